"""Body HTML that means harm, and an inspector who knows the allow-list by heart, not by import."""

import re
from html.parser import HTMLParser

ALLOWED = {
    **dict.fromkeys(["p", "strong", "em", "br", "h2", "h3", "ul", "li", "blockquote", "figcaption"], frozenset[str]()),
    "a": frozenset({"href", "title", "rel"}),
    "ol": frozenset({"start", "type", "data-type"}),
    "aside": frozenset({"class"}),
    "figure": frozenset({"data-photo"}),
}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def scheme(href: str) -> str:
    """Return the scheme of an address as a browser finds it, which leaves out more than meets the eye."""
    read = re.sub(r"[\t\n\r]", "", href).lstrip("".join(map(chr, range(33))))
    found = SCHEME.match(read)
    return found[1].lower() if found else ""


class Inspector(HTMLParser):
    """Collects whatever the allow-list does not name; the list above is written out again on purpose."""

    def __init__(self) -> None:
        super().__init__()
        self.complaints: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.complaints.append(tag)
            return
        for name, value in attrs:
            if name not in ALLOWED[tag]:
                self.complaints.append(f"{tag} {name}")
            if name == "href" and scheme(value or "") not in {"", "http", "https", "mailto"}:
                self.complaints.append(f"{name}={value}")
            if name == "class" and value not in {"pull-quote", ""}:
                self.complaints.append(f"{name}={value}")

    def handle_comment(self, data: str) -> None:
        self.complaints.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.complaints.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.complaints.append(f"<?{data}>")


def complaints(html: str) -> list[str]:
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()
    return inspector.complaints


HOSTILE = [
    "<script>alert(1)</script>",
    "<p><img src=x onerror=alert(1)></p>",
    "<p onclick=alert(1) style='background:url(//evil)' id=x class=y>x</p>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt&colon;alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href=" &#1;javascript:alert(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="https://example.org" target="_blank" onmouseover="alert(1)">x</a>',
    "<style>p{display:none}</style>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<iframe src=//evil></iframe><object data=//evil></object><embed src=//evil>",
    '<form action="//evil"><input name=x><button>x</button></form>',
    '<meta http-equiv="refresh" content="0;url=//evil"><base href="//evil"><link rel=stylesheet href=//evil>',
    '<figure data-photo="abc" onclick=alert(1)><img src=x onerror=alert(1)><figcaption>x</figcaption></figure>',
    f'<figure data-photo="{"9" * 5000}"></figure>',
    '<figure data-photo="1" data-photo="2" class="pull-quote" id="top"></figure>',
    '<aside class="pull-quote evil" data-x=1>x</aside><aside class=evil>y</aside>',
    "<!-- x --><!--><script>alert(1)</script>--><?php x ?><!doctype html><![CDATA[<script>]]>",
    "<h2 id=main>x</h2><h1>y</h1>",
    "<p title=x lang=xx dir=rtl tabindex=1 data-x=1>x</p>",
    "<p><strong><em>unclosed <a href='https://example.org",
    "<blockquote>" * 300 + "deep",
    "<<script>script>alert(1)<</script>/script>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><script>alert(1)</script></template><xmp><script>alert(1)</script></xmp>",
    "</p></div></body></html><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '<a href="java\x01script:alert(1)">x</a>',
    '<a href="java&#1;script:alert(1)">x</a>',
    "\x00<\x01script>\x1f\x7f&#2;\ufffe",
]
