"""Who may come in: the right host, the token, and no write sent by another site's page.

Host        A page elsewhere can point its own name at 127.0.0.1 and would then be of one origin with us; so only the
            names that we are known by are answered (DNS rebinding).
Origin      Browsers say which site a request comes from (``Sec-Fetch-Site``, ``Origin``). What may change something
            has to come from ourselves; programs send neither header and no cookie.
Token       Where anyone but this machine can reach us: ``Authorization: Bearer …`` (also ``ApiKey``, as yente's
            clients say it), or the cookie that signing in sets.
"""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from lagebild.serve.access import Access
from lagebild.serve.answer import header, refuse

if TYPE_CHECKING:
    from litestar.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["COOKIE", "Door"]

COOKIE = "lagebild_session"
_SAFE = {"GET", "HEAD", "OPTIONS"}
_OPEN = ("/healthz", "/readyz", "/sign-in")  # also without the token; and what is under /static/


class Door:
    """Refuses with a problem what may not come in."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        host = header(scope, b"host")
        path, method = scope["path"], scope["method"]  # type: ignore[typeddict-item]
        if not _named(host) or _named(host) not in self._access.hosts:
            await refuse(send, 421, "host", "this server is not known by that name; start it with --name NAME")
        elif method not in _SAFE and not self._from_us(scope, host, path):
            await refuse(send, 403, "origin", "a write has to come from this server's own pages")
        elif self._access.token is not None and not _is_open(path) and not self._has_token(scope):
            if method in _SAFE and "text/html" in header(scope, b"accept"):
                await refuse(
                    send,
                    303,
                    "token",
                    "sign in first",
                    location=f"/sign-in?back={quote(_asked(scope))}" if path != "/" else "/sign-in",
                )
            else:
                await refuse(send, 401, "token", "give the token: Authorization: Bearer …", challenge="Bearer")
        elif path.startswith("/reconcile") and (origin := header(scope, b"origin")) in self._access.origins:
            await self._shared(scope, receive, send, origin)
        else:
            await self._app(scope, receive, send)

    async def _shared(self, scope: Scope, receive: Receive, send: Send, origin: str) -> None:
        """Let a page of an allowed site read the answer (CORS)."""
        allowed = [(b"access-control-allow-origin", origin.encode("latin-1")), (b"vary", b"origin")]
        if scope["method"] == "OPTIONS":  # type: ignore[typeddict-item,unused-ignore]
            methods = [
                (b"access-control-allow-methods", b"GET, POST"),
                (b"access-control-allow-headers", b"content-type"),
            ]
            await send({"type": "http.response.start", "status": 204, "headers": [*allowed, *methods]})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return

        async def sharing(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *allowed]
            await send(message)

        await self._app(scope, receive, sharing)

    def _from_us(self, scope: Scope, host: str, path: str) -> bool:
        origin = header(scope, b"origin")
        if origin in self._access.origins and path.startswith("/reconcile"):
            return True
        if header(scope, b"sec-fetch-site") not in ("", "same-origin", "none"):
            return False
        return not origin or _site(origin) == host.lower()

    def _has_token(self, scope: Scope) -> bool:
        scheme, _, given = header(scope, b"authorization").partition(" ")
        if scheme.lower() in ("bearer", "apikey", "token") and self._access.admits(given.strip()):
            return True
        cookies: SimpleCookie[Any] = SimpleCookie()  # type: ignore[type-arg,unused-ignore]
        try:
            cookies.load(header(scope, b"cookie"))
        except CookieError:
            return False
        kept = cookies.get(COOKIE)
        return kept is not None and hmac.compare_digest(kept.value.encode(), self._access.session().encode())


def _asked(scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    return scope["path"] + (f"?{query}" if query else "")


def _is_open(path: str) -> bool:
    return path in _OPEN or path.startswith("/static/")


def _named(host: str) -> str:
    """Return the name in a Host header, without its port; empty when there is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _site(origin: str) -> str:
    scheme, _, site = origin.lower().partition("://")
    return site if scheme in ("http", "https") else ""
