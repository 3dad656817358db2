"""What is computed in English, said in German."""

from collections.abc import Iterator

import pytest

from lagebild import workbench
from lagebild.data import load
from lagebild.lists import Delta
from lagebild.measures import provisions
from lagebild.model import Entity, Event, Listing, Quantity
from lagebild.web.saying import Speech, caption, speech
from lagebild.weigh.caption import caption as english
from lagebild.workbench.display import Words, drawings


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> workbench.Assessment:
    """Read and weigh the bundled dispatches once."""
    return workbench.demo(tmp_path_factory.mktemp("demo"))


def _computed(assessment: workbench.Assessment) -> Iterator[str]:
    for p in assessment.propositions:
        yield from (p.caption, p.wording, *p.rules, *(origin.rule for origin in p.origins))
    for finding in assessment.findings:
        yield finding.reason
        for element in finding.elements:
            yield from (element.requires, element.note)
    for document in assessment.documents.values():
        yield from (step.did for step in document.extraction)


def test_every_sentence_that_the_demo_computes_has_its_german(assessed: workbench.Assessment) -> None:
    """No caption, rule, element, note or reason stays English, as a whole or in a part of it."""
    say = Speech("de", {p.caption: p.event for p in assessed.propositions})
    said = {text: say.found(text) for text in _computed(assessed)}
    assert len(said) > 250
    assert [text for text, german in said.items() if german is None] == []
    english_words = {" the ", " of goods", " is ", " are ", "denied", "alleged", "North Korea"}
    titles = [a.title for a in assessed.agreements]
    for german in said.values():
        for title in titles:
            german = german.replace(title, "")
        assert not [word for word in english_words if word in german], german


def test_the_pictures_speak_german(assessed: workbench.Assessment) -> None:
    """Title, description, legend, actors and the table beside the picture are in the reader's language."""
    say = Speech("de", {p.caption: p.event for p in assessed.propositions})
    time, actors = drawings(assessed, Words(say=say.plain, date=say.date, name=say.known))
    assert time.title == "Was geschah, und was wann gesagt wurde"
    assert time.description.startswith("12 Zeilen, eine je Behauptung, von 15. September 2022 bis ")
    assert {"bestritten", "Zahl der Aussagen"} <= set(_texts(time.svg))
    assert time.head[2:] == ("Gesagt am", "Bestritten am")
    assert {"Nordkorea", "Russland", "soll liefern"} <= set(_texts(actors.svg))
    assert {row[2].text for row in actors.rows} >= {"beschuldigt", "bestreitet, was gesagt wird von"}


def _texts(svg: str) -> list[str]:
    from lxml import etree

    return [element.text for element in etree.fromstring(svg.encode()).iter("{*}text")]


def test_english_is_left_as_it_is(assessed: workbench.Assessment) -> None:
    """For an English reader nothing is touched, and nothing is marked."""
    say = speech("en")
    assert [text for text in _computed(assessed) if str(say(text)).replace("&#39;", "'") != text] == []


def test_what_fits_no_pattern_is_marked_as_english() -> None:
    """A reader with a screen reader hears it in its language; nothing of it becomes markup."""
    assert str(speech("de")("<b>nobody foresaw this</b>")) == (
        '<span lang="en">&lt;b&gt;nobody foresaw this&lt;/b&gt;</span>'
    )


@pytest.mark.parametrize("act", sorted(load("events")))
def test_every_act_has_a_caption_with_and_without_its_sides(act: str) -> None:
    """Whatever is told, the sentence has no empty slot, no bracket of the pattern and no double space."""
    for actor in ((), ("kp",), ("kp", "ru")):
        for recipient in ((), ("us",), ("ua", "un-sc")):
            for objects in ((), ("satellite", "arms")):
                said = caption(Event(type=act, actor=actor, recipient=recipient, objects=objects))
                assert not set(said) & set("{}[]<>|"), said
                assert "  " not in said, said
                assert said[0].isupper(), said


@pytest.mark.parametrize(
    ("event", "german"),
    [
        (Event(type="SIGN", actor=("kp", "ru"), objects=("treaty",)), "Nordkorea und Russland unterzeichneten oder ratifizierten einen Vertrag"),
        (Event(type="TRANSFER", recipient=("ua",), objects=("arms",)), "Jemand lieferte Waffen und Rüstungsgüter an die Ukraine"),
        (Event(type="MOBILIZE", actor=("us",), recipient=("kr",), objects=("troops",)), "USA entsandten Truppen nach Südkorea"),
        (Event(type="EMPLOY", actor=("kp",), objects=("workers",)), "Nordkorea ließ Arbeitskräfte im Ausland arbeiten"),
        (Event(type="EMPLOY", actor=("kp",), recipient=("us",), objects=("it-workers",)), "Nordkorea ließ IT-Fachkräfte in den USA arbeiten"),
        (Event(type="TRANSFER", actor=("ru",), objects=("oil",), quantity=Quantity(1.5e6, "bbl", "165,000 to 1.5 million barrels")), "Russland lieferte Öl (165.000 bis 1,5 Mio. Barrel)"),
        (Event(type="VOTE", actor=("ru",), recipient=("un-sc",), objects=("panel-mandate",)), "Russland stimmte im UN-Sicherheitsrat über das Mandat der Expertengruppe ab"),
    ],
)  # fmt: skip
def test_captions_follow_german_grammar(event: Event, german: str) -> None:
    """Number, case, articles of states that have one, and numbers as German prints them."""
    assert caption(event) == german
    assert Speech("de", {english(event): event}).plain(english(event)) == german


def test_goods_acts_conditions_and_exemptions_have_german_words() -> None:
    """Whatever a provision may require or exempt can be said."""
    table, say = load("computed_de"), speech("de")
    assert table["goods"].keys() == load("commodities").keys()
    assert table["acts"].keys() == table["captions"].keys() == load("events").keys()
    notes = [rule["open"] for rule in load("measures/conditions").values()]
    notes += [rule["label"] for rule in load("measures/exemptions").values()]
    assert [note for note in notes if say.found(note) is None] == []
    assert len(provisions()) > 50
    reasons = [rule["reason"] for rule in load("publishers")["rules"].values()]
    assert [reason for reason in reasons if say.found(reason) is None] == []


def test_changes_of_a_list_are_told_in_german() -> None:
    """Added, removed, and every kind of difference; names and values stay what they are."""
    from lagebild.lists.delta import delta
    from lagebild.model import Snapshot

    one = Listing(dataset="un_sc", reference="KPe.001", programme="DPRK", listed="2009-04-24")
    before = Entity(id="a", schema="Vessel", caption="CHONMA SAN", properties={"flag": ("KP",), "alias": ("X",)}, listings=(one,))  # fmt: skip
    after = Entity(id="a", schema="Vessel", caption="CHONMA SAN", properties={"flag": ("TZ",), "alias": ("Y; Z", "W")}, listings=(one,))  # fmt: skip
    new = Entity(id="b", schema="Vessel", caption="ANOTHER", properties={}, listings=(one,))
    found: Delta = delta(_snapshot(Snapshot, before), _snapshot(Snapshot, after, new))
    said = [speech("de").plain(sentence) for sentence in found.sentences()]
    assert said == [
        "Neu: ANOTHER (KPe.001, Programm DPRK, gelistet 24. April 2009).",
        "Geändert: CHONMA SAN (KPe.001): nicht mehr: der Alias X, neu: die Aliasnamen W and Y; Z; die Flagge geändert von KP zu TZ.",
    ]


def _snapshot(kind, *parties: Entity):
    return kind(id="0" * 64, dataset="un_sc", date="2024-01-01", kind="un", parties=parties)


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("korea (common); mining ~ minig (0.83, rare)", "korea (häufig); mining ~ minig (0,83, selten)"),
        ("single: one independent origin; nobody foresaw this", "eine Quelle: eine unabhängige Herkunft; nobody foresaw this"),
        ("Changed: Tan Chon lost the alias A and gained the alias B; gained the flag tz.", "Geändert: Tan Chon: nicht mehr: der Alias A, neu: der Alias B; neu: die Flagge tz."),
        ("denied by United States and 2 more", "bestritten von den USA und 2 weiteren"),
        ("in force from 2009-06 until 2024-04-30", "in Kraft vom Juni 2009 bis 30. April 2024"),
    ],
)  # fmt: skip
def test_sentences_are_said_piece_by_piece(english: str, german: str) -> None:
    """Pieces between semicolons, names in their case, dates and numbers as German prints them."""
    assert speech("de").plain(english) == german


@pytest.mark.parametrize(
    "text", ["; " * 3_000, "(" * 3_900, "Changed: " + "(: " * 1_200, "a and " * 600, "x; y" * 9_000]
)
def test_a_long_text_costs_little(text: str) -> None:
    """What a list or an error may hold never keeps the server busy, nor does it exhaust the stack."""
    from time import process_time

    began = process_time()
    speech("de").plain(text)
    assert process_time() - began < 1.0
