"""``lists``: official lists and their changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lagebild.errors import IntakeError, ListError, WorkspaceError
from lagebild.model import Snapshot
from lagebild.workbench.inputs import Failures, open_workspace, partial_date, read_bytes

if TYPE_CHECKING:
    from lagebild.lists import Delta

__all__ = ["add_list", "lists_delta", "snapshots", "update_lists"]


def add_list(
    workspace: Path, kind: str, file: Path, *, dataset: str | None = None, date: str | None = None
) -> tuple[Snapshot, bool]:
    """Keep one official list as evidence; returns it and whether it was new."""
    from lagebild import lists

    data = read_bytes(file)
    snapshot = lists.read_list(kind, data, dataset=dataset, date=partial_date(date))
    with open_workspace(workspace, create=True, write=True) as store:
        new = store.add_snapshot(snapshot, data)
        return (snapshot if new else store.snapshot(snapshot.id)), new


def update_lists(
    workspace: Path, *, folder: Path | None = None, failures: Failures | None = None
) -> Iterator[tuple[Snapshot, bool]]:
    """Keep the newest official lists: fetched from their publishers, or all that lie in ``folder``."""
    from lagebild import lists
    from lagebild.data import load

    failures = failures or Failures()
    found: Iterable[tuple[str, str, str | None, Callable[[], bytes]]]
    if folder is None:
        found = [
            (entry["address"], entry["kind"], name, partial(_fetched, entry["address"]))
            for name, entry in sorted(load("lists").items())
        ]
    else:
        files = sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith("."))
        found = [(p.name, "auto", None, partial(read_bytes, p)) for p in files]
    with open_workspace(workspace, create=True, write=True) as store:
        for name, kind, dataset, fetch in found:
            try:
                data = fetch()
                snapshot = lists.read_list(kind, data, dataset=dataset)
                yield snapshot, store.add_snapshot(snapshot, data)
            except (ListError, IntakeError, OSError) as error:
                failures.note(name, error)


def lists_delta(workspace: Path, a: str, b: str) -> Delta:
    """Compare two lists, each a file or the (shortened) id of a snapshot in the workspace."""
    from lagebild import lists

    return lists.delta(*(_list(workspace, given) for given in (a, b)))


def _fetched(address: str) -> bytes:
    from lagebild import intake

    return intake.fetch(address)[0]


def _list(workspace: Path, given: str) -> Snapshot:
    from lagebild import lists

    if (path := Path(given)).is_file():
        return lists.read_list("auto", read_bytes(path))
    found = [s for s in snapshots(workspace) if s.id.startswith(given)] if len(given) >= 6 else []
    if len(found) != 1:
        raise ListError(f"{given}: neither a file nor the id of one snapshot of {workspace} (see: lagebild verify)")
    return found[0]


def snapshots(workspace: Path) -> tuple[Snapshot, ...]:
    """Return the lists of a workspace, or the starter register where there is none."""
    from lagebild import lists

    try:
        with open_workspace(workspace) as store:
            return tuple(store.snapshots()) or (lists.starter(),)
    except WorkspaceError:
        return (lists.starter(),)
