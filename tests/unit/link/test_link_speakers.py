"""Whom noun phrases in a speaker's place mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.link import UNNAMED, describe, resolve


@pytest.mark.parametrize(
    ("phrase", "language", "id_", "countries"),
    [
        ("der russische Außenminister Sergei Lawrow", "de", "sergei-lavrov", ("ru",)),
        ("Kim Jong-un", "de", "kim-jong-un", ("kp",)),
        ("Kim Jong Un's sister Kim Yo Jong", "en", "kim-yo-jong", ("kp",)),
        ("a spokesman for the South Korean defence ministry", "en", "kr-defence-ministry", ("kr",)),
        ("das Außenministerium in Moskau", "de", "ru-foreign-ministry", ("ru",)),
        ("North Korea's state news agency KCNA", "en", "kcna", ("kp",)),
        ("the South Korean National Intelligence Service", "en", "kr-nis", ("kr",)),
        ("South Korea's spy agency", "en", "kr-nis", ("kr",)),
        ("die nordkoreanische Führung", "de", "kp", ("kp",)),
        ("US officials", "en", "us", ("us",)),
        ("ein hochrangiger Vertreter des Weißen Hauses", "de", "us", ("us",)),
        ("Putins Sprecher", "de", "ru", ("ru",)),
        ("Russland und China", "de", "cn+ru", ("cn", "ru")),
        ("Putin und Kim Jong Un", "de", "kp+ru", ("kp", "ru")),
        ("the UN Panel of Experts", "en", "un-poe", ()),
        ("das Pentagon", "de", "us-defence-ministry", ("us",)),
        ("the Chinese ambassador to the United Nations", "en", "cn", ("cn",)),
        ("Deputy U.S. Ambassador Robert Wood", "en", "robert-wood", ("us",)),
        ("South Korea's Deputy Foreign Minister Kim Hong-kyun", "en", "kim-hong-kyun", ("kr",)),
        ("Daniel Pinkston, an expert at Troy University in Seoul", "en", "daniel-pinkston", ()),
        ("der Militärexperte Markus Reisner", "de", "markus-reisner", ()),
        ("Mayra Veliz von der Staatsanwaltschaft", "de", "mayra-veliz", ()),
        ("Human Rights Watch", "en", "human-rights-watch", ()),
        ("the Tax Foundation", "en", "tax-foundation", ()),
    ],
)
def test_phrase_names_its_head(phrase: str, language: str, id_: str, countries: tuple[str, ...]) -> None:
    """The head of the phrase decides who it is and for whom it speaks."""
    entity = resolve(phrase, language)
    assert entity is not None
    assert (entity.id, entity.countries) == (id_, countries)


@pytest.mark.parametrize(
    ("phrase", "language"),
    [
        ("westliche Beobachter", "de"),
        ("südkoreanische Medien", "de"),
        ("a diplomat who declined to be named", "en"),
        ("North Korean defectors", "en"),
        ("The New York businessman", "en"),
        ("Chinesische Politiker", "de"),
    ],
)
def test_unnamed_sources_speak_for_no_state(phrase: str, language: str) -> None:
    """Observers, media and defectors are unnamed, whatever state's adjective they carry."""
    entity = resolve(phrase, language)
    assert entity is not None
    assert (entity.id, entity.countries, entity.caption) == (UNNAMED, (), phrase)


@pytest.mark.parametrize(
    ("phrase", "language", "kind", "gender"),
    [
        ("er", "de", "pronoun", "m"),
        ("Sie", "de", "pronoun", "f"),
        ("she", "en", "pronoun", "f"),
        ("it", "en", "pronoun", "n"),
        ("who", "en", "relative", ""),
        ("die Sprecherin", "de", "person", "f"),
        ("the spokesman", "en", "person", "m"),
        ("das Ministerium", "de", "organisation", ""),
    ],
)
def test_what_points_back_waits_for_its_context(phrase: str, language: str, kind: str, gender: str) -> None:
    """Pronouns and generic nouns have no entity of their own but tell what they can mean."""
    told = describe(phrase, language)
    assert (told.entity, told.kind, told.gender) == (None, kind, gender)


@given(
    st.text(max_size=200),
    st.sampled_from(["de", "en", "ru", "ko", "fr", "und"]),
    st.sampled_from([None, "2024", "2024-06-01"]),
)
def test_any_text_can_be_asked(phrase: str, language: str, date: str | None) -> None:
    """No text, in whatever language, makes the resolution fail."""
    entity = resolve(phrase, language, date)
    assert entity is None or entity.id


def test_dependent_person_is_not_the_speaker() -> None:
    """A lawyer of Trump is not Trump."""
    entity = resolve("Trump lawyer Marc Kasowitz", "en")
    assert entity is not None
    assert entity.id == "marc-kasowitz"
