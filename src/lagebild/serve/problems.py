"""Every error as an answer: a problem (RFC 9457) for programs, a page for people; never a traceback."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from litestar import MediaType, Response
from litestar.exceptions import HTTPException

from lagebild import web
from lagebild.api.problem import MEDIA_TYPE, problem_body
from lagebild.errors import LagebildError

if TYPE_CHECKING:
    from litestar import Request
    from litestar.types import ExceptionHandlersMap

__all__ = ["handlers"]

_log = logging.getLogger("lagebild.serve")
_PROGRAMS = ("/api", "/match", "/search", "/entities", "/catalog", "/algorithms", "/healthz", "/readyz", "/reconcile")


def handlers() -> ExceptionHandlersMap:
    """Return the handlers of all that can be raised."""
    return {LagebildError: _own, HTTPException: _http, RecursionError: _deep, Exception: _fault}


def _own(request: Request[Any, Any, Any], error: LagebildError) -> Response[Any]:
    return _answer(request, error.status, error.problem, str(error))


def _http(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    slug = HTTPStatus(error.status_code).phrase.lower().replace(" ", "-")
    if error.status_code >= 500:
        return _fault(request, error)
    detail = error.detail
    if isinstance(error.extra, list):  # what is wrong with which field
        told = [f"{x.get('key', '')}: {x.get('message', '')}".strip(": ") for x in error.extra if isinstance(x, dict)]
        detail = "; ".join([detail, *told])
    return _answer(request, error.status_code, slug, detail, error.headers)


def _deep(request: Request[Any, Any, Any], error: RecursionError) -> Response[Any]:
    return _answer(request, 400, "nested", "it is nested more deeply than anything that is asked for here")


def _fault(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    _log.error("%s %s", request.method, request.scope["path"], exc_info=error)
    return _answer(request, 500, "fault", "a fault of lagebild itself; its log says more. Nothing stored was changed")


def _answer(
    request: Request[Any, Any, Any], status: int, slug: str, detail: str, headers: dict[str, str] | None = None
) -> Response[Any]:
    kept = {k: v for k, v in (headers or {}).items() if k.lower() in ("allow", "retry-after", "www-authenticate")}
    if not request.scope["path"].startswith(_PROGRAMS) and "text/html" in request.headers.get("accept", ""):
        page = web.error_page(request, status, slug, detail)
        return Response(page, status_code=status, media_type=MediaType.HTML, headers=kept)
    return Response(problem_body(status, slug, detail), status_code=status, media_type=MEDIA_TYPE, headers=kept)
