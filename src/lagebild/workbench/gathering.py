"""A list as one file, where its publisher makes several of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from lagebild.errors import ListError
from lagebild.workbench.inputs import read_bytes

__all__ = ["gathered"]


def gathered(file: Path) -> tuple[bytes, str]:
    """Return the bytes of a list, OFAC's CSV files as one archive, and the day the file was last changed (UTC)."""
    from lagebild import lists

    when = f"{datetime.fromtimestamp(file.stat().st_mtime, UTC):%Y-%m-%d}"
    part = lists.part_of(file.name)
    if part is None:
        return read_bytes(file), when
    found: dict[str, Path] = {}
    for path in sorted(file.parent.iterdir()):
        other = lists.part_of(path.name)
        if other and other[0] == part[0] and path.is_file():
            if other[1] in found:
                raise ListError(f"{found[other[1]].name} and {path.name} are the same part of OFAC's list; leave one")
            found[other[1]] = path
    return lists.pack({path.name: read_bytes(path) for path in found.values()}), when
