"""How German talk goes on, and where it ends: moods no list holds, obligations, documents, rumours."""

import pytest

from lagebild.read.rules.german import attribute

Told = tuple[str | None, str]


def told(text: str) -> list[Told]:
    """Return (speaker, content) of each attribution; parts of a content joined by |."""
    return [
        (text[slice(*a.speaker)] if a.speaker else None, "|".join(text[x:y] for x, y in a.content))
        for a in attribute(text)
    ]


RUNS = [
    ("Kim sagte, das Öl sei knapp. Er löse das Problem.", "Er löse das Problem."),
    ("Kim sagte, das Öl sei knapp. Man beobachte die Lage.", "Man beobachte die Lage."),
    ("Kim sagte, das Öl sei knapp. Es untergrabe den Frieden.", "Es untergrabe den Frieden."),
    ("Kim sagte, das Öl sei knapp. Tokio habe aber nichts zu befürchten.", "Tokio habe aber nichts zu befürchten."),
    ("Kim sagte, das Öl sei knapp. Wer spare, habe nichts zu befürchten.", "Wer spare, habe nichts zu befürchten."),
]


@pytest.mark.parametrize(("text", "more"), RUNS)
def test_talk_goes_on(text: str, more: str) -> None:
    """A sentence in Konjunktiv is the last speaker's, whatever its verb."""
    assert told(text) == [("Kim", "das Öl sei knapp"), ("Kim", more)]


def test_rumours_end_the_run() -> None:
    """Konjunktiv that hangs on a noun of its own is nobody's, not the last speaker's."""
    text = "Kim sagte, das Öl sei knapp. In der Stadt kursieren Gerüchte, es seien Schiffe unterwegs."
    assert told(text)[1:] == [(None, "es seien Schiffe unterwegs")]


def test_who_reacts_says_what_follows() -> None:
    """ "Tokio reagierte empört." is no statement, yet the talk behind it is Tokio's."""
    for reaction in (
        "Tokio reagierte empört.",
        "Tokio gab sich empört.",
        "Tokio sieht das anders.",
        "Tokio bestellte den Botschafter ein.",
    ):
        text = f"Kim sagte, das Öl sei knapp. {reaction} Die Lage verstoße gegen Regeln."
        assert told(text)[1:] == [("Tokio", "Die Lage verstoße gegen Regeln.")]


ANSWERED = [
    ("Laut Kiew lieferte Kim Granaten, was Moskau bestreitet.", "lieferte Kim Granaten", "was Moskau bestreitet"),
    ("Laut Kiew lieferte Kim Granaten; Moskau bestreitet dies.", "lieferte Kim Granaten", "Moskau bestreitet dies"),
    ("Kiew warf Kim vor, Öl zu liefern, was Moskau bestreitet.", "Öl zu liefern", "was Moskau bestreitet"),
]


@pytest.mark.parametrize(("text", "charge", "answer"), ANSWERED)
def test_denials_end_the_charge(text: str, charge: str, answer: str) -> None:
    """ "…, was Moskau bestreitet" is Moscow's answer, no part of what it answers."""
    assert told(text) == [("Kiew", charge), ("Moskau", answer)]
    assert [a.cue_stance for a in attribute(text)][1] == "deny"


def test_a_name_given_before_the_colon_is_told_too() -> None:
    """ "bezeichnete das als Fehler: „…“" tells both the name and the words."""
    text = "Kim bezeichnete die Reise als Fehler: „Wir sind froh, dass sie endet.“"
    assert told(text) == [
        ("Kim", "Kim bezeichnete die Reise als Fehler"),
        ("Kim", "„Wir sind froh, dass sie endet.“"),
    ]


def test_calling_an_accusation_absurd_denies_it() -> None:
    """What calls the accusation absurd is no part of it."""
    text = "Der Vorwurf, Japan liefere Waffen, sei absurd, erklärte Tokio."
    stances = {(text[slice(*a.speaker)] if a.speaker else None): a.cue_stance for a in attribute(text)}
    assert stances == {"Tokio": "deny", None: "accuse"}
    assert (None, "Japan liefere Waffen") in told(text)


SENTENCES: list[tuple[str, Told]] = [
    (
        "Auf die Frage, ob Schiffe kämen, sagte Kim, das werde man im Auge behalten.",
        ("Kim", "das werde man im Auge behalten"),
    ),
    ("Er habe lange gewartet, soll Kim gesagt haben.", ("Kim", "Er habe lange gewartet")),
    ("In dem Bericht ist von drei Schiffen die Rede.", ("dem Bericht", "von drei Schiffen")),
    (
        "Ein Bericht, demzufolge Schiffe den Hafen verließen, wurde dem Rat vorgelegt.",
        ("Ein Bericht", "Schiffe den Hafen verließen"),
    ),
    ("Man sei froh, zitierte die Agentur Kim.", ("Kim", "Man sei froh")),
    ("Die Agentur Tass zitierte den Minister mit den Worten, man sei froh.", ("den Minister", "man sei froh")),
    ("„Das ist so gut“, zitierte die Agentur KCNA den Minister.", ("den Minister", "„Das ist so gut“")),
    ("Wer liefere, werde es büßen, drohte Kim.", ("Kim", "Wer liefere, werde es büßen")),
    ("Kim sagte, der Vertrag werde keine Folgen haben.", ("Kim", "der Vertrag werde keine Folgen haben")),
    ("Das sei so, sagte der Analyst Bruce Lee der BBC.", ("der Analyst Bruce Lee", "Das sei so")),
    ("Er habe, sagte Kim, ein Dokument mitgebracht.", ("Kim", "Er habe|ein Dokument mitgebracht")),
    ("Der Minister schrieb in einer Mitteilung, Tokio schüre Angst.", ("Der Minister", "Tokio schüre Angst")),
    ("Der Vertrag sieht nach Putins Worten Hilfe vor.", ("Putins", "Der Vertrag sieht|Hilfe vor")),
    (
        "Wie aus dem von Kiew veröffentlichten Papier hervorgeht, kamen Schiffe.",
        ("dem von Kiew veröffentlichten Papier", "kamen Schiffe"),
    ),
    ("„Wir danken Ihnen sehr“, sagte der 71-Jährige zum Auftakt.", ("der 71-Jährige", "„Wir danken Ihnen sehr“")),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: Told) -> None:
    """One statement, one speaker, nothing besides."""
    assert told(text) == [expected]


def test_a_refusal_behind_a_question_is_one() -> None:
    """ "Ob er unterrichtet worden sei, wollte er nicht sagen": no passive carries the refusal."""
    assert told("Ob Kim unterrichtet worden sei, wollte er nicht sagen.") == [("er", "Ob Kim unterrichtet worden sei")]


def test_a_newspapers_name_is_not_quoted() -> None:
    """The name behind "ein Bericht der" is nobody's words."""
    found = told("Kim hat einen Bericht der „Tokio Post“ zurückgewiesen, wonach Schiffe kämen.")
    assert not any(content == "„Tokio Post“" for _, content in found)


def test_darin_points_to_the_document() -> None:
    """ "Darin ist von … die Rede" is said by the paper just named."""
    text = "Putin und Kim schlossen einen Vertrag. Darin ist von Hilfe die Rede."
    assert told(text)[-1] == ("einen Vertrag", "von Hilfe")


def test_a_treaty_signs_nothing() -> None:
    """The headline's participle has no subject."""
    assert told("+++ 10:02 Uhr: Vertrag unterschrieben +++") == []
