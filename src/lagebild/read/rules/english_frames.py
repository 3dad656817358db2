"""What follows a cue: addressee and complement."""

from msgspec import Struct

from lagebild.read.rules.english_content import has_verb
from lagebild.read.rules.english_cues import Cue
from lagebild.read.rules.english_lexicon import ADV, AUX, CLAUSE, CONJ, CUE, DET, NEG, PREP, PRON, TIME, lexicon
from lagebild.read.rules.english_sentence import QUOTE, Sentence

__all__ = ["Complement", "complement", "skip_addressee", "skip_adjuncts", "stance_of"]

_WH = frozenset(("whether", "how", "why", "what", "who", "where", "when", "which", "if"))
_ADDRESSEE_ENDS = frozenset(("that", "to", "of", "about", "for", "as", "over", "with", "against"))
_ADDRESSEE_ENDS |= {",", ":", ";", ".", "-", "—", "–", "--", QUOTE}
_OCCASION_PREPOSITIONS = frozenset(
    ("in", "at", "on", "during", "after", "via", "through", "by", "from", "to", "before", "of", "about", "with")
)
_FRAMING = frozenset(("before", "after", "when", "as", "because", "until", "since", "during"))


class Complement(Struct):
    """``frame`` of the verb that was met; content starts at item ``first``; ``addressee`` as items."""

    frame: str
    first: int
    addressee: tuple[int, int] | None = None


def skip_adjuncts(s: Sentence, p: int) -> int:
    """Skip adverbs, times and occasions (on Monday, in a statement, at the United Nations) before a complement."""
    low, bits, size = s.low, s.bits, s.size
    while p < size:
        b = bits[p]
        if (b & (ADV | TIME) and not b & (CLAUSE | DET | PREP) and low[p] != "that") or (
            b & TIME and low[p - 1] in ("on", "in")
        ):
            p += 1
        elif low[p] in ("on", "in") and p + 1 < size and bits[p + 1] & TIME and not bits[p + 1] & ADV:
            p += 2
            while p < size and (low[p].isdigit() or bits[p] & TIME):
                p += 1
        elif low[p] in ("last", "this", "next", "earlier", "late", "early") and p + 1 < size and bits[p + 1] & TIME:
            p += 2
        elif low[p].isdigit() and p and bits[p - 1] & TIME:
            p += 1
        else:
            return p
    return p


def complement(s: Sentence, cue: Cue) -> Complement | None:
    """Return what the verb of ``cue`` governs to its right, or none when nothing of its frames follows."""
    low, bits, size = s.low, s.bits, s.size
    frames = cue.verb.frames
    p = skip_adjuncts(s, cue.past)
    if "c" in frames and cue.negated:
        return Complement("c", cue.head if p >= size or low[p] in (".", ",") else p)
    if "e" in frames and p < size:
        near = low[p : p + 4]
        return Complement("e", p) if any(w in lexicon().expressed for w in near) else None
    if p >= size or low[p] in (".", "?", "!", ")", ";"):
        return None
    if cue.verb.lemma == "see" and not cue.verb.particles:
        turn = next((k for k in range(p + 1, min(size, p + 9)) if low[k] in ("as", ",", ".", "that", QUOTE)), 0)
        return Complement("n", p) if turn and low[turn] == "as" and bits[p] & DET else None
    if cue.verb.lemma == "put":  # put it more bluntly: …
        if not cue.verb.particles:
            figure = not lexicon().groups["figures"].isdisjoint(low[p : p + 5]) and "at" in low[p + 1 : p + 14]
            return Complement("n", p) if figure else None
        mark = next((k for k in range(p, min(size, p + 5)) if low[k] in (":", QUOTE)), None)
        return None if mark is None else _jump(s, mark, cue)
    addressee = None
    if low[p] == "to" and "i" not in frames and p + 1 < size and bits[p + 1] & CUE:
        return None
    if "t" in frames or "q" in frames:
        jump = _jump(s, p, cue)
        if jump is not None:
            return jump
    if (
        ("o" in frames or "j" in frames)
        and low[p] not in _ADDRESSEE_ENDS
        and not bits[p] & (PREP | CLAUSE | AUX | NEG | CONJ)
    ):
        past = _addressee(s, p)
        if past is not None:
            addressee = (p, past)
            q = skip_adjuncts(s, past)
            if q < size:
                if low[q] in ("to", "not") and "j" in frames:
                    return Complement("j", p, addressee)
                topic = low[q] in ("on", "about") and q + 1 < size and not bits[q + 1] & TIME
                if topic and cue.verb.lemma in lexicon().groups["topical"]:
                    return None  # advised them on engines
                if "o" in frames:
                    jump = _jump(s, q, cue)
                    if jump is not None:
                        jump.addressee = addressee
                        return jump
                    if low[q] == ",":
                        return None  # it was, he told the council, so
                    if low[q] in _WH:
                        return Complement("w", q, addressee)
                    if low[q] in ("of", "about", "against"):
                        return Complement("n", q, addressee)
                    if _starts_clause(s, q) and not (bits[q] & PREP and not bits[q] & DET) and has_verb(s, q):
                        return Complement("t", q, addressee)
            if "o" in frames and "n" not in frames and "t" not in frames:
                return None
    w, b = low[p], bits[p]
    if "i" in frames and (w == "to" or (w == "not" and p + 1 < size and low[p + 1] == "to")):
        return Complement("i", p)
    if w in _WH and ("w" in frames or ("t" in frames and w in ("whether", "how", "why", "what"))):
        return Complement("w", p)
    if w in (",", ":", "-", "—", "–"):
        return None
    if "x" in frames:
        return None
    if "n" in frames and (
        not b & (PREP | CLAUSE | AUX | CONJ | NEG)
        or b & DET
        or (w in ("what", "that", "those", "how") or w.endswith("ing"))
    ):
        if cue.verb.particles and w in ("it",) and p + 1 >= size:
            return None
        kind = "t" if "t" in frames and has_verb(s, p + 1, lenient=False) and _starts_clause(s, p) else "n"
        return Complement(kind, p, _object(s, p) if kind == "n" else None)
    if "g" in frames and w.endswith("ing"):
        return Complement("g", p)
    if "n" in frames and w == "as" and frames["n"] in ("deny", "criticize", "praise", "assert"):
        return Complement("n", p)
    if "t" in frames and b & AUX and not b & NEG:
        return Complement("t", p)
    if "t" in frames and w not in _FRAMING and _starts_clause(s, p):
        speaking = cue.verb.lemma in lexicon().groups["plain"]
        if has_verb(s, p, speaking) or cue.verb.lemma == "say":
            if b & PREP and not b & DET and not has_verb(s, p):
                return None
            return Complement("t", p)
    return None


def stance_of(s: Sentence, cue: Cue, right: Complement) -> str:
    """Return the stance that the lexicon gives to the frame that was met."""
    frames = cue.verb.frames
    if right.frame == "e":
        known = lexicon().expressed
        return next((known[w] for w in s.low[right.first : right.first + 4] if w in known), "assert")
    if cue.negated and cue.verb.lemma in lexicon().groups["declining"] and right.frame in "cwn":
        return "decline"
    order = ("q", "t", "n") if right.frame == "d" else (right.frame, "t", "n")
    return next((frames[f] for f in order if f in frames), next(iter(frames.values())))


def _jump(s: Sentence, p: int, cue: Cue) -> Complement | None:
    """Find that, a colon or a quotation behind adjuncts; only what cannot be content itself may be skipped."""
    low, bits, size = s.low, s.bits, s.size
    if low[p] == "that" and "n" in cue.verb.frames and _pointing(s, p):
        return None
    if low[p] == "that":
        determiner = p + 1 < size and (bits[p + 1] & AUX or low[p + 1] in (".", ","))
        return None if determiner and "t" not in cue.verb.frames else Complement("t", p)
    if low[p] in (",", ":"):
        return _after_mark(s, p)
    if low[p] == QUOTE:
        return Complement("d", p)
    asked = low[p] in ("when", "if") and low[p + 1 : p + 2] in (["asked"], ["pressed"], ["questioned"])
    if not (asked or bits[p] & PREP or low[p] in _OCCASION_PREPOSITIONS):
        return None
    for k in range(p + 2 * asked, min(size, p + 16)):
        if low[k] == "that" and k > p + 1 and not bits[k - 1] & PREP:
            return Complement("t", k)
        if low[k] == QUOTE:
            return None
        if low[k] in (",", ":"):
            if low[k] == ":" or (k + 1 < size and low[k + 1] == QUOTE):
                return _after_mark(s, k)
            if k + 1 < size and low[k + 1] == "that":
                return Complement("t", k + 1)
            return None
        if s.verbal(k) or low[k] in (".", ";"):
            return None
        if low[k] in lexicon().groups["occasions"] and k > p + 1:
            q = skip_adjuncts(s, k + 1)
            if q < size and (bits[q] & PRON or bits[q] & DET) and low[q] != "that" and has_verb(s, q, lenient=False):
                return Complement("t", q)
    return None


def skip_addressee(s: Sentence, cue: Cue) -> int:
    """Return the item behind the cue and those it addresses, if any: he told the council on Friday, …"""
    k = cue.past
    if "o" in cue.verb.frames and k < s.size and s.low[k] not in _ADDRESSEE_ENDS:
        k = _addressee(s, k) or k
    return skip_adjuncts(s, k) if k > cue.past else k


def _pointing(s: Sentence, p: int) -> bool:
    """Tell whether that at ``p`` points at the noun after it: contested that view."""
    k = p + 2
    if k >= s.size or s.low[k] in (".", ","):
        return k <= s.size
    return bool(s.bits[k] & PREP) and not has_verb(s, p + 1)


def _after_mark(s: Sentence, p: int) -> Complement | None:
    if p + 1 >= s.size:
        return Complement("d", p + 1) if s.low[p] == ":" else None
    if s.low[p + 1] == QUOTE:
        return Complement("d", p + 1)
    if s.low[p] == ":":
        return Complement("t", p + 1)
    if s.low[p + 1] == "that":
        return Complement("t", p + 1)
    # said, for example, that …
    for k in range(p + 1, min(s.size - 1, p + 7)):
        if s.low[k] == "," and s.low[k + 1] in ("that", QUOTE):
            return Complement("t" if s.low[k + 1] == "that" else "d", k + 1)
    return None


def _addressee(s: Sentence, p: int) -> int | None:
    """Return where the person addressed ends."""
    low, bits = s.low, s.bits
    if (bits[p] & PRON and not bits[p] & DET) or low[p] in (
        "him",
        "her",
        "them",
        "us",
        "me",
        "himself",
        "herself",
        "themselves",
    ):
        return p + 1
    if low[p] in lexicon().groups["outlets"]:
        return p + 2 if low[p + 1 : p + 2] in (["news"], ["radio"], ["television"]) else p + 1
    k = p
    while k < min(s.size, p + 14):
        w, b = low[k], bits[k]
        if (w in _ADDRESSEE_ENDS and not (w == "." and not s.ends(k))) or w in _WH:
            break
        if k > p:
            if b & (TIME | AUX | CLAUSE):
                break
            if w in ("in", "on", "at", "during", "after", "before", "by"):
                break
            if (b & DET or b & PRON) and not bits[k - 1] & (PREP | CONJ):
                break
            if s.capital(k) and not s.capital(k - 1) and not bits[k - 1] & (PREP | CONJ | DET):
                break
            if s.verbal(k):
                break
        k += 1
    return k if k > p else None


def _object(s: Sentence, p: int) -> tuple[int, int] | None:
    """Return the direct object that starts at ``p``: the accused, the one praised."""
    if s.bits[p] & PREP:
        return None
    if s.low[p] in ("him", "her", "them", "us", "me", "it"):
        return (p, p + 1)
    if not any(s.capital(j) for j in range(p, min(p + 3, s.size))):
        return None
    k = p
    while k < s.size and k < p + 14:
        w, b = s.low[k], s.bits[k]
        if (
            (w in _ADDRESSEE_ENDS and w != "of" and not (w == "." and not s.ends(k)))
            or (w == "of" and k - p < 8 and s.verbal(p))
            or b & (TIME | CLAUSE | AUX)
        ):
            break
        if w == "of" or (w == "and" and k + 1 < s.size and s.verbal(k + 1)):
            break
        if w in ("in", "on", "at", "by", "during", "after"):
            break
        k += 1
    return (p, k) if k > p else None


def _starts_clause(s: Sentence, p: int) -> bool:
    b, w = s.bits[p], s.low[p]
    if b & (DET | PRON):
        return True
    if b & (AUX | CONJ | NEG) or w in (".", ",", ";", ":", ")", "("):
        return w in ("no", "neither", "both", "not", "never")
    return w != "to"
