"""A workspace: what was captured and claimed, kept so that nothing is changed or lost."""

import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from lagebild.errors import WorkspaceError
from lagebild.ledger import Correction, Decision, Head, Receipt
from lagebild.model import Claim, Document, Snapshot
from lagebild.store.blobs import Blobs
from lagebild.store.faults import faults
from lagebild.store.folder import create_folder, is_workspace
from lagebild.store.problem import Problem

if TYPE_CHECKING:
    from lagebild.store.reading import Reading
    from lagebild.store.writing import Writing

_T = TypeVar("_T")
_BUSY = 5.0  # seconds SQLite waits for another process


class Workspace:
    """One folder. Reading takes no lock and changes no byte; the first ``add_…`` makes this the one writer.

    Use it as a context manager, or ``close`` it: closing after writing seals the database. Reading checks the
    hash of all it returns and raises TamperError where it differs. Several threads may share one.
    """

    def __init__(self, folder: Path, wait: float) -> None:
        self.path = folder
        self._wait = wait
        self._lock = threading.RLock()
        self._reader: Reading | None = None
        self._writer: Writing | None = None

    @classmethod
    def create(cls, path: str | Path, *, wait: float = 10.0) -> Self:
        """Make a workspace in a new or empty folder; WorkspaceError where something is already there."""
        folder = Path(path)
        with faults(folder):
            create_folder(folder, wait)
        return cls(folder.absolute(), wait)

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False, wait: float = 10.0) -> Self:
        """Open an existing workspace; WorkspaceError when it is none.

        ``write`` makes it the writer at once. ``wait`` is how many seconds to wait for another writer to finish.
        The database is first looked into when it is asked for something, so that ``verify`` can report on any.
        """
        folder = Path(path)
        with faults(folder):
            if not is_workspace(folder):
                raise WorkspaceError(f"{folder} is not a workspace; make one with: lagebild init {folder}")
        opened = cls(folder.absolute(), wait)
        if write:
            opened._writing()
        return opened

    def close(self) -> None:
        """End writing: fold everything into the database file, seal it, let the next writer in."""
        with self._lock, faults(self.path):
            writer, self._writer = self._writer, None
            if writer is not None:
                writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add_document(self, document: Document, raw: bytes, claims: Sequence[Claim], *, path: str | None = None) -> bool:
        """Keep a document, its bytes and its claims, all or nothing; False when it is complete already.

        ``path`` is where it came from as the user gave it, for the chain of custody. WorkspaceError when ``raw``
        is not what ``document`` describes, or a claim does not quote it exactly.
        """
        with self._lock, faults(self.path):
            return self._writing().add_document(document, raw, claims, path or document.name)

    def add_snapshot(self, snapshot: Snapshot, raw: bytes, *, path: str | None = None) -> bool:
        """Keep one state of a list and its bytes; False when it is there already."""
        with self._lock, faults(self.path):
            return self._writing().add_snapshot(snapshot, raw, path or snapshot.dataset)

    def add_decision(self, decision: Decision) -> bool:
        """Keep a decision; False when it repeats the latest one on its subject."""
        with self._lock, faults(self.path):
            return self._writing().add_decision(decision)

    def add_correction(self, correction: Correction) -> bool:
        """Keep a correction; False when it repeats the latest one of its claim.

        WorkspaceError when there is no such claim in that document; UnfitError when it does not quote it exactly.
        """
        with self._lock, faults(self.path):
            claim = correction.claim
            document = self._reading().document(claim.document)
            if all(kept.id != claim.id for kept in self._reading().claims(document.id)):
                raise WorkspaceError(f"no claim with the id {claim.id} in {document.name}")
            return self._writing().add_correction(correction, document)

    def documents(self) -> Iterator[Document]:
        """All documents, in the order they were added."""
        return self._guard(self._reading().documents())

    def document(self, id: str) -> Document:  # noqa: A002 - the noun's own field name
        """One document; WorkspaceError when there is none of this id."""
        with faults(self.path):
            return self._reading().document(id)

    def has_document(self, id: str) -> bool:  # noqa: A002
        """Tell whether the document is there, with all its claims."""
        with self._lock, faults(self.path):
            return self._reading().has("document", id)

    def claims(self, document: str | None = None) -> Iterator[Claim]:
        """The claims of one document (by id) or of all, in the order they were added."""
        return self._guard(self._reading().claims(document))

    def snapshots(self) -> Iterator[Snapshot]:
        """All list snapshots, in the order they were added."""
        return self._guard(self._reading().snapshots())

    def snapshot_heads(self) -> Iterator[Snapshot]:
        """All list snapshots without their parties, in the order they were added; nothing but the entries is read."""
        return self._guard(self._reading().snapshot_heads())

    def snapshot(self, id: str) -> Snapshot:  # noqa: A002
        """One list snapshot; WorkspaceError when there is none of this id."""
        with faults(self.path):
            return self._reading().snapshot(id)

    def decisions(self, *, start: int = 0, stop: int | None = None) -> Iterator[Decision]:
        """All decisions, in the order they were made, or those among the entries from ``start`` to before ``stop``."""
        return self._guard(self._reading().decisions(start, stop))

    def corrections(self, claim: str | None = None, *, start: int = 0, stop: int | None = None) -> Iterator[Correction]:
        """The corrections of one claim (by id) or of all, in the order they were made; bounds as of ``decisions``."""
        return self._guard(self._reading().corrections(claim, start, stop))

    def receipts(self, start: int = 0) -> Iterator[Receipt]:
        """The chain of custody from ``start`` on: one receipt for each document, snapshot, decision and correction."""
        return self._guard(self._reading().receipts(start))

    def raw(self, id: str) -> bytes:  # noqa: A002
        """The bytes of a document or snapshot as received."""
        with faults(self.path):
            return self._reading().raw(id)

    def head(self, log: str = "evidence") -> Head:
        """How long a log is, and its root: ``evidence``, or ``custody``."""
        with faults(self.path):
            return self._reading().head(log)

    def export(self, path: str | Path, log: str = "evidence") -> Head:
        """Write each entry as a line of canonical JSON, then the head. A line without its newline is a leaf's data."""
        target = Path(path).absolute()
        with faults(target):
            if Path(os.path.realpath(target)).is_relative_to(self.path.resolve()):
                raise WorkspaceError(f"{target}: an export guards the workspace from outside; name another folder")
            reading = self._reading()
            with faults(self.path):
                head = reading.head(log)
            from lagebild.store.exporting import write_export

            write_export(target, head, self._guard(reading.bodies(log, head.size)))
            return head

    def verify(self, against: str | Path | None = None) -> list[Problem]:
        """Compute everything again and say what differs; empty when nothing does.

        ``against`` is an export of this workspace: it must be how this one begins.
        """
        from lagebild.store.verifying import verify

        return verify(self.path, None if against is None else Path(against))

    def _reading(self) -> "Reading":
        with self._lock:
            if self._reader is None:
                from lagebild.store.reading import Reading

                self._reader = Reading(self.path, Blobs(self.path / "blobs"), _BUSY)
            return self._reader

    def _writing(self) -> "Writing":
        with self._lock, faults(self.path):
            if self._writer is None:
                from lagebild.store.writing import Writing

                self._writer = Writing(self.path, self._wait)
            return self._writer

    def _guard(self, found: Iterator[_T]) -> Iterator[_T]:
        with faults(self.path):
            yield from found
