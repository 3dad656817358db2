"""Who says what in German: one table a construction."""

import pytest

from lagebild.read.attribution import Attribution
from lagebild.read.rules.german import attribute

Row = tuple[str, str, str | None, str, str]  # text, kind, speaker, content, stance


def told(text: str) -> list[tuple[str, str | None, str, str]]:
    """Return (kind, speaker, content, stance) of each attribution; parts of a content joined by |."""
    return [
        (
            a.kind,
            text[slice(*a.speaker)] if a.speaker else None,
            "|".join(text[x:y] for x, y in a.content),
            a.cue_stance,
        )
        for a in attribute(text)
    ]


def only(text: str) -> Attribution:
    """Return the one attribution of ``text``."""
    (one,) = attribute(text)
    return one


CLAUSES: list[Row] = [
    ("Putin sagte, dass der Vertrag gilt.", "indirect", "Putin", "dass der Vertrag gilt", "assert"),
    ("Putin sagte, der Vertrag gelte sofort.", "indirect", "Putin", "der Vertrag gelte sofort", "assert"),
    ("Der Vertrag gelte sofort, sagte Putin am Mittwoch.", "indirect", "Putin", "Der Vertrag gelte sofort", "assert"),
    ("Die Lage, sagte Kim, sei ernst.", "indirect", "Kim", "Die Lage|sei ernst", "assert"),
    ("Wie Seoul mitteilte, fuhren drei Schiffe.", "indirect", "Seoul", "fuhren drei Schiffe", "assert"),
    ("Drei Schiffe fuhren, wie Seoul mitteilte.", "indirect", "Seoul", "Drei Schiffe fuhren", "assert"),
    (
        "Wie Shin Won Sik, Minister in Seoul, am Montag mitteilte, fuhren drei Schiffe.",
        "indirect",
        "Shin Won Sik, Minister in Seoul",
        "fuhren drei Schiffe",
        "assert",
    ),
    ("Moskau kündigte an, Öl zu liefern.", "indirect", "Moskau", "Öl zu liefern", "promise"),
    ("Seoul drohte damit, Waffen zu schicken.", "indirect", "Seoul", "Waffen zu schicken", "promise"),
    ("Der Kreml ließ offen, ob Öl geliefert wird.", "indirect", "Der Kreml", "ob Öl geliefert wird", "decline"),
    ("Tokio fragte, ob das erlaubt sei.", "indirect", "Tokio", "ob das erlaubt sei", "assert"),
    (
        "Ein westlicher Diplomat, der nicht genannt werden wollte, sagte, Peking sei besorgt.",
        "indirect",
        "Ein westlicher Diplomat",
        "Peking sei besorgt",
        "assert",
    ),
    (
        "Der Leiter der Behörde, Kim Chol, hat am Dienstag gefordert, dass die Schiffe umkehren.",
        "indirect",
        "Der Leiter der Behörde, Kim Chol",
        "dass die Schiffe umkehren",
        "demand",
    ),
    (
        "Westliche Beobachter vermuten, dass Öl fließt.",
        "indirect",
        "Westliche Beobachter",
        "dass Öl fließt",
        "speculate",
    ),
    (
        "Das Weiße Haus erklärte, kein Land solle helfen.",
        "indirect",
        "Das Weiße Haus",
        "kein Land solle helfen",
        "assert",
    ),
    ("Moskau (dpa) – Putin sagte, er komme bald.", "indirect", "Putin", "er komme bald", "assert"),
]


@pytest.mark.parametrize("row", CLAUSES, ids=lambda row: row[0][:40])
def test_clauses_are_read_with_their_speaker(row: Row) -> None:
    """Complement clauses, inversions, insertions and infinitives carry the content; commas and cues do not."""
    text, *expected = row
    assert told(text) == [tuple(expected)]


SOURCES: list[Row] = [
    ("Laut KCNA flog die Rakete 400 Kilometer.", "indirect", "KCNA", "flog die Rakete 400 Kilometer", "assert"),
    (
        "Die Rakete flog nach Angaben des Militärs 400 Kilometer.",
        "indirect",
        "Angaben des Militärs",
        "Die Rakete flog|400 Kilometer",
        "assert",
    ),
    (
        "Medienberichten zufolge flog die Rakete weit.",
        "indirect",
        "Medienberichten",
        "flog die Rakete weit",
        "assert",
    ),
    (
        "Das Schiff sei leer gewesen, so der Reeder weiter.",
        "indirect",
        "der Reeder",
        "Das Schiff sei leer gewesen",
        "assert",
    ),
    (
        "Öl fließe weiter, heißt es in dem Bericht der Experten.",
        "indirect",
        "dem Bericht der Experten",
        "Öl fließe weiter",
        "assert",
    ),
    (
        "Wie aus einem Bericht hervorgeht, fließt Öl.",
        "indirect",
        "einem Bericht",
        "fließt Öl",
        "assert",
    ),
    ("Seiner Meinung nach ist das falsch.", "indirect", "Seiner Meinung", "ist das falsch", "assert"),
]


@pytest.mark.parametrize("row", SOURCES, ids=lambda row: row[0][:40])
def test_sources_named_by_a_preposition_or_document(row: Row) -> None:
    """The clause around the source is what it says, without the source itself."""
    text, *expected = row
    assert told(text) == [tuple(expected)]


ACTS: list[Row] = [
    ("Moskau wies die Vorwürfe am Montag zurück.", "reported", "Moskau", "", "deny"),
    ("Nordkorea bestreitet die Lieferungen.", "reported", "Nordkorea", "", "deny"),
    ("Auch der Kreml dementierte die Berichte.", "reported", "der Kreml", "", "deny"),
    ("Die Vorwürfe wurden von Nordkorea als Verleumdung zurückgewiesen.", "reported", "Nordkorea", "", "deny"),
    ("Tokio verurteilte den Start der Rakete.", "reported", "Tokio", "", "criticize"),
    ("Seoul forderte neue Sanktionen.", "reported", "Seoul", "", "demand"),
    ("Pjöngjang kündigte weitere Starts an.", "reported", "Pjöngjang", "", "promise"),
    ("Beide Seiten einigten sich auf den Bau einer Brücke.", "reported", "Beide Seiten", "", "agree"),
    (
        "Das Außenministerium in Peking lehnte eine Stellungnahme ab.",
        "reported",
        "Das Außenministerium in Peking",
        "",
        "decline",
    ),
    ("Der Sprecher wollte sich dazu nicht äußern.", "reported", "Der Sprecher", "", "decline"),
    ("Kim lobte die Freundschaft.", "reported", "Kim", "", "praise"),
]


@pytest.mark.parametrize("row", ACTS, ids=lambda row: row[0][:40])
def test_acts_named_without_wording(row: Row) -> None:
    """A denial, demand, promise or refusal counts without a clause; the sentence is its content."""
    text, kind, speaker, _, stance = row
    assert told(text) == [(kind, speaker, text, stance)]


def test_plain_facts_are_nobodys_words() -> None:
    """Sentences without a source, a court's verdict and impersonal speech give nothing."""
    for text in (
        "Das Schiff fuhr nach Rajin.",
        "Er wurde zu zehn Jahren Haft verurteilt.",
        "Es ist nicht bekannt, ob das Schiff leer war.",
        "Man sagt, das Schiff sei leer.",
        "Der Film „Die Brücke am Fluss“ läuft im Kino.",
    ):
        assert attribute(text) == []


def test_direct_speech_and_its_speaker() -> None:
    """Before, behind and around the cue; without a cue it is the last speaker's."""
    text = "„Das ist gut“, sagte Kim. Putin erklärte: „Wir helfen euch.“ „Wir bleiben hier.“"
    assert told(text) == [
        ("direct", "Kim", "„Das ist gut“", "assert"),
        ("direct", "Putin", "„Wir helfen euch.“", "assert"),
        ("direct", "Putin", "„Wir bleiben hier.“", "assert"),
    ]
    split = "„Es gibt keine Beweise“, betonte der Botschafter, „dass Öl floss.“"
    assert [c for _, s, c, _ in told(split) if s == "der Botschafter"] == [
        "„Es gibt keine Beweise“",
        "„dass Öl floss.“",
    ]


def test_words_in_quotes_lie_within_the_clause() -> None:
    """A quoted piece of an indirect clause is a claim of its own within it."""
    text = "Putin entgegnete, dies wäre „ein großer Fehler“."
    outer, inner = attribute(text)
    assert (outer.kind, inner.kind, inner.within) == ("indirect", "direct", 0)
    assert outer.speaker == inner.speaker


def test_konjunktiv_goes_on_with_the_last_speaker() -> None:
    """Several sentences in Konjunktiv I are one free indirect claim of the last speaker; the indicative ends it."""
    text = "Blinken sagte, Russland suche Waffen. Das sei ein Verstoß. Man werde handeln. Das Wetter war gut."
    _, free = attribute(text)
    assert free.kind == "free_indirect"
    assert text[slice(*free.content[0])] == "Das sei ein Verstoß. Man werde handeln."
    assert free.speaker == (0, 7)


def test_das_points_back_at_the_sentence_before() -> None:
    """ "Das bestätigte X" takes the sentence before as its content."""
    text = "Das Schiff sank im Hafen. Das bestätigte die Reederei in Seoul."
    assert told(text) == [("indirect", "die Reederei", "Das Schiff sank im Hafen|Das", "assert")]


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Seoul wirft Pjöngjang vor, Munition zu liefern.", "Pjöngjang"),
        ("Die Regierung in Seoul wirft dem Nachbarn vor, Raketen zu testen.", "dem Nachbarn"),
        ("Blinken beschuldigte Russland, Öl zu liefern.", "Russland"),
        ("Den USA warf er vor, die Welt zu bedrohen.", "Den USA"),
        ("Nordkorea wird beschuldigt, Öl zu kaufen.", "Nordkorea"),
        ("Washington erhob schwere Vorwürfe gegen Moskau.", "Moskau"),
    ],
)
def test_accusations_name_the_accused(text: str, accused: str) -> None:
    """The accused is the cue's object, whatever its place; an accused is never the speaker."""
    one = only(text)
    assert one.cue_stance == "accuse"
    assert one.addressee is not None
    assert text[slice(*one.addressee)] == accused
    assert one.speaker != one.addressee


def test_coordinated_verbs_keep_their_own_contents() -> None:
    """ "bestritt, dass A, sagte aber, B": two claims of one speaker with two stances."""
    text = "Moskau bestritt, dass Raketen kamen, sagte aber, es habe Gespräche gegeben."
    assert told(text) == [
        ("indirect", "Moskau", "dass Raketen kamen", "deny"),
        ("indirect", "Moskau", "es habe Gespräche gegeben", "assert"),
    ]
    text = "Seoul verurteilte den Pakt scharf und drohte damit, Waffen zu schicken."
    assert [(k, s, st) for k, s, _, st in told(text)] == [
        ("reported", "Seoul", "criticize"),
        ("indirect", "Seoul", "promise"),
    ]


def test_negated_cues_say_so() -> None:
    """ "bestritt nicht" is marked, so that the stance can be turned round."""
    assert only("Moskau bestritt nicht, dass Öl floss.").negated
    assert not only("Moskau bestritt, dass kein Öl floss.").negated


def test_an_accusation_called_nonsense_is_denied() -> None:
    """The clause that hangs on the accusation is nobody's and denied by who calls it names."""
    text = "Vorwürfe, Nordkorea schicke Soldaten, bezeichnete Peskow als Unsinn."
    assert told(text) == [
        ("indirect", None, "Nordkorea schicke Soldaten", "accuse"),
        ("indirect", "Peskow", "Nordkorea schicke Soldaten", "deny"),
    ]


def test_pronouns_are_marked() -> None:
    """A pronoun as speaker is for others to resolve."""
    assert only("Er sagte, das Schiff sei leer.").pronoun
    assert not only("Kim sagte, das Schiff sei leer.").pronoun


def test_sources_inside_contents_are_nested() -> None:
    """What a source says within another's talk lies within it."""
    text = "Shin sagte, nach Angaben des Militärs seien zehn Schiffe gefahren."
    outer, inner = attribute(text)
    assert text[slice(*outer.speaker)] == "Shin" if outer.speaker else False
    assert inner.within == 0
    assert text[slice(*inner.speaker)] == "Angaben des Militärs" if inner.speaker else False


def test_talk_within_talk_is_nested() -> None:
    """ "X habe berichtet, …, meldete Y": Y reports that X reports."""
    text = "Der Dienst NIS habe berichtet, Nordkorea habe Pläne geschickt, meldete die Agentur Yonhap."
    outer, inner = attribute(text)
    assert outer.speaker is not None
    assert inner.speaker is not None
    assert text[slice(*outer.speaker)] == "die Agentur Yonhap"
    assert text[slice(*inner.speaker)] == "Der Dienst NIS"
    assert inner.within == 0


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Moskau hat das weder bestätigt noch dementiert.", "decline"),
        ("Lawrow hat es abgelehnt, sich zu den Angaben zu äußern.", "decline"),
        ("Der Sprecher bezeichnete die Berichte als Falschmeldung.", "deny"),
        ("Der Experte widersprach: Kim habe sein Ziel erreicht.", "assert"),
        ("Moskau wies zurück, dass Öl geflossen sei.", "deny"),
        ("Seoul bezeichnete den Start als Fehler.", "assert"),
    ],
)
def test_stance_follows_the_words_beside_the_cue(text: str, stance: str) -> None:
    """Neither-nor and refusing to speak decline; calling things false denies; what answers is asserted."""
    assert only(text).cue_stance == stance


def test_attributes_do_not_break_a_speaker() -> None:
    """A participle with what belongs to it, an apposition and a relative clause stay with or out of the speaker."""
    for text, speaker in (
        (
            "Ein im März veröffentlichter Bericht der Experten warnte vor Öl.",
            "Ein im März veröffentlichter Bericht der Experten",
        ),
        ("Der Sprecher der USA, John Kirby, sagte, das sei falsch.", "Der Sprecher der USA, John Kirby"),
        ("Kim, der gestern ankam, sagte, das sei falsch.", "Kim"),
        ("Das sei falsch, sagte Adrienne Watson, die Sprecherin des Rats.", "Adrienne Watson, die Sprecherin des Rats"),
    ):
        one = only(text)
        assert one.speaker is not None
        assert text[slice(*one.speaker)] == speaker


def test_a_new_paragraph_ends_distant_talk() -> None:
    """Konjunktiv after a sentence of the paper's own, in another block, is not given to the last speaker."""
    text = "Kim sagte, Öl fließe.\n\nDas Wetter war gut. Es habe geregnet."
    assert [text[slice(*a.speaker)] for a in attribute(text) if a.speaker] == ["Kim"]


def test_a_quotation_is_its_speakers_whoever_reports_it() -> None:
    """ "Kim nannte das laut KCNA „…“": the agency reports, Kim speaks."""
    text = "Kim nannte den Vertrag laut KCNA „das stärkste Bündnis“."
    speakers = {text[slice(*a.speaker)] for a in attribute(text) if a.kind == "direct" and a.speaker}
    assert speakers == {"Kim"}
