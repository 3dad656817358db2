"""Files that are there whole or not at all, also after a power cut."""

import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make renames and removals in ``folder`` durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(target: Path, chunks: Iterable[bytes], beside: Path) -> None:
    """Write to ``beside`` (same file system), sync, then rename to ``target`` and sync its folder."""
    try:
        with beside.open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def digest_of(path: Path) -> str:
    """The sha256 of a file in hex, read in pieces."""
    found = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            found.update(piece)
    return found.hexdigest()
