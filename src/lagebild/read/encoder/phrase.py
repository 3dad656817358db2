"""A German cue with the small words that belong to it: "gab an", "heißt es", "verwies darauf", "wird vorgeworfen"."""

from __future__ import annotations

import re
from functools import cache

from lagebild.data import load
from lagebild.read.attribution import Range

__all__ = ["german_cue"]

_NEXT = re.compile(r" (\w+)")
_BEFORE = re.compile(r"(?<!\w)(\w+) $")
_CLAUSE_ENDS = re.compile(r"\s*(?:[,.:;!?“”\"«»)–-]|\n|$)")
_LONGEST = 20  # characters of such a word


def german_cue(text: str, cue: Range) -> Range:
    """Return ``cue`` with what stands directly at it: es, sich, darauf, its particle, its auxiliary.

    A particle that is a preposition, too ("an", "mit"), belongs to the cue where the clause ends behind it.
    """
    words = _words()
    start, end = cue
    if text[start:end].lower() in words["frames"]:
        return cue
    word, behind = _next(text, end)
    for kind in ("pronouns", "pointing_at"):
        if word in words[kind]:
            end = behind
            word, behind = _next(text, end)
    if word in words["separable"] and (word not in words["prepositions"] or _CLAUSE_ENDS.match(text, behind)):
        end = behind
        word, behind = _next(text, end)
    if word in words["helpers"]:
        end = behind
    before = _BEFORE.search(text[max(0, start - _LONGEST) : start])
    if before and before[1].lower() in words["helpers"]:
        start -= len(before[0])
    return start, end


def _next(text: str, at: int) -> tuple[str, int]:
    m = _NEXT.match(text, at)
    return (m[1].lower(), m.end()) if m else ("", at)


@cache
def _words() -> dict[str, frozenset[str]]:
    data = load("grammar_de")
    lists = {name: frozenset(data[name].split()) for name in ("separable", "prepositions", "pointing_at")}
    helpers = frozenset(f"{data['have']} {data['become']} {data['be']}".split())
    return lists | {
        "helpers": helpers,
        "pronouns": frozenset({"es", "sich"}),
        "frames": frozenset(data["frames"].split()),
    }
