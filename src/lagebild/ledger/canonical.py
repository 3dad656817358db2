"""One byte form per value: RFC 8785 (JSON Canonicalization Scheme).

The reference implementation is exact and slow. Nearly all entries have the same form in faster encoders;
the rules in which those differ from the standard are checked before one is used.
"""

import json
import re
from typing import Any

import msgspec
import rfc8785

from lagebild.errors import UnfitError

# keys sort by UTF-16, which only characters beyond U+FFFF tell from UTF-8; integers end at 2^53 - 1, 16 digits
_DIFFERENT = re.compile(rb"[\xf0-\xf4]|\d{16}")


class _OddFloatError(Exception):
    """A float that Python and RFC 8785 write differently."""


def _float(literal: str) -> float | int:
    value = float(literal)
    if value.is_integer() and abs(value) < 2**53:
        return int(value)  # the standard writes 1.0 as 1
    if "e" in literal or rfc8785.dumps(value) != literal.encode():
        raise _OddFloatError
    return value


# not msgspec's encoder for values of unknown origin: it turns NaN into null
_dumps = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode
_encode = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder(float_hook=_float).decode


def _fast(plain: Any) -> bytes | None:
    """The canonical form where it is certain that a fast encoder gives it."""
    try:
        body = _dumps(plain).encode()
        return None if _DIFFERENT.search(body) else _encode(_decode(body))
    except (_OddFloatError, ValueError, TypeError, RecursionError):
        return None


def canonical(value: Any) -> bytes:
    """The RFC 8785 form of ``value`` (a Struct or plain JSON value), UTF-8.

    Raises UnfitError for what the standard has no form for: lone surrogates, NaN and infinities,
    integers beyond 2^53 - 1.
    """
    try:
        plain = msgspec.to_builtins(value)
        return _fast(plain) or bytes(rfc8785.dumps(plain))
    except (ValueError, TypeError, RecursionError) as problem:
        raise UnfitError(f"this cannot be kept as canonical JSON: {problem}") from None


def is_canonical(body: bytes) -> bool:
    """Whether ``body`` is JSON in exactly its RFC 8785 form."""
    try:
        if not _DIFFERENT.search(body) and _encode(_decode(body)) == body:
            return True
    except (_OddFloatError, ValueError, RecursionError):
        pass
    try:
        # a float beyond 2^53 may be written like an integer
        return bytes(rfc8785.dumps(json.loads(body, parse_int=float))) == body
    except (ValueError, RecursionError):
        return False
