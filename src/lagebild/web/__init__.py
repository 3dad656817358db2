"""The workbench's pages: server-rendered, small modules of our own, nothing loaded from elsewhere.

``routes`` returns the handlers, ``TEMPLATES`` and ``STATIC`` are where Jinja and /static look. A handler that names an
argument ``bench`` gets the workspace. A page that changes something is a form with ``{{ csrf_input | safe }}``, or a
script that sends the header ``x-csrftoken`` with the content of <meta name="csrf-token">.
"""

from pathlib import Path

from litestar import MediaType, get
from litestar.response import Template
from litestar.types import ControllerRouterHandler
from markupsafe import escape

from lagebild.workbench import Bench

__all__ = ["STATIC", "TEMPLATES", "error_page", "routes"]

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"


@get("/", media_type=MediaType.HTML, include_in_schema=False, sync_to_thread=True)
def start(bench: Bench) -> Template:
    """Show what is in the workspace."""
    return Template("start.html", context={"assessment": bench.assessment()})


def routes() -> list[ControllerRouterHandler]:
    """Return everything that the application mounts of the pages."""
    return [start]


def error_page(status: int, slug: str, detail: str) -> str:
    """Return the page for an error; ``slug`` names its kind, ``detail`` is text from anywhere."""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{status}</title>'
        f"<h1>{status}</h1><p>{escape(detail)}</p></html>"
    )
