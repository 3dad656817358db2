"""One byte form per value: RFC 8785 (JSON Canonicalization Scheme)."""

from typing import Any

import msgspec
import rfc8785

from lagebild.errors import WorkspaceError


def canonical(value: Any) -> bytes:
    """The RFC 8785 form of ``value`` (a Struct or plain JSON value), UTF-8.

    Raises WorkspaceError for what the standard has no form for: lone surrogates, NaN and infinities,
    integers beyond 2^53 - 1.
    """
    try:
        return bytes(rfc8785.dumps(msgspec.to_builtins(value)))
    except (rfc8785.CanonicalizationError, TypeError, RecursionError) as problem:
        raise WorkspaceError(f"this cannot be kept as canonical JSON: {problem}") from None


def is_canonical(body: bytes) -> bool:
    """Whether ``body`` is JSON in exactly its RFC 8785 form."""
    try:
        return bytes(rfc8785.dumps(msgspec.json.decode(body))) == body
    except (msgspec.DecodeError, rfc8785.CanonicalizationError, UnicodeDecodeError, RecursionError):
        return False
