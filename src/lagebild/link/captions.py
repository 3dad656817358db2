"""English captions of what the data files know."""

from functools import cache

from lagebild.link import offices, organisations, states

__all__ = ["caption", "captions"]


def caption(party: str) -> str:
    """Return the English name of a country code or entity id; the id itself where it is not known."""
    return captions().get(party, party)


@cache
def captions() -> dict[str, str]:
    """Return id to caption for all states, organisations and office holders."""
    found: dict[str, str] = {}
    for source in (offices.forms, organisations.forms, states.forms):
        for _, entity, _, _ in source("en"):
            found.setdefault(entity.id, entity.caption)
    return found
