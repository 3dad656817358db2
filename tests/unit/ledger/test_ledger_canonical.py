"""Canonical JSON: one byte form per value."""

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from lagebild.errors import WorkspaceError
from lagebild.ledger import canonical, is_canonical
from lagebild.model import Span

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_rfc_8785_example() -> None:
    """The example of RFC 8785, section 3.2.2, in the bytes the standard prints."""
    value = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "€$\u000f\u000aA'\u0042\u0022\u005c\\\"\u002f",
        "literals": [None, True, False],
    }
    expected = (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )
    assert canonical(value) == expected.encode()


def test_keys_sort_by_utf16() -> None:
    """RFC 8785, section 3.2.3: a surrogate pair sorts before U+FB33, though its code point is higher."""
    assert canonical({"\ufb33": 1, "😀": 2}) == '{"😀":2,"\ufb33":1}'.encode()


@given(VALUES)
def test_same_value_same_bytes(value: object) -> None:
    """Writing is stable: what is read back gives the same bytes, and they are what JSON readers understand."""
    body = canonical(value)
    assert json.loads(body, parse_int=float) == value
    assert is_canonical(body)


@given(VALUES)
def test_the_fast_way_is_the_standard_way(value: object) -> None:
    """Whichever way was taken, the bytes are those of the reference implementation."""
    assert canonical(value) == rfc8785.dumps(value)


@given(st.binary(max_size=12) | st.from_regex(rb"[\[\]{}:,\"0-9eE.+-]{1,12}", fullmatch=True))
def test_is_canonical_agrees_with_the_reference(body: bytes) -> None:
    """Near-JSON bytes are told apart as the reference implementation would."""
    try:
        expected = rfc8785.dumps(json.loads(body, parse_int=float)) == body
    except ValueError:
        expected = False
    assert is_canonical(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b'{"a":1,"a":1}',
        b"1.0",
        b"1e2",
        b"30000.0",
        b"-0",
        b"9007199254740993",
        '{"\ufb33":1,"😀":2}'.encode(),
        b'"\\u0041"',
        b'"\\/"',
        b'"\xff"',
        b"",
        b"{",
        b"[" * 100_000,
    ],
)
def test_other_forms_are_told(body: bytes) -> None:
    """Any other form of a value, and what is no JSON at all, is not canonical."""
    assert not is_canonical(body)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, "\ud800", {"\udfff": 1}, object()])
def test_values_without_a_form_are_refused(value: object) -> None:
    """What the standard has no form for is a WorkspaceError of one line."""
    with pytest.raises(WorkspaceError, match="canonical JSON") as caught:
        canonical(value)
    assert "\n" not in str(caught.value)


def test_structs_are_written_by_field() -> None:
    """A record is an object of its fields, none left out."""
    assert canonical(Span("ab", 1, 3)) == b'{"end":3,"start":1,"text":"ab"}'


@pytest.mark.parametrize("value", [1e16, 2.0**53, 1e20, 30000.0, -0.0, 1e21, 5e-7])
def test_large_and_whole_floats_are_canonical(value: float) -> None:
    """A float written without a point is still what was written."""
    assert canonical(value) == rfc8785.dumps(value)
    assert is_canonical(canonical(value))
