"""The workbench's pages: server-rendered, small modules of our own, nothing loaded from elsewhere.

``routes`` returns the handlers, ``TEMPLATES`` and ``STATIC`` are where Jinja and /static look. A handler that names an
argument ``bench`` gets the workspace. A page that changes something is a form with ``{{ csrf_input | safe }}``.
"""

from functools import cache
from http import HTTPStatus
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from litestar.types import ControllerRouterHandler

from lagebild.web.adding import add_documents, add_page
from lagebild.web.correcting import correct_claim
from lagebild.web.documents import documents_page
from lagebild.web.facts import proposition_page, propositions_page
from lagebild.web.front import exports_page, help_page, set_preferences, start
from lagebild.web.page import Asked, bare
from lagebild.web.pictures import timeline_page
from lagebild.web.reading import document_page
from lagebild.web.registers import lists_page, party_page, send_list
from lagebild.web.screening import batch, decide, screening_page
from lagebild.web.sources import judge_source, source_page, sources_page
from lagebild.web.treaties import agreement_page, agreements_page, keep_agreement, new_agreement

__all__ = ["STATIC", "TEMPLATES", "bare", "error_page", "routes"]

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"


def routes() -> list[ControllerRouterHandler]:
    """Return everything that the application mounts of the pages."""
    return [
        *(start, help_page, exports_page, set_preferences),
        *(documents_page, document_page, correct_claim),
        *(propositions_page, proposition_page, timeline_page),
        *(screening_page, decide, batch),
        *(lists_page, party_page, send_list),
        *(agreements_page, new_agreement, agreement_page, keep_agreement),
        *(sources_page, source_page, judge_source),
        *(add_page, add_documents),
    ]


def error_page(request: Asked, status: int, slug: str, detail: str) -> str:
    """Return the page for an error; ``slug`` names its kind, ``detail`` is text from anywhere."""
    told = {"status": status, "slug": slug, "words": HTTPStatus(status).phrase, "detail": detail}
    return _templates().get_template("error.html").render(**bare(request), **told)


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
