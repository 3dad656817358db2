"""Adding to a workspace: blobs first, then one transaction with everything that refers to them."""

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy import select

from lagebild import __version__
from lagebild.errors import TamperError, UnfitError
from lagebild.ledger import (
    ClaimEntry,
    Correction,
    Decision,
    DocumentEntry,
    Entry,
    Range,
    Receipt,
    SnapshotEntry,
    canonical,
    encode,
    misquote,
)
from lagebild.model import Claim, Document, Snapshot
from lagebild.store.blobs import Blobs
from lagebild.store.database import ENTRIES, close_writer, open_writer
from lagebild.store.folder import BLOBS, clear_leftovers
from lagebild.store.lock import Lock
from lagebild.store.log import append, read_range
from lagebild.store.orphans import explainable, orphans
from lagebild.store.seal import DATABASE, break_seal, is_sealed, seal_holds, set_seal

_PATIENCE = 2.0  # seconds that closing waits for readers


class Writing:
    """The writing side: holds the lock and the one writing connection from construction to ``close``."""

    def __init__(self, folder: Path, wait: float) -> None:
        self._folder = folder
        self._blobs = Blobs(folder / BLOBS)
        self._lock = Lock(folder, wait=wait)
        try:
            self._clean = is_sealed(folder)
            if self._clean and not seal_holds(folder):
                raise TamperError(f"{folder}: {DATABASE} is not what was sealed; run verify before adding")
            break_seal(folder)
            self._evidence = self._custody = Range()
            self._connection = open_writer(folder, wait)
            try:
                if not self._clean:
                    self._tidy()
                self._load()
            except BaseException:
                self._connection.close()
                raise
        except BaseException:
            self._lock.release()
            raise

    def close(self) -> None:
        """Fold the log into the database file, seal it, and let the next writer in."""
        try:
            try:
                if not self._clean:
                    self._tidy()
            finally:
                whole = close_writer(self._connection, _PATIENCE)
            if whole:
                set_seal(self._folder)
        finally:
            self._lock.release()

    def add_document(self, document: Document, raw: bytes, claims: Sequence[Claim], path: str) -> bool:
        if self._has("document", document.id):
            return False
        _check_bytes(document.id, raw, f"document {document.name}")
        if document.size != len(raw):
            raise UnfitError(f"document {document.name}: {len(raw)} bytes given, {document.size} described")
        _check_claims(document, claims)
        entry = DocumentEntry.of(document, sha256(_utf8(document)).hexdigest())
        rows = [_row(entry, document.id), *(_row(ClaimEntry(claim), None) for claim in claims)]
        self._keep((raw, _utf8(document)), rows, "document", document.id, path, document.retrieved)
        return True

    def add_snapshot(self, snapshot: Snapshot, raw: bytes, path: str) -> bool:
        if self._has("snapshot", snapshot.id):
            return False
        _check_bytes(snapshot.id, raw, f"list {snapshot.dataset}")
        parties = b"".join(canonical(party) + b"\n" for party in snapshot.parties)
        entry = SnapshotEntry.of(snapshot, sha256(parties).hexdigest())
        self._keep((raw, parties), [_row(entry, snapshot.id)], "snapshot", snapshot.id, path, None)
        return True

    def add_decision(self, decision: Decision) -> bool:
        return self._keep_judgement(decision, decision.subject)

    def add_correction(self, correction: Correction, document: Document) -> bool:
        _check_claims(document, [correction.claim])
        if not correction.by.strip() or not correction.reason.strip():
            raise UnfitError("a correction needs a name and a reason")
        return self._keep_judgement(correction, correction.claim.id)

    def _keep_judgement(self, entry: Decision | Correction, key: str) -> bool:
        """Keep what a person judged, unless it repeats their latest word on it."""
        row = _row(entry, key)
        table = ENTRIES["evidence"]
        latest = (
            select(table.c.body)
            .where(table.c.kind == row[0], table.c.key.is_not(None), table.c.key == key)
            .order_by(table.c.seq.desc())
            .limit(1)
        )
        with self._connection.begin():
            if self._connection.execute(latest).scalar() == row[2]:
                return False
        self._keep((), [row], row[0], key, "", None)
        return True

    def _keep(
        self,
        blobs: Iterable[bytes],
        rows: list[tuple[str, str | None, bytes]],
        kind: str,
        key: str,
        path: str,
        retrieved: str | None,
    ) -> None:
        new: set[str] = set()
        try:
            for data in blobs:
                if self._blobs.put(data):
                    new.add(sha256(data).hexdigest())
            with self._connection.begin():
                evidence = append(self._connection, "evidence", self._evidence, rows)
                receipt = Receipt(
                    kind=kind,
                    id=key,
                    path=os.fsencode(path).decode(errors="backslashreplace"),
                    received=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
                    retrieved=retrieved,
                    tool=f"lagebild {__version__}",
                    size=evidence.size,
                    root=evidence.root().hex(),
                )
                custody = append(self._connection, "custody", self._custody, [(kind, key, encode(receipt))])
        except BaseException:
            self._clean = False
            before = self._evidence.size
            self._load()
            if self._evidence.size == before:
                self._blobs.discard(new)
            raise
        self._evidence, self._custody = evidence, custody

    def _load(self) -> None:
        with self._connection.begin():
            self._evidence = read_range(self._connection, "evidence")
            self._custody = read_range(self._connection, "custody")

    def _has(self, kind: str, key: str) -> bool:
        table = ENTRIES["evidence"]
        question = select(table.c.seq).where(table.c.kind == kind, table.c.key.is_not(None), table.c.key == key)
        with self._connection.begin():
            return self._connection.execute(question).first() is not None

    def _tidy(self) -> None:
        """Remove what a killed or failed writer left, unless it is more than one writer can leave."""
        clear_leftovers(self._folder)
        with self._connection.begin():
            found = orphans(self._connection, self._blobs)
        if explainable(found):
            self._blobs.discard(found)
        self._clean = True


def _row(entry: Entry, key: str | None) -> tuple[str, str | None, bytes]:
    return str(entry.__struct_config__.tag), key, encode(entry)


def _utf8(document: Document) -> bytes:
    try:
        return document.text.encode()
    except UnicodeEncodeError as problem:
        raise UnfitError(f"document {document.name}: its text is not Unicode at {problem.start}") from None


def _check_bytes(key: str, raw: bytes, caption: str) -> None:
    if sha256(raw).hexdigest() != key:
        raise UnfitError(f"{caption}: its id is not the sha256 of its bytes; capture it again")


def _check_claims(document: Document, claims: Sequence[Claim]) -> None:
    seen: set[str] = set()
    for claim in claims:
        if claim.document != document.id:
            raise UnfitError(f"claim {claim.id} belongs to another document than {document.name}")
        if claim.id in seen:
            raise UnfitError(f"document {document.name}: two claims have the id {claim.id}")
        seen.add(claim.id)
        wrong = misquote(claim, document.text)
        if wrong is not None:
            raise UnfitError(f"claim {claim.id} does not quote {document.name} exactly at {wrong.start}-{wrong.end}")
