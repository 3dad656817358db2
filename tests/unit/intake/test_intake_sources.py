"""Which files a list of paths means."""

import os
from pathlib import Path

import pytest

from lagebild.intake import sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with files, hidden files and folders within folders."""
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/deep/d.txt", ".hidden", ".git/config", "sub/.DS_Store"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path / "news"


def names(*paths: str | Path) -> list[str]:
    """Return the names that ``paths`` give."""
    return [name for name, _ in sources(paths)]


def test_a_folder_is_walked_in_sorted_order_without_hidden_files(folder: Path) -> None:
    """Names are relative to the folder given."""
    assert names(folder) == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"]


def test_a_file_keeps_the_path_as_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative as relative, absolute as absolute, hidden ones too when named; the order is the caller's."""
    monkeypatch.chdir(folder)
    assert names("b.txt", "./a.txt", ".hidden", folder / "a.txt") == [
        "b.txt",
        "./a.txt",
        ".hidden",
        str(folder / "a.txt"),
    ]


def test_one_path_may_stand_without_a_list(folder: Path) -> None:
    """A single path is not taken for a list of letters."""
    assert [name for name, _ in sources(str(folder))] == names(folder)


def test_links_that_lead_back_are_walked_once(folder: Path) -> None:
    """Loops end; a link to elsewhere is followed."""
    (folder / "loop").symlink_to(folder)
    (folder / "sub" / "up").symlink_to("..")
    (folder / "self").symlink_to("self")
    other = folder.parent / "other"
    other.mkdir()
    (other / "e.txt").write_text("x")
    (folder / "z").symlink_to(other)
    assert names(folder) == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt", "z/e.txt"]


def test_what_is_missing_comes_through_to_be_told(folder: Path) -> None:
    """A path that does not exist fails when it is opened, and the rest of the batch goes on."""
    found = list(sources([folder / "none.txt", folder / "a.txt"]))
    assert [path.exists() for _, path in found] == [False, True]


def test_names_that_are_no_utf8_can_be_printed(folder: Path) -> None:
    """Bytes that are no UTF-8 show as replacement characters in the name; the path still opens."""
    raw = os.fsencode(folder) + b"/\xff.txt"
    try:
        Path(os.fsdecode(raw)).write_text("x")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    (name, path), *_ = [pair for pair in sources([folder]) if "\ufffd" in pair[0]]
    assert name == "\ufffd.txt"
    assert path.read_text() == "x"


def test_things_that_are_no_files_are_passed_over(folder: Path) -> None:
    """A pipe in a folder would hang the batch."""
    os.mkfifo(folder / "pipe")
    assert "pipe" not in names(folder)
