"""Names of people and organisations that no list knows."""

import re
import unicodedata

from lagebild.link.phrase import Phrase
from lagebild.link.surnames import by_surname
from lagebild.link.vocabulary import common
from lagebild.model import EntityRef

__all__ = ["slug", "unknown"]

_PARTICLES = frozenset({"von", "van", "de", "al", "bin", "el", "la", "le", "di", "da", "zu", "der", "den"})
_JOINTS = frozenset({" ", "-", "\u00a0", ". ", "\n", "'", "\u2019"})
_BEFORE = frozenset({"und", "and", "by", "sowie"})  # words after which a name may begin
_TAIL = re.compile(r"(?:[-'\u2019]\w{2,})+(?<!'s)(?<!\u2019s)")


def unknown(phrase: Phrase) -> EntityRef | None:
    """Return the person or organisation of two to five capitalised words that ``phrase`` names, or none.

    A person's name stands at the beginning, after a role ("Militärexperte Markus Reisner", "Gen. Mark Milley") or
    after a comma. What stands after an article is an organisation, and only where nothing follows that it would
    merely describe. Where names are not told by capitals, a family name and a role beside it tell a person.
    """
    if phrase.surnames:
        return by_surname(phrase)
    for first, after in _runs(phrase):
        words = [w for w, _, _ in phrase.words[first:after]]
        start, end = phrase.words[first][1], phrase.words[after - 1][2]
        tail = _TAIL.match(phrase.text, end)
        end = tail.end() if tail else end
        name = " ".join(phrase.text[start:end].split())
        organised = any(w.lower() in phrase.lists["company_words"] for w in words) or (
            name.isupper() and len(name) < 12
        )
        place = _place(phrase, first)
        if place == "":
            continue
        if organised or place == "article":
            if place == "article" and _describes(phrase, after):
                continue
            return EntityRef(slug(name), "Organization", name, ())
        return EntityRef(slug(name), "Person", name, ())
    return None


def slug(name: str) -> str:
    """Return ``name`` as an id: lower case, without accents, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"\W+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def _runs(phrase: Phrase) -> list[tuple[int, int]]:
    """Word ranges of two to five capitalised words in a row that are neither roles nor known names."""
    taken = [(n.start, n.end) for n in phrase.namings]
    found: list[tuple[int, int]] = []
    first = -1
    count = len(phrase.words)
    for i in range(count + 1):
        text, start, _ = phrase.words[i] if i < count else ("", -1, -1)
        fits = bool(text) and text[0].isupper() and not any(a <= start < b for a, b in taken)
        fits = fits and not phrase.role(text.lower()) and text.lower() not in phrase.lists["definite"]
        fits = fits and (i > 0 or text.lower() not in phrase.lists["indefinite"])
        near = first >= 0 and i < count and phrase.text[phrase.words[i - 1][2] : start] in _JOINTS
        particle = near and text in _PARTICLES and (i - first == 1 or phrase.words[i - 1][0] in _PARTICLES)
        if first >= 0 and near and (fits or particle) and i - first < 5:
            continue
        if first >= 0:
            after = i
            while phrase.words[after - 1][0] in _PARTICLES:
                after -= 1
            if after - first >= 2:
                found.append((first, after))
        first = i if fits else -1
    return found


def _place(phrase: Phrase, first: int) -> str:
    """Where a run stands: "start", "role", "article"; "" where it only depends on something else."""
    if first == 0:
        return "start"
    text, start, _ = phrase.words[first - 1]
    word = text.lower()
    gap = phrase.text[phrase.words[first - 1][2] : phrase.words[first][1]]
    if "," in gap or word in _BEFORE or word in phrase.lists["and"] or "(" in gap:
        return "role"
    if phrase.role(word) or (word.endswith(("s", "\u2019")) and any(n.end >= start for n in phrase.namings)):
        return "role"
    if word in phrase.lists["definite"] or word in ("a", "an"):
        return "article" if first == 1 else ""
    if (
        phrase.language != "de"
        and text.islower()
        and (word == "s" or (len(word) > 3 and not _preposition(word, phrase)))
    ):
        return "role"
    if first >= 2 and any(n.start <= start < n.end for n in phrase.namings) and phrase.role(phrase.lower[first - 2]):
        return "role"
    return "role" if phrase.language == "de" and text[0].isupper() and len(text) > 7 else ""


def _preposition(word: str, phrase: Phrase) -> bool:
    return word in common("prepositions") or word in phrase.lists["prepositions"]


def _describes(phrase: Phrase, after: int) -> bool:
    """Whether the run only qualifies the noun that follows: "the New York businessman"."""
    if after >= len(phrase.words):
        return False
    gap = phrase.text[phrase.words[after - 1][2] : phrase.words[after][1]]
    return gap in (" ", "-", "'", "\u2019", "/") and phrase.lower[after] not in (
        "of",
        "for",
        "in",
        "on",
        "at",
        "and",
        "who",
    )
