"""The only door to the network: one page by http or https, size and time limited, whole or not at all."""

from __future__ import annotations

import base64
import hashlib
import time
import urllib.request
from datetime import UTC, datetime
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from msgspec import Struct

from lagebild.errors import IntakeError
from lagebild.settings import settings

__all__ = ["Fetched", "fetch", "fetch_changed"]

_TIMEOUT = 30.0  # seconds without an answer
_PATIENCE = 300.0  # seconds for the whole transfer
_CHUNK = 262_144


class Fetched(Struct, frozen=True, kw_only=True):
    """A body, and by what the server tells whether it has changed (RFC 9110, sections 8.8.2 and 8.8.3)."""

    body: bytes
    url: str  # where it finally came from
    when: str  # UTC, RFC 3339
    etag: str | None = None
    modified: str | None = None


def fetch(url: str) -> tuple[bytes, str, str]:
    """Return the body at ``url``, the address it finally came from, and when (UTC, RFC 3339).

    Raises IntakeError for other schemes, refusals, time-outs, bodies over the limit of the settings, and bodies that
    are shorter or other than the server says.
    """
    found = _fetch(url, {})
    return found.body, found.url, found.when


def fetch_changed(url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched | None:
    """Return what is at ``url``, or none when the server says that it is what these validators belong to.

    Raises IntakeError as :func:`fetch` does.
    """
    validators = {"If-None-Match": etag, "If-Modified-Since": modified}
    try:
        return _fetch(url, {name: told for name, told in validators.items() if told})
    except _UnchangedError:
        return None


class _UnchangedError(Exception):
    """The server answered 304."""


def _fetch(url: str, headers: dict[str, str]) -> Fetched:
    _check(url)
    limit = settings().max_bytes
    headers = {"User-Agent": "lagebild", "Accept": "*/*"} | headers
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - checked
    deadline = time.monotonic() + _PATIENCE
    try:
        with urllib.request.build_opener(_Redirects).open(request, timeout=_TIMEOUT) as answer:
            body = bytearray()
            while chunk := answer.read(_CHUNK):
                body += chunk
                if len(body) > limit:
                    raise IntakeError(f"the answer is larger than {limit / 1e6:.0f} MB (LAGEBILD_MAX_BYTES)")
                if time.monotonic() > deadline:
                    raise IntakeError(
                        f"the transfer took longer than {_PATIENCE:.0f} s: try again or save it as a file"
                    )
            final, told = str(answer.url), answer.headers
            _check_whole(bytes(body), told)
    except HTTPError as error:
        error.close()
        if error.code == 304 and len(headers) > 2:
            raise _UnchangedError from None
        raise IntakeError(f"the server answered {error.code}: check the address") from None
    except URLError as error:
        raise IntakeError(f"the server cannot be reached ({error.reason}): check address and connection") from None
    except (OSError, HTTPException, ValueError) as error:
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise IntakeError(f"the transfer failed ({reason}): check address and connection") from None
    return Fetched(
        body=bytes(body),
        url=final,
        when=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        etag=told.get("ETag"),
        modified=told.get("Last-Modified"),
    )


def _check_whole(body: bytes, told: HTTPMessage) -> None:
    """Hold the body against the length and the checksum that the server tells of it."""
    length, checksum = told.get("Content-Length"), told.get("Content-MD5")
    if length is not None and length.isdecimal() and int(length) != len(body):
        raise IntakeError(f"the transfer broke off: {len(body):,} of {int(length):,} bytes; try again")
    digest = base64.b64encode(hashlib.md5(body, usedforsecurity=False).digest()).decode()
    if checksum is not None and checksum.strip() != digest:
        raise IntakeError("the transfer damaged the file: its checksum is not the one the server tells; try again")


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fine = False
    if not fine:
        raise IntakeError(f"{url[:100]!r} is not an http or https address")


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to http and https only; urllib would follow ftp too."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        _check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
