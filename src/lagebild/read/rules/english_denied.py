"""Denials in relative clauses, and who could not be reached: …, a claim that Moscow has denied."""

from lagebild.read.rules.english_after import phrase_after
from lagebild.read.rules.english_before import phrase_before
from lagebild.read.rules.english_content import content_end
from lagebild.read.rules.english_cues import Cue
from lagebild.read.rules.english_draft import FIRST_PERSON, Reading
from lagebild.read.rules.english_lexicon import CONJ, DET, PREP, TIME, lexicon
from lagebild.read.rules.english_sentence import Sentence
from lagebild.read.rules.english_subjects import subject_of

__all__ = ["read_denied", "read_unreached"]

_SHORTEST = 4  # items of a clause that which can stand for


def read_denied(r: Reading, cue: Cue) -> bool:
    """Read a cue that denies what stands before its clause; tells whether it was one."""
    s = r.s
    if cue.verb.frames.get("n") != "deny" or cue.modal:
        return False
    if s.low[cue.past : cue.past + 1] == ["by"] and not cue.passive:
        return _by(r, cue) or True  # a participle, no verb
    if not _closes(s, cue.past):
        return False
    subject = phrase_before(s, cue.first)
    if subject is None or s.low[subject[0]] in FIRST_PERSON:
        return False
    k = subject[0]
    if subject[1] - k > 1 and _several(s, k) and k > 1 and s.low[k - 1] in (",", "—", "–", "--", "-"):
        return _keep(r, cue, (k + 1, subject[1]), (k, k + 1), k - 1)  # charges both deny
    k -= 1
    if k > 0 and s.low[k] in ("that", "which") and s.low[k - 1] != ",":
        k -= 1
        return _thing(r, cue, subject, k)
    if k > 1 and s.low[k] == "which" and s.low[k - 1] == ",":
        first = r.segment
        for draft in r.drafts:
            if not draft.trailing and draft.piece[0] < k - 1 <= draft.piece[1] + len(s.low[k:]):
                first = max(first, draft.piece[0])
        return k - 1 - first >= _SHORTEST and _keep(r, cue, subject, (first, k - 1), k - 1)
    return k > 0 and s.low[k] in lexicon().groups["said_things"] and _thing(r, cue, subject, k)


def read_unreached(r: Reading, cue: Cue) -> None:
    """Read: could not be reached for comment."""
    s = r.s
    if not (cue.passive and cue.negated and cue.modal):
        return
    found = subject_of(s, cue)
    last = cue.past >= s.size or s.low[cue.past] in (".", ",", ";", "by", "on")
    if found and (last or s.low[cue.past : cue.past + 2] == ["for", "comment"]):
        end = content_end(s, cue.head, "c", s.size)
        r.add((cue.head, cue.past), found[:2], [(cue.head, end)], "reported", "decline", 0.7)


def _by(r: Reading, cue: Cue) -> bool:
    """Read: …, a charge denied by Moscow."""
    s = r.s
    past = phrase_after(s, cue.past + 1, apposition=False)
    if past is None:
        return False
    return _thing(r, cue, (cue.past + 1, past), cue.first - 1)


def _thing(r: Reading, cue: Cue, subject: tuple[int, int], noun: int) -> bool:
    """Keep the denial of what the ``noun`` calls a claim, behind a comma."""
    s = r.s
    if s.low[noun] not in lexicon().groups["said_things"]:
        return False
    first = noun
    while (
        first > 0
        and noun - first < 4
        and not s.bits[first - 1] & (PREP | CONJ)
        and s.low[first - 1] not in (",", "—", "–", "-")
    ):
        first -= 1
    if first < 2 or not s.bits[first] & DET or s.low[first - 1] not in (",", "—", "–", "--", "-"):
        return False
    return _keep(r, cue, subject, (first, noun + 1), first - 1)


def _keep(r: Reading, cue: Cue, subject: tuple[int, int], content: tuple[int, int], mark: int) -> bool:
    s = r.s
    for draft in r.drafts:
        if draft.piece[0] < mark < draft.piece[1]:
            r.shorten(draft, mark)
    r.drafts = [d for d in r.drafts if d.cue != s.range(content[1] - 1, content[1])]
    r.add((cue.head, cue.past), subject, [content], "reported", "deny", 0.75, negated=cue.negated, trailing=True)
    r.consumed = max(cue.past, subject[1])
    return True


def _several(s: Sentence, k: int) -> bool:
    """Tell whether the item is the plural of what a claim is called."""
    return s.low[k].endswith("s") and s.low[k][:-1] in lexicon().groups["said_things"]


def _closes(s: Sentence, k: int) -> bool:
    """Tell whether nothing that could be denied follows."""
    return (
        k >= s.size
        or s.low[k] in (",", ".", ";", ")", "—", "–", "--")
        or bool(s.bits[k] & TIME)
        or (s.low[k] in ("in", "on", "at", "repeatedly", "outright"))
    )
