"""Sentences and headlines that read like a paper's, made from a few lists."""

from random import Random

WHO = """harbour authority|city council|ferry company|water board|teachers' union|regional hospital|tram operator
port workers|football club|energy regulator|housing cooperative|public prosecutor|university|fire service
farmers' association|chamber of commerce|museum|transport ministry|fishing fleet|opposition|night market|archive
statistics office|coast guard|labour court|library|weather service|railway|lighthouse trust|supreme court"""
DOES = """approves|delays|defends|questions|cuts|doubles|publishes|rejects|reopens|tests|postpones|extends|sells
investigates|expands|halts|revises|welcomes|criticises|abandons"""
DID = """approved|delayed|defended|questioned|cut|doubled|published|rejected|reopened|tested|postponed|extended|sold
investigated|expanded|halted|revised|welcomed|criticised|abandoned"""
WHAT = """plan for a new bridge|budget for schools|ferry timetable|rent register|flood wall|wage agreement
night tram|list of clinics|contract for buses|report on noise|fishing quota|grain terminal|cycle lane
heating subsidy|museum wing|land sale|water tariff|harbour dredging|emergency fund|power line|stadium lease
school meals|parking rules|ticket prices|air quality limits|election rules|pension fund|data centre|market hall"""
WHEN = """on Monday|on Tuesday|late on Wednesday|this week|after a long debate|in the spring|before the summer
for the third time|within a month|despite protests|without a vote|at a special session|overnight|next year"""
WHERE = """Port Ansel|Kirkfield|Wexmouth|Haldane|Saltmarket|Eastmole|Skerry|Brannock|Tarn Bridge|Old Basin|Lombera
Quay Street|North Stand|Ronan Sands|Outer Bank|Sainte-Aurore"""
WHY = """because costs had risen|after residents complained|to save money|to win time|as the law demands
since nobody objected|while talks continue|in spite of warnings|to comply with a ruling|as demand fell
after an audit found gaps|because the figures were wrong|to keep a promise|so that work can begin"""
SAID = """“We were never asked,” said a resident of {where}.|Officials in {where} declined to comment {when}.
According to figures seen by this newspaper, {number} households are affected.
The {who} {did} the {what} {when}, {why}.|In {where} the {who} {did} the {what} {why}.
Of {number} people questioned, most had heard of the {what} {when}.|The {what} would cost {number} million.
A spokesperson said the {who} would look at the {what} again {when}.|The {who} of {where} {did} it {when}, {why}.
{number} people came to {where} to hear about the {what}.|What happens to the {what} is open, {why}.
Critics of the {who} say that the {what} should have been {did} long ago, {why}."""
FIRST = """Ada|Bruno|Chidi|Dana|Emeka|Farah|Goran|Hana|Ines|Jonas|Kemi|Lena|Marta|Nils|Olga|Pavel|Rosa|Samir|Tess|Uli
Vera|Wen|Yara|Zeno"""
LAST = """Okafor|Lind|Marsh|Adeyemi|Costa|Duval|Eriksen|Fontaine|Greco|Horvat|Ivanova|Jansen|Kovac|Larsen|Moreau|Novak
Osei|Petrov|Quist|Rossi|Santos|Tanaka|Ueda|Varga|Weiss|Yilmaz"""
WORDS = {
    name.lower(): [word.strip() for line in text.splitlines() for word in line.split("|")]
    for name, text in (
        *(("who", WHO), ("does", DOES), ("did", DID), ("what", WHAT), ("when", WHEN), ("where", WHERE), ("why", WHY)),
        *(("said", SAID), ("first", FIRST), ("last", LAST)),
    )
}


def some(draw: Random, kind: str) -> str:
    return draw.choice(WORDS[kind])


def sentence(draw: Random) -> str:
    filled = {name: some(draw, name) for name in ("who", "did", "what", "when", "where", "why")}
    text = some(draw, "said").format(**filled, number=f"{draw.randint(2, 9000):,}")
    return text[0].upper() + text[1:]


def headline(draw: Random) -> str:
    who, does, what = some(draw, "who"), some(draw, "does"), some(draw, "what")
    ending = draw.choice((f" in {some(draw, 'where')}", f" {some(draw, 'when')}", ""))
    return f"{who[0].upper()}{who[1:]} {does} {what}{ending}"


def sentences(seed: int, count: int = 3000) -> list[str]:
    """Return a stock of sentences; stories draw from it, which costs less than to write each anew."""
    draw = Random(f"sentences {seed}")  # noqa: S311  (nothing secret is drawn)
    return [sentence(draw) for _ in range(count)]
