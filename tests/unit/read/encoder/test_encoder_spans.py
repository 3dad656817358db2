"""From tags to spans."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lagebild.read.encoder.labels import NEXT, TAGS
from lagebild.read.encoder.spans import softmax, tagged

LOGITS = st.integers(0, 60).flatmap(
    lambda n: hnp.arrays(np.float32, (n, len(TAGS)), elements=st.floats(-20, 20, width=32))
)


def sure_of(tags: str) -> np.ndarray:
    """Logits of a network that is sure of ``tags``."""
    made = np.full((len(tags), len(TAGS)), -9, np.float32)
    for i, tag in enumerate(tags):
        made[i, TAGS.index(tag)] = 9
    return made


def test_a_split_statement_is_one() -> None:
    """A gap joins the pieces before and behind it."""
    assert [t.spans for t in tagged(sure_of("OBIIGGCIOB"))] == [((1, 4), (6, 8)), ((9, 10),)]


def test_neighbours_stay_apart() -> None:
    """A statement that begins where another ends is a statement of its own."""
    assert [t.spans for t in tagged(sure_of("BIBI"))] == [((0, 2),), ((2, 4),)]


@given(LOGITS)
def test_spans_are_in_order_and_never_overlap(logits: np.ndarray) -> None:
    """Whatever the network says, spans lie inside the text, one behind the other, and certainties are shares."""
    at = 0
    for t in tagged(logits):
        for a, b in t.spans:
            assert at <= a < b <= len(logits)
            at = b
        assert all(0 <= x <= 1.0001 for x in (t.begin, t.inside, t.end))


@given(LOGITS)
def test_the_path_is_the_best_of_all_allowed(logits: np.ndarray) -> None:
    """On short texts no allowed path has a higher score than the one chosen."""
    logits = logits[:5]
    if not len(logits):
        return
    logs = np.log(softmax(logits.astype(np.float64)))
    paths = [(i,) for i, t in enumerate(TAGS) if t in NEXT["O"]]
    for _ in logits[1:]:
        paths = [(*p, i) for p in paths for i, t in enumerate(TAGS) if t in NEXT[TAGS[p[-1]]]]
    best = max(sum(logs[i, t] for i, t in enumerate(p)) for p in paths if TAGS[p[-1]] != "G")
    inside = {i for t in tagged(logits) for a, b in t.spans for i in range(a, b)}
    alike = [p for p in paths if TAGS[p[-1]] != "G" and {i for i, t in enumerate(p) if TAGS[t] in "BIC"} == inside]
    assert max(sum(logs[i, t] for i, t in enumerate(p)) for p in alike) >= best - 1e-3
