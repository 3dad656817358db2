"""Screening names: hits with their reasons, why not another one, decisions, and many names at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from litestar import get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect, Response, Template
from msgspec import Struct
from msgspec.structs import asdict

from lagebild.errors import MissingError, UnfitError, UsageError
from lagebild.web.front import own_path
from lagebild.web.page import NAME, YEAR, Asked, Fault, done, page
from lagebild.workbench import Bench, Decision

__all__ = ["SCHEMATA", "VERDICTS", "Judged", "Names", "batch", "decide", "screening_page", "subject"]

SCHEMATA = ("Thing", "Person", "Organization", "Company", "Vessel", "Airplane")
VERDICTS = ("same", "other", "open")
_PROPERTIES = ("birthDate", "country", "imoNumber", "passportNumber")
_NAME, _REASON = 200, 2_000  # characters
_MANY = 2_000  # names of one batch
_OTHERS = 10  # parties of a name that are told
_LONGEST = 500  # characters of a name


class Judged(Struct, kw_only=True):
    """The form of a decision."""

    name: str
    party: str
    verdict: str
    reason: str
    by: str
    back: str = "/screening"


class Names(Struct, kw_only=True):
    """The form of a batch: one name a line."""

    names: str = ""


class Row(Struct, frozen=True, kw_only=True):
    """What a batch tells about one name."""

    name: str
    link: str
    id: str | None
    caption: str | None
    score: float
    match: bool


@get("/screening", include_in_schema=False, sync_to_thread=True)
def screening_page(request: Asked, bench: Bench) -> Template:
    """Show what a name comes near to, and why; with ``against`` also why not that one."""
    return _shown(request, bench, request.query_params)


def _shown(request: Asked, bench: Bench, given: Mapping[str, str], **told: Any) -> Template:
    asked = {key: given.get(key, "").strip()[:_LONGEST] for key in ("name", "schema", *_PROPERTIES)}
    against = given.get("against", "").strip()[:200]
    shelf = bench.shelf()
    context: dict[str, Any] = {"hits": [], "other": None, "party": None, "candidates": []}
    if asked["name"]:
        query = _query(asked)
        hits = shelf.screen(query)
        context["hits"] = [(hit, shelf.parties[hit.id]) for hit in hits]
        if against:
            context["candidates"] = shelf.search(against)[:_OTHERS]
            if context["candidates"]:
                context["party"] = party = context["candidates"][0]
                context["other"] = shelf.why_not(query, party.id)
    decisions: dict[str, Decision] = {d.subject: d for d in bench.decisions()}
    return page(
        request,
        bench,
        "screening.html",
        "screening",
        asked=asked,
        against=against,
        schemata=SCHEMATA,
        verdicts=VERDICTS,
        decided=lambda party: decisions.get(subject(asked["name"], party)),
        lists=shelf.speaking,
        total=len(shelf.parties),
        **context,
        **told,
    )


@post("/screening/decide", include_in_schema=False, sync_to_thread=True)
def decide(
    request: Asked, bench: Bench, data: Annotated[Judged, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Redirect | Template:
    """Keep a decision on a hit, with name and reason; an unfit one stays in its form."""
    if data.party not in bench.shelf().parties:
        raise MissingError("there is no party of that id on the lists")
    if data.verdict not in VERDICTS:
        raise UsageError(f"no such verdict; there are {', '.join(VERDICTS)}")
    by, reason = data.by.strip(), data.reason.strip()
    fault = None
    if not 0 < len(by) <= _NAME:
        fault = Fault("by", f"a name of up to {_NAME} characters is needed")
    elif not 0 < len(reason) <= _REASON:
        fault = Fault("reason", f"a reason of up to {_REASON:,} characters is needed")
    if fault:
        here = own_path(data.back)
        given = dict(parse_qsl(urlsplit(here).query)) | {"name": data.name}
        return _shown(request, bench, given, status=422, fault=fault, kept=asdict(data), here=here)
    bench.decide(Decision(subject=subject(data.name, data.party), verdict=data.verdict, by=by, reason=reason))
    back = done(own_path(data.back), "decided")
    back.cookies.append(Cookie(key=NAME, value=by[:100], max_age=YEAR, httponly=True, samesite="strict"))
    return back


@post("/screening/batch", include_in_schema=False, sync_to_thread=True, status_code=200)
def batch(
    request: Asked, bench: Bench, data: Annotated[Names, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Template | Response[Any]:
    """Screen many names: as a page, or for our own script as JSON, so that it can show how far it is."""
    names = list(dict.fromkeys(line.strip()[:_LONGEST] for line in data.names.splitlines() if line.strip()))
    as_json = "application/json" in request.headers.get("accept", "")
    if len(names) > _MANY:
        told = f"{len(names):,} names are too many at once: send up to {_MANY:,}, or use lagebild screen"
        if as_json:
            raise UnfitError(told)
        kept = {"names": data.names}
        return _shown(request, bench, {}, status=422, fault=Fault("names", told), kept=kept, here="/screening")
    shelf = bench.shelf()
    rows = []
    for name in names:
        best = next(iter(shelf.screen({"schema": "Thing", "properties": {"name": [name]}}, 1)), None)
        rows.append(
            Row(
                name=name,
                link=_link(name),
                id=best.id if best else None,
                caption=best.caption if best else None,
                score=best.score if best else 0.0,
                match=best.match if best else False,
            )
        )
    if as_json:
        return Response(rows)
    return page(request, bench, "batch.html", "screening", rows=rows)


def subject(name: str, party: str) -> str:
    """What a decision is about: a name as it was asked for, and a party."""
    return f"match:{' '.join(name.casefold().split())}|{party}"


def _query(asked: dict[str, str]) -> dict[str, Any]:
    schema = asked["schema"] if asked["schema"] in SCHEMATA else "Thing"
    properties = {key: [asked[key]] for key in ("name", *_PROPERTIES) if asked[key]}
    return {"schema": schema, "properties": properties}


def _link(name: str) -> str:
    return "/screening?" + urlencode({"name": name})
