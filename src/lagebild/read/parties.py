"""Who acts and who receives, by the frame of the act (data/acts_de.yaml explains the frames)."""

from msgspec import Struct

from lagebild.read.acts import Act, Vocabulary
from lagebild.read.attribution import Range
from lagebild.read.passage import Passage
from lagebild.read.roles import Roles

__all__ = ["Given", "parties"]

_COUNCILS = ("un-sc", "un-ga")
_SERVED = ("beliefert", "versorgt", "ausgerüstet", "aufgerüstet", "supplied", "armed", "equipped")


class Given(Struct, frozen=True):
    """Who stands ready where the wording names no one: the speaker's side, the accused, the subject before."""

    own: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()


def parties(
    act: Act, parts: Roles, passage: Passage, words: Vocabulary, span: Range, at: int, given: Given
) -> tuple[list[str], list[str]]:
    """Return (actor, recipient) of ``act``, whose word is at ``at``."""
    subject, others = list(parts.subject), list(parts.bare)
    silent = _silent(passage, words, span, at, given)
    if given.accused and not set(given.accused) & set(parts.everyone()):
        subject, others = list(given.accused), subject + others
    elif not subject:
        subject = silent
    agents = parts.by or parts.owner
    if act.frame == "mutual":
        everyone = list(dict.fromkeys([*subject, *parts.everyone()]))
        return everyone if len(everyone) > 1 else list(dict.fromkeys([*everyone, *given.own])), []
    if act.frame == "vote":
        voters = [v for v in agents or subject or given.carried if v not in _COUNCILS]
        body = next((b for b in _COUNCILS if b in (*parts.at, *parts.to, *parts.everyone())), "un-sc")
        return voters, [body]
    if act.frame == "have":
        return _had(parts, subject or list(agents))
    if act.frame == "receive":
        getter = subject or agents or parts.to
        giver = [c for c in parts.source or parts.origin or others if c not in getter]
        return giver, getter
    if act.frame == "host":
        host = subject or agents or parts.at
        return [c for c in parts.origin or parts.source if c not in host], host
    return _gave(act, parts, passage, words, span, at, subject, others, agents)


def _had(parts: Roles, user: list[str]) -> tuple[list[str], list[str]]:
    """Who uses another's arms has received them; without a user only where they were used against a third."""
    if not parts.origin or set(parts.origin) & set(user):
        return [], []
    elsewhere = [c for c in (*parts.at, *parts.against, *parts.to) if c not in parts.origin]
    return (list(parts.origin), user) if user or elsewhere else ([], [])


def _gave(
    act: Act, parts: Roles, passage: Passage, words: Vocabulary, span: Range, at: int, subject: list[str],
    others: list[str], agents: list[str],
) -> tuple[list[str], list[str]]:  # fmt: skip
    served = passage.lower[at] in _SERVED and _passive(passage, words, span)
    source = parts.source if act.frame != "do" else []
    if agents or source:
        giver = list(agents or source)
        getter = parts.to or [c for c in subject + others if c not in giver]
    elif served and not parts.to:
        giver, getter = [], subject
    elif subject:
        giver, getter = subject, parts.to or others
    else:
        giver, getter = ([] if act.frame == "teach" else list(parts.origin)), list(parts.to)
    if act.frame == "do":
        getter = [*parts.against, *getter]
    if act.frame == "teach":
        getter = getter or parts.origin or parts.with_
    if act.frame == "send" and not getter:
        getter = [*parts.at, *parts.with_]
    if act.frame == "send" and act.type == "EMPLOY" and parts.origin and parts.origin != giver:
        giver = list(parts.origin)
    return giver, [c for c in getter if c not in giver]


def _silent(passage: Passage, words: Vocabulary, span: Range, at: int, given: Given) -> list[str]:
    """Whom a missing subject means: the one before, or the speaker where an infinitive or -ing form asks for one."""
    if given.accused:
        return list(given.accused)
    lower = passage.lower
    if passage.page.language == "de":
        unsaid = any(
            lower[k] == "zu" or "zu" in lower[k][2:6] and lower[k].endswith("en")
            for k in range(at, min(at + 4, span[1]))
        )
        unsaid = unsaid or (at > span[0] and lower[at - 1] == "zu")
    else:
        leading = lower[max(span[0], at - 3) : at]
        unsaid = (lower[at].endswith("ing") or "to" in leading or "having" in leading) and not _passive(
            passage, words, (span[0], at)
        )
    if unsaid and not given.carried:
        return list(given.own)
    return list(given.carried) if not _passive(passage, words, span) else []


def _passive(passage: Passage, words: Vocabulary, span: Range) -> bool:
    return any(passage.lower[k] in words.sets["passive"] for k in range(*span))
