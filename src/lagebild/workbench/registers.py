"""The official lists of a workspace, and their changes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from lagebild.errors import ListError, WorkspaceError
from lagebild.model import Snapshot
from lagebild.workbench.gathering import gathered
from lagebild.workbench.inputs import open_workspace

if TYPE_CHECKING:
    from lagebild.lists import Delta

__all__ = ["filled", "heads", "lists_delta", "snapshot_of", "speaking"]


def lists_delta(workspace: Path, a: str, b: str) -> Delta:
    """Compare two lists, each a file or the (shortened) id of a snapshot in the workspace."""
    from lagebild import lists

    return lists.delta(*(snapshot_of(workspace, given) for given in (a, b)))


def snapshot_of(workspace: Path, given: str) -> Snapshot:
    """Return a list by its file, or a snapshot of the workspace by the beginning of its id."""
    from lagebild import lists

    if (path := Path(given)).is_file():
        return lists.read_list("auto", gathered(path)[0])
    found = [head for head in heads(workspace) if head.id.startswith(given)] if len(given) >= 6 else []
    if len(found) != 1:
        raise ListError(f"{given}: neither a file nor the id of one snapshot of {workspace} (see: lagebild verify)")
    return filled(workspace, found)[0]


def heads(workspace: Path) -> tuple[Snapshot, ...]:
    """Return the lists of a workspace without their parties, or the starter register where there is none."""
    from lagebild import lists

    try:
        with open_workspace(workspace) as store:
            return tuple(store.snapshot_heads()) or (lists.starter(),)
    except WorkspaceError:
        return (lists.starter(),)


def speaking(workspace: Path) -> list[Snapshot]:
    """Return the newest snapshot of each list, without their parties."""
    from lagebild import lists

    return lists.Register(heads(workspace)).speaking()


def filled(workspace: Path, snapshots: Iterable[Snapshot]) -> list[Snapshot]:
    """Return snapshots with their parties; those that have them already as they are."""
    found = []
    for one in snapshots:
        if one.parties:  # no list is empty
            found.append(one)
        else:
            with open_workspace(workspace) as store:
                found.append(store.snapshot(one.id))
    return found
