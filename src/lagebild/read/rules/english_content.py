"""Where reported content ends, and whether it is a clause."""

from lagebild.read.rules.english_lexicon import AUX, CLAUSE, CONJ, DET, PREP, PRON, lexicon
from lagebild.read.rules.english_sentence import QUOTE, Sentence

__all__ = ["content_end", "empty", "has_verb", "nameless", "strip_end"]

_EMPTY = frozenset(("so", "it", "nothing", "little", "this", "that", "otherwise", "him", "her", "them"))
_STOPS = frozenset((".", ",", "!", "?"))
_CUT_AFTER_COMMA = frozenset(
    (
        "while",
        "whereas",
        "though",
        "although",
        "but",
        "which",
        "who",
        "after",
        "when",
        "as",
        "because",
        "before",
        "where",
        "with",
        "according",
        "prompting",
        "so",
    )
)


def has_verb(s: Sentence, p: int, lenient: bool = True) -> bool:
    """Tell whether a finite verb stands in the clause from ``p``; strictly: before anything that opens another."""
    if p < s.size and s.low[p] in ("he", "she", "they", "there", "we", "i"):
        return True
    for k in range(p, min(s.size, p + 32)):
        w, b = s.low[k], s.bits[k]
        if w == ";" or (w == "," and k - p > 14):
            return False
        if w in ("and", "but") and k + 1 < s.size and s.verbal(k + 1):
            return False
        if w == QUOTE:
            return lenient
        if s.verbal(k) or (k > p and w.endswith("ed") and not s.bits[k - 1] & DET and lenient):
            return True
        if not lenient and k > p and w.endswith("ed") and s.capital(k - 1) and s.low[k + 1 : k + 2] != ["by"]:
            return True
        if not lenient:
            if k > p and (w in ("that", "who", "which", "where", ",") or w.endswith("ing")):
                return False
        elif k > p and w.endswith("s") and not b and not s.capital(k) and _opens(s, k + 1):
            return True
    return False


def _opens(s: Sentence, k: int) -> bool:
    return k < s.size and bool(s.bits[k] & (DET | PREP))


def strip_end(s: Sentence, first: int, past: int) -> int:
    """Take stops, commas and dangling connectives off the end of ``first`` to ``past``."""
    while past > first:
        w = s.low[past - 1]
        if w in (
            ".",
            ",",
            ";",
            ":",
            "?",
            "!",
            "—",
            "–",
            "--",
            "-",
            "…",
            "(",
            "[",
            "and",
            "but",
            "while",
            "or",
            "whereas",
            "though",
            "although",
            "even",
            "as",
        ):
            if w == "." and past - 2 >= first and len(s.low[past - 2]) <= 2 and s.capital(past - 2) and past < s.size:
                break
            past -= 1
        else:
            break
    return past


def content_end(s: Sentence, first: int, frame: str, limit: int) -> int:
    """Return where content that starts at ``first`` ends, at most ``limit``."""
    low, bits = s.low, s.bits
    k = first + 1
    closed = frame == "d" and low[first] == QUOTE and s.word[first][0] in _STOPS
    if closed and k < limit and bits[k] & (PREP | CLAUSE):
        return k
    while k < limit:
        w = low[k]
        if w == ";":
            break
        if w == "," and k + 1 < limit:
            after = low[k + 1]
            if after == "according":
                break
            if (
                after.endswith("ing")
                and bits[k + 1]
                and frame in "tw"
                and after
                in ("saying", "adding", "citing", "noting", "accusing", "arguing", "calling", "warning", "stressing")
            ):
                break
            if frame in "ngec" and after in ("a", "an", "the") and _names_it(s, k + 2):
                break
            if frame in "nigjec":
                if after in _CUT_AFTER_COMMA or (after.endswith("ing") and not s.capital(k + 1)):
                    break
                if bits[k + 1] & CONJ and k + 2 < limit and (bits[k + 2] & (PRON | AUX) or s.verbal(k + 2)):
                    break
                if bits[k + 1] & PRON and not bits[k + 1] & DET:
                    break
        elif frame in "ngec" and w == "and" and k + 2 < limit and s.capital(k + 1) and s.verbal(k + 2):
            break
        elif frame in "ngec" and k > first + 1:
            if w == ":" and low[k + 1 : k + 2] != [QUOTE]:
                break
            if w in ("while", "although", "though", "after", "when", "until", "unless", "before", "but"):
                break
            if w in ("—", "–", "--"):
                break
            if w == "and" and k + 1 < limit and s.verbal(k + 1) and not s.capital(k + 1):
                break
            if w == "as" and k + 1 < limit and bits[k + 1] & PRON and not bits[k + 1] & DET:
                break
        elif frame in "ij" and k > first + 1 and w in ("while", "although", "though", "but"):
            break
        k += 1
    return strip_end(s, first, min(k, limit))


def _names_it(s: Sentence, k: int) -> bool:
    return k < s.size and s.low[k] in lexicon().groups["said_things"]


def empty(words: list[str]) -> bool:
    """Tell whether the words say nothing by themselves: said so, told him."""
    return words[0] in _EMPTY and (len(words) == 1 or (words[0] == "so" and len(words) == 2))


def nameless(words: list[str]) -> bool:
    """Tell whether the words ask only for the speaker's name to be withheld."""
    head = words[:9]
    if "anonymity" in head[:4] or (head[:2] == ["to", "give"] and "name" in head[3:5]):
        return True
    if "be" not in head:
        return False
    at = head.index("be")
    return (at <= 2 or "name" in head) and not lexicon().groups["namings"].isdisjoint(head[at + 1 : at + 3])
