"""The logs of a workspace against their hashes, heads, triggers and an earlier export."""

from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path

from sqlalchemy import Engine, func, select, text

from lagebild.errors import TamperError
from lagebild.ledger import Head, Range, decode_receipt, is_canonical, leaf_hash
from lagebild.store.database import ENTRIES, HEADS, LOGS, TRIGGERS, read_engine
from lagebild.store.exporting import read_export
from lagebild.store.log import Row, scan, scan_heads
from lagebild.store.problem import Problem
from lagebild.store.verifying_entries import EvidenceCheck, entry_name
from lagebild.store.verifying_files import FileCheck


class LogCheck:
    """All entries once, in order. ``complete`` afterwards: no entry was out of reach."""

    def __init__(self, folder: Path, files: FileCheck, wait: float) -> None:
        self._engine: Engine = read_engine(folder, wait)
        self._files = files
        self._sizes: dict[str, int] = {}
        self.complete = False

    def problems(self, against: Path | None) -> Iterator[Problem]:
        """What differs, entries first. Raises LagebildError or SQLite's errors where the database cannot be read on."""
        self._measure()
        self.complete = True
        yield from self._log("evidence", EvidenceCheck(self._files).problems)
        yield from self._log("custody", _receipt)
        yield from self._custody()
        if against is not None:
            yield from self._export(against)
        yield from self._structure()

    def _measure(self) -> None:
        with self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")  # all sizes at one moment
            for log in LOGS:
                ends = select(func.max(ENTRIES[log].c.seq) + 1).union(select(func.max(HEADS[log].c.size)))
                self._sizes[log] = max(size or 0 for size in connection.execute(ends).scalars())
            connection.exec_driver_sql("COMMIT")

    def _structure(self) -> Iterator[Problem]:
        with self._engine.connect() as connection:
            question = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = {str(name): sql for name, sql in connection.execute(question)}
            damage = [said for (said,) in connection.execute(text("PRAGMA integrity_check(10)")) if said != "ok"]
        for name in sorted({*TRIGGERS, *triggers}):
            if triggers.get(name) != TRIGGERS.get(name):
                yield Problem(f"trigger {name}", "is not the one that keeps the log append-only")
        for said in damage:
            yield Problem("lagebild.sqlite", f"SQLite finds it damaged: {' '.join(said.split())}")

    def _log(self, log: str, check: Callable[[Row], Iterator[Problem]]) -> Iterator[Problem]:
        heads = scan_heads(self._engine, log, self._sizes[log])
        grown, covered, told = Range(), 0, False
        size, head = next(heads, (0, None))
        try:
            for row in scan(self._engine, log, stop=self._sizes[log]):
                if row.seq != grown.size and not told:
                    yield Problem(f"{log} entry {grown.size}", "missing")
                    told = True
                if leaf_hash(row.body) != row.leaf:
                    yield Problem(entry_name(log, row), "is not what was stored: its leaf hash differs")
                elif not is_canonical(row.body):
                    yield Problem(entry_name(log, row), "is not canonical JSON")
                yield from check(row)
                grown = grown.append(leaf_hash(row.body))
                if grown.size == size and not told:
                    if head != grown:
                        yield Problem(f"{log} head at {size}", "is not the root of the entries before it")
                        told = True
                    covered = size
                    size, head = next(heads, (0, None))
        except TamperError as problem:
            yield Problem(log, str(problem))
            self.complete = False
            return
        if not told and size > grown.size:
            yield Problem(f"{log} entry {grown.size}", f"missing: there is a head at {size}")
        elif not told and covered != grown.size:
            yield Problem(f"{log} head at {grown.size}", "missing")

    def _custody(self) -> Iterator[Problem]:
        """Each transaction left one evidence head and one receipt that names it."""
        heads = scan_heads(self._engine, "evidence", self._sizes["evidence"])
        rows = scan(self._engine, "custody", stop=self._sizes["custody"])
        try:
            for row, head in zip_longest(rows, heads):
                if row is None:
                    yield Problem(f"custody entry {self._sizes['custody']}", f"missing: evidence went on to {head[0]}")
                    return
                receipt = decode_receipt(row.body)
                if head is None or head[1] is None:
                    yield Problem(entry_name("custody", row), "names an evidence head that is not there")
                    return
                if (receipt.size, receipt.root) != (head[0], head[1].root().hex()):
                    yield Problem(entry_name("custody", row), f"does not name the evidence head at {head[0]}")
                    return
        except TamperError:
            return  # told where the log was walked

    def _export(self, path: Path) -> Iterator[Problem]:
        head, lines = read_export(path)
        log = head.log if head is not None and head.log in LOGS else LOGS[0]
        rows = scan(self._engine, log, stop=self._sizes[log])
        grown = Range()
        for line in lines:
            row = next(rows, None)
            if row is None:
                yield Problem(f"{log} entry {grown.size}", f"is in {path.name} and not here")
                return
            if row.body != line:
                yield Problem(entry_name(log, row), f"differs from line {grown.size + 1} of {path.name}")
                return
            grown = grown.append(leaf_hash(line))
        if head is None:
            yield Problem(path.name, "does not end with a head: it is cut off, or not an export")
        elif Head.of(head.log, grown) != head:
            yield Problem(path.name, "its head is not the root of its own entries")


def _receipt(row: Row) -> Iterator[Problem]:
    try:
        receipt = decode_receipt(row.body)
    except TamperError as problem:
        yield Problem(entry_name("custody", row), str(problem))
        return
    if (receipt.kind, receipt.id) != (row.kind, row.key):
        yield Problem(entry_name("custody", row), "its columns contradict its body")
