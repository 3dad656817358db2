"""Short answers given before or outside of the router."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.api.problem import MEDIA_TYPE, problem_body

if TYPE_CHECKING:
    from litestar.types import Scope, Send

__all__ = ["header", "refuse"]


def header(scope: Scope, name: bytes) -> str:
    """Return a header of the request; empty when there is none, or more than one where one is the rule."""
    found = [value for key, value in scope["headers"] if key == name]
    return found[0].decode("latin-1") if len(found) == 1 else ""


async def refuse(
    send: Send,
    status: int,
    slug: str,
    detail: str,
    *,
    location: str = "",
    challenge: str = "",
    retry: int = 0,
) -> None:
    """Send a problem (RFC 9457) as the whole answer."""
    body = problem_body(status, slug, detail)
    headers = [(b"content-type", MEDIA_TYPE.encode()), (b"content-length", b"%d" % len(body))]
    if location:
        headers.append((b"location", location.encode()))
    if challenge:
        headers.append((b"www-authenticate", challenge.encode()))
    if retry:
        headers.append((b"retry-after", b"%d" % retry))
    if status in (408, 413):
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
