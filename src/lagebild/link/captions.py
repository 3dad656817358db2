"""English captions of what the data files know."""

from functools import cache

from lagebild.link.known import known

__all__ = ["caption", "captions"]


def caption(party: str) -> str:
    """Return the English name of a country code or entity id; the id itself where it is not known."""
    return captions().get(party, party)


@cache
def captions() -> dict[str, str]:
    """Return id to caption for all states, organisations and office holders."""
    return {key: entity.caption for key, entity in known().items()}
