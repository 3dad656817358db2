"""English: clause complements, inversion, parentheses."""

from lagebild.read.attribution import Attribution

__all__ = ["attribute"]


def attribute(text: str) -> list[Attribution]:
    """Return the attributed statements of an English text in text order."""
    return []
