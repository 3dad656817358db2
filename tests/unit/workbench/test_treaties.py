"""The register of agreements as an analyst keeps it."""

import msgspec
import pytest
from msgspec.structs import replace

from lagebild.errors import MissingError, UnfitError
from lagebild.ledger import Decision
from lagebild.measures import agreements
from lagebild.model import Agreement, Clause, Signatory
from lagebild.workbench.treaties import changes_of, identified, keeping, registered, withdrawing, withdrawn

_CLAUSE = Clause(id="kp-cn-2025-1", article="1", kind="cooperation", obligation="They work together.")
_NEW = Agreement(
    id="kp-cn-2025",
    title="Agreement on fisheries",
    parties=(Signatory(country="cn"), Signatory(country="kp")),
    signed="2025-03-01",
    clauses=(_CLAUSE,),
    names=("fisheries agreement",),
    sources=("Xinhua, 2 March 2025",),
)


def _kept(agreement: Agreement, reason: str = "It was published.") -> Decision:
    return keeping(agreement, by="Ana", reason=reason)


def test_without_decisions_the_register_is_the_bundled_one() -> None:
    """Decisions on other things change nothing."""
    other = Decision(subject="publisher:kcna", verdict="{}", by="Ana", reason="x")
    assert registered([]) == registered([other]) == agreements()


def test_the_latest_decision_on_an_agreement_counts() -> None:
    """Added, changed, withdrawn and put back: each follows the last, the order of the register stays."""
    added = _kept(_NEW)
    assert registered([added]) == (*agreements(), _NEW)
    changed = _kept(replace(_NEW, ended="2026"))
    assert registered([added, changed])[-1].ended == "2026"
    gone = withdrawing(_NEW.id, [added, changed], by="Ana", reason="It was a rumour.")
    assert registered([added, changed, gone]) == agreements()
    assert withdrawn([added, changed, gone]) == (replace(_NEW, ended="2026"),)
    assert registered([added, changed, gone, added])[-1] == _NEW
    assert changes_of([added, changed, gone], _NEW.id) == (added, changed, gone)


def test_a_bundled_agreement_can_be_withdrawn() -> None:
    """It leaves the register, and is still there to be put back."""
    gone = withdrawing("kp-ru-2024", [], by="Ana", reason="Only what I read myself.")
    assert "kp-ru-2024" not in {a.id for a in registered([gone])}
    assert [a.id for a in withdrawn([gone])] == ["kp-ru-2024"]
    with pytest.raises(MissingError):
        withdrawing("kp-ru-2024", [gone], by="Ana", reason="again")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"id": "KP/../x"}, ""),
        ({"parties": (Signatory(country="kp"),)}, "parties"),
        ({"parties": (Signatory(country="kp"), Signatory(country="kp"))}, "parties"),
        ({"parties": (Signatory(country="kp"), Signatory(country="zz"))}, "parties"),
        ({"signed": "March 2025"}, "signed"),
        ({"in_force": "2025-13"}, "in_force"),
        ({"in_force": "2024"}, "in_force"),
        ({"ended": "2025-02"}, "ended"),
        ({"sources": ()}, "sources"),
        ({"names": ("x" * 301,)}, "names"),
        ({"names": ("a\x00b",)}, "names"),
        ({"clauses": (replace(_CLAUSE, kind="war"),)}, "kind-0"),
        ({"clauses": (_CLAUSE, replace(_CLAUSE, obligation=""))}, "obligation-1"),
        ({"clauses": (replace(_CLAUSE, touches=("2397-99",)),)}, "touches-0"),
        ({"clauses": (replace(_CLAUSE, objects=("unicorns",)),)}, "objects-0"),
        ({"clauses": (replace(_CLAUSE, text_status="dreamt"),)}, "text-0"),
    ],
)
def test_what_does_not_fit_names_its_field(change: dict[str, object], field: str) -> None:
    """Nothing is kept that contradicts itself or a vocabulary, and the form can say where."""
    with pytest.raises(UnfitError) as caught:
        _kept(replace(_NEW, **change))
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("by", "reason", "field"), [("", "why", "by"), ("Ana", "  ", "reason"), ("x" * 201, "why", "by")]
)
def test_nobody_changes_the_register_without_name_and_reason(by: str, reason: str, field: str) -> None:
    """Keeping and withdrawing both need them."""
    for change in (
        lambda: keeping(_NEW, by=by, reason=reason),
        lambda: withdrawing("kp-ru-2024", [], by=by, reason=reason),
    ):
        with pytest.raises(UnfitError) as caught:
            change()
        assert caught.value.field == field


def test_a_decision_of_another_make_is_evidence_but_no_agreement() -> None:
    """What a program wrote under such a subject is never half an agreement, and never stops the rest."""
    unfit = msgspec.json.encode(replace(_NEW, title="")).decode()
    for verdict in ("{}", "nonsense", unfit, msgspec.json.encode(replace(_NEW, id="kp-xx")).decode()):
        assert (
            registered([Decision(subject="agreement:kp-cn-2025", verdict=verdict, by="A", reason="r")]) == agreements()
        )


def test_ids_are_made_of_parties_and_year() -> None:
    """Sorted, and numbered where one is taken."""
    assert identified(["ru", "kp"], "2025-01", []) == "kp-ru-2025"
    assert identified(["kp", "ru"], None, []) == "kp-ru"
    assert identified(["kp", "ru"], "2024", ["kp-ru-2024", "kp-ru-2024-2"]) == "kp-ru-2024-3"


def test_every_bundled_agreement_can_be_kept_as_it_is() -> None:
    """What the form shows of the register passes its own checks."""
    for agreement in agreements():
        assert registered([_kept(agreement)])[: len(agreements())] == agreements()
