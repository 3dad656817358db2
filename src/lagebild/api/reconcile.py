"""The reconciliation API 0.2, as OpenRefine asks it: match, suggest, extend.

Source: Reconciliation Service API v0.2, W3C Entity Reconciliation Community Group, final report of 2023-04-10. Other
sites' pages may ask it only from the origins that the server was started with (CORS); JSONP, which lets any page read
along, is not offered.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, Parameter, QueryParameter
from msgspec import Meta, Struct

from lagebild import __version__
from lagebild.api.answers import READ, WRITE
from lagebild.api.screening import explained
from lagebild.errors import UsageError
from lagebild.workbench import Bench

__all__ = ["routes"]

_MOST = 100  # queries of one batch
_HITS = 50
_SPACE = "https://followthemoney.tech/explorer/"


class Form(Struct, frozen=True, kw_only=True):
    """Queries or a data extension, each as JSON."""

    queries: Annotated[str, Meta(max_length=5_000_000)] | None = None
    extend: Annotated[str, Meta(max_length=5_000_000)] | None = None


class Mapped(Struct, frozen=True):
    """A property of a query with its value or values."""

    pid: Annotated[str, Meta(max_length=100)]
    v: Any = None


class Query(Struct, frozen=True, kw_only=True):
    """One query."""

    query: Annotated[str, Meta(max_length=2000)] = ""
    type: str | list[str] | None = None
    limit: float = 5
    properties: Annotated[list[Mapped], Meta(max_length=60)] = []
    type_strict: str | None = None


class Column(Struct, frozen=True):
    """A property that is wanted."""

    id: Annotated[str, Meta(max_length=100)]


class Extension(Struct, frozen=True):
    """Of which parties which properties are wanted."""

    ids: Annotated[list[str], Meta(max_length=1000)]
    properties: Annotated[list[Column], Meta(max_length=60)]


class Named(Struct, frozen=True, kw_only=True):
    """A suggestion."""

    id: str
    name: str
    description: str | None = None
    notable: list[str] = []


class Suggestions(Struct, frozen=True):
    """Suggestions, best first."""

    result: list[Named]


class Proposal(Struct, frozen=True, kw_only=True):
    """Properties that parties of a type may have."""

    type: str
    properties: list[dict[str, str]]
    limit: int


_queries = msgspec.json.Decoder(dict[str, Query])
_extension = msgspec.json.Decoder(Extension)

Text = Annotated[str | None, Parameter(max_length=4000)]
Prefix = Annotated[str, Parameter(max_length=300)]
Start = Annotated[int, QueryParameter(name="cursor", ge=0, le=10_000)]


@get("/reconcile", responses=READ, tags=["reconciliation"], sync_to_thread=True)
def ask(request: Request[Any, Any, Any], bench: Bench, queries: Text = None, extend: Text = None) -> dict[str, Any]:
    """Show the service manifest, or answer queries."""
    return _answer(request, bench, queries, extend)


@post("/reconcile", responses=WRITE, status_code=200, tags=["reconciliation"], sync_to_thread=True)
def tell(
    request: Request[Any, Any, Any],
    bench: Bench,
    data: Annotated[Form, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> dict[str, Any]:
    """Answer queries, or give values of properties."""
    return _answer(request, bench, data.queries, data.extend)


def _answer(request: Request[Any, Any, Any], bench: Bench, queries: str | None, extend: str | None) -> dict[str, Any]:
    try:
        if queries is not None:
            asked = _queries.decode(queries)
            if len(asked) > _MOST:
                raise UsageError(f"{len(asked)} queries are more than the {_MOST} of one batch")
            return {name: {"result": _result(bench, query)} for name, query in asked.items()}
        if extend is not None:
            return _extend(bench, _extension.decode(extend))
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise UsageError(f"not what the reconciliation API asks for: {error}"[:300]) from None
    return _manifest(str(request.base_url).rstrip("/"))


def _result(bench: Bench, query: Query) -> list[dict[str, Any]]:
    kinds = [query.type] if isinstance(query.type, str) else list(query.type or ())
    properties: dict[str, list[str]] = {"name": [query.query]} if query.query.strip() else {}
    for mapped in query.properties:
        properties.setdefault(mapped.pid, []).extend(_values(mapped.v))
    limit = int(min(max(query.limit, 1), _HITS)) if query.limit == query.limit else 5
    schema = kinds[0] if len(kinds) == 1 else "Thing"
    hits = explained(bench, {"schema": schema, "properties": properties}, limit)
    return [
        {
            "id": hit.id,
            "name": hit.caption,
            "description": _description(bench, hit.id),
            "type": [{"id": hit.schema, "name": hit.schema}],
            "score": round(hit.score * 100, 2),
            "match": hit.match and number == 0,  # OpenRefine takes a match without asking
            "features": [{"id": name, "value": reason.score} for name, reason in hit.explanations.items()],
        }
        for number, hit in enumerate(hits)
    ]


def _values(given: Any) -> list[str]:
    found = []
    for value in given if isinstance(given, list) else [given]:
        one = (value.get("name") or value.get("id")) if isinstance(value, dict) else value
        if isinstance(one, str | int | float) and not isinstance(one, bool):
            found.append(str(one)[:2000])
    return found


def _description(bench: Bench, key: str) -> str:
    party = bench.shelf().parties[key]
    return "; ".join(
        " ".join(part for part in (one.dataset, one.programme, one.reference) if part) for one in party.listings
    )[:300]


def _extend(bench: Bench, asked: Extension) -> dict[str, Any]:
    parties = bench.shelf().parties
    rows: dict[str, dict[str, list[dict[str, str]]]] = {}
    for key in asked.ids:
        values = parties[key].properties if key in parties else {}
        rows[key] = {one.id: [{"str": value} for value in values.get(one.id, ())] for one in asked.properties}
    return {"meta": [{"id": one.id, "name": one.id} for one in asked.properties], "rows": rows}


def _manifest(here: str) -> dict[str, Any]:
    return {
        "versions": ["0.2"],
        "name": "lagebild: parties of the official lists",
        "identifierSpace": f"{here}/entities/",
        "schemaSpace": _SPACE,
        "serviceVersion": __version__,
        "view": {"url": f"{here}/entities/{{{{id}}}}"},
        "defaultTypes": [{"id": name, "name": name} for name in ("Person", "Organization", "Vessel")],
        "suggest": {
            name: {"service_url": here, "service_path": f"/reconcile/suggest/{name}"}
            for name in ("entity", "property", "type")
        },
        "extend": {"propose_properties": {"service_url": here, "service_path": "/reconcile/propose"}},
    }


@get("/reconcile/suggest/entity", responses=READ, tags=["reconciliation"], sync_to_thread=True)
def suggest_entity(bench: Bench, prefix: Prefix = "", cursor: Start = 0) -> Suggestions:
    """Suggest parties by the beginning of a name."""
    found = bench.shelf().search(prefix)[cursor : cursor + 20]
    return Suggestions(
        [
            Named(id=one.id, name=one.caption, description=_description(bench, one.id), notable=[one.schema])
            for one in found
        ]
    )


@get("/reconcile/suggest/property", responses=READ, tags=["reconciliation"], sync_to_thread=True)
def suggest_property(bench: Bench, prefix: Prefix = "", cursor: Start = 0) -> Suggestions:
    """Suggest properties by the beginning of their name."""
    wanted = prefix.casefold()
    found = [name for name in bench.shelf().properties if name.casefold().startswith(wanted)]
    return Suggestions([Named(id=name, name=name) for name in found[cursor:]])


@get("/reconcile/suggest/type", responses=READ, tags=["reconciliation"], sync_to_thread=True)
def suggest_type(bench: Bench, prefix: Prefix = "", cursor: Start = 0) -> Suggestions:
    """Suggest types by the beginning of their name."""
    wanted = prefix.casefold()
    found = [name for name in bench.shelf().schemata if name.casefold().startswith(wanted)]
    return Suggestions([Named(id=name, name=name) for name in found[cursor:]])


@get("/reconcile/propose", responses=READ, tags=["reconciliation"], sync_to_thread=True)
def propose(
    bench: Bench,
    kind: Annotated[str, QueryParameter(name="type", max_length=100)] = "Thing",
    limit: Annotated[int, Parameter(ge=1, le=200)] = 50,
) -> Proposal:
    """Propose properties of which parties of a type have values."""
    shelf = bench.shelf()
    names = shelf.schemata.get(kind, shelf.properties)
    return Proposal(type=kind, properties=[{"id": name, "name": name} for name in names[:limit]], limit=limit)


routes = [ask, tell, suggest_entity, suggest_property, suggest_type, propose]
