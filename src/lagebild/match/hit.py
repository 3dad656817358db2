"""What screening answers."""

from msgspec import Struct

from lagebild.match.features import Feature

__all__ = ["Hit", "WhyNot"]


class Hit(Struct, frozen=True, kw_only=True, gc=False):
    """A party that may be meant, as `lagebild screen` prints it; the score is the probability that it is."""

    id: str
    caption: str
    schema: str
    score: float
    match: bool
    explanations: dict[str, Feature]


class WhyNot(Struct, frozen=True, kw_only=True, gc=False):
    """How a query compares with one party. ``comparable``: the schemas allow it; ``looked_at``: the search found it."""

    id: str
    caption: str
    schema: str
    score: float
    match: bool
    threshold: float
    comparable: bool
    looked_at: bool
    explanations: dict[str, Feature]
