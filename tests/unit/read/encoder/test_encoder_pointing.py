"""From contents to their speakers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lagebild.read.encoder.labels import HEADS, REACH, ROLES, WIDTH
from lagebild.read.encoder.pointing import bounds, distances, pointed


def test_distances_are_told_apart_by_doublings() -> None:
    """Near pieces have classes of their own, far ones share them."""
    assert distances(8, 3, 4).tolist() == [1, 1, 0, REACH, REACH, REACH + 1, REACH + 2, REACH + 2]


def test_a_pointed_part_is_found() -> None:
    """The piece that answers what the content asks is its speaker; without an answer it is nobody."""
    parts = np.zeros((6, HEADS["parts"]), np.float32)
    ask = np.zeros((6, HEADS["ask"]), np.float32)
    offer = np.zeros((6, HEADS["offer"]), np.float32)
    none = np.zeros((6, HEADS["none"]), np.float32)
    ask.reshape(6, 2, len(ROLES), 2, WIDTH)[4, 0, 0, :, 0] = 30.0
    offer.reshape(6, len(ROLES), 2, WIDTH)[1, 0, 0, 0] = 10.0
    offer.reshape(6, len(ROLES), 2, WIDTH)[2, 0, 1, 0] = 10.0
    none[:, 1] = none[:, 4] = 50.0
    distance = np.zeros((len(ROLES), 2, 2 * REACH + 1), np.float32)
    found = pointed(parts, ask, offer, none, distance, 4, 5)
    assert found[0][0] == (1, 3)
    assert found[0][1] > 0.9
    assert found[1][0] is None


@given(st.integers(1, 40), st.integers(0, 2**32 - 1), st.data())
def test_whatever_is_pointed_at_lies_in_the_window(count: int, seed: int, data: st.DataObject) -> None:
    """Ranges are never empty and never leave the window, and certainties are shares."""
    first = data.draw(st.integers(0, count - 1))
    last = data.draw(st.integers(first, count - 1))
    rng = np.random.default_rng(seed)
    parts, ask, offer, none = (
        rng.normal(0, 5, (count, HEADS[n])).astype(np.float32) for n in ("parts", "ask", "offer", "none")
    )
    distance = rng.normal(0, 1, (len(ROLES), 2, 2 * REACH + 1)).astype(np.float32)
    for where, sure in pointed(parts, ask, offer, none, distance, first, last):
        assert 0 <= sure <= 1.0001
        assert where is None or 0 <= where[0] < where[1] <= count


def test_bounds_follow_the_tags() -> None:
    """A part that is tagged from its begin to the piece before the next outside has its bounds there."""
    parts = np.full((4, len(ROLES), 3), -9, np.float32)
    for i, tag in enumerate((0, 1, 2, 0)):
        parts[i, :, tag] = 9
    made = bounds(parts.reshape(4, -1))
    assert made[:, 0].argmax(-1).tolist() == [1, 1, 1]
    assert made[:, 1].argmax(-1).tolist() == [2, 2, 2]
