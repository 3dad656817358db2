"""The official lists of a workspace, and their changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lagebild.errors import ListError, WorkspaceError
from lagebild.model import Snapshot
from lagebild.workbench.gathering import gathered
from lagebild.workbench.inputs import open_workspace

if TYPE_CHECKING:
    from lagebild.lists import Delta

__all__ = ["lists_delta", "snapshot_of", "snapshots"]


def lists_delta(workspace: Path, a: str, b: str) -> Delta:
    """Compare two lists, each a file or the (shortened) id of a snapshot in the workspace."""
    from lagebild import lists

    return lists.delta(*(snapshot_of(workspace, given) for given in (a, b)))


def snapshot_of(workspace: Path, given: str) -> Snapshot:
    """Return a list by its file, or a snapshot of the workspace by the beginning of its id."""
    from lagebild import lists

    if (path := Path(given)).is_file():
        return lists.read_list("auto", gathered(path)[0])
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
