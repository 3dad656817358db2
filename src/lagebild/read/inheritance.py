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
_ONE_SIDED = frozenset({"LAUNCH", "VOTE", "SIGN"})
_CONTAINERS = frozenset({"cargo", "goods"})
_COUNCILS = frozenset({"un", "un-sc", "un-ga"})
_SENTENCES_BACK = 8
_NEAR = 3  # sentences within which a follow-up means the same parties
_ECHO = 6  # sentences within which "the launch" means the launch told of
_POINTER = 14  # words in which "Vorwürfe", "the claims" must stand
_LOOKED_AT = 1500  # words of a text searched for "limousine"
_CODE = 2  # letters of a country code
_BRIEF = 3  # words: "Peking dementierte", "to comment"


class Told(Struct, frozen=True):
    """An event that an earlier claim told of, with where its content begins."""

    at: int
    event: Event
    stance: str
    charged: bool = False  # by a cue of accusation


def settle_event(
    page: Page, attribution: Attribution, passage: Passage, found: Found | None, stance: str, own: tuple[str, ...],
    told: list[Told],
) -> Event | None:  # fmt: skip
    """Return the claim's event: its own, completed where a party is missing, or the one it answers.

    An answer takes over only an event in which the speaker's side is actor or recipient: the nearest accusation
    within three sentences, else the nearest earlier event, else one that the report tells by itself. "The launch",
    "die Entsendung" is the nearest event of that kind.
    """
    at = attribution.cue[0] if attribution.cue else attribution.content[0][0]
    if found is None:
        if stance == "decline":
            return _declined(page, at, passage, own, told)
        if stance == "deny" and own and _points_back(passage):
            return _answered(page, at, passage, own, told) or _narrated(page, at, own)
        return None if attribution.negated else _echoed(page, at, passage, told)
    event = found.event
    if event.type in MUTUAL:
        return _mutual(page, at, event, told)
    if event.type == "VOTE":
        voted = event if event.objects else _voted(page, at, event, told)
        return voted if voted.objects or any(n.entity.id in _COUNCILS for n in page.namings) else None
    event = _finer(page, event)
    if event.actor and event.recipient:
        return _specified(page, at, event, told)
    related = [t for t in told if _related(event.objects, t.event.objects)]
    number = page.sentence_number(at)
    if returned := _returned(page, at, passage, event, told):
        return returned
    near = [t for t in related if number - page.sentence_number(t.at) <= _NEAR]
    if stance in _ANSWERS and own:
        ours = [t for t in told if set(own) & _parties(t.event)]
        answered = _completed(event, [t for t in ours if t in related]) or _completed(event, ours)
        fills = stance == "deny" and not _speaks_of_evidence(passage)
        return answered or _some(_with_speaker(event, own) if fills else event)
    if completed := _completed(event, near):
        return completed
    narrated = (find_event(p) for p in _sentences_before(page, at)[1 : _NEAR + 1])
    reported = [Told(at, f.event, "assert") for f in narrated if f and _related(event.objects, f.event.objects)]
    return _completed(event, reported[::-1]) or _some(event)


def _returned(page: Page, at: int, passage: Passage, event: Event, told: list[Told]) -> Event | None:
    """What is given "in return" goes to whom the giver got something from just before."""
    words = vocabulary(page.language)
    if words is None or event.type not in ("TRANSFER", "TRAIN") or len(event.actor) + len(event.recipient) != 1:
        return None
    if not any("return_marks" in kinds for _, _, kinds in words.marks.find(passage.lower, 0, len(passage))):
        return None
    number = page.sentence_number(at)
    for t in reversed(told):
        if t.event.type == "TRANSFER" and number - page.sentence_number(t.at) <= _NEAR and t.event.actor:
            if event.actor and event.actor == t.event.recipient:
                return replace(event, recipient=t.event.actor)
            if event.recipient and event.recipient == t.event.actor and t.event.recipient:
                return replace(event, actor=t.event.recipient)
    return None


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
    if not event.objects or not set(event.objects) <= _CONTAINERS:
        return event
    number = page.sentence_number(at)
    for t in reversed(told):
        same = (t.event.type, t.event.actor, t.event.recipient) == (event.type, event.actor, event.recipient)
        if same and number - page.sentence_number(t.at) <= _NEAR:
            return replace(event, objects=_exact(event.objects, t.event.objects))
    return event


def _some(event: Event) -> Event | None:
    """The event unless it says too little: no party, or only one and no object."""
    told = bool(event.actor) + bool(event.recipient)
    return event if told and (told == 2 or event.objects) else None


def _points_back(passage: Passage) -> bool:
    words = vocabulary(passage.page.language)
    if words is None:
        return False
    anaphora = words.sets["anaphora"]
    return len(passage) <= _BRIEF or any(w in anaphora for w in passage.lower[:_POINTER])


def _speaks_of_evidence(passage: Passage) -> bool:
    words = vocabulary(passage.page.language)
    return words is not None and any(w in words.sets["no_evidence"] for w in passage.lower)


def _declined(page: Page, at: int, passage: Passage, own: tuple[str, ...], told: list[Told]) -> Event | None:
    """What nobody will comment on: only where it is pointed to, and the last event told of is the speaker's."""
    words = vocabulary(page.language)
    if words is None or not own or not any(w in words.sets["anaphora"] for w in passage.lower[:_POINTER]):
        return _echoed(page, at, passage, told) if own else None
    number = page.sentence_number(at)
    last = [t for t in told if t.event.type in _DISPUTED and number - page.sentence_number(t.at) <= _NEAR][-1:]
    return last[0].event if last and set(own) & _parties(last[0].event) else None


def _answered(page: Page, at: int, passage: Passage, own: tuple[str, ...], told: list[Told]) -> Event | None:
    """The nearest allegation with the denier as a party: one that says as much as the denial's words, if they say
    anything; one against the denier before one of which it is the receiver."""
    ours = [
        t
        for t in told
        if t.event.type in _DISPUTED and t.stance not in ("demand", "promise") and set(own) & _parties(t.event)
    ]
    number = page.sentence_number(at)
    objects = _named_objects(page, passage)
    alike = [t for t in ours if objects and t.event.objects and _related(objects, t.event.objects)]
    near = [t for t in alike or ours if number - page.sentence_number(t.at) <= _ECHO]
    whole = [t for t in near if (t.event.recipient or t.event.type in ("LAUNCH", "FINANCE")) and t.event.actor]
    charged = [t for t in whole if t.stance in ("accuse", "criticize")]
    latest = (charged or whole or near)[-1:]
    if not latest:
        return None
    beside = [t for t in charged or whole if page.sentence_number(latest[0].at) - page.sentence_number(t.at) <= 1]
    against = [t for t in beside if set(own) & set(t.event.actor)]
    return (against or latest)[-1].event


def _named_objects(page: Page, passage: Passage) -> tuple[str, ...]:
    words = vocabulary(page.language)
    return tuple(v[0] for _, _, v in words.objects.find(passage.lower, 0, len(passage))) if words else ()


def _narrated(page: Page, at: int, own: tuple[str, ...]) -> Event | None:
    """The nearest event that the report itself tells in the sentences before, with ``own`` as a party."""
    for passage in _sentences_before(page, at):
        found = find_event(passage)
        if found and found.event.type in _DISPUTED and set(own) & _parties(found.event):
            return found.event
    return None


def _sentences_before(page: Page, at: int) -> list[Passage]:
    """The sentence up to ``at`` and those before it, nearest first."""
    number = page.sentence_number(at)
    ranges = []
    for k in range(number, max(-1, number - _SENTENCES_BACK), -1):
        start, end = page.sentence(page.sentence_starts[k])
        ranges.append((start, min(end, at)))
    return [Passage(page, (r,)) for r in ranges]


def _echoed(page: Page, at: int, passage: Passage, told: list[Told]) -> Event | None:
    """The nearest event of the kind that a definite noun names: "the launch", "die Entsendung"."""
    words = vocabulary(page.language)
    if words is None:
        return None
    kinds = {
        act.type
        for i, _, acts in words.acts.find(passage.lower, 0, len(passage))
        if i and passage.lower[i].endswith(words.act_nouns) and passage.lower[i - 1] in words.sets["definite"]
        for act in acts
    }
    number = page.sentence_number(at)
    for t in reversed(told):
        if t.event.type in kinds and number - page.sentence_number(t.at) <= _ECHO:
            return t.event
    return None


def _completed(event: Event, told: list[Told]) -> Event | None:
    """Take a missing party over from the latest event of the same type that agrees in what is known."""
    for t in reversed(told):
        other = t.event
        if (
            other.type == event.type
            and len(event.actor) > 1
            and set(event.actor) == _parties(other)
            and other.recipient
        ):
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
    if objects and set(objects) <= _CONTAINERS and others:
        shared = set.intersection(*({o, *ancestors(o)} for o in others))
        return others if len(others) == 1 else (min(shared),) if len(shared) == 1 else objects
    return others if objects == ("oil",) and set(objects) <= kinds else objects or others


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
        found = (find_event(p) for p in _sentences_before(page, at))
        earlier = [f.event for f in found if f and f.event.type in MUTUAL and len(f.event.actor) > 1][:1]
    for other in reversed(earlier):
        if set(event.actor) <= set(other.actor):
            return replace(event, actor=other.actor)
    return event if event.type == "SIGN" and event.actor else None


def _voted(page: Page, at: int, event: Event, told: list[Told]) -> Event:
    """A veto whose object is not said: that of the vote told of, by a claim or by the report."""
    votes = [t.event for t in reversed(told) if t.event.type == "VOTE" and t.event.objects]
    if not votes:
        found = [f.event for f in map(find_event, _sentences_before(page, at)) if f]
        votes = [e for e in found if e.type == "VOTE" and e.objects]
    votes = [e for e in votes if "panel-mandate" in e.objects] or votes
    return replace(event, objects=votes[0].objects, date=event.date or votes[0].date) if votes else event


def _parties(event: Event) -> set[str]:
    return {*event.actor, *event.recipient}


def _related(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two object lists share a thing or a kind of thing."""
    if _CONTAINERS & {*one, *other}:
        return True
    return not one or not other or any(a == b or a in ancestors(b) or b in ancestors(a) for a in one for b in other)
