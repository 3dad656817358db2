"""How much, how often, how slowly: what is beyond is refused before anything works on it."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from litestar.exceptions import HTTPException

from lagebild.serve.access import Access
from lagebild.serve.answer import header, refuse

if TYPE_CHECKING:
    from litestar.types import ASGIApp, Message, Receive, ReceiveMessage, Scope, Send

__all__ = ["Limits"]

_CLIENTS = 4096  # of whom the rate is remembered
_LONGEST_PATH = 4096  # bytes of path and query


class Limits:
    """A bucket of tokens for each client address, and a clock for each body; sizes are counted by the router."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._rate, self._burst, self._body = access.per_second, access.burst, access.body_seconds
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        wait = self._wait((scope.get("client") or ("", 0))[0])
        if wait > 0:
            await refuse(send, 429, "rate", "too many requests; wait a moment", retry=max(1, round(wait)))
            return
        if len(scope["raw_path"]) + len(scope["query_string"]) > _LONGEST_PATH:
            await refuse(send, 414, "address", "the address is too long; send a long query as a body")
            return
        started = False
        until = time.monotonic() + self._body

        async def timed() -> ReceiveMessage:
            if started:  # the answer is under way; what comes now is the end of the connection
                return await receive()
            try:
                return await asyncio.wait_for(receive(), max(0.0, until - time.monotonic()))
            except TimeoutError:
                detail = f"the body did not come within {self._body:g} seconds"
                raise HTTPException(status_code=408, detail=detail) from None

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        await self._app(scope, timed if _has_body(scope) else receive, watched)

    def _wait(self, client: str) -> float:
        """Take a token; return how many seconds are missing for one."""
        now = time.monotonic()
        left, then = self._buckets.pop(client, (self._burst, now))
        left = min(self._burst, left + (now - then) * self._rate)
        allowed = left >= 1
        self._buckets[client] = (left - 1 if allowed else left, now)
        if len(self._buckets) > _CLIENTS:
            self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._rate


def _has_body(scope: Scope) -> bool:
    return bool(header(scope, b"content-length") not in ("", "0") or header(scope, b"transfer-encoding"))
