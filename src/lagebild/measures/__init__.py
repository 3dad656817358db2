"""Alleged facts against the provisions they would break, element by element, and what agreements touch."""

from lagebild.measures.attachment import attach
from lagebild.measures.catalogue import provision, provisions
from lagebild.measures.engine import test
from lagebild.measures.records import agreements, mandates, votes

__all__ = ["agreements", "attach", "mandates", "provision", "provisions", "test", "votes"]
