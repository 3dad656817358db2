"""Not denying is no admission, and not stopping is no denial."""

import pytest

from lagebild.model import Document
from lagebild.read.rules import RulesReader


def _only(text, language):
    document = Document(
        id="0" * 64, name="x", media_type="text/plain", size=1, text=text, language=language, published="2025-03-03"
    )
    (claim,) = RulesReader().read(document)
    return claim


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nebenzya did not deny that Russia had bought shells from North Korea.", "en"),
        ("Putin has not denied that North Korean soldiers are in his country.", "en"),
        ("Moskau bestritt nicht, dass Russland Granaten aus Nordkorea erhalten hat.", "de"),
    ],
)
def test_who_does_not_deny_has_not_admitted(text, language):
    """A negated denial flips to assert, but without an event that could count as an admission."""
    claim = _only(text, language)
    assert claim.stance == "assert"
    assert claim.event is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("North Korea has not stopped shipping shells to Russia, the State Department said.", "en"),
        ("Nordkorea habe nicht aufgehört, Granaten an Russland zu liefern, teilte das Weiße Haus mit.", "de"),
    ],
)
def test_what_has_not_stopped_goes_on(text, language):
    """An act that did not end is alleged, not denied."""
    claim = _only(text, language)
    assert claim.stance == "accuse"
    assert (claim.event.type, claim.event.actor, claim.event.recipient) == ("TRANSFER", ("kp",), ("ru",))
