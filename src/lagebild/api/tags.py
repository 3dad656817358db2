"""ETags: an answer that rests on the evidence is the same while the evidence is, and need not be made again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import anyio.to_thread

from lagebild import __version__

if TYPE_CHECKING:
    from litestar.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["tagged"]


def tagged(app: ASGIApp) -> ASGIApp:
    """Answer GET with 304 where the client has what it would get; tag the answer otherwise."""

    async def middleware(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in ("GET", "HEAD"):  # type: ignore[typeddict-item,unused-ignore]
            await app(scope, receive, send)
            return
        revision = await anyio.to_thread.run_sync(scope["litestar_app"].state["bench"].revision)
        asked = b" ".join((revision.encode(), __version__.encode(), scope["raw_path"], scope["query_string"]))  # type: ignore[typeddict-item,unused-ignore]
        tag = b'W/"%s"' % hashlib.sha256(asked).hexdigest()[:32].encode()
        held = b",".join(value for name, value in scope["headers"] if name == b"if-none-match")
        if tag in (one.strip() for one in held.split(b",")):
            await send({"type": "http.response.start", "status": 304, "headers": [(b"etag", tag)]})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return

        async def tagging(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message["headers"] = [*message["headers"], (b"etag", tag)]
            await send(message)

        await app(scope, receive, tagging)

    return middleware
