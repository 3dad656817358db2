"""The answers that are no success, as the OpenAPI document tells them."""

from __future__ import annotations

from litestar.openapi.datastructures import ResponseSpec

from lagebild.api.problem import MEDIA_TYPE, Problem

__all__ = ["READ", "WRITE"]

_MEANINGS = {
    400: "The request's words are off.",
    401: "The token is missing.",
    403: "A write that did not come from this server's own pages.",
    404: "There is nothing of that id.",
    405: "Not with this method.",
    408: "The body took too long.",
    413: "The body is too large.",
    414: "The address is too long.",
    415: "A body of another kind is wanted.",
    421: "This server is not known by that name.",
    422: "What was given cannot be kept.",
    429: "Too many requests.",
    503: "The workspace cannot be read or written now.",
}
_READING = (400, 401, 404, 405, 414, 421, 429, 503)


def _specs(*codes: int) -> dict[int, ResponseSpec]:
    return {
        code: ResponseSpec(Problem, generate_examples=False, description=_MEANINGS[code], media_type=MEDIA_TYPE)
        for code in codes
    }


READ = _specs(*_READING)
WRITE = _specs(*_MEANINGS)
