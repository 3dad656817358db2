"""The English noun phrase before a verb, without a parser.

It is everything back to the last boundary, minus what only frames the clause: times, places, connectives.
"""

from lagebild.read.rules.english_edges import ONE_WORD, STOP, nominal, trim_left, trim_right
from lagebild.read.rules.english_lexicon import ADV, AUX, CLAUSE, CONJ, CUE, DET, FINITE, PREP, PRON, lexicon
from lagebild.read.rules.english_sentence import Sentence

__all__ = ["phrase_before"]

_SUBJECT_ONLY = frozenset(("he", "she", "they", "we", "i"))
_RELATIVE = frozenset(("who", "which", "that"))


def phrase_before(s: Sentence, past: int, lowest: int = 0) -> tuple[int, int] | None:
    """Return the noun phrase that ends before item ``past`` as (first, past), or none."""
    past = trim_right(s, lowest, past)
    if past <= lowest:
        return None
    low, bits = s.low, s.bits
    last = past - 1
    if low[last] == "there" and last > lowest and low[last - 1] in lexicon().groups["sayers"]:
        return phrase_before(s, last, lowest)  # officials there
    if low[last] in ONE_WORD:
        return (last, past)
    first, joined, verb = past, -1, False
    k = last
    while k >= lowest:
        w = low[k]
        if w == ")":
            opened = _opening(s, k, lowest)
            if opened is None:
                break
            k = first = opened
            k -= 1
            continue
        if w in STOP:
            break
        b = bits[k]
        if w in _SUBJECT_ONLY and k < last - 1 and not _relative_left(s, k, lowest):
            return None
        if b & CONJ:
            if w not in ("and", "or", "&", "nor") or k == last:
                break
            if joined < 0:
                joined = k
            k -= 1
            continue
        if w in _RELATIVE and verb and k > lowest:
            verb = False
            joined = -1
            k -= 1
            if low[k] == ",":
                break
            continue
        if w == "that" and not _determiner(s, k, lowest):
            break
        if b & CLAUSE and w != "that" and not (b & PREP and k == lowest):
            break
        if w == "as" and (k == lowest or low[k - 1] in STOP or (joined >= 0 and bits[k - 1] & FINITE)):
            break
        if w == "to" and k + 1 < s.size and bits[k + 1] & CUE and not s.capital(k + 1):
            first = k
            k -= 1
            continue
        if b & AUX and k > lowest and low[k - 1] == "to" and k != last:
            first = k - 1
            k -= 2
            continue
        if k != last and low[k + 1] != "by" and (s.verbal(k) or _transitive(s, k)):
            if joined >= 0 or not _relative_left(s, k, lowest):
                break
            verb = True
        elif s.verbal(k) and k == last and b & (AUX | FINITE):
            return None
        elif joined >= 0 and w.endswith("ed") and not s.capital(k) and not bits[k] & ADV:
            break
        first = k
        k -= 1
    else:
        joined = -1
    if joined >= 0 and (k >= lowest and (s.verbal(k) or low[k].endswith("ed"))):
        first = joined + 1
    first = trim_left(s, first, past)
    if first - 2 > lowest and low[first - 1] == "," and any(low[j] == "and" for j in range(first, past)):
        first = _list_start(s, first, lowest)
    if first >= past or not nominal(s, first, past):
        return None
    return (first, past)


def _transitive(s: Sentence, k: int) -> bool:
    """Tell a past tense by its object: carried a commentary; a participle has none."""
    return s.low[k].endswith("ed") and not s.capital(k) and bool(s.bits[k + 1] & DET)


def _list_start(s: Sentence, first: int, lowest: int) -> int:
    """Return where a list that goes on at ``first`` starts: the United States, Japan and South Korea."""
    k = first - 1
    while k > lowest and s.low[k] == ",":
        j = k - 1
        while j >= lowest and (s.capital(j) or (s.low[j] in ("the", "of") and j < k - 1)):
            j -= 1
        if j == k - 1 or k - j > 6:
            return first
        first = j + 1
        if j < lowest or s.low[j] != ",":
            return first if j < lowest or s.bits[j] & (CLAUSE | CONJ | CUE) or s.low[first] == "the" else k + 1
        k = j
    return first


def _opening(s: Sentence, k: int, lowest: int) -> int | None:
    for j in range(k - 1, max(lowest - 1, k - 12), -1):
        if s.low[j] == "(":
            return j
    return None


def _determiner(s: Sentence, k: int, lowest: int) -> bool:
    """Tell whether that at ``k`` belongs to the noun after it: that country."""
    i = k + 1
    if i >= s.size or s.bits[i] & (AUX | PREP | PRON | DET) or s.capital(i) or s.low[i].endswith("s"):
        return False
    return k == lowest or s.low[k - 1] in STOP or bool(s.bits[k - 1] & (CLAUSE | CONJ))


def _relative_left(s: Sentence, k: int, lowest: int) -> bool:
    for j in range(k - 1, max(lowest - 1, k - 9), -1):
        if s.low[j] in _RELATIVE:
            return j > lowest
        if s.low[j] in STOP or (s.verbal(j) and not s.bits[j] & AUX):
            return False
    return False
