"""What would settle it: recommendations that follow by rule from elements left open and answers not found."""

from lagebild.model import Proposition
from lagebild.report import wording
from lagebild.report.cases import weight
from lagebild.report.desk import Desk
from lagebild.report.outline import Paragraph, Piece, Ref, Section, Sentence

__all__ = ["compose"]

_NAMED = 4  # alleged facts named in one recommendation
# what to do when an element of a provision is unknown
_STEPS = {
    "act": "Establish from the sources what exactly was done",
    "direction": "Establish who supplied and who received",
    "target": "Establish whether the party named is the one the provision is about",
    "object": "Establish which goods or services, if possible with their Harmonized System heading",
    "date": "Obtain the date, since it decides which provision was in force",
    "purpose": "Find out what the goods, funds or services were for",
    "knowledge": "Find out what the State or company knew, or had reason to believe",
    "designation": "Look up whether the party or ship was designated on that day",
    "counterpart": "Find out who the partner in the DPRK was",
    "quantity": "Obtain the quantity and its unit, since the provision measures by it",
    "exemption": "Ask the 1718 Committee whether an exemption was requested or granted",
}


def compose(desk: Desk) -> Section | None:
    """Return one recommendation a step, the most weighty alleged facts first; none where nothing is open."""
    steps: dict[str, list[Proposition]] = {step: [] for step in _STEPS.values()}
    replies: dict[str, list[Proposition]] = {}
    alone: list[Proposition] = []
    for proposition in sorted(desk.material.propositions, key=lambda p: weight(p, desk)):
        open_tests = [f for f in desk.findings(proposition) if f.outcome != "inside"]
        if not open_tests or not proposition.claims_for:
            continue
        names = {e.name for f in open_tests for e in f.elements if e.state == "unknown"}
        for name in sorted(names):
            steps.setdefault(_STEPS.get(name, f"Establish the element “{name}”"), []).append(proposition)
        for party in () if proposition.claims_against else _silent(proposition):
            step = f"Ask {desk.names.caption(party)} for a reply, and keep the answer or its absence"
            replies.setdefault(step, []).append(proposition)
        if proposition.status == "single":
            alone.append(proposition)
    whole = {**steps, **replies, "Look for a second independent origin": alone}
    blocks = tuple(_paragraph(step, about, desk) for step, about in whole.items() if about)
    return Section(id="questions", title="What would settle it", blocks=blocks) if blocks else None


def _silent(proposition: Proposition) -> list[str]:
    """The parties concerned of whom no word was read."""
    spoken = {origin.id for origin in proposition.origins if origin.party}
    parties = dict.fromkeys((*proposition.event.actor, *proposition.event.recipient))
    return [party for party in parties if f"party:{party}" not in spoken]


def _paragraph(step: str, about: list[Proposition], desk: Desk) -> Paragraph:
    named = "; ".join(f"“{wording.headline(p)}”" for p in about[:_NAMED])
    more = f"; and {len(about) - _NAMED} more" if len(about) > _NAMED else ""
    basis = tuple(Ref("proposition", p.id) for p in about)
    notes = desk.notes.claims(p.claims_for[0] for p in about[:_NAMED])
    pieces = (Piece(step, "strong"), Piece(f". On: {named}{more}."))
    return desk.paragraph(Sentence(kind="recommendation", pieces=pieces, evidence=basis, notes=notes))
