"""Whose verb it is: the subject before a cue, around a parenthesis, or behind a relative pronoun."""

from lagebild.read.rules.english_after import phrase_after
from lagebild.read.rules.english_before import phrase_before
from lagebild.read.rules.english_cues import Cue
from lagebild.read.rules.english_edges import STOP
from lagebild.read.rules.english_lexicon import ADV, AUX, CLAUSE, CONJ, CUE, DET, MODAL, NEG, PREP, PRON, TIME, lexicon
from lagebild.read.rules.english_sentence import QUOTE, Sentence

__all__ = ["coordinated_subject", "gerund_subject", "main_subject", "quoted", "subject_of"]

_UNREAL = frozenset(("if", "unless", "whether", "lest", "should", "were", "had"))
_SKIPPED_SUBJECTS = frozenset(
    ("i", "we", "you", "there", "what", "nobody", "anyone", "anybody", "that", "this", "these")
)
_RELATIVES = frozenset(("who", "which", "that", "whose", "whom"))
_DASHES = frozenset(("--", "–", "—"))


def subject_of(s: Sentence, cue: Cue, lowest: int = 0) -> tuple[int, int, int] | None:
    """Return (first, past, where the clause starts) of the subject before ``cue``, or none."""
    low, bits = s.low, s.bits
    before = cue.first - 1
    if before < lowest:
        return None
    w = low[before]
    if w in ("who", "which", "that") and not (w == "that" and before and bits[before - 1] & CUE):
        found = _antecedent(s, before, lowest)
        return (*found, before) if found else None
    if w == "," or w in _DASHES:
        return _around(s, before, lowest)
    if bits[before] & CONJ or w == QUOTE:
        return None
    if bits[before] & TIME:
        k = before
        while k > lowest and (bits[k] & TIME or low[k] in ("this", "on")):
            k -= 1
        if low[k] == "," and k > lowest and (around := _around(s, k, lowest)):
            return around
    found = phrase_before(s, cue.first, lowest)
    if found is None:
        return None
    first, past = found
    if low[first] in _SKIPPED_SUBJECTS and past - first == 1 and not cue.passive:
        return None
    admitted = low[first] == "neither" and cue.verb.lemma in ("acknowledge", "admit", "confirm", "recognize")
    if low[first] in ("no", "neither", "none", "nobody") and "c" not in cue.verb.frames and not admitted:
        return None
    if any(bits[k] & MODAL for k in range(first, past)) and not _RELATIVES.intersection(low[first:past]):
        return None  # Paris would stay committed
    if low[first] == "neither":
        cue.negated = True
    k = first - 1
    while k >= lowest and (bits[k] & (ADV | TIME) and not bits[k] & CLAUSE):
        k -= 1
    if k >= lowest and low[k] in _UNREAL:
        return None
    return first, past, first


def _antecedent(s: Sentence, relative: int, lowest: int) -> tuple[int, int] | None:
    """Return the noun phrase that the relative pronoun at ``relative`` stands for."""
    past = relative
    comma = past > lowest and s.low[past - 1] == ","
    if comma:
        past -= 1
    if past > lowest and s.bits[past - 1] & PREP:  # to whom, of which
        return None
    found = phrase_before(s, past, lowest)
    if found is None:
        k = past
        while (
            k > lowest
            and k > past - 8
            and not s.bits[k - 1] & (PREP | CLAUSE | AUX | CONJ)
            and s.low[k - 1] not in (",", QUOTE)
        ):
            k -= 1
        found = (k, past) if k < past else None
        if found is None:
            return None
    first, past = found
    if first - 1 > lowest and s.low[first - 1] == "," and s.capital(first) and not s.capital(past - 1):
        name = phrase_before(s, first - 1, lowest)  # Ada Falk, Norway's ambassador, who …
        if name and name[1] - name[0] < 5 and all(s.capital(k) for k in range(*name)):
            return name[0], past
    for k in range(past - 1, first, -1):
        if s.bits[k] & PREP and s.low[k] not in ("of", "for", "at", "from", "in") and not s.capital(k):
            return (k + 1, past) if k + 1 < past else None
    return first, past


def _around(s: Sentence, mark: int, lowest: int) -> tuple[int, int, int] | None:
    """Return the subject before a parenthesis that ends at ``mark``: X, a senior Y, said."""
    low = s.low
    pair = _DASHES if low[mark] in _DASHES else (",",)
    best: tuple[int, int, int] | None = None
    tried = 0
    for k in range(mark - 1, lowest, -1):
        if low[k] == QUOTE or low[k] == ";" or low[k] == ":":
            break
        if low[k] not in pair:
            continue
        tried += 1
        if tried > 5:
            break
        head = phrase_before(s, k, lowest)
        if head is None:
            continue
        first, past = head
        relative = low[k + 1] in ("who", "which", "whose", "whom")
        clause = s.bits[k + 1] & (PRON | CONJ | CLAUSE | AUX) and not s.bits[k + 1] & DET and not relative
        if clause:
            continue
        end = past if relative or s.low[k + 1].endswith(("ing", "ed")) or s.bits[k + 1] & (PREP | ADV) else mark
        if (
            best is not None
            and first > lowest
            and low[first - 1] not in STOP
            and not s.bits[first - 1] & (CONJ | CLAUSE)
        ):
            break
        best = (first, end, first)
        if s.capital(first) or s.low[first] in ("the",):
            if first == lowest or low[first - 1] != ",":
                break
            if s.capital(past - 1):
                break
    return best


def main_subject(s: Sentence, past: int) -> tuple[int, int] | None:
    """Return the subject of the first finite verb before item ``past``, or none."""
    low, bits = s.low, s.bits
    lowest = 0
    if s.size and (bits[0] & (PREP | CLAUSE | ADV) or low[0] in ("asked", "pressed", "questioned", "speaking")):
        comma = next((k for k in range(min(past, 25)) if low[k] == ","), None)
        if comma is not None and comma < past - 2:
            lowest = comma + 1
    for k in range(lowest + 1, past):
        if (s.verbal(k) and not s.capital(k)) or (
            low[k].endswith("ed") and not bits[k] & DET and low[k - 1] not in ("the", "a", "of")
        ):
            if low[k - 1] == ",":
                found = _around(s, k - 1, lowest)
                return found[:2] if found else None
            head = k
            while head > lowest and bits[head - 1] & (AUX | ADV | NEG) and not bits[head - 1] & DET:
                head -= 1
            phrase = phrase_before(s, head, lowest)
            if phrase and low[phrase[0]] not in ("i", "we", "you", "there", "what"):
                return phrase
            return None
    return None


def coordinated_subject(s: Sentence, conjunction: int, lowest: int) -> tuple[int, int] | None:
    """Return the subject of the clause that the ``conjunction`` goes on, when it is not the main one.

    Seoul protested, but Moscow fired back and denied it: Moscow.
    """
    for k in range(conjunction - 1, lowest, -1):
        if s.low[k] not in ("and", "but", "while", "whereas", ";") or s.verbal(k + 1):
            continue
        verb = next((v for v in range(k + 2, conjunction) if _finite(s, v)), None)
        if verb is None:
            continue
        head = verb
        while head > k and s.bits[head - 1] & (AUX | ADV | NEG) and not s.bits[head - 1] & DET:
            head -= 1
        found = phrase_before(s, head, k + 1)
        return found if found and found[0] == k + 1 else None
    return None


def _finite(s: Sentence, k: int) -> bool:
    return (s.verbal(k) and not s.capital(k)) or (s.low[k].endswith("ed") and not s.bits[k - 1] & (DET | PREP))


def gerund_subject(
    s: Sentence, cue: Cue, main: tuple[int, int] | None, spoken: bool
) -> tuple[tuple[int, int] | None, int]:
    """Return who says what the -ing form of ``cue`` introduces, and where its clause starts.

    ``main`` is the speaker of the main clause, ``spoken`` tells that the sentence has had a cue.
    """
    before = cue.first - 1
    w = s.low[before]
    if w in (",", "—", "–", "--", "by", "while") or (w == "and" and spoken):
        found = main or main_subject(s, before)
        if found is None and w == ",":
            found = phrase_before(s, before)
        return found, cue.first if w == "," else before
    k = before
    while k > 0 and (s.bits[k] & TIME or s.low[k] == "on"):
        k -= 1
    beside = next((j for j in range(k - 1, max(0, k - 9), -1) if s.low[j] in ("with", ",", ";")), 0)
    if beside and s.low[beside] == "with" and s.low[beside - 1] == ",":
        return (beside + 1, k + 1), beside
    left_from = next((j for j in range(k, max(0, k - 9), -1) if s.low[j] in ("emerged", "left", "returned")), 0)
    if left_from and "," not in s.low[left_from:k]:
        return phrase_before(s, left_from), before
    found = phrase_before(s, k + 1)
    if found is None or found[0] < 1:
        return (found if s.low[k] in lexicon().groups["documents"] else None), before
    left = s.low[found[0] - 1]
    if left == "with":
        return found, found[0] - 1
    if s.low[k] not in lexicon().groups["documents"]:
        return None, before
    return (main_subject(s, found[0]) or found) if left in lexicon().groups["issuing"] else found, before


def quoted(s: Sentence, mark: int) -> tuple[int, int] | None:
    """Return who is quoted or cited as saying, before the as at ``mark``."""
    for k in range(mark - 1, max(-1, mark - 14), -1):
        if s.low[k] in ("quoted", "cited", "quotes", "quoting"):
            if k > 0 and s.bits[k - 1] & AUX:
                head = k
                while head > 0 and s.bits[head - 1] & (AUX | ADV):
                    head -= 1
                if head > 1 and s.low[head - 1] == "," and (found := _around(s, head - 1, 0)):
                    return found[:2]
                return phrase_before(s, head)
            past = phrase_after(s, k + 1, apposition=False)
            return (k + 1, min(past, mark)) if past else None
    return None
