"""What the use cases share: dates, bytes, workspaces, and a batch that goes on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from lagebild.errors import IntakeError, UsageError
from lagebild.settings import settings

if TYPE_CHECKING:
    from lagebild.store import Workspace

__all__ = ["Failures", "open_workspace", "partial_date", "read_bytes", "was_there"]

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Failures:
    """Collects what went wrong in a batch, so that the rest of it goes on."""

    def __init__(self, tell: Callable[[str], None] = lambda message: None) -> None:
        self.count = 0
        self._tell = tell

    def note(self, name: str, error: Exception) -> None:
        """Tell about one failed input and count it."""
        self.count += 1
        self._tell(f"{name}: {error}")

    def end(self) -> None:
        """Raise IntakeError when anything failed."""
        if self.count:
            raise IntakeError(f"{self.count} of the inputs could not be read; each is named above")


def partial_date(given: str | None) -> str | None:
    if given is not None and not _DATE.fullmatch(given):
        raise UsageError(f"{given[:40]!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    return given


def read_bytes(path: Path) -> bytes:
    limit = settings().max_bytes
    if (size := path.stat().st_size) > limit:
        raise IntakeError(f"{size:,} bytes are more than {limit:,}: split it, or raise LAGEBILD_MAX_BYTES")
    return path.read_bytes()


def open_workspace(workspace: Path, *, create: bool = False, write: bool = False) -> Workspace:
    from lagebild.store import Workspace

    if create and not (workspace / "lagebild.sqlite").exists():
        return Workspace.create(workspace)
    return Workspace.open(workspace, write=write)


def was_there(date: str | None, as_of: str | None) -> bool:
    """Tell whether something dated ``date`` was there on ``as_of``; what has no date was."""
    return as_of is None or date is None or date <= as_of or date.startswith(as_of)
