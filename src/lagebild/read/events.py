"""What a claim says happens: act, who to whom, what, when, how much. The event is always stated positively."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from lagebild.model import Event
from lagebild.read.acts import Act, Vocabulary, ancestors, vocabulary
from lagebild.read.attribution import Range
from lagebild.read.dates import first_date
from lagebild.read.given import Given
from lagebild.read.parties import parties
from lagebild.read.passage import Passage
from lagebild.read.quantities import quantity
from lagebild.read.roles import roles

__all__ = ["MUTUAL", "SANCTIONED", "Found", "find_event"]

_VOTED = frozenset({"panel-mandate", "resolution", "sanctions", "monitoring"})
_PARTICLES = frozenset({"aus", "ein", "ab", "weiter", "bereit", "frei", "zurück"})
_CLAUSE = 60  # words of a clause searched for the verb of a particle
NOTHING = Given()
SANCTIONED = frozenset({"TRANSFER", "MOBILIZE", "EMPLOY", "TRAIN", "LAUNCH", "SAIL", "FINANCE", "VOTE", "SIGN"})
MUTUAL = frozenset({"AGREE", "COOPERATE", "CONSULT", "SIGN"})
_NAMED_APART = frozenset({"arms"})  # "weapons and ammunition" is more than ammunition
# these say nothing where something exacter is named
_GENERIC = frozenset({"cargo", "goods", "trade", "resolution", "sanctions", "treaty"})


class Found(Struct, frozen=True):
    """An event and the words ``span`` of ``passage`` that tell of it."""

    event: Event
    passage: Passage
    span: Range


def find_event(passage: Passage, given: Given = NOTHING) -> Found | None:
    """Return the most telling event of ``passage``, or none; ``given`` fills what the wording leaves out.

    The order of choice: an act that measures test before any other; more parties known; an object named; the order
    of the table; the order of the text.
    """
    words = vocabulary(passage.page.language)
    if words is None:
        return None
    best: tuple[tuple[int, ...], Found] | None = None
    carried: list[str] = []
    for span in _clauses(passage, words):
        if _gerund(passage, span[0]) and span[0] and (named := _last_named(passage, span[0])):
            carried = named
        for score, found, subject in _readings(passage, words, span, replace(given, carried=tuple(carried))):
            if best is None or score > best[0]:
                best = (score, found)
            carried = subject or carried
    return best[1] if best else None


def _readings(
    passage: Passage, words: Vocabulary, span: Range, given: Given
) -> Iterator[tuple[tuple[int, ...], Found, list[str]]]:
    acts = words.acts.find(passage.lower, *span) + _split_verbs(passage, words, span)
    if not acts:
        return
    objects = [(i, j, v[0]) for i, j, v in words.objects.find(passage.lower, *span)]
    ids = {o for _, _, o in objects}
    kinds = ids | {a for o in ids for a in ancestors(o)}
    act_words = {k for i, j, rows in acts if any(a.frame != "present" for a in rows) for k in range(i, j)}
    object_words = {k for i, j, _ in objects for k in range(i, j)}
    parts = roles(passage, words, span, object_words, act_words, given)
    for (_, at), act in sorted({(act.order, i): act for i, _, row in acts for act in row}.items()):
        if act.needs and not act.needs & kinds:
            continue
        actor, recipient = parties(act, parts, passage, words, span, at, given)
        recipient = [r for r in recipient if r not in actor]
        bare = not actor and not recipient and act.type in SANCTIONED and bool(ids) and act.frame != "present"
        if not bare and not _enough(act, actor, recipient):
            continue
        text = passage.text(*span)
        event = Event(
            type=act.type,
            actor=tuple(sorted(set(actor))),
            recipient=tuple(sorted(set(recipient))),
            objects=_objects(act, ids),
            date=first_date(text, passage.page.published, passage.page.language),
            quantity=quantity(text, passage.page.language) if act.type in SANCTIONED else None,
            place=parts.place
            or next((c for c in parts.at if c not in actor and c not in recipient and len(c) == 2), None),
        )
        known = bool(event.actor) + (bool(event.recipient) and event.type != "LAUNCH")
        score = (act.type in SANCTIONED, act.type == "SAIL", known, bool(event.objects), -act.order, -at)
        yield tuple(int(s) for s in score), Found(event, passage, span), parts.subject


def _split_verbs(passage: Passage, words: Vocabulary, span: Range) -> list[tuple[int, int, list[Act]]]:
    """German verbs whose particle stands at the clause's end: "führt … aus", "setzte … ein"."""
    last = span[1] - 1
    if passage.page.language != "de" or last - span[0] > _CLAUSE or passage.lower[last] not in _PARTICLES:
        return []
    found = []
    for k in range(*span):
        if k < last and passage.cased[k].islower():
            hits = words.acts.find([passage.lower[last] + passage.lower[k]], 0, 1)
            found += [(k, k + 1, acts) for _, _, acts in hits]
    return found


def _enough(act: Act, actor: list[str], recipient: list[str]) -> bool:
    if act.type in SANCTIONED and act.type not in MUTUAL:
        return bool(actor or (recipient and act.type != "VOTE"))
    if act.type in MUTUAL:
        return len(actor) >= 2 or bool(act.needs)
    return bool(actor and recipient) or (act.type == "SANCTION" and bool(actor or recipient))


def _objects(act: Act, ids: set[str]) -> tuple[str, ...]:
    """What the act is about, without what a more exact object covers."""
    if act.needs and act.type != "SAIL":
        ids = {o for o in ids if o in act.needs} or ids
    if act.type in ("TRANSFER", "TRAIN") and "satellite" in ids:
        ids = (ids - {"satellite"}) | {"satellite-technology"}
    if act.type == "VOTE":
        ids &= _VOTED
    if len(ids) > 1:
        ids = (ids - _GENERIC) or ids
        ids = ids - ({a for o in ids for a in ancestors(o)} - _NAMED_APART)
    return tuple(sorted(ids))


def _gerund(passage: Passage, k: int) -> bool:
    """Whether "for supplying", "of hiring" begins at ``k``."""
    lower = passage.lower
    return k + 1 < len(lower) and lower[k] in ("for", "of") and lower[k + 1].endswith("ing") and len(lower[k + 1]) > 5


def _last_named(passage: Passage, before: int) -> list[str]:
    named = [passage.named[k][0] for k in sorted(passage.named) if k < before]
    return list(named[-1].entity.countries) if named and named[-1].form in ("name", "metonym") else []


def _clauses(passage: Passage, words: Vocabulary) -> Iterator[Range]:
    """Cut a passage where a new clause begins."""
    begin = 0
    brk, relative = words.sets["break"], words.sets["relative"]
    english = passage.page.language == "en"
    marks = {i for i, _, kinds in words.marks.find(passage.lower, 0, len(passage)) if "return_marks" in kinds}
    for k in range(1, len(passage)):
        gap, word = passage.gaps[k], passage.lower[k]
        if gap == " " and word not in brk and k not in marks and not (english and _gerund(passage, k)):
            continue
        cut = (
            word in brk
            or (k in marks and english)
            or any(c in gap for c in ";:\u2013\u2014")
            or ("," in gap and (word in relative if english else word == "um"))
            or (english and _gerund(passage, k))
            or passage.new_sentence(k)
        )
        if cut:
            yield begin, k
            begin = k
    if begin < len(passage):
        yield begin, len(passage)
