"""Footnotes: each quotation is cut anew out of its document, each record is printed once and cited often."""

from collections.abc import Iterable

from lagebild.errors import DataError, TamperError
from lagebild.model import Agreement, Claim, Document, Mandate, Measure, Vote
from lagebild.report import wording
from lagebild.report.material import Hit, Material
from lagebild.report.names import Names
from lagebild.report.outline import Excerpt, Footnote, Ref

__all__ = ["Notes"]

_CONTEXT = 110  # code points before and after a quotation
_REACH = 260  # how far a speaker or cue may stand from it and still be shown
_TEXT_STATUS = {
    "read": "content read in an account of the text",
    "secondary": "known from secondary accounts only",
    "recalled": "from general knowledge, not read",
}


class Notes:
    """The footnotes of one brief, numbered in the order of their first citation."""

    def __init__(self, material: Material, names: Names) -> None:
        self._material = material
        self._names = names
        self._numbers: dict[Ref, int] = {}
        self._notes: list[Footnote] = []
        order = sorted(material.documents.values(), key=lambda d: (d.published or "9999", d.name, d.id))
        self.sources = {document.id: f"D{number}" for number, document in enumerate(order, 1)}

    def all(self) -> tuple[Footnote, ...]:
        """Return the footnotes cited so far, in order."""
        return tuple(self._notes)

    def claims(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Cite claims; return footnote numbers in ascending order."""
        return tuple(sorted({self.claim(id_) for id_ in ids}))

    def claim(self, id_: str) -> int:
        """Cite one claim. ``DataError`` if it or its document is missing, ``TamperError`` if a quotation differs."""
        ref = Ref("claim", id_)
        if ref in self._numbers:
            return self._numbers[ref]
        claim = self._material.claims.get(id_)
        if claim is None:
            raise DataError(f"claim {id_} is cited but not there; compute the propositions again")
        document = self.document(claim.document)
        return self._add(ref, document, _said(claim, document, self._names), _excerpts(document, claim))

    def hit(self, hit: Hit) -> int:
        """Cite the characters that name a listed party."""
        ref = Ref("hit", f"{hit.document}:{hit.start}-{hit.end}:{hit.entity_id}")
        if ref in self._numbers:
            return self._numbers[ref]
        document = self.document(hit.document)
        if not 0 <= hit.start < hit.end <= len(document.text):
            raise TamperError(f"{document.name} has no characters {hit.start} to {hit.end}; screen it again")
        return self._add(ref, document, "named in the text", _window(document, [(hit.start, hit.end, "quote")]))

    def record(self, kind: str, record: Measure | Vote | Mandate | Agreement) -> int:
        """Cite one record of a register."""
        ref = Ref(kind, record.id)
        return self._line(ref, _describe(record, self._names))

    def text(self, kind: str, id_: str, line: str) -> int:
        """Cite a record that is described in one line: a list snapshot, the ledger, a rule."""
        return self._line(Ref(kind, id_), (line,))

    def document(self, id_: str) -> Document:
        """Return a document of the material, or raise ``DataError``."""
        found = self._material.documents.get(id_)
        if found is None:
            raise DataError(f"document {id_} is cited but not there; add it again")
        return found

    def outlet(self, document: Document) -> str:
        """Name who printed a document."""
        publisher = self._material.publishers.get(document.publisher or "")
        return publisher.name if publisher else document.publisher or "unknown publisher"

    def _line(self, ref: Ref, lines: tuple[str, ...]) -> int:
        if ref not in self._numbers:
            self._numbers[ref] = len(self._notes) + 1
            self._notes.append(Footnote(number=len(self._notes) + 1, ref=ref, lines=lines))
        return self._numbers[ref]

    def _add(self, ref: Ref, document: Document, said: str, excerpts: tuple[Excerpt, ...]) -> int:
        number = self._numbers[ref] = len(self._notes) + 1
        note = Footnote(
            number=number,
            ref=ref,
            document=document.id,
            source=self.sources[document.id],
            title=document.title or document.name,
            outlet=self.outlet(document),
            published=document.published,
            language=document.language,
            length=len(document.text),
            said=said,
            excerpts=excerpts,
        )
        self._notes.append(note)
        return number


def _said(claim: Claim, document: Document, names: Names) -> str:
    said = f", {wording.date(claim.said)}" if claim.said and claim.said != document.published else ""
    who = names.speaker(claim) or "no speaker named"
    if claim.speaker and not claim.speaker.entity:
        who = f"“{who}”"
    return f"{who}: {wording.verb(claim)}, {wording.manner(claim)}{said}"


def _excerpts(document: Document, claim: Claim) -> tuple[Excerpt, ...]:
    marks = [(span.start, span.end, "quote") for span in claim.content]
    marks += [(span.start, span.end, role) for span, role in ((claim.speaker, "speaker"), (claim.cue, "cue")) if span]
    parts = [*claim.content, *(span for span in (claim.speaker, claim.cue) if span)]
    for span in parts:
        if span.start < 0 or document.text[span.start : span.end] != span.text:
            raise TamperError(f"claim {claim.id} no longer matches {document.name}; run verify, then read it again")
    return _window(document, marks)


def _window(document: Document, marks: list[tuple[int, int, str]]) -> tuple[Excerpt, ...]:
    """Cut the marked characters with context on both sides; where marks overlap, the quotation wins."""
    text = document.text
    quotes = [mark for mark in marks if mark[2] == "quote"]
    low, high = min(mark[0] for mark in quotes), max(mark[1] for mark in quotes)
    near = [m for m in marks if m[2] != "quote" and m[0] >= low - _REACH and m[1] <= high + _REACH]
    near = [m for m in near if not any(m[0] < q[1] and q[0] < m[1] for q in quotes)]
    kept: list[tuple[int, int, str]] = []
    for mark in [*quotes, *near]:  # quotations first, so that speaker and cue give way
        if not any(mark[0] < other[1] and other[0] < mark[1] for other in kept):
            kept.append(mark)
    kept.sort()
    start, end = _widen(text, min(m[0] for m in kept), max(m[1] for m in kept))
    cuts: list[Excerpt] = []
    at = start
    for low, high, role in [*kept, (end, end, "")]:
        if low > at:
            cuts += _gap(text, at, low, first=at == start, last=not role)
        if role:
            cuts.append(Excerpt(text=text[low:high], start=low, end=high, role=role))
        at = high
    return tuple(cuts)


def _gap(text: str, start: int, end: int, *, first: bool, last: bool) -> list[Excerpt]:
    """Print the characters between two marks, or only their ends where they are many."""
    if first or last or end - start <= 3 * _CONTEXT:
        return [Excerpt(text=text[start:end], start=start, end=end)]
    left, right = start + _CONTEXT, end - _CONTEXT
    return [
        Excerpt(text=text[start:left], start=start, end=left),
        Excerpt(text=text[right:end], start=right, end=end),
    ]


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Add context, from a word's beginning to a word's end, and not across a blank line."""
    low, high = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    low = max(low, text.rfind("\n\n", low, start) + 2 if "\n\n" in text[low:start] else low)
    high = min(high, text.find("\n\n", end, high) if "\n\n" in text[end:high] else high)
    if low > 0 and not text[low - 1].isspace():
        space = text.find(" ", low, start)
        low = space + 1 if space >= 0 else low
    if high < len(text) and not text[high].isspace():
        space = text.rfind(" ", end, high)
        high = space if space >= 0 else high
    return low, high


def _describe(record: Measure | Vote | Mandate | Agreement, names: Names) -> tuple[str, ...]:
    sources = f"Sources: {'; '.join(record.sources)}." if record.sources else "No source recorded."
    if isinstance(record, Measure):
        until = f" until {wording.date(record.in_force_until)}" if record.in_force_until else ""
        force = f"In force from {wording.date(record.in_force_from)}{until}."
        status = _TEXT_STATUS.get(record.text_status, record.text_status)
        return (f"{wording.cite(record)}: {record.summary}", f"{force} Text: {status}. {sources}")
    if isinstance(record, Vote):
        known = _TEXT_STATUS.get(record.text_status, record.text_status)
        what = f"{names.caption(record.body)}, {wording.date(record.date)}: {record.subject}: {record.outcome}."
        return (what, f"Record: {known}. {sources}")
    if isinstance(record, Mandate):
        return (f"{record.body}, created by {record.created_by}.", sources)
    return (f"{record.title}, signed {wording.date(record.signed)}.", sources)
