"""The form of a correction, read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from lagebild.errors import UnfitError
from lagebild.model import Claim, Document, EntityRef, Mention, Span
from lagebild.web.correcting import change_of, place_of
from lagebild.workbench import Place

_TEXT = "Moscow denied the transfer.\nSeoul said Moscow had\nreceived shells. Moscow denied it again."


def _document(text: str = _TEXT) -> Document:
    return Document(id="d", name="d.txt", media_type="text/plain", size=len(text), text=text, language="en")


def _claim() -> Claim:
    return Claim(
        id="c",
        document="d",
        kind="indirect",
        stance="deny",
        content=(Span.of(_TEXT, 14, 26),),
        speaker=Mention("Moscow", 0, 6, EntityRef("ru", "Country", "Russia", ("ru",))),
    )


def _form(**changes: object) -> dict[str, object]:
    return {"stance": "deny", "speaker": "Moscow", "entity": "ru", "content": "the transfer", **changes}


def test_an_unchanged_form_changes_nothing() -> None:
    """What stands in the form as it stood in the claim is no change."""
    change = change_of(_document(), _claim(), _form())
    assert (change.stance, change.speaker, change.content) == (UNSET, UNSET, UNSET)


def test_words_are_found_nearest_to_where_they_were() -> None:
    """Of two places with the same words the one near the claim's own is meant, unless the form says where."""
    document = _document()
    assert place_of(document, "Moscow", 0) == Place(start=0, end=6)
    assert place_of(document, "Moscow", 40) == Place(start=39, end=45)
    change = change_of(document, _claim(), _form(speaker="Moscow denied", speaker_at="70"))
    assert change.speaker == Place(start=_TEXT.rindex("Moscow"), end=_TEXT.rindex("Moscow") + 13)


def test_white_space_between_words_does_not_matter() -> None:
    """A browser sends line ends of its own: the characters of the document count."""
    place = place_of(_document(), "Moscow had\r\n  received", 40)
    assert _TEXT[place.start : place.end] == "Moscow had\nreceived"


def test_another_link_keeps_the_characters() -> None:
    """Linking a speaker anew moves nothing; an empty link takes the entity away, empty words the speaker."""
    document, claim = _document(), _claim()
    assert change_of(document, claim, _form(entity="kp")).speaker == Place(start=0, end=6, entity="kp")
    assert change_of(document, claim, _form(entity="")).speaker == Place(start=0, end=6, entity=None)
    assert change_of(document, claim, _form(speaker="")).speaker is None


@pytest.mark.parametrize("words", ["not in the text", "   ", "moscow"])
def test_words_that_are_not_there_are_refused(words: str) -> None:
    """A correction cannot quote what the document does not say."""
    with pytest.raises(UnfitError):
        place_of(_document(), words, 0)


@given(st.text(min_size=1, max_size=60), st.data())
def test_any_slice_of_a_text_is_found_again(text: str, data: st.DataObject) -> None:
    """What was cut out of a document is found in it, also where it holds signs that mean something in a pattern."""
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    if words.split():
        place = place_of(_document(text), words, start)
        assert text[place.start : place.end].split() == words.split()
