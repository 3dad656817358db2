"""Publishers as an analyst judges them."""

import pytest

from lagebild.errors import MissingError, UnfitError
from lagebild.ledger import Decision
from lagebild.workbench.outlets import Judgement, decision_on, judged, judgements

_GOOD = Judgement(owner="someone", control="public", reliability="B")


def test_the_latest_judgement_counts_and_the_register_stays() -> None:
    """Two judgements are kept, the later one speaks, and without any the bundled register does."""
    first = decision_on("kcna", _GOOD, by="A", reason="one")
    second = decision_on("kcna", Judgement(owner="", control="party", reliability="E"), by="B", reason="two")
    assert judged([])["kcna"].reliability == "D"
    found = judged([first, second])["kcna"]
    assert (found.owner, found.control, found.reliability, found.reason) == (None, "party", "E", "two")
    assert judgements([first, second], "kcna") == (first, second)
    assert judged([first, second])["tass"] == judged([])["tass"]


@pytest.mark.parametrize(
    "judgement",
    [
        Judgement(owner="x", control="nobody", reliability="B"),
        Judgement(owner="x", control="state", reliability="Z"),
        Judgement(owner="x", control="state", reliability=""),
        Judgement(owner="x" * 201, control="state", reliability="A"),
    ],
)
def test_a_judgement_outside_the_scale_is_refused(judgement: Judgement) -> None:
    """Only the letters A to F and the four kinds of control are kept."""
    with pytest.raises(UnfitError):
        decision_on("kcna", judgement, by="A", reason="because")


def test_a_judgement_needs_a_publisher_a_name_and_a_reason() -> None:
    """Nobody judges without saying who and why, or an outlet that is not known."""
    with pytest.raises(MissingError):
        decision_on("no-such-outlet", _GOOD, by="A", reason="because")
    with pytest.raises(UnfitError):
        decision_on("kcna", _GOOD, by=" ", reason="because")


def test_a_decision_of_another_make_changes_nothing() -> None:
    """What stands under a publisher's subject without being a judgement is left alone."""
    assert judged([Decision(subject="publisher:kcna", verdict="fine", by="A")]) == judged([])
