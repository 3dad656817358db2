"""Documents become claims: readers plug in by name."""

from importlib.metadata import EntryPoint, entry_points
from typing import Protocol

from lagebild.errors import UsageError
from lagebild.model import Claim, Document
from lagebild.settings import settings

__all__ = ["Reader", "known", "reader", "readers"]


class Reader(Protocol):
    """Anything that turns a document into claims; registered as an entry point of ``lagebild.readers``."""

    name: str  # with its version, e.g. rules-0.1

    def read(self, document: Document) -> tuple[Claim, ...]:
        """Return the claims of ``document`` in text order; each span is an exact slice of its text."""
        ...


def readers() -> dict[str, str]:
    """Return the installed readers: name to the object that makes one."""
    return {point.name: point.value for point in entry_points(group="lagebild.readers")}


def reader(name: str | None = None) -> Reader:
    """Make the reader called ``name``, or the one of the settings; raises UsageError when there is none."""
    made: Reader = known(name).load()()
    return made


def known(name: str | None = None) -> EntryPoint:
    """Return where the reader called ``name`` is, without making it; raises UsageError when there is none."""
    name = name or settings().reader
    for point in entry_points(group="lagebild.readers", name=name):
        return point
    raise UsageError(f"no reader called {name!r}: choose one of {', '.join(sorted(readers()))}")
