"""Corrections in the store: kept once, quoted exactly, of claims that are there."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from lagebild.errors import UnfitError, WorkspaceError
from lagebild.ledger import Correction, encode
from lagebild.model import Span
from lagebild.store import Workspace


def correction(claim, **changes):
    """Return a correction of ``claim``."""
    return Correction(claim=replace(claim, **changes), by="Ada", reason="misread")


def test_a_correction_is_kept_beside_the_claim(filled: Path, additions) -> None:
    """It comes out again, by claim and in all; the claim as read stays, and everything verifies."""
    claim = additions[1][2][0]
    made = correction(claim, stance="assert")
    with Workspace.open(filled) as workspace:
        assert workspace.add_correction(made)
        assert not workspace.add_correction(made), "the same word twice is kept once"
        assert list(workspace.corrections()) == list(workspace.corrections(claim.id)) == [made]
        assert list(workspace.corrections("another")) == []
        assert claim in list(workspace.claims())
    assert Workspace.open(filled).verify() == []


def test_a_correction_quotes_exactly(filled: Path, additions) -> None:
    """Characters that the document does not have there are refused."""
    claim = additions[0][2][0]
    with Workspace.open(filled) as workspace, pytest.raises(UnfitError, match="quote"):
        workspace.add_correction(correction(claim, content=(Span("something else", 0, 14),)))


def test_a_correction_is_of_a_claim_that_is_there(filled: Path, additions) -> None:
    """An unknown claim, or one of another document, is refused."""
    claim = additions[0][2][0]
    with Workspace.open(filled) as workspace:
        with pytest.raises(WorkspaceError):
            workspace.add_correction(correction(claim, id="unknown"))
        with pytest.raises(WorkspaceError):
            workspace.add_correction(correction(claim, document="0" * 64))


@pytest.mark.parametrize(("by", "reason"), [("", "why"), ("Ada", "\n")])
def test_a_correction_has_a_name_and_a_reason(filled: Path, additions, by: str, reason: str) -> None:
    """Without either it is refused."""
    claim = additions[0][2][0]
    with Workspace.open(filled) as workspace, pytest.raises(UnfitError):
        workspace.add_correction(Correction(claim=replace(claim, stance="assert"), by=by, reason=reason))


def test_verify_finds_a_correction_that_misquotes(filled: Path, additions, monkeypatch) -> None:
    """One that slipped past the door is told by verify."""
    claim = additions[0][2][0]
    bad = correction(claim, content=(Span("something else", 0, 14),))
    monkeypatch.setattr("lagebild.store.writing._check_claims", lambda *_: None)
    with Workspace.open(filled) as workspace:
        workspace.add_correction(bad)
    problems = Workspace.open(filled).verify()
    assert len(problems) == 1
    assert "does not quote its document" in problems[0].what
    assert b"something else" in encode(bad)
