"""What yente's paths take and give, in yente's words."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct, field

from lagebild.api.parties import Party
from lagebild.api.screening import Reason

__all__ = [
    "NAME",
    "Algorithm",
    "Algorithms",
    "Catalog",
    "Example",
    "Facet",
    "FacetValue",
    "Found",
    "Listed",
    "Queries",
    "Response",
    "Responses",
    "Scored",
    "Total",
]

NAME = "lagebild"  # of the algorithm
Value = Annotated[str, Meta(max_length=2000)]


class Example(Struct, frozen=True, kw_only=True):
    """Who is looked for."""

    schema: Annotated[str, Meta(max_length=50)] = "Thing"
    properties: Annotated[
        dict[str, Value | Annotated[list[Value | int | float | None], Meta(max_length=60)]], Meta(max_length=60)
    ] = field(default_factory=dict)
    id: Annotated[str, Meta(max_length=300)] | None = None


class Queries(Struct, frozen=True, kw_only=True):
    """Up to 100 examples, each under a name of the asker's."""

    queries: Annotated[dict[str, Example], Meta(max_length=100)]
    weights: dict[str, float] | None = None
    config: dict[str, Any] | None = None


class Total(Struct, frozen=True):
    """How many there are."""

    value: int
    relation: str = "eq"


class Scored(Party, frozen=True, kw_only=True):
    """A party that may be meant."""

    score: float
    match: bool
    explanations: dict[str, Reason]


class Response(Struct, frozen=True, kw_only=True):
    """The answer to one example."""

    status: int
    results: list[Scored]
    total: Total
    query: dict[str, Any]


class Responses(Struct, frozen=True, kw_only=True):
    """The answers, under the asker's names."""

    responses: dict[str, Response]
    matcher: dict[str, Any]
    limit: int


class FacetValue(Struct, frozen=True):
    """How often one value occurs."""

    name: str
    label: str
    count: int


class Facet(Struct, frozen=True):
    """The values of one property."""

    label: str
    values: list[FacetValue]


class Found(Struct, frozen=True, kw_only=True):
    """Some parties that fit a search."""

    results: list[Party]
    facets: dict[str, Facet]
    total: Total
    limit: int
    offset: int


class Listed(Struct, frozen=True, kw_only=True):
    """A list."""

    name: str
    title: str
    entity_count: int
    thing_count: int
    version: str | None = None
    children: list[str] = []
    load: bool = True
    index_current: bool = True
    index_version: str | None = None


class Catalog(Struct, frozen=True, kw_only=True):
    """The lists."""

    datasets: list[Listed]
    current: list[str]
    outdated: list[str] = []
    index_stale: bool = False


class Algorithm(Struct, frozen=True):
    """A way of matching, with what each reason means."""

    name: str
    description: str
    docs: dict[str, str]


class Algorithms(Struct, frozen=True, kw_only=True):
    """The ways of matching."""

    algorithms: list[Algorithm]
    default: str = NAME
    best: str = NAME
