"""Speech told by a noun and to be: «…» was how X put it; «…» was his verdict; X's line is that …"""

from lagebild.read.rules.english_before import phrase_before
from lagebild.read.rules.english_content import content_end
from lagebild.read.rules.english_draft import FIRST_PERSON, Reading
from lagebild.read.rules.english_lexicon import ADV, AUX, BE, CLAUSE, CONJ, DET, MODAL, NEG, PREP, lexicon
from lagebild.read.rules.english_sentence import QUOTE, Sentence

__all__ = ["owner", "read_line", "read_verdict"]

_OWNERS = frozenset(("his", "her", "their", "its"))
_TOLD = frozenset(
    ("put", "puts", "described", "summed", "summarised", "summarized", "saw", "said", "says", "had", "has")
)
_IS = ("is", "was", "remains", "remained")
_LONGEST_ASIDE = 14  # items between the noun and its verb


def owner(s: Sentence, i: int) -> tuple[int, int] | None:
    """Return whose statement the noun at ``i`` is, by the genitive before it."""
    k = i - 1
    while k >= 0 and i - k < 4 and not s.possessive(k) and not s.capital(k):
        if s.bits[k] & (DET | PREP | AUX | CLAUSE | CONJ) or s.low[k] in (",", QUOTE):
            break
        k -= 1
    if k < 0:
        return None
    if s.low[k] in _OWNERS:
        return (k, k + 1)
    return phrase_before(s, k + 1) if s.possessive(k) else None


def read_verdict(r: Reading, i: int) -> bool:
    """Read the was at item ``i`` behind a quotation: was how X put it, was all X would say, was his verdict."""
    s = r.s
    if i + 2 >= s.size:
        return False
    if s.low[i] not in _IS:
        return s.low[i + 1] == "that" and _convinced(r, i)
    if s.low[i - 1] != QUOTE:
        return False
    if s.low[i + 1] in ("how", "all", "what"):
        told = next((k for k in range(i + 3, min(s.size, i + 16)) if s.low[k] in _TOLD or s.bits[k] & MODAL), 0)
        speaker = (i + 2, told) if told else None
        cue = (told, told + 1)
    else:
        known = lexicon().groups["said_things"]
        noun = next((k for k in range(i + 2, min(s.size, i + 8)) if s.low[k] in known), 0)
        speaker = owner(s, noun) if noun else None
        cue = (noun, noun + 1)
    if speaker is None or speaker[0] <= i or s.low[speaker[0]] in FIRST_PERSON:
        return False
    r.add(cue, speaker, [(i - 1, i)], "direct", "assert", 0.8, trailing=True)
    r.segment = r.consumed = cue[1]
    return True


def _convinced(r: Reading, i: int) -> bool:
    """Read X is convinced that …"""
    s = r.s
    k = i - 1
    while k > 0 and s.bits[k] & ADV:
        k -= 1
    if not s.bits[k] & BE or s.bits[k - 1] & (NEG | MODAL):
        return False
    speaker = phrase_before(s, k)
    if speaker is None or s.low[speaker[0]] in (*FIRST_PERSON, "it", "that", "what", "nobody", "there"):
        return False
    r.add((i, i + 1), speaker, [(i + 1, content_end(s, i + 1, "t", s.size))], "indirect", "assert", 0.5)
    return True


def read_line(r: Reading, i: int) -> bool:
    """Read X's line is that …, with the noun at item ``i``; what stands between commas behind it may come first."""
    s = r.s
    k = i + 1
    if k < s.size and s.low[k] == ",":
        k = next((j + 1 for j in range(k + 1, min(s.size, k + _LONGEST_ASIDE)) if s.low[j] == ","), s.size)
    if k + 2 >= s.size or s.low[k] not in _IS or s.low[k + 1] != "that":
        return False
    speaker = owner(s, i)
    if speaker is None or s.low[speaker[0]] in FIRST_PERSON:
        return False
    r.add((i, i + 1), speaker, [(k + 1, content_end(s, k + 1, "t", s.size))], "indirect", "assert", 0.6)
    r.consumed = k + 2
    return True
