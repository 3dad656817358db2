"""The edges of an English noun phrase: what is trimmed off, and what cannot be one at all."""

from lagebild.read.rules.english_lexicon import ADV, AUX, CLAUSE, CONJ, CUE, DET, NEG, PREP, PRON, TIME, lexicon
from lagebild.read.rules.english_sentence import QUOTE, Sentence

__all__ = ["MONTH_NAMES", "ONE_WORD", "STOP", "nominal", "trim_left", "trim_right"]

STOP = frozenset((",", ";", ":", "(", "[", "-", "--", "–", "—", "…", QUOTE, "•", "|", "!", "?"))
ONE_WORD = frozenset(("he", "she", "it", "they", "we", "i", "you", "who", "which", "there", "others"))
ONE_WORD |= {"everyone", "everybody", "someone", "somebody", "anyone"}
MONTH_NAMES = frozenset(("may", "march", "august", "april", "june"))


def trim_right(s: Sentence, lowest: int, past: int) -> int:
    """Drop adverbs and times from the end: Clinton on Wednesday, the ministry this week, he himself."""
    low, bits = s.low, s.bits
    while past > lowest:
        last = past - 1
        w = low[last]
        if bits[last] & (ADV | NEG) and not s.capital(last):
            past = last
        elif bits[last] & TIME and not (w in MONTH_NAMES and s.capital(last) and last > lowest and s.capital(last - 1)):
            k = last
            while k > lowest and (bits[k - 1] & TIME or low[k - 1] in ("this", "the", "of") or low[k - 1].isdigit()):
                k -= 1
            if k > lowest and low[k - 1] in ("on", "in", "at", "during", "over", "for", "since"):
                k -= 1
            if k == lowest:
                return lowest
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


def trim_left(s: Sentence, first: int, past: int) -> int:
    """Drop connectives, times and fronted prepositional phrases from the start."""
    low, bits = s.low, s.bits
    while first < past:
        w, b = low[first], bits[first]
        if ((b & (CONJ | NEG) or (b & ADV and not b & DET)) and past - first > 1 and w not in ("no", "neither")) or (
            b & TIME and past - first > 1 and not (first + 1 < past and w in MONTH_NAMES and s.capital(first + 1))
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
    if s.low[first].endswith("ed") and (first == 0 or s.low[first - 1] in STOP):
        return False  # retired general X
    return s.low[first].endswith(("ed", "ing")) and (s.capital(first + 1) or bool(s.bits[first + 1] & PRON))


def _second_phrase(s: Sentence, first: int, past: int) -> int | None:
    """Return where, after a preposition and its noun phrase, another noun phrase starts."""
    low, bits = s.low, s.bits
    for k in range(first + 1, past):
        before = k - 1
        if bits[k] & DET and not bits[before] & (PREP | CONJ | DET) and low[k] not in ("one", "two", "three"):
            return k
        if low[k] in ONE_WORD:
            return k
        if bits[before] & TIME and not bits[k] & (TIME | PREP | CONJ) and not low[k].isdigit():
            return k
        if low[before].isdigit() and len(low[before]) == 4 and not bits[k] & (PREP | CONJ):
            return k
        if s.capital(k) and not s.capital(before) and not bits[before] & (PREP | DET | CONJ) and before > first:
            return k
    return None


def nominal(s: Sentence, first: int, past: int) -> bool:
    """Tell whether the items can be a noun phrase at all."""
    if past - first > 45:
        return False
    low, bits = s.low, s.bits
    if bits[first] & AUX:
        return False
    if past - first == 1:
        b, w = bits[first], low[first]
        if b & CUE and not s.capital(first) and s.verbal(first):
            return False
        if b & PRON or b & DET:
            return w not in ("there", "what", "a", "an", "the", "no", "its", "my", "your", "our", "every")
        if b & (AUX | PREP | CONJ | ADV | NEG | CLAUSE | TIME) and not (w in MONTH_NAMES and s.capital(first)):
            return False
        return w[0].isalpha() or w[0].isdigit()
    if low[past - 1] in ("to", "of") or (bits[past - 1] & (CONJ | PREP) and not s.capital(past - 1)):
        return False
    return low[past - 1] in (")", ".") or any(c.isalpha() for c in low[past - 1])
