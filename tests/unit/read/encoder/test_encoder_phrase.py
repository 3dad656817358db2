"""A German cue takes in the small words that belong to it, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.read.encoder.phrase import german_cue


@pytest.mark.parametrize(
    ("text", "cue", "whole"),
    [
        ("Die Polizei gab an, dass er floh.", "gab", "gab an"),
        ("So heißt es in dem Bericht.", "heißt", "heißt es"),
        ("Er verwies darauf, dass nichts fehle.", "verwies", "verwies darauf"),
        ("Ihr wird vorgeworfen, Kohle zu schmuggeln.", "vorgeworfen", "wird vorgeworfen"),
        ("Das Amt gab bekannt: Nichts.", "gab", "gab bekannt"),
        ("Er äußerte sich ablehnend.", "äußerte", "äußerte sich"),
        ("Er sagte auf einer Pressekonferenz, es gehe.", "sagte", "sagte"),
        ("Sie teilte am Montag mit, es gehe.", "teilte", "teilte"),
        ("Laut an der Börse verbreiteten Gerüchten", "Laut", "Laut"),
        ("Er sagte", "sagte", "sagte"),
    ],
)
def test_a_cue_becomes_whole(text: str, cue: str, whole: str) -> None:
    """Particle, pronoun and auxiliary directly at the verb belong to it; a preposition's "auf" does not."""
    at = text.index(cue)
    start, end = german_cue(text, (at, at + len(cue)))
    assert text[start:end] == whole


@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 20))
def test_a_cue_only_grows_within_the_text(text: str, start: int, length: int) -> None:
    """What comes back holds the cue and lies in the text, whatever the text is."""
    start = min(start, len(text))
    end = min(len(text), start + length)
    a, b = german_cue(text, (start, end))
    assert 0 <= a <= start <= end <= b <= len(text)
