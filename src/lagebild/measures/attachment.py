"""Claims about an agreement attach to it.

A claim attaches where

1. its event is an agreement, signature or cooperation among the parties, on the agreement as a whole or on what one
   of its clauses is about, and the agreement is the one the parties would mean at that date; or
2. its content calls the agreement by one of its names, and a party speaks, acts, is addressed or is named beside it.
"""

import re
from collections.abc import Iterable, Mapping

from lagebild.measures.select import agreement_of
from lagebild.measures.vocabulary import ancestors, relate
from lagebild.model import Agreement, Claim, Document, Event, Proposition

__all__ = ["attach"]

_EVENTS = frozenset({"SIGN", "AGREE", "COOPERATE"})


def attach(
    agreements: Iterable[Agreement],
    propositions: Iterable[Proposition],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document] | None = None,
) -> dict[str, tuple[str, ...]]:
    """Return for each agreement the ids of the claims about it, sorted; agreements without any are left out."""
    register = tuple(agreements)
    names = re.compile("|".join(re.escape(name) for one in register for name in one.names) or "(?!)")
    found: dict[str, set[str]] = {}
    for id_, claim in claims.items():
        date = _said(claim, documents)
        if claim.event:
            _by_event(register, claim.event, date, (id_,), found)
        text = " ".join(span.text for span in claim.content).casefold()
        for agreement in _named(register, claim, text, date) if names.search(text) else ():
            found.setdefault(agreement.id, set()).add(id_)
    for proposition in propositions:
        ids = (*proposition.claims_for, *proposition.claims_against, *proposition.claims_other)
        date = proposition.event.date or proposition.first_said
        _by_event(register, proposition.event, date, [c for c in ids if c in claims], found)
    return {a.id: tuple(sorted(found[a.id])) for a in register if a.id in found}


def _by_event(
    register: tuple[Agreement, ...], event: Event, date: str | None, ids: Iterable[str], found: dict[str, set[str]]
) -> None:
    if event.type not in _EVENTS:
        return
    meant = agreement_of(event, event.date or date, register)
    if meant and _about(meant, event):
        found.setdefault(meant.id, set()).update(ids)


def _about(agreement: Agreement, event: Event) -> bool:
    if not event.objects:
        return event.type == "SIGN"
    topics = {o for clause in agreement.clauses for o in clause.objects}
    return any(
        o == "treaty" or "treaty" in ancestors(o) or any(relate(o, t) == "covered" for t in topics)
        for o in event.objects
    )


def _named(register: tuple[Agreement, ...], claim: Claim, text: str, date: str | None) -> list[Agreement]:
    there = _parties(claim)
    hits = []
    for agreement in register:
        if agreement.signed and date and date < agreement.signed[: len(date)]:
            continue
        parties = {p.country for p in agreement.parties}
        if there & parties and any(_calls(text, name) for name in agreement.names):
            hits.append(agreement)
    return _likeliest(hits, there, date)


def _calls(text: str, name: str) -> bool:
    unspaced = name[0] >= "\u1100"  # Chinese and Korean: no space need stand before it
    return name in text and (unspaced or re.search(rf"\b{re.escape(name)}", text) is not None)


def _likeliest(hits: list[Agreement], there: set[str], date: str | None) -> list[Agreement]:
    """Where one name fits several agreements, keep those that share most parties, and are not over."""
    if len(hits) < 2:
        return hits
    running = [a for a in hits if not (a.ended and date and a.ended < date)] or hits
    most = max(len(there & {p.country for p in a.parties}) for a in running)
    return [a for a in running if len(there & {p.country for p in a.parties}) == most]


def _parties(claim: Claim) -> set[str]:
    found: set[str] = set()
    for mention in (claim.speaker, claim.addressee, *claim.accused):
        if mention and mention.entity:
            found |= {mention.entity.id, *mention.entity.countries}
    if claim.event:
        found |= {*claim.event.actor, *claim.event.recipient}
    return found


def _said(claim: Claim, documents: Mapping[str, Document] | None) -> str | None:
    document = (documents or {}).get(claim.document)
    return claim.said or (document.published if document else None)
