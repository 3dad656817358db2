"""The record of a screening run: what was asked of which lists with which settings, what came out, what was decided.

A file of JSON lines. Each line holds the hash of the line before it (``before``), so that none can be changed, taken
out or put in unnoticed; lines are only ever added. First the header, then answers in the order of the queries, then
decisions. An answer holds its query, so that the run can be replayed against the same lists.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from lagebild.errors import IntakeError, TamperError, UsageError
from lagebild.workbench.screening import Source

if TYPE_CHECKING:
    from lagebild.match import Hit, Index

__all__ = ["Answer", "Decision", "Difference", "Header", "Run", "Settings", "record", "replay"]

_LONGEST = 64_000_000  # bytes of one line
_SYNC = 1000  # answers after which the file is made to last


class Settings(Struct, frozen=True, kw_only=True):
    """What the result depends on besides lists and queries."""

    threshold: float
    limit: int
    program: str
    tables: str


class Header(Struct, frozen=True, kw_only=True, tag="run", tag_field="line"):
    """The beginning of a run."""

    sources: tuple[Source, ...]
    settings: Settings
    queries: str | None = None  # sha256 of the file of queries, or of the names and bytes of documents
    before: str = ""


class Answer(Struct, frozen=True, kw_only=True, tag="answer", tag_field="line"):
    """One query and its hits, as ``lagebild screen`` prints them."""

    query: dict[str, Any]
    results: list[dict[str, Any]]
    before: str


class Decision(Struct, frozen=True, kw_only=True, tag="decision", tag_field="line"):
    """What a reviewer decided about a hit; a later decision about the same hit takes its place."""

    query: str
    party: str
    same: bool  # true positive
    reason: str
    reviewer: str
    made: str
    before: str


class Difference(Struct, frozen=True, kw_only=True):
    """A query whose replay came out otherwise."""

    query: str
    was: tuple[tuple[str, float], ...]
    now: tuple[tuple[str, float], ...]


class Run:
    """A run's file, checked line by line as it is read; raises TamperError at the first line that does not fit."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._decode = msgspec.json.Decoder(Header | Answer | Decision).decode

    def lines(self) -> Iterator[tuple[Header | Answer | Decision, str, int]]:
        """Yield each whole line, its hash, and where it ends; a last line without an end was never finished."""
        before, at = "", 0
        with open(self.path, "rb") as file:
            for number, line in enumerate(iter(lambda: file.readline(_LONGEST), b""), 1):
                if not line.endswith(b"\n"):
                    if len(line) == _LONGEST:
                        raise TamperError(f"{self.path}, line {number}: longer than any line of a run")
                    return
                try:
                    read = self._decode(line)
                except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
                    raise TamperError(f"{self.path}, line {number}: no line of a screening run") from None
                if read.before != before or isinstance(read, Header) != (number == 1):
                    raise TamperError(f"{self.path}, line {number}: does not follow from the line before it")
                before, at = hashlib.sha256(line).hexdigest(), at + len(line)
                yield read, before, at

    def header(self) -> Header:
        """Return how the run began."""
        for line, _, _ in self.lines():
            if isinstance(line, Header):
                return line
        raise TamperError(f"{self.path}: no screening run; it has no first line")

    def decisions(self) -> dict[tuple[str, str], Decision]:
        """Return the latest decision about each hit: (query, party)."""
        return {(one.query, one.party): one for one, _, _ in self.lines() if isinstance(one, Decision)}

    def decide(self, query: str, party: str, *, same: bool, reason: str, reviewer: str, made: str) -> Decision:
        """Add a decision; raises UsageError when the run has no such hit."""
        before, end, known = "", 0, False
        for line, digest, at in self.lines():
            before, end = digest, at
            if isinstance(line, Answer) and line.query.get("id") == query:
                known = known or any(hit.get("id") == party for hit in line.results)
        if not known:
            raise UsageError(f"the run has no hit {party!r} for the query {query!r}")
        if not reason.strip() or not reviewer.strip():
            raise UsageError("a decision needs a reason and a reviewer")
        decision = Decision(
            query=query, party=party, same=same, reason=reason, reviewer=reviewer, made=made, before=before
        )
        with open(self.path, "r+b") as file:
            file.truncate(end)
            file.seek(end)
            file.write(msgspec.json.encode(decision) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        return decision


def record(
    path: Path,
    header: Header,
    queries: Iterator[dict[str, Any]],
    index: Index,
    on_error: Callable[[str, Exception], None],
) -> Iterator[tuple[dict[str, Any], list[Hit]]]:
    """Screen the queries and add each answer to the file at ``path``; one that was begun is gone on with.

    Yields the new answers only. Raises IntakeError when the file is a run with another beginning, or decided on.
    """
    done, before, end = 0, "", 0
    if path.exists() and path.stat().st_size:
        for line, digest, at in Run(path).lines():
            if isinstance(line, Header) and line != header:
                raise IntakeError(f"{path}: a run with other lists, queries or settings; give another file")
            if isinstance(line, Decision):
                raise IntakeError(f"{path}: this run is closed, decisions were made on it; give another file")
            done += isinstance(line, Answer)
            before, end = digest, at
    with open(path, "r+b" if path.exists() else "x+b") as file:
        file.truncate(end)
        file.seek(end)
        if not end:
            before = _write(file.write, header)
        for number, query in enumerate(queries):
            if number < done:
                continue
            try:
                hits = index.screen(query, header.settings.limit)
            except UsageError as error:
                on_error(str(query["id"]), error)
                hits = []
            results = [msgspec.to_builtins(hit) for hit in hits]
            before = _write(file.write, Answer(query=query, results=results, before=before))
            if number % _SYNC == _SYNC - 1:
                file.flush()
                os.fsync(file.fileno())
            yield query, hits
        file.flush()
        os.fsync(file.fileno())


def replay(run: Run, index: Index) -> Iterator[Difference]:
    """Screen the queries of a run again and yield those that come out otherwise."""
    limit = run.header().settings.limit
    for line, _, _ in run.lines():
        if isinstance(line, Answer):
            try:
                now = [msgspec.to_builtins(hit) for hit in index.screen(line.query, limit)]
            except UsageError:
                now = []
            if msgspec.json.encode(now) != msgspec.json.encode(line.results):
                yield Difference(query=str(line.query.get("id")), was=_scores(line.results), now=_scores(now))


def _scores(results: list[dict[str, Any]]) -> tuple[tuple[str, float], ...]:
    return tuple((str(hit.get("id")), float(hit.get("score", 0))) for hit in results)


def _write(write: Callable[[bytes], object], line: Header | Answer) -> str:
    text = msgspec.json.encode(line) + b"\n"
    write(text)
    return hashlib.sha256(text).hexdigest()
