"""Cursors: every item once, in order, whatever the size of the page; what is no cursor is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.api.paging import page
from lagebild.errors import UsageError


@given(items=st.lists(st.text(min_size=1), unique=True), limit=st.integers(1, 7))
def test_pages_hold_every_item_once_and_in_order(items, limit):
    """Going on at ``next`` until it is none gives the list again."""
    seen, cursor = [], None
    for _ in range(len(items) + 1):
        found, cursor = page(items, lambda item: item, cursor, limit)
        assert len(found) <= limit
        seen += found
        if cursor is None:
            break
    assert seen == items


@given(cursor=st.text(max_size=40))
def test_any_other_text_is_refused(cursor):
    """A cursor that names nothing of the list is a mistake of the asker's."""
    with pytest.raises(UsageError):
        page(["ä", "b"], lambda item: f"id-{item}", cursor, 1)


def test_an_item_that_is_gone_is_told():
    """Where the evidence changed meanwhile, the asker is told to begin again."""
    _, cursor = page(["a", "b", "c"], str, None, 1)
    with pytest.raises(UsageError, match="begin again"):
        page(["b", "c"], str, cursor, 1)
