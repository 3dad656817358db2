"""Publishers: who owns and controls them, how reliable they are judged, and what a judgement changes."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect, Template
from msgspec import Struct
from msgspec.structs import asdict

from lagebild.errors import MissingError, UnfitError
from lagebild.web.effects import all_effects
from lagebild.web.page import NAME, YEAR, Asked, Fault, done, page, view_of
from lagebild.workbench import Bench
from lagebild.workbench.outlets import CONTROLS, LETTERS, Judgement, decision_on, judgements

__all__ = ["Verdict", "judge_source", "source_page", "sources_page"]


class Verdict(Struct, kw_only=True):
    """The form of a judgement."""

    control: str
    reliability: str
    reason: str
    by: str
    owner: str = ""


@get("/sources", include_in_schema=False, sync_to_thread=True)
def sources_page(request: Asked, bench: Bench) -> Template:
    """List the publishers: first those of whom there are documents, by how many."""
    view = view_of(bench)
    counts: dict[str, int] = {}
    for document in view.documents.values():
        if document.publisher:
            counts[document.publisher] = counts.get(document.publisher, 0) + 1
    ordered = sorted(view.publishers.values(), key=lambda p: (-counts.get(p.id, 0), p.name.casefold(), p.id))
    return page(request, bench, "sources.html", "sources", view=view, publishers=ordered, counts=counts)


@get("/sources/{publisher_id:str}", include_in_schema=False, sync_to_thread=True)
def source_page(request: Asked, bench: Bench, publisher_id: str) -> Template:
    """Show one publisher with its documents, the form of a judgement, and what the last one changed."""
    return _shown(request, bench, publisher_id)


def _shown(request: Asked, bench: Bench, publisher_id: str, **context: Any) -> Template:
    view = view_of(bench)
    publisher = view.publishers.get(publisher_id)
    if publisher is None:
        raise MissingError("no publisher of that id is known")
    return page(
        request,
        bench,
        "source.html",
        "sources",
        view=view,
        **context,
        publisher=publisher,
        documents=[d for d in view.newest if d.publisher == publisher_id][:60],
        controls=CONTROLS,
        letters=LETTERS,
        history=judgements(bench.decisions(), publisher_id),
        effects=view.effects.get(f"publisher:{publisher_id}"),
    )


@post("/sources/{publisher_id:str}/judge", include_in_schema=False, sync_to_thread=True)
def judge_source(
    request: Asked,
    bench: Bench,
    publisher_id: str,
    data: Annotated[Verdict, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Redirect | Template:
    """Keep a judgement on a publisher; origins, grades and findings follow it. An unfit one stays in its form."""
    judgement = Judgement(owner=data.owner.strip(), control=data.control, reliability=data.reliability)
    before = view_of(bench)
    try:
        decision = decision_on(publisher_id, judgement, by=data.by, reason=data.reason)
    except UnfitError as error:
        told = {"kept": asdict(data), "fault": Fault.of(error), "here": f"/sources/{publisher_id}"}
        return _shown(request, bench, publisher_id, status=error.status, **told)
    bench.decide(decision)
    after = view_of(bench)
    after.effects[f"publisher:{publisher_id}"] = all_effects(before, after)
    back = done(f"/sources/{publisher_id}", "decided")
    back.cookies.append(Cookie(key=NAME, value=data.by.strip()[:100], max_age=YEAR, httponly=True, samesite="strict"))
    return back
