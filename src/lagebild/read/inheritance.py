"""What a claim leaves unsaid: a denial takes over what it denies, a follow-up the parties named just before."""

from msgspec import Struct
from msgspec.structs import replace

from lagebild.model import Event
from lagebild.read.acts import ancestors, vocabulary
from lagebild.read.attribution import Attribution
from lagebild.read.events import MUTUAL, Found, find_event
from lagebild.read.page import Page
from lagebild.read.passage import Passage

__all__ = ["Told", "settle_event"]

_ANSWERS = frozenset({"deny", "decline"})
_DISPUTED = frozenset({"TRANSFER", "MOBILIZE", "EMPLOY", "TRAIN", "LAUNCH", "SAIL", "FINANCE", "COOPERATE"})
_COUNCILS = frozenset({"un", "un-sc", "un-ga"})
_SENTENCES_BACK = 8
_NEAR = 3  # sentences within which a follow-up means the same parties
_POINTER = 14  # words in which "Vorwürfe", "the claims" must stand
_BRIEF = 3  # words: "Peking dementierte", "to comment"


class Told(Struct, frozen=True):
    """An event that an earlier claim told of, with where its content begins."""

    at: int
    event: Event
    stance: str


def settle_event(
    page: Page, attribution: Attribution, passage: Passage, found: Found | None, stance: str, own: tuple[str, ...],
    told: list[Told],
) -> Event | None:  # fmt: skip
    """Return the claim's event: its own, completed where a party is missing, or the one it answers.

    An answer takes over only an event in which the speaker's side is actor or recipient: the nearest accusation
    within three sentences, else the nearest earlier event, else one that the report tells by itself.
    """
    at = attribution.cue[0] if attribution.cue else attribution.content[0][0]
    if found is None:
        if stance not in _ANSWERS or not own or not _points_back(passage):
            return None
        return _answered(page, at, own, told) or _narrated(page, at, own)
    event = found.event
    if event.type in MUTUAL:
        return _mutual(page, at, event, told)
    if event.type == "VOTE":
        voted = event if event.objects else _voted(page, at, event, told)
        return voted if voted.objects or any(n.entity.id in _COUNCILS for n in page.namings) else None
    if event.actor and event.recipient:
        return event
    if stance in _ANSWERS and own:
        return _completed(event, [t for t in told if set(own) & _parties(t.event)]) or _with_speaker(event, own)
    number = page.sentence_number(at)
    near = [t for t in told if number - page.sentence_number(t.at) <= _NEAR]
    return _completed(event, [t for t in near if _related(event.objects, t.event.objects)]) or event


def _points_back(passage: Passage) -> bool:
    words = vocabulary(passage.page.language)
    if words is None:
        return False
    anaphora = words.sets["anaphora"]
    return len(passage) <= _BRIEF or any(w in anaphora for w in passage.lower[:_POINTER])


def _answered(page: Page, at: int, own: tuple[str, ...], told: list[Told]) -> Event | None:
    ours = [t for t in told if t.event.type in _DISPUTED and set(own) & _parties(t.event)]
    number = page.sentence_number(at)
    for t in reversed(ours):
        if t.stance == "accuse" and number - page.sentence_number(t.at) <= _NEAR:
            return t.event
    return ours[-1].event if ours else None


def _narrated(page: Page, at: int, own: tuple[str, ...]) -> Event | None:
    """The nearest event that the report itself tells in the sentences before, with ``own`` as a party."""
    for passage in _sentences_before(page, at):
        found = find_event(passage)
        if found and found.event.type in _DISPUTED and set(own) & _parties(found.event):
            return found.event
    return None


def _sentences_before(page: Page, at: int) -> list[Passage]:
    number = page.sentence_number(at)
    ranges = []
    for k in range(number, max(-1, number - _SENTENCES_BACK), -1):
        start, end = page.sentence(page.sentence_starts[k])
        ranges.append((start, min(end, at)))
    return [Passage(page, (r,)) for r in ranges]


def _completed(event: Event, told: list[Told]) -> Event | None:
    """Take a missing party over from the latest event of the same type that agrees in what is known."""
    for t in reversed(told):
        other = t.event
        actor, recipient = event.actor or other.actor, event.recipient or other.recipient
        agrees = set(event.actor) <= set(other.actor or actor) and set(event.recipient) <= set(
            other.recipient or recipient
        )
        if other.type == event.type and agrees and actor and recipient and not set(actor) & set(recipient):
            actor, recipient = other.actor or actor, other.recipient or recipient
            return replace(event, actor=actor, recipient=recipient, objects=event.objects or other.objects)
    return None


def _with_speaker(event: Event, own: tuple[str, ...]) -> Event:
    """Who denies deliveries to another denies its own; only where exactly one side is missing."""
    if event.type in ("LAUNCH", "VOTE", "SIGN") or len(own) != 1:
        return event if event.actor else replace(event, actor=own)
    if not event.actor and not set(own) & set(event.recipient):
        return replace(event, actor=own)
    if not event.recipient and not set(own) & set(event.actor):
        return replace(event, recipient=own)
    return event


def _mutual(page: Page, at: int, event: Event, told: list[Told]) -> Event | None:
    if len(event.actor) > 1:
        return event
    earlier = [t.event for t in told] or []
    for passage in () if any(e.type in MUTUAL and len(e.actor) > 1 for e in earlier) else _sentences_before(page, at):
        found = find_event(passage)
        if found and found.event.type in MUTUAL:
            earlier.append(found.event)
            break
    for other in reversed(earlier):
        if other.type in MUTUAL and len(other.actor) > 1 and set(event.actor) <= set(other.actor):
            return replace(event, actor=other.actor)
    return event if event.type == "SIGN" and event.actor else None


def _voted(page: Page, at: int, event: Event, told: list[Told]) -> Event:
    earlier = [t.event for t in told if t.event.type == "VOTE" and t.event.objects]
    for passage in () if earlier else reversed(_sentences_before(page, at)):
        found = find_event(passage)
        if found and found.event.type == "VOTE" and found.event.objects:
            earlier.append(found.event)
            break
    return replace(event, objects=earlier[-1].objects, date=event.date or earlier[-1].date) if earlier else event


def _parties(event: Event) -> set[str]:
    return {*event.actor, *event.recipient}


def _related(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two object lists share a thing or a kind of thing."""
    return not one or not other or any(a == b or a in ancestors(b) or b in ancestors(a) for a in one for b in other)
