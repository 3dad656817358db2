"""What would settle it: recommendations that follow by rule from elements left open and answers not found."""

from lagebild.model import Finding, Proposition
from lagebild.report import wording
from lagebild.report.cases import weight
from lagebild.report.desk import Desk
from lagebild.report.outline import Paragraph, Piece, Ref, Section, Sentence

__all__ = ["compose"]

_LIMIT = 10
# what to ask for when an element of a provision is unknown
_STEPS = {
    "act": "establish from the sources what exactly was done",
    "direction": "establish who supplied and who received",
    "target": "establish whether the party named is the one the provision is about",
    "object": "establish which goods or services, if possible with their Harmonized System heading",
    "date": "obtain the date, since it decides which provision was in force",
    "quantity": "obtain the quantity and its unit, since the provision allows a quantity",
    "exemption": "ask the 1718 Committee whether an exemption was requested or granted",
}


def compose(desk: Desk) -> Section | None:
    """Return the section, or none where nothing is open."""
    ranked = sorted(desk.material.propositions, key=lambda p: weight(p, desk))
    paragraphs = [paragraph for p in ranked if (paragraph := _paragraph(p, desk))][:_LIMIT]
    if not paragraphs:
        return None
    return Section(id="questions", title="What would settle it", blocks=tuple(paragraphs))


def _paragraph(proposition: Proposition, desk: Desk) -> Paragraph | None:
    findings = [f for f in desk.findings(proposition) if f.outcome != "inside"]
    if not findings or not proposition.claims_for:
        return None
    basis = (Ref("proposition", proposition.id), *(Ref("finding", f.id) for f in findings[:6]))
    parts = [_STEPS.get(name, f"establish the element “{name}”") for name in _open(findings)]
    silent = [] if proposition.claims_against else _asked(proposition, desk)
    if silent:
        parts.append(f"ask {wording.series(silent)} for a reply, and keep the answer or its absence")
    if proposition.status == "single":
        parts.append("look for a second independent origin")
    if not parts:
        return None
    text = f"On “{wording.headline(proposition)}”: {'; '.join(parts)}."
    notes = desk.notes.claims(proposition.claims_for[:2])
    return desk.paragraph(Sentence(kind="recommendation", pieces=(Piece(text),), evidence=basis, notes=notes))


def _open(findings: list[Finding]) -> list[str]:
    """Names of the elements that are unknown, in the order of the table of steps."""
    unknown = {element.name for finding in findings for element in finding.elements if element.state == "unknown"}
    return [name for name in _STEPS if name in unknown] + sorted(unknown - set(_STEPS))


def _asked(proposition: Proposition, desk: Desk) -> list[str]:
    parties = dict.fromkeys((*proposition.event.actor, *proposition.event.recipient))
    spoken = {o.id for o in proposition.origins if o.party}
    return [desk.names.caption(party) for party in parties if f"party:{party}" not in spoken]
