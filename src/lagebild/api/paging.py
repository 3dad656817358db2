"""Pages of long lists: a cursor names the last item that was sent, so that nothing is sent twice or left out."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from litestar.params import QueryParameter

from lagebild.errors import UsageError

__all__ = ["AsOf", "Cursor", "Limit", "page"]

T = TypeVar("T")

Cursor = Annotated[
    str | None, QueryParameter(name="cursor", max_length=400, description="Where to go on: `next` of the page before.")
]
Limit = Annotated[int, QueryParameter(name="limit", ge=1, le=1000, description="How many at most.")]
AsOf = Annotated[
    str | None,
    QueryParameter(
        name="as_of",
        pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        description="Only what was published by then: YYYY, YYYY-MM or YYYY-MM-DD.",
    ),
]


def page(items: Sequence[T], key: Callable[[T], str], cursor: str | None, limit: int) -> tuple[list[T], str | None]:
    """Return the items after the cursor, and the cursor of the next page, if there is one.

    Raises UsageError when the cursor is none of ours, or the item that it names is not in the list any more.
    """
    start = 0
    if cursor is not None:
        last = _read(cursor)
        start = next((at for at, item in enumerate(items, 1) if key(item) == last), -1)
        if start < 0:
            raise UsageError("this cursor leads nowhere: what it named is not in the list; begin again without it")
    found = list(items[start : start + limit])
    more = start + limit < len(items)
    return found, _write(key(found[-1])) if more else None


def _write(key: str) -> str:
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def _read(cursor: str) -> str:
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise UsageError("this is no cursor; take `next` of the page before") from None
