"""Words that say nothing, and words that stand there twice."""

import re
from collections.abc import Iterator
from dataclasses import replace

from articles.proof import Finding, Proof

VAGUE = {
    "en": {"click", "click here", "here", "link", "more", "more here", "read more", "read this", "see here", "this"},
    "de": {"hier", "hier klicken", "klicken sie hier", "link", "mehr", "mehr lesen", "weiterlesen"},
    "fr": {"cliquez ici", "en savoir plus", "ici", "lien", "lire la suite", "plus"},
    "es": {"aquí", "enlace", "haga clic aquí", "leer más", "más", "pulse aquí"},
}
#: Words that never rightly follow themselves. “Had had”, “that that” or a doubled name may be meant.
NEVER_TWICE = {
    "en": "a an and are as at be because but by for from has have he his if into it its my not of or our she "
    "than the their then there they this to was we were what when where which who will with would you your",
    "de": "am auf aus bei durch ein eine einem einen einer für im ist mit nach nicht oder über und unter von vor zum "
    "zur",
    "fr": "au aux avec ce cette dans de des du en est et les mais ou par pas pour que qui sa ses son sont sur un une",
    "es": "al como con de del el en es la las los más para pero por que se son su sus un una y",
}


def vague_links(proof: Proof) -> Iterator[Finding]:
    vague = VAGUE.get(proof.language, VAGUE["en"])
    for block in proof.blocks:
        for _address, words in block.links:
            said = " ".join(words.split()).rstrip(".…:!»> ").casefold()
            if said in vague:
                yield block.finding(f"The link “{words.strip()}” does not say where it leads. Name it.", words)
            elif said.startswith(("http://", "https://", "www.")):
                yield block.finding("A bare address is no link text. Say in words where it leads.", words)


def repeated_words(proof: Proof) -> Iterator[Finding]:
    words = NEVER_TWICE.get(proof.language)
    if words is None:
        return
    doubled = re.compile(rf"\b({'|'.join(words.split())})\s+\1\b", re.IGNORECASE)
    for passage in proof.passages:
        for found in doubled.finditer(passage.passage):
            message = f"“{' '.join(found.group().split())}”: one of the two is too many."
            yield replace(passage, message=message, passage=found.group())
