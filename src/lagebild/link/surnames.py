"""People whom no list knows, in scripts without capitals: a family name, and a role beside it (data/speakers.yaml)."""

from lagebild.link.phrase import Phrase
from lagebild.model import EntityRef

__all__ = ["by_surname", "surname_of"]

_SHORTEST, _FULL, _LONGEST = 2, 3, 4  # letters of a name
_FOREIGN = 12  # letters of a foreign name with dots between its parts


def by_surname(phrase: Phrase) -> EntityRef | None:
    """Return the person whose full name stands in ``phrase``: behind or before a role, or alone."""
    for start, end, initial in _candidates(phrase):
        name = phrase.text[start:end]
        if _named(name, initial, phrase):
            return EntityRef(name, "Person", name, ())
    return None


def surname_of(phrase: Phrase) -> str:
    """Return the family name where the phrase is that and a role alone: "안 후보", "刘女士"; "" otherwise."""
    if len(phrase.words) < _SHORTEST or len(phrase.lower[0]) > 1 or phrase.lower[0] not in phrase.lists["surnames"]:
        return ""
    return phrase.lower[0] if all(_tells_role(w, phrase) for w in phrase.lower[1:]) else ""


def _tells_role(word: str, phrase: Phrase) -> bool:
    return phrase.role(word) or word in phrase.lists["former"] or word in phrase.lists["person_words"]


def _candidates(phrase: Phrase) -> list[tuple[int, int, str]]:
    """Stretches between roles and known names, with what stands between two words of no role joined where no space
    parts them; those beside a role first, and one that is the whole phrase."""
    taken = [(n.start, n.end) for n in phrase.namings]
    parts: list[tuple[int, int, bool, str]] = []  # start, end, whether a role stands beside it, first letter
    role_before = False
    for word, (_, start, end) in zip(phrase.lower, phrase.words, strict=True):
        known = any(a <= start < b for a, b in taken)
        role = _tells_role(word, phrase)
        if known or role:
            if role and parts and parts[-1][1] <= start and phrase.text[parts[-1][1] : start].strip() == "":
                parts[-1] = (*parts[-1][:2], True, parts[-1][3])
            role_before = role
            continue
        if parts and phrase.text[parts[-1][1] : start] in ("", "\u00b7") and not role_before:
            parts[-1] = (parts[-1][0], end, *parts[-1][2:])
        else:
            parts.append((start, end, role_before, word[0]))
        role_before = False
    alone = len(parts) == 1 and not taken and parts[0][1] - parts[0][0] == len(phrase.text.strip())
    return [(a, b, initial) for a, b, near, initial in parts if near or alone]


def _named(name: str, initial: str, phrase: Phrase) -> bool:
    if "\u00b7" in name:
        return len(name) <= _FOREIGN
    length = len(name)
    if not _SHORTEST <= length <= _LONGEST or not name.isalpha():
        return False
    usual = length == _FULL or phrase.language == "zh"
    return usual and initial in phrase.lists["surnames"]
