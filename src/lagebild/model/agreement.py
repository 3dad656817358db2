"""Agreements between states, clause by clause."""

from msgspec import Struct


class Signatory(Struct, frozen=True, kw_only=True):
    """A party and its steps, each a partial date or none."""

    country: str
    signed: str | None = None
    ratified: str | None = None


class Clause(Struct, frozen=True, kw_only=True):
    """One obligation in our own words, its ATOP kind, and which measures it touches."""

    id: str
    article: str | None
    kind: str  # ATOP: defence, offence, neutrality, non-aggression, consultation; or cooperation, trade, space …
    obligation: str
    touches: tuple[str, ...] = ()  # Measure ids
    objects: tuple[str, ...] = ()
    text_status: str = "read"


class Agreement(Struct, frozen=True, kw_only=True):
    """A treaty or other agreement between states."""

    id: str
    title: str
    parties: tuple[Signatory, ...]
    signed: str | None
    in_force: str | None = None
    ended: str | None = None
    kinds: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    names: tuple[str, ...] = ()  # how reports call it, any language
    sources: tuple[str, ...] = ()
