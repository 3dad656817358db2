"""Questions to a workspace; every answer's hash is checked."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from lagebild.errors import TamperError, WorkspaceError
from lagebild.ledger import (
    ClaimEntry,
    Correction,
    Decision,
    DocumentEntry,
    Head,
    Receipt,
    SnapshotEntry,
    decode_entry,
    decode_receipt,
)
from lagebild.model import Claim, Document, Entity, Snapshot
from lagebild.store.blobs import Blobs
from lagebild.store.database import LOGS, read_engine
from lagebild.store.log import Row, end_of_transaction, read_head, scan_whole

_parties: msgspec.json.Decoder[Entity] = msgspec.json.Decoder(Entity)


def read_text(get: Callable[[str], bytes], entry: DocumentEntry) -> str:
    """A document's working copy, by ``get`` from its sha256; TamperError when it is not what was stored."""
    try:
        text = get(entry.text).decode()
    except UnicodeDecodeError:
        raise TamperError(f"blob {Blobs.name(entry.text)} is not text") from None
    if len(text) != entry.length:
        raise TamperError(f"blob {Blobs.name(entry.text)} has {len(text)} code points, its entry says {entry.length}")
    return text


def read_parties(get: Callable[[str], bytes], entry: SnapshotEntry) -> tuple[Entity, ...]:
    """The parties of a list snapshot, by ``get`` from their sha256; TamperError when they are not what was stored."""
    try:
        parties = tuple(_parties.decode_lines(get(entry.parties)))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise TamperError(f"blob {Blobs.name(entry.parties)} is not a list of parties") from None
    if len(parties) != entry.count:
        raise TamperError(f"blob {Blobs.name(entry.parties)} has {len(parties)} parties, its entry says {entry.count}")
    return parties


class Reading:
    """The reading side of one workspace."""

    def __init__(self, folder: Path, blobs: Blobs, wait: float) -> None:
        self._engine = read_engine(folder, wait)
        self._blobs = blobs

    def documents(self) -> Iterator[Document]:
        for row in scan_whole(self._engine, "evidence", kind="document"):
            yield self._document(row)

    def document(self, key: str) -> Document:
        return self._document(self._one("document", key))

    def claims(self, document: str | None) -> Iterator[Claim]:
        start, stop = 0, None
        if document is not None:
            start = self._one("document", document).seq
            stop = end_of_transaction(self._engine, "evidence", start)
        for row in scan_whole(self._engine, "evidence", kind="claim", start=start, stop=stop):
            entry = decode_entry(row.body)
            if not isinstance(entry, ClaimEntry):
                raise TamperError(f"evidence entry {row.seq} is not a claim; run verify")
            yield entry.claim

    def snapshots(self) -> Iterator[Snapshot]:
        for row in scan_whole(self._engine, "evidence", kind="snapshot"):
            yield self._snapshot(row)

    def snapshot_heads(self) -> Iterator[Snapshot]:
        for row in scan_whole(self._engine, "evidence", kind="snapshot"):
            entry = self._snapshot_entry(row)
            yield Snapshot(id=entry.id, dataset=entry.dataset, date=entry.date, kind=entry.kind)

    def snapshot(self, key: str) -> Snapshot:
        return self._snapshot(self._one("snapshot", key))

    def decisions(self, start: int, stop: int | None) -> Iterator[Decision]:
        for row in scan_whole(self._engine, "evidence", kind="decision", start=start, stop=stop):
            entry = decode_entry(row.body)
            if not isinstance(entry, Decision):
                raise TamperError(f"evidence entry {row.seq} is not a decision; run verify")
            yield entry

    def corrections(self, claim: str | None, start: int, stop: int | None) -> Iterator[Correction]:
        for row in scan_whole(self._engine, "evidence", kind="correction", key=claim, start=start, stop=stop):
            entry = decode_entry(row.body)
            if not isinstance(entry, Correction) or entry.claim.id != row.key:
                raise TamperError(f"evidence entry {row.seq} is not a correction; run verify")
            yield entry

    def receipts(self, start: int) -> Iterator[Receipt]:
        for row in scan_whole(self._engine, "custody", start=start):
            yield decode_receipt(row.body)

    def raw(self, key: str) -> bytes:
        if self._find("document", key) is None and self._find("snapshot", key) is None:
            raise WorkspaceError(f"no document or list snapshot with the id {key}")
        return self._blobs.get(key)

    def head(self, log: str) -> Head:
        if log not in LOGS:
            raise WorkspaceError(f"no log {log!r}; there are {' and '.join(LOGS)}")
        return read_head(self._engine, log)

    def bodies(self, log: str, size: int) -> Iterator[bytes]:
        """The first ``size`` entries of a log as stored."""
        return (row.body for row in scan_whole(self._engine, log, stop=size))

    def has(self, kind: str, key: str) -> bool:
        return self._find(kind, key) is not None

    def _find(self, kind: str, key: str) -> Row | None:
        return next(scan_whole(self._engine, "evidence", kind=kind, key=key), None)

    def _one(self, kind: str, key: str) -> Row:
        row = self._find(kind, key)
        if row is None:
            raise WorkspaceError(f"no {kind} with the id {key}")
        return row

    def _document(self, row: Row) -> Document:
        entry = decode_entry(row.body)
        if not isinstance(entry, DocumentEntry) or entry.id != row.key:
            raise TamperError(f"evidence entry {row.seq} is not document {row.key}; run verify")
        return entry.document(read_text(self._blobs.get, entry), self._retrieved(entry))

    def _retrieved(self, entry: DocumentEntry) -> str | None:
        if entry.url is None:
            return None
        row = next(scan_whole(self._engine, "custody", kind="document", key=entry.id), None)
        return None if row is None else decode_receipt(row.body).retrieved

    def _snapshot_entry(self, row: Row) -> SnapshotEntry:
        entry = decode_entry(row.body)
        if not isinstance(entry, SnapshotEntry) or entry.id != row.key:
            raise TamperError(f"evidence entry {row.seq} is not snapshot {row.key}; run verify")
        return entry

    def _snapshot(self, row: Row) -> Snapshot:
        entry = self._snapshot_entry(row)
        parties = read_parties(self._blobs.get, entry)
        return Snapshot(id=entry.id, dataset=entry.dataset, date=entry.date, kind=entry.kind, parties=parties)
