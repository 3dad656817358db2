"""Signing in with the token, for browsers; programs send it with each request."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request, get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.handlers import HTTPRouteHandler
from litestar.params import Body
from litestar.response import Redirect, Template
from msgspec import Struct

from lagebild.serve.access import Access
from lagebild.serve.door import COOKIE
from lagebild.web import bare
from lagebild.web.front import own_path

__all__ = ["sign_in_routes"]


class Token(Struct):
    """The form."""

    token: str
    back: str = "/"


def _form(request: Request[Any, Any, Any], back: str, status: int = 200, fault: str = "") -> Template:
    context = {**bare(request), "back": own_path(back), "fault": fault}
    return Template("sign_in.html", status_code=status, context=context)


def sign_in_routes(access: Access) -> list[HTTPRouteHandler]:
    """Return the page and what it sends; nothing where no token is asked for."""
    if access.token is None:
        return []

    @get("/sign-in", include_in_schema=False, sync_to_thread=False)
    def sign_in_page(request: Request[Any, Any, Any]) -> Template:
        return _form(request, request.query_params.get("back", "/"))

    @post("/sign-in", include_in_schema=False, sync_to_thread=False)
    def sign_in(
        request: Request[Any, Any, Any], data: Annotated[Token, Body(media_type=RequestEncodingType.URL_ENCODED)]
    ) -> Redirect | Template:
        if not access.admits(data.token):
            return _form(request, data.back, 403, "that is not the token this server was started with")
        cookie = Cookie(key=COOKIE, value=access.session(), httponly=True, samesite="strict")
        return Redirect(own_path(data.back), status_code=303, cookies=[cookie])

    return [sign_in_page, sign_in]
