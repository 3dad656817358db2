"""Whatever differs from what was stored is named."""

import shutil
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from lagebild.errors import TamperError, WorkspaceError
from lagebild.ledger import Decision, Range, leaf_hash
from lagebild.model import Claim, Document
from lagebild.store import Problem, Workspace

Addition = tuple[Document, bytes, list[Claim]]


def blob(folder: Path, key: str) -> Path:
    """Where a blob is."""
    return folder / "blobs" / key[:2] / key


def verify(folder: Path, against: Path | None = None) -> list[Problem]:
    """What is not harmless."""
    return [problem for problem in Workspace.open(folder).verify(against) if not problem.harmless]


def named(problems: list[Problem], where: str, what: str) -> bool:
    """Whether a finding is among them; each is one line."""
    assert all("\n" not in problem.where + problem.what for problem in problems)
    return any(where in problem.where and what in problem.what for problem in problems)


def forge(folder: Path, *statements: str, seal: bool = True) -> None:
    """Change the database as somebody with full rights would, triggers taken off and put on again."""
    connection = sqlite3.connect(folder / "lagebild.sqlite", isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for _, sql in triggers:
        if any(f" ON {table} " in sql for table in tables):
            connection.execute(sql)
    connection.close()
    if seal:
        digest = sha256((folder / "lagebild.sqlite").read_bytes()).hexdigest()
        (folder / "seal").write_text(f"{digest}  lagebild.sqlite\n")


def test_seal_is_what_sha256sum_checks(filled: Path) -> None:
    """The seal is a line that ``sha256sum --check`` understands."""
    digest = sha256((filled / "lagebild.sqlite").read_bytes()).hexdigest()
    assert (filled / "seal").read_text() == f"{digest}  lagebild.sqlite\n"


def test_changed_blob(filled: Path, additions: list[Addition]) -> None:
    """A changed blob is named with the entry that refers to it, and reading it raises."""
    document = additions[1][0]
    blob(filled, document.id).write_bytes(b"<p>other</p>")
    assert named(verify(filled), "evidence entry 3 (document Ordner/1.html)", document.id)
    with pytest.raises(TamperError, match="hash differs"):
        Workspace.open(filled).raw(document.id)


def test_changed_working_copy(filled: Path, additions: list[Addition]) -> None:
    """So is a changed working copy."""
    digest = sha256(additions[0][0].text.encode()).hexdigest()
    blob(filled, digest).write_text("Moskau gab alles zu.")
    assert named(verify(filled), "evidence entry 0", digest)
    with pytest.raises(TamperError):
        list(Workspace.open(filled).documents())
    assert len(list(Workspace.open(filled).claims())) == 8


def test_missing_truncated_and_grown_blobs(filled: Path, additions: list[Addition]) -> None:
    """Deleted, shortened and lengthened blobs are each named."""
    first, second, third, _ = (blob(filled, document.id) for document, _, _ in additions)
    first.unlink()
    second.write_bytes(second.read_bytes()[:-1])
    third.write_bytes(third.read_bytes() + b"\n")
    problems = verify(filled)
    for path in (first, second, third):
        assert named(problems, "evidence entry", path.name)


def test_strange_files(filled: Path, additions: list[Addition]) -> None:
    """Blobs without an entry, other files, links and folders among the blobs are named; a note beside them is harmless."""
    stray = sha256(b"stray").hexdigest()
    blob(filled, stray).parent.mkdir(exist_ok=True)
    blob(filled, stray).write_bytes(b"stray")
    (filled / "blobs" / "note.txt").write_text("x")
    (filled / "blobs" / "incoming").write_text("x")
    (filled / "notes.txt").write_text("x")
    link = blob(filled, additions[0][0].id)
    link.rename(filled / "elsewhere")
    link.symlink_to(filled / "elsewhere")
    problems = Workspace.open(filled).verify()
    assert named(problems, f"blob {stray[:2]}/{stray}", "no entry refers to it")
    assert named(problems, "blobs/note.txt", "not a file of this workspace")
    assert named(problems, "blobs/incoming", "not a file of this workspace")
    assert named(problems, "evidence entry 0", "not a regular file")
    assert {problem.where for problem in problems if problem.harmless} == {"elsewhere", "notes.txt"}


@pytest.mark.parametrize("name", ["lagebild.sqlite-wal", "lagebild.sqlite-journal", "lagebild.sqlite-shm"])
def test_companions_do_not_belong_to_a_closed_workspace(filled: Path, name: str) -> None:
    """A file that SQLite would take its pages from is named."""
    (filled / name).write_bytes(b"\0" * 5000)
    assert named(verify(filled), name, "should not be there")


def test_missing_files(filled: Path, tmp_path: Path) -> None:
    """A deleted database, blob folder or seal is said; without the seal all entries are still checked."""
    for name in ("lagebild.sqlite", "blobs"):
        copy = tmp_path / f"without {name}"
        shutil.copytree(filled, copy)
        (shutil.rmtree if name == "blobs" else Path.unlink)(copy / name)
        assert named(verify(copy), name, "missing")
    (filled / "seal").unlink()
    assert [(problem.where, problem.harmless) for problem in Workspace.open(filled).verify()] == [("seal", True)]


@pytest.mark.parametrize("change", [str.upper, lambda text: text[:-1], lambda text: text + "\n", lambda text: ""])
def test_changed_seal(filled: Path, change: Callable[[str], str]) -> None:
    """A seal in any other form is no seal; adding is refused until somebody has looked."""
    (filled / "seal").write_text(change((filled / "seal").read_text()))
    assert named(verify(filled), "seal", "sealed")
    with pytest.raises(TamperError, match="run verify"):
        Workspace.open(filled).add_decision(Decision(subject="s", verdict="v", by="b"))


def test_any_change_of_the_database_file(filled: Path) -> None:
    """The file changed where no entry is: the seal tells."""
    forge(filled, "PRAGMA user_version = 1", "CREATE TABLE other (x)", "DROP TABLE other", seal=False)
    assert named(verify(filled), "seal", "not byte for byte")


@pytest.mark.parametrize(
    ("statement", "where", "what"),
    [
        ("UPDATE evidence SET body = replace(body, 'deny', 'agree') WHERE seq = 1", "evidence entry 1 (claim", "leaf hash"),
        ("UPDATE evidence SET leaf = zeroblob(32) WHERE seq = 4", "evidence entry 4 (claim", "leaf hash"),
        ("UPDATE evidence SET body = x'7b7d' WHERE seq = 3", "evidence entry 3 (document", "not an entry"),
        ("UPDATE evidence SET kind = 'decision' WHERE seq = 1", "evidence entry 1", "columns contradict"),
        ("UPDATE evidence SET key = 'x' WHERE seq = 0", "evidence entry 0", "columns contradict"),
        ("UPDATE evidence SET body = 5 WHERE seq = 2", "evidence", "damaged"),
        ("DELETE FROM evidence WHERE seq = 5", "evidence entry 5", "missing"),
        ("DELETE FROM evidence WHERE seq = 12", "evidence entry 12", "missing: there is a head at 13"),
        ("UPDATE evidence_head SET root = zeroblob(32) WHERE size = 6", "evidence head at 6", "not the root"),
        ("UPDATE evidence_head SET peaks = 'x' WHERE size = 13", "evidence head at 13", "not the root"),
        ("DELETE FROM evidence_head WHERE size = 13", "evidence head at 13", "missing"),
        ("DELETE FROM evidence_head WHERE size = 6", "custody entry 1", "does not name"),
        ("DELETE FROM custody WHERE seq = 4", "custody entry 4", "missing: there is a head at 5"),
        ("UPDATE custody SET body = replace(body, '.html', '.pdf') WHERE seq = 2", "custody entry 2", "leaf hash"),
        ("DROP TABLE custody", "lagebild.sqlite", "cannot"),
        ("CREATE TRIGGER more BEFORE INSERT ON custody BEGIN SELECT 1; END", "trigger more", "append-only"),
    ],
)  # fmt: skip
def test_forged_database(filled: Path, statement: str, where: str, what: str) -> None:
    """Changes by somebody who also renews the seal are found in the logs and named."""
    statement = (
        statement.replace("replace(body", "CAST(replace(CAST(body AS TEXT)").replace("')", "') AS BLOB)")
        if "replace(" in statement
        else statement
    )
    forge(filled, statement)
    assert named(verify(filled), where, what)


def test_a_consistent_forgery_needs_a_head_kept_elsewhere(
    filled: Path, tmp_path: Path, additions: list[Addition]
) -> None:
    """Somebody who rebuilds the whole log is not found by the log itself, but by an earlier export."""
    Workspace.open(filled).export(tmp_path / "earlier.jsonl")
    with Workspace.create(tmp_path / "forged") as forged:
        for document, raw, claims in (additions[0], additions[2], additions[3]):
            forged.add_document(document, raw, claims)
    assert verify(tmp_path / "forged") == []
    problems = verify(tmp_path / "forged", tmp_path / "earlier.jsonl")
    assert [problem.where for problem in problems] == ["evidence entry 3 (document Ordner/2.html)"]
    assert "line 4 of earlier.jsonl" in problems[0].what


def test_against_an_export(filled: Path, tmp_path: Path, document: Callable[..., Addition]) -> None:
    """A workspace that went on still begins with its export; a shorter or another one does not."""
    export = tmp_path / "export.jsonl"
    Workspace.open(filled).export(export)
    Workspace.open(filled).export(tmp_path / "custody.jsonl", "custody")
    shutil.copytree(filled, tmp_path / "before")
    with Workspace.open(filled) as workspace:
        workspace.add_document(*document(70))
    assert verify(filled, export) == []
    assert verify(filled, tmp_path / "custody.jsonl") == []
    workspace.export(export)
    assert named(verify(tmp_path / "before", export), "evidence entry 13", "and not here")
    with pytest.raises(WorkspaceError, match="no such export"):
        workspace.verify(tmp_path / "nothing.jsonl")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda data: data.replace(b"deny", b"agree", 1), "differs from line 2"),
        (lambda data: data.replace(b'"size":13', b'"size":12'), "not the root of its own"),
        (lambda data: data.replace(b'"root":"', b'"root":"0', 1), "not the root of its own"),
        (lambda data: data[: data.rindex(b"\n", 0, -1) + 1], "does not end with a head"),
        (lambda data: data[:-9], "differs from line 14|is in export"),
        (lambda data: b"", "does not end with a head"),
        (lambda data: b"\xff\0 not an export", "differs from line 1"),
        (lambda data: b"\n".join(data.splitlines()[3:]), "differs from line 1"),
    ],
)
def test_changed_export(filled: Path, tmp_path: Path, change: Callable[[bytes], bytes], what: str) -> None:
    """An export that was changed, cut off or never was one is a finding."""
    export = tmp_path / "export.jsonl"
    Workspace.open(filled).export(export)
    export.write_bytes(change(export.read_bytes()))
    problems = verify(filled, export)
    assert any(named(problems, "", each) for each in what.split("|"))


def test_a_consistently_forged_claim_does_not_quote(filled: Path) -> None:
    """A claim with fitting hashes everywhere must still be exact slices of its document."""
    connection = sqlite3.connect(filled / "lagebild.sqlite")
    bodies = [body for (body,) in connection.execute("SELECT body FROM evidence ORDER BY seq")]
    sizes = [size for (size,) in connection.execute("SELECT size FROM evidence_head ORDER BY size")]
    connection.close()
    bodies[1] = bodies[1].replace(b"die Lieferung", b"den Empfang!!")
    statements = []
    grown = Range()
    for seq, body in enumerate(bodies):
        grown = grown.append(leaf_hash(body))
        statements.append(
            f"UPDATE evidence SET body = x'{body.hex()}', leaf = x'{leaf_hash(body).hex()}' WHERE seq = {seq}"
        )
        if grown.size in sizes:
            statements.append(
                f"UPDATE evidence_head SET root = x'{grown.root().hex()}', peaks = x'{b''.join(grown.peaks).hex()}' WHERE size = {grown.size}"
            )
    forge(filled, *statements)
    problems = verify(filled)
    assert named(problems, "evidence entry 1 (claim", "does not quote")
    assert named(problems, "custody entry 0", "does not name the evidence head")


def test_crash_leftovers_are_harmless_and_cleaned(filled: Path) -> None:
    """What one killed addition can leave is said, harmless, and gone after the next writing; more than that is neither."""
    (filled / "seal").unlink()
    for data in (b"raw", b"text"):
        path = blob(filled, sha256(data).hexdigest())
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    (filled / "blobs" / "incoming").write_bytes(b"half")
    (filled / "seal.new").write_bytes(b"half")
    problems = Workspace.open(filled).verify()
    assert all(problem.harmless for problem in problems)
    assert sum("unreferenced" in problem.what for problem in problems) == 2
    with Workspace.open(filled, write=True):
        pass
    assert Workspace.open(filled).verify() == []

    (filled / "seal").unlink()
    stray = [sha256(data).hexdigest() for data in (b"1", b"2", b"3")]
    for data, digest in zip((b"1", b"2", b"3"), stray, strict=True):
        blob(filled, digest).parent.mkdir(exist_ok=True)
        blob(filled, digest).write_bytes(data)
    assert len(verify(filled)) == 3
    with Workspace.open(filled, write=True):
        pass
    assert all(blob(filled, digest).exists() for digest in stray)
    assert {problem.what for problem in verify(filled)} == {"no entry refers to it"}
