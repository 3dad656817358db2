"""The only door to the network: one page by http or https, size and time limited."""

from __future__ import annotations

import time
import urllib.request
from datetime import UTC, datetime
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from lagebild.errors import IntakeError
from lagebild.settings import settings

__all__ = ["fetch"]

_TIMEOUT = 30.0  # seconds without an answer
_PATIENCE = 300.0  # seconds for the whole transfer
_CHUNK = 262_144


def fetch(url: str) -> tuple[bytes, str, str]:
    """Return the body at ``url``, the address it finally came from, and when (UTC, RFC 3339).

    Raises IntakeError for other schemes, refusals, time-outs and bodies over the limit of the settings.
    """
    _check(url)
    limit = settings().max_bytes
    request = urllib.request.Request(url, headers={"User-Agent": "lagebild", "Accept": "*/*"})  # noqa: S310 - checked
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
            final = str(answer.url)
    except HTTPError as error:
        error.close()
        raise IntakeError(f"the server answered {error.code}: check the address") from None
    except URLError as error:
        raise IntakeError(f"the server cannot be reached ({error.reason}): check address and connection") from None
    except (OSError, HTTPException, ValueError) as error:
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise IntakeError(f"the transfer failed ({reason}): check address and connection") from None
    return bytes(body), final, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


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
