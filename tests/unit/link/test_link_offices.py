"""Office holders by date."""

import pytest

from lagebild.data import load
from lagebild.link import resolve
from lagebild.link.offices import holder, people, women
from lagebild.link.table import rows


@pytest.mark.parametrize(
    ("country", "office", "date", "person"),
    [
        ("ru", "head-of-state", "2024-06", "vladimir-putin"),
        ("us", "head-of-state", "2024-03-28", "joe-biden"),
        ("us", "head-of-state", "2025-03", "donald-trump"),
        ("us", "un-ambassador", "2024-03-28", "linda-thomas-greenfield"),
        ("kr", "foreign-minister", "2024-06-20", "cho-tae-yul"),
        ("kr", "defence-minister", "2023-11", "shin-won-sik"),
        ("kp", "foreign-minister", "2024", "choe-son-hui"),
        ("ru", "defence-minister", "2023", "sergei-shoigu"),
        ("nato", "secretary-general", "2024-06", "jens-stoltenberg"),
        ("un", "secretary-general", "2024", "antonio-guterres"),
        ("jp", "head-of-government", "2024-03", "fumio-kishida"),
        ("de", "head-of-government", "2023", "olaf-scholz"),
    ],
)
def test_holder_on_a_date(country: str, office: str, date: str, person: str) -> None:
    """The office has the holder that history records."""
    who = holder(country, office, date)
    assert who is not None
    assert who.id == person


def test_no_holder_where_two_are_possible() -> None:
    """A year or day with two holders names none; nor does a date after what the data knows."""
    assert holder("ru", "defence-minister", "2024") is None
    assert holder("us", "head-of-state", "2025-01-20") is None
    assert holder("jp", "head-of-government", "2031-01") is None


def test_without_a_date_only_who_was_it_throughout() -> None:
    """Lavrov has been foreign minister all the time, the American one changed."""
    assert holder("ru", "foreign-minister", None) == people()["sergei-lavrov"]
    assert holder("us", "foreign-minister", None) is None


def test_terms_name_known_people_in_order() -> None:
    """Each term's person exists and begins before it ends."""
    for country, office, person, since, *until in rows(load("offices")["terms"]):
        assert person in people(), (country, office, person)
        assert not until or not until[0] or since <= until[0], (country, office, person)
    assert women() <= set(people())


@pytest.mark.parametrize(
    ("phrase", "language", "date", "person"),
    [
        ("der russische Präsident", "de", "2024-06-19", "vladimir-putin"),
        ("Südkoreas Verteidigungsminister", "de", "2024-02", "shin-won-sik"),
        ("Der US-Außenminister", "de", "2023-10", "antony-blinken"),
        ("the US ambassador to the UN", "en", "2024-03-28", "linda-thomas-greenfield"),
        ("Japan's Prime Minister", "en", "2024-07", "fumio-kishida"),
        ("the Russian foreign ministry spokeswoman", "en", "2024-01", "maria-zakharova"),
        ("Kremlsprecher", "de", None, "dmitry-peskov"),
        ("UN-Generalsekretär", "de", "2024", "antonio-guterres"),
        ("der nordkoreanische Machthaber", "de", "2024", "kim-jong-un"),
        ("der Nato-Generalsekretär", "de", "2024-06", "jens-stoltenberg"),
    ],
)
def test_title_names_its_holder(phrase: str, language: str, date: str | None, person: str) -> None:
    """A definite title of a state or body is the person who holds it then."""
    entity = resolve(phrase, language, date)
    assert entity is not None
    assert entity.id == person


def test_former_and_indefinite_titles_name_no_holder() -> None:
    """A former president speaks for no one; "a Kremlin spokesman" for the Kremlin."""
    former = resolve("ein ehemaliger US-Präsident", "de", "2024-02")
    assert former is None or former.countries == ()
    spokesman = resolve("a Kremlin spokesman", "en", "2024-02")
    assert spokesman is not None
    assert spokesman.id == "ru"
