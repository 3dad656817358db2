"""What a language model says of a text, held against the text: only words that stand there are taken over."""

from __future__ import annotations

from lagebild.model.claim import KINDS, STANCES
from lagebild.read.attribution import Attribution, Range
from lagebild.read.llm.asking import Answer, Said

__all__ = ["checked"]

_MOST = 500  # claims of one passage; more is a model that repeats itself
_SURE = 0.5  # nothing is known of how right the model is


def checked(answer: Answer, text: str, passage: Range) -> tuple[list[Attribution], int]:
    """Return the claims whose every span is in ``passage`` of ``text``, and how many were discarded.

    Content is searched from where the last one was found, then from the passage's begin; a speaker, cue or addressee is
    taken where it stands nearest to the content.
    """
    kept: list[Attribution] = []
    wrong = max(0, len(answer.claims) - _MOST)
    at = passage[0]
    for said in answer.claims[:_MOST]:
        made = _found(said, text, passage, at)
        if made is None or made in kept:
            wrong += 1
        else:
            kept.append(made)
            at = made.content[0][0]
    return kept, wrong


def _found(said: Said, text: str, passage: Range, at: int) -> Attribution | None:
    if said.kind not in KINDS or said.stance not in STANCES or not said.content:
        return None
    content: list[Range] = []
    for words in said.content:
        start = _next(words, text, passage, content[-1][1] if content else at)
        if start is None or (content and start < content[-1][1]):
            return None
        content.append((start, start + len(words)))
    parts: list[Range | None] = []
    for named in (said.speaker, said.cue, said.addressee):
        where = _nearest(named, text, passage, content[0][0]) if named else None
        if named and where is None:
            return None
        parts.append(where)
    speaker, cue, addressee = parts
    return Attribution(
        kind=said.kind,
        content=tuple(content),
        speaker=speaker,
        cue=cue,
        addressee=addressee,
        cue_stance=said.stance,
        confidence=_SURE,
    )


def _next(words: str, text: str, passage: Range, at: int) -> int | None:
    if not words.strip():
        return None
    for start in (at, passage[0]):
        if (found := text.find(words, start, passage[1])) >= 0:
            return found
    return None


def _nearest(words: str, text: str, passage: Range, at: int) -> Range | None:
    if not words.strip():
        return None
    before = text.rfind(words, passage[0], min(passage[1], at + len(words)))
    behind = text.find(words, at, passage[1])
    near = [x for x in (before, behind) if x >= 0]
    if not near:
        return None
    start = min(near, key=lambda x: (abs(x - at), x))
    return start, start + len(words)
