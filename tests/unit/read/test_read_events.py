"""What sentences say happens: act, direction, objects."""

import pytest

from lagebild.data import load
from lagebild.model import Document
from lagebild.read.acts import ancestors, vocabulary
from lagebild.read.events import find_event
from lagebild.read.given import Given
from lagebild.read.page import Page
from lagebild.read.passage import Passage


def read(text: str, language: str, **given: tuple[str, ...]) -> tuple[str, str, str, str] | None:
    document = Document(
        id="x", name="x", media_type="text/plain", size=1, text=text, language=language, published="2024-06-20"
    )
    found = find_event(Passage(Page(document), ((0, len(text)),)), Given(**given))  # type: ignore[arg-type]
    if found is None:
        return None
    e = found.event
    return e.type, "+".join(e.actor), "+".join(e.recipient), "+".join(e.objects)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nordkorea liefert Russland Granaten", ("TRANSFER", "kp", "ru", "artillery-shells")),
        ("Lieferungen von Artilleriegranaten aus Nordkorea an Russland", ("TRANSFER", "kp", "ru", "artillery-shells")),
        ("Russland habe von Nordkorea eine Million Granaten erhalten", ("TRANSFER", "kp", "ru", "artillery-shells")),
        ("Russland werde mit nordkoreanischer Munition beliefert", ("TRANSFER", "kp", "ru", "ammunition")),
        ("russische Käufe nordkoreanischer Munition", ("TRANSFER", "kp", "ru", "ammunition")),
        ("russische Waffenkäufe in Nordkorea", ("TRANSFER", "kp", "ru", "arms")),
        ("die Waffenlieferungen Nordkoreas an Russland", ("TRANSFER", "kp", "ru", "arms")),
        ("nordkoreanische Raketen seien in der Ukraine eingesetzt worden", ("TRANSFER", "kp", "", "missiles")),
        ("Russland setze nordkoreanische ballistische Raketen gegen die Ukraine ein", ("TRANSFER", "kp", "ru", "ballistic-missiles")),
        ("der Einsatz nordkoreanischer Raketen durch Russland", ("TRANSFER", "kp", "ru", "missiles")),
        ("Pjöngjang habe 12.000 Soldaten nach Russland entsandt", ("MOBILIZE", "kp", "ru", "troops")),
        ("nordkoreanische Soldaten kämpfen an der Seite Russlands", ("MOBILIZE", "kp", "ru", "troops")),
        ("Russland helfe Nordkorea beim Bau von Satelliten", ("TRAIN", "ru", "kp", "satellite-technology")),
        ("Russland bildet nordkoreanische Soldaten aus", ("TRAIN", "ru", "kp", "troops")),
        ("Moskau liefere im Gegenzug Satellitentechnologie", ("TRANSFER", "ru", "", "satellite-technology")),
        ("Russland legte sein Veto gegen das Mandat des Expertengremiums ein", ("VOTE", "ru", "un-sc", "panel-mandate")),
        ("China enthielt sich bei der Abstimmung über die Resolution", ("VOTE", "cn", "un-sc", "resolution")),
        ("das russische Parlament habe den Vertrag mit Nordkorea ratifiziert", ("SIGN", "kp+ru", "", "treaty")),
        ("Nordkorea habe einen Spionagesatelliten gestartet", ("LAUNCH", "kp", "", "satellite")),
        ("China importiere weiterhin Kohle aus Nordkorea", ("TRANSFER", "kp", "cn", "coal")),
        ("Russland beschäftige tausende nordkoreanische Arbeiter", ("EMPLOY", "kp", "ru", "workers")),
        ("Nordkorea habe IT-Fachkräfte nach China geschickt", ("EMPLOY", "kp", "cn", "it-workers")),
        ("nordkoreanische Hacker hätten Kryptowährungen gestohlen", ("FINANCE", "kp", "", "crypto-assets")),
        ("Russland habe eingefrorene nordkoreanische Gelder freigegeben", ("FINANCE", "ru", "kp", "money")),
        ("Schiff-zu-Schiff-Transfers zwischen russischen und nordkoreanischen Tankern", ("SAIL", "kp+ru", "", "ship-to-ship")),
        ("Russland und Nordkorea vertiefen ihre militärische Zusammenarbeit", ("COOPERATE", "kp+ru", "", "military-cooperation")),
        ("die USA hätten Sanktionen gegen Russland verhängt", ("SANCTION", "us", "ru", "sanctions")),
        ("Container seien aus Rajin nach Wladiwostok gebracht worden", ("TRANSFER", "kp", "ru", "cargo")),
        ("Südkorea erwäge, Waffen an die Ukraine zu liefern", ("TRANSFER", "kr", "ua", "arms")),
    ],
)  # fmt: skip
def test_german_events(text: str, expected: tuple[str, str, str, str]) -> None:
    """Verb, noun and adjective constructions give the same act with the right direction."""
    assert read(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North Korea has supplied Russia with artillery shells", ("TRANSFER", "kp", "ru", "artillery-shells")),
        ("Russia received ballistic missiles from North Korea", ("TRANSFER", "kp", "ru", "ballistic-missiles")),
        ("shells were shipped from North Korea to Russia", ("TRANSFER", "kp", "ru", "artillery-shells")),
        ("Russia was supplied with shells by North Korea", ("TRANSFER", "kp", "ru", "artillery-shells")),
        ("North Korean missiles were fired at Ukraine by Russian forces", ("TRANSFER", "kp", "ru", "missiles")),
        ("Moscow's purchase of millions of shells from Pyongyang", ("TRANSFER", "kp", "ru", "artillery-shells")),
        ("Russian arms purchases from North Korea", ("TRANSFER", "kp", "ru", "arms")),
        ("arms deals between North Korea and Russia", ("TRANSFER", "kp+ru", "", "arms")),
        ("Pyongyang has sent 10,000 troops to Russia", ("MOBILIZE", "kp", "ru", "troops")),
        ("North Korean soldiers are fighting alongside Russian forces in Kursk", ("MOBILIZE", "kp", "ru", "troops")),
        ("Russia is helping North Korea develop satellites", ("TRAIN", "ru", "kp", "satellite-technology")),
        ("Moscow provided Pyongyang with satellite technology in exchange for munitions", ("TRANSFER", "ru", "kp", "satellite-technology")),
        ("Russia vetoed a resolution extending the mandate of the Panel of Experts", ("VOTE", "ru", "un-sc", "panel-mandate")),
        ("North Korea launched a spy satellite on Tuesday", ("LAUNCH", "kp", "", "satellite")),
        ("China has imported North Korean coal", ("TRANSFER", "kp", "cn", "coal")),
        ("tankers transferred refined petroleum to North Korean vessels in ship-to-ship transfers", ("SAIL", "", "kp", "refined-petroleum+ship-to-ship")),
        ("North Korean hackers stole $3 billion in cryptocurrency", ("FINANCE", "kp", "", "crypto-assets")),
        ("the United States imposed sanctions on a Russian bank", ("SANCTION", "us", "ru", "sanctions")),
        ("7,000 containers moved from Rajin to Vladivostok", ("TRANSFER", "kp", "ru", "cargo")),
        ("North Korea received food and fuel from Russia in return", ("TRANSFER", "ru", "kp", "food-aid+oil")),
        ("Russia employs thousands of North Korean workers", ("EMPLOY", "kp", "ru", "workers")),
    ],
)  # fmt: skip
def test_english_events(text: str, expected: tuple[str, str, str, str]) -> None:
    """The same for English."""
    assert read(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the situation on the peninsula is tense", "en"),
        ("Russia takes part in no arms race", "en"),
        ("the senator would release his tax returns", "en"),
        ("die Lage auf der Halbinsel sei angespannt", "de"),
        ("der Gouverneur habe die Wahl gewonnen", "de"),
        ("man halte sich an alle Resolutionen", "de"),
        ("", "de"),
    ],
)
def test_no_event_is_guessed(text: str, language: str) -> None:
    """Where no act with a party is told there is no event."""
    assert read(text, language) is None


def test_missing_subjects_are_filled_from_what_is_given() -> None:
    """ "We" and infinitives mean the speaker's side, an accusation's missing subject the accused."""
    assert read("we have never sold weapons to Moscow", "en", own=("kp",)) == ("TRANSFER", "kp", "ru", "arms")
    assert read("Waffen an Moskau verkauft zu haben", "de", own=("kp",)) == ("TRANSFER", "kp", "ru", "arms")
    assert read("Russland Granaten geliefert zu haben", "de", own=("kr",), accused=("kp",)) == (
        "TRANSFER", "kp", "ru", "artillery-shells",
    )  # fmt: skip
    assert read("shells had been delivered to Russia", "en", own=("us",)) == ("TRANSFER", "", "ru", "artillery-shells")


def test_place_is_where_it_went() -> None:
    """A town of destination is the place, not the party."""
    text = "North Korea shipped shells from Rajin to Vladivostok"
    document = Document(id="x", name="x", media_type="text/plain", size=1, text=text, language="en")
    found = find_event(Passage(Page(document), ((0, len(text)),)))
    assert found is not None
    assert (found.event.place, found.event.recipient) == ("Vladivostok", ("ru",))


def test_interrupted_statements_are_read_as_one() -> None:
    """A source in the middle of a sentence does not hide the subject before it."""
    text = "Nordkorea hat laut Seoul Russland Munition geliefert."
    ranges = ((0, 13), (text.index("Russland"), len(text)))
    document = Document(id="x", name="x", media_type="text/plain", size=1, text=text, language="de")
    found = find_event(Passage(Page(document), ranges))
    assert found is not None
    assert (found.event.actor, found.event.recipient) == (("kp",), ("ru",))


def test_tables_agree_with_the_vocabularies() -> None:
    """Every act of the tables is an event type, every object that it needs a commodity, and the tree has no loops."""
    types, commodities = load("events"), load("commodities")
    assert all(ancestors(id_)[-1:] != [id_] for id_ in commodities)
    for language in ("de", "en", "ru", "ko", "zh", "fr"):
        words = vocabulary(language)
        assert words is not None
        for rules in words.acts._exact.values():
            for _, _, _, act in rules:
                assert act.type in types
                assert act.needs <= set(commodities)


def test_other_languages_have_no_vocabulary_yet() -> None:
    """A language without tables gives no events and no error."""
    assert vocabulary("ja") is None
    assert read("北朝鮮はロシアに砲弾を供与した", "ja") is None
