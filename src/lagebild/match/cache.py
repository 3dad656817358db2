"""Indexes kept in files, so that a register is taken apart once: opened again they are mapped, not read."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path

from lagebild.match import archive
from lagebild.match.index import Index
from lagebild.model import Entity

__all__ = ["open_index", "tables"]

_FORMAT = "4"  # rises when names are taken apart otherwise, or the arrays change
_DATA = (
    "abjad.yaml", "countries.yaml", "forms.yaml", "han.tsv", "hangul.yaml", "romanisation.yaml", "scripts.yaml",
    "terms.yaml",
)  # fmt: skip
_KEPT = 8  # indexes in one folder; the longest unused go


def open_index(
    key: str,
    parties: Callable[[], Iterable[Entity]],
    folder: Path | None,
    groups: Callable[[], Sequence[Sequence[str]] | None] = lambda: None,
) -> Index:
    """Return the index of the register that ``key`` names (its hash), from ``folder`` or made now and kept there.

    ``parties`` and ``groups`` are asked only when the index has to be made. Without a folder, or where it cannot be
    written, the index lives in memory alone.
    """
    if folder is None:
        return Index(parties(), groups())
    full = hashlib.sha256(f"{_FORMAT} {tables()} {key}".encode()).hexdigest()
    path = folder / f"{full[:32]}.index"
    arrays = archive.load(path, full)
    if arrays is not None:
        return Index.of(arrays)
    index = Index(parties(), groups())
    try:
        index.save(path, full)
        _tidy(folder, path)
    except OSError:
        return index
    arrays = archive.load(path, full)
    return Index.of(arrays) if arrays is not None else index


def _tidy(folder: Path, newest: Path) -> None:
    others = sorted(folder.glob("*.index"), key=lambda path: path.stat().st_atime, reverse=True)
    for path in [path for path in others if path != newest][_KEPT - 1 :]:
        path.unlink(missing_ok=True)


@cache
def tables(*more: str) -> str:
    """Return the digest of the tables that names are taken apart with; ``more``: and of others, such as the weights."""
    digest = hashlib.sha256()
    for name in (*_DATA, *more):
        digest.update(resources.files("lagebild.data").joinpath("register", name).read_bytes())
    return digest.hexdigest()
