"""The stance: what the lexicon knows of the cue goes before what the network thinks, unless the cue is neutral."""

from __future__ import annotations

import re

from msgspec.structs import replace

from lagebild.read.attribution import Attribution, Range
from lagebild.read.cues import calls_false, read_cue

__all__ = ["judged"]

_STOP = re.compile(r"[.!?。！？\n]+[\"”’»“」』)]*")
_BLAMING = frozenset({"assert", "accuse", "criticize", "praise"})
_VERDICT = 90  # characters of a content that does little but call something false
_FRAME = 300  # characters around the cue that are looked at


def judged(text: str, language: str, a: Attribution, thought: str) -> Attribution:
    """Return ``a`` with its stance; ``thought`` is the network's."""
    if thought in _BLAMING and _short(text, a) and calls_false(language, text[slice(*a.content[0])]):
        thought = "deny"  # to call a report a fabrication is to deny it
    if a.cue is None:
        return replace(a, cue_stance=thought, stance=thought)
    found = read_cue(language, text[slice(*a.cue)], _clause(text, a, a.cue))
    if found is None or found.stance == "assert" or (thought == "deny" and found.stance in _BLAMING):
        return replace(a, cue_stance=thought, stance=thought)
    return replace(a, cue_stance=found.base, negated=found.negated, stance=found.stance)


def _short(text: str, a: Attribution) -> bool:
    return sum(end - start for start, end in a.content) <= _VERDICT


def _clause(text: str, a: Attribution, cue: Range) -> str:
    """The sentence of the cue without what was said in it; of an act named without its wording, the whole of it."""
    start, end = _sentence(text, cue)
    if a.kind == "reported":
        return text[start:end]
    kept, at = [], start
    for begin, behind in a.content:
        kept.append(text[at : max(at, min(begin, end))])
        at = min(max(at, behind), end)
    return " ".join((*kept, text[at:end]))


def _sentence(text: str, cue: Range) -> Range:
    before = text[max(0, cue[0] - _FRAME) : cue[0]]
    start = cue[0] - len(before)
    for m in _STOP.finditer(before):
        start = cue[0] - len(before) + m.end()
    end = _STOP.search(text, cue[1], cue[1] + _FRAME)
    return start, end.start() if end else min(len(text), cue[1] + _FRAME)
