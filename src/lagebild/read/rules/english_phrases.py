"""English noun phrases, without a parser.

One before a finite verb is everything back to the last boundary, minus what only frames the clause (times, places,
connectives); one after a verb is everything up to the next boundary.
"""

from lagebild.read.rules.english_lexicon import ADV, AUX, CLAUSE, CONJ, CUE, DET, FINITE, NEG, PREP, PRON, TIME, lexicon
from lagebild.read.rules.english_sentence import QUOTE, Sentence

__all__ = ["phrase_after", "phrase_before"]

_STOP = frozenset((",", ";", ":", "(", "[", "-", "--", "–", "—", "…", QUOTE, "•", "|", "!", "?"))
_DASH = frozenset(("--", "–", "—", "-"))
_ONE = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "everyone",
        "everybody",
        "someone",
        "somebody",
        "anyone",
        "others",
        "who",
        "which",
        "there",
    ]
)
_SUBJECT_ONLY = frozenset(("he", "she", "they", "we", "i"))
_RELATIVE = frozenset(("who", "which", "that"))
_KEEP = frozenset(("of",))  # a phrase that starts so belongs to the noun before it
_MONTH_NAMES = frozenset(("may", "march", "august", "april", "june"))
_ROLES_TAIL = frozenset(("in", "at", "on", "during", "after", "before", "as", "when", "while", "since", "to", "via"))


def phrase_before(s: Sentence, past: int, lowest: int = 0) -> tuple[int, int] | None:
    """Return the noun phrase that ends before item ``past`` as (first, past), or none."""
    past = _trim_right(s, lowest, past)
    if past <= lowest:
        return None
    low, bits = s.low, s.bits
    last = past - 1
    if low[last] in _ONE:
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
        if w in _STOP:
            break
        b = bits[k]
        if w in _SUBJECT_ONLY and k != last and not _relative_left(s, k, lowest):
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
        if w == "as" and (k == lowest or low[k - 1] in _STOP):
            break
        if w == "to" and k + 1 < s.size and bits[k + 1] & CUE and not s.capital(k + 1):
            first = k
            k -= 1
            continue
        if b & AUX and k > lowest and low[k - 1] == "to" and k != last:
            first = k - 1
            k -= 2
            continue
        if s.verbal(k) and k != last:
            if _complement_taker(s, k) and not _relative_left(s, k, lowest):
                break
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
    first = _trim_left(s, first, past)
    if first - 2 > lowest and low[first - 1] == "," and any(low[j] == "and" for j in range(first, past)):
        first = _list_start(s, first, lowest)
    if first >= past or not _nominal(s, first, past):
        return None
    return (first, past)


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
            return first if j < lowest or s.bits[j] & (CLAUSE | CONJ | CUE) else k + 1
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
    return k == lowest or s.low[k - 1] in _STOP or bool(s.bits[k - 1] & (CLAUSE | CONJ))


def _complement_taker(s: Sentence, k: int) -> bool:
    """Tell whether the verb at ``k`` is one after which a clause starts without that."""
    w = s.low[k]
    if not s.bits[k] & CUE:
        return False
    after = s.low[k + 1] if k + 1 < s.size else ""
    return after not in ("to", "by", "of", "for", "in", "on", "at", "with") and any(
        "t" in verb.frames for verb in lexicon().forms[w][1]
    )


def _relative_left(s: Sentence, k: int, lowest: int) -> bool:
    for j in range(k - 1, max(lowest - 1, k - 9), -1):
        if s.low[j] in _RELATIVE:
            return j > lowest
        if s.low[j] in _STOP or (s.verbal(j) and not s.bits[j] & AUX):
            return False
    return False


def _trim_right(s: Sentence, lowest: int, past: int) -> int:
    """Drop adverbs and times from the end: Clinton on Wednesday, the ministry this week, he hims."""
    low, bits = s.low, s.bits
    while past > lowest:
        last = past - 1
        w = low[last]
        if bits[last] & (ADV | NEG) and not s.capital(last):
            past = last
        elif bits[last] & TIME and not (
            w in _MONTH_NAMES and s.capital(last) and last > lowest and s.capital(last - 1)
        ):
            k = last
            while k > lowest and (bits[k - 1] & TIME or low[k - 1] in ("this", "the", "of") or low[k - 1].isdigit()):
                k -= 1
            if k > lowest and low[k - 1] in ("on", "in", "at", "during", "over", "for", "since"):
                k -= 1
            if k == lowest:
                return past if k == past - 1 and False else lowest
            past = k
        elif w.isdigit() and last > lowest and bits[last - 1] & TIME:
            past = last
        elif low[last] in lexicon().groups["occasions"] and last - lowest > 2:
            k = last
            while k > lowest and k > last - 4 and low[k] not in ("in", "at", "during", "on"):
                k -= 1
            if low[k] not in ("in", "at", "during", "on") or k == lowest:
                return past
            past = k
        else:
            break
    return past


def _trim_left(s: Sentence, first: int, past: int) -> int:
    """Drop connectives, times and fronted prepositional phrases from the start."""
    low, bits = s.low, s.bits
    while first < past:
        w, b = low[first], bits[first]
        if ((b & (CONJ | NEG) or (b & ADV and not b & DET)) and past - first > 1 and w not in ("no", "neither")) or (
            b & TIME and past - first > 1 and not (first + 1 < past and w in _MONTH_NAMES and s.capital(first + 1))
        ):
            first += 1
        elif w in ("last", "this", "the") and past - first > 2 and bits[first + 1] & TIME:
            first += 2
        elif w.isdigit() and first and bits[first - 1] & TIME and past - first > 1:
            first += 1
        elif b & PREP and not b & DET and w not in ("like",):
            cut = _second_phrase(s, first + 1, past)
            if cut is None:
                return past
            first = cut
        elif past - first > 1 and _verb_first(s, first):
            first += 1
        else:
            break
    return first


def _verb_first(s: Sentence, first: int) -> bool:
    """Tell a verb before its object from a noun phrase: address his series, included members."""
    if s.bits[first] & (DET | PRON | PREP) or s.capital(first) or s.possessive(first):
        return False
    if s.bits[first + 1] & DET and s.low[first + 1] not in ("both", "all"):
        return True
    return s.low[first].endswith(("ed", "ing")) and (s.capital(first + 1) or bool(s.bits[first + 1] & PRON))


def _second_phrase(s: Sentence, first: int, past: int) -> int | None:
    """Return where, after a preposition and its noun phrase, another noun phrase starts."""
    low, bits = s.low, s.bits
    for k in range(first + 1, past):
        before = k - 1
        if bits[k] & DET and not bits[before] & (PREP | CONJ | DET) and low[k] not in ("one", "two", "three"):
            return k
        if low[k] in _ONE:
            return k
        if bits[before] & TIME and not bits[k] & (TIME | PREP | CONJ) and not low[k].isdigit():
            return k
        if low[before].isdigit() and len(low[before]) == 4 and not bits[k] & (PREP | CONJ):
            return k
        if s.capital(k) and not s.capital(before) and not bits[before] & (PREP | DET | CONJ) and before > first:
            return k
    return None


def _nominal(s: Sentence, first: int, past: int) -> bool:
    """Tell whether the items can be a noun phrase at all."""
    if past - first > 45:
        return False
    low, bits = s.low, s.bits
    if past - first == 1:
        b, w = bits[first], low[first]
        if b & PRON or b & DET:
            return w not in ("there", "what", "a", "an", "the", "no", "its", "my", "your", "our", "every")
        if b & (AUX | PREP | CONJ | ADV | NEG | CLAUSE | TIME) and not (w in _MONTH_NAMES and s.capital(first)):
            return False
        return w[0].isalpha() or w[0].isdigit()
    if low[past - 1] in ("to", "of") or (bits[past - 1] & (CONJ | PREP) and not s.capital(past - 1)):
        return False
    return low[past - 1] in (")", ".") or any(c.isalpha() for c in low[past - 1])


def phrase_after(s: Sentence, first: int, apposition: bool = True) -> int | None:
    """Return where the noun phrase that starts at item ``first`` ends (exclusive), or none."""
    low, bits, size = s.low, s.bits, s.size
    if first >= size or low[first] in _STOP or low[first] in (".", ")", "]"):
        return None
    if low[first] in _ONE:
        return first + 1
    if bits[first] & (AUX | CONJ | CLAUSE | PREP) and not bits[first] & DET:
        return None
    k = first
    while k < size:
        w, b = low[k], bits[k]
        if w == "(":
            closed = next((j for j in range(k + 1, min(size, k + 12)) if low[j] == ")"), None)
            if closed is None:
                break
            k = closed + 1
            continue
        if w in _STOP:
            break
        if w == "." and s.ends(k):
            break
        if k > first:
            if b & TIME and not (w in _MONTH_NAMES and s.capital(k - 1)) and low[k - 1] != "of":
                break
            if w in _ROLES_TAIL and _adjunct(s, k, first):
                break
            if w in ("who", "that", "which"):
                k = _relative_right(s, k)
                break
            if b & CLAUSE and not b & PREP:
                break
            if (s.verbal(k) and not s.capital(k) and low[k - 1] not in ("the", "a", "of")) or (
                b & CONJ and w not in ("and", "&", "or")
            ):
                break
            if w in ("and", "or") and (k + 1 >= size or s.verbal(k + 1) or bits[k + 1] & (ADV | PREP)):
                break
            if b & ADV and not s.capital(k):
                break
            if w in ("saying", "adding", "referring", "citing", "speaking"):
                break
        k += 1
    while k > first and (low[k - 1] in ("and", "or", ".") or (bits[k - 1] & PREP and not s.capital(k - 1))):
        if low[k - 1] == "." and k < size:
            break
        k -= 1
    if k <= first or not _nominal(s, first, k):
        return None
    if apposition and k < size - 1 and low[k] == ",":
        k = _apposition(s, k)
    return k


def _adjunct(s: Sentence, k: int, first: int) -> bool:
    """Tell whether the preposition at ``k`` starts an adjunct of the verb, not of the noun before it."""
    low, bits, size = s.low, s.bits, s.size
    for j in range(k + 1, min(size, k + 7)):
        if bits[j] & TIME or low[j] in lexicon().groups["occasions"] or low[j] in ("reporters", "journalists"):
            return True
        if low[j] in _STOP or low[j] == ".":
            break
    if low[k] in ("after", "before", "during", "as", "when", "while", "since", "via"):
        return True
    if low[k] == "to":
        return s.low[k - 1] not in (
            "ambassador",
            "adviser",
            "advisor",
            "envoy",
            "representative",
            "aide",
            "close",
        )
    named = all(s.capital(j) for j in range(first, k))
    return named and low[first] not in ("the",) and k - first >= 2


def _relative_right(s: Sentence, k: int) -> int:
    """Return where a relative clause that starts at ``k`` ends."""
    while k < s.size and s.low[k] not in _STOP and not (s.low[k] == "." and s.ends(k)):
        k += 1
    return k


def _apposition(s: Sentence, comma: int) -> int:
    """Return the end of an apposition after ``comma``, or ``comma`` itself when there is none."""
    low, bits, size = s.low, s.bits, s.size
    first = comma + 1
    w, b = low[first], bits[first]
    age = w.isdigit()
    if not age and ((b & (PRON | AUX | CONJ | CLAUSE | ADV | TIME | CUE) and not b & DET) or w in _STOP):
        return comma
    if not age and s.capital(first) and not b & DET:
        return comma
    if not age and b & PREP:
        return comma
    if w.endswith("ing") and not b & DET:
        return comma
    past = phrase_after(s, first, apposition=False)
    if past is None or past - first > 25:
        return comma
    if (
        past < size
        and low[past] not in (",", ".", ";", ":", QUOTE, "—", "–", "--")
        and not bits[past] & (TIME | PREP | CLAUSE | ADV)
    ):
        return comma
    return past
