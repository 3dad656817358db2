"""The English grammar over any text: bounds, order, time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.read.rules.english import attribute
from lagebild.read.rules.english_lexicon import lexicon

_PIECES = st.sampled_from(
    [
        "said",
        "told",
        "that",
        "who",
        "which",
        "Russia",
        "the",
        "a",
        "he",
        "it",
        ",",
        ".",
        ":",
        ";",
        "'",
        "'",
        '"',
        "“",
        "”",
        "‘",
        "’",
        "''",
        "—",
        "--",
        "(",
        ")",
        "?",
        "!",
        "and",
        "but",
        "according",
        "to",
        "by",
        "of",
        "in",
        "accused",
        "denied",
        "claims",
        "reports",
        "saying",
        "not",
        "had",
        "been",
        "is",
        "was",
        "would",
        "Mr.",
        "U.S.",
        "he's",
        "don't",
        "\n",
        "\n\n",
        "1,500",
        "Kim",
        "北韓",
        "é",
        "\xad",
        "🚀",
        "put",
        "it",
        "as",
        "did",
        "comment",
        "confirm",
        "nor",
        "deny",
        "quoted",
        "expressed",
        "regret",
        "whether",
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=200), st.lists(_PIECES, max_size=60).map(" ".join), st.lists(_PIECES, max_size=40).map("".join)
)


@settings(max_examples=400, deadline=None)
@given(_TEXTS)
def test_ranges_lie_in_the_text(text: str) -> None:
    """Every range is inside the text and not empty; contents are ordered and disjoint; within points elsewhere."""
    found = attribute(text)
    for index, a in enumerate(found):
        assert a.content
        for start, end in [*a.content, *(r for r in (a.speaker, a.cue, a.addressee) if r)]:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        assert all(left[1] <= right[0] for left, right in zip(a.content, a.content[1:], strict=False))
        assert a.within != index
        assert a.within is None or 0 <= a.within < len(found)
        assert 0 <= a.confidence <= 1


@settings(max_examples=50, deadline=None)
@given(_TEXTS)
def test_same_text_same_reading(text: str) -> None:
    """Reading twice gives the same."""
    assert attribute(text) == attribute(text)


@pytest.mark.parametrize(
    "unit", ["said ", "X, a Y, said ", "(", "“", "He said that ", "and Kim ", "claim that the ", '"A," he said. ']
)
def test_time_is_linear(unit: str) -> None:
    """Four times the text takes about four times the time, whatever the text."""
    attribute("He said so.")
    took = []
    for size in (20_000, 80_000):
        text = unit * (size // len(unit))
        began = time.process_time()
        attribute(text)
        took.append(time.process_time() - began)
    assert took[1] < 10 * took[0] + 0.2


def test_lexicon_is_consistent() -> None:
    """Each cue spelling has a form and verbs with known frames and stances."""
    from lagebild.model import STANCES

    for form, (bits, verbs) in lexicon().forms.items():
        assert bits
        assert form == form.lower()
        assert len(verbs[-1].particles) <= len(verbs[0].particles)
        for verb in verbs:
            assert set(verb.frames) <= set("tqinojgwxlecy")
            assert set(verb.frames.values()) <= set(STANCES)
    assert set(lexicon().nouns.values()) | set(lexicon().expressed.values()) <= set(STANCES)


def test_a_verb_that_only_takes_an_object_may_stand_behind_what_was_said() -> None:
    """What stands before a verb that the lexicon knows with an object alone is read, with its stance, without a fault."""
    text = "That North Korea steals is a tune from an old gramophone, commented the North's mission in New York."
    found = attribute(text)
    assert [text[slice(*a.speaker)] for a in found if a.speaker] == ["the North's mission in New York"]
