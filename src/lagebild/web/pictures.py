"""The timeline and the actors, each with the same in words."""

from __future__ import annotations

from litestar import get
from litestar.response import Template

from lagebild.web.page import Asked, language_of, page, view_of
from lagebild.workbench import Bench

__all__ = ["timeline_page"]


@get("/timeline", include_in_schema=False, sync_to_thread=True)
def timeline_page(request: Asked, bench: Bench) -> Template:
    """Show the pictures that also stand in the brief."""
    view = view_of(bench)
    return page(request, bench, "timeline.html", "timeline", view=view, pictures=view.drawings(language_of(request)))
