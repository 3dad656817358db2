"""``lists add`` and ``lists update``: each state of a list kept as evidence, as it came."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lagebild.errors import IntakeError, ListError, WorkspaceError
from lagebild.model import Snapshot
from lagebild.workbench import validators
from lagebild.workbench.gathering import gathered
from lagebild.workbench.inputs import Failures, open_workspace, partial_date
from lagebild.workbench.validators import Validator

if TYPE_CHECKING:
    from lagebild.store import Workspace

__all__ = ["add_list", "update_lists"]

_LEAST = 0.5  # share of the parties of the last snapshot, below which a new one is taken for cut off


def add_list(
    workspace: Path, kind: str, file: Path, *, dataset: str | None = None, date: str | None = None
) -> tuple[Snapshot, bool]:
    """Keep one official list as evidence; returns it and whether it was new.

    Of OFAC's CSV files, any one may be given: the others are taken from beside it. A list that tells no day is dated by
    its file.
    """
    from lagebild import lists

    data, when = gathered(file)
    snapshot = lists.read_list(kind, data, dataset=dataset, date=partial_date(date))
    if not snapshot.date and snapshot.kind == "ofac-csv":
        snapshot = lists.read_list(kind, data, dataset=dataset, date=when)
    with open_workspace(workspace, create=True, write=True) as store:
        new = store.add_snapshot(snapshot, data, path=str(file))
        return (snapshot if new else store.snapshot(snapshot.id)), new


def update_lists(
    workspace: Path, *, folder: Path | None = None, failures: Failures | None = None
) -> Iterator[tuple[Snapshot, bool]]:
    """Keep the newest official lists: fetched from their publishers, or all that lie in ``folder``.

    Yields each list and whether it is new. One that is unchanged is not fetched again. One that cannot be read, or has
    lost more than half of its parties, is noted and refused, and the last good one stays in force.
    """
    from lagebild import lists

    failures = failures or Failures()
    with open_workspace(workspace, create=True, write=True) as store:
        newest = lists.Register(store.snapshot_heads()).speaking()
        sizes = {one.dataset: len(store.snapshot(one.id).parties) for one in newest}
        yield from _from_folder(store, folder, sizes, failures) if folder else _from_publishers(store, sizes, failures)


def _from_folder(
    store: Workspace, folder: Path, sizes: dict[str, int], failures: Failures
) -> Iterator[tuple[Snapshot, bool]]:
    from lagebild import lists

    for path in sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith(".")):
        part = lists.part_of(path.name)
        if part and part[1] != "prim" and any(lists.part_of(p.name) == (part[0], "prim") for p in folder.iterdir()):
            continue  # read together with the file of the parties
        try:
            data, when = gathered(path)
            snapshot = lists.read_list("auto", data)
            if not snapshot.date:
                snapshot = lists.read_list("auto", data, date=when)
            yield snapshot, _keep(store, snapshot, data, str(path), sizes)
        except (ListError, IntakeError, OSError) as error:
            failures.note(path.name, error)


def _from_publishers(store: Workspace, sizes: dict[str, int], failures: Failures) -> Iterator[tuple[Snapshot, bool]]:
    from lagebild import intake, lists
    from lagebild.data import load

    for name, entry in sorted(load("lists").items()):
        address = entry["address"]
        try:
            known = validators.recall(address)
            last = _held(store, known.snapshot) if known else None
            told = known if known and last else Validator("")
            answer = intake.fetch_changed(address, etag=told.etag, modified=told.modified)
            if answer is None and last is not None:
                yield last, False
            elif answer is not None:
                day = _day(answer.modified) or answer.when[:10]
                snapshot = lists.read_list(entry["kind"], answer.body, dataset=name, date=day)
                new = _keep(store, snapshot, answer.body, address, sizes)
                validators.remember(address, Validator(snapshot.id, answer.etag, answer.modified))
                yield snapshot, new
        except (ListError, IntakeError, OSError) as error:
            failures.note(address, error)


def _keep(store: Workspace, snapshot: Snapshot, data: bytes, path: str, sizes: dict[str, int]) -> bool:
    """Keep a snapshot, unless it has lost so much that it must have been cut off; tells whether it is new."""
    size, last = len(snapshot.parties), sizes.get(snapshot.dataset, 0)
    if size < last * _LEAST:
        raise ListError(
            f"{size:,} parties, where the last {snapshot.dataset} list had {last:,}; refused, and that one stays in "
            "force. If it is right, keep it with: lagebild lists add"
        )
    return store.add_snapshot(snapshot, data, path=path)


def _held(store: Workspace, key: str) -> Snapshot | None:
    try:
        return store.snapshot(key)
    except WorkspaceError:
        return None


def _day(modified: str | None) -> str | None:
    try:
        return f"{parsedate_to_datetime(modified):%Y-%m-%d}" if modified else None
    except ValueError:
        return None
