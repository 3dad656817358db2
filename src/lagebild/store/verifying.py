"""Computing a whole workspace again: every blob, entry, span, root and the seal."""

from collections.abc import Iterator
from pathlib import Path

from lagebild.errors import LagebildError, WorkspaceError
from lagebild.store.blobs import Blobs
from lagebild.store.faults import faults
from lagebild.store.folder import BLOBS
from lagebild.store.lock import Lock
from lagebild.store.problem import Problem
from lagebild.store.seal import DATABASE, SEAL, is_sealed, seal_holds
from lagebild.store.verifying_files import FileCheck
from lagebild.store.verifying_logs import LogCheck

_WAIT = 5.0  # seconds SQLite waits for another process


def verify(folder: Path, against: Path | None = None) -> list[Problem]:
    """Everything that differs, in the order of the log, then files, then the seal; empty when nothing does.

    Memory is bounded by the largest document. Keeps writers out while it runs; where one is at work already,
    it checks what was complete when it began. WorkspaceError only when the folder or the export is not there.
    """
    if against is not None:
        with faults(against):
            if not against.is_file():
                raise WorkspaceError(f"{against}: no such export")
            against.open("rb").close()
    with faults(folder):
        try:
            lock: Lock | None = Lock(folder, shared=True)
        except WorkspaceError:
            lock = None
        try:
            return list(_problems(folder, against, quiet=lock is not None))
        finally:
            if lock is not None:
                lock.release()


def _problems(folder: Path, against: Path | None, *, quiet: bool) -> Iterator[Problem]:
    sealed = is_sealed(folder)
    blobs = Blobs(folder / BLOBS)
    files = FileCheck(folder, blobs, sealed=sealed, quiet=quiet)
    logs = LogCheck(folder, files, _WAIT)
    try:
        with faults(folder):
            if (folder / DATABASE).is_file():
                yield from logs.problems(against)
            else:
                yield Problem(DATABASE, "missing")
    except LagebildError as problem:
        logs.complete = False
        yield Problem(DATABASE, str(problem).removeprefix(f"{folder}: ").removesuffix("; run verify"))
    except Exception as problem:  # a damaged file may lead SQLite's drivers into any error: that too is a finding
        logs.complete = False
        yield Problem(DATABASE, f"cannot be read on: {type(problem).__name__}: {problem}")
    yield from files.problems(complete=logs.complete)
    yield from _seal(folder, sealed=sealed, quiet=quiet)


def _seal(folder: Path, *, sealed: bool, quiet: bool) -> Iterator[Problem]:
    if not (folder / DATABASE).is_file():
        return
    if sealed:
        try:
            if not seal_holds(folder):
                yield Problem(SEAL, f"{DATABASE} is not byte for byte what was sealed, or the seal was changed")
        except OSError as problem:
            yield Problem(SEAL, f"cannot be compared: {problem.strerror or problem}")
    elif quiet:
        said = "absent: the last writer did not close; all entries were checked, unused parts of the file were not"
        yield Problem(SEAL, said, harmless=True)
    else:
        yield Problem(SEAL, "another process is writing; checked is what was complete before", harmless=True)
