"""``add``: one document that fails costs the batch nothing, and no workspace takes in itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lagebild import workbench
from lagebild.model import Claim, Document, Span

NEWS = "SEOUL, 4 March 2024 - South Korea's defence ministry accused North Korea of shipping shells to Russia.\n"


class Moody:
    """A reader that fails in its own way on some documents."""

    name = "moody-1"

    def read(self, document: Document) -> tuple[Claim, ...]:
        if "crash" in document.name:
            raise KeyError("no such cue")
        if "deep" in document.name:
            raise RecursionError
        if "misquote" in document.name:
            claim = Claim(
                id="c1", document=document.id, kind="direct", stance="assert", speaker=None, cue=None,
                content=(Span("not there", 0, 9),), event=None, confidence=0.5, reader=self.name,
            )  # fmt: skip
            return (claim,)
        return ()


@pytest.fixture
def told() -> list[str]:
    """Return what failures tell."""
    return []


def add(folder: Path, told: list[str], *sources: str | bytes | Path, reader: str = "rules") -> list[workbench.Added]:
    """Add to the workspace in ``folder``."""
    words = [os.fsdecode(source) for source in sources]
    return list(workbench.add(folder / "space", words, reader=reader, failures=workbench.Failures(told.append)))


def test_a_reader_that_fails_on_one_document_spares_the_others(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Crashes, endless recursion and misquotations are told with the document's name; the rest is kept and verifies."""
    monkeypatch.setattr("lagebild.read.reader", lambda name: Moody())
    (tmp_path / "news").mkdir()
    for name in ("a", "crash", "deep", "misquote", "z"):
        (tmp_path / "news" / f"{name}.txt").write_text(NEWS + name)
    assert [done.name for done in add(tmp_path, told, tmp_path / "news")] == ["a.txt", "z.txt"]
    assert [line.split(":")[0] for line in told] == ["crash.txt", "deep.txt", "misquote.txt"]
    assert "KeyError: 'no such cue'" in told[0]
    assert not workbench.verify(tmp_path / "space").problems


def test_a_workspace_never_takes_in_itself(tmp_path: Path, told: list[str]) -> None:
    """Walking over workspaces passes their files by; a file of one that is named is refused; others beside are taken."""
    (tmp_path / "a.txt").write_text(NEWS)
    assert len(add(tmp_path, told, tmp_path / "a.txt")) == 1
    (tmp_path / "space" / "b.txt").write_text(NEWS + "b")
    (tmp_path / "other").mkdir()
    list(workbench.add(tmp_path / "other" / "deep", [str(tmp_path / "space" / "b.txt")]))
    assert [(done.name, done.new) for done in add(tmp_path, told, tmp_path)] == [
        ("a.txt", False),
        ("space/b.txt", True),
    ]
    assert told == []
    (blob,) = {p for p in (tmp_path / "other" / "deep" / "blobs").rglob("*") if p.is_file()}
    assert add(tmp_path, told, blob, tmp_path / "space" / "seal", tmp_path / "space" / "blobs") == []
    assert ["belongs to a workspace" in line for line in told] == [True, True]


def test_odd_sources_are_named_and_the_rest_goes_on(tmp_path: Path, told: list[str]) -> None:
    """Nothing, other schemes, endless names, loops, pipes and what is not there."""
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    odd = bytes(tmp_path / "od") + b"\xff.txt"
    Path(os.fsdecode(odd)).write_text(NEWS)
    sources = ["", "ftp://x/y", "HTTP://", "x" * 5000, tmp_path / "loop", tmp_path / "pipe", tmp_path / "no", odd]
    assert [done.name for done in add(tmp_path, told, *sources)] == ["od�.txt"]
    assert len(told) == len(sources) - 1
    assert not any("Errno" in line for line in told)


def test_the_current_folder_may_be_added(tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice, with the workspace in it, without anything new the second time."""
    (tmp_path / "a.txt").write_text(NEWS)
    monkeypatch.chdir(tmp_path)
    assert [done.new for done in add(Path(), told, ".")] == [True]
    assert [done.new for done in add(Path(), told, ".")] == [False]


def test_several_processes_may_make_one_workspace(tmp_path: Path) -> None:
    """Started at once without a workspace, one makes it and all add to it."""
    lagebild = Path(sys.executable).with_name("lagebild")
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(NEWS + str(number))
    words = [[lagebild, "add", tmp_path / f"{number}.txt", "-w", tmp_path / "space"] for number in range(4)]
    running = [subprocess.Popen(each, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for each in words]
    told = [process.communicate(timeout=60)[0].decode() for process in running]
    assert [line.startswith("1 documents added") for line in told] == [True] * 4, told
    assert not workbench.verify(tmp_path / "space").problems
