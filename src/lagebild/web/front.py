"""The first page, the help page, and the reader's preferences."""

from __future__ import annotations

from typing import Annotated

from litestar import get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect, Template
from msgspec import Struct

from lagebild.web.page import LANGUAGE, THEME, Asked, page, view_of
from lagebild.web.words import LANGUAGES
from lagebild.workbench import Bench

__all__ = ["Preferences", "exports_page", "help_page", "own_path", "set_preferences", "start"]

_CONTESTED, _INDICATED, _LATEST = 3, 9, 8
_YEAR = 365 * 24 * 3600


class Preferences(Struct):
    """The form in the head of every page: one of its buttons was pressed."""

    back: str = "/"
    language: str = ""
    theme: str = ""


@get("/", include_in_schema=False, sync_to_thread=True)
def start(request: Asked, bench: Bench) -> Template:
    """Show what is alleged and denied, what would touch a provision, and what came in last."""
    view = view_of(bench)
    facts = sorted(view.propositions.values(), key=lambda p: (-len(p.claims_for) - len(p.claims_against), p.id))
    contested = [p for p in facts if p.status == "contested"]
    indicated = [p for p in facts if view.touched(p)]
    figures = (
        (len(view.documents), "document", "documents", "/documents"),
        (len(view.claims), "claim", "claims", "/documents"),
        (len(view.propositions), "alleged fact", "alleged facts", "/propositions"),
        (len(contested), "of them contested", "of them contested", "/propositions?status=contested"),
        (
            len(indicated),
            "would touch a provision",
            "would touch a provision",
            "/propositions?outcome=breach+indicated",
        ),
    )
    return page(
        request,
        bench,
        "start.html",
        "front",
        view=view,
        figures=figures,
        contested=contested[:_CONTESTED],
        indicated=[p for p in indicated if p not in contested[:_CONTESTED]][:_INDICATED],
        latest=view.newest[:_LATEST],
    )


@get("/help", include_in_schema=False, sync_to_thread=True)
def help_page(request: Asked, bench: Bench) -> Template:
    """Explain marks, keys and words."""
    return page(request, bench, "help.html", "help")


@get("/exports", include_in_schema=False, sync_to_thread=True)
def exports_page(request: Asked, bench: Bench) -> Template:
    """Show what can be taken away."""
    return page(request, bench, "exports.html", "exports")


@post("/preferences", include_in_schema=False, sync_to_thread=False)
def set_preferences(data: Annotated[Preferences, Body(media_type=RequestEncodingType.URL_ENCODED)]) -> Redirect:
    """Keep language or colours in a cookie, and go back to the page it was asked on."""
    cookies = []
    if data.language in LANGUAGES:
        cookies.append(Cookie(key=LANGUAGE, value=data.language, max_age=_YEAR, httponly=True, samesite="lax"))
    if data.theme in ("light", "dark", "auto"):
        cookies.append(Cookie(key=THEME, value=data.theme, max_age=_YEAR, httponly=True, samesite="lax"))
    return Redirect(own_path(data.back), status_code=303, cookies=cookies)


def own_path(given: str) -> str:
    """Return an address of this server, never one elsewhere: ``//host`` and ``/\\host`` would lead away."""
    safe = given.startswith("/") and given[1:2] not in ("/", "\\") and given.isprintable() and len(given) < 2000
    return given if safe else "/"
