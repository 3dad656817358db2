"""From ranges to claims: spans, ids, stance, entities, event and date."""

import hashlib

from lagebild.model import Claim, Document, Mention, Span
from lagebild.read.attribution import Attribution, Range

__all__ = ["finish"]


def finish(document: Document, attributions: list[Attribution], reader: str) -> tuple[Claim, ...]:
    """Turn ``attributions`` into claims of ``document``; ids depend on document, reader and ranges alone."""
    text = document.text
    ids = [_id(document, a) for a in attributions]
    return tuple(
        Claim(
            id=ids[i],
            document=document.id,
            kind=a.kind,
            stance=a.cue_stance,
            content=tuple(Span.of(text, *r) for r in a.content),
            speaker=_mention(text, a.speaker),
            cue=Span.of(text, *a.cue) if a.cue else None,
            addressee=_mention(text, a.addressee),
            within=None if a.within is None else ids[a.within],
            confidence=a.confidence,
            reader=reader,
        )
        for i, a in enumerate(attributions)
    )


def _mention(text: str, where: Range | None) -> Mention | None:
    return Mention(text[where[0] : where[1]], *where) if where else None


def _id(document: Document, attribution: Attribution) -> str:
    key = f"{document.id} {attribution.content} {attribution.speaker} {attribution.cue}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
