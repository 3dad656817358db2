"""Dates, as partial as they are told."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.read.dates import first_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("am 28. März 2024", "2024-03-28"),
        ("am 28. März", "2024-03-28"),
        ("am 28. Dezember", "2023-12-28"),
        ("am 19.06.2024", "2024-06-19"),
        ("on March 28, 2024", "2024-03-28"),
        ("on 19 June", "2024-06-19"),
        ("2024-03-28", "2024-03-28"),
        ("am Dienstag", "2024-06-18"),
        ("am Dienstagabend", "2024-06-18"),
        ("on Thursday", "2024-06-20"),
        ("on Friday", "2024-06-14"),
        ("gestern", "2024-06-19"),
        ("vorgestern", "2024-06-18"),
        ("today", "2024-06-20"),
        ("im April", "2024-04"),
        ("im September", "2023-09"),
        ("in September 2023", "2023-09"),
        ("seit Ende 2023", "2023"),
        ("since late 2023", "2023"),
        ("last year", "2023"),
        ("im vergangenen Jahr", "2023"),
        ("letzten Monat", "2024-05"),
        ("this year", "2024"),
        ("am 31. Februar 2024", None),
        ("2024 Soldaten", None),
        ("he may come", None),
        ("ohne Datum", None),
    ],
)
def test_dates_are_read_against_the_documents_date(text: str, expected: str | None) -> None:
    """Absolute and relative dates, counted back from Thursday, 20 June 2024."""
    assert first_date(text, "2024-06-20") == expected


def test_without_an_anchor_only_full_dates_count() -> None:
    """What is relative cannot be told without the document's date, nor a weekday with a month alone."""
    assert first_date("am Dienstag", None) is None
    assert first_date("im April", None) is None
    assert first_date("im April 2023", None) == "2023-04"
    assert first_date("am Dienstag", "2024-06") is None
    assert first_date("letzten Monat", "2024-01") == "2023-12"


@given(st.text(max_size=300), st.sampled_from([None, "2024", "2024-02", "2024-02-29"]))
def test_any_text_gives_a_partial_date_or_none(text: str, anchor: str | None) -> None:
    """Whatever the text, the result has the shape of a partial date."""
    found = first_date(text, anchor)
    assert found is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", found)
