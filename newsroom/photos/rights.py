"""The only metadata that leaves the house with a picture: whose it is."""

from xml.sax.saxutils import escape

from PIL import ExifTags, Image

MAX_LENGTH = 400
PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">{rights}</rdf:Description></rdf:RDF></x:xmpmeta>'
)
CREDIT = "<photoshop:Credit>{}</photoshop:Credit>"
NOTICE = '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:rights>'


def copyright_of(image: Image.Image) -> str:
    """Return the copyright notice that came with the original, or nothing."""
    notice = image.getexif().get(ExifTags.Base.Copyright, "")
    return _plain(notice) if isinstance(notice, str) else ""


def packet(credit: str, notice: str) -> bytes:
    """Return an XMP packet with the credit line and the copyright notice, empty if both are."""
    rights = "".join(
        element.format(escape(text)) for element, text in ((CREDIT, _plain(credit)), (NOTICE, notice)) if text
    )
    return PACKET.format(rights=rights).encode() if rights else b""


def _plain(text: str) -> str:
    return "".join(character for character in text if character.isprintable())[:MAX_LENGTH]
