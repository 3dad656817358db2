"""Speech without a verb of saying: X was blunter: …; X shook his head: «…»; …, he said; it was so."""

from lagebild.read.rules.english_after import phrase_after
from lagebild.read.rules.english_content import content_end, has_verb
from lagebild.read.rules.english_draft import FIRST_PERSON, Draft, Reading
from lagebild.read.rules.english_lexicon import ADV, AUX, BE, CLAUSE, DET, NEG, lexicon
from lagebild.read.rules.english_sentence import QUOTE, Sentence
from lagebild.read.rules.english_subjects import main_subject

__all__ = ["backshifted", "read_colon", "read_on"]

_BACKSHIFTED = frozenset(
    ("was", "were", "had", "would", "could", "might", "wasn't", "weren't", "hadn't", "wouldn't", "couldn't")
)
_LONGEST_LEAD = 40  # items before the colon
_OWNERS = frozenset(("his", "her", "their", "its"))


def read_colon(r: Reading) -> None:
    """Read a statement behind a colon that no verb of saying introduces: its verdict was short: …"""
    s = r.s
    mark = next((k for k in range(2, min(s.size - 1, _LONGEST_LEAD)) if s.low[k] == ":"), 0)
    if not mark or s.start[mark + 1] == s.end[mark] or QUOTE in s.low[:mark] or ";" in s.low[:mark]:
        return
    if any(d.trailing or d.piece[1] > mark or d.cue[1] > s.start[mark] for d in r.drafts):
        return
    is_quote = s.low[mark + 1] == QUOTE
    if not is_quote and not has_verb(s, mark + 1):
        return
    cue = _manner(s, mark)
    if cue is None and not is_quote and s.low[mark - 1] not in lexicon().groups["said_things"]:
        return
    subject = main_subject(s, mark) if any(s.verbal(k) or _past(s, k) for k in range(mark)) else (0, mark)
    subject = _issuer(s, subject, cue is not None) if subject else None
    if subject is None or s.low[subject[0]] in FIRST_PERSON:
        return
    past = content_end(s, mark + 1, "d" if is_quote else "t", s.size)
    kind = "direct" if r.mostly_quoted(mark + 1, past) else "indirect"
    where = (mark, mark + 1) if cue is None else (cue, mark)
    r.add(where, subject, [(mark + 1, past)], kind, "assert", 0.55 if cue is None else 0.7)
    r.main = subject


def _past(s: Sentence, k: int) -> bool:
    return s.low[k].endswith("ed") and not s.capital(k) and not s.bits[k] & DET


def _manner(s: Sentence, mark: int) -> int | None:
    """Return the item before ``mark`` that tells how something was said: was blunter, went further."""
    manners = lexicon().groups["manners"]
    for k in range(mark - 1, max(0, mark - 9), -1):
        if k == mark - 1 and s.low[k] in ("otherwise", "differently", "agreed", "disagreed", "agrees", "disagrees"):
            return k
        if s.low[k] == "further" and {"went", "goes"} & {s.low[k - 1], s.low[max(0, k - 2)]}:
            return k
        if s.low[k] in manners:
            before = k - 1
            while before > 0 and (s.low[before] in ("more", "and", *manners) or s.bits[before] & (ADV | NEG)):
                if s.bits[before] & BE:
                    break
                before -= 1
            return k if s.bits[before] & BE or s.low[before] in ("sounded", "remained") else None
    return None


def _issuer(s: Sentence, subject: tuple[int, int], manner: bool) -> tuple[int, int] | None:
    """Return who spoke: of his verdict, him; of the answer from Moscow, Moscow; of a person, the person."""
    first, past = subject
    known = lexicon().groups["said_things"]
    said = next((k for k in range(first, past) if s.low[k] in known), None)
    if said is None:
        head = next((k for k in range(first, past) if s.low[k] == ","), past) - 1
        person = s.capital(head) or not lexicon().groups["sayers"].isdisjoint(s.low[first:past])
        person |= past - first == 1 and s.low[first] in ("he", "she", "they", "one", "others", "another")
        return subject if person and any(s.verbal(k) or _past(s, k) for k in range(past, s.size)) else None
    if said + 2 < past + 1 and s.low[said + 1 : said + 2] in (["from"], ["of"]):
        end = phrase_after(s, said + 2, apposition=False)
        return (said + 2, min(end, past)) if end else None
    if s.low[first] in _OWNERS:
        return (first, first + 1)
    owner = next((k for k in range(said - 1, first - 1, -1) if s.possessive(k)), None)
    return None if owner is None else (first, owner + 1)


def backshifted(s: Sentence, first: int, past: int) -> bool:
    """Tell whether the first finite verb of the items is one that reported speech has: was, had, would."""
    for k in range(first, past):
        if s.bits[k] & CLAUSE and k == first:
            return False
        if s.low[k] in _BACKSHIFTED:
            return True
        if s.verbal(k) or _past(s, k):
            return False
    return False


def read_on(r: Reading) -> None:
    """Read a clause behind a semicolon that goes on with what was reported before it: …, he said; it was so."""
    s = r.s
    if ";" not in s.low or not r.drafts:
        return
    for mark in (k for k in range(1, s.size - 2) if s.low[k] == ";"):
        before = [d for d in r.drafts if d.cue[0] < s.start[mark] and d.kind in ("direct", "indirect", "free_indirect")]
        draft = max(before, key=lambda d: d.cue[0], default=None)
        if draft is None or draft.negated:
            continue
        past = content_end(s, mark + 1, "t", s.size)
        if past - mark < 4 or any(s.start[mark] < d.cue[0] < s.end[past - 1] for d in r.drafts):
            continue
        if any(s.low[k] in lexicon().said for k in range(mark + 1, past)) or not backshifted(s, mark + 1, past):
            continue
        if s.bits[mark + 1] & AUX:
            continue
        r.drafts.append(
            Draft(
                kind="free_indirect",
                content=[s.range(mark + 1, past)],
                speaker=draft.speaker,
                cue=draft.cue,
                stance="assert",
                confidence=draft.confidence - 0.25,
                pronoun=draft.pronoun,
                piece=(mark + 1, past),
            )
        )
