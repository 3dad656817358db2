"""Mandates, votes and agreements, loaded from their data files."""

from functools import cache
from typing import Any

from lagebild.data import load
from lagebild.errors import DataError
from lagebild.measures import check
from lagebild.measures.catalogue import provisions, sources
from lagebild.model import Agreement, Clause, Mandate, Signatory, Vote

__all__ = ["agreements", "mandates", "votes"]

_TEXT = ("read", "secondary", "recalled")


@cache
def mandates() -> tuple[Mandate, ...]:
    """Return the bodies that watch the measures, with the acts that made, extended and ended them."""
    return tuple(_mandate(id_, entry) for id_, entry in load("mandates").items())


@cache
def votes() -> tuple[Vote, ...]:
    """Return the recorded votes, oldest first."""
    made = [_vote(id_, entry) for id_, entry in load("votes").items()]
    return tuple(sorted(made, key=lambda v: (v.date, v.id)))


@cache
def agreements() -> tuple[Agreement, ...]:
    """Return the agreements between states, in the order of the data file."""
    known = {m.id for m in provisions()}
    return tuple(_agreement(id_, entry, known) for id_, entry in load("agreements").items())


def _mandate(id_: str, entry: dict[str, Any]) -> Mandate:
    acts = []
    for line in entry["acts"].strip().splitlines():
        fields = [field.strip() for field in line.split("|")]
        if len(fields) != 4:
            raise DataError(f"{id_}: '{line}' has not the four fields date | instrument | effect | status")
        check.date(id_, fields[0])
        check.one_of(id_, "status", fields[3], _TEXT)
        acts.append(dict(zip(("date", "instrument", "effect", "status"), fields, strict=True)))
    return Mandate(
        id=id_,
        body=check.text(id_, entry, "body"),
        created_by=check.text(id_, entry, "created_by"),
        verbs=check.split(id_, "verbs", entry["verbs"]),
        from_date=check.text(id_, entry, "from"),
        until=check.date(id_, entry["until"]),
        acts=tuple(acts),
        sources=sources(id_, entry["sources"]),
    )


def _vote(id_: str, entry: dict[str, Any]) -> Vote:
    return Vote(
        id=id_,
        body=check.text(id_, entry, "body"),
        date=check.date(id_, check.text(id_, entry, "date")) or "",
        subject=check.text(id_, entry, "subject"),
        outcome=check.text(id_, entry, "outcome"),
        in_favour=entry.get("in_favour"),
        against=check.split(id_, "against", entry.get("against")),
        abstaining=check.split(id_, "abstaining", entry.get("abstaining")),
        text_status=check.one_of(id_, "text", check.text(id_, entry, "text"), _TEXT),
        sources=sources(id_, entry["sources"]),
    )


def _agreement(id_: str, entry: dict[str, Any], known: set[str]) -> Agreement:
    parties = tuple(
        Signatory(
            country=country,
            signed=check.date(id_, steps.get("signed")),
            ratified=check.date(id_, steps.get("ratified")),
        )
        for country, steps in sorted(entry["parties"].items())
    )
    if len(parties) < 2:
        raise DataError(f"{id_}: an agreement needs two parties or more; add them to agreements.yaml")
    return Agreement(
        id=id_,
        title=check.text(id_, entry, "title"),
        parties=parties,
        signed=check.date(id_, entry.get("signed")),
        in_force=check.date(id_, entry.get("in_force")),
        ended=check.date(id_, entry.get("ended")),
        kinds=check.split(id_, "kinds", entry.get("kinds")),
        clauses=tuple(_clause(f"{id_}-{n}", clause, known) for n, clause in enumerate(entry.get("clauses", ()), 1)),
        names=tuple(str(name) for name in entry.get("names", ())),
        sources=tuple(str(source) for source in entry["sources"]),
    )


def _clause(id_: str, entry: dict[str, Any], known: set[str]) -> Clause:
    return Clause(
        id=id_,
        article=entry.get("article"),
        kind=check.text(id_, entry, "kind"),
        obligation=check.text(id_, entry, "obligation"),
        touches=check.split(id_, "touches", entry.get("touches"), known),
        objects=check.split(id_, "objects", entry.get("objects"), load("commodities")),
        text_status=check.one_of(id_, "text", check.text(id_, entry, "text"), _TEXT),
    )
