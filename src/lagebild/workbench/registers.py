"""``lists`` and ``screen``: official lists, their changes, names against them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from lagebild.errors import IntakeError, ListError, UsageError, WorkspaceError
from lagebild.model import Snapshot
from lagebild.settings import settings
from lagebild.workbench.inputs import Failures, open_file, open_workspace, partial_date, read_bytes

if TYPE_CHECKING:
    from lagebild.lists import Delta

__all__ = ["Answers", "add_list", "lists_delta", "screen", "update_lists"]

_LONGEST = 1_000_000  # bytes of one query

Answers: TypeAlias = Iterator[dict[str, Any]]


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


def screen(
    workspace: Path,
    names: Sequence[str] = (),
    *,
    queries: Path | None = None,
    register: Path | None = None,
    failures: Failures | None = None,
) -> Answers:
    """Yield one answer a query, best first, against a register file, the workspace's lists or the starter register.

    Queries that are none are noted by their line, and the rest goes on.
    """
    from lagebild import lists, match

    failures = failures or Failures()
    if register:
        parties: Iterable[Any] = lists.read_list("auto", read_bytes(register)).parties
    else:
        parties = lists.Register(snapshots(workspace)).parties()
    index = match.Index(parties)
    if queries is None:
        for name in names:
            yield {"id": name, "results": index.screen({"schema": "Thing", "properties": {"name": [name]}})}
        return
    for number, line in _lines(queries):
        try:
            query = _query(line)
            yield {"id": query["id"], "results": index.screen(query)}
        except UsageError as error:
            failures.note(f"{queries}, line {number}", error)


def _fetched(address: str) -> bytes:
    from lagebild import intake

    return intake.fetch(address)[0]


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not empty, with their numbers; one that is too long is cut, so that it is refused."""
    limit = left = settings().max_bytes
    number, begun = 1, b""
    with open_file(path) as file:
        while piece := file.readline(_LONGEST):
            left -= len(piece)
            if left < 0:
                raise IntakeError(f"{path}: it has more than {limit:,} bytes: split it, or raise LAGEBILD_MAX_BYTES")
            begun = begun or (piece.removeprefix(b"\xef\xbb\xbf") if number == 1 else piece)
            if piece.endswith(b"\n"):
                if begun.strip():
                    yield number, begun
                number, begun = number + 1, b""
    if begun.strip():
        yield number, begun


def _query(line: bytes) -> dict[str, Any]:
    try:
        query: dict[str, Any] = msgspec.json.decode(line)
        if isinstance(query["id"], str) and isinstance(query["properties"], dict):
            return query
    except (msgspec.DecodeError, KeyError, TypeError, UnicodeDecodeError, RecursionError):
        pass
    raise UsageError('no query; write {"id": …, "properties": {"name": […]}}')


def _list(workspace: Path, given: str) -> Snapshot:
    from lagebild import lists

    if (path := Path(given)).is_file():
        return lists.read_list("auto", read_bytes(path))
    found = [s for s in snapshots(workspace) if s.id.startswith(given)] if len(given) >= 6 else []
    if len(found) != 1:
        raise ListError(f"{given}: neither a file nor the id of one snapshot of {workspace} (see: lagebild verify)")
    return found[0]


def snapshots(workspace: Path) -> tuple[Snapshot, ...]:
    from lagebild import lists

    try:
        with open_workspace(workspace) as store:
            return tuple(store.snapshots()) or (lists.starter(),)
    except WorkspaceError:
        return (lists.starter(),)
