"""What a claim says happens: act, who to whom, what, when, how much. The event is always stated positively."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from lagebild.link import Naming
from lagebild.model import Event
from lagebild.read.acts import Act, Vocabulary, ancestors, measured_in, vocabulary
from lagebild.read.attribution import Range
from lagebild.read.dates import first_date
from lagebild.read.given import Given
from lagebild.read.parties import parties
from lagebild.read.passage import Passage
from lagebild.read.quantities import quantity
from lagebild.read.roles import roles

__all__ = ["MUTUAL", "SANCTIONED", "Found", "find_event"]

_VOTED = frozenset({"panel-mandate", "resolution", "sanctions", "monitoring"})
_KOREANS = ("Koreans", "koreaner", "koreanern")
_DOINGS = (("troops", "fight"), ("workers", "earn"))
_PARTICLES = frozenset({"aus", "ein", "ab", "weiter", "bereit", "frei", "zurück"})
_NEXT = 10  # words in which a state named behind a comma begins to act
_CLAUSE = 60  # words of a clause searched for the verb of a particle
NOTHING = Given()
SANCTIONED = frozenset({"TRANSFER", "MOBILIZE", "EMPLOY", "TRAIN", "LAUNCH", "SAIL", "FINANCE", "VOTE", "SIGN"})
MUTUAL = frozenset({"AGREE", "COOPERATE", "CONSULT", "SIGN"})
_ANY_UNITS = frozenset({"t", "usd", "eur"})
_NAMED_APART = frozenset({"arms"})  # "weapons and ammunition" is more than ammunition
# these say nothing where something exacter is named
_GENERIC = frozenset({"cargo", "goods", "trade", "resolution", "sanctions", "treaty"})


class Found(Struct, frozen=True):
    """An event and the words ``span`` of ``passage`` that tell of it."""

    event: Event
    passage: Passage
    span: Range
    at: int = 0  # the word of the act


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
        if span[0] and passage.lower[span[0]] == "um" and not carried:
            carried = _first_named(passage, span[0])
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
    acts = [(i, j, a) for i, j, a in words.acts.find(passage.lower, *span) if not _vessel(passage, words, span, (i, j))]
    acts += _split_verbs(passage, words, span)
    if not acts:
        return
    objects = [(i, j, v[0]) for i, j, v in words.objects.find(passage.lower, *span)] + _people(passage, words, span)
    ids = {o for _, _, o in objects}
    kinds = ids | {a for o in ids for a in ancestors(o)}
    act_words = {k for i, j, rows in acts if any(a.frame != "present" for a in rows) for k in range(i, j)}
    object_words = {k for i, j, _ in objects for k in range(i, j)}
    parts = roles(passage, words, span, object_words, act_words, given)
    for (_, at), act in sorted({(act.order, i): act for i, _, row in acts for act in row}.items()):
        if (act.needs and not act.needs & kinds) or _idle(act, passage, words, span, at):
            continue
        actor, recipient = parties(act, parts, passage, words, span, at, given)
        recipient = [r for r in recipient if r not in actor]
        if act.type == "LAUNCH" and not actor:
            recipient = []  # "a success for North Korea" tells no aim
        bare = (
            not actor
            and not recipient
            and act.type in SANCTIONED
            and bool(ids)
            and act.frame not in ("present", "have")
        )
        if not bare and not _enough(act, actor, recipient, "satellite" in kinds):
            continue
        text = passage.text(*span)
        event = Event(
            type="TRANSFER" if _supported_with(act, passage, at, objects) else act.type,
            actor=tuple(sorted(set(actor))),
            recipient=tuple(sorted(set(recipient))),
            objects=_objects(act, ids),
            date=_date(act, text, passage),
            quantity=quantity(text, passage.page.language, _units(act, objects)) if act.type in SANCTIONED else None,
            place=parts.place
            or next((c for c in parts.at if c not in actor and c not in recipient and len(c) == 2), None),
        )
        known = bool(event.actor) + (bool(event.recipient) and event.type != "LAUNCH")
        score = (act.type in SANCTIONED, act.type == "SAIL", known, bool(event.objects), -act.order, -at)
        yield tuple(int(s) for s in score), Found(event, passage, span, at), parts.subject


def _split_verbs(passage: Passage, words: Vocabulary, span: Range) -> list[tuple[int, int, list[Act]]]:
    """German verbs whose particle stands at the clause's end: "führt … aus", "setzte … ein"."""
    last = span[1] - 1
    if passage.page.language == "de":
        together = [(k, passage.lower[k].replace("zu", "", 1)) for k in range(*span) if _with_zu(passage, k)]
        infinitives = [(k, k + 1, v) for k, w in together for _, _, v in words.acts.find([w], 0, 1)]
        if infinitives:
            return infinitives
    if passage.page.language != "de" or last - span[0] > _CLAUSE or passage.lower[last] not in _PARTICLES:
        return []
    found = []
    for k in range(*span):
        if k < last and passage.cased[k].islower():
            hits = words.acts.find([passage.lower[last] + passage.lower[k]], 0, 1)
            found += [(k, k + 1, acts) for _, _, acts in hits]
    return found


def _with_zu(passage: Passage, k: int) -> bool:
    """Whether an infinitive with "zu" inside stands at ``k``: "einzusetzen", "bereitzustellen"."""
    word = passage.lower[k]
    return word.endswith("n") and "zu" in word[2:9] and passage.cased[k][0].islower()


def _people(passage: Passage, words: Vocabulary, span: Range) -> list[tuple[int, int, str]]:
    """Heads counted as "10.000 Mann"; a state's people who fight, work or earn: "100.000 Nordkoreaner"."""
    found = []
    for k in range(*span):
        if passage.lower[k] == "mann" and k > span[0] and passage.lower[k - 1][-3:].isdigit():
            found.append((k, k + 1, "troops"))
        naming = passage.named.get(k)
        people = naming is not None and (naming[0].text.endswith(_KOREANS) or _nationals(passage, naming[0]))
        if naming and people:
            kinds = [o for o, doing in _DOINGS if any(w in words.sets[doing] for w in passage.lower[slice(*span)])]
            found += [(k, naming[1], o) for o in kinds[:1]]
    return found


def _nationals(passage: Passage, naming: Naming) -> bool:
    return passage.page.language not in ("de", "en") and naming.form == "national" and naming.entity.id == _LAUNCHER


def _idle(act: Act, passage: Passage, words: Vocabulary, span: Range, at: int) -> bool:
    """Whether the words name the act but do not tell of it: under a ban, a sanction or a wish, or as half of a noun."""
    sets, lower = words.sets, passage.lower
    if act.type in ("COOPERATE", "AGREE"):
        return any(w in sets["curbed"] for w in lower[max(span[0], at - 5) : at])
    if act.type not in SANCTIONED or act.type == "VOTE":
        return False
    following = lower[at + 1] if at + 1 < span[1] else ""
    if act.type == "LAUNCH" and (
        following in _GROUNDS or any(w in sets["beside"] for w in lower[max(span[0], at - 2) : at])
    ):
        return True
    if act.type == "SIGN":
        return any(w in sets["condition"] for w in lower[slice(*span)])
    before = range(span[0], at)
    penal = any(lower[k] in sets["penal"] and lower[k + 1] in ("against", "on", "gegen", "for") for k in before)
    barred = any(lower[k] in sets["ban"] and not _despite(lower, k) for k in before[-4:])
    sought = any(lower[k] in sets["seek"] and passage.cased[k].islower() for k in before[-3:])
    if words.order.behind:
        barred = any(w in sets["ban"] for w in lower[at + 1 : at + 4])
    stopped = any(lower[k] in sets["halted"] for k in before[-2:])  # "to stop hiring" asks for it, or tells it is over
    return penal or barred or stopped or (sought and act.frame == "receive")


def _vessel(passage: Passage, words: Vocabulary, span: Range, where: Range) -> bool:
    """Whether "ship" or "ships" is the thing that sails: "a Russian ship", "ships have been"."""
    at, after = where
    if after - at > 1 or passage.lower[at] not in ("ship", "ships"):
        return False
    before = passage.lower[at - 1] if at > span[0] else ""
    if passage.lower[at] == "ship":
        return before not in words.sets["as_verb"]
    return not any(end == at and n.form in ("name", "metonym") for n, end in passage.named.values())


def _despite(lower: list[str], k: int) -> bool:
    return any(w in ("trotz", "despite", "over", "above", "violation") for w in lower[max(0, k - 4) : k])


_LAUNCHER = "kp"  # whose launches the measures test
_GROUNDS = ("ground", "grounds", "site", "sites", "range", "bed")
_DATELINE = re.compile(r"^[^\n]{0,60}?\b(?:19|20)\d\d\s*(?:\([^)\n]{1,30}\)\s*)?[-\u2013\u2014]\s")
_RULES = re.compile(
    r"\b(?:laid down|adopted|imposed|set|passed|introduced|agreed|beschlossen\w*|verhängt\w*|festgelegt\w*)\b"
    r"[^,.;]{0,30}?\bin\s(?:19|20)\d\d"
    r"|(?:\b[Rr]esolution\w*|[Vv]ertrag\w*|[Tt]reaty|[Pp]act)\s(?:von|vom|of|from|signed in)\s(?:\w+\s)?(?:19|20)\d\d"
)


def _date(act: Act, text: str, passage: Passage) -> str | None:
    """When it happened, as told: not when the rule it breaks was made, nor when what was given is used."""
    if act.frame == "have":
        return None
    return first_date(_RULES.sub(" ", _DATELINE.sub("", text)), passage.page.published, passage.page.language)


def _supported_with(act: Act, passage: Passage, at: int, objects: list[tuple[int, int, str]]) -> bool:
    """Whether support is given in arms themselves: "mit Raketen unterstützt", "supports Moscow with missiles"."""
    if act.type != "TRAIN" or not passage.lower[at].startswith(("unterstütz", "support")):
        return False
    return any("arms" in ancestors(o) and i and passage.lower[i - 1] in ("mit", "with") for i, _, o in objects)


def _units(act: Act, objects: list[tuple[int, int, str]]) -> frozenset[str]:
    """The units in which what is told of can be counted."""
    kinds = {o for _, _, o in objects} | {a for _, _, o in objects for a in ancestors(o)}
    return frozenset(u for o in kinds for u in measured_in(o)) | _ANY_UNITS


def _enough(act: Act, actor: list[str], recipient: list[str], launched: bool) -> bool:
    if act.type in SANCTIONED and act.type not in MUTUAL:
        if act.type == "LAUNCH" and actor and not launched and _LAUNCHER not in actor:
            return False  # missiles fired by others are their war
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
    if act.type == "LAUNCH" and ids & {"satellite", "satellite-technology"}:
        ids = {"satellite"}  # its rocket is no second launch
    if len(ids) > 1:
        ids = (ids - _GENERIC) or ids
        ids = ids - ({a for o in ids for a in ancestors(o)} - _NAMED_APART)
    return tuple(sorted(ids))


def _turns(passage: Passage, words: Vocabulary, begin: int, k: int) -> bool:
    """Whether another state begins to act: "Moskau erhalte Granaten, Pjöngjang bekomme Öl"."""
    if k not in passage.named or not words.acts.find(passage.lower, begin, k):
        return False
    end = passage.named[k][1]
    if passage.page.language not in ("de", "en"):
        return bool(words.acts.find(passage.lower, end, min(len(passage), end + _NEXT)))
    verb = end < len(passage) and passage.cased[end].islower() and passage.gaps[end] == " "
    return verb and bool(words.acts.find(passage.lower, end, end + 1))


def _gerund(passage: Passage, k: int) -> bool:
    """Whether "for supplying", "of hiring" begins at ``k``."""
    lower = passage.lower
    return k + 1 < len(lower) and lower[k] in ("for", "of") and lower[k + 1].endswith("ing") and len(lower[k + 1]) > 5


def _first_named(passage: Passage, before: int) -> list[str]:
    return next((list(n.entity.countries) for k, (n, _) in sorted(passage.named.items()) if k < before), [])


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
        if gap in (" ", "") and word not in brk and k not in marks and not (english and _gerund(passage, k)):
            continue
        cut = (
            word in brk
            or (k in marks and english)
            or any(c in gap for c in ";:\u2013\u2014\uff1b\uff1a")
            or ("," in gap and (word in relative if english else word == "um"))
            or (english and _gerund(passage, k))
            or passage.new_sentence(k)
            or (("," in gap or "\uff0c" in gap) and _turns(passage, words, begin, k))
        )
        if cut:
            yield begin, k
            begin = k
    if begin < len(passage):
        yield begin, len(passage)
