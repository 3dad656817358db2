"""Who acts and who receives, by the frame of the act (data/acts_de.yaml explains the frames)."""

from lagebild.read.acts import Act, Vocabulary
from lagebild.read.attribution import Range
from lagebild.read.given import Given
from lagebild.read.passage import Passage
from lagebild.read.roles import Roles

__all__ = ["parties"]

_COUNCILS = ("un-sc", "un-ga")
_NO_PARTY = ("un", "iaea", "ohchr", "msmt")  # bodies that watch rather than trade
_BETWEEN_STATES = frozenset({"TRANSFER", "TRAIN", "EMPLOY", "MOBILIZE", "FINANCE", "SAIL", "LAUNCH"})
_CODE = 2  # letters of a country code
_SERVED = ("beliefert", "versorgt", "ausgerüstet", "aufgerüstet", "supplied", "armed", "equipped")


def parties(
    act: Act, parts: Roles, passage: Passage, words: Vocabulary, span: Range, at: int, given: Given
) -> tuple[list[str], list[str]]:
    """Return (actor, recipient) of ``act``, whose word is at ``at``; who only watches is no party."""
    actor, recipient = _by_frame(act, parts, passage, words, span, at, given)
    if act.frame == "vote":
        return actor, recipient
    if act.type in _BETWEEN_STATES:
        return [w for w in actor if len(w) == _CODE], [w for w in recipient if len(w) == _CODE]
    return [w for w in actor if not _watches(w)], [w for w in recipient if not _watches(w)]


def _by_frame(
    act: Act, parts: Roles, passage: Passage, words: Vocabulary, span: Range, at: int, given: Given
) -> tuple[list[str], list[str]]:
    subject, others = list(parts.subject), list(parts.bare)
    late = passage.page.language == "en" and parts.first > at and not (at and passage.lower[at - 1] == "by")
    if passage.lower[span[0]] == "um" or late or _subjectless(passage, words, span):
        subject, others = [], subject + others
    silent = _silent(passage, words, span, at, given)
    if given.accused and not set(given.accused) & set(parts.everyone()):
        subject, others = list(given.accused), subject + others
    elif given.commits and given.own and not set(given.own) & set(parts.everyone()):
        subject, others = list(given.own), subject + others
    elif not subject:
        subject = [c for c in silent if c not in parts.to]  # "they are sending us none"
    agents = parts.by or parts.owner.get(at, [])
    if act.frame == "mutual":
        everyone = [w for w in dict.fromkeys([*subject, *parts.everyone()]) if not _watches(w)]
        alone = len(everyone) == 1 and bool(parts.with_)
        return list(dict.fromkeys([*everyone, *given.own])) if alone else everyone, []
    if act.frame == "vote":
        voters = [v for v in agents or subject or given.carried if not _watches(v)]
        body = next((b for b in _COUNCILS if b in (*parts.at, *parts.to, *parts.everyone())), "un-sc")
        return voters, [body]
    if act.frame == "have":
        origin = _origin(parts, passage, words, span, at)
        users = parts.by or subject or agents or [c for c in parts.origin if c not in origin]
        return _had(parts, list(users), origin)
    subject, others = [w for w in subject if not _watches(w)], [w for w in others if not _watches(w)]
    if act.frame == "receive":
        getter = agents or subject or parts.to
        seller = parts.to if words.order.bought_to and subject else []
        giver = [c for c in parts.source or parts.origin or seller or others or parts.at if c not in getter]
        return giver, getter
    if act.frame == "present":
        whose = parts.origin or (subject if act.type == "EMPLOY" else [])
        where = [c for c in parts.at or parts.to if c not in whose]
        return (list(whose), where) if whose and where else ([], [])
    if act.frame == "host":
        host = subject or agents or parts.at
        return [c for c in parts.origin or parts.source if c not in host], host
    return _gave(act, parts, passage, words, span, at, subject, others, agents)


def _watches(who: str) -> bool:
    return who in _NO_PARTY or who.startswith("un-")


def _origin(parts: Roles, passage: Passage, words: Vocabulary, span: Range, at: int) -> list[str]:
    """Whose the arms in use are; "from" tells it of what is used or comes from there, not of what is fired."""
    came = any(w in words.sets["come"] for w in passage.lower[slice(*span)])
    used = passage.lower[at] in words.sets["use"]
    if came and parts.source:
        return list(parts.source)
    return list(parts.origin or (parts.source if used else ()))


def _had(parts: Roles, user: list[str], origin: list[str]) -> tuple[list[str], list[str]]:
    """Who uses another's arms has received them; without a user only where they were used against a third."""
    if not origin or set(origin) & set(user):
        return [], []
    elsewhere = [c for c in (*parts.at, *parts.against, *parts.to) if c not in origin]
    return (origin, user) if user or elsewhere else ([], [])


def _gave(
    act: Act, parts: Roles, passage: Passage, words: Vocabulary, span: Range, at: int, subject: list[str],
    others: list[str], agents: list[str],
) -> tuple[list[str], list[str]]:  # fmt: skip
    served = passage.lower[at] in _SERVED and _passive(passage, words, span)
    if passage.cased[at][0].isupper() and passage.lower[at] in words.sets["serve"] and at in parts.owner:
        getter = parts.owner[at]  # "die Versorgung Russlands mit Munition durch Nordkorea"
        return [c for c in parts.by or parts.origin or parts.source or subject if c not in getter], list(getter)
    if passage.lower[at] in words.sets["supplier"] and subject:
        whom = parts.owner.get(at) or parts.origin or parts.to  # "Russia's biggest arms supplier"
        return subject, [c for c in whom if c not in subject]
    source = (
        []
        if act.frame == "teach"
        else parts.source
        if act.frame != "do" or (act.type == "LAUNCH" and not subject)
        else []
    )
    if set(source) & set(subject):
        source = []
    if agents or source:
        giver = list(agents or source)
        getter = parts.to or [c for c in subject + others if c not in giver]
    elif served and not parts.to:
        giver, getter = [c for c in parts.origin if c not in subject], subject
    elif len(parts.with_) > 1 and not subject:
        giver, getter = list(parts.with_), list(parts.to)
    elif subject:
        giver, getter = subject, parts.to or others
    else:
        others_fired = act.type == "LAUNCH" and _passive(passage, words, span)
        giver, getter = ([] if act.frame == "teach" or others_fired else list(parts.origin)), list(parts.to)
        if passage.lower[span[0]] == "um":
            getter = getter or others
    if act.frame == "do":
        getter = [*parts.against, *(parts.at if act.type == "SANCTION" else ()), *getter]
        getter = getter or (list(parts.origin) if act.type == "FINANCE" else [])
    if act.frame == "teach":
        getter = (
            getter or parts.origin or parts.source or parts.with_ or (parts.at if giver and len(parts.at) == 1 else [])
        )
    if act.frame == "send" and not getter and (act.type == "EMPLOY" or len(parts.at) == 1):
        getter = list(parts.at)
    if act.type == "EMPLOY" and not getter and passage.lower[at] in words.sets["earn"]:
        getter = list(parts.source)  # "arbeiteten von China aus"
    if act.type == "SAIL":
        giver = giver or list(parts.carrier)
        getter = getter or (list(parts.at) if giver else [])
    if act.frame == "send" and act.type == "EMPLOY" and parts.origin and parts.origin != giver:
        giver = list(parts.origin)
    if act.type == "MOBILIZE" and giver and parts.origin and not set(parts.origin) & set(giver):
        giver, getter = list(parts.origin), giver  # who sends another's troops into battle has received them
    return giver, [c for c in getter if c not in giver]


def _silent(passage: Passage, words: Vocabulary, span: Range, at: int, given: Given) -> list[str]:
    """Whom a missing subject means: the one before, or the speaker where an infinitive or -ing form asks for one."""
    if given.accused:
        return list(given.accused)
    if given.commits and not given.carried:
        return list(given.own)
    lower = passage.lower
    if passage.page.language == "de":
        unsaid = any(_infinitive(passage, k, span[1]) for k in range(*span))
    else:
        near = range(max(span[0], at - 3), at)
        leading = [lower[k] for k in near if passage.gaps[k + 1] == " " and k + 1 not in passage.named]
        unsaid = lower[at].endswith("ing") or "to" in leading or "having" in leading
        unsaid = unsaid and not _passive(passage, words, (span[0], at))
    if unsaid and not given.carried:
        return list(given.own)
    return list(given.carried) if not _passive(passage, words, span) else []


def _subjectless(passage: Passage, words: Vocabulary, span: Range) -> bool:
    """Whether the words are a German infinitive clause of their own: ", Russland mit Waffen beliefert zu haben"."""
    first, after = span
    before = passage.page.text[: passage.page.starts[passage.at[first]]].rstrip()[-1:]
    if passage.page.language != "de" or before != "," or not after - 3 < _last_infinitive(passage, span) < after:
        return False
    return not any(
        passage.lower[k] in words.sets["finite"] or "," in passage.gaps[k] for k in range(first + 1, after - 1)
    )


def _last_infinitive(passage: Passage, span: Range) -> int:
    return max((k for k in range(*span) if _infinitive(passage, k, span[1])), default=-1)


def _infinitive(passage: Passage, k: int, end: int) -> bool:
    """Whether a German infinitive with "zu" stands at ``k``: "zu liefern", "auszuliefern"."""
    word = passage.lower[k]
    if word == "zu":
        return k + 1 < end and passage.gaps[k + 1] == " " and passage.lower[k + 1].endswith("n")
    return "zu" in word[2:9] and word.endswith("en") and passage.cased[k].islower() and word not in _NOT_INFINITIVE


_NOT_INFINITIVE = frozenset({"dazu", "hinzu"})


def _passive(passage: Passage, words: Vocabulary, span: Range) -> bool:
    return any(passage.lower[k] in words.sets["passive"] for k in range(*span))
