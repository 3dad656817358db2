"""What a claim leaves unsaid: a denial takes over what it denies, a follow-up the parties named just before."""

from msgspec.structs import replace

from lagebild.model import Event
from lagebild.read.acts import ancestors, vocabulary
from lagebild.read.answers import (
    CONTAINERS,
    ECHO,
    NEAR,
    Told,
    answered,
    declined,
    echoed,
    narrated,
    on_the_vote,
    points_aside,
    points_back,
    related,
    sentences_before,
    sides,
    vote_meant,
)
from lagebild.read.attribution import Attribution
from lagebild.read.events import MUTUAL, Found, find_event
from lagebild.read.page import Page
from lagebild.read.passage import Passage

__all__ = ["Told", "settle_event"]

_ANSWERS = frozenset({"deny", "decline"})
_ONE_SIDED = frozenset({"LAUNCH", "VOTE", "SIGN"})
_KINDS = (("oil",), ("luxury-goods",))  # by which reports call what they have named
_LANDS = ("countries", "country", "states", "ländern", "länder", "land", "staaten")
_SEVERAL = ("any", "several", "many", "other", "mehreren", "vielen", "anderen", "kein", "keinem", "irgendein")
_COUNCILS = frozenset({"un", "un-sc", "un-ga"})
_LOOKED_AT = 1500  # words of a text searched for "limousine"
_CODE = 2  # letters of a country code


def settle_event(
    page: Page, attribution: Attribution, passage: Passage, found: Found | None, stance: str, own: tuple[str, ...],
    told: list[Told],
) -> Event | None:  # fmt: skip
    """Return the claim's event: its own, completed where a party is missing, or the one it answers.

    An answer takes over only an event in which the speaker's side is actor or recipient: the nearest accusation
    within three sentences, else the nearest earlier event, else one that the report tells by itself. "The launch",
    "die Entsendung" is the nearest event of that kind. Who "did not deny" something has not affirmed it either: such
    a claim has no event, so that it is never weighed as an admission.
    """
    if attribution.negated and attribution.cue_stance == "deny" and stance == "assert":
        return None
    at = attribution.cue[0] if attribution.cue else attribution.content[0][0]
    if found is None:
        if vote := on_the_vote(page, at, attribution, passage, stance, told):
            return vote
        if stance == "decline":
            return declined(page, at, passage, own, told)
        if stance == "deny" and own and points_back(passage) and not points_aside(page, at, passage, own, told):
            return answered(page, at, passage, own, told) or narrated(page, at, own)
        return None if attribution.negated else echoed(page, at, passage, told)
    event = found.event
    if event.type in MUTUAL:
        return _mutual(page, at, event, told)
    if event.type == "VOTE":
        vote = event if event.objects else vote_meant(page, at, event, told)
        return vote if vote.objects or any(n.entity.id in _COUNCILS for n in page.namings) else None
    event = _finer(page, event)
    if event.actor and event.recipient:
        return _specified(page, at, event, told)
    if event.actor and _in_several(passage):
        return _some(event)
    alike_told = [t for t in told if related(event.objects, t.event.objects)]
    number = page.sentence_number(at)
    if returned := _returned(page, at, passage, event, told):
        return returned
    reach = {t.at: ECHO if event.objects and t.event.objects else NEAR for t in alike_told}
    near = [t for t in alike_told if number - page.sentence_number(t.at) <= reach[t.at]]
    if stance in _ANSWERS and own:
        ours = [t for t in told if set(own) & sides(t.event)]
        completed = _completed(event, [t for t in ours if t in alike_told]) or _completed(event, ours)
        fills = stance == "deny" and not _speaks_of_evidence(passage)
        return completed or _some(_with_speaker(event, own) if fills else event)
    if completed := _completed(event, near):
        return completed
    told_by = (find_event(p) for p in sentences_before(page, at)[1 : NEAR + 1])
    reported = [Told(at, _finer(page, f.event), "assert") for f in told_by if f and f.event.actor and f.event.recipient]
    alike = [t for t in reversed(reported) if related(event.objects, t.event.objects)]
    return _completed(event, alike) or _some(event)


def _returned(page: Page, at: int, passage: Passage, event: Event, told: list[Told]) -> Event | None:
    """What is given "in return" goes to whom the giver got something from just before."""
    words = vocabulary(page.language)
    if words is None or event.type not in ("TRANSFER", "TRAIN") or len(event.actor) + len(event.recipient) != 1:
        return None
    if not any("return_marks" in kinds for _, _, kinds in words.marks.find(passage.lower, 0, len(passage))):
        return None
    number = page.sentence_number(at)
    for t in reversed(told):
        if t.event.type == "TRANSFER" and number - page.sentence_number(t.at) <= NEAR and t.event.actor:
            if event.actor and event.actor == t.event.recipient:
                return replace(event, recipient=t.event.actor)
            if event.recipient and event.recipient == t.event.actor and t.event.recipient:
                return replace(event, actor=t.event.recipient)
    return None


def _in_several(passage: Passage) -> bool:
    """Whether the other side is a number of States without a name: "in mehr als 40 Ländern", "to any country"."""
    lower = passage.lower
    return any(
        lower[k] in _LANDS and any(w.isdigit() or w in _SEVERAL for w in lower[max(0, k - 2) : k])
        for k in range(len(lower))
    )


def _finer(page: Page, event: Event) -> Event:
    """A car is a luxury car where the text names it so anywhere."""
    words = vocabulary(page.language)
    if words is None or "vehicles" not in event.objects:
        return event
    named = {v[0] for _, _, v in words.objects.find(page.lower, 0, min(len(page.lower), _LOOKED_AT))}
    if "luxury-cars" not in named:
        return event
    return replace(event, objects=tuple(sorted({"luxury-cars", *event.objects} - {"vehicles", "luxury-goods"})))


def _specified(page: Page, at: int, event: Event, told: list[Told]) -> Event:
    """What was in the containers: the goods told of just before, between the same two."""
    if not event.objects or not set(event.objects) <= CONTAINERS:
        return event
    number = page.sentence_number(at)
    for t in reversed(told):
        same = (t.event.type, t.event.actor, t.event.recipient) == (event.type, event.actor, event.recipient)
        if same and number - page.sentence_number(t.at) <= NEAR:
            return replace(event, objects=_exact(event.objects, t.event.objects))
    return event


def _some(event: Event) -> Event | None:
    """The event unless it says too little: no party, or only one and no object."""
    told = bool(event.actor) + bool(event.recipient)
    return event if told and (told == 2 or event.objects) else None


def _speaks_of_evidence(passage: Passage) -> bool:
    words = vocabulary(passage.page.language)
    return words is not None and any(w in words.sets["no_evidence"] for w in passage.lower)


def _completed(event: Event, told: list[Told]) -> Event | None:
    """Take a missing party over from the latest event of the same type that agrees in what is known."""
    for t in reversed(told):
        other = t.event
        if other.type == event.type and len(event.actor) > 1 and set(event.actor) == sides(other) and other.recipient:
            return replace(event, actor=other.actor, recipient=other.recipient)
        actor, recipient = event.actor or other.actor, event.recipient or other.recipient
        agrees = set(event.actor) <= set(other.actor or actor)
        agrees = agrees and set(event.recipient) <= set(other.recipient or recipient)
        if other.type != event.type or not agrees or set(actor) & set(recipient):
            continue
        if (actor and recipient) or (event.type in _ONE_SIDED and actor):
            actor, recipient = other.actor or actor, other.recipient or recipient
            return replace(event, actor=actor, recipient=recipient, objects=_exact(event.objects, other.objects))
    return None


def _exact(objects: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The other event's objects where this one names none or only their kind ("barrels"); what is in "containers"."""
    kinds = {a for o in others for a in ancestors(o)}
    if objects and set(objects) <= CONTAINERS and others:
        shared = set.intersection(*({o, *ancestors(o)} for o in others))
        return others if len(others) == 1 else (min(shared),) if len(shared) == 1 else objects
    return others if objects in _KINDS and set(objects) <= kinds else objects or others


def _with_speaker(event: Event, own: tuple[str, ...]) -> Event:
    """Who denies deliveries to another denies its own; only where exactly one side is missing."""
    if len(own) != 1 or len(own[0]) != _CODE:
        return event
    if event.type in _ONE_SIDED:
        return event if event.actor else replace(event, actor=own)
    if not event.actor and event.recipient and not set(own) & set(event.recipient):
        return replace(event, actor=own)
    if event.actor and not event.recipient and not set(own) & set(event.actor):
        return replace(event, recipient=own)
    return event


def _mutual(page: Page, at: int, event: Event, told: list[Told]) -> Event | None:
    if len(event.actor) > 1:
        return event
    earlier = [t.event for t in told if t.event.type in MUTUAL and len(t.event.actor) > 1]
    if not earlier:
        found = (find_event(p) for p in sentences_before(page, at))
        earlier = [f.event for f in found if f and f.event.type in MUTUAL and len(f.event.actor) > 1][:1]
    for other in reversed(earlier):
        if set(event.actor) <= set(other.actor):
            return replace(event, actor=other.actor)
    return event if event.type == "SIGN" and event.actor else None
