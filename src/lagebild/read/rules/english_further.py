"""Reported speech that goes on without a cue: X said the vote was a blow. It would embolden others."""

from lagebild.read.rules.english_content import strip_end
from lagebild.read.rules.english_draft import Draft
from lagebild.read.rules.english_lexicon import TIME
from lagebild.read.rules.english_sentence import Sentence

__all__ = ["read_further"]

_OPENERS = frozenset(
    ("it", "they", "the", "such", "this", "that", "these", "those", "its", "their", "he", "she", "there")
)
_UNREAL = frozenset(("if", "unless", "but", "however", "instead", "later", "since", "when", "after", "until"))
_LONGEST_SUBJECT = 6  # items before would


def read_further(s: Sentence, before: Draft | None) -> Draft | None:
    """Return the sentence as said by whom the sentence ``before`` reported; only would right behind a subject tells."""
    if before is None or before.kind not in ("indirect", "free_indirect") or before.negated or before.speaker is None:
        return None
    if s.low[0] not in _OPENERS or s.low[-1] != "." or not _UNREAL.isdisjoint(s.low):
        return None
    would = next((k for k in range(1, min(s.size, _LONGEST_SUBJECT)) if s.low[k] == "would"), 0)
    if not would or any(s.verbal(k) or s.bits[k] & TIME for k in range(1, would)):
        return None
    past = strip_end(s, 0, s.size)
    return Draft(
        kind="free_indirect",
        content=[s.range(0, past)],
        speaker=before.speaker,
        cue=before.cue,
        stance="assert",
        confidence=before.confidence - 0.25,
        pronoun=before.pronoun,
        piece=(0, past),
    )
