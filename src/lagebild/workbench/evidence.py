"""``init``, ``add`` and ``verify``: the workspace and its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from lagebild.errors import IntakeError, LagebildError
from lagebild.workbench.inputs import Failures, open_workspace, partial_date, read_bytes

__all__ = ["Added", "Verified", "add", "init", "verify"]


class Added(Struct, frozen=True):
    """What became of one input of ``add``."""

    name: str
    new: bool
    claims: int


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
    reader: str = "rules",
    failures: Failures | None = None,
) -> Iterator[Added]:
    """Capture each source, read it, and store document and claims in one step; what is there is skipped."""
    from lagebild import intake
    from lagebild.read import reader as make

    failures = failures or Failures()
    published = partial_date(published)
    chosen = make(reader)
    with open_workspace(workspace, create=True, write=True) as store:
        for given, name, fetch in _inputs(sources, failures):
            try:
                data, url, retrieved = fetch()
                document = intake.capture(
                    data, name, publisher=publisher, published=published, url=url, retrieved=retrieved
                )
                claims = () if store.has_document(document.id) else chosen.read(document)
                yield Added(name, store.add_document(document, data, claims, path=given), len(claims))
            except (IntakeError, OSError) as error:
                failures.note(given, error)


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


def _inputs(
    sources: Sequence[str], failures: Failures
) -> Iterator[tuple[str, str, Callable[[], tuple[bytes, str | None, str | None]]]]:
    from lagebild import intake

    for source in sources:
        if source.startswith(("http://", "https://")):
            yield source, source, lambda url=source: (*intake.fetch(url),)  # type: ignore[misc]
            continue
        try:
            for name, path in intake.sources([source]):
                # a file is known by its name alone, so that the evidence is the same in any folder
                known = name if Path(source).is_dir() else path.name
                yield name, known, lambda path=path: (read_bytes(path), None, None)  # type: ignore[misc]
        except LagebildError as error:
            failures.note(source, error)
