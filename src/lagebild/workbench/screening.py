"""``screen``: names against a register, one answer at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
from msgspec import Struct

from lagebild.errors import UsageError
from lagebild.model import Snapshot
from lagebild.settings import settings
from lagebild.workbench.documents import names_in
from lagebild.workbench.gathering import gathered
from lagebild.workbench.inputs import Failures
from lagebild.workbench.parties import decided_parties
from lagebild.workbench.queries import read_queries
from lagebild.workbench.registers import filled, speaking

if TYPE_CHECKING:
    from lagebild.match import Index, WhyNot

__all__ = ["Answers", "Source", "asked", "index_of", "named", "open_register", "screen", "why_not"]

_GROUPED = "clusters-1"  # rises when entries are joined otherwise, so that no index kept before is taken

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
        data, _ = gathered(register)
        key = hashlib.sha256(data).hexdigest()
        read = cache(lambda: lists.read_list("auto", data).parties)
        index = match.open_index(f"{_GROUPED} {key}", read, folder, lambda: lists.cluster(read()).groups())
        return index, (Source(key, register.name, ""),)
    return index_of(workspace, speaking(workspace))


def index_of(workspace: Path, snapshots: Sequence[Snapshot]) -> tuple[Index, tuple[Source, ...]]:
    """Return the index of some lists, entries joined as the workspace's decisions say, and what it was made of."""
    from lagebild import lists, match

    decided = decided_parties(workspace)
    sources = [Source(one.id, one.dataset, one.date) for one in snapshots]
    if decided:
        digest = hashlib.sha256(msgspec.json.encode(sorted(decided.items()))).hexdigest()
        sources.append(Source(digest, "decisions", ""))
    read = cache(lambda: lists.Register(filled(workspace, snapshots)).parties())
    key = " ".join([_GROUPED, *(one.id for one in sources)])
    index = match.open_index(key, read, settings().cache, lambda: lists.cluster(read(), decided).groups())
    return index, tuple(sources)


def screen(
    workspace: Path,
    names: Sequence[str] = (),
    *,
    queries: Path | None = None,
    documents: Sequence[Path] = (),
    register: Path | None = None,
    limit: int = 5,
    failures: Failures | None = None,
) -> Answers:
    """Yield one answer a query, best first, against a register file, the workspace's lists or the starter register.

    ``documents`` are files and folders whose names are asked; their answers tell the document and the places. Queries
    that are none are noted by their line, documents that cannot be read by their name, and the rest goes on.
    """
    failures = failures or Failures()
    index, _ = open_register(workspace, register)
    for query in asked(names, queries, documents, failures):
        try:
            where = {key: query[key] for key in ("document", "spans")} if documents else {}
            yield {"id": query["id"], **where, "results": index.screen(query, limit)}
        except UsageError as error:
            failures.note(str(query["id"]), error)


def asked(
    names: Sequence[str], queries: Path | None, documents: Sequence[Path], failures: Failures
) -> Iterable[dict[str, Any]]:
    """Return what is asked: the names in documents, a file of queries, or bare names."""
    if documents:
        return names_in(documents, failures)
    return read_queries(queries, failures) if queries else map(named, names)


def named(name: str) -> dict[str, Any]:
    """Return the query for a bare name."""
    return {"id": name, "schema": "Thing", "properties": {"name": [name]}}


def why_not(workspace: Path, name: str, party: str, *, register: Path | None = None) -> WhyNot:
    """Return how a name compares with the party of that id, match or not."""
    index, _ = open_register(workspace, register)
    return index.why_not(named(name), party)
