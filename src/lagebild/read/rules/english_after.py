"""The English noun phrase behind a verb or preposition: everything up to the next boundary, with its apposition."""

from lagebild.read.rules.english_edges import MONTH_NAMES, ONE_WORD, STOP, nominal
from lagebild.read.rules.english_lexicon import ADV, AUX, CLAUSE, CONJ, CUE, DET, NEG, PREP, PRON, TIME, lexicon
from lagebild.read.rules.english_sentence import QUOTE, Sentence

__all__ = ["phrase_after"]

_ROLES_TAIL = frozenset(("in", "at", "on", "during", "after", "before", "as", "when", "while", "since", "to", "via"))
_ROLES_TO = frozenset(("ambassador", "adviser", "advisor", "envoy", "representative", "aide", "close"))


def phrase_after(s: Sentence, first: int, apposition: bool = True) -> int | None:
    """Return where the noun phrase that starts at item ``first`` ends (exclusive), or none."""
    low, bits, size = s.low, s.bits, s.size
    if first >= size or low[first] in STOP or low[first] in (".", ")", "]"):
        return None
    if low[first] in ONE_WORD:
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
        if w in STOP:
            break
        if w == "." and s.ends(k):
            break
        if k > first:
            if b & TIME and not (w in MONTH_NAMES and s.capital(k - 1)) and low[k - 1] != "of":
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
            if b & (ADV | NEG) and not b & DET and not s.capital(k):
                break
            if w in ("saying", "adding", "referring", "citing", "speaking"):
                break
        k += 1
    while k > first and (low[k - 1] in ("and", "or", ".") or (bits[k - 1] & PREP and not s.capital(k - 1))):
        if low[k - 1] == "." and k < size:
            break
        k -= 1
    if k <= first or not nominal(s, first, k):
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
        if low[j] in STOP or low[j] == ".":
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
    while k < s.size and s.low[k] not in STOP and not (s.low[k] == "." and s.ends(k)):
        k += 1
    return k


def _role(s: Sentence, first: int) -> bool:
    """Tell a role that starts with whose it is from a name: South Korea's UN ambassador."""
    whose = next((k for k in range(first, min(s.size, first + 4)) if s.possessive(k)), s.size)
    roles = lexicon().groups["sayers"]
    return any(s.low[k] in roles for k in range(whose + 1, min(s.size, whose + 5)))


def _apposition(s: Sentence, comma: int) -> int:
    """Return the end of an apposition after ``comma``, or ``comma`` itself when there is none."""
    low, bits, size = s.low, s.bits, s.size
    first = comma + 1
    w, b = low[first], bits[first]
    age = w.isdigit()
    if not age and ((b & (PRON | AUX | CONJ | CLAUSE | ADV | TIME | CUE) and not b & DET) or w in STOP):
        return comma
    if not age and s.capital(first) and not b & DET and not _role(s, first):
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
