"""Killed at any moment, a workspace opens, verifies, and goes on to the same content.

``LAGEBILD_KILLS`` is the number of random kills (20 unless set; ``make test-fault`` sets 100).
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from fault_adding import add_all, add_by_command, write_news

from lagebild.store import Workspace

KILLS = int(os.environ.get("LAGEBILD_KILLS", "20"))
SCRIPT = Path(__file__).with_name("fault_adding.py")


@pytest.fixture
def fast_folder() -> Iterator[Path]:
    """A folder in memory where there is one: SIGKILL does not ask how durable a write was."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="lagebild-", dir=memory if os.access(memory, os.W_OK) else None))
    yield folder
    shutil.rmtree(folder)


def export_of(workspace: Workspace, folder: Path) -> bytes:
    """The whole evidence as bytes."""
    workspace.export(folder / "export.jsonl")
    return (folder / "export.jsonl").read_bytes()


def check(folder: Path, beside: Path, reference: bytes, add: Callable[[Path], int], count: int) -> int:
    """Hold one killed workspace to the promise; how many documents it had."""
    had = 0
    if (folder / "lagebild.sqlite").exists():  # else it was killed before there was a workspace
        workspace = Workspace.open(folder)
        assert [problem for problem in workspace.verify() if not problem.harmless] == []
        had = sum(1 for _ in workspace.documents())
        assert reference.startswith(b"".join(export_of(workspace, beside).splitlines(keepends=True)[:-1]))
    assert add(folder) == count - had
    workspace = Workspace.open(folder)
    assert workspace.verify() == []
    assert export_of(workspace, beside) == reference
    assert sorted(path.name for path in folder.iterdir()) == ["blobs", "lagebild.sqlite", "seal"]
    return had


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize(
    ("mode", "add", "kills"), [("random", add_all, 3 * KILLS // 4), ("command", add_by_command, KILLS // 4)]
)
def test_killed_at_random(fast_folder: Path, mode: str, add: Callable[[Path], int], kills: int) -> None:
    """SIGKILL at random moments of adding 200 documents loses nothing and leaves nothing half done."""
    write_news(fast_folder / "news")
    add(fast_folder / "reference")
    reference = export_of(Workspace.open(fast_folder / "reference"), fast_folder)
    killed, had = [], set()
    command = [sys.executable, str(SCRIPT), mode, str(fast_folder), str(kills), "20240328"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:  # checking one while the next is running
            number, fate = line.split()
            had.add(check(fast_folder / number, fast_folder, reference, add, 200))
            shutil.rmtree(fast_folder / number)
            killed.append(fate == "killed")
    assert process.returncode == 0
    assert len(killed) == kills
    assert sum(killed) > kills / 2
    assert len(had) > kills / 4  # the moments differed


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_each_step(fast_folder: Path) -> None:
    """Killed just before each sync, rename, removal and new folder on the way, a run can be repeated."""
    add_all(fast_folder / "reference", 2)
    reference = export_of(Workspace.open(fast_folder / "reference"), fast_folder)
    command = [sys.executable, str(SCRIPT), "steps", str(fast_folder), "1", "1" if KILLS >= 100 else "2"]
    lines = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    assert len(lines) > 10
    add = partial(add_all, count=2)
    had = [check(fast_folder / line.split()[0], fast_folder, reference, add, 2) for line in lines]
    assert had == sorted(had)
    assert {0, 1} <= set(had)  # some died within the first document, some within the second
