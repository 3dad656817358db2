"""What an extractor hands back, and the limits that all of them keep."""

from msgspec import Struct

from lagebild.model import Step

__all__ = ["MAX_TEXT", "Extract", "step"]

MAX_TEXT = 60_000_000  # code points taken from a PDF, Word file or page; plain text has only the limit on bytes


class Extract(Struct, frozen=True, kw_only=True):
    """The working copy and what the format itself tells about it (all optional, none guessed)."""

    text: str
    steps: tuple[Step, ...] = ()
    title: str | None = None
    published: str | None = None
    url: str | None = None  # the address that the document gives for itself
    site: str | None = None  # the outlet as the document names it


def step(distribution: str, did: str) -> Step:
    """Log one step with the version of the installed distribution that did it."""
    from importlib.metadata import version

    return Step(distribution, version(distribution), did)
