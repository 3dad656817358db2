"""The agreements, clause by clause, with the provisions a clause touches and what is said about it."""

from lagebild.model import Agreement
from lagebild.report import wording
from lagebild.report.desk import Desk
from lagebild.report.outline import Block, Cell, Heading, Piece, Ref, Sentence, Table
from lagebild.report.voices import quote

__all__ = ["blocks"]

_STATEMENTS = 8  # quoted in full; further ones are cited by number


def blocks(desk: Desk) -> tuple[Block, ...]:
    """Return the blocks of all agreements, the latest first."""
    ordered = sorted(desk.material.agreements, key=lambda a: (a.signed or "", a.id), reverse=True)
    attached = [a for a in ordered if desk.material.attachments.get(a.id)]
    made: list[Block] = []
    for agreement in attached:
        made += _agreement(agreement, desk)
    # a register holds more treaties than a brief speaks of
    rest = [a for a in ordered if a not in attached]
    if rest:
        made.append(_others(rest, desk))
    return tuple(made)


def _others(agreements: list[Agreement], desk: Desk) -> Table:
    rows = tuple(
        (
            Cell(text=agreement.title, notes=(desk.notes.record("agreement", agreement),)),
            Cell(text=wording.series(desk.names.captions(tuple(s.country for s in agreement.parties)))),
            Cell(text=wording.date(agreement.signed)),
            Cell(text=wording.date(agreement.in_force) if agreement.in_force else "not known"),
            Cell(text=wording.date(agreement.ended) if agreement.ended else "–"),
        )
        for agreement in agreements
    )
    return Table(
        id="agreements",
        caption="Further agreements of the register, on which no statement was found",
        head=("Agreement", "Parties", "Signed", "In force", "Ended"),
        rows=rows,
        widths=(4, 2.4, 1.4, 1.4, 1.4),
    )


def _agreement(agreement: Agreement, desk: Desk) -> list[Block]:
    number = desk.notes.record("agreement", agreement)
    basis = (Ref("agreement", agreement.id),)
    parties = desk.names.captions(tuple(s.country for s in agreement.parties))
    text = f"{agreement.title}: parties {wording.series(parties)}; signed {wording.date(agreement.signed)}"
    steps = [
        f"ratified by {desk.names.caption(s.country)} {wording.date(s.ratified)}"
        for s in agreement.parties
        if s.ratified
    ]
    text += "".join(f"; {step}" for step in steps)
    text += (
        f"; in force from {wording.date(agreement.in_force)}" if agreement.in_force else "; entry into force not known"
    )
    text += f"; ended {wording.date(agreement.ended)}" if agreement.ended else ""
    text += f"; kinds of obligation: {wording.series(agreement.kinds)}." if agreement.kinds else "."
    facts = Sentence(kind="fact", pieces=(Piece(text),), evidence=basis, notes=(number,))
    made: list[Block] = [Heading(id=f"agreement-{agreement.id}", text=agreement.title), desk.paragraph(facts)]
    if agreement.clauses:
        made.append(_clauses(agreement, desk))
    attached = sorted(desk.material.attachments.get(agreement.id, ()), key=lambda id_: _order(id_, desk))
    if attached:
        said = [
            quote(desk.material.claims[id_], desk.material, desk.names, desk.notes) for id_ in attached[:_STATEMENTS]
        ]
        if len(attached) > _STATEMENTS:
            rest = attached[_STATEMENTS:]
            text = f"{wording.count(len(rest), 'further statement')} on this agreement: see the footnotes."
            refs = tuple(Ref("claim", id_) for id_ in rest)
            notes = desk.notes.claims(rest)
            said.append(Sentence(kind="fact", pieces=(Piece(text),), evidence=refs, notes=notes))
        made += [desk.paragraph(sentence) for sentence in said]
    return made


def _order(id_: str, desk: Desk) -> tuple[str, str]:
    desk.notes.claim(id_)  # a missing claim is a DataError here, not a KeyError
    claim = desk.material.claims[id_]
    return claim.said or desk.notes.document(claim.document).published or "9", id_


def _clauses(agreement: Agreement, desk: Desk) -> Table:
    rows = []
    for clause in agreement.clauses:
        touched = [desk.measure(id_) for id_ in clause.touches]
        article = (clause.article or "–") + ("" if clause.text_status == "read" else " (text not read)")
        rows.append(
            (
                Cell(text=article),
                Cell(text=clause.kind),
                Cell(text=clause.obligation),
                Cell(
                    text="; ".join(wording.cite(measure) for measure in touched) or "none found",
                    notes=tuple(desk.notes.record("measure", measure) for measure in touched),
                ),
            )
        )
    return Table(
        id=f"clauses-{agreement.id}",
        caption="Clauses in our own words, and the provisions each would touch if acted upon",
        head=("Article", "Kind", "Obligation", "Touches"),
        rows=tuple(rows),
        widths=(0.9, 1.3, 4, 3),
    )
