"""What belongs in a workspace's folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from lagebild.errors import WorkspaceError
from lagebild.store.disk import sync_folder
from lagebild.store.lock import Lock
from lagebild.store.seal import DATABASE, SEAL, set_seal

BLOBS = "blobs"
COMPANIONS = (f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal")  # SQLite's, while someone writes
LEFTOVERS = ("seal.new", "new.sqlite", "new.sqlite-journal")  # ours, after a crash


def is_workspace(folder: Path) -> bool:
    """Whether anything of a workspace is in ``folder``, damaged or not."""
    return (folder / DATABASE).is_file() or (folder / SEAL).is_file()


def create_folder(folder: Path, wait: float) -> None:
    """Make an empty workspace: the database comes whole, by a rename. Wait ``wait`` seconds for another process."""
    from lagebild.store.database import create_database

    if "\0" in str(folder):
        raise WorkspaceError("a path cannot hold a NUL character; name another folder")
    if is_workspace(folder):
        raise WorkspaceError(f"{folder} is a workspace already; open it, or name another folder")
    if folder.exists() and not folder.is_dir():
        raise WorkspaceError(f"{folder} is a file; name a folder")
    folder.mkdir(parents=True, exist_ok=True)
    lock = Lock(folder, wait=wait)
    try:
        blobs = folder / BLOBS
        if any(path.name not in (BLOBS, *LEFTOVERS) for path in folder.iterdir()) or _any_in(blobs):
            raise WorkspaceError(f"{folder} is not empty; name a new folder")
        clear_leftovers(folder)
        blobs.mkdir(exist_ok=True)
        create_database(folder / "new.sqlite")
        (folder / "new.sqlite").rename(folder / DATABASE)
        sync_folder(folder)
        set_seal(folder)
    finally:
        lock.release()


def _any_in(folder: Path) -> bool:
    """Whether there is anything in ``folder``."""
    return folder.is_dir() and any(folder.iterdir())


def clear_leftovers(folder: Path) -> None:
    """Remove what an interrupted creation or sealing left; only under the writer's lock."""
    for name in LEFTOVERS:
        (folder / name).unlink(missing_ok=True)


def strangers(folder: Path) -> Iterator[Path]:
    """What is in the folder and is not the workspace's, sorted."""
    known = {DATABASE, SEAL, BLOBS, *COMPANIONS, *LEFTOVERS}
    for path in sorted(folder.iterdir()):
        if path.name not in known:
            yield path


def is_kept(path: Path) -> bool:
    """Whether ``path`` is a file that a workspace, this or another, keeps for itself."""
    path = Path(os.path.realpath(path))
    if path.name in (DATABASE, SEAL, *COMPANIONS, *LEFTOVERS):
        return is_workspace(path.parent)
    shelves = path.parent if path.parent.name == BLOBS else path.parent.parent
    return shelves.name == BLOBS and is_workspace(shelves.parent)
