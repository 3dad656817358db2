"""Answers to what was told before: denials, silence, reasons for a vote, and "the launch" for the launch told of."""

from msgspec import Struct
from msgspec.structs import replace

from lagebild.model import Event
from lagebild.read.acts import Vocabulary, ancestors, vocabulary
from lagebild.read.attribution import Attribution
from lagebild.read.events import find_event
from lagebild.read.page import Page
from lagebild.read.passage import Passage

__all__ = [
    "CONTAINERS",
    "ECHO",
    "NEAR",
    "Told",
    "answered",
    "declined",
    "echoed",
    "narrated",
    "on_the_vote",
    "points_aside",
    "points_back",
    "related",
    "sentences_before",
    "sides",
    "vote_meant",
]

NEAR = 3  # sentences within which a follow-up means the same parties
ECHO = 6  # sentences within which "the launch" means the launch told of
CONTAINERS = frozenset({"cargo", "goods"})
_DISPUTED = frozenset({"TRANSFER", "MOBILIZE", "EMPLOY", "TRAIN", "LAUNCH", "SAIL", "FINANCE", "COOPERATE"})
_SENTENCES_BACK = 8
_VOTED_BACK = 20  # a text on a vote tells of it once, at its head
_FORMERLY = ("earlier", "previous", "früher", "frühere", "früheren")
_POINTER = 14  # words in which "Vorwürfe", "the claims" must stand
_FEW = 6  # words in which "das" or "it" is all that is denied
_PAIR = 2
_BRIEF = 3  # words: "Peking dementierte", "to comment"


class Told(Struct, frozen=True):
    """An event that an earlier claim told of, with where its content begins."""

    at: int
    event: Event
    stance: str
    charged: bool = False  # by a cue of accusation


def on_the_vote(
    page: Page, at: int, attribution: Attribution, passage: Passage, stance: str, told: list[Told]
) -> Event | None:
    """The vote that a reason or a judgement is about: "begründete das Veto damit", "called the outcome regrettable"."""
    words = vocabulary(page.language)
    if words is None or stance in ("deny", "decline", "demand", "promise"):
        return None
    start = page.sentence(at)[0]
    frame = ((start, attribution.content[0][0]),) if start < attribution.content[0][0] else ()
    first, after = page.word_range(frame[0]) if frame else (0, 0)
    said = (page.lower[max(first, after - _POINTER) : after], passage.lower[:_POINTER])
    if not any(
        word in words.sets["ballot"]
        and k
        and part[k - 1] in words.sets["definite"]
        and not (k > 1 and part[k - 2] in words.sets["beside"])
        for part in said
        for k, word in enumerate(part)
    ):
        return None
    vote = vote_meant(page, at, Event(type="VOTE"), told)
    return vote if vote.actor and vote.objects else None


def declined(page: Page, at: int, passage: Passage, own: tuple[str, ...], told: list[Told]) -> Event | None:
    """What nobody will comment on: only where it is pointed to, and the last event told of is the speaker's."""
    words = vocabulary(page.language)
    if words is None or not own or not _pointing(passage, words):
        return echoed(page, at, passage, told) if own else None
    number = page.sentence_number(at)
    last = [t for t in told if t.event.type in _DISPUTED and number - page.sentence_number(t.at) <= NEAR][-1:]
    return last[0].event if last and set(own) & sides(last[0].event) else None


def answered(page: Page, at: int, passage: Passage, own: tuple[str, ...], told: list[Told]) -> Event | None:
    """The nearest allegation with the denier as a party: one that says as much as the denial's words, if they say
    anything; one against the denier before one of which it is the receiver."""
    ours = [
        t
        for t in told
        if t.event.type in _DISPUTED and t.stance not in ("demand", "promise") and set(own) & sides(t.event)
    ]
    number = page.sentence_number(at)
    objects = _named_objects(page, passage)
    alike = [t for t in ours if objects and t.event.objects and related(objects, t.event.objects)]
    near = [t for t in alike or ours if number - page.sentence_number(t.at) <= ECHO]
    whole = [t for t in near if (t.event.recipient or t.event.type in ("LAUNCH", "FINANCE")) and t.event.actor]
    latest = (whole or near)[-1:]
    if not latest:
        return None
    beside = [t for t in whole if page.sentence_number(latest[0].at) - page.sentence_number(t.at) <= NEAR]
    against = [t for t in beside if set(own) & set(t.event.actor)]
    return (against or latest)[-1].event


def narrated(page: Page, at: int, own: tuple[str, ...]) -> Event | None:
    """The nearest event that the report itself tells in the sentences before, with ``own`` as a party."""
    for passage in sentences_before(page, at):
        found = find_event(passage)
        if found is None or found.event.type not in _DISPUTED or not set(own) & sides(found.event):
            continue
        if found.event.actor and (found.event.recipient or found.event.type in ("LAUNCH", "FINANCE")):
            return found.event
    return None


def points_back(passage: Passage) -> bool:
    words = vocabulary(passage.page.language)
    if words is None:
        return False
    first = passage.at[0] if passage.at else 0
    around = passage.page.lower[max(0, first - _PAIR) : first] + passage.lower
    if any(w in _FORMERLY for w in around) and not _named_objects(passage.page, passage):
        return False  # "earlier accusations of this kind" are not those told of
    return len(passage) <= _BRIEF or _pointing(passage, words)


def _pointing(passage: Passage, words: Vocabulary) -> bool:
    """Whether a noun or pronoun stands for what was said before; "das", "that", "it" only in a few words, or alone."""
    anaphora, weak = words.sets["anaphora"], words.sets["anaphora_weak"]
    for k, word in enumerate(passage.lower[:_POINTER]):
        if word not in anaphora:
            continue
        if word not in weak or len(passage) <= _FEW:
            return True
        alone = k + 1 == len(passage) or (passage.gaps[k + 1] == " " and passage.cased[k + 1][0].islower())
        if passage.page.language == "de" and word == "das" and alone:
            return True
    return False


def points_aside(page: Page, at: int, passage: Passage, own: tuple[str, ...], told: list[Told]) -> bool:
    """Whether "das", "it" means what was told of in the sentence before, and that is not about the speaker's side."""
    words = vocabulary(page.language)
    if words is None or not told or page.sentence_number(at) - page.sentence_number(told[-1].at) > 1:
        return False
    pointers = [w for w in passage.lower[:_POINTER] if w in words.sets["anaphora"]]
    weak = bool(pointers) and all(w in words.sets["anaphora_weak"] for w in pointers)
    return weak and not set(own) & sides(told[-1].event)


def _named_objects(page: Page, passage: Passage) -> tuple[str, ...]:
    words = vocabulary(page.language)
    return tuple(v[0] for _, _, v in words.objects.find(passage.lower, 0, len(passage))) if words else ()


def sentences_before(page: Page, at: int, back: int = _SENTENCES_BACK) -> list[Passage]:
    """The sentence up to ``at`` and those before it, nearest first."""
    number = page.sentence_number(at)
    ranges = []
    for k in range(number, max(-1, number - back), -1):
        start, end = page.sentence(page.sentence_starts[k])
        ranges.append((start, min(end, at)))
    return [Passage(page, (r,)) for r in ranges]


def vote_meant(page: Page, at: int, event: Event, told: list[Told]) -> Event:
    """A veto whose object is not said: that of the vote told of, by a claim or by the report."""
    votes = [t.event for t in reversed(told) if t.event.type == "VOTE" and t.event.objects]
    if not votes:
        found = [f.event for f in map(find_event, sentences_before(page, at, _VOTED_BACK)) if f]
        votes = [e for e in found if e.type == "VOTE" and e.objects]
    votes = [e for e in votes if "panel-mandate" in e.objects] or votes
    if not votes:
        return event
    vote = votes[0]
    return replace(
        event,
        actor=event.actor or vote.actor,
        recipient=event.recipient or vote.recipient,
        objects=vote.objects,
        date=event.date or vote.date,
    )


def sides(event: Event) -> set[str]:
    return {*event.actor, *event.recipient}


def related(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two object lists share a thing or a kind of thing."""
    if CONTAINERS & {*one, *other}:
        return True
    return not one or not other or any(a == b or a in ancestors(b) or b in ancestors(a) for a in one for b in other)


def echoed(page: Page, at: int, passage: Passage, told: list[Told]) -> Event | None:
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
        if t.event.type in kinds and number - page.sentence_number(t.at) <= ECHO:
            return t.event
    return None
