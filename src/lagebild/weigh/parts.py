"""What one claim tells of alleged facts: its event, taken apart by families of goods."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from lagebild.data import load
from lagebild.model import Claim, Event

__all__ = ["SYMMETRIC", "Part", "ancestors", "family", "side", "told"]

SYMMETRIC = frozenset({"SIGN", "AGREE", "COOPERATE", "CONSULT"})
_NEEDS_OBJECT = frozenset({"AGREE", "COOPERATE", "MOBILIZE", "AID"})
_ANY_UNITS = frozenset({"t", "usd", "eur"})


class Part(Struct, frozen=True):
    """One event of a claim, about one family of goods, and the partial date it belongs to."""

    claim: Claim
    event: Event
    when: str | None

    @property
    def sides(self) -> int:
        """How many sides of the event are told."""
        return bool(self.event.actor) + bool(self.event.recipient)


def side(claim: Claim) -> str:
    """Tell on which side of its event a claim stands: for, against or neither.

    Who praises or criticizes an act takes from others that it happened, and stands on neither side, as do demands,
    speculation and refusals to comment. A promise stands for an agreement, since making it is the act, and for
    nothing else.
    """
    if claim.stance == "deny":
        return "against"
    if claim.stance in {"assert", "accuse", "agree"}:
        return "for"
    if claim.stance == "promise" and claim.event and claim.event.type in SYMMETRIC:
        return "for"
    return "neither"


@cache
def ancestors(commodity: str) -> tuple[str, ...]:
    """Return the classes above ``commodity``, nearest first."""
    parent = load("commodities").get(commodity, {}).get("parent")
    return (parent, *ancestors(parent)) if parent else ()


@cache
def family(commodity: str) -> str:
    """Return the class that ``commodity`` belongs to just below its top class; a top class is its own family."""
    above = ancestors(commodity)
    return above[-2] if len(above) > 1 else commodity


def told(published: str | None, *claims: Claim) -> tuple[tuple[tuple[str, str], Part], ...]:
    """Return what the claims of a document tell: one part for each family of goods of each claim's event.

    Each comes with the type of its event and that family; claims without an event tell nothing.
    """
    return tuple(
        ((event.type, kind), Part(claim, event, event.date or claim.said or published))
        for claim in claims
        if claim.event
        for kind, event in _split(claim.event)
    )


def _split(event: Event) -> Iterator[tuple[str, Event]]:
    """One event a family of objects; a class is dropped where one of its members is named too, and so are containers
    and the like where it is told what was in them."""
    act = load("events").get(event.type, {}).get("act", False)
    if not (event.actor or event.recipient) or not (act or event.type in _NEEDS_OBJECT):
        return
    named = {o for o in event.objects if not load("commodities").get(o, {}).get("generic")} or set(event.objects)
    families: dict[str, list[str]] = {}
    for commodity in sorted(_narrowest(named)):
        families.setdefault(family(commodity), []).append(commodity)
    if not families and act:
        families[""] = []
    for kind, objects in families.items():
        counted = event.quantity if event.quantity and _counts(event.quantity.unit, objects) else None
        yield kind, replace(event, objects=tuple(objects), quantity=counted)


def _counts(unit: str, objects: list[str]) -> bool:
    """Whether ``objects`` can be counted in ``unit`` ("eine Million Barrel" are no air defence systems)."""
    kinds = {k for o in objects for k in (o, *ancestors(o))}
    units = {u for k in kinds for u in load("commodities").get(k, {}).get("units", "").split()}
    return unit in _ANY_UNITS or unit in units


def _narrowest(objects: set[str]) -> set[str]:
    return objects - {a for o in objects for a in ancestors(o)}
