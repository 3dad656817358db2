"""The monitoring body itself: its mandate and the votes on it."""

from lagebild.model import Mandate, Vote
from lagebild.report import wording
from lagebild.report.desk import Desk
from lagebild.report.outline import Block, Cell, Heading, Piece, Ref, Sentence, Table

__all__ = ["blocks"]


def blocks(desk: Desk) -> tuple[Block, ...]:
    """Return mandates, then votes, oldest first."""
    made: list[Block] = []
    for mandate in desk.material.mandates:
        made += _mandate(mandate, desk)
    if desk.material.votes:
        made.append(_votes(desk.material.votes, desk))
    return tuple(made)


def _mandate(mandate: Mandate, desk: Desk) -> list[Block]:
    number = desk.notes.record("mandate", mandate)
    until = f"ended {wording.date(mandate.until)}" if mandate.until else "has no end on record"
    tasks = f" Its task: to {wording.series(mandate.verbs)}." if mandate.verbs else ""
    text = (
        f"The {mandate.body} was created by {mandate.created_by}; its mandate began {wording.date(mandate.from_date)} "
        f"and {until}.{tasks}"
    )
    fact = Sentence(kind="fact", pieces=(Piece(text),), evidence=(Ref("mandate", mandate.id),), notes=(number,))
    made: list[Block] = [Heading(id=f"mandate-{mandate.id}", text=f"Mandate: {mandate.body}"), desk.paragraph(fact)]
    if mandate.acts:
        rows = tuple(
            (
                Cell(text=wording.date(act.get("date"))),
                Cell(text=act.get("instrument", "")),
                Cell(text=act.get("effect", "")),
                Cell(text=act.get("status", "")),
            )
            for act in mandate.acts
        )
        made.append(
            Table(
                id=f"acts-{mandate.id}",
                caption="Acts that created, renewed or ended it",
                head=("Date", "Instrument", "Effect", "Text was"),
                rows=rows,
                widths=(1.3, 2, 3.4, 1),
            )
        )
    return made


def _votes(votes: tuple[Vote, ...], desk: Desk) -> Table:
    rows = tuple(
        (
            Cell(text=wording.date(vote.date)),
            Cell(text=desk.names.caption(vote.body)),
            Cell(text=vote.subject, notes=(desk.notes.record("vote", vote),)),
            Cell(text=vote.outcome),
            Cell(text="not recorded" if vote.in_favour is None else str(vote.in_favour)),
            Cell(text=wording.series(desk.names.captions(vote.against)) or "none"),
            Cell(text=wording.series(desk.names.captions(vote.abstaining)) or "none"),
        )
        for vote in votes
    )
    return Table(
        id="votes",
        caption="Votes",
        head=("Date", "Body", "Subject", "Outcome", "In favour", "Against", "Abstaining"),
        rows=rows,
        widths=(1.3, 1.4, 3, 1.6, 0.8, 1.2, 1.2),
    )
