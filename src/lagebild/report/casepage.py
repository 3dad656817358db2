"""One case on the page: allegation and denial face to face, and the provisions tested."""

from lagebild.report import wording
from lagebild.report.markup import Html, tag
from lagebild.report.outline import Case, Provision, Side, Voices
from lagebild.report.pieces import grid, notes_html, sentence_html, sign, spaced, table

__all__ = ["case"]


def case(block: Case) -> Html:
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
            spaced(assessment),
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
    rows = [
        [tag("b", c.name), tag("span", c.requires), sign(c.state), tag("span", tag("bdi", c.note), notes_html(c.notes))]
        for c in provision.conditions
    ]
    about = tag("p", tag("bdi", provision.summary), f" ({provision.in_force})", class_="provision")
    conclusion = tag("p", sentence_html(provision.conclusion))
    head = ("Element", "The provision requires", "State", "Why")
    elements = grid(f"Elements of {provision.label}", head, rows)
    return tag("details", summary, about, conclusion, elements, class_="test", open=open_)
