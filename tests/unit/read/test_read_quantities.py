"""Amounts with units, as German and English write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.read.quantities import quantity


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("mehr als eine Million Granaten", "de", 1e6, "shells"),
        ("three million artillery shells", "en", 3e6, "shells"),
        ("7,000 containers", "en", 7000, "containers"),
        ("mehr als 1.000 Container", "de", 1000, "containers"),
        ("about 500,000 barrels of oil", "en", 5e5, "bbl"),
        ("500.000 Barrel", "de", 5e5, "bbl"),
        ("3,7 Milliarden US-Dollar", "de", 3.7e9, "usd"),
        ("$1.7 billion", "en", 1.7e9, "usd"),
        ("2.5 million tonnes of coal", "en", 2.5e6, "t"),
        ("10,000 North Korean troops", "en", 10000, "persons"),
        ("rund 10.000 nordkoreanische Soldaten", "de", 10000, "persons"),
        ("up to three dozen ballistic missiles", "en", 36, "missiles"),
        ("zwei ballistische Raketen", "de", 2, "missiles"),
    ],
)
def test_amounts(text: str, language: str, value: float, unit: str) -> None:
    """Value and unit are read, and the amount is quoted from the text."""
    found = quantity(text, language)
    assert found is not None
    assert (found.value, found.unit) == (value, unit)
    assert found.text in text


@pytest.mark.parametrize(
    "text", ["in 2023 soldiers left", "einen Satelliten", "13 votes", "above the cap of 500,000 barrels", ""]
)
def test_what_is_no_amount(text: str) -> None:
    """Years, articles, votes and caps are not amounts moved."""
    assert quantity(text, "en") is None


@given(st.text(max_size=300), st.sampled_from(["de", "en"]))
def test_any_text_gives_an_amount_or_none(text: str, language: str) -> None:
    """No text makes the reading of numbers fail."""
    found = quantity(text, language)
    assert found is None or found.value >= 0
