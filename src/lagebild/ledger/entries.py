"""What the logs keep. No entry of the evidence holds a clock: the same inputs give the same bytes anywhere.

``evidence``: document, claim, correction, snapshot, decision. ``custody``: receipt, the chain of
custody, with the clock. Long texts live beside the log under their sha256, so that entries stay small.
"""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from lagebild.errors import TamperError
from lagebild.ledger.canonical import canonical
from lagebild.model import Claim, Document, Mention, Snapshot, Span, Step


class DocumentEntry(Struct, frozen=True, kw_only=True, tag="document", tag_field="entry", forbid_unknown_fields=True):
    """A Document without its text (kept under ``text``) and without the time of its retrieval (custody)."""

    id: str
    name: str
    media_type: str
    size: int
    text: str  # sha256 of the working copy in UTF-8
    length: int  # code points of the working copy
    language: str
    extraction: tuple[Step, ...]
    title: str | None
    publisher: str | None
    credits: tuple[str, ...]
    published: str | None
    url: str | None

    @classmethod
    def of(cls, document: Document, text: str) -> "DocumentEntry":
        """The entry of ``document``, whose text is kept under the sha256 ``text``."""
        kept = {k: v for k, v in msgspec.structs.asdict(document).items() if k not in ("text", "retrieved")}
        return cls(**kept, text=text, length=len(document.text))

    def document(self, text: str, retrieved: str | None) -> Document:
        """The document again."""
        kept = {k: v for k, v in msgspec.structs.asdict(self).items() if k not in ("text", "length")}
        return Document(**kept, text=text, retrieved=retrieved)


class ClaimEntry(Struct, frozen=True, tag="claim", tag_field="entry", forbid_unknown_fields=True):
    """A claim; it follows its document's entry in the same transaction."""

    claim: Claim


class Correction(Struct, frozen=True, kw_only=True, tag="correction", tag_field="entry", forbid_unknown_fields=True):
    """A claim as a person has put it right, and why; the claim of that id as it was read stays where it is.

    A later correction of the same claim takes its place.
    """

    claim: Claim
    by: str
    reason: str
    made: str | None = None  # partial date, as the person gives it


class SnapshotEntry(Struct, frozen=True, kw_only=True, tag="snapshot", tag_field="entry", forbid_unknown_fields=True):
    """A list's state; its parties are kept as lines of canonical JSON under the sha256 ``parties``."""

    id: str
    dataset: str
    date: str
    kind: str
    parties: str
    count: int

    @classmethod
    def of(cls, snapshot: Snapshot, parties: str) -> "SnapshotEntry":
        """The entry of ``snapshot``, whose parties are kept under the sha256 ``parties``."""
        kept = {k: v for k, v in msgspec.structs.asdict(snapshot).items() if k != "parties"}
        return cls(**kept, parties=parties, count=len(snapshot.parties))


class Decision(Struct, frozen=True, kw_only=True, tag="decision", tag_field="entry", forbid_unknown_fields=True):
    """What a person decided about something kept, and why; a later one on the same subject takes its place."""

    subject: str  # id of a claim, proposition, match …
    verdict: str
    by: str
    reason: str = ""
    made: str | None = None  # partial date, as the person gives it


class Receipt(Struct, frozen=True, kw_only=True, tag="receipt", tag_field="entry", forbid_unknown_fields=True):
    """Chain of custody: what came in when, from where, by which tool, and the evidence head it led to."""

    kind: str  # document | snapshot | decision | correction
    id: str
    path: str  # as given by whoever added it
    received: str  # UTC
    retrieved: str | None  # UTC, only for what came over the network
    tool: str
    size: int
    root: str


Entry = DocumentEntry | ClaimEntry | Correction | SnapshotEntry | Decision

_entries: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(Entry)
_receipts = msgspec.json.Decoder(Receipt)


def encode(entry: Entry | Receipt) -> bytes:
    """The bytes that are kept and hashed: canonical JSON."""
    return canonical(entry)


def decode_entry(body: bytes) -> Entry:
    """The entry in ``body``; TamperError when it is none."""
    try:
        return _entries.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
        raise TamperError(f"not an entry of the evidence: {problem}") from None


def decode_receipt(body: bytes) -> Receipt:
    """The receipt in ``body``; TamperError when it is none."""
    try:
        return _receipts.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
        raise TamperError(f"not a receipt: {problem}") from None


def _spans(claim: Claim) -> Iterator[Span | Mention]:
    yield from claim.content
    for mention in (claim.speaker, claim.cue, claim.addressee):
        if mention is not None:
            yield mention
    yield from claim.accused


def misquote(claim: Claim, text: str) -> Span | Mention | None:
    """The first span of ``claim`` that is not exactly its slice of ``text``, if any."""
    for span in _spans(claim):
        if not 0 <= span.start <= span.end <= len(text) or text[span.start : span.end] != span.text:
            return span
    return None
