"""``correct``: a person puts a claim right; the claim as it was read stays, and everything downstream follows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET, Struct, UnsetType

from lagebild.errors import MissingError, UnfitError
from lagebild.ledger import Correction
from lagebild.model import KINDS, STANCES, Claim, Document, EntityRef, Event, Mention, Span
from lagebild.workbench.inputs import partial_date

if TYPE_CHECKING:
    from lagebild.workbench.assessment import Assessment

__all__ = ["Change", "Place", "applied", "corrected", "entity_of"]

_LONGEST = 2_000  # characters of a reason


class Place(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Characters of the document, code points ``start`` to ``end``; for a person or body, whom they name.

    ``entity`` is the id of a state (``kp``), an organisation, an office holder, a listed party, or anyone that another
    claim of the workspace is linked to. Without it the link stays as it was; null takes it away.
    """

    start: int
    end: int
    entity: str | UnsetType | None = UNSET


class Change(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is put right; what is left out stays. null takes away a speaker, cue, addressee, event or date."""

    stance: str | UnsetType = UNSET
    kind: str | UnsetType = UNSET
    speaker: Place | UnsetType | None = UNSET
    cue: Place | UnsetType | None = UNSET
    addressee: Place | UnsetType | None = UNSET
    content: list[Place] | UnsetType = UNSET
    event: Event | UnsetType | None = UNSET
    said: str | UnsetType | None = UNSET


def applied(claims: Iterable[Claim], corrections: Iterable[Correction]) -> dict[str, Claim]:
    """Return the claims by id, each as its latest correction has it."""
    found = {claim.id: claim for claim in claims}
    for correction in corrections:
        if correction.claim.id in found:
            found[correction.claim.id] = correction.claim
    return found


def corrected(
    assessment: Assessment, claim: str, change: Change, *, by: str, reason: str, made: str | None = None
) -> Correction:
    """Return the correction that ``change`` makes of a claim as it now stands, to be kept.

    Raises MissingError when there is no such claim or entity, UnfitError when the places, the stance or the kind
    cannot be, or nothing would change.
    """
    now = assessment.claims.get(claim)
    if now is None:
        raise MissingError(f"no claim with the id {claim[:80]!r}")
    by, reason = by.strip(), reason.strip()
    if not 0 < len(by) <= 200:
        raise UnfitError("a correction needs a name of up to 200 characters", "by")
    if not 0 < len(reason) <= _LONGEST:
        raise UnfitError(f"a correction needs a reason of up to {_LONGEST:,} characters", "reason")
    if change.stance is not UNSET and change.stance not in STANCES:
        raise UnfitError(f"no stance of that name; there are {', '.join(STANCES)}", "stance")
    if change.kind is not UNSET and change.kind not in KINDS:
        raise UnfitError(f"no kind of that name; there are {', '.join(KINDS)}")
    then = msgspec.structs.replace(now, **_changes(assessment, now, change))
    if then == now:
        raise UnfitError("the claim stands like that already")
    return Correction(claim=then, by=by, reason=reason, made=partial_date(made))


def _changes(assessment: Assessment, now: Claim, change: Change) -> dict[str, object]:
    document = assessment.documents[now.document]
    changes: dict[str, object] = {}
    for name in ("stance", "kind"):
        if (value := getattr(change, name)) is not UNSET:
            changes[name] = value
    if change.event is not UNSET:
        changes["event"] = change.event and _event(change.event)
    if change.said is not UNSET:
        changes["said"] = partial_date(change.said)
    if change.content is not UNSET:
        if not change.content:
            raise UnfitError("a claim needs a content: at least one place in the document", "content")
        spans = sorted((_span(document, place) for place in change.content), key=lambda span: span.start)
        if any(after.start < before.end for before, after in pairwise(spans)):
            raise UnfitError("the places of the content overlap", "content")
        changes["content"] = tuple(spans)
    if change.cue is not UNSET:
        changes["cue"] = change.cue and _span(document, change.cue)
    for name in ("speaker", "addressee"):
        place: Place | UnsetType | None = getattr(change, name)
        if place is not UNSET:
            changes[name] = place and _mention(assessment, document, place, getattr(now, name))
    return changes


def _event(event: Event) -> Event:
    """Return the event in the order that events have; UnfitError where its type or its goods are not known."""
    from lagebild.data import load

    if event.type not in load("events"):
        raise UnfitError(f"no event of that type; there are {', '.join(load('events'))}")
    if unknown := set(event.objects) - set(load("commodities")):
        raise UnfitError(f"no goods called {', '.join(sorted(unknown))[:200]}; see data/commodities.yaml")
    partial_date(event.date)
    parts = {name: tuple(sorted(set(getattr(event, name)))) for name in ("actor", "recipient", "objects")}
    return msgspec.structs.replace(event, **parts)


def _mention(assessment: Assessment, document: Document, place: Place, before: Mention | None) -> Mention:
    span = _span(document, place)
    if place.entity is UNSET:
        return Mention(span.text, span.start, span.end, before.entity if before else None)
    entity = None if place.entity is None else entity_of(assessment, place.entity)
    return Mention(span.text, span.start, span.end, entity)


def _span(document: Document, place: Place) -> Span:
    if not 0 <= place.start < place.end <= len(document.text):
        raise UnfitError(f"{place.start}-{place.end} is no place in a text of {len(document.text)} characters")
    return Span(document.text[place.start : place.end], place.start, place.end)


def entity_of(assessment: Assessment, key: str) -> EntityRef:
    """Return the entity of that id: of the data files, the lists, or another claim; MissingError when there is none."""
    from lagebild.link.known import known
    from lagebild.lists import Register

    if found := known().get(key):
        return found
    for party in Register(assessment.snapshots):
        if party.id == key:
            return EntityRef(party.id, party.schema, party.caption, party.properties.get("country", ()))
    for claim in assessment.claims.values():
        for mention in (claim.speaker, claim.addressee, *claim.accused):
            if mention and mention.entity and mention.entity.id == key:
                return mention.entity
    raise MissingError(f"nobody with the id {key[:80]!r} is known here")
