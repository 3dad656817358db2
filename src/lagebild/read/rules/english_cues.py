"""Cue verbs in their sentence: the verb group around one, and who its subject is."""

from msgspec import Struct

from lagebild.read.rules.english_lexicon import (
    ADV,
    AUX,
    BASE,
    BE,
    CLAUSE,
    CONJ,
    CUE,
    DET,
    HAVE,
    ING,
    MODAL,
    NEG,
    PAST,
    PP,
    PREP,
    PRON,
    THIRD,
    TIME,
    Verb,
    lexicon,
)
from lagebild.read.rules.english_sentence import QUOTE, Sentence

__all__ = ["Cue", "cue_at", "main_subject", "subject_of"]

_UNREAL = frozenset(("if", "unless", "whether", "lest", "should", "were", "had"))
_SKIPPED_SUBJECTS = frozenset(
    ("i", "we", "you", "there", "what", "nobody", "anyone", "anybody", "that", "this", "these")
)
_PLURAL_PRONOUNS = frozenset(("they", "others", "some", "many", "both", "who", "which", "most", "few", "several"))
_PEOPLE = frozenset(("people", "police", "media", "men", "women", "press", "public", "data", "u.s"))
_SINGULAR = frozenset(("he", "she", "it", "who", "which", "that"))
_INSTITUTIONS = frozenset(("report", "statement", "ministry", "document", "resolution", "government", "study", "panel"))
_OPENERS = frozenset(
    ("that", "to", "the", "he", "it", "she", "its", "his", "her", "a", "an", "they", "on", "for", "their")
)
_OPENERS |= {"there", "no", "any", "this", "these"}
_NO_OBJECT = frozenset(("of", "by", "and", "in"))
_DASHES = frozenset(("--", "–", "—"))


_NEITHER = Verb("confirm", (), {"t": "decline", "n": "decline"})


class Cue(Struct):
    """A verb group: items ``first`` to ``past``, its head at ``head``; ``verbs`` are the readings of its spelling."""

    first: int
    head: int
    past: int
    verb: Verb
    form: int
    negated: bool
    modal: bool
    passive: bool
    going: bool  # be + -ing


def cue_at(s: Sentence, i: int, headline: bool) -> Cue | None:
    """Return the verb group whose head is item ``i``, or none when the word is no verb there."""
    bits, low = s.bits, s.low
    form, verbs = lexicon().forms[low[i]]
    if s.capital(i) and i and not headline:
        return None
    before = i - 1
    negated = modal = be = have = did = False
    while (
        before >= 0
        and (bits[before] & (AUX | NEG | ADV) or low[before] in ("both", "all"))
        and not (s.capital(before) and before and not headline)
    ):
        b = bits[before]
        if (
            b & DET
            and not b & AUX
            and low[before] not in ("no", "neither")
            and not (low[before] in ("both", "all") and before and bits[before - 1] & AUX)
        ):
            break
        negated |= bool(b & NEG)
        modal |= bool(b & MODAL)
        be |= bool(b & BE)
        have |= bool(b & HAVE)
        did |= bool(b & AUX) and not b & (MODAL | BE | HAVE)
        before -= 1
    previous = low[before] if before >= 0 else ""
    b = bits[before] if before >= 0 else 0
    joined = low[i + 1 : i + 3]
    if (
        negated
        and low[i].startswith("confirm")
        and joined
        and joined[0] in ("nor", "or")
        and joined[-1].startswith("den")
    ):
        return Cue(before + 1, i, i + 3, _NEITHER, form, False, False, False, False)
    controlled = previous == "to" and form & BASE and not (be or have)
    if not controlled and not _verb_here(s, i, before, form, be, have, did, modal):
        return None
    if previous == "to" and not (be or have):
        start = _controlled(s, before)
        if start is None:
            return None
        verb, past = _particles(s, i, verbs)
        return Cue(start, i, past, verb, PAST, False, False, False, False)
    if previous in ("let", "lets", "let's", "'s") and form & BASE and not form & PAST:
        return None
    if b & PREP and not b & (CONJ | CLAUSE) and not form & ING:
        return None
    verb, past = _particles(s, i, verbs)
    passive = be and bool(form & PP)
    return Cue(before + 1, i, past, verb, form, negated, modal, passive, be and bool(form & ING))


def _controlled(s: Sentence, to: int) -> int | None:
    """Return where the verb group starts when the infinitive after ``to`` tells what was said: went on to say."""
    k = to - 1
    if k > 0 and s.low[k] == "on" and s.low[k - 1] in ("went", "goes", "gone", "going"):
        k -= 1
    elif k < 0 or s.low[k] not in lexicon().groups["controlling"]:
        return None
    while k > 0 and s.bits[k - 1] & (AUX | ADV) and not s.bits[k - 1] & (MODAL | NEG):
        k -= 1
    return k


def _verb_here(s: Sentence, i: int, before: int, form: int, be: bool, have: bool, did: bool, modal: bool) -> bool:
    """Tell a verb from a noun or adjective of the same spelling."""
    bits, low = s.bits, s.low
    after = low[i + 1] if i + 1 < s.size else ""
    if be or have:
        return bool(form & (PP | ING))
    if did or modal:
        return bool(form & BASE)
    if before < 0:
        return bool(form & ING) and not form & BASE
    b, w = bits[before], low[before]
    if (
        b & DET and not b & PRON and w not in ("both", "all", "some", "many", "most", "several", "few")
    ) or s.possessive(before):
        return bool(form & ING) and False
    if form & ING:
        return True
    if form & PAST and not (w in ("a", "the") or (w in lexicon().nouns and False)):
        return not (form == PAST | PP and after in ("by",))
    nounlike = low[i] in lexicon().groups["nounlike"] or low[i] in lexicon().nouns
    if form & THIRD:
        if not nounlike or (w in _SINGULAR and after != "of"):
            return True
        if after in _OPENERS:
            return s.capital(before) or w in _INSTITUTIONS
        return s.capital(before) and i + 1 < s.size and (s.capital(i + 1) or after == QUOTE)
    if form & BASE:
        if w in _PLURAL_PRONOUNS or w in ("i", "we", "you"):
            return True
        if w == ",":
            return after == "that" and not nounlike
        if after == "that" and s.capital(before):
            return True
        plural = (
            w in _PEOPLE
            or (s.capital(before) and "and" in low[max(0, before - 4) : before])
            or (w.endswith("s") and not w.endswith(("ss", "'s", "’s", "us", "is")) and len(w) > 3)
        )
        return plural and (after in _OPENERS if nounlike else after not in _NO_OBJECT)
    return False


def _particles(s: Sentence, i: int, verbs: tuple[Verb, ...]) -> tuple[Verb, int]:
    """Return the reading with the longest particles that stand here, and where it ends."""
    low, size = s.low, s.size
    for verb in verbs:
        n = len(verb.particles)
        if not n:
            return verb, i + 1
        k = i + 1
        if tuple(low[k : k + n]) != verb.particles and k < size and s.bits[k] & (ADV | TIME):
            k += 1
        past = k + n
        if tuple(low[k:past]) != verb.particles:
            continue
        infinitive = low[past - 1] == "to" and past < size and not s.bits[past] & DET and not s.capital(past)
        if not infinitive:
            return verb, past
    return Verb("", (), {}), i + 1


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
    found = s.phrase_before(cue.first, lowest)
    if found is None:
        return None
    first, past = found
    if low[first] in _SKIPPED_SUBJECTS and past - first == 1 and not cue.passive:
        return None
    if low[first] in ("no", "neither", "none", "nobody") and "c" not in cue.verb.frames:
        return None
    if low[first] == "neither":
        cue.negated, first = True, first + 1
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
    found = s.phrase_before(past, lowest)
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
        head = s.phrase_before(k, lowest)
        if head is None:
            continue
        first, past = head
        relative = low[k + 1] in ("who", "which", "whose", "whom")
        clause = s.bits[k + 1] & (PRON | CONJ | CLAUSE | AUX) and not s.bits[k + 1] & DET and not relative
        if clause or (low[k + 1].endswith("ing") and False):
            continue
        end = past if relative or s.low[k + 1].endswith(("ing", "ed")) or s.bits[k + 1] & (PREP | ADV) else mark
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
    if s.size and bits[0] & (PREP | CLAUSE | ADV):
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
            phrase = s.phrase_before(head, lowest)
            if phrase and low[phrase[0]] not in ("i", "we", "you", "there", "what"):
                return phrase
            return None
    return None
