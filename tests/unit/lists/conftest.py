"""A small list of our own making in the shape of the UN's file."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"

UN_LIST = (Path(__file__).parent / "examples" / "un.xml").read_text(encoding="utf-8")


@pytest.fixture
def un_list() -> bytes:
    """Bytes of the list."""
    return UN_LIST.encode()


@pytest.fixture
def real_un_list() -> bytes:
    """Bytes of a real list, where the development data is at hand."""
    path = SHARED / "data" / "lists" / "un_consolidated.xml"
    if not path.exists():
        pytest.skip("the development data is not here")
    return path.read_bytes()


@pytest.fixture
def example():
    """Give the bytes of a list of our own making, by name."""
    return lambda name: (Path(__file__).parent / "examples" / name).read_bytes()


@pytest.fixture
def shared_lists() -> Path:
    """The folder of real lists, where the development data is at hand."""
    path = SHARED / "data" / "lists"
    if not path.exists():
        pytest.skip("the development data is not here")
    return path
