"""An attribution in the making, and what one sentence hands on to the next."""

from dataclasses import dataclass

from lagebild.read.attribution import Attribution, Range
from lagebild.read.rules.german.phrases import Phrase
from lagebild.read.rules.german.view import View

__all__ = ["Draft", "Flow", "Owned", "finished"]


@dataclass(slots=True, eq=False)
class Draft:
    """What ``Attribution`` holds, still movable; ``parent`` is the draft whose content reports this one."""

    kind: str
    content: list[Range]
    speaker: Range | None = None
    cue: Range | None = None
    stance: str = "assert"
    negated: bool = False
    addressee: Range | None = None
    parent: "Draft | None" = None
    pronoun: bool = False
    confidence: float = 0.5

    def said_by(self, view: View, phrase: Phrase | None) -> "Draft":
        """Set the speaker."""
        if phrase is not None:
            self.speaker, self.pronoun = view.chars(phrase.a, phrase.b), phrase.pronoun
        return self


Owned = tuple[int, int, Draft]  # the items of a content, and whose


@dataclass(slots=True)
class Flow:
    """The last speaker and how the talk goes on: ``age`` counts sentences since."""

    last: Draft | None = None
    age: int = 0
    free: Draft | None = None  # free indirect speech that the next sentence may go on with
    same_block: bool = True  # the last speaker spoke in this block
    at: int = -1  # the sentence of the last draft
    source: Range | None = None  # the document that the sentence before names
    before: Range | None = None  # the sentence before, without its stop


def finished(drafts: list[Draft], size: int) -> list[Attribution]:
    """Order ``drafts`` by place, drop doubles, and freeze them; ``size`` is the length of the text."""
    seen: dict[tuple[tuple[Range, ...], Range | None], Draft] = {}
    for draft in drafts:
        draft.content = _ordered(draft.content, size)
        if draft.content:
            seen.setdefault((tuple(draft.content), draft.speaker), draft)
    kept = sorted(seen.values(), key=lambda d: (d.content[0][0], -d.content[-1][1], d.speaker or (-1, -1)))
    index = {id(d): i for i, d in enumerate(kept)}
    return [
        Attribution(
            kind=d.kind,
            content=tuple(d.content),
            speaker=d.speaker,
            cue=d.cue,
            cue_stance=d.stance,
            negated=d.negated,
            addressee=d.addressee,
            within=index.get(id(d.parent)) if d.parent else None,
            pronoun=d.pronoun,
            confidence=round(min(0.99, max(0.01, d.confidence)), 2),
        )
        for d in kept
    ]


def _ordered(ranges: list[Range], size: int) -> list[Range]:
    out: list[Range] = []
    for start, end in sorted(ranges):
        start = max(start, out[-1][1] if out else 0)
        if start < min(end, size):
            out.append((start, min(end, size)))
    return out
