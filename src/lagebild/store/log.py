"""One append-only log in SQL: entries, and a head after each transaction."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Engine, func, insert, select

from lagebild.errors import TamperError
from lagebild.ledger import Head, Range, leaf_hash
from lagebild.store.database import ENTRIES, HEADS

_PAGE = 1000  # rows per question, so that no reader holds the file for long


class Row(Struct, frozen=True):
    """An entry as stored."""

    seq: int
    kind: str
    key: str | None
    body: bytes
    leaf: bytes


def read_range(connection: Connection, log: str) -> Range:
    """The compact range at the log's end."""
    heads = HEADS[log]
    row = connection.execute(select(heads).order_by(heads.c.size.desc()).limit(1)).first()
    return Range() if row is None else _range(log, row)


def _range(log: str, row: Any) -> Range:
    if _typed(row, size=int, root=bytes, peaks=bytes):
        found = Range(row.size, tuple(row.peaks[i : i + 32] for i in range(0, len(row.peaks), 32)))
        if len(found.peaks) == row.size.bit_count() and found.root() == row.root:
            return found
    raise TamperError(f"the head of {log} at {row.size} contradicts itself; run verify")


def _typed(row: Any, **types: type) -> bool:
    """Whether SQLite, which holds any type in any column, gives the types that were stored."""
    return all(isinstance(getattr(row, name), kind) for name, kind in types.items())


def append(connection: Connection, log: str, grown: Range, rows: Sequence[tuple[str, str | None, bytes]]) -> Range:
    """Append (kind, key, body) rows after ``grown`` within the caller's transaction; the range afterwards."""
    leaves = [leaf_hash(body) for _, _, body in rows]
    connection.execute(
        insert(ENTRIES[log]),
        [
            {"seq": seq, "kind": kind, "key": key, "body": body, "leaf": leaf}
            for seq, ((kind, key, body), leaf) in enumerate(zip(rows, leaves, strict=True), grown.size)
        ],
    )
    grown = grown.extend(leaves)
    connection.execute(insert(HEADS[log]), {"size": grown.size, "root": grown.root(), "peaks": b"".join(grown.peaks)})
    return grown


def read_head(engine: Engine, log: str) -> Head:
    """The newest head."""
    with engine.connect() as connection:
        return Head.of(log, read_range(connection, log))


def end_of_transaction(engine: Engine, log: str, seq: int) -> int:
    """The log's size after the transaction that appended entry ``seq``."""
    heads = HEADS[log]
    with engine.connect() as connection:
        size = connection.execute(select(func.min(heads.c.size)).where(heads.c.size > seq)).scalar()
    if size is None:
        raise TamperError(f"{log} entry {seq} has no head after it; run verify")
    return int(size)


def scan(
    engine: Engine,
    log: str,
    *,
    kind: str | None = None,
    key: str | None = None,
    start: int = 0,
    stop: int | None = None,
) -> Iterator[Row]:
    """Entries in order, from ``start`` to before ``stop`` (else the end as it is now), each as stored."""
    table = ENTRIES[log]
    if stop is None:
        stop = read_head(engine, log).size
    question = select(table).order_by(table.c.seq).limit(_PAGE)
    if kind is not None:
        question = question.where(table.c.kind == kind)
        if kind != "claim":
            question = question.where(table.c.key.is_not(None))  # lets SQLite use the partial index
    if key is not None:
        question = question.where(table.c.key == key)
    while True:
        with engine.connect() as connection:
            page = connection.execute(question.where(table.c.seq >= start, table.c.seq < stop)).all()
        for row in page:
            if row.seq < start or not _typed(row, kind=str, body=bytes, leaf=bytes):
                raise TamperError(f"{log} entry {row.seq} is out of order or damaged; run verify")
            yield Row(row.seq, row.kind, row.key, row.body, row.leaf)
            start = row.seq + 1
        if len(page) < _PAGE:
            return


def scan_whole(engine: Engine, log: str, **where: str | int | None) -> Iterator[Row]:
    """As ``scan``, but TamperError at the first entry that is not the one its leaf hash stands for."""
    for row in scan(engine, log, **where):  # type: ignore[arg-type]
        if leaf_hash(row.body) != row.leaf:
            raise TamperError(f"{log} entry {row.seq} ({row.kind}) is not what was stored; run verify")
        yield row


def scan_heads(engine: Engine, log: str, stop: int) -> Iterator[tuple[int, Range | None]]:
    """Sizes up to ``stop`` at which a transaction ended, with the range stored there; None where it is damaged."""
    heads, last = HEADS[log], -1
    question = select(heads).where(heads.c.size <= stop).order_by(heads.c.size).limit(_PAGE)
    while True:
        with engine.connect() as connection:
            page = connection.execute(question.where(heads.c.size > last)).all()
        for row in page:
            last = row.size
            try:
                yield last, _range(log, row)
            except TamperError:
                yield last, None
        if len(page) < _PAGE:
            return
