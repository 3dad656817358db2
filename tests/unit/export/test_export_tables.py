"""CSV cells: text stays text, formulas become text, nothing is lost but what cannot be printed."""

from hypothesis import given
from hypothesis import strategies as st

from lagebild.export.tables import safe
from lagebild.plain import printable


@given(st.text())
def test_no_cell_begins_as_a_formula(text):
    """Whatever the text."""
    assert not safe(text).lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.text())
def test_the_text_is_still_there(text):
    """At most an apostrophe is put in front."""
    assert safe(text) in (printable(text), f"'{printable(text)}")
