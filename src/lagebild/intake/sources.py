"""Which files a list of paths means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

__all__ = ["sources"]


def sources(paths: Iterable[str | Path]) -> Iterator[tuple[str, Path]]:
    """Yield (name, path) of every file in ``paths``, folders walked in sorted order.

    The name is the path as given, in a folder relative to it, with forward slashes. In folders hidden files are
    passed over, and a folder that a link leads back to is walked once. What does not exist or cannot be listed is
    yielded as it is, so that opening it tells why and the rest of the batch goes on.
    """
    for given in [paths] if isinstance(paths, str | Path) else paths:
        path = Path(given)
        if _is_folder(path):
            yield from _walk(path, path, frozenset({path.resolve()}))
        else:
            yield _printable(str(given)), path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, a folder that may not be entered
        return False


def _walk(top: Path, folder: Path, above: frozenset[Path]) -> Iterator[tuple[str, Path]]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        yield _name(top, folder), folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_dir():
                real = entry.resolve()
                if real not in above:
                    yield from _walk(top, entry, above | {real})
            elif entry.is_file():
                yield _name(top, entry), entry
        except (OSError, RuntimeError):  # a link that leads to itself
            continue


def _name(top: Path, path: Path) -> str:
    return _printable(path.relative_to(top).as_posix()) if path != top else _printable(str(top))


def _printable(name: str) -> str:
    """File names may hold bytes that are no UTF-8; in records they show as replacement characters."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
