"""``seal``: the sha256 of the database as the last writer left it, in the format of ``sha256sum --check``.

It is there only while nobody writes; so without it the last writer did not come to its end.
"""

from pathlib import Path

from lagebild.store.disk import digest_of, sync_folder, write_whole

SEAL = "seal"
DATABASE = "lagebild.sqlite"


def _text(folder: Path) -> bytes:
    return f"{digest_of(folder / DATABASE)}  {DATABASE}\n".encode()


def is_sealed(folder: Path) -> bool:
    """Whether a seal is there, whatever it says."""
    return (folder / SEAL).exists()


def seal_holds(folder: Path) -> bool:
    """Whether the database is byte for byte what was sealed.

    Reads the file by itself, so no connection of this process may be open on it: closing any handle of a
    file drops the process's POSIX locks on it, SQLite's among them.
    """
    return (folder / SEAL).read_bytes() == _text(folder)


def set_seal(folder: Path) -> None:
    """Seal the database as it is; no connection of this process may be open on it."""
    write_whole(folder / SEAL, (_text(folder),), folder / "seal.new")


def break_seal(folder: Path) -> None:
    """Take the seal off, durably, before the first write."""
    if is_sealed(folder):
        (folder / SEAL).unlink()
        sync_folder(folder)
