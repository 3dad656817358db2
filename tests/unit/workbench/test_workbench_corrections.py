"""Corrections: a person puts a claim right, the machine's version stays, everything downstream follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild import workbench
from lagebild.errors import MissingError, UnfitError, UsageError
from lagebild.model import Event
from lagebild.workbench import Bench, Change, Place
from serving import make_workspace


@pytest.fixture
def bench(tmp_path):
    """A workspace with a charge and its denial."""
    return Bench(make_workspace(tmp_path))


def denial(bench):
    """Return the claim that denies, and the alleged fact that it stands against."""
    found = bench.assessment()
    fact = next(p for p in found.propositions if p.claims_against)
    return found.claims[fact.claims_against[0]], fact


def test_a_corrected_stance_changes_the_fact_and_keeps_the_machines_version(bench):
    """The denial becomes an assertion: nobody denies any more, and what the machine read is still told."""
    claim, fact = denial(bench)
    bench.correct(claim.id, Change(stance="assert"), by="Ada", reason="misread")
    found = bench.assessment()
    assert found.claims[claim.id].stance == "assert"
    assert found.originals[claim.id] == claim
    assert [(c.by, c.reason) for c in found.corrections[claim.id]] == [("Ada", "misread")]
    assert next(p for p in found.propositions if p.id == fact.id).status != fact.status


def test_the_ledger_only_grows_and_still_verifies(bench):
    """Before and after, verify finds nothing; the claim as read is still the one that is kept."""
    claim, _ = denial(bench)
    before = workbench.verify(bench.workspace)
    bench.correct(claim.id, Change(stance="decline"), by="Ada", reason="misread")
    after = workbench.verify(bench.workspace)
    assert (before.problems, after.problems, after.size) == ((), (), before.size + 1)
    assert workbench.assess(bench.workspace).claims[claim.id].stance == "decline"


def test_a_second_correction_takes_the_place_of_the_first(bench):
    """The latest word counts, and both are told."""
    claim, _ = denial(bench)
    bench.correct(claim.id, Change(stance="decline"), by="Ada", reason="first")
    bench.correct(claim.id, Change(stance="deny"), by="Bo", reason="back")
    found = bench.assessment()
    assert found.claims[claim.id] == claim
    assert [c.by for c in found.corrections[claim.id]] == ["Ada", "Bo"]


def test_speaker_and_link_are_put_right(bench):
    """A speaker is other characters of the document, linked to whoever is known here."""
    claim, _ = denial(bench)
    text = bench.assessment().documents[claim.document].text
    at = text.index("North Korea")
    bench.correct(claim.id, Change(speaker=Place(start=at, end=at + 11, entity="kp")), by="Ada", reason="who spoke")
    speaker = bench.assessment().claims[claim.id].speaker
    assert (speaker.text, speaker.entity.id) == ("North Korea", "kp")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (Change(stance="shout"), UnfitError),
        (Change(kind="sung"), UnfitError),
        (Change(content=[]), UnfitError),
        (Change(content=[Place(start=5, end=5)]), UnfitError),
        (Change(content=[Place(start=0, end=10_000)]), UnfitError),
        (Change(content=[Place(start=0, end=9), Place(start=5, end=12)]), UnfitError),
        (Change(speaker=Place(start=0, end=6, entity="nobody-known")), MissingError),
        (Change(event=None, stance="deny"), None),
        (Change(event=Event(type="DANCE")), UnfitError),
        (Change(event=Event(type="TRANSFER", objects=("unobtainium",))), UnfitError),
        (Change(event=Event(type="TRANSFER", date="2024-02-31")), UsageError),
        (Change(), UnfitError),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(bench, change, error):
    """A refused correction leaves the ledger as it was."""
    claim, _ = denial(bench)
    before = bench.revision()
    if error is None:
        bench.correct(claim.id, change, by="Ada", reason="no event")
        assert bench.assessment().claims[claim.id].event is None
        return
    with pytest.raises(error):
        bench.correct(claim.id, change, by="Ada", reason="why")
    assert bench.revision() == before


@pytest.mark.parametrize(("by", "reason"), [("", "why"), ("Ada", " "), ("A" * 201, "why")])
def test_a_correction_needs_a_name_and_a_reason(bench, by, reason):
    """Without either it is refused."""
    claim, _ = denial(bench)
    with pytest.raises(UnfitError):
        bench.correct(claim.id, Change(stance="assert"), by=by, reason=reason)


def test_an_unknown_claim_is_missing(bench):
    """There is no such id."""
    with pytest.raises(MissingError):
        bench.correct("nope", Change(stance="assert"), by="Ada", reason="why")


@pytest.fixture(scope="module")
def shared_bench(tmp_path_factory):
    """One workspace for many refused attempts."""
    return Bench(make_workspace(tmp_path_factory.mktemp("spans")))


@given(start=st.integers(-5, 120), end=st.integers(-5, 120))
def test_any_span_quotes_its_document_or_is_refused(shared_bench, start, end):
    """Whatever the offsets, what would be kept is exactly those characters."""
    from lagebild.workbench.corrections import corrected

    found = shared_bench.assessment()
    claim, _ = denial(shared_bench)
    text = found.documents[claim.document].text
    change = Change(content=[Place(start=start, end=end)])
    if 0 <= start < end <= len(text) and (start, end) != (claim.content[0].start, claim.content[0].end):
        made = corrected(found, claim.id, change, by="Ada", reason="why")
        assert made.claim.content[0].text == text[start:end]
    else:
        with pytest.raises(UnfitError):
            corrected(found, claim.id, change, by="Ada", reason="why")


def test_what_another_process_adds_is_seen(bench):
    """A document added beside the server is there at the next look, without reading the others again."""
    count = len(bench.assessment().documents)
    workbench.add_bytes(bench.workspace, b"Kim met Putin on 13 September 2023, KCNA said.", "new.txt", reader="rules")
    assert len(bench.assessment().documents) == count + 1
