"""``screen``: names against a register, one answer at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from lagebild.errors import UsageError
from lagebild.settings import settings
from lagebild.workbench.inputs import Failures, read_bytes
from lagebild.workbench.queries import read_queries
from lagebild.workbench.registers import snapshots

if TYPE_CHECKING:
    from lagebild.match import Index, WhyNot

__all__ = ["Answers", "Source", "open_register", "screen", "why_not"]

Answers: TypeAlias = Iterator[dict[str, Any]]


class Source(Struct, frozen=True):
    """A list that was screened against: ``id`` is the sha256 of the file as received."""

    id: str
    dataset: str
    date: str


def open_register(workspace: Path, register: Path | None = None) -> tuple[Index, tuple[Source, ...]]:
    """Return the index of a register file, of the workspace's lists or of the starter, and what it was made of."""
    from lagebild import lists, match

    folder = settings().cache
    if register is not None:
        data = read_bytes(register)
        key = hashlib.sha256(data).hexdigest()
        index = match.open_index(key, lambda: lists.read_list("auto", data).parties, folder)
        return index, (Source(key, register.name, ""),)
    speaking = lists.Register(snapshots(workspace)).speaking()
    sources = tuple(Source(one.id, one.dataset, one.date) for one in speaking)
    key = " ".join(one.id for one in sources)
    return match.open_index(key, lambda: lists.Register(speaking).parties(), folder), sources


def screen(
    workspace: Path,
    names: Sequence[str] = (),
    *,
    queries: Path | None = None,
    register: Path | None = None,
    limit: int = 5,
    failures: Failures | None = None,
) -> Answers:
    """Yield one answer a query, best first, against a register file, the workspace's lists or the starter register.

    Queries that are none are noted by their line, and the rest goes on.
    """
    failures = failures or Failures()
    index, _ = open_register(workspace, register)
    asked: Iterable[dict[str, Any]] = read_queries(queries, failures) if queries else map(named, names)
    for query in asked:
        try:
            yield {"id": query["id"], "results": index.screen(query, limit)}
        except UsageError as error:
            failures.note(str(query["id"]), error)


def named(name: str) -> dict[str, Any]:
    """Return the query for a bare name."""
    return {"id": name, "schema": "Thing", "properties": {"name": [name]}}


def why_not(workspace: Path, name: str, party: str, *, register: Path | None = None) -> WhyNot:
    """Return how a name compares with the party of that id, match or not."""
    index, _ = open_register(workspace, register)
    return index.why_not(named(name), party)
