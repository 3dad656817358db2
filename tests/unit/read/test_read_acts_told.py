"""Acts told of and acts only spoken of: bans, wishes, carriers, regions, votes, returns."""

import pytest

from lagebild.model import Document
from lagebild.read.attribution import Attribution
from lagebild.read.events import find_event
from lagebild.read.finish import finish
from lagebild.read.given import Given
from lagebild.read.page import Page
from lagebild.read.passage import Passage
from lagebild.read.quantities import quantity as amount


def document(text: str, language: str) -> Document:
    return Document(
        id="x", name="x", media_type="text/plain", size=1, text=text, language=language, published="2024-06-20"
    )


def read(text: str, language: str) -> tuple[str, str, str, str] | None:
    found = find_event(Passage(Page(document(text, language)), ((0, len(text)),)), Given())
    if found is None or not (found.event.actor or found.event.recipient):
        return None
    e = found.event
    return e.type, "+".join(e.actor), "+".join(e.recipient), "+".join(e.objects)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dass Nordkorea 3000 Soldaten in den Osten Russlands verlegt hat", ("MOBILIZE", "kp", "ru", "troops")),
        ("Nordkorea habe nach dem Treffen von Kim Jong Un und Wladimir Putin Waffen nach Russland geschickt", ("TRANSFER", "kp", "ru", "arms")),
        ("Nordkorea hat Russland nach Erkenntnissen des südkoreanischen Geheimdienstes NIS Granaten geliefert", ("TRANSFER", "kp", "ru", "artillery-shells")),
        ("dass Russland die Raketenprogramme Nordkoreas unterstützt", ("TRAIN", "ru", "kp", "missiles")),
        ("russische Ingenieure hätten beim Satellitenstart geholfen", ("TRAIN", "ru", "", "satellite-technology")),
        ("eine Rakete habe den Satelliten Nordkoreas in eine Umlaufbahn gebracht", ("LAUNCH", "kp", "", "satellite")),
        ("Schiffe unter nordkoreanischer Flagge hätten in chinesischen Gewässern umgeladen", ("SAIL", "kp", "cn", "ship-to-ship")),
        ("Pjöngjang wolle 12.000 Mann schicken", ("MOBILIZE", "kp", "", "troops")),
        ("Südkorea könnte der Ukraine Angriffswaffen überlassen", ("TRANSFER", "kr", "ua", "arms")),
        ("in vielen Ländern verdienten noch Nordkoreaner Geld", ("EMPLOY", "kp", "", "workers")),
        ("Russland habe Raketen auf die Ukraine abgefeuert", None),
    ],
)  # fmt: skip
def test_german_acts(text: str, expected: tuple[str, str, str, str] | None) -> None:
    """Type, actor, recipient and objects of what a German clause tells of; none where it tells of no such act."""
    assert read(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North Korea accused of war crimes; Russia is providing fuel", ("TRANSFER", "ru", "", "oil")),
        ("Russian specialists have been advising North Korean engineers on rocket engines", ("TRAIN", "ru", "kp", "military-technology")),
        ("North Korea also keeps IT workers in several countries, among them China and Laos", ("EMPLOY", "kp", "cn+la", "it-workers")),
        ("the treaty between Russia and North Korea entered into force", ("SIGN", "kp+ru", "", "treaty")),
        ("Hackers linked to Pyongyang stole cryptocurrency", ("FINANCE", "kp", "", "crypto-assets")),
        ("they called on all states to stop hiring North Korean workers", None),
        ("Trains loaded with munitions have crossed from North Korea into Russia", ("TRANSFER", "kp", "ru", "arms")),
        ("troops from North Korea are being trained", ("TRAIN", "", "kp", "troops")),
        ("the treaty between Russia and North Korea would be signed if both agreed", None),
        ("About 50 North Korean missiles have been fired at six regions", None),
        ("that Pyongyang was using Ukraine as a testing ground for its missiles", None),
        ("that Pyongyang is seeking armored vehicles and production equipment from Moscow", None),
        ("Washington announced sanctions against those working on arms transfers to Russia", None),
        ("Putin spoke of limitations on military cooperation with North Korea", None),
        ("the Royal United Services Institute supplied arms to NATO", None),
    ],
)  # fmt: skip
def test_english_acts(text: str, expected: tuple[str, str, str, str] | None) -> None:
    """The same for English."""
    found = read(text, "en")
    assert found == expected or (expected is None and found is not None and found[0] not in ACTS)


ACTS = ("TRANSFER", "LAUNCH", "TRAIN", "EMPLOY", "SIGN", "COOPERATE", "SAIL", "MOBILIZE", "FINANCE")


def quantity(text: str, language: str = "en") -> tuple[float, str] | None:
    found = find_event(Passage(Page(document(text, language)), ((0, len(text)),)), Given())
    return (found.event.quantity.value, found.event.quantity.unit) if found and found.event.quantity else None


def test_amounts_count_what_is_told_of() -> None:
    """Barrels count oil, not air defence; a cap laid down years ago is no date."""
    assert amount("mehr als eine Million Barrel", "de", frozenset({"shells"})) is None
    assert quantity("Russia shipped 165,000 barrels of oil to North Korea") == (165_000.0, "bbl")
    text = "Russia shipped oil to North Korea above the cap laid down in 2017"
    found = find_event(Passage(Page(document(text, "en")), ((0, len(text)),)), Given())
    assert found is not None
    assert found.event.date is None


def test_a_dateline_dates_no_act() -> None:
    """When the report was written is not when it happened."""
    for text, language in (
        ("WASHINGTON, Feb. 27, 2024 - North Korea shipped arms to Russia", "en"),
        ("SEOUL, 3. Mai 2024 (pan) - Nordkorea hat Russland Waffen geliefert", "de"),
    ):
        found = find_event(Passage(Page(document(text, language)), ((0, len(text)),)), Given())
        assert found is not None
        assert found.event.date is None


def said(text: str, content: str, speaker: str, cue: str, stance: str, kind: str = "indirect") -> Attribution:
    at = [(text.index(part), text.index(part) + len(part)) for part in (content, speaker, cue)]
    return Attribution(kind=kind, content=(at[0],), speaker=at[1], cue=at[2], cue_stance=stance)


def events(text: str, language: str, *told: Attribution) -> list[tuple[str, str, str] | None]:
    claims = finish(document(text, language), list(told), "test")
    return [(c.event.type, "+".join(c.event.actor), "+".join(c.event.recipient)) if c.event else None for c in claims]


def test_the_accuser_is_no_actor() -> None:
    """Where it is not understood who is accused, nobody is the actor, least of all the accuser."""
    text = "South Korea listened. Washington accuses the culprits of transferring missiles to Russia."
    charge = said(text, "the culprits of transferring missiles to Russia", "Washington", "accuses", "accuse")
    assert events(text, "en", charge) == [("TRANSFER", "", "ru")]
    text = "South Korea listened. Washington accuses the North of transferring missiles to Russia."
    charge = said(text, "the North of transferring missiles to Russia", "Washington", "accuses", "accuse")
    assert events(text, "en", charge) == [("TRANSFER", "kp", "ru")]


def test_what_is_given_in_return_goes_back() -> None:
    """The giver of the return is the receiver before, and its receiver the giver before."""
    text = "Pyongyang sent shells to Moscow, Seoul said. In return Russia is providing fuel, Kirby added."
    first = said(text, "Pyongyang sent shells to Moscow", "Seoul", "said", "assert")
    second = said(text, "In return Russia is providing fuel", "Kirby", "added", "assert")
    assert events(text, "en", first, second) == [("TRANSFER", "kp", "ru"), ("TRANSFER", "ru", "kp")]


def test_silence_about_something_else_is_no_answer() -> None:
    """Who does not elaborate, or leaves mails unanswered, has not spoken to the allegation before."""
    text = "Pyongyang sent shells to Moscow, Seoul said. Peskov did not respond to emails."
    first = said(text, "Pyongyang sent shells to Moscow", "Seoul", "said", "assert")
    silence = said(text, "to emails", "Peskov", "did not respond", "decline", "reported")
    assert events(text, "en", first, silence)[1] is None


def test_a_denial_answers_the_nearest_charge_against_the_denier() -> None:
    """Not an older one, and not what the denier received."""
    text = (
        "Pyongyang sent shells to Moscow, Seoul said. Russia shipped oil to North Korea, Kirby said. "
        "Peskov called the claims false."
    )
    first = said(text, "Pyongyang sent shells to Moscow", "Seoul", "said", "assert")
    second = said(text, "Russia shipped oil to North Korea", "Kirby", "Kirby said", "assert")
    third = said(text, "the claims false", "Peskov", "called", "deny", "reported")
    assert events(text, "en", first, second, third)[2] == ("TRANSFER", "ru", "kp")


def test_who_reports_a_report_tells_its_event() -> None:
    """The event of what is quoted within a quotation, never with the inner source as a party."""
    text = "The NIS told lawmakers that North Korea sent shells to Russia, Yonhap in South Korea reported."
    outer = said(text, "The NIS told lawmakers that North Korea sent shells to Russia", "Yonhap", "reported", "assert")
    at = text.index("North Korea"), text.index(", Yonhap")
    inner = Attribution(
        kind="indirect", content=(at,), speaker=(0, 7), cue=(8, 12), cue_stance="assert", within=0, confidence=0.5
    )
    assert events(text, "en", outer, inner) == [("TRANSFER", "kp", "ru")] * 2


def test_a_car_is_what_the_text_calls_it() -> None:
    """A gift told of by the report itself fills in the parties; the limousine makes the car a luxury car."""
    text = (
        "Putin hat dem nordkoreanischen Machthaber Kim ein Auto geschenkt. Das Fahrzeug sei am 18. Februar übergeben "
        "worden, meldete KCNA. Es ist eine Limousine."
    )
    told = said(text, "Das Fahrzeug sei am 18. Februar übergeben worden", "KCNA", "meldete", "assert")
    claims = finish(document(text, "de"), [told], "test")
    assert claims[0].event is not None
    assert (claims[0].event.actor, claims[0].event.recipient) == (("ru",), ("kp",))
    assert claims[0].event.objects == ("luxury-cars",)


def test_reasons_for_a_veto_speak_of_the_vote() -> None:
    """Who gives a reason for the veto affirms it; what it was against is told by the report."""
    text = (
        "Russland hat im UN-Sicherheitsrat die Verlängerung des Expertengremiums verhindert. "
        "Nebensja begründete das Veto damit, dass es überflüssig sei."
    )
    reason = said(text, "dass es überflüssig sei", "Nebensja", "begründete", "assert")
    claims = finish(document(text, "de"), [reason], "test")
    assert claims[0].event is not None
    assert (claims[0].event.type, claims[0].event.actor, claims[0].event.objects) == (
        "VOTE",
        ("ru",),
        ("panel-mandate",),
    )


def test_earlier_accusations_are_others() -> None:
    """Who denied "earlier accusations of this kind" has not answered the charge told of."""
    text = "The team found that North Korea keeps IT workers in Laos. North Korea has denied earlier accusations of this kind."
    charge = said(text, "that North Korea keeps IT workers in Laos", "The team", "found", "assert")
    denial = said(text, "accusations of this kind", "North Korea has", "denied", "deny", "reported")
    assert [e and e[0] for e in events(text, "en", charge, denial)] == ["EMPLOY", None]


def test_that_is_what_was_said_last() -> None:
    """A bare "das" answers the sentence before, even where that charge does not name the denier as a party."""
    text = (
        "Schiffe unter nordkoreanischer Flagge hätten in chinesischen Gewässern umgeladen, schreibt das Gremium. "
        "Mehrere Schiffe versorgten Nordkorea mit Ölprodukten, kritisierte Tokio. China wies das zurück."
    )
    first = said(
        text,
        "Schiffe unter nordkoreanischer Flagge hätten in chinesischen Gewässern umgeladen",
        "das Gremium",
        "schreibt",
        "assert",
    )
    second = said(text, "Mehrere Schiffe versorgten Nordkorea mit Ölprodukten", "Tokio", "kritisierte", "criticize")
    denial = said(text, "China wies das zurück", "China wies"[:5], "wies", "deny", "reported")
    assert [e and e[0] for e in events(text, "de", first, second, denial)] == ["SAIL", "TRANSFER", None]
