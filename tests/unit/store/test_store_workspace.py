"""What goes into a workspace comes out again, once, in order, the same everywhere."""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lagebild.errors import TamperError, WorkspaceError
from lagebild.ledger import Decision, Range, leaf_hash
from lagebild.model import Claim, Document, Span
from lagebild.store import Workspace

Addition = tuple[Document, bytes, list[Claim]]


def everything(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_what_goes_in_comes_out(filled: Path, additions: list[Addition], snapshot: Callable[..., object]) -> None:
    """Documents, claims, bytes and snapshots are read back equal and in the order of their adding."""
    workspace = Workspace.open(filled)
    assert list(workspace.documents()) == [document for document, _, _ in additions]
    assert list(workspace.claims()) == [claim for _, _, claims in additions for claim in claims]
    for document, raw, claims in additions:
        assert workspace.document(document.id) == document
        assert list(workspace.claims(document.id)) == claims
        assert workspace.raw(document.id) == raw
        assert workspace.has_document(document.id)
    assert not workspace.has_document("0" * 64)
    taken, raw = snapshot()  # type: ignore[misc]
    assert list(workspace.snapshots()) == [taken]
    assert list(workspace.snapshot_heads()) == [msgspec.structs.replace(taken, parties=())]
    assert workspace.snapshot(taken.id) == taken
    assert workspace.raw(taken.id) == raw
    assert workspace.head().size == 4 + 4 * 2 + 1
    assert workspace.verify() == []


def test_adding_again_changes_nothing(filled: Path, additions: list[Addition], snapshot: Callable[..., object]) -> None:
    """A complete document or snapshot is not added twice, and the files stay byte for byte."""
    before = everything(filled)
    with Workspace.open(filled) as workspace:
        for addition in additions:
            assert not workspace.add_document(*addition)
        assert not workspace.add_snapshot(*snapshot())  # type: ignore[misc]
    assert {name: data for name, data in everything(filled).items() if "sqlite" not in name and name != "seal"} == {
        name: data for name, data in before.items() if "sqlite" not in name and name != "seal"
    }
    assert Workspace.open(filled).head().size == 13
    assert Workspace.open(filled).verify() == []


def test_reading_changes_no_byte(filled: Path) -> None:
    """All questions together leave the folder as it was, down to the times of its files."""
    before, times = everything(filled), {path: path.stat().st_mtime_ns for path in sorted(filled.rglob("*"))}
    with Workspace.open(filled) as workspace:
        for question in (workspace.documents, workspace.claims, workspace.snapshots, workspace.receipts):
            assert list(question())  # type: ignore[operator]
        assert not list(workspace.decisions())
        workspace.head()
        workspace.export(filled.parent / "export.jsonl")
        workspace.verify(filled.parent / "export.jsonl")
    assert everything(filled) == before
    assert {path: path.stat().st_mtime_ns for path in sorted(filled.rglob("*"))} == times


def test_same_inputs_same_evidence(
    filled: Path, tmp_path: Path, additions: list[Addition], snapshot: Callable[..., object]
) -> None:
    """In another folder, in two sittings and retrieved at another time, the evidence has the same bytes."""
    with Workspace.create(tmp_path / "other") as other:
        for document, raw, claims in additions[:2]:
            other.add_document(replace(document, retrieved="2030-01-01T00:00:00Z"), raw, claims, path="/elsewhere")
    with Workspace.open(tmp_path / "other") as other:
        for addition in additions:
            other.add_document(*addition)
        other.add_snapshot(*snapshot())  # type: ignore[misc]
    Workspace.open(filled).export(tmp_path / "one.jsonl")
    Workspace.open(tmp_path / "other").export(tmp_path / "two.jsonl")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert next(other.documents()).retrieved == "2030-01-01T00:00:00Z"


def test_custody_tells_how_it_came(filled: Path, additions: list[Addition]) -> None:
    """There is one receipt an addition, with the time, the tool and the evidence head it led to."""
    workspace = Workspace.open(filled)
    receipts = list(workspace.receipts())
    assert [receipt.id for receipt in receipts[:4]] == [document.id for document, _, _ in additions]
    assert {receipt.kind for receipt in receipts} == {"document", "snapshot"}
    assert receipts[0].path == "Ordner/0.html"
    assert receipts[0].tool.startswith("lagebild ")
    assert receipts[0].received.endswith("Z")
    assert [receipt.size for receipt in receipts] == [3, 6, 9, 12, 13]
    assert receipts[-1].root == workspace.head().root
    assert workspace.head("custody").size == 5


def test_decisions(filled: Path) -> None:
    """A decision may be taken back and made again; only its immediate repetition is dropped."""
    yes, no = (Decision(subject="p1", verdict=verdict, by="mk", made="2024-06") for verdict in ("same", "other"))
    with Workspace.open(filled) as workspace:
        assert [workspace.add_decision(each) for each in (yes, yes, no, yes, replace(yes, subject="p2"))] == [
            True, False, True, True, True,
        ]  # fmt: skip
    assert list(workspace.decisions()) == [yes, no, yes, replace(yes, subject="p2")]
    assert workspace.verify() == []


def test_export_is_the_log(filled: Path, tmp_path: Path) -> None:
    """Each line of an export is the data of a leaf: anyone can compute the root in a few lines."""
    workspace = Workspace.open(filled)
    for log in ("evidence", "custody"):
        head = workspace.export(tmp_path / "export.jsonl", log)
        *lines, last = (tmp_path / "export.jsonl").read_bytes().splitlines()
        assert Range().extend(leaf_hash(line) for line in lines).root().hex() == head.root
        assert f'"root":"{head.root}","size":{len(lines)}'.encode() in last
    with pytest.raises(WorkspaceError, match="no log"):
        workspace.export(tmp_path / "x", "gossip")
    with pytest.raises(WorkspaceError):
        workspace.export(tmp_path / "missing" / "export.jsonl")
    for name in ("lagebild.sqlite", "blobs/x", "../filled/export.jsonl"):
        with pytest.raises(WorkspaceError, match="another folder"):
            workspace.export(filled / name)
    assert workspace.verify() == []


def test_a_path_that_is_not_unicode_is_kept_escaped(filled: Path, document: Callable[..., Addition]) -> None:
    """File names may be any bytes; the receipt shows those that are no text."""
    with Workspace.open(filled) as workspace:
        workspace.add_document(*document(80), path="/a/caf\udce9.txt")
    assert list(workspace.receipts())[-1].path == "/a/caf\\xe9.txt"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d, r, c: (d, r + b"!", c), "sha256"),
        (lambda d, r, c: (replace(d, size=1), r, c), "bytes given"),
        (lambda d, r, c: (d, r, [replace(c[0], content=(Span("Nie", 0, 3),))]), "does not quote"),
        (lambda d, r, c: (d, r, [replace(c[0], document="f" * 64)]), "another document"),
        (lambda d, r, c: (d, r, [c[0], c[0]]), "two claims"),
        (lambda d, r, c: (d, r, [replace(c[0], confidence=float("nan"))]), "canonical JSON"),
        (lambda d, r, c: (replace(d, text=d.text + "\ud800"), r, c), "not Unicode"),
        (lambda d, r, c: (replace(d, name="\udcff"), r, c), "canonical JSON"),
    ],
)
def test_what_does_not_hold_together_is_refused(
    filled: Path, document: Callable[..., Addition], change: Callable[..., Addition], said: str
) -> None:
    """An addition that contradicts itself is refused in one line, leaves nothing, and hinders nothing."""
    before = everything(filled / "blobs")
    with Workspace.open(filled) as workspace:
        with pytest.raises(WorkspaceError, match=said) as caught:
            workspace.add_document(*change(*document(9)))
        assert "\n" not in str(caught.value)
        assert everything(filled / "blobs") == before
        assert workspace.add_document(*document(10))
    assert workspace.verify() == []


def test_unknown_ids(filled: Path) -> None:
    """Asking for what is not there is a WorkspaceError that names it."""
    workspace = Workspace.open(filled)
    for question in (workspace.document, workspace.snapshot, workspace.raw, lambda key: list(workspace.claims(key))):
        for key in ("0" * 64, "", "../../etc/passwd", "\ud800"):
            with pytest.raises((WorkspaceError, TamperError)):
                question(key)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40), st.data())
def test_any_text_is_kept_exactly(tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject) -> None:
    """No text, however odd, comes back changed, and its slices stay its slices."""
    start = data.draw(st.integers(0, len(text)))
    span = Span.of(text, start, data.draw(st.integers(start, len(text))))
    raw = b"raw" + text.encode()
    key = sha256(raw).hexdigest()
    document = Document(id=key, name="\n\x00😀", media_type="text/plain", size=len(raw), text=text, language="und")
    claim = Claim(id="c", document=key, kind="direct", stance="assert", content=(span,))
    with Workspace.create(tmp_path_factory.mktemp("any") / "w") as workspace:
        workspace.add_document(document, raw, [claim])
    assert workspace.document(key) == document
    assert list(workspace.claims(key)) == [claim]
    assert workspace.verify() == []


def test_empty_and_large(tmp_path: Path) -> None:
    """A document of no bytes and one of eight million code points are documents like any other."""
    with Workspace.create(tmp_path / "w") as workspace:
        for text in ("", "ä" * 8_000_000):
            raw = text.encode()
            key = sha256(raw).hexdigest()
            document = Document(id=key, name="x", media_type="text/plain", size=len(raw), text=text, language="und")
            assert workspace.add_document(document, raw, [])
            assert workspace.document(key) == document
    assert workspace.verify() == []
    assert (tmp_path / "w" / "lagebild.sqlite").stat().st_size < 200_000


@pytest.mark.parametrize(
    "name", ["with space", "Übersicht-平壤", "a?b#c%20d&e", "q'uo\"te", "n\nl", "x" * 200, "-v", "deep/er/still"]
)
def test_odd_paths(tmp_path: Path, document: Callable[..., Addition], name: str) -> None:
    """Whatever the file system allows as a name can be a workspace."""
    with Workspace.create(tmp_path / name) as workspace:
        assert workspace.add_document(*document(1))
    assert Workspace.open(str(tmp_path / name)).verify() == []


def test_relative_path_survives_a_change_of_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace opened by a relative path is the one meant then."""
    monkeypatch.chdir(tmp_path)
    workspace = Workspace.create("w")
    (tmp_path / "sub").mkdir()
    os.chdir("sub")
    with workspace:
        assert workspace.add_decision(Decision(subject="s", verdict="v", by="b"))
    assert workspace.verify() == []


def test_impossible_paths(tmp_path: Path) -> None:
    """A path that cannot be, or is something else, is told in one line."""
    (tmp_path / "file").write_text("x")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("x")
    for name in ("file", "full", "file/below", "x" * 300, "a\0b"):
        with pytest.raises(WorkspaceError) as caught:
            Workspace.create(tmp_path / name)
        assert "\n" not in str(caught.value)
        with pytest.raises(WorkspaceError):
            Workspace.open(tmp_path / name)
    assert (tmp_path / "full" / "notes.txt").read_text() == "x"
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["notes.txt"]


def test_creating_twice(filled: Path) -> None:
    """A workspace is never made over another."""
    with pytest.raises(WorkspaceError, match="already"):
        Workspace.create(filled)
    with pytest.raises(WorkspaceError, match="lagebild init"):
        Workspace.open(filled.parent / "nothing")
    assert Workspace.open(filled).verify() == []
