"""An attribution in the making, and the state of reading one sentence."""

from msgspec import Struct

from lagebild.read.attribution import Range
from lagebild.read.rules.english_content import strip_end
from lagebild.read.rules.english_sentence import QUOTE, Sentence

__all__ = ["FIRST_PERSON", "PRONOUNS", "Draft", "Reading"]

PRONOUNS = frozenset(("he", "she", "it", "they", "his", "her", "their", "its", "him", "them"))
FIRST_PERSON = frozenset(("i", "we", "you", "us", "me", "my", "our", "your"))
_COORDINATORS = frozenset(("and", "but", "or", "while", "whereas", "though", "although", "as", ";", "yet"))


class Draft(Struct):
    """An attribution in characters; ``piece`` is its last content as items of its sentence."""

    kind: str
    content: list[Range]
    speaker: Range | None
    cue: Range
    stance: str
    confidence: float
    negated: bool = False
    addressee: Range | None = None
    pronoun: bool = False
    piece: tuple[int, int] = (0, 0)
    trailing: bool = False  # the content stands before the cue
    pending: bool = False  # the content stands in the next block


class Reading:
    """One sentence being read: ``main`` is the speaker of its main clause, ``segment`` where unread content starts."""

    __slots__ = ("consumed", "drafts", "headline", "main", "s", "segment")

    def __init__(self, s: Sentence, headline: bool) -> None:
        self.s = s
        self.headline = headline
        self.drafts: list[Draft] = []
        self.main: tuple[int, int] | None = None
        self.segment = 0
        self.consumed = 0

    def add(
        self,
        cue: tuple[int, int],
        subject: tuple[int, int] | None,
        pieces: list[tuple[int, int]],
        kind: str,
        stance: str,
        confidence: float,
        *,
        negated: bool = False,
        addressee: tuple[int, int] | None = None,
        trailing: bool = False,
    ) -> Draft | None:
        """Keep an attribution given in items; returns it, or none when no content is left."""
        s = self.s
        pieces = [piece for piece in pieces if piece[0] < piece[1]]
        if not pieces:
            return None
        draft = Draft(
            kind=kind,
            content=[s.range(*piece) for piece in pieces],
            speaker=s.range(*subject) if subject else None,
            cue=s.range(*cue),
            stance=stance,
            confidence=confidence,
            negated=negated,
            addressee=s.range(*addressee) if addressee else None,
            pronoun=self.pronoun(subject),
            piece=pieces[-1],
            trailing=trailing,
        )
        self.drafts.append(draft)
        return draft

    def pronoun(self, subject: tuple[int, int] | None) -> bool:
        """Tell whether the speaker is named only by a pronoun or as the ministry, the official …"""
        if subject is None:
            return False
        s, (first, past) = self.s, subject
        if past - first == 1:
            return s.low[first] in PRONOUNS
        return past - first == 2 and s.low[first] == "the" and not s.capital(past - 1)

    def mostly_quoted(self, first: int, past: int) -> bool:
        """Tell whether nearly all of the content is between quotation marks."""
        s = self.s
        quoted = sum(s.end[k] - s.start[k] for k in range(first, past) if s.low[k] == QUOTE)
        return quoted > 0.75 * (s.end[past - 1] - s.start[first])

    def speaks(self, first: int, past: int) -> bool:
        """Tell whether a cue that was read before stands among the items."""
        a, b = self.s.range(first, past)
        return any(d.trailing and a <= d.cue[0] < b for d in self.drafts)

    def inside(self, item: int, drafts: list[Draft] | None = None) -> bool:
        """Tell whether ``item`` stands in content that was read before."""
        known = self.drafts if drafts is None else drafts
        return any(not d.trailing and d.piece[0] <= item < d.piece[1] for d in known)

    def cut(self, start: int) -> None:
        """End the contents before, when the clause at ``start`` is coordinated with their cues, not part of them."""
        s = self.s
        if start < 1 or not (s.low[start - 1] in _COORDINATORS or s.low[start] in _COORDINATORS):
            gerund = start and s.low[start - 1] == "," and (s.low[start].endswith("ing") or s.low[start] == "with")
            if not gerund:
                return
        for draft in self.drafts:
            first, past = draft.piece
            if draft.trailing or not first < start < past:
                continue
            self.shorten(draft, start)

    def shorten(self, draft: Draft, past: int) -> None:
        """End the last piece of ``draft`` at item ``past``."""
        first = draft.piece[0]
        end = strip_end(self.s, first, past)
        if end > first:
            draft.piece = (first, end)
            draft.content[-1] = self.s.range(first, end)
