"""A text that is no report is refused, and the rest of the batch goes on."""

import pytest

from lagebild import workbench
from lagebild.errors import IntakeError, UsageError
from lagebild.settings import settings


def test_a_text_too_long_is_named_and_the_rest_is_read(tmp_path, monkeypatch):
    """One text over the limit fails with what to do; its neighbour is read."""
    monkeypatch.setenv("LAGEBILD_MAX_TEXT", "200")
    (tmp_path / "long.txt").write_text("Moskau bestritt alles. " * 20, encoding="utf-8")
    (tmp_path / "short.txt").write_text("Pjöngjang wies die Vorwürfe zurück.", encoding="utf-8")
    told = []
    failures = workbench.Failures(told.append)
    assert [d.name for d, _ in workbench.read([tmp_path], failures=failures)] == ["short.txt"]
    assert len(told) == 1
    assert "long.txt" in told[0]
    assert "LAGEBILD_MAX_TEXT" in told[0]
    with pytest.raises(IntakeError):
        failures.end()


def test_a_limit_that_is_no_number_is_refused(monkeypatch):
    """Nonsense in the environment is a usage error, not a default."""
    monkeypatch.setenv("LAGEBILD_MAX_TEXT", "many")
    with pytest.raises(UsageError, match="LAGEBILD_MAX_TEXT"):
        settings()
