"""One case on the page: allegation and denial face to face, and the provisions tested."""

from collections.abc import Callable

from lagebild.report import wording
from lagebild.report.markup import Html, tag
from lagebild.report.outline import Case, Cell, Piece, Provision, Sentence, Side, Table, Voices

__all__ = ["case", "cell_html", "notes_html", "sentence_html", "sign"]

_LETTERS = {"fact": "F", "claim": "C", "assessment": "A", "recommendation": "R"}


def sentence_html(sentence: Sentence) -> Html:
    """A sentence with the mark of its class and its footnote numbers."""
    letter = tag("abbr", _LETTERS[sentence.kind], title=sentence.kind, class_="class")
    return tag(
        "span",
        letter,
        " ",
        [_piece(p) for p in sentence.pieces],
        notes_html(sentence.notes),
        class_=f"s {sentence.kind}",
    )


def _piece(piece: Piece) -> Html:
    if piece.role == "quote":
        return tag("q", tag("bdi", piece.text), lang=piece.language or "und", dir="auto")
    if piece.role == "name":
        return tag("bdi", "“", piece.text, "”", lang=piece.language or "und")
    return tag("strong" if piece.role == "strong" else "bdi", piece.text)


def notes_html(notes: tuple[int, ...]) -> Html | None:
    """Footnote numbers as links."""
    if not notes:
        return None
    links = [
        tag("a", str(n), href=f"#fn{n}", class_=f"r r{n}", role="doc-noteref", aria_label=f"Footnote {n}")
        for n in notes
    ]
    return tag("sup", [part for link in links for part in (link, " ")][:-1])


def cell_html(cell: Cell) -> Html:
    """The content of a table cell."""
    inner = (
        tag("code", cell.text)
        if cell.code
        else tag("bdi", cell.text, lang=cell.language)
        if cell.foreign
        else cell.text
    )
    if cell.state:
        inner = sign(cell.state)
    if cell.target:
        inner = tag("a", inner, href=f"#{cell.target}")
    return tag("span", inner, notes_html(cell.notes))


def sign(word: str) -> Html:
    """A state or outcome: symbol and word."""
    symbol = tag("span", wording.SYMBOLS.get(word, "·"), class_="sym", aria_hidden="true")
    return tag("span", symbol, word, class_=f"state {word.replace(' ', '-')}")


def case(block: Case, table: Callable[[Table], Html]) -> Html:
    """The whole case."""
    badges = tag(
        "p",
        tag("span", block.status, class_=f"badge status-{block.status}"),
        tag("span", "grade ", block.grade, class_="badge"),
        class_="badges",
    )
    facts = tag(
        "dl",
        [tag("div", tag("dt", label), tag("dd", tag("bdi", value))) for label, value in block.facts],
        class_="told",
    )
    faces = tag("div", _side(block.allegation, "for"), _side(block.denial, "against"), class_="faces")
    assessment = [sentence_html(s) for s in block.assessment.sentences]
    number = block.assessment.number
    origins = table(block.origins) if block.origins.rows else None
    return tag(
        "article",
        tag("h3", tag("bdi", block.caption)),
        badges,
        facts,
        faces,
        origins,
        tag(
            "p",
            tag("a", f"{number}.", class_="n", href=f"#p{number}", aria_label=f"Paragraph {number}"),
            " ",
            [part for s in assessment for part in (s, " ")][:-1],
            class_="para",
            id=f"p{number}",
        ),
        _tests(block.provisions),
        class_="case",
        id=block.id,
    )


def _side(side: Side, name: str) -> Html:
    number = tag("a", f"{side.number}.", class_="n", href=f"#p{side.number}", aria_label=f"Paragraph {side.number}")
    lead = tag("p", number, " ", sentence_html(side.lead), class_="lead", id=f"p{side.number}")
    return tag("div", tag("h4", side.heading), lead, [_voices(v) for v in side.voices], class_=f"side {name}")


def _voices(voices: Voices) -> Html:
    party = tag("span", "party concerned", class_="badge party") if voices.party else None
    head = tag("p", tag("b", tag("bdi", voices.origin)), " ", party, class_="origin")
    repeats = None
    if voices.repeats:
        number = wording.count(len(voices.repeats), "repetition")
        repeats = tag(
            "details",
            tag("summary", f"{number} of the same origin, not counted"),
            tag("ul", [tag("li", sentence_html(s)) for s in voices.repeats]),
            class_="repeats",
        )
    return tag("div", head, tag("p", sentence_html(voices.lead)), repeats, class_="voice")


def _tests(provisions: tuple[Provision, ...]) -> Html | None:
    if not provisions:
        return None
    return tag(
        "div",
        tag("h4", "Provisions tested"),
        [_test(p, open_=n == 0) for n, p in enumerate(provisions)],
        class_="tests",
    )


def _test(provision: Provision, *, open_: bool) -> Html:
    summary = tag("summary", sign(provision.outcome), " ", tag("span", provision.label, class_="label"))
    head = tag("tr", [tag("th", word, scope="col") for word in ("Element", "The provision requires", "State", "Why")])
    rows = [
        tag(
            "tr",
            tag("th", c.name, scope="row"),
            tag("td", c.requires),
            tag("td", sign(c.state)),
            tag("td", tag("bdi", c.note), notes_html(c.notes)),
        )
        for c in provision.conditions
    ]
    text = tag("p", tag("bdi", provision.summary), f" ({provision.in_force})", class_="provision")
    table = tag("table", tag("caption", f"Elements of {provision.label}"), tag("thead", head), tag("tbody", rows))
    region = tag(
        "div", table, class_="scroll", tabindex="0", role="region", aria_label=f"Elements of {provision.label}"
    )
    return tag(
        "details", summary, text, tag("p", sentence_html(provision.conclusion)), region, class_="test", open=open_
    )
