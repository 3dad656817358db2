"""Problem details for HTTP APIs (RFC 9457)."""

from http import HTTPStatus

import msgspec
from msgspec import Struct

__all__ = ["MEDIA_TYPE", "Problem", "problem_body"]

MEDIA_TYPE = "application/problem+json"


class Problem(Struct, frozen=True, kw_only=True):
    """What went wrong. ``type`` is a name, not an address: nothing has to be fetched to understand it."""

    type: str
    title: str
    status: int
    detail: str


def problem_body(status: int, slug: str, detail: str) -> bytes:
    """Return the JSON of one problem."""
    title = HTTPStatus(status).phrase
    return msgspec.json.encode(Problem(type=f"urn:lagebild:problem:{slug}", title=title, status=status, detail=detail))
