"""Quotation marks of all styles."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.read.quotes import quotations


def found(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    "quotation",
    [
        "„So ist es“",
        "„So ist es”",
        '„So ist es"',
        "“So it is”",
        '"So it is"',
        "»So ist es«",
        "«C'est ainsi»",
        "‚So ist es‘",
        "‘So it is’",
        "›So ist es‹",
        "'So it is'",
        "「そうだ」",
        "『そうだ』",
        "« C'est ainsi »".replace(" ", "\xa0"),
    ],
)
def test_each_style_is_paired(quotation: str) -> None:
    """The quotation is found with its marks, alone and inside a sentence."""
    assert found(quotation) == [quotation]
    assert found(f"Er sagte: {quotation}, und ging.") == [quotation]


def test_nested_quotations_come_outer_first() -> None:
    """Inner marks of another or the same low-high style nest, with their depth."""
    text = "„Das ist ‚gut‘ so“, und „der „gelbe“ Zug“."
    assert [(text[q.start : q.end], q.depth) for q in quotations(text)] == [
        ("„Das ist ‚gut‘ so“", 0),
        ("‚gut‘", 1),
        ("„der „gelbe“ Zug“", 0),
        ("„gelbe“", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kim's ship and the sailors' wages",
        "Hans' Schiff und Putins' Flotte",
        '5" lang und 3" breit',
        "’s ist wahr",
        "O’Neill kam",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    """A mark that no style explains is left alone."""
    assert found(text) == []


def test_apostrophe_inside_single_quotes() -> None:
    """An apostrophe between letters does not close a quotation."""
    assert found("He said: 'We won't go.' Then he left.") == ["'We won't go.'"]


def test_reopened_paragraphs_are_one_quotation() -> None:
    """Each paragraph opens again, only the last one closes."""
    text = "“First paragraph.\n\n“Second one.\n\n“Third one,” he said."
    assert found(text) == ["“First paragraph.\n\n“Second one.\n\n“Third one,”"]


def test_unbalanced_quotation_ends_with_its_block() -> None:
    """An end mark that is missing does not swallow the rest of the text."""
    text = "„Offen bis hier.\nNeuer Absatz mit „Wort“ darin."
    first, second = quotations(text)
    assert (text[first.start : first.end], first.closed) == ("„Offen bis hier.", False)
    assert (text[second.start : second.end], second.closed) == ("„Wort“", True)


@given(st.text(alphabet=st.sampled_from("ab .,\n„“”\"»«‚‘’'›‹「」"), max_size=120) | st.text(max_size=200))
def test_ranges_hold_for_any_text(text: str) -> None:
    """Quotations lie in the text, are not empty, come in order, and outermost closed ones do not overlap."""
    spans = quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in spans)
    assert [q.start for q in spans] == sorted(q.start for q in spans)
    outer = [q for q in spans if q.depth == 0 and q.closed]
    assert all(a.end <= b.start for a, b in itertools.pairwise(outer))


@pytest.mark.parametrize("hostile", ['"' * 10**6, "„" * 10**6, "„Satz\n" * 60_000, " 'a\"" * 80_000, "„a“" * 100_000])
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    """A long run of marks is paired in a few seconds even on a busy machine."""
    began = time.perf_counter()
    quotations(hostile)
    assert time.perf_counter() - began < 8
