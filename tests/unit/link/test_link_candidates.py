"""Places of a text that may name a party."""

import pytest

from lagebild.link import candidates


def read(text: str, language: str) -> list[str]:
    """Return the names that may stand in the text; the characters of each place are checked."""
    found = candidates(text, language)
    assert all(text[one.span.start : one.span.end] == one.span.text for one in found)
    return [name for one in found for name in one.names]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Defence Minister Mok Yong-chan met Example Coal Trading Corporation.",
            "en",
            "Example Coal Trading Corporation",
        ),
        ("He left with Mok Yong-chan.", "en", "Mok Yong-chan"),
        ("Verträge der Bank für Beispielhandel wurden gekündigt.", "de", "Bank für Beispielhandel"),
        ("Об этом знала Беринговская угольная торговая корпорация.", "ru", "Беринговская угольная торговая корпорация"),
        (
            "Les biens de la Banque du commerce lointain de Corée sont gelés.",
            "fr",
            "Banque du commerce lointain de Corée",
        ),
        ("국방상 강철호는 떠났다.", "ko", "강철호"),
        ("他会见了托马斯·米勒。", "zh", "托马斯·米勒"),
        ("由青山矿业公司出售。", "zh", "由青山矿业公司"),
    ],
)
def test_names_are_found_in_the_languages_that_are_read(text, language, expected):
    """A person's or an organisation's name is one of the places."""
    assert expected in read(text, language)


def test_two_joined_names_are_each_found():
    """Names with "and" between them are places of their own."""
    found = read("Accounts of Example Coal Company and Sample Iron Company were frozen.", "en")
    assert {"Example Coal Company", "Sample Iron Company"} <= set(found)


def test_a_name_is_also_read_without_the_role_before_it():
    """The role before a name is left out in one of its readings."""
    (found,) = [one for one in candidates("General Mok Yong Chan left.", "en") if one.span.text.startswith("General")]
    assert "Mok Yong Chan" in found.names


def test_a_name_ends_with_its_sentence():
    """A full stop parts two names, but not a short word from the name behind it."""
    found = read("They sold it to Example Coal Company. Mok Yong Chan knew. Gen. Ryang Min Su did not.", "en")
    assert "Example Coal Company" in found
    assert "Gen. Ryang Min Su" in found


def test_states_and_their_bodies_are_no_parties():
    """Names of states, alone or of a ministry that every state has, are not looked up."""
    assert read("North Korea and the South Korean Defense Ministry disagreed.", "en") == []


def test_a_ships_number_is_read():
    """An IMO number is a place of its own, and no name."""
    (found,) = [one for one in candidates("the tanker (IMO no. 9074729) left", "en") if one.imo]
    assert (found.imo, found.names) == ("9074729", ())
