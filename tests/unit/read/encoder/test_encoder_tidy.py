"""Clean edges of what the network proposes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.read.encoder.tidy import content_range, part_range


@pytest.mark.parametrize(
    ("text", "proposed", "kind", "wanted"),
    [
        ("Er sagte: „Nein, nie“.", "Nein, nie", "direct", "„Nein, nie“"),
        ("Er sagte: „Nein, nie“.", "„Nein, nie", "direct", "„Nein, nie“"),
        ("« Non », dit-il.", "« Non", "direct", "« Non »"),
        ("He said, “No.”", "No.”", "direct", "“No.”"),
        ("Seoul says the shells were sent.", "the shells were sent.", "indirect", "the shells were sent"),
        ("She told the U.S.", "the U.S.", "indirect", "the U.S."),
        ("Es sei vorbei.", "Es sei vorbei.", "free_indirect", "Es sei vorbei."),
        ("Moskau bestreitet, Waffen zu liefern", "tet, Waffen zu lief", "indirect", "bestreitet, Waffen zu liefern"),
        ("Moskau bestreitet, Waffen zu liefern", ", Waffen zu liefern", "indirect", "Waffen zu liefern"),
    ],
)
def test_contents(text: str, proposed: str, kind: str, wanted: str) -> None:
    """Words are whole, a quotation has both marks, and loose marks go."""
    start = text.index(proposed)
    a, b = content_range(text, (start, start + len(proposed)), kind)
    assert text[a:b] == wanted


@pytest.mark.parametrize(
    ("text", "proposed", "wanted"),
    [
        ("북한 외교부 대변인은 부인했다", "북한 외교부 대변인은", "북한 외교부 대변인"),
        ("김정은이 말했다", "김정은이", "김정은"),
        ("한국은 부인했다", "한국은", "한국"),
        ("러시아 측은 부인했다", "러시아 측은", "러시아 측"),
    ],
)
def test_korean_speakers_lose_their_particle(text: str, proposed: str, wanted: str) -> None:
    """A topic or subject particle is not part of a name."""
    a, b = part_range(text, (0, len(proposed)), korean=True)
    assert text[a:b] == wanted


def test_a_name_keeps_its_initials() -> None:
    """The stop of an abbreviation is no sentence's end."""
    text = "the ambassador to the U.S. said."
    assert part_range(text, (0, 26)) == (0, 26)


@given(st.text(max_size=60), st.data())
def test_ranges_stay_inside_the_text(text: str, data: st.DataObject) -> None:
    """Whatever the text, a range is inside it and not empty."""
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for a, b in (
        content_range(
            text, (start, end), data.draw(st.sampled_from(["direct", "indirect", "reported", "free_indirect"]))
        ),
        part_range(text, (start, end), korean=data.draw(st.booleans())),
    ):
        assert 0 <= a < b <= len(text)
