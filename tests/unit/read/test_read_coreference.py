"""Whom pronouns and definite noun phrases mean."""

import pytest

from lagebild.model import Document
from lagebild.read.coreference import Discourse
from lagebild.read.page import Page


def resolved(text: str, language: str, *phrases: str) -> list[str | None]:
    """The entities of ``phrases``, taken from the text one after the other."""
    document = Document(
        id="x", name="x", media_type="text/plain", size=1, text=text, language=language, published="2024-06-20"
    )
    discourse = Discourse(Page(document))
    found, at = [], 0
    for phrase in phrases:
        start = text.index(phrase, at)
        mention = discourse.mention((start, start + len(phrase)))
        assert mention is not None
        assert (mention.text, mention.start) == (phrase, start)
        found.append(mention.entity.id if mention.entity else None)
        at = start + len(phrase)
    return found


@pytest.mark.parametrize(
    ("text", "language", "phrases", "last"),
    [
        ("Putin sagte etwas. Er sagte mehr.", "de", ("Putin", "Er"), "vladimir-putin"),
        ("Sacharowa sagte etwas. Er sagte mehr.", "de", ("Sacharowa", "Er"), None),
        ("Putin sagte etwas. Sacharowa auch. Er sagte mehr.", "de", ("Putin", "Sacharowa", "Er"), "vladimir-putin"),
        ("Peskow sagte etwas. Sie sagte mehr.", "de", ("Peskow", "Sie"), None),
        ("Das russische Außenministerium schwieg. Das Ministerium sagte nichts.", "de", ("Das russische Außenministerium", "Das Ministerium"), "ru-foreign-ministry"),
        ("North Korea fired. It said nothing.", "en", ("North Korea", "It"), "kp"),
        ("The Russian embassy denied it. It said more.", "en", ("The Russian embassy", "It"), "ru-embassy"),
        ("Putin und Kim Jong Un trafen sich. Beide lobten das.", "de", ("Putin und Kim Jong Un", "Beide"), "kp+ru"),
        ("North Korea sold arms to Russia. Both countries deny it.", "en", ("Both countries",), "kp+ru"),
        ("Daniel Pinkston, an expert, agreed. Pinkston said so.", "en", ("Daniel Pinkston, an expert,", "Pinkston"), "daniel-pinkston"),
        ("Seoul warnte. Das Land sei bereit.", "de", ("Seoul", "Das Land"), "kr"),
        ("Blinken spoke. The president agreed.", "en", ("Blinken", "The president"), None),
        ("Biden listened. Blinken spoke. The president agreed.", "en", ("Biden", "Blinken", "The president"), "joe-biden"),
        ("Nordkorea hat nach eigenen Angaben getestet.", "de", ("eigenen Angaben",), "kp"),
        ("Peskow schwieg. Guterres rief an. Sein Sprecher sagte es.", "de", ("Peskow", "Guterres", "Sein Sprecher"), None),
        ("We asked Lavrov, who said no.", "en", ("who",), "sergei-lavrov"),
    ],
)  # fmt: skip
def test_antecedents(text: str, language: str, phrases: tuple[str, ...], last: str | None) -> None:
    """The last of the phrases means whom it should, or no one."""
    assert resolved(text, language, *phrases)[-1] == last


def test_surname_is_looked_up_in_the_text() -> None:
    """A bare surname means the one whom the text names in full before."""
    text = "The senators met John Murtha. Murtha spoke."
    document = Document(id="x", name="x", media_type="text/plain", size=1, text=text, language="en")
    start = text.rindex("Murtha")
    mention = Discourse(Page(document)).mention((start, start + 6))
    assert mention is not None
    assert mention.entity is not None
    assert mention.entity.id == "john-murtha"


def test_kim_is_whom_the_text_names() -> None:
    """ "Kim" is the leader where the text speaks of North Korea, unless it names another Kim."""
    assert resolved("North Korea fired. Kim watched.", "en", "Kim") == ["kim-jong-un"]
    assert (
        resolved("Kim Yo Jong of North Korea wrote. Then Kim warned.", "en", "Kim Yo Jong", "Kim")
        == ["kim-yo-jong"] * 2
    )


def test_antecedents_are_not_sought_far_away() -> None:
    """After more than five sentences a pronoun has lost its antecedent."""
    assert resolved("Putin spoke. " + "It rained. " * 9 + "He left.", "en", "Putin", "He")[-1] is None
