"""What stance a cue carries, by the lexicon of its language alone: "отверг" denies, "n'a pas souhaité" declines.

For Russian, Korean, Chinese and French the lexicon is data/cues_*.yaml; for German and English it is that of the
rules readers. What the content says (a denied event, a charge) is not looked at: lagebild.read.stance settles that.
"""

import re
from functools import cache, partial

from msgspec import Struct

from lagebild.data import load
from lagebild.link.language import LANGUAGES
from lagebild.link.segment import cut, segment
from lagebild.read.acts import vocabulary
from lagebild.read.cue_words import english, german
from lagebild.read.lexicon import Lexicon, Words

__all__ = ["FLIPPED", "Cue", "calls_false", "cue_stance", "read_cue"]

# a negated cue means another stance: "bestritt nicht", "did not confirm", "bestätigte nicht"
FLIPPED = {
    "deny": "assert",
    "assert": "decline",
    "accuse": "assert",
    "promise": "decline",
    "agree": "deny",
    "demand": "decline",
    "praise": "criticize",
    "criticize": "assert",
    "speculate": "deny",
    "decline": "assert",
}
# in this order a cue with words of several stances is read: "rejette les accusations" denies
_RANKS = (
    "decline", "deny", "accuse", "criticize", "demand", "promise", "agree", "praise", "speculate", "assert",
)  # fmt: skip
# what is said of a thing by calling it so, and what is told of a feeling by naming it, first that fits
_CALLED = (("falsehood", "deny"), ("criticism", "criticize"), ("praising", "praise"))
_EXPRESSED = (
    ("denying", "deny"), ("criticism", "criticize"), ("praising", "praise"), ("promising", "promise"),
    ("supposing", "speculate"),
)  # fmt: skip
_NEGATION = 2  # words between a negation and the cue's own word
_BEHIND = 3  # the same where the negation follows it
_OBJECT = 12  # words of the clause in which the object of a light verb is looked for
_BRIEF = 1_000  # characters of a content that are looked at
_WORD = re.compile(r"\w+")
_LONGEST = 120  # words of a clause that are looked at


_PUNCTUATION = re.compile(
    r"[,;:.!?\u2026\u3002\uff0c\uff1b\uff1a\u201c\u201d\u00ab\u00bb\"()\u300c\u300d]|\s[-\u2013\u2014]\s"
)


class Cue(Struct, frozen=True):
    """``stance`` with negation heeded; ``base`` without; ``negated`` tells that they differ by a negation."""

    stance: str
    base: str
    negated: bool = False


def cue_stance(language: str, cue: str, clause: str = "") -> str | None:
    """Return the stance that ``cue`` carries in ``language``, or none where the lexicon does not know it.

    ``cue`` is the text of the cue, its pieces joined by a space or " … " ("wies … zurück"); ``clause`` that of the
    clause around it (for acts of speech named without their wording with the content), in which negations and the
    objects of light verbs ("выразил обеспокоенность", "qualifie de mensonge") are looked for.
    """
    found = read_cue(language, cue, clause)
    return found.stance if found else None


def read_cue(language: str, cue: str, clause: str = "") -> Cue | None:
    """Return what ``cue`` says, as ``cue_stance`` does, with the negation told apart."""
    if language in LANGUAGES:
        return _lexicon(language).read(cue, clause)
    rules = {"de": german, "en": english}.get(language)
    told = rules(cue, clause) if rules else None
    if told is None:
        return None
    base, negated = told
    return Cue(FLIPPED[base] if negated else base, base, negated)


def calls_false(language: str, content: str) -> bool:
    """Whether ``content`` calls something a lie, a fabrication, fake."""
    if language in LANGUAGES:
        return _lexicon(language).calls_false(content)
    known = vocabulary(language)
    return known is not None and any(w in known.sets["falsehood"] for w in _WORD.findall(content.lower()[:_BRIEF]))


class _CueLexicon:
    """The lists of one language's file, compiled."""

    def __init__(self, language: str) -> None:
        data = load(f"cues_{language}")
        self._language = language
        split = partial(cut, language=language)
        self._stances = Lexicon(((p, stance) for stance in _RANKS for p in _plain(data[stance]).split(",")), split)
        kinds = {kind for kind, _ in (*_CALLED, *_EXPRESSED)} | {"calling", "expressing"}
        self._kinds = Lexicon(((p, kind) for kind in sorted(kinds) for p in _plain(data[kind]).split(",")), split)
        self._negation = Words(data["negation"])
        self._idle = Words(data["idle"])
        self._behind = bool(data.get("negated_behind"))

    def read(self, cue: str, clause: str) -> Cue | None:
        words = self._words(cue)
        hits = [(i, j, s) for i, j, stances in self._stances.find(words, 0, len(words)) for s in stances]
        if not hits:
            return None
        first, after, base = min(hits, key=lambda h: (_RANKS.index(h[2]), h[0] - h[1], h[0]))
        covered = {k for i, j, _ in hits for k in range(i, j)}
        around, at = self._around(cue, clause)
        if whole := self._whole(around, at, at + len(words)):
            return Cue(whole, whole)
        part = next((p for p in _PUNCTUATION.split(clause) if _head(cue) in p), cue)
        near, offset = self._around(cue, part)
        negated = self._negated(near, offset + first, offset + after, {k + offset for k in covered})
        if base == "assert" and not negated:
            base = self._by_object(words, around, at) or base
        return Cue(FLIPPED[base] if negated else base, base, negated)

    def calls_false(self, content: str) -> bool:
        """Whether a word of falsehood stands in ``content``."""
        words = self._words(content)
        return any("falsehood" in kinds for _, _, kinds in self._kinds.find(words, 0, len(words)))

    def _words(self, text: str) -> list[str]:
        found = [w.lower() for w, _, _ in segment(text, self._language)[:_LONGEST]]
        return [w.replace("ё", "е") for w in found] if self._language == "ru" else found

    def _around(self, cue: str, clause: str) -> tuple[list[str], int]:
        """The words of the clause, and where in them the cue begins; those of the cue alone if it is not in there."""
        at = clause.find(_head(cue))
        if at < 0:
            return self._words(cue), 0
        return self._words(clause), len(self._words(clause[:at]))

    def _whole(self, words: list[str], first: int, after: int) -> str:
        """A longer phrase of the clause that holds the cue and tells another stance: "ne … ni confirmé ni démenti"."""
        for i, j, stances in self._stances.find(words, max(0, first - 8), min(len(words), after + 8)):
            if i < after and first < j and (i < first or j > after) and stances[0] in ("decline", "deny", "agree"):
                return stances[0]
        return ""

    def _negated(self, words: list[str], first: int, after: int, covered: set[int]) -> bool:
        first, after = (after, after + _BEHIND) if self._behind else (first - _NEGATION, first)
        for k in range(max(0, first), min(len(words), after)):
            if words[k] in self._negation and k not in covered:
                following = words[k + 1] if k + 1 < len(words) else ""
                return following not in self._idle
        return False

    def _by_object(self, cue: list[str], words: list[str], at: int) -> str:
        """What a verb that only calls or expresses takes for its object in the clause around it."""
        kinds = {k for _, _, found in self._kinds.find(cue, 0, len(cue)) for k in found}
        near = (max(0, at - _OBJECT), min(len(words), at + len(cue) + _OBJECT))
        told = {k for _, _, found in self._kinds.find(words, *near) for k in found}
        for verb, pairs in (("calling", _CALLED), ("expressing", _EXPRESSED)):
            if verb in kinds:
                for kind, stance in pairs:
                    if kind in told:
                        return stance
        return ""


@cache
def _lexicon(language: str) -> _CueLexicon:
    return _CueLexicon(language)


def _plain(block: str) -> str:
    return block.replace("ё", "е").replace("\n", " ")


def _head(cue: str) -> str:
    """The first piece of a cue that is split: "s'est … excusé"."""
    return cue.split(" \u2026 ")[0]
