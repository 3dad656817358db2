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
from lagebild.memory import Memory
from lagebild.model import Agreement, Claim, Document, Event, Proposition

__all__ = ["attach"]

_EVENTS = frozenset({"SIGN", "AGREE", "COOPERATE"})


def attach(
    agreements: Iterable[Agreement],
    propositions: Iterable[Proposition],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document] | None = None,
    memory: Memory | None = None,
) -> dict[str, tuple[str, ...]]:
    """Return for each agreement the ids of the claims about it, sorted; agreements without any are left out.

    With the ``memory`` of an earlier call only the claims are looked at that have changed since.
    """
    memory = memory or Memory()
    register = memory.of(_Register, "", tuple(agreements))
    said: dict[str, list[Claim]] = {}
    for claim in claims.values():
        said.setdefault(claim.document, []).append(claim)
    found: dict[str, set[str]] = {}
    for key, each in said.items():
        document = (documents or {}).get(key)
        for agreement, id_ in memory.of(_of_claims, key, register, document.published if document else None, *each):
            found.setdefault(agreement, set()).add(id_)
    for proposition in propositions:
        ids = (*proposition.claims_for, *proposition.claims_against, *proposition.claims_other)
        date = proposition.event.date or proposition.first_said
        if meant := register.meant(proposition.event, date):
            found.setdefault(meant, set()).update(id_ for id_ in ids if id_ in claims)
    return {a.id: tuple(sorted(found[a.id])) for a in register.agreements if found.get(a.id)}


class _Register:
    """The agreements, with what their names are looked for by."""

    def __init__(self, agreements: tuple[Agreement, ...]) -> None:
        self.agreements = agreements
        self._names = re.compile("|".join(re.escape(name) for one in agreements for name in one.names) or "(?!)")

    def meant(self, event: Event, date: str | None) -> str | None:
        """Return the id of the agreement that an event is about."""
        if event.type not in _EVENTS:
            return None
        one = agreement_of(event, event.date or date, self.agreements)
        return one.id if one and _about(one, event) else None

    def named(self, claim: Claim, date: str | None) -> list[Agreement]:
        """Return the agreements that the content of a claim calls by name, a party concerned being near."""
        text = " ".join(span.text for span in claim.content).casefold()
        if not self._names.search(text):
            return []
        there = _parties(claim)
        hits = []
        for agreement in self.agreements:
            if agreement.signed and date and date < agreement.signed[: len(date)]:
                continue
            parties = {p.country for p in agreement.parties}
            if there & parties and any(_calls(text, name) for name in agreement.names):
                hits.append(agreement)
        return _likeliest(hits, there, date)


def _of_claims(register: _Register, published: str | None, *claims: Claim) -> list[tuple[str, str]]:
    """Return which claims of a document are about which agreements: id of the agreement, id of the claim."""
    found = []
    for claim in claims:
        date = claim.said or published
        if claim.event and (meant := register.meant(claim.event, date)):
            found.append((meant, claim.id))
        found += [(agreement.id, claim.id) for agreement in register.named(claim, date)]
    return found


def _about(agreement: Agreement, event: Event) -> bool:
    if not event.objects:
        return event.type == "SIGN"
    topics = {o for clause in agreement.clauses for o in clause.objects}
    return any(
        o == "treaty" or "treaty" in ancestors(o) or any(relate(o, t) == "covered" for t in topics)
        for o in event.objects
    )


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
