"""The paths of yente, as its own client asks them: match, search, entities, catalog, algorithms.

What differs: there is one algorithm, ours; ``weights`` and ``config`` of a query change nothing; ``changed_since`` is
held against the day a party was last seen on its list.
"""

from __future__ import annotations

from typing import Annotated, Any

from litestar import get, post
from litestar.params import Parameter, QueryParameter
from msgspec import Meta

from lagebild.api.answers import READ, WRITE
from lagebild.api.parties import Party, as_party, nested
from lagebild.api.screening import explained
from lagebild.api.yente_records import (
    NAME,
    Algorithm,
    Algorithms,
    Catalog,
    Facet,
    FacetValue,
    Found,
    Listed,
    Queries,
    Response,
    Responses,
    Scored,
    Total,
)
from lagebild.errors import MissingError, UsageError
from lagebild.model import Entity
from lagebild.workbench import Bench

__all__ = ["routes"]

_ALL = "default"
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "flag", "birthCountry")
_SPARE = 4  # hits looked at for each one wanted, where some may be filtered out

Dataset = Annotated[str, Parameter(max_length=100, description="Name of a list, or `default` for all.")]
Names = Annotated[list[Annotated[str, Meta(max_length=300)]] | None, Parameter(max_items=100)]


class _Sieve:
    """Which parties a request is about."""

    def __init__(
        self, bench: Bench, dataset: str, include: Names, exclude: Names, schemata: Names, since: str | None
    ) -> None:
        known = bench.shelf().datasets
        for name in (dataset, *(include or ()), *(exclude or ())):
            if name != _ALL and name not in known:
                raise MissingError(f"no list {name[:80]!r}; there are {', '.join((_ALL, *known))}")
        wanted = {dataset, *(include or ())}
        self._wanted = None if _ALL in wanted else wanted
        self._unwanted = set(exclude or ())
        self._schemata = set(schemata or ())
        self._since = (since or "")[:10]

    def passes(self, party: Entity) -> bool:
        lists = {listing.dataset for listing in party.listings}
        if self._wanted is not None and not lists & self._wanted:
            return False
        if self._unwanted and lists and lists <= self._unwanted:
            return False
        if self._since and (party.last_seen or "")[:10] < self._since:
            return False
        return party.schema not in self._schemata


@post("/match/{dataset:str}", responses=WRITE, status_code=200, tags=["yente"], sync_to_thread=True)
def match(
    bench: Bench,
    dataset: Dataset,
    data: Queries,
    limit: Annotated[int, Parameter(ge=1, le=50)] = 5,
    threshold: Annotated[float, Parameter(ge=0, le=1)] = 0.7,
    cutoff: Annotated[float, Parameter(ge=0, le=1)] = 0.5,
    algorithm: Annotated[str, Parameter(max_length=50)] = "best",
    include_dataset: Names = None,
    exclude_dataset: Names = None,
    exclude_schema: Names = None,
    exclude_entity_ids: Names = None,
    topics: Names = None,
    changed_since: Annotated[str | None, Parameter(max_length=40)] = None,
) -> Responses:
    """Match parties by example."""
    if algorithm not in ("best", NAME):
        raise UsageError(f"no algorithm {algorithm[:40]!r}; there is {NAME}, also called best")
    sieve = _Sieve(bench, dataset, include_dataset, exclude_dataset, exclude_schema, changed_since)
    unwanted = set(exclude_entity_ids or ())
    wider = limit * _SPARE if dataset != _ALL or unwanted or exclude_dataset or exclude_schema or topics else limit
    responses = {}
    for name, example in data.queries.items():
        asked = {"schema": example.schema, "properties": _lists(example.properties)}
        results = []
        for hit in explained(bench, dict(asked), wider):
            party = bench.shelf().parties[hit.id]
            if hit.score < cutoff or hit.id in unwanted or not sieve.passes(party):
                continue
            shown = as_party(party)
            if topics and not set(topics) & set(shown.properties.get("topics", ())):
                continue
            kept = {key: getattr(shown, key) for key in Party.__struct_fields__}
            results.append(Scored(**kept, score=hit.score, match=hit.score >= threshold, explanations=hit.explanations))
        results = results[:limit]
        query = {"id": example.id, **asked}
        responses[name] = Response(status=200, results=results, total=Total(len(results)), query=query)
    return Responses(responses=responses, matcher=dict(_DOCS), limit=limit)


def _lists(properties: dict[str, Any]) -> dict[str, list[str]]:
    """Return each property as a list of texts, which yente's clients may leave to the server."""
    return {
        name: [str(value) for value in (given if isinstance(given, list) else [given]) if value is not None]
        for name, given in properties.items()
    }


@get("/search/{dataset:str}", responses=READ, tags=["yente"], sync_to_thread=True)
def search(
    bench: Bench,
    dataset: Dataset,
    q: Annotated[str, Parameter(max_length=300)] = "",
    limit: Annotated[int, Parameter(ge=0, le=500)] = 10,
    offset: Annotated[int, Parameter(ge=0, le=9499)] = 0,
    schema: Annotated[str | None, Parameter(max_length=50)] = None,
    countries: Names = None,
    topics: Names = None,
    include_dataset: Names = None,
    exclude_dataset: Names = None,
    exclude_schema: Names = None,
    changed_since: Annotated[str | None, Parameter(max_length=40)] = None,
) -> Found:
    """Search the parties by words of their names and values."""
    sieve = _Sieve(bench, dataset, include_dataset, exclude_dataset, exclude_schema, changed_since)
    found = [
        entity
        for entity in bench.shelf().search(q)
        if sieve.passes(entity)
        and (schema in (None, "Thing") or entity.schema == schema)
        and (not countries or set(countries) & _countries(entity))
        and (not topics or set(topics) & set(as_party(entity).properties.get("topics", ())))
    ]
    return Found(
        results=[as_party(entity) for entity in found[offset : offset + limit]],
        facets={
            "countries": _facet("Countries", [sorted(_countries(entity)) for entity in found]),
            "datasets": _facet("Data sources", [as_party(entity).datasets for entity in found]),
            "topics": _facet("Topics", [as_party(entity).properties.get("topics", []) for entity in found]),
        },
        total=Total(len(found)),
        limit=limit,
        offset=offset,
    )


def _countries(entity: Entity) -> set[str]:
    return {value for name in _COUNTRIES for value in entity.properties.get(name, ())}


def _facet(label: str, values: list[list[str]]) -> Facet:
    counts: dict[str, int] = {}
    for each in values:
        for value in each:
            counts[value] = counts.get(value, 0) + 1
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return Facet(label, [FacetValue(value, value, count) for value, count in ranked[:50]])


@get("/entities/{key:str}", responses=READ, tags=["yente"], sync_to_thread=True)
def entity(
    bench: Bench,
    key: Annotated[str, Parameter(max_length=300)],
    nest: Annotated[bool, QueryParameter(name="nested")] = True,
) -> Party:
    """Show one party; nested, with its listings."""
    if (one := bench.shelf().parties.get(key)) is None:
        raise MissingError(f"no listed party with the id {key[:80]!r}")
    return nested(one) if nest else as_party(one)


@get("/catalog", responses=READ, tags=["yente"], sync_to_thread=True)
def catalog(bench: Bench) -> Catalog:
    """List the lists."""
    shelf = bench.shelf()
    dates = {snapshot.dataset: snapshot.date for snapshot in shelf.speaking}
    lists = [
        Listed(
            name=name,
            title=name,
            entity_count=len(ids),
            thing_count=len(ids),
            version=dates.get(name),
            index_version=dates.get(name),
        )
        for name, ids in shelf.datasets.items()
    ]
    count = len(shelf.parties)
    whole = Listed(
        name=_ALL,
        title="All lists of the workspace",
        entity_count=count,
        thing_count=count,
        children=list(shelf.datasets),
    )
    return Catalog(datasets=[whole, *lists], current=[one.name for one in (whole, *lists)])


@get("/algorithms", responses=READ, tags=["yente"], sync_to_thread=False)
def algorithms() -> Algorithms:
    """Tell how parties are matched."""
    return Algorithms(
        algorithms=[Algorithm(NAME, "Names in any script, dates, countries and numbers, explained.", _DOCS)]
    )


_DOCS = {
    "name": "How likely the closest names are of one party.",
    "words": "Which words agree, and how much they tell.",
    "leftOut": "Words that only one of the names has.",
    "legalForm": "Whether the legal forms differ.",
    "birthDate": "Whether the dates of birth agree.",
    "country": "Whether they share a country.",
    "weakAlias": "A weak alias alone never makes a match.",
    "cluster": "The same party on another list.",
}

routes = [match, search, entity, catalog, algorithms]
