"""The numbers under which a statement's words are looked up."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lagebild.read.encoder.labels import STANCES
from lagebild.read.encoder.network import load
from lagebild.read.encoder.pieces import cut
from lagebild.read.encoder.wording import LONGEST, marks
from lagebild.settings import settings

IDS = st.lists(st.integers(0, 60_000), min_size=1, max_size=40).map(lambda x: np.array(x, dtype=np.int64))


@given(IDS, st.integers(0, 3))
def test_one_number_a_piece_and_one_a_pair(ids: np.ndarray, kind: int) -> None:
    """Content and cue give their pieces and pairs, the speaker its pieces, the kind one."""
    whole = (0, len(ids))
    assert len(marks(ids, whole, None, None, kind)) == 2 * len(ids)
    assert len(marks(ids, whole, whole, whole, kind)) == 2 * (2 * len(ids) - 1) + len(ids) + 1


@given(IDS)
def test_a_word_counts_by_where_it_stands(ids: np.ndarray) -> None:
    """The same piece is another number in the cue than in the content or the speaker."""
    whole, none = (0, len(ids)), (0, 0)
    kind = set(marks(ids, none, None, None, 0).tolist())
    content, cue, speaker = (
        set(marks(ids, *where, 0).tolist()) - kind
        for where in ((whole, None, None), (none, whole, None), (none, None, whole))
    )
    assert not content & cue
    assert not (content | cue) & speaker


def test_a_pair_knows_its_order() -> None:
    """Two pieces the other way round are another pair."""
    one, other = (marks(np.array(x), (0, 2), None, None, 0) for x in ([5, 9], [9, 5]))
    assert sorted(one[:2]) == sorted(other[:2])
    assert one[2] != other[2]


def test_a_long_content_is_cut() -> None:
    """No content gives more numbers than its limit."""
    ids = np.arange(10_000)
    assert len(marks(ids, (0, 10_000), None, None, 0)) == 2 * LONGEST


def test_words_speak_for_a_stance() -> None:
    """The words of a denial speak for denial, unknown ones change nothing, and nothing gives nothing."""
    network = load(settings().model)
    ids = cut("these claims are a complete fabrication", network.tokenizer).ids
    known = marks(ids, (0, len(ids)), None, None, 1)
    unknown = np.array([x for x in range(1, 999) if x not in set(network.keys.tolist())], dtype=np.uint32)
    plain, mixed = network.stances([known, np.concatenate([known, unknown])])
    assert STANCES[int(plain.argmax())] == "deny"
    assert np.allclose(plain, mixed, atol=1e-6)
    assert network.stances([]).shape == (0, len(STANCES))
