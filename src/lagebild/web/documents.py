"""The list of documents."""

from __future__ import annotations

from urllib.parse import urlencode

from litestar import get
from litestar.response import Template

from lagebild.web.page import Asked, page, view_of
from lagebild.web.paging import cut
from lagebild.workbench import Bench

__all__ = ["documents_page"]


@get("/documents", include_in_schema=False, sync_to_thread=True)
def documents_page(request: Asked, bench: Bench) -> Template:
    """List documents, newest first; ``q`` looks for words, ``language`` and ``publisher`` narrow."""
    view = view_of(bench)
    asked = {key: request.query_params.get(key, "").strip()[:200] for key in ("q", "language", "publisher")}
    words = asked["q"].casefold().split()
    fitting = [
        d
        for d in view.newest
        if (not asked["language"] or d.language == asked["language"])
        and (not asked["publisher"] or d.publisher == asked["publisher"])
        and all(word in view.text_of(d) for word in words)
    ]
    shown, number, pages = cut(fitting, request.query_params.get("page"))
    kept = {key: value for key, value in asked.items() if value}
    outlets = {d.publisher for d in view.newest if d.publisher}
    languages = sorted({d.language for d in view.newest})
    return page(
        request,
        bench,
        "documents.html",
        "documents",
        view=view,
        asked=asked,
        filtered=bool(kept),
        total=len(fitting),
        documents=shown,
        choices=[
            ("language", "Language", [(code, f"language:{code}") for code in languages]),
            ("publisher", "Publisher", sorted(((o, view.publisher(o)) for o in outlets), key=lambda pair: pair[1])),
        ],
        page=number,
        pages=pages,
        query=urlencode(kept) + "&" if kept else "",
    )
