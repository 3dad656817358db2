"""The files of a workspace against their names and against the entries that refer to them."""

from collections.abc import Iterator
from pathlib import Path

from lagebild.errors import TamperError
from lagebild.store.blobs import Blobs
from lagebild.store.disk import digest_of
from lagebild.store.folder import BLOBS, COMPANIONS, LEFTOVERS, strangers
from lagebild.store.orphans import explainable
from lagebild.store.problem import Problem


class FileCheck:
    """Remembers which blobs the entries named, then looks at all files."""

    def __init__(self, folder: Path, blobs: Blobs, *, sealed: bool, quiet: bool) -> None:
        self._folder, self._blobs, self._sealed, self._quiet = folder, blobs, sealed, quiet
        self._named: set[bytes] = set()

    def read(self, digest: str) -> bytes:
        """A blob that an entry refers to; TamperError as ``Blobs.get``."""
        if not _is_digest(digest):
            raise TamperError(f"{digest!r} is not a sha256")
        self._named.add(bytes.fromhex(digest))
        path = self._blobs.path(digest)
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise TamperError(f"blob {self._blobs.name(digest)} is not a regular file")
        return self._blobs.get(digest)

    def problems(self, *, complete: bool) -> Iterator[Problem]:
        """What should not be there. Unless the entries were ``complete``, blobs are held to their names alone."""
        unnamed: set[str] = set()
        for path in self._blobs.files():
            name = path.relative_to(self._folder).as_posix()
            if path != self._blobs.path(path.name) or path.is_symlink() or not path.is_file():
                crash = self._blobs.is_leftover(path) and not self._sealed
                yield Problem(name, "an interrupted write" if crash else "not a file of this workspace", crash)
            elif not _is_digest(path.name):
                yield Problem(name, "not a file of this workspace")
            elif bytes.fromhex(path.name) not in self._named:
                unnamed.add(path.name)
                if digest_of(path) != path.name:
                    yield Problem(f"blob {self._blobs.name(path.name)}", "is not what was stored: its hash differs")
        if complete and self._quiet:
            yield from self._orphans(unnamed)
        yield from self._others()

    def _orphans(self, unnamed: set[str]) -> Iterator[Problem]:
        crash = not self._sealed and explainable(unnamed)
        said = "unreferenced, from an interrupted addition" if crash else "no entry refers to it"
        for digest in sorted(unnamed):
            yield Problem(f"blob {self._blobs.name(digest)}", said, crash)

    def _others(self) -> Iterator[Problem]:
        if not (self._folder / BLOBS).is_dir():
            yield Problem(BLOBS, "missing")
        for name in (*COMPANIONS, *LEFTOVERS):
            path = self._folder / name
            if path.exists() and self._sealed:
                yield Problem(name, "should not be there: the workspace was closed", name in LEFTOVERS)
        for path in strangers(self._folder):
            yield Problem(path.name, "not a file of this workspace", harmless=True)


def _is_digest(name: str) -> bool:
    return len(name) == 64 and set(name) <= set("0123456789abcdef")
