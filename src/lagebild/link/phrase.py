"""A noun phrase in a speaker's place, and what its words tell before anyone is looked up."""

import re
from functools import cached_property

from lagebild.link.gazetteer import gazetteer
from lagebild.link.language import traits
from lagebild.link.naming import Naming
from lagebild.link.vocabulary import common, vocabulary

__all__ = ["Phrase"]

_HEAD_ENDS = frozenset({"of", "for", "from", "in", "who", "at", "on", "with"})
_SINGULAR = ("ss", "us", "is")
_ONE = frozenset({"der", "das", "ein", "eine", "einer", "dem", "den", "des", "dieser", "dieses"})
_PLURAL_DE = re.compile(
    r"\b(?:mehrere|einige|viele|zahlreiche|zwei|drei|\w*(?:experten|beobachter|medien|kreise|behörden|beamte|vertreter|"
    r"diplomaten|kritiker|analysten|forscher|organisationen|staaten|länder|dienste|politiker))\b"
)


class Phrase:
    """``words`` with offsets, ``lower`` ones, and the ``namings`` inside, relative to ``text``."""

    def __init__(self, text: str, language: str, namings: list[Naming] | None = None) -> None:
        self.text = text
        self.language = language
        self.words = gazetteer().tokens(text, language)
        self.lower = [w.lower() for w, _, _ in self.words]
        self.lists = vocabulary(language)
        if namings is None:
            namings = gazetteer().mentions(text, language, self.words)
        self.namings = [n for n in namings if n.form != "place"]

    def has(self, name: str) -> bool:
        """Whether a word of the list ``name`` (data/speakers.yaml) stands in the phrase."""
        wanted = self.lists[name]
        return any(w in wanted for w in self.lower)

    def opens(self, name: str) -> bool:
        """Whether the phrase begins with a word of the list ``name``."""
        return bool(self.lower) and self.lower[0] in self.lists[name]

    @property
    def surnames(self) -> bool:
        """Whether names are told by family names from a list, not by capitals."""
        return bool(self.lists["surnames"])

    @property
    def definite(self) -> bool:
        """Whether the phrase means someone told of before: by its article, or in a language without articles."""
        return self.opens("definite") or not (traits(self.language).articles or self.opens("indefinite"))

    def role(self, word: str) -> bool:
        """Whether lower-case ``word`` tells a role rather than a name."""
        lists = self.lists
        return any(word in lists[k] for k in ("title_words", "state_voice", "private", "he_ending", "she_ending"))

    @cached_property
    def gender(self) -> str:
        """f, m, or "" where the words do not tell."""
        return "f" if self.has("she_ending") else "m" if self.has("he_ending") else ""

    @cached_property
    def roles(self) -> frozenset[str]:
        """The words that tell a role: "minister", "sprecherin"."""
        people = [self.lists[k] for k in ("he_ending", "she_ending", "person_words")]
        return frozenset(w for w in self.lower if any(w in p for p in people))

    @cached_property
    def plural(self) -> bool:
        """Whether more than one speaks."""
        if not self.lower:
            return False
        if self.lower[0] in self.lists["both"]:
            return True
        if self.language == "en":
            end = next((i for i, w in enumerate(self.lower) if w in _HEAD_ENDS), None)
            head = self.lower[:end]
            return bool(head) and head[0] not in ("a", "an") and head[-1][-1] == "s" and head[-1][-2:] not in _SINGULAR
        if self.language != "de":
            return self.has("plural") if not traits(self.language).articles else self.opens("plural")
        return self.lower[0] not in _ONE and bool(_PLURAL_DE.search(" ".join(self.lower)))

    def apposed(self) -> int:
        """Where what only explains the first name begins: "China, the North's main benefactor"; else the end."""
        covered = [(n.start, n.end) for n in self.namings]
        plain = all(
            self._fills(word.lower()) or any(a <= start < b for a, b in covered) for word, start, _ in self.words
        )
        comma = self.text.find(",", covered[0][1]) if covered else -1
        return len(self.text) if plain or comma < 0 else comma

    def _fills(self, word: str) -> bool:
        return word in common("fillers") or word in self.lists["fillers"]

    def only_names(self) -> bool:
        """Whether nothing stands in the phrase, up to an apposition, but namings, articles and conjunctions."""
        covered = [(n.start, n.end) for n in self.namings]
        for word, start, _ in self.words:
            if not self._fills(word.lower()) and not any(a <= start < b for a, b in covered):
                return bool(covered) and covered[0][0] < start and "," in self.text[covered[0][1] : start]
        return bool(covered)
