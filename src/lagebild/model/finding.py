"""A proposition held against a provision, element by element."""

from msgspec import Struct

STATES = ("met", "alleged", "contested", "excluded", "unknown")
OUTCOMES = ("inside", "breach indicated", "not testable")


class Element(Struct, frozen=True, kw_only=True):
    """One condition of a provision and how far the evidence carries it."""

    name: str  # act, direction, target, object, date, quantity, exemption
    requires: str  # the condition, in words
    state: str  # met | alleged | contested | excluded | unknown
    claims: tuple[str, ...] = ()  # claim ids
    note: str = ""  # why this state


class Finding(Struct, frozen=True, kw_only=True):
    """The test of one proposition against one provision as of a date; never a verdict."""

    id: str
    proposition: str
    measure: str
    theme: str
    elements: tuple[Element, ...]
    outcome: str  # inside | breach indicated | not testable
    reason: str
    as_of: str | None = None
    in_force: bool = True  # on the event's date
