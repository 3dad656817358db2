"""One writer at a time, readers at any time, and what fails leaves nothing."""

import errno
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lagebild.errors import TamperError, WorkspaceError
from lagebild.ledger import Decision
from lagebild.model import Claim, Document
from lagebild.store import Workspace, disk, writing

Addition = tuple[Document, bytes, list[Claim]]
DECISION = Decision(subject="s", verdict="v", by="b")

HOLD = """
import sys
from lagebild.ledger import Decision
from lagebild.store import Workspace
with Workspace.open(sys.argv[1], write=True) as workspace:
    print("writing", flush=True)
    sys.stdin.readline()
    workspace.add_decision(Decision(subject="other", verdict="v", by="b"))
"""
READ_ONLY = """
import os, sys
from lagebild.errors import WorkspaceError
from lagebild.ledger import Decision
from lagebild.store import Workspace
workspace = Workspace.open(sys.argv[1])
workspace.verify()  # imports everything while it may
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
workspace = Workspace.open(sys.argv[1])
print(len(list(workspace.documents())), [problem for problem in workspace.verify() if not problem.harmless])
try:
    workspace.add_decision(Decision(subject="s", verdict="v", by="b"))
except WorkspaceError as problem:
    print("refused:", "permission" if "permission" in str(problem) else problem)
"""
FULL = """
import resource, signal, sys
from lagebild.errors import WorkspaceError
from lagebild.ledger import Decision
from lagebild.store import Workspace
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Workspace.open(sys.argv[1], write=True) as workspace:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
    try:
        for number in range(100_000):
            workspace.add_decision(Decision(subject=str(number), verdict="v" * 5000, by="b"))
    except WorkspaceError as problem:
        print(problem)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


def test_a_second_writer_waits_then_says_so(filled: Path) -> None:
    """While one process writes, another one's adding ends in a clear error after its waiting time; reading goes on."""
    with subprocess.Popen([sys.executable, "-c", HOLD, filled], stdin=-1, stdout=-1, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "writing\n"
        workspace, began = Workspace.open(filled, wait=0.3), time.monotonic()
        with pytest.raises(WorkspaceError, match="another process"):
            workspace.add_decision(DECISION)
        assert 0.3 <= time.monotonic() - began < 5
        with pytest.raises(WorkspaceError, match="another process"):
            Workspace.open(filled, write=True, wait=0)
        assert len(list(workspace.documents())) == 4
        assert [problem.where for problem in workspace.verify()] == ["seal"]
        assert workspace.verify()[0].harmless

        patient = Workspace.open(filled, wait=20)
        threading.Timer(0.2, lambda: (other.stdin.write("\n"), other.stdin.flush())).start()  # type: ignore[union-attr]
        with patient:
            assert patient.add_decision(DECISION)
    assert [decision.subject for decision in workspace.decisions()] == ["other", "s"]
    assert workspace.verify() == []


def test_a_killed_writer_holds_nothing(filled: Path) -> None:
    """The lock of a writer that was killed is free at once."""
    with subprocess.Popen([sys.executable, "-c", HOLD, filled], stdin=-1, stdout=-1, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "writing\n"
        other.kill()
    with Workspace.open(filled, wait=0) as workspace:
        assert workspace.add_decision(DECISION)
    assert workspace.verify() == []


def test_readers_while_writing(filled: Path, document: Callable[..., Addition]) -> None:
    """Readers see whole documents only, whatever is being written, sealed or unsealed meanwhile."""
    done, seen, wrong = threading.Event(), set(), []

    def read() -> None:
        try:
            while not done.is_set():
                reader = Workspace.open(filled)
                documents = [each.id for each in reader.documents()]
                claims = [claim.document for claim in reader.claims()]
                assert claims[: 2 * len(documents)] == [key for key in documents for _ in range(2)]
                seen.add(len(documents))
        except BaseException as problem:
            wrong.append(problem)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for sitting in range(5):
        with Workspace.open(filled) as workspace:
            for number in range(10):
                assert workspace.add_document(*document(100 + 10 * sitting + number))
        patience = time.monotonic() + 20
        while max(seen, default=0) < 14 + 10 * sitting and not wrong and time.monotonic() < patience:
            time.sleep(0.01)
    done.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(seen) >= 5
    assert [problem for problem in Workspace.open(filled).verify() if not problem.harmless] == []


def test_one_workspace_in_many_threads(filled: Path, document: Callable[..., Addition]) -> None:
    """Threads that share a Workspace add one after the other."""
    with Workspace.open(filled) as workspace:
        threads = [
            threading.Thread(target=lambda part=part: [workspace.add_document(*document(200 + i)) for i in part])  # type: ignore[misc]
            for part in (range(8), range(4, 12), range(12))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sum(1 for _ in workspace.documents()) == 16
    assert workspace.verify() == []


def test_a_reader_holding_on_does_not_stop_the_writer(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a reader outlasts the writer's patience the workspace stays unsealed, whole, and is sealed next time."""
    monkeypatch.setattr(writing, "_PATIENCE", 0.1)
    with Workspace.open(filled) as workspace:
        workspace.add_decision(DECISION)
        reader = sqlite3.connect(filled / "lagebild.sqlite", isolation_level=None)
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM evidence").fetchone() == (14,)
    assert [(problem.where, problem.harmless) for problem in Workspace.open(filled).verify()] == [("seal", True)]
    reader.close()
    with Workspace.open(filled) as workspace:
        assert not workspace.add_decision(DECISION)
    assert workspace.verify() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE evidence SET body = x'7b7d' WHERE seq = 1",
        "DELETE FROM evidence WHERE seq = 12",
        "INSERT OR REPLACE INTO evidence SELECT * FROM evidence WHERE seq = 3",
        "INSERT INTO evidence VALUES (99, 'claim', NULL, x'', x'')",
        "UPDATE custody SET kind = 'x'",
        "DELETE FROM custody_head",
        "UPDATE evidence_head SET root = x''",
        "INSERT INTO evidence_head VALUES (2, x'', x'')",
    ],
)
def test_the_database_itself_refuses_changes(filled: Path, statement: str) -> None:
    """Whoever opens the file with another tool is stopped by its triggers."""
    connection = sqlite3.connect(filled / "lagebild.sqlite")
    with pytest.raises(sqlite3.DatabaseError, match="append-only"):
        connection.execute(statement)
    connection.rollback()
    connection.close()
    assert Workspace.open(filled).verify() == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_disk_full_while_writing_a_blob(
    filled: Path, document: Callable[..., Addition], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A full disk is said in one line; the document is not there at all, and can be added later."""
    calls = 0

    def fail(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == 3:  # the second blob: the first is on disk already
            raise OSError(number, os.strerror(number))

    with Workspace.open(filled, write=True) as workspace:
        with monkeypatch.context() as patch:
            patch.setattr(disk.os, "fsync", fail)
            with pytest.raises(WorkspaceError, match="disk full"):
                workspace.add_document(*document(50))
        assert calls == 3
        assert sum(1 for _ in workspace.documents()) == 4
    assert workspace.verify() == []
    with workspace:
        assert workspace.add_document(*document(50))
    assert workspace.verify() == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_disk_full_while_writing_the_database(filled: Path) -> None:
    """When SQLite can write no more, what was added before stays, and the workspace goes on when there is room."""
    told = subprocess.run([sys.executable, "-c", FULL, filled], capture_output=True, text=True, check=True)
    assert "disk" in told.stdout
    assert told.stdout.count("\n") == 1
    assert told.stderr == ""
    assert [problem for problem in Workspace.open(filled).verify() if not problem.harmless] == []
    kept = sum(1 for _ in Workspace.open(filled).decisions())
    assert kept > 3
    with Workspace.open(filled) as workspace:
        assert workspace.add_decision(DECISION)
    assert workspace.verify() == []


def test_database_full(filled: Path, document: Callable[..., Addition]) -> None:
    """SQLite's own word for a full disk is ours."""
    with Workspace.open(filled, write=True) as workspace:
        connection = workspace._writing()._connection
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.rollback()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.rollback()
        with pytest.raises(WorkspaceError, match="disk full"):
            sum(workspace.add_document(*document(number)) for number in range(100))
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
        connection.rollback()
        for number in range(20):
            workspace.add_document(*document(number))
    assert workspace.verify() == []


def test_an_interrupted_addition_leaves_nothing(
    filled: Path, document: Callable[..., Addition], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C between the blobs and the transaction takes the blobs back; adding goes on."""
    with Workspace.open(filled, write=True) as workspace:
        with monkeypatch.context() as patch:
            patch.setattr(writing, "encode", lambda entry: encode(entry))

            def encode(entry: object) -> bytes:
                if type(entry).__name__ == "Receipt":
                    raise KeyboardInterrupt
                return b"{}"

            with pytest.raises(KeyboardInterrupt):
                workspace.add_document(*document(60))
        assert workspace.add_document(*document(61))
    assert sum(1 for _ in workspace.documents()) == 5
    assert workspace.verify() == []


def set_pragma(folder: Path, statement: str) -> None:
    """Change a number in the database's header."""
    connection = sqlite3.connect(folder / "lagebild.sqlite", isolation_level=None)
    connection.execute(statement)
    connection.close()


def test_a_newer_schema_is_left_alone(filled: Path) -> None:
    """A workspace of a later lagebild is not misread: the message says what to do."""
    (filled / "seal").unlink()
    set_pragma(filled, "PRAGMA user_version = 99")
    workspace = Workspace.open(filled)
    for question in (workspace.head, lambda: list(workspace.documents()), lambda: workspace.add_decision(DECISION)):
        with pytest.raises(WorkspaceError, match="newer lagebild"):
            question()
    assert any("schema 99" in problem.what for problem in workspace.verify())


def test_another_database_is_not_a_workspace(filled: Path) -> None:
    """A file of another application, or none of SQLite's, raises a TamperError and is a finding."""
    (filled / "seal").unlink()
    set_pragma(filled, "PRAGMA application_id = 7")
    with pytest.raises(TamperError, match="not a lagebild database"):
        Workspace.open(filled).head()
    (filled / "lagebild.sqlite").write_bytes(b"no database at all" * 999)
    with pytest.raises(TamperError, match="run verify"):
        list(Workspace.open(filled).claims())
    with pytest.raises(TamperError, match="run verify"):
        Workspace.open(filled, write=True)
    problems = Workspace.open(filled).verify()
    assert problems[0].where == "lagebild.sqlite"
    assert not problems[0].harmless
    assert all("no entry refers to it" not in problem.what for problem in problems)


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions")
@pytest.mark.parametrize("sealed", [True, False])
def test_a_read_only_folder_can_be_read(filled: Path, sealed: bool) -> None:
    """Without the right to write, all questions and verify work; adding says why it does not."""
    if not sealed:
        with subprocess.Popen([sys.executable, "-c", HOLD, filled], stdin=-1, stdout=-1, text=True) as other:
            assert other.stdout is not None
            other.stdout.readline()
            other.kill()
    for path in (filled, *filled.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for path in filled.parents:
        if path.stat().st_uid == os.getuid() and len(path.parts) > 2:
            path.chmod(path.stat().st_mode | 0o055)
    told = subprocess.run([sys.executable, "-c", READ_ONLY, filled], capture_output=True, text=True, check=False)
    for path in (filled, *filled.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert told.stderr == ""
    assert told.stdout == "4 []\nrefused: permission\n"
