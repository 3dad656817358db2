"""Cue verbs in their sentence: the verb group around one."""

from msgspec import Struct

from lagebild.read.rules.english_lexicon import (
    ADV,
    AUX,
    BASE,
    BE,
    CLAUSE,
    CONJ,
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

__all__ = ["Cue", "cue_at"]

_ALONE = frozenset(("both", "all", "some", "many", "most", "several", "few", "one", "another", "each", "two", "three"))
_NEVER_NOUNS = frozenset(("say", "argue", "believe", "insist", "agree", "deny"))
_PLURAL_PRONOUNS = frozenset(("they", "others", "some", "many", "both", "who", "which", "most", "few", "several"))
_PEOPLE = frozenset(("people", "police", "media", "men", "women", "press", "public", "data", "u.s"))
_SINGULAR = frozenset(("he", "she", "it", "who", "which", "that"))
_OPENERS = frozenset(
    ("that", "to", "the", "he", "it", "she", "its", "his", "her", "a", "an", "they", "on", "for", "their")
)
_OPENERS |= {"there", "no", "any", "this", "these"}
_PARTED = frozenset(("aside", "away", "off", "out", "down"))
_NO_OBJECT = frozenset(("of", "by", "and", "in"))
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
    if b & PREP and not b & (CONJ | CLAUSE) and not form & ING and low[before + 1] != "having":
        return None
    verb, past = _particles(s, i, verbs)
    if not verb.frames or "n" in verb.frames:
        verb = _parted(s, i, verbs) or verb
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
    if (b & DET and not b & PRON and w not in _ALONE) or s.possessive(before):
        return False
    if form & ING:
        return True
    if form & PAST:
        return not (form == PAST | PP and after in ("by",) and w not in lexicon().groups["said_things"])
    nounlike = low[i] in lexicon().groups["nounlike"] or low[i] in lexicon().nouns
    if form & THIRD:
        if not nounlike or (w in _SINGULAR and after != "of"):
            return True
        if w == "," and "," in low[max(0, before - 8) : before]:  # X, a senior Y, claims that …
            return after in _OPENERS or (i + 1 < s.size and s.capital(i + 1))
        if after in _OPENERS:
            return s.capital(before) or w in lexicon().groups["sayers"]
        if after in (".", ",", ""):
            return s.capital(before) and "," in low[max(0, before - 4) : before]
        return s.capital(before) and (s.capital(i + 1) or after == QUOTE)
    if form & BASE:
        if w in _PLURAL_PRONOUNS or w in ("i", "we", "you"):
            return True
        if w == ",":
            return after == "that" and not nounlike
        if low[i] in _NEVER_NOUNS and w[0].isalpha() and not b & (AUX | PREP | CONJ | CLAUSE | ADV):
            return True
        if after == "that" and s.capital(before):
            return True
        plural = (
            w in _PEOPLE
            or (s.capital(before) and "and" in low[max(0, before - 4) : before])
            or (w.endswith("s") and not w.endswith(("ss", "'s", "’s", "us", "is")) and len(w) > 3)
        )
        return plural and (after in _OPENERS if nounlike else after not in _NO_OBJECT)
    return False


def _parted(s: Sentence, i: int, verbs: tuple[Verb, ...]) -> Verb | None:
    """Return the reading whose particle stands behind a short object: brushed the charge aside."""
    for verb in verbs:
        if len(verb.particles) != 1 or verb.particles[0] not in _PARTED:
            continue
        for k in range(i + 2, min(s.size, i + 9)):
            w = s.low[k]
            if w == verb.particles[0]:
                after = s.low[k + 1 : k + 2]
                if not after or after[0] in (".", ",", ";", "as", "and", "by", QUOTE) or s.bits[k + 1] & (TIME | PREP):
                    return verb
                break
            if w in (",", ".", ";", ":", QUOTE) or (s.bits[k] & (AUX | CLAUSE) and w != "that") or s.verbal(k):
                break
    return None


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
