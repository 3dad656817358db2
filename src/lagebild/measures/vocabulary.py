"""How the object of a report lies to the object of a provision, along the tree of commodities."""

from functools import cache

from lagebild.data import load

__all__ = ["ancestors", "closest", "intangible", "label", "names", "relate"]


@cache
def ancestors(commodity: str) -> tuple[str, ...]:
    """Return the classes above ``commodity``, nearest first."""
    found: list[str] = []
    tree = load("commodities")
    parent = tree.get(commodity, {}).get("parent")
    while parent and parent not in found:
        found.append(parent)
        parent = tree.get(parent, {}).get("parent")
    return tuple(found)


@cache
def relate(told: str, ruled: str) -> str:
    """Tell how the ``told`` object lies to the ``ruled`` one.

    ``covered``: the same or a kind of it. ``unspecific``: the told class is wider, or it is a cooperation
    named for another branch of the same field, which may include it. ``apart``: neither.
    """
    if told == ruled or ruled in ancestors(told):
        return "covered"
    if told in ancestors(ruled):
        return "unspecific"
    if told.endswith("-cooperation") and set(ancestors(told)) & set(ancestors(ruled)):
        return "unspecific"
    return "apart"


def closest(told: tuple[str, ...], ruled: tuple[str, ...]) -> str:
    """Return the strongest relation between any told and any ruled object; ``unnamed`` when none is told."""
    if not told:
        return "unnamed"
    relations = {relate(t, r) for t in told for r in ruled}
    return next((r for r in ("covered", "unspecific") if r in relations), "apart")


def intangible(commodity: str) -> bool:
    """Tell whether the object is help or know-how and not goods."""
    line = (commodity, *ancestors(commodity))
    return any(c.endswith(("-technology", "-cooperation", "-training", "-teaching")) for c in line)


def label(commodity: str) -> str:
    """Return the name of a commodity in words."""
    return str(load("commodities").get(commodity, {}).get("label", commodity))


def names(commodities: tuple[str, ...]) -> str:
    """Return the labels as one phrase."""
    return ", ".join(label(c) for c in commodities)
