"""A proposition as a case of the brief."""

from lagebild.model import Element, Finding, Proposition
from lagebild.report import wording
from lagebild.report.desk import Desk
from lagebild.report.outline import Case, Cell, Condition, Paragraph, Piece, Provision, Ref, Sentence, Table
from lagebild.report.voices import affiliation, sides

__all__ = ["build", "in_full", "weight"]


def weight(proposition: Proposition, desk: Desk) -> tuple[int, int, int, int, str, str]:
    """Sort key, strongest first: breach indicated, then origins for it, then contested, then statements, then date."""
    findings = desk.findings(proposition)
    breach = any(f.outcome == "breach indicated" for f in findings)
    origins = len({o.id for o in proposition.origins if o.side == "for"})
    said = len(proposition.claims_for) + len(proposition.claims_against)
    contested = proposition.status == "contested"
    return (
        0 if breach else 1 if findings else 2,
        -origins,
        -contested,
        -said,
        proposition.first_said or "9",
        proposition.id,
    )


def in_full(proposition: Proposition, desk: Desk) -> bool:
    """Tell what gets a case of its own: what was tested, what is denied, what several origins say."""
    if desk.findings(proposition) or proposition.claims_against:
        return True
    return len({o.id for o in proposition.origins if o.side == "for"}) > 1


def build(proposition: Proposition, desk: Desk) -> Case:
    """Set one proposition out: both sides, origins, assessment, provisions."""
    material, names, notes = desk.material, desk.names, desk.notes
    allegation, denial = sides(proposition, material, names, notes, desk.number())
    desk.number()
    provisions = tuple(_provision(finding, desk) for finding in desk.findings(proposition))
    return Case(
        id=f"case-{proposition.id}",
        proposition=proposition.id,
        caption=wording.headline(proposition),
        status=proposition.status,
        grade=proposition.grade,
        facts=_facts(proposition, desk),
        allegation=allegation,
        denial=denial,
        origins=_origins(proposition, desk),
        assessment=_assessment(proposition, provisions, desk),
        provisions=provisions,
    )


def _facts(proposition: Proposition, desk: Desk) -> tuple[tuple[str, str], ...]:
    event = proposition.event
    amount = event.quantity
    rows = [
        ("When, as alleged", wording.date(event.date) if event.date else "not told"),
        ("How much, as alleged", (amount.text or f"{amount.value:g} {amount.unit}") if amount else ""),
        ("Where, as alleged", desk.names.caption(event.place) if event.place else ""),
        ("First said", wording.date(proposition.first_said) if proposition.first_said else ""),
        ("Last said", wording.date(proposition.last_said) if proposition.last_said else ""),
    ]
    return tuple(row for row in rows if row[1])


def _origins(proposition: Proposition, desk: Desk) -> Table:
    rows = []
    for origin in proposition.origins:
        extra = len(origin.claims) - 1
        weight_ = "● counted once" + (f"; {'○' * min(extra, 6)} {extra} not counted" if extra else "")
        numbers = desk.notes.claims(origin.claims)
        rows.append(
            (
                Cell(text="for" if origin.side == "for" else "against"),
                Cell(text=origin.caption, foreign=True, notes=numbers),
                Cell(text=affiliation(origin, desk.material, desk.names), foreign=True),
                Cell(text=_behind(origin.documents, desk), foreign=True),
                Cell(text=weight_),
                Cell(text=origin.reliability),
            )
        )
    return Table(
        id=f"origins-{proposition.id}",
        caption="Who stands behind each side: one origin counts once, however often it is repeated",
        head=("Side", "Origin", "Affiliation and rule", "Printed in", "Weight", "Source grade"),
        rows=tuple(rows),
        widths=(1, 2.4, 3.6, 2.4, 1.8, 0.9),
    )


def _behind(ids: tuple[str, ...], desk: Desk) -> str:
    documents = sorted((desk.notes.document(id_) for id_ in ids), key=lambda d: (d.published or "9", d.name))
    outlets: dict[str, list[str]] = {desk.notes.outlet(d): [] for d in documents}
    for document in documents:
        outlets[desk.notes.outlet(document)].append(desk.notes.sources[document.id])
    return "; ".join(f"{outlet} ({', '.join(numbers)})" for outlet, numbers in outlets.items())


def _assessment(proposition: Proposition, provisions: tuple[Provision, ...], desk: Desk) -> Paragraph:
    basis = (Ref("proposition", proposition.id), *(Ref("claim", c) for c in proposition.claims_for[:1]))
    cited = desk.notes.claims((*proposition.claims_for[:3], *proposition.claims_against[:3]))
    head = (
        f"Status: {proposition.status} ({proposition.wording}). "
        if proposition.wording
        else (f"Status: {proposition.status}. ")
    )
    text = head + f"Grade: {wording.grade(proposition.grade)}."
    sentences = [Sentence(kind="assessment", pieces=(Piece(text),), evidence=basis, notes=cited)]
    if proposition.rules:
        rule = "The rules that gave this: " + "; ".join(proposition.rules) + "."
        sentences.append(Sentence(kind="assessment", pieces=(Piece(rule),), evidence=basis))
    if not provisions:
        text = "No provision in the register was found that this would touch."
        sentences.append(Sentence(kind="assessment", pieces=(Piece(text),), evidence=basis))
    return desk.paragraph(*sentences)


def _provision(finding: Finding, desk: Desk) -> Provision:
    measure = desk.measure(finding.measure)
    label = wording.cite(measure)
    number = desk.notes.record("measure", measure)
    until = f" until {wording.date(measure.in_force_until)}" if measure.in_force_until else ""
    force = f"in force from {wording.date(measure.in_force_from)}{until}"
    if not finding.in_force:
        force += "; not in force on the date alleged"
    elements = {claim for element in finding.elements for claim in element.claims}
    notes = tuple(dict.fromkeys((number, *desk.notes.claims(sorted(elements)))))
    reason = finding.reason.rstrip(".")
    if reason.lower().startswith(finding.outcome):
        reason = reason[len(finding.outcome) :].lstrip(" :;,.")
    reason = reason[:1].upper() + reason[1:]
    conclusion = Sentence(
        kind="assessment",
        pieces=(
            Piece("Held against this provision: "),
            Piece(finding.outcome, "strong"),
            Piece(f". {reason}." if reason else "."),
        ),
        evidence=(Ref("finding", finding.id), Ref("measure", measure.id)),
        notes=notes,
    )
    return Provision(
        finding=finding.id,
        measure=measure.id,
        label=label,
        summary=measure.summary,
        in_force=force,
        outcome=finding.outcome,
        conditions=tuple(_condition(element, desk) for element in finding.elements),
        conclusion=conclusion,
    )


def _condition(element: Element, desk: Desk) -> Condition:
    return Condition(
        name=element.name,
        requires=element.requires,
        state=element.state,
        note=element.note,
        notes=desk.notes.claims(element.claims),
    )
