"""Everyone that the data files know, by id."""

from functools import cache

from lagebild.link import offices, organisations, states
from lagebild.model import EntityRef

__all__ = ["known"]


@cache
def known() -> dict[str, EntityRef]:
    """Return all states, organisations and office holders; of an office holder, the first form that is listed."""
    found: dict[str, EntityRef] = {}
    for source in (offices.forms, organisations.forms, states.forms):
        for _, entity, _, _ in source("en"):
            found.setdefault(entity.id, entity)
    return found
