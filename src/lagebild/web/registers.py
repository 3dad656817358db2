"""The official lists and what changed in them, and one listed party."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from litestar import get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect, Template

from lagebild.errors import ListError, MissingError
from lagebild.web.page import Asked, Fault, done, page
from lagebild.web.paging import cut
from lagebild.workbench import Bench

__all__ = ["lists_page", "party_page", "send_list"]


@get("/lists", include_in_schema=False, sync_to_thread=True)
def lists_page(request: Asked, bench: Bench) -> Template:
    """Show the lists; ``q`` looks for parties, ``a`` and ``b`` compare two states of one list in sentences."""
    return _shown(request, bench)


def _shown(request: Asked, bench: Bench, **told: Any) -> Template:
    shelf = bench.shelf()
    asked = {key: request.query_params.get(key, "").strip()[:200] for key in ("q", "a", "b")}
    snapshots = sorted(shelf.snapshots, key=lambda s: (s.dataset, s.date, s.id))
    fitting = shelf.search(asked["q"])
    shown, number, pages = cut(fitting, request.query_params.get("page"))
    return page(
        request,
        bench,
        "lists.html",
        "lists",
        snapshots=snapshots,
        starter=not snapshots,
        asked=asked,
        sentences=shelf.changes(asked["a"], asked["b"]),  # ids only: what is given never becomes a path
        parties=shown,
        total=len(fitting),
        page=number,
        pages=pages,
        query=urlencode({"q": asked["q"]}) + "&" if asked["q"] else "",
        **told,
    )


@get("/lists/parties/{party_id:str}", include_in_schema=False, sync_to_thread=True)
def party_page(request: Asked, bench: Bench, party_id: str) -> Template:
    """Show everything that the lists say of one party."""
    party = bench.shelf().parties.get(party_id)
    if party is None:
        raise MissingError("there is no party of that id on the lists")
    return page(request, bench, "party.html", "lists", party=party)


@post("/lists/keep", include_in_schema=False)
async def send_list(
    request: Asked, bench: Bench, data: Annotated[dict[str, Any], Body(media_type=RequestEncodingType.MULTI_PART)]
) -> Redirect | Template:
    """Keep an official list that was sent as a file; what is none is said beside the field."""
    from anyio import to_thread

    file = data.get("file")
    try:
        if not isinstance(file, UploadFile) or not file.filename:
            raise ListError("no file was sent: choose the list's own XML, CSV or FtM file")
        await to_thread.run_sync(bench.add_list, await file.read())
    except ListError as error:
        told = {"status": error.status, "fault": Fault("file", str(error)), "here": "/lists"}
        return await to_thread.run_sync(lambda: _shown(request, bench, **told))
    return done("/lists", "kept")
