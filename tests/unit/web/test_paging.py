"""Long lists in pages."""

import pytest

from lagebild.web.paging import cut


@pytest.mark.parametrize(
    ("asked", "number"), [(None, 1), ("2", 2), ("3", 3), ("9", 3), ("0", 1), ("-1", 1), ("²", 1), ("9" * 5000, 1)]
)
def test_a_page_that_is_not_there_is_the_first_or_the_last(asked: str | None, number: int) -> None:
    """Any text may stand in the address; the entries shown are those of a page that exists."""
    shown, found, pages = cut(range(25), asked, 10)
    assert (found, pages) == (number, 3)
    assert list(shown) == list(range(25))[(number - 1) * 10 : number * 10]


def test_nothing_is_one_empty_page() -> None:
    """An empty list is page 1 of 1."""
    assert cut([], "4") == ([], 1, 1)
