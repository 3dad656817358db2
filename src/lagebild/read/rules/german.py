"""German: verb-second clauses, Konjunktiv, split verbs."""

from lagebild.read.attribution import Attribution

__all__ = ["attribute"]


def attribute(text: str) -> list[Attribution]:
    """Return the attributed statements of a German text in text order."""
    return []
