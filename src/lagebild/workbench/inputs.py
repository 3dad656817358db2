"""What the use cases share: dates, bytes, workspaces, and a batch that goes on."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from lagebild.errors import IntakeError, UsageError, WorkspaceError
from lagebild.settings import settings

if TYPE_CHECKING:
    from lagebild.store import Workspace

__all__ = ["Failures", "open_file", "open_workspace", "partial_date", "read_bytes", "was_there"]

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_CHUNK = 1 << 20


class Failures:
    """Collects what went wrong in a batch, so that the rest of it goes on."""

    def __init__(self, tell: Callable[[str], None] = lambda message: None) -> None:
        self.count = 0
        self._tell = tell

    def note(self, name: str, error: Exception) -> None:
        """Tell about one failed input and count it."""
        self.count += 1
        reason = error.strerror if isinstance(error, OSError) else None
        self._tell(f"{name}: {f'{reason}: check path and permissions' if reason else error}")

    def end(self) -> None:
        """Raise IntakeError when anything failed."""
        if self.count:
            raise IntakeError(f"{self.count} of the inputs could not be read; each is named above")


def partial_date(given: str | None) -> str | None:
    """Return the date as given; raises UsageError when the calendar has no such year, month or day."""
    if given is None:
        return None
    found = _DATE.fullmatch(given)
    try:
        if found and date(int(found[1]), int(found[2] or 1), int(found[3] or 1)):
            return given
    except ValueError:
        pass
    raise UsageError(f"{given[:40]!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")


def open_file(path: Path) -> BinaryIO:
    """Open for reading; of a pipe to which nobody writes there is nothing to read, instead of a wait without end."""
    return open(path, "rb", opener=_at_once)


def _at_once(path: str, flags: int) -> int:
    handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "set_blocking"):
        os.set_blocking(handle, True)
    return handle


def read_bytes(path: Path) -> bytes:
    """Return what is in a file, or comes through a pipe; raises IntakeError when it is more than the settings allow."""
    limit = settings().max_bytes
    with open_file(path) as file:
        size = os.fstat(file.fileno()).st_size
        pieces = [file.read(size + 1)] if size <= limit else []
        while pieces and pieces[-1] and (size := sum(map(len, pieces))) <= limit:
            pieces.append(file.read(_CHUNK))
    if size > limit:
        raise IntakeError(f"it has more than {limit:,} bytes: split it, or raise LAGEBILD_MAX_BYTES")
    return b"".join(pieces)


def open_workspace(workspace: Path, *, create: bool = False, write: bool = False) -> Workspace:
    """Open a workspace; with ``create`` make it where there is none, unless another process is just making it."""
    from lagebild.store import Workspace, is_workspace

    try:
        return Workspace.open(workspace, write=write)
    except WorkspaceError:
        if not create or is_workspace(workspace):
            raise
    try:
        return Workspace.create(workspace)
    except WorkspaceError:
        if not is_workspace(workspace):
            raise
    return Workspace.open(workspace, write=write)


def was_there(date: str | None, as_of: str | None) -> bool:
    """Tell whether something dated ``date`` was there on ``as_of``; what has no date was."""
    return as_of is None or date is None or date <= as_of or date.startswith(as_of)
