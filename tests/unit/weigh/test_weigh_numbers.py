"""Numbers as values in every language's way of writing them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.weigh.numbers import numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,2 Millionen Granaten im Mai 2024", {1_200_000}),
        ("1.2 million shells", {1_200_000}),
        ("포탄 120만 발", {1_200_000}),
        ("一百二十万枚炮弹", {1_200_000}),
        ("약 1만2천 명", {12_000}),
        ("약 3천 명과 500명", {3_000, 500}),
        ("13 тысяч контейнеров", {13_000}),
        ("12 000 soldats, deux millions d'obus", {12_000, 2_000_000}),
        ("3,5 Milliarden", {3_500_000_000}),
        ("10,000 troops", {10_000}),
        ("两艘船", {2}),
        ("keine Zahl", set()),
    ],
)
def test_values(text: str, values: set[float]) -> None:
    """The same amount is the same value."""
    assert numbers(text) == values


@given(st.text(max_size=200))
def test_any_text_gives_finite_values(text: str) -> None:
    """Whatever the text, values are numbers above one."""
    assert all(v > 1 for v in numbers(text))
