"""Network and rules together: every statement once."""

from hypothesis import given
from hypothesis import strategies as st

from lagebild.read.attribution import Attribution, Range
from lagebild.read.encoder.joining import Candidate, join, logit, overlap
from lagebild.read.encoder.runs import run_together


def candidate(*content: Range, kind: str = "indirect", speaker: Range | None = None, **signs: float) -> Candidate:
    return Candidate(Attribution(kind=kind, content=content, speaker=speaker), {"speaker": 1.0} | signs)


RANGES = st.tuples(st.integers(0, 80), st.integers(1, 20)).map(lambda x: (x[0], x[0] + x[1]))
CANDIDATES = st.lists(RANGES.map(lambda r: candidate(r)), max_size=8)


def test_what_both_found_is_one_statement() -> None:
    """Contents that overlap for the most part are paired, the rest stays with whoever found it."""
    own = [candidate((0, 10), speaker=(20, 25)), candidate((40, 50))]
    ruled = [candidate((0, 9), speaker=(20, 25)), candidate((60, 70))]
    made = join(own, ruled)
    assert sorted(origin for origin, _ in made) == ["both", "encoder", "rules"]
    (both,) = [c for origin, c in made if origin == "both"]
    assert both.attribution.content == ((0, 9),)
    assert both.signs["same speaker"] == 1.0


@given(CANDIDATES, CANDIDATES)
def test_nothing_is_lost_or_doubled(own: list[Candidate], ruled: list[Candidate]) -> None:
    """Every candidate is in exactly one statement."""
    made = join(own, ruled)
    both = sum(origin == "both" for origin, _ in made)
    assert len(made) + both == len(own) + len(ruled)


@given(RANGES, RANGES)
def test_overlap_is_a_symmetric_share(a: Range, b: Range) -> None:
    """Overlap lies between 0 and 1, is 1 for the same and the same both ways."""
    assert overlap((a,), (a,)) == 1
    assert 0 <= overlap((a,), (b,)) == overlap((b,), (a,)) <= 1


@given(st.floats(0, 1))
def test_log_odds_are_finite(share: float) -> None:
    """Certainty and impossibility have finite log odds."""
    assert -10 < logit(share) < 10


def test_the_sentences_of_one_quotation_are_one_statement() -> None:
    """What stands between one pair of marks is joined; a neighbour outside is not."""
    text = "„Nein. Nie. Auch nicht morgen.“ Er ging."
    cut = [candidate((0, 6), kind="direct"), candidate((7, 11), kind="direct"), candidate((12, 31), kind="indirect")]
    (made,) = run_together(text, cut)
    assert made.attribution.content == ((0, 31),)


def test_free_indirect_sentences_run_on_for_one_speaker() -> None:
    """Two sentences that go on telling are one statement, unless another speaks."""
    text = "Es sei ruhig. Niemand sei da. Alle seien fort."
    same = [candidate((0, 13), kind="free_indirect"), candidate((14, 29), kind="free_indirect")]
    other = candidate((30, 46), kind="free_indirect", speaker=(0, 2))
    made = run_together(text, [*same, other])
    assert [c.attribution.content for c in made] == [((0, 29),), ((30, 46),)]
