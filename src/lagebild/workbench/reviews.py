"""Screening runs as use cases: record one, go on with one, decide about its hits, replay it, sum it up."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from lagebild.errors import ListError
from lagebild.workbench import runs
from lagebild.workbench.documents import digest_of
from lagebild.workbench.inputs import Failures, open_file
from lagebild.workbench.runs import Answer, Decision, Difference, Header, Run, Settings
from lagebild.workbench.screening import Source, asked, open_register

if TYPE_CHECKING:
    from lagebild.match import Hit

__all__ = ["Summary", "decide", "replay", "run_screening", "sum_up"]

_CHUNK = 1 << 20


class Summary(Struct, frozen=True, kw_only=True):
    """A run in numbers. ``open`` are the hits (query, party, score) that match and of which nobody decided."""

    sources: tuple[Source, ...]
    settings: Settings
    queries: int
    matching: int
    hits: int
    same: int
    other: int
    open: tuple[tuple[str, str, float], ...]
    digest: str


def run_screening(
    workspace: Path,
    queries: Path | None,
    to: Path,
    *,
    documents: Sequence[Path] = (),
    register: Path | None = None,
    limit: int = 5,
    failures: Failures | None = None,
) -> Iterator[tuple[dict[str, Any], list[Hit]]]:
    """Screen a file of queries, or the names in documents, and record the run in ``to``.

    One that was broken off is gone on with where it ended; of documents, those done are read again, not screened again.
    """
    failures = failures or Failures()
    index, sources = open_register(workspace, register)
    digest = digest_of(documents) if queries is None else _digest(queries)
    header = Header(sources=sources, settings=_settings(limit), queries=digest)
    yield from runs.record(to, header, iter(asked((), queries, documents, failures)), index, failures.note)


def decide(run: Path, query: str, party: str, *, same: bool, reason: str, reviewer: str) -> Decision:
    """Record what a reviewer decided about a hit of a run."""
    made = datetime.now(UTC).isoformat(timespec="seconds")
    return Run(run).decide(query, party, same=same, reason=reason, reviewer=reviewer, made=made)


def replay(run: Path, workspace: Path, *, register: Path | None = None) -> Iterator[Difference]:
    """Screen a run's queries again, and yield what comes out otherwise; raises ListError when the lists are others."""
    header = Run(run).header()
    index, sources = open_register(workspace, register)
    if {one.id for one in sources} != {one.id for one in header.sources}:
        wanted = ", ".join(f"{one.dataset} {one.id[:12]}" for one in header.sources)
        raise ListError(f"{run}: it was made with other lists ({wanted}); give them with --register or a workspace")
    yield from runs.replay(Run(run), index)


def sum_up(run: Path, tell: Callable[[int], None] = lambda number: None) -> Summary:
    """Return a run in numbers, every line of it checked; ``tell`` gets the number of lines read."""
    file = Run(run)
    header = file.header()
    decisions: dict[tuple[str, str], bool] = {}
    open_: dict[tuple[str, str], float] = {}
    queries = matching = 0
    digest = ""
    for number, (line, hashed, _) in enumerate(file.lines(), 1):
        digest = hashed
        tell(number)
        if isinstance(line, Answer):
            found = [hit for hit in line.results if hit.get("match")]
            queries += 1
            matching += bool(found)
            open_ |= {(str(line.query.get("id")), str(hit["id"])): float(hit["score"]) for hit in found}
        elif isinstance(line, Decision):
            decisions[line.query, line.party] = line.same
    return Summary(
        sources=header.sources, settings=header.settings, queries=queries, matching=matching, hits=len(open_),
        same=sum(decisions.values()), other=len(decisions) - sum(decisions.values()),
        open=tuple((*key, score) for key, score in open_.items() if key not in decisions), digest=digest,
    )  # fmt: skip


def _settings(limit: int) -> Settings:
    from lagebild import __version__, match
    from lagebild.match.cache import tables

    return Settings(
        threshold=match.THRESHOLD, limit=limit, program=f"lagebild {__version__}", tables=tables("weights.yaml")
    )


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with open_file(path) as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()
