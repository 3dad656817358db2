"""A piece of one document."""

from msgspec import Struct


class Span(Struct, frozen=True):
    """Code points ``start`` to ``end`` (exclusive) of ``Document.text``; ``text`` is exactly that slice."""

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """Cut the span out of ``text``, so that it cannot differ from it."""
        return cls(text[start:end], start, end)
