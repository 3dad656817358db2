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
        ("약 22조8천억 원", {22.8e12}),
        ("1.2万亿元", {1.2e12}),
        ("1,52 Billionen Won", {1.52e12}),
        ("3,3 трлн долларов", {3.3e12}),
        ("eighteen million francs", {18e6}),
        ("dix-huit millions, soixante-dix ans, quatre-vingts", {18e6, 70, 80}),
        ("двух тысяч, около шестисот, сто двадцать", {2000, 600, 120}),
        ("siebenundzwanzig, dreihundertfünfzig, zwölftausenddreihundert", {27, 350, 12_300}),
        ("two hundred and fifty ships", {250}),
        ("二十五艘", {25}),
        ("34 of 34", {34}),
    ],
)
def test_values(text: str, values: set[float]) -> None:
    """The same amount is the same value."""
    assert numbers(text) == values


WHEN = ["2017年9月3日", "am 9. Mai 2024", "on 31 October", "July 4, 2024", "Hwasong-19", "KN-23", "6 августа", "9월에"]


@pytest.mark.parametrize("text", WHEN)
def test_when_is_not_how_many(text: str) -> None:
    """Days, months, years, and numbers in names are no amounts, and leave the amount beside them alone."""
    assert numbers(f"{text}: 345") == {345}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between 2 million and 3 million", {2e6, 3e6}),
        ("entre mille et deux mille", {1000, 2000}),
        ("3万5万", {30_000, 50_000}),
        ("5 thousand and 20 tanks", {5000, 20}),
        ("EUR500 million, USD5bn, 500日元", {500e6, 5e9, 500}),
        ("5 may have died", {5}),
        ("M. Macron, Kim K, 5 per cent, 10 pour cent", {5, 10}),
        ("1,234.5 and 2.345,5", {1234.5, 2345.5}),
        ("두만강, 세계, 네덜란드, 두 척", {2}),
    ],
)
def test_two_numbers_stay_two(text: str, values: set[float]) -> None:
    """What stands beside a number, or only looks like one, does not change it."""
    assert numbers(text) == values


_PARTS = st.sampled_from(
    ["12", "1,234.5", "three", "million", "und", "and", "hundert", "万", "억", "만", " ", "-", "Mai"]
)


@given(st.lists(_PARTS, max_size=12).map(" ".join) | st.lists(_PARTS, max_size=12).map("".join) | st.text(max_size=99))
def test_any_text_gives_finite_values(text: str) -> None:
    """Whatever the text, values are finite numbers above one."""
    assert all(1 < v < 1e18 for v in numbers(text))
