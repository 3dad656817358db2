"""The speaker's stance towards the event."""

import pytest

from lagebild.model import Document
from lagebild.read.attribution import Attribution
from lagebild.read.finish import finish


def stance(
    text: str, language: str, speaker: str, content: str, cue: str, cue_stance: str = "assert", negated: bool = False
) -> str:
    def at(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    document = Document(
        id="x", name="x", media_type="text/plain", size=1, text=text, language=language, published="2024-06"
    )
    attribution = Attribution(
        kind="indirect",
        content=(at(content),),
        speaker=at(speaker),
        cue=at(cue),
        cue_stance=cue_stance,
        negated=negated,
    )
    return finish(document, [attribution], "r")[0].stance


@pytest.mark.parametrize(
    ("text", "language", "speaker", "content", "expected"),
    [
        ("Pyongyang said it had never supplied arms to Russia.", "en", "Pyongyang", "it had never supplied arms to Russia", "deny"),
        ("Pjöngjang sagte, man habe keine Waffen geliefert.", "de", "Pjöngjang", "man habe keine Waffen geliefert", "deny"),
        ("Moscow said the claims were baseless.", "en", "Moscow", "the claims were baseless", "deny"),
        ("Moskau sagte, die Vorwürfe seien erfunden.", "de", "Moskau", "die Vorwürfe seien erfunden", "deny"),
        ("Moskau sagte, die Vorwürfe seien nicht erfunden.", "de", "Moskau", "die Vorwürfe seien nicht erfunden", "assert"),
        ("Seoul said Russia might supply missiles to North Korea.", "en", "Seoul", "Russia might supply missiles to North Korea", "speculate"),
        ("Seoul sagte, Russland könnte Nordkorea Raketen liefern.", "de", "Seoul", "Russland könnte Nordkorea Raketen liefern", "speculate"),
        ("Moscow said it will send oil to North Korea.", "en", "Moscow", "it will send oil to North Korea", "promise"),
        ("Kim said his country would support Russia.", "en", "Kim", "his country would support Russia", "assert"),
        ("Washington said there was no evidence that Russia had supplied missiles.", "en", "Washington", "there was no evidence that Russia had supplied missiles", "deny"),
        ("Washington said it could not confirm the reports.", "en", "Washington", "it could not confirm the reports", "decline"),
        ("Seoul said Russian arms purchases from North Korea violate UN resolutions.", "en", "Seoul", "Russian arms purchases from North Korea violate UN resolutions", "accuse"),
        ("Seoul sagte, Nordkorea habe nicht nur Waffen nach Russland geliefert.", "de", "Seoul", "Nordkorea habe nicht nur Waffen nach Russland geliefert", "accuse"),
        ("Seoul said North Korea had supplied shells to Russia.", "en", "Seoul", "North Korea had supplied shells to Russia", "accuse"),
        ("Reuters said North Korea had supplied shells to Russia.", "en", "Reuters", "North Korea had supplied shells to Russia", "assert"),
        ("Seoul said Iran had supplied drones to Russia.", "en", "Seoul", "Iran had supplied drones to Russia", "assert"),
        ("Tokyo said the launch violated UN resolutions.", "en", "Tokyo", "the launch violated UN resolutions", "accuse"),
        ("Moskau sagte, es schließe eine Zusammenarbeit mit Nordkorea nicht aus.", "de", "Moskau", "es schließe eine Zusammenarbeit mit Nordkorea nicht aus", "speculate"),
    ],
)  # fmt: skip
def test_content_decides_under_a_neutral_cue(
    text: str, language: str, speaker: str, content: str, expected: str
) -> None:
    """Negation, falsehood, hedges, future and breaches in what is said settle the stance."""
    assert stance(text, language, speaker, content, "sagte" if language == "de" else "said") == expected


@pytest.mark.parametrize(
    ("cue_stance", "cue", "expected"),
    [
        ("deny", "bestritt", "assert"),
        ("deny", "schloss", "speculate"),
        ("assert", "bestätigte", "decline"),
        ("agree", "stimmte", "deny"),
        ("praise", "lobte", "criticize"),
        ("decline", "schwieg", "assert"),
    ],
)
def test_negated_cues_flip(cue_stance: str, cue: str, expected: str) -> None:
    """A negated cue means something else; not ruling out is speculation."""
    text = f"Moskau {cue} nicht, Raketen an Nordkorea geliefert zu haben."
    assert (
        stance(text, "de", "Moskau", "Raketen an Nordkorea geliefert zu haben", cue, cue_stance, negated=True)
        == expected
    )


@pytest.mark.parametrize("cue_stance", ["deny", "accuse", "promise", "demand", "praise", "criticize"])
def test_a_cue_that_takes_sides_stands(cue_stance: str) -> None:
    """What a cue with a side says is not turned by words in the content."""
    text = "Moskau äußerte, keine Raketen an Nordkorea geliefert zu haben."
    assert (
        stance(text, "de", "Moskau", "keine Raketen an Nordkorea geliefert zu haben", "äußerte", cue_stance)
        == cue_stance
    )


@pytest.mark.parametrize(
    ("text", "language", "cue"),
    [
        ("Der Kreml wollte die Berichte weder bestätigen noch dementieren.", "de", "bestätigen"),
        ("The Kremlin would neither confirm nor deny the reports.", "en", "confirm"),
        ("The Kremlin did not confirm or deny the reports.", "en", "confirm"),
    ],
)
def test_neither_confirming_nor_denying_declines(text: str, language: str, cue: str) -> None:
    """Neither confirming nor denying is to decline, whatever the cue's own stance."""
    speaker = "Kreml" if language == "de" else "Kremlin"
    content = "die Berichte" if language == "de" else "the reports"
    assert stance(text, language, speaker, content, cue, "deny") == "decline"


def test_languages_without_words_keep_the_cue() -> None:
    """Where there is no vocabulary the cue's stance, flipped when negated, is all there is."""
    text = "Moscou a nié les accusations."
    assert stance(text, "fr", "Moscou", "les accusations", "nié", "deny") == "deny"
    assert stance(text, "fr", "Moscou", "les accusations", "nié", "deny", negated=True) == "assert"
