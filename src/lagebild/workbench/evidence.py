"""``init``, ``add`` and ``verify``: the workspace and its evidence."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from lagebild.errors import IntakeError, UnfitError
from lagebild.settings import settings
from lagebild.workbench.inputs import Failures, open_workspace, partial_date, read_bytes
from lagebild.workbench.reading import claims_of

if TYPE_CHECKING:
    from lagebild.read import Reader

__all__ = ["Added", "Verified", "add", "add_bytes", "init", "verify"]


class Added(Struct, frozen=True):
    """What became of one input of ``add``; ``document`` is its id."""

    name: str
    new: bool
    claims: int
    document: str = ""


class Verified(Struct, frozen=True):
    """What ``verify`` found; the first problem is the first that differs."""

    size: int
    root: str
    problems: tuple[str, ...]
    notes: tuple[str, ...]


def init(folder: Path) -> None:
    """Make an empty workspace in ``folder``; raises WorkspaceError when one is there."""
    from lagebild.store import Workspace

    Workspace.create(folder).close()


def add(
    workspace: Path,
    sources: Sequence[str],
    *,
    publisher: str | None = None,
    published: str | None = None,
    reader: str | None = None,
    failures: Failures | None = None,
) -> Iterator[Added]:
    """Capture each source, read it, and store document and claims in one step; what is there is skipped."""
    from lagebild import intake
    from lagebild.read import reader as make

    failures = failures or Failures()
    published = partial_date(published)
    chosen = make(reader)
    with open_workspace(workspace, create=True, write=True) as store:
        for given, name, fetch in _inputs(sources):
            try:
                data, url, retrieved = fetch()
                document = intake.capture(
                    data, name, publisher=publisher, published=published, url=url, retrieved=retrieved
                )
                claims = () if store.has_document(document.id) else claims_of(document, chosen)
                yield Added(name, store.add_document(document, data, claims, path=given), len(claims), document.id)
            except (IntakeError, UnfitError, OSError) as error:
                failures.note(given, error)


def add_bytes(
    workspace: Path,
    data: bytes,
    name: str,
    *,
    publisher: str | None = None,
    published: str | None = None,
    reader: str | None = None,
) -> Added:
    """Capture bytes that somebody sent under a file name, read them, and keep both; the writer is held only to store.

    Raises IntakeError when they cannot be captured or read, UnfitError when they cannot be kept.
    """
    from lagebild import intake

    if len(data) > (limit := settings().max_bytes):
        raise IntakeError(f"it has more than {limit:,} bytes: split it, or raise LAGEBILD_MAX_BYTES")
    document = intake.capture(data, name, publisher=publisher, published=partial_date(published))
    with open_workspace(workspace) as store:
        if store.has_document(document.id):
            return Added(name, False, 0, document.id)
    claims = claims_of(document, _reader(reader or settings().reader))
    with open_workspace(workspace, write=True) as store:
        return Added(name, store.add_document(document, data, claims, path=name), len(claims), document.id)


@cache
def _reader(name: str) -> Reader:
    """Return a reader that is made once: a network takes a second to load."""
    from lagebild.read import reader as make

    return make(name)


def verify(workspace: Path, *, against: Path | None = None, export: Path | None = None) -> Verified:
    """Recompute everything that is stored and compare it, also with an earlier export when given."""
    with open_workspace(workspace) as store:
        found = store.verify(against)
        problems = tuple(f"{p.where}: {p.what}" for p in found if not p.harmless)
        notes = tuple(f"{p.where}: {p.what}" for p in found if p.harmless)
        if problems:
            return Verified(0, "", problems, notes)
        if export:
            store.export(export)
        head = store.head()
        return Verified(head.size, head.root, (), notes)


_Fetch = Callable[[], tuple[bytes, str | None, str | None]]  # bytes, address, time of retrieval


def _inputs(sources: Sequence[str]) -> Iterator[tuple[str, str, _Fetch]]:
    """Yield each input as it is called in messages, as it is called in the evidence, and how to get it."""
    from lagebild import intake, store

    for source in sources:
        scheme = source.partition("://")[0].lower() if "://" in source else ""
        if scheme in ("http", "https"):
            yield source, source, partial(intake.fetch, source)
        elif not source or (scheme and not os.path.lexists(source)):
            yield source or "(nothing)", source, partial(_refuse, "no file, folder or address of http or https")
        else:
            for name, path in intake.sources([source]):
                whole = str(path) == str(Path(source))
                if not store.is_kept(path):
                    # a file is known by its name alone, so that the evidence is the same in any folder
                    yield name, Path(name).name if whole else name, partial(_bytes_of, path)
                elif whole:
                    yield name, name, partial(_refuse, "it belongs to a workspace: what is kept there was added before")


def _bytes_of(path: Path) -> tuple[bytes, str | None, str | None]:
    return read_bytes(path), None, None


def _refuse(reason: str) -> tuple[bytes, str | None, str | None]:
    raise IntakeError(reason)
