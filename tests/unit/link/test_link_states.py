"""States by all their names."""

import pytest

from lagebild.link import gazetteer, mentions
from lagebild.link.states import state, states


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(m.text, m.entity.id) for m in mentions(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Pjöngjang", "de", "kp"),
        ("Pyongyang", "en", "kp"),
        ("der Demokratischen Volksrepublik Korea", "de", "kp"),
        ("the Democratic People’s Republic of Korea", "en", "kp"),
        ("D.P.R.K.", "en", "kp"),
        ("die Vereinigten Staaten von Amerika", "de", "us"),
        ("the U.S.", "en", "us"),
        ("des Weißen Hauses", "de", "us"),
        ("the White House", "en", "us"),
        ("der Kreml", "de", "ru"),
        ("Russlands", "de", "ru"),
        ("Rußland", "de", "ru"),
        ("Seoul", "en", "kr"),
        ("das Blaue Haus", "de", "kr"),
        ("Peking", "de", "cn"),
        ("Beijing", "en", "cn"),
        ("nordkoreanischen", "de", "kp"),
        ("North Korean", "en", "kp"),
        ("Südkoreaner", "de", "kr"),
        ("Großbritannien", "de", "gb"),
        ("Vereinigten Arabischen Emiraten", "de", "ae"),
        ("Северной Кореи", "ru", "kp"),
        ("러시아", "ko", "ru"),
    ],
)
def test_name_leads_to_its_state(text: str, language: str, code: str) -> None:
    """Names, metonyms, adjectives and inflected forms lead to the state's code."""
    assert [id_ for _, id_ in found(text, language)] == [code]


def test_every_state_has_a_code_and_a_caption() -> None:
    """Each state has a two-letter code that it speaks for, and the 193 members are among them."""
    assert len(states()) >= 193
    assert all(s.id == code and len(code) == 2 and s.countries == (code,) and s.caption for code, s in states().items())


def test_every_state_is_found_by_its_english_name() -> None:
    """The caption of each state, in running text, leads back to it."""
    for code, entity in states().items():
        assert code in [id_ for _, id_ in found(f"We asked {entity.caption}.", "en")], entity.caption


def test_unknown_code_names_itself() -> None:
    """A code that is no state is kept rather than lost."""
    assert state("zz").caption == "ZZ"


def test_us_is_not_the_pronoun() -> None:
    """English "us" is no state, "US" is."""
    assert found("They told us that the US left.", "en") == [("US", "us")]


def test_the_north_needs_korea() -> None:
    """ "the North" means North Korea only where the text speaks of Korea, and never "the North Atlantic"."""
    assert found("In the North it rains.", "en") == []
    assert found("South Korea said the North fired.", "en") == [("South Korea", "kr"), ("the North", "kp")]
    assert ("the North", "kp") not in found("South Korea crossed the North Atlantic.", "en")
    assert found("Südkorea warnt: Der Norden rüstet auf.", "de") == [("Südkorea", "kr"), ("Der Norden", "kp")]


def test_personal_names_are_not_states() -> None:
    """A doubtful name beside another capitalised word is a person's."""
    assert found("Michael Jordan met Jordan officials in Jordan.", "en")[-1] == ("Jordan", "jo")
    assert found("said Chad Bown", "en") == []


def test_longest_name_wins() -> None:
    """South Sudan is not Sudan, and Guinea-Bissau not Guinea."""
    assert found("South Sudan and Guinea-Bissau", "en") == [("South Sudan", "ss"), ("Guinea-Bissau", "gw")]


def test_forms_are_told_apart() -> None:
    """A compound's first part and a possessive are marked, for the roles in events."""
    assert [m.form for m in mentions("US-Präsident, Russlands, Moskau, russische", "de")] == [
        "adjective", "genitive", "metonym", "adjective",
    ]  # fmt: skip
    assert [m.form for m in mentions("Russia's, North Korean", "en")] == ["genitive", "adjective"]


def test_gazetteer_is_built_once() -> None:
    """The default gazetteer is shared."""
    assert gazetteer() is gazetteer()
