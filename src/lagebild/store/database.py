"""The SQLite file: its tables, and how it is opened. Imports SQLAlchemy, so it is itself imported late."""

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote_from_bytes

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    text,
)
from sqlalchemy.pool import NullPool

from lagebild.errors import TamperError, WorkspaceError
from lagebild.store.seal import DATABASE

APPLICATION = 0x4C424C44  # "LBLD", at byte 68 of the file
VERSION = 1
LOGS = ("evidence", "custody")

_metadata = MetaData()


def _entries(log: str) -> Table:
    table = Table(
        log,
        _metadata,
        Column("seq", Integer, primary_key=True, autoincrement=False),
        Column("kind", Text, nullable=False),
        Column("key", Text),  # by what it is looked up: id of a document or snapshot, subject, corrected claim
        Column("body", LargeBinary, nullable=False),
        Column("leaf", LargeBinary, nullable=False),
    )
    Index(f"{log}_by_kind", table.c.kind, table.c.seq, sqlite_where=table.c.key.is_not(None))
    Index(f"{log}_by_key", table.c.kind, table.c.key, table.c.seq, sqlite_where=table.c.key.is_not(None))
    return table


def _heads(log: str) -> Table:
    return Table(
        f"{log}_head",
        _metadata,
        Column("size", Integer, primary_key=True, autoincrement=False),
        Column("root", LargeBinary, nullable=False),
        Column("peaks", LargeBinary, nullable=False),  # 32 bytes each, largest subtree first
    )


ENTRIES = {log: _entries(log) for log in LOGS}
HEADS = {log: _heads(log) for log in LOGS}

# an UPDATE or DELETE ends in an error, and so does an INSERT (OR REPLACE) anywhere but at the end
TRIGGERS = {
    f"{table.name}_{name}": f"CREATE TRIGGER {table.name}_{name} BEFORE {act} ON {table.name} {when}"
    f"BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    for table in (*ENTRIES.values(), *HEADS.values())
    for name, act, when in (
        ("no_update", "UPDATE", ""),
        ("no_delete", "DELETE", ""),
        (
            "at_end",
            "INSERT",
            f"WHEN NEW.seq <> (SELECT COALESCE(MAX(seq) + 1, 0) FROM {table.name}) "  # noqa: S608 - our own names
            if "seq" in table.c
            else f"WHEN NEW.size <= (SELECT COALESCE(MAX(size), 0) FROM {table.name}) ",  # noqa: S608
        ),
    )
}


def _engine(path: Path, mode: str, wait: float, prepare: Callable[[sqlite3.Connection], None]) -> Engine:
    uri = f"file:{quote_from_bytes(os.fsencode(path.absolute()))}?mode={mode}"

    def connect() -> sqlite3.Connection:
        raw = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
        try:
            prepare(raw)
        except BaseException:
            raw.close()
            raise
        return raw

    return create_engine("sqlite://", creator=connect, poolclass=NullPool)


def _check(raw: sqlite3.Connection) -> None:
    application = raw.execute("PRAGMA application_id").fetchone()[0]
    version = raw.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION:
        raise TamperError(f"{DATABASE} is not a lagebild database; run verify")
    if version > VERSION:
        raise WorkspaceError(f"{DATABASE} has schema {version}, this lagebild knows {VERSION}; use a newer lagebild")
    if version < VERSION:
        raise TamperError(f"{DATABASE} has schema {version}, which never existed; run verify")


def read_engine(folder: Path, wait: float) -> Engine:
    """Connections that cannot change the file; each lives only as long as one question."""

    def prepare(raw: sqlite3.Connection) -> None:
        _check(raw)
        raw.execute("PRAGMA query_only = ON")

    return _engine(folder / DATABASE, "ro", wait, prepare)


def open_writer(folder: Path, wait: float) -> Connection:
    """The writer's one connection: WAL, so that others can read meanwhile; each commit is on disk when it returns."""

    def prepare(raw: sqlite3.Connection) -> None:
        _check(raw)
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")

    engine = _engine(folder / DATABASE, "rw", wait, prepare)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine.connect()


def close_writer(connection: Connection, wait: float) -> bool:
    """Fold the WAL back into the file and close. False when a reader held on to it for longer than ``wait``."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    try:
        until = time.monotonic() + wait
        while True:
            try:
                # at rest the file needs no companions, so it can be read from a read-only folder
                return bool(raw.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete")
            except sqlite3.OperationalError:
                if time.monotonic() >= until:
                    return False
                time.sleep(0.02)
    finally:
        connection.close()


def create_database(path: Path) -> None:
    """An empty database at ``path``, durable when this returns."""
    engine = _engine(path, "rwc", 0, lambda raw: None)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        _metadata.create_all(connection)
        for statement in TRIGGERS.values():
            connection.execute(text(statement))
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
