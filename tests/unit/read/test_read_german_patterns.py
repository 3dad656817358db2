"""Who says what in German news prose: headlines, refusals, denials, and sources that stand a sentence back."""

import re
import textwrap

import pytest

from lagebild.read.rules.german import attribute

Told = tuple[str | None, str, str]  # speaker, content, stance


def told(text: str) -> list[Told]:
    """Return (speaker, content, stance) of each attribution; parts of a content joined by |."""
    return [
        (text[slice(*a.speaker)] if a.speaker else None, "|".join(text[x:y] for x, y in a.content), a.cue_stance)
        for a in attribute(text)
    ]


HEADLINES: list[tuple[str, Told]] = [
    ("Tokio: 3000 Raketen im Hafen", ("Tokio", "3000 Raketen im Hafen", "assert")),
    ("++ Tokio: Drei Schiffe im Hafen ++ 16:30 Uhr", ("Tokio", "Drei Schiffe im Hafen", "assert")),
    ("Ticker: ++ Tokio: Drei Schiffe im Hafen ++", ("Tokio", "Drei Schiffe im Hafen", "assert")),
    ("Japans Geheimdienst: Kim schickt Öl", ("Japans Geheimdienst", "Kim schickt Öl", "assert")),
    ("USA: Iran liefert Drohnen an Russland", ("USA", "Iran liefert Drohnen an Russland", "assert")),
    ("++ Kim weicht Frage nach Schiffen aus ++", ("Kim", "Kim weicht Frage nach Schiffen aus", "decline")),
]


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_headlines_have_speakers(text: str, expected: Told) -> None:
    """A voice before the colon of a headline speaks; the ticker's marks belong to nobody."""
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text", ["Interview: Was Kim jetzt will", "Raketentests: Kim feuert wieder", "Stand: 24.10.2024, 21:40 Uhr"]
)
def test_topics_do_not_speak(text: str) -> None:
    """What is no voice says nothing."""
    assert told(text) == []


def test_a_name_speaks_when_the_text_gives_it_in_full() -> None:
    """A lone surname in a headline is a person the text names elsewhere."""
    text = "Petrow: Drei Schiffe im Hafen\n\nDer Beamte Iwan Petrow ist in Kasan.\n"
    assert told(text) == [("Petrow", "Drei Schiffe im Hafen", "assert")]


REFUSALS: list[tuple[str, str]] = [
    ("Eine eigene Bewertung lehnte eine Sprecherin ab.", "eine Sprecherin"),
    ("Einen Kommentar lehnte das Ministerium ab.", "das Ministerium"),
    ("Fragen nach den Schiffen beantwortete Petrow nicht.", "Petrow"),
    ("Das Ministerium ließ eine Anfrage unbeantwortet.", "Das Ministerium"),
    ("Eine Anfrage an die Botschaft blieb unbeantwortet.", "die Botschaft"),
    ("Das Ministerium wollte das weder bestätigen noch dementieren.", "Das Ministerium"),
    ("Die Reederei reagierte auf mehrere Anfragen nicht.", "Die Reederei"),
    ("Zu den Schiffen machte die Behörde keine Angaben.", "die Behörde"),
    ("Die Reederei war für eine Stellungnahme nicht erreichbar.", "Die Reederei"),
]


@pytest.mark.parametrize(("text", "speaker"), REFUSALS)
def test_refusals_decline(text: str, speaker: str) -> None:
    """Whoever keeps silent declines, also when the object stands first."""
    assert [(s, stance) for s, _, stance in told(text)] == [(speaker, "decline")]


DENIALS: list[tuple[str, str]] = [
    ("Kim erklärte, Meldungen über Schiffe seien „Unsinn“.", "Kim"),
    ("Das sei frei erfunden, sagte Petrow.", "Petrow"),
    ("Es handle sich um Gerüchte, sagte Petrow.", "Petrow"),
    ("Die Berichte entbehrten jeder Grundlage, ließ Petrow wissen.", "Petrow"),
    ("Ein Beamter, der nicht genannt werden will, hält die Zahl für übertrieben.", "Ein Beamter"),
    ("Moskau hält sie für Propaganda.", "Moskau"),
    ("Von „Märchen“ sprach der Botschafter.", "der Botschafter"),
    ("Waffenlieferungen aus Iran bestritt der Kreml.", "der Kreml"),
]


@pytest.mark.parametrize(("text", "speaker"), DENIALS)
def test_calling_reports_untrue_denies(text: str, speaker: str) -> None:
    """Denials without a verb of denying are denials."""
    assert (told(text)[0][0], told(text)[0][2]) == (speaker, "deny")


@pytest.mark.parametrize(
    "text",
    [
        "Kim sagte, die Lage sei absurd.",
        "Kim sagte, die Vorwürfe seien nicht falsch.",
        "Kim hält die Vorwürfe für begründet.",
        "Kim hält es für möglich, dass Öl fließt.",
    ],
)
def test_other_judgements_do_not_deny(text: str) -> None:
    """Only a report that is called untrue is denied."""
    assert [stance for _, _, stance in told(text)] in (["assert"], ["speculate"])


SOURCES: list[tuple[str, str | None, str]] = [
    ("Das Öl sei da, heißt es bei der Behörde.", "der Behörde", "Das Öl sei da"),
    ("Das Öl sei da, hieß es bei der Vorstellung.", None, "Das Öl sei da"),
    ("Bisher hat nach Angaben der US-Regierung Iran Öl geliefert.", "Angaben der US-Regierung", "Bisher hat"),
    ("Bisher hat nach Angaben aus Tokio Iran Öl geliefert.", "Angaben aus Tokio", "Bisher hat"),
    ("Nach eigenen Angaben fing Japan drei Schiffe ab.", "Japan", "fing Japan drei Schiffe ab"),
    ("Eigenen Angaben zufolge fing Japan drei Schiffe ab.", "Japan", "fing Japan drei Schiffe ab"),
    ("Japan fing eigenen Angaben zufolge drei Schiffe ab.", "Japan", "Japan fing"),
    ("Nach Schätzung des britischen Open Source Centre fuhren Schiffe.",
     "Schätzung des britischen Open Source Centre", "fuhren Schiffe"),
    ("Schiffe fuhren, so der Beamte Petrow unter Berufung auf den Geheimdienst.", "der Beamte Petrow", "Schiffe"),
    ("Das Öl sei da, sagte der Beamte Petrow unter Berufung auf Diplomaten.", "der Beamte Petrow", "Das Öl sei da"),
    ("Petrow wurde deutlicher: Moskau brauche Öl.", "Petrow", "Moskau brauche Öl"),
    ("Tokio gab sich bedeckt: Man prüfe das, sagte ein Sprecher.", "ein Sprecher", "Man prüfe das"),
    ("Eher nicht, meint die Forscherin Eva Hansen.", "die Forscherin Eva Hansen", "Eher nicht"),
    ("Bisher liefert laut US-Angaben Iran Öl.", "US-Angaben", "Bisher liefert"),
    ("Drei Schiffe hätten Platz, rechnete er vor.", "er", "Drei Schiffe hätten Platz"),
    ("„Das ist Theater“, winkte der Beamte ab.", "der Beamte", "„Das ist Theater“"),
    ("Der Beamte winkt ab: „Das ist Theater.“", "Der Beamte", "„Das ist Theater.“"),
    ("Dessen Chef Iwan Petrow sprach von drei Schiffen.", "Dessen Chef Iwan Petrow", "Dessen Chef"),
    ("Japan, Polen und die USA verurteilten den Schritt.", "Japan, Polen und die USA", "Japan"),
    ("Tokio sieht das anders: Man habe Öl, so Minister Ono.", "Minister Ono", "Man habe Öl"),
    ("Diese Summe nannte der Geheimdienst im Parlament.", "der Geheimdienst", "Diese Summe"),
    ("Statt zu handeln, warte man ab, klagte der Präsident.", "der Präsident", "Statt zu handeln"),
    ("Auf Anfrage hieß es im Amt, man prüfe das.", "Amt", "man prüfe das"),
    ("Tokio drohte mit Folgen, Kiew mahnte zur Ruhe.", "Kiew", "Kiew mahnte zur Ruhe"),
    ("Den Vorwurf, Öl zu liefern, hat Iran bestritten.", "Iran", "Öl zu liefern"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content"), SOURCES)
def test_sources_end_where_they_end(text: str, speaker: str | None, content: str) -> None:
    """The source is named whole, and nothing else with it."""
    found = told(text)[-1]
    assert found[0] == speaker
    assert found[1].startswith(content)


def test_demnach_points_to_the_document() -> None:
    """What a document says is not said by whoever spoke before."""
    text = (
        "Iran bestritt das. Anders liest sich das in den Unterlagen, die Tokio vorlegte. Demnach hat Iran Öl geliefert."
    )
    assert told(text)[-1][:2] == ("den Unterlagen", "hat Iran Öl geliefert")


def test_demnach_never_turns_a_denial_round() -> None:
    """Whoever has just denied a charge does not bring it."""
    assert told("Iran wies die Vorwürfe zurück. Demnach liefert Iran Öl.")[-1][0] is None


def test_a_noun_of_saying_inside_talk_is_part_of_it() -> None:
    """ "habe Hinweise, dass …" in Konjunktiv goes on with whoever speaks."""
    text = "Drei Schiffe seien da, sagte Petrow. Tokio habe Hinweise, dass Kim Öl schicke."
    assert told(text)[-1][:2] == ("Petrow", "Tokio habe Hinweise, dass Kim Öl schicke.")


def test_a_verb_inside_a_quotation_counts() -> None:
    """ "Die EU „verurteilt aufs Schärfste“ …" is said by the EU."""
    found = told("Die EU „verurteilt aufs Schärfste“ den Start der Rakete.")
    assert found[0] == ("Die EU", "Die EU „verurteilt aufs Schärfste“ den Start der Rakete", "criticize")


def test_a_semicolon_ends_an_accusation() -> None:
    """ "…; Moskau weist das zurück" is no part of what Moscow is accused of."""
    text = "Tokio wirft Kim vor, Öl zu kaufen; Kim weist das zurück."
    assert told(text)[0] == ("Tokio", "Öl zu kaufen", "accuse")
    assert told(text)[1][0::2] == ("Kim", "deny")


def test_talk_goes_on_behind_an_unnamed_source() -> None:
    """ "…, hieß es" is said by whoever spoke before, unless that was a denial."""
    assert told("Tokio beschuldigt Kim, Öl zu kaufen. Es werde nachts gepumpt, hieß es.")[-1] == (
        "Tokio",
        "Es werde nachts gepumpt",
        "assert",
    )
    assert told("Kim wies die Vorwürfe zurück. Es werde nachts gepumpt, hieß es.")[-1][0] is None


def test_a_denial_and_its_ground_are_two() -> None:
    """The half before the semicolon is the denial, the half behind it what a speaker adds."""
    text = "Der Kreml wies die Berichte zurück; es gebe keine Beweise, sagte Sprecher Petrow."
    assert told(text) == [
        ("Der Kreml", "Der Kreml wies die Berichte zurück", "deny"),
        ("Sprecher Petrow", "es gebe keine Beweise", "assert"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Washington, 5. März 2024. Iran habe Öl geliefert, teilte das Weiße Haus mit.",
        "WASHINGTON (dpa) - Iran habe Öl geliefert, teilte das Weiße Haus mit.",
        "Washington (AP/dpa) – Iran habe Öl geliefert, teilte das Weiße Haus mit.",
        "Washington, 5. März (Reuters) – Iran habe Öl geliefert, teilte das Weiße Haus mit.",
        "Berlin/Washington. Iran habe Öl geliefert, teilte das Weiße Haus mit.",
    ],
)
def test_datelines_are_not_said(text: str) -> None:
    """Place, date and agency before the text belong to no statement."""
    assert told(text) == [("das Weiße Haus", "Iran habe Öl geliefert", "assert")]


@pytest.mark.parametrize("width", [50, 66, 72, 84, 100, 110, 120, 130])
def test_wrapping_changes_nothing(width: int) -> None:
    """A text hard-wrapped at any width tells the same."""
    paragraphs = [
        "Der Sprecher des Außenministeriums in Tokio sagte am Mittwoch vor Journalisten, dass drei Schiffe aus dem Hafen"
        " ausgelaufen seien und die Regierung die Lage mit großer Sorge verfolge.",
        "Die Reederei wollte sich zu den Berichten über ihre Schiffe und deren Ladung auf Anfrage zunächst nicht äußern,"
        " wie eine Sprecherin des Unternehmens in Yokohama der Agentur schriftlich mitteilte.",
        "Nach Angaben der Hafenbehörde waren die Frachter in der vergangenen Woche mindestens elfmal in dem Hafen"
        " gesehen worden, ohne dass jemand ihre Ladung geprüft hätte.",
    ]
    wrapped = "\n\n".join(textwrap.fill(p, width) for p in paragraphs)
    plain = told("\n\n".join(paragraphs))
    assert len(plain) >= 3
    assert [(re.sub(r"\s+", " ", s or ""), re.sub(r"\s+", " ", c), t) for s, c, t in told(wrapped)] == plain
