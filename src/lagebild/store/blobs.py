"""Bytes under their own sha256: ``blobs/ab/abcdef…``."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from lagebild.errors import TamperError
from lagebild.store.disk import digest_of, sync_folder, write_whole

_INCOMING = "incoming"  # one writer at a time, so one name is enough


class Blobs:
    """The blob folder of one workspace. Only the workspace's one writer may ``put`` or ``discard``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the bytes with this sha256 are, or would be."""
        return self.folder / digest[:2] / digest

    def put(self, data: bytes) -> bool:
        """Keep ``data`` durably; False when it is there already, whole."""
        digest = sha256(data).hexdigest()
        target = self.path(digest)
        if target.is_file() and target.stat().st_size == len(data) and digest_of(target) == digest:
            return False
        if not target.parent.is_dir():
            target.parent.mkdir(parents=True)
            sync_folder(self.folder)
        write_whole(target, (data,), self.folder / _INCOMING)
        return True

    def get(self, digest: str) -> bytes:
        """The bytes with this sha256; TamperError when they are gone or others."""
        try:
            data = self.path(digest).read_bytes()
        except OSError as problem:
            raise TamperError(f"blob {self.name(digest)} cannot be read: {problem.strerror or problem}") from None
        if sha256(data).hexdigest() != digest:
            raise TamperError(f"blob {self.name(digest)} is not what was stored: its hash differs")
        return data

    @staticmethod
    def name(digest: str) -> str:
        """How messages call a blob."""
        return f"{digest[:2]}/{digest}"

    def files(self) -> Iterator[Path]:
        """Everything below the folder that is not one of its shelves, sorted."""
        if not self.folder.is_dir() or self.folder.is_symlink():
            return
        for shelf in sorted(self.folder.iterdir()):
            if shelf.is_dir() and not shelf.is_symlink() and len(shelf.name) == 2:
                yield from sorted(shelf.iterdir())
            else:
                yield shelf

    def discard(self, digests: set[str]) -> None:
        """Remove blobs that no entry refers to, and what an interrupted write left."""
        (self.folder / _INCOMING).unlink(missing_ok=True)
        for digest in sorted(digests):
            self.path(digest).unlink(missing_ok=True)

    def is_leftover(self, path: Path) -> bool:
        """Whether ``path`` is a write that was interrupted."""
        return path == self.folder / _INCOMING
