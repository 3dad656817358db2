"""A denial without wording is about what was alleged before: it takes over that event."""

from lagebild.model import Event
from lagebild.read.acts import vocabulary
from lagebild.read.attribution import Attribution
from lagebild.read.events import Found, find_event
from lagebild.read.page import Page

__all__ = ["inherit"]

_ANSWERS = frozenset({"deny", "decline", "assert", "criticize", "speculate"})
_SENTENCES_BACK = 6
_ACTS = frozenset({"TRANSFER", "MOBILIZE", "EMPLOY", "TRAIN", "LAUNCH", "SAIL", "FINANCE", "COOPERATE"})


def inherit(
    page: Page,
    attribution: Attribution,
    found: Found | None,
    stance: str,
    own: tuple[str, ...],
    told: list[tuple[int, Event]],
) -> Event | None:
    """Return the event of a claim: its own, completed or taken over from the nearest earlier allegation.

    ``told`` are the events of earlier claims with the offset of their content. Taken over is only an event in which
    the speaker's side is actor or recipient; completed is only what has the same type and a common party or none.
    """
    words = vocabulary(page.language)
    if words is None or stance not in _ANSWERS:
        return found.event if found else None
    if found:
        event = found.event
        if stance in ("deny", "decline") and not (event.actor and event.recipient):
            return _completed(event, own, told)
        return event
    spans = [page.word_range(r) for r in attribution.content]
    size = sum(after - first for first, after in spans)
    points_back = any(
        page.lower[i] in words.sets["anaphora"] for first, after in spans for i in range(first, min(after, first + 12))
    )
    if stance not in ("deny", "decline") or not (points_back or size <= 3):
        return None
    for _, event in reversed(told):
        if event.type in _ACTS and set(own) & {*event.actor, *event.recipient}:
            return event
    return _from_text(page, attribution, own)


def _completed(event: Event, own: tuple[str, ...], told: list[tuple[int, Event]]) -> Event:
    for _, other in reversed(told):
        if other.type != event.type or not (other.actor and other.recipient):
            continue
        if set(event.actor) <= set(other.actor) and set(event.recipient) <= set(other.recipient):
            if set(own) & {*other.actor, *other.recipient}:
                return Event(
                    type=event.type,
                    actor=other.actor,
                    recipient=other.recipient,
                    objects=event.objects or other.objects,
                    date=event.date,
                    quantity=event.quantity,
                    place=event.place,
                )
    return event


def _from_text(page: Page, attribution: Attribution, own: tuple[str, ...]) -> Event | None:
    """The nearest event told by the report itself in the sentences before."""
    at = attribution.cue[0] if attribution.cue else attribution.content[0][0]
    number = page.sentence_number(at)
    for k in range(number, max(-1, number - _SENTENCES_BACK), -1):
        start = page.sentence_starts[k]
        end = page.sentence(start)[1]
        found = find_event(page, ((start, min(end, at) if k == number else end),), ())
        if found and found.event.type in _ACTS and set(own) & {*found.event.actor, *found.event.recipient}:
            return found.event
    return None
