"""The workbench's pages: server-rendered, small modules of our own, nothing loaded from elsewhere.

``routes`` returns the handlers, ``TEMPLATES`` and ``STATIC`` are where Jinja and /static look. A handler that names an
argument ``bench`` gets the workspace. A page that changes something is a form with ``{{ csrf_input | safe }}``, or a
script that sends the header ``x-csrftoken`` with the content of <meta name="csrf-token">.
"""

from pathlib import Path

from litestar.types import ControllerRouterHandler
from markupsafe import escape

from lagebild.web.correcting import correct_claim
from lagebild.web.documents import documents_page
from lagebild.web.facts import proposition_page, propositions_page
from lagebild.web.front import help_page, set_preferences, start
from lagebild.web.pictures import timeline_page
from lagebild.web.reading import document_page

__all__ = ["STATIC", "TEMPLATES", "error_page", "routes"]

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"


def routes() -> list[ControllerRouterHandler]:
    """Return everything that the application mounts of the pages."""
    return [
        start,
        help_page,
        set_preferences,
        documents_page,
        document_page,
        correct_claim,
        propositions_page,
        proposition_page,
        timeline_page,
    ]


def error_page(status: int, slug: str, detail: str) -> str:
    """Return the page for an error; ``slug`` names its kind, ``detail`` is text from anywhere."""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{status}</title>'
        f"<h1>{status}</h1><p>{escape(detail)}</p></html>"
    )
