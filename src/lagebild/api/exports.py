"""The workspace in other programs' formats, and the brief."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from litestar import Response, get

from lagebild.api.answers import READ
from lagebild.api.paging import AsOf
from lagebild.workbench import FORMS, Bench, brief, exported

__all__ = ["routes"]

_BYTES = "*/*"  # each form has a media type of its own
# what is downloaded is never a page of ours: nothing in it may run, load or be framed
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"

Exports = StrEnum("Exports", {name.replace("-", "_"): name for name in FORMS})  # type: ignore[misc]


class Brief(StrEnum):
    """The forms of the brief."""

    HTML = "html"
    PDF = "pdf"
    JSON = "json"


_BRIEF = {Brief.HTML: "text/html; charset=utf-8", Brief.PDF: "application/pdf", Brief.JSON: "application/json"}


@get("/exports/{form:str}", responses=READ, media_type=_BYTES, tags=["exports"], sync_to_thread=True)
def export(bench: Bench, form: Exports, as_of: AsOf = None) -> Response[Any]:
    """Download the workspace: FollowTheMoney, STIX 2.1, Web Annotations, or CSV that is safe for spreadsheets."""
    found = FORMS[form]
    return _download(exported(bench.assessment(as_of), form), found.media_type, found.file)


@get("/brief/{form:str}", responses=READ, media_type=_BYTES, tags=["exports"], sync_to_thread=True)
def brief_file(bench: Bench, form: Brief, as_of: AsOf = None) -> Response[Any]:
    """Download the brief: each sentence opens at the characters it rests on."""
    return _download(brief(bench.assessment(as_of), form.value), _BRIEF[form], f"brief.{form}")


def _download(content: bytes, media_type: str, name: str) -> Response[Any]:
    headers = {"content-disposition": f'attachment; filename="{name}"', "content-security-policy": _POLICY}
    return Response(content, media_type=media_type, headers=headers)


routes = [export, brief_file]
