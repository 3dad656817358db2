"""Names in texts become entities: states by all their names, office holders by date, organisations, listed parties."""

from lagebild.link.candidates import Candidate, candidates
from lagebild.link.gazetteer import Gazetteer, gazetteer
from lagebild.link.naming import Naming
from lagebild.link.speakers import UNNAMED, Description, describe, resolve, together

__all__ = [
    "UNNAMED", "Candidate", "Description", "Gazetteer", "Naming", "candidates", "describe", "gazetteer", "mentions",
    "resolve", "together",
]  # fmt: skip


def mentions(text: str, language: str) -> list[Naming]:
    """Return the places of ``text`` that name someone known, in text order and without overlap."""
    return gazetteer().mentions(text, language)
