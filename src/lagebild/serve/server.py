"""The server itself: uvicorn, with an end to connections that never finish their request."""

from __future__ import annotations

import asyncio
import ipaddress
import threading
from contextlib import suppress
from pathlib import Path

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from lagebild.errors import LagebildError, UsageError
from lagebild.serve.access import Access
from lagebild.serve.app import create_app
from lagebild.web.page import view_of
from lagebild.web.words import LANGUAGES
from lagebild.workbench import Bench

__all__ = ["PatientProtocol", "check", "config", "run"]

_HEAD = 10.0  # seconds in which the head of a request has to be there
_CONNECTIONS = 200
_HEAD_BYTES = 32_768
_LEAST = 16  # characters of a token


class PatientProtocol(H11Protocol):
    """Closes a connection on which no whole request head has come in time; uvicorn itself would wait for ever."""

    head_seconds = _HEAD
    _clock: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin the clock."""
        super().connection_made(transport)
        self._begin()

    def data_received(self, data: bytes) -> None:
        """Stop the clock where a head is whole; begin it where the next one has begun."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop()
        elif self._clock is None:
            self._begin()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._stop()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Leave an idle connection to uvicorn's own clock."""
        self._stop()
        super().on_response_complete()

    def _begin(self) -> None:
        self._stop()
        self._clock = self.loop.call_later(self.head_seconds, self.transport.close)

    def _stop(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches that address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def check(host: str, token: str | None) -> None:
    """Raise UsageError where others could come in without a token, or with one that is soon guessed."""
    if token is not None and len(token) < _LEAST:
        raise UsageError(f"the token is too short: give {_LEAST} characters or more, best from a password generator")
    if token is None and not is_loopback(host):
        raise UsageError(f"{host} can be reached from other machines: set LAGEBILD_TOKEN, or serve on 127.0.0.1")


def config(workspace: Path, host: str, port: int, access: Access, bench: Bench | None = None) -> uvicorn.Config:
    """Return uvicorn's configuration: no server name, no proxy headers, no web sockets."""
    return uvicorn.Config(
        create_app(workspace, access, bench=bench),
        host=host.strip("[]"),
        port=port,
        http=PatientProtocol,
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=_HEAD_BYTES,
    )


def run(workspace: Path, host: str, port: int, access: Access) -> None:
    """Serve until interrupted; raises UsageError where the address is taken or the token is missing."""
    check(host, access.token)
    bench = Bench(workspace)
    server = uvicorn.Server(config(workspace, host, port, access, bench))
    threading.Thread(target=_made_ready, args=(bench,), daemon=True).start()
    try:
        server.run()
    except SystemExit:  # uvicorn's way of saying that it cannot listen, told on its log
        raise UsageError(f"cannot listen on {host}:{port}; is it taken? name another with --port") from None


def _made_ready(bench: Bench) -> None:
    """Reckon what the first pages would wait for: the facts, their pictures, the index of the lists."""
    with suppress(LagebildError):  # the page that needs it says what is wrong
        view = view_of(bench)
        for language in LANGUAGES:
            view.drawings(language)
        _ = bench.shelf().index
