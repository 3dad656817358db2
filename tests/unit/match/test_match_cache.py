"""Indexes in files: written once, mapped afterwards, never trusted when damaged."""

import numpy as np
import pytest

from lagebild.match import Index, archive, open_index
from lagebild.model import Entity

PARTIES = [
    Entity(id=f"p-{name}", schema="Person", caption=name, properties={"name": (f"{name} Example",)})
    for name in ("Ann", "Boris", "Chol")
]
QUERY = {"schema": "Person", "properties": {"name": ["Boris Example"]}}


def refuse() -> list[Entity]:
    """Stand for a register that must not be read."""
    raise AssertionError("the register was read again")


def test_the_second_time_the_register_is_not_read(tmp_path):
    """The mapped index answers as the one in memory does."""
    first = open_index("key", lambda: PARTIES, tmp_path)
    second = open_index("key", refuse, tmp_path)
    assert first.screen(QUERY) == second.screen(QUERY) == Index(PARTIES).screen(QUERY)
    assert len(second) == 3


def test_another_register_is_another_index(tmp_path):
    """The key tells registers apart."""
    open_index("key", lambda: PARTIES, tmp_path)
    assert len(open_index("other", lambda: PARTIES[:1], tmp_path)) == 1


def test_without_a_folder_it_lives_in_memory(tmp_path):
    """No folder, or one that cannot be written: the index is made and used."""
    assert len(open_index("key", lambda: PARTIES, None)) == 3
    (tmp_path / "file").write_text("no folder")
    assert len(open_index("key", lambda: PARTIES, tmp_path / "file")) == 3


@pytest.mark.parametrize("place", range(0, 2000, 97))
def test_damage_is_noticed(tmp_path, place):
    """A flipped byte anywhere, and the index is made again."""
    open_index("key", lambda: PARTIES, tmp_path)
    (path,) = tmp_path.glob("*.index")
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= 0x41
    path.write_bytes(data)
    assert open_index("key", lambda: PARTIES, tmp_path).screen(QUERY)[0].id == "p-Boris"


@pytest.mark.parametrize("size", [0, 1, 11, 12, 40, 500])
def test_a_short_file_is_no_index(tmp_path, size):
    """A file that was cut off is none."""
    path = tmp_path / "x"
    archive.save(path, "key", {"a": np.arange(400)})
    assert archive.load(path, "key") is not None
    assert archive.load(path, "another") is None
    path.write_bytes(path.read_bytes()[:size])
    assert archive.load(path, "key") is None


def test_few_indexes_are_kept(tmp_path):
    """Old ones go."""
    for number in range(12):
        open_index(str(number), lambda: PARTIES, tmp_path)
    assert len(list(tmp_path.glob("*.index"))) <= 8
