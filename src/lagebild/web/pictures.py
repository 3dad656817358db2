"""The timeline and the actors, each with the same in words."""

from __future__ import annotations

import re

from litestar import get
from litestar.response import Template

from lagebild.web.page import Asked, language_of, page, view_of
from lagebild.workbench import Bench

__all__ = ["timeline_page"]

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


@get("/timeline", include_in_schema=False, sync_to_thread=True)
def timeline_page(request: Asked, bench: Bench) -> Template:
    """Show the pictures that also stand in the brief; ``from`` and ``until`` narrow the time, other words nothing."""
    view = view_of(bench)
    first, last = (request.query_params.get(key, "").strip() for key in ("from", "until"))
    window = (first if _DATE.fullmatch(first) else None, last if _DATE.fullmatch(last) else None)
    pictures = view.drawings(language_of(request), window)
    return page(request, bench, "timeline.html", "timeline", view=view, window=window, pictures=pictures)
