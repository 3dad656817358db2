"""Signing in with the token, for browsers; programs send it with each request."""

from __future__ import annotations

from typing import Annotated

from litestar import get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.exceptions import PermissionDeniedException
from litestar.handlers import HTTPRouteHandler
from litestar.params import Body
from litestar.response import Redirect, Template
from msgspec import Struct

from lagebild.serve.access import Access
from lagebild.serve.door import COOKIE

__all__ = ["sign_in_routes"]


class Token(Struct):
    """The form."""

    token: str


def sign_in_routes(access: Access) -> list[HTTPRouteHandler]:
    """Return the page and what it sends; nothing where no token is asked for."""
    if access.token is None:
        return []

    @get("/sign-in", include_in_schema=False, sync_to_thread=False)
    def sign_in_page() -> Template:
        return Template("sign_in.html")

    @post("/sign-in", include_in_schema=False, sync_to_thread=False)
    def sign_in(data: Annotated[Token, Body(media_type=RequestEncodingType.URL_ENCODED)]) -> Redirect:
        if not access.admits(data.token):
            raise PermissionDeniedException("that is not the token this server was started with")
        cookie = Cookie(key=COOKIE, value=access.session(), httponly=True, samesite="strict")
        return Redirect("/", status_code=303, cookies=[cookie])

    return [sign_in_page, sign_in]
