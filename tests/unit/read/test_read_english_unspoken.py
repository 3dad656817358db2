"""The English grammar: speech without a verb of saying, denials in relative clauses, silence and evasion."""

import pytest

from lagebild.read.rules.english import attribute

_NONE: list[tuple[str, str, str | None, str]] = []


def _told(text: str) -> list[tuple[str, str, str | None, str]]:
    """Return (kind, stance of the cue, speaker, content) of each attribution."""
    return [
        (
            a.kind,
            a.cue_stance,
            text[slice(*a.speaker)] if a.speaker else None,
            "|".join(text[slice(*c)] for c in a.content),
        )
        for a in attribute(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Ingrid Falk, the alliance's envoy, was blunter: the war was being fed by trade.", "Ingrid Falk, the alliance's envoy", "the war was being fed by trade"),
        ("Its verdict was short: no evidence had been found.", "Its", "no evidence had been found"),
        ("The answer from Moscow was curt: the story was false.", "Moscow", "the story was false"),
        ("The envoy went further: the text was dead.", "The envoy", "the text was dead"),
        ('The Kremlin’s answer: "This is nonsense."', "The Kremlin’s", '"This is nonsense."'),
        ('Falk shook her head: "We saw nothing."', "Falk", '"We saw nothing."'),
    ],
)  # fmt: skip
def test_statements_behind_a_colon(text: str, speaker: str, content: str) -> None:
    """A manner of speaking, a noun of speech or a gesture before a colon tells who says what follows."""
    assert [(who, what) for _, _, who, what in _told(text)] == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The rules are clear: exports are banned.",
        "The evidence is clear: the embargo was broken.",
        "The question was simple: who paid?",
        "The table lists three ships: the Angara was the largest.",
    ],
)
def test_things_say_nothing_before_a_colon(text: str) -> None:
    """What is clear is no speaker."""
    assert _told(text) == _NONE


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Relations had improved, he declared; the treaty was purely defensive.", "he", "the treaty was purely defensive"),
        ("The mission said 3,000 men had left; another 7,000 were on the way.", "The mission", "another 7,000 were on the way"),
    ],
)  # fmt: skip
def test_speech_goes_on_behind_a_semicolon(text: str, speaker: str, content: str) -> None:
    """A clause in the tense of reported speech goes on with it."""
    assert ("free_indirect", "assert", speaker, content) in _told(text)


def test_own_words_behind_a_semicolon() -> None:
    """A clause in the present tense is the author's own."""
    assert len(_told("The mission said 3,000 men had left; the sanctions remain in force.")) == 1


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Engineers have advised the North on engines since May, a claim that Moscow has denied.", "Moscow", "a claim"),
        ("The shells were shipped by rail, an allegation denied by Russia.", "Russia", "an allegation"),
        ("The troops were sent in October, which the Kremlin denies.", "the Kremlin", "The troops were sent in October"),
        ("Kremlin officials brushed the charge aside.", "Kremlin officials", "the charge aside"),
        ("Pyongyang waved the accusation away.", "Pyongyang", "the accusation away"),
    ],
)  # fmt: skip
def test_denials_behind_what_they_deny(text: str, speaker: str, content: str) -> None:
    """A relative clause denies what stands before it, and nobody else says anything."""
    assert _told(text) == [("reported", "deny", speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The mission could not immediately be reached for comment.",
        "The mission could not be reached.",
        "The mission ducked a question on troops.",
        "The mission neither confirmed nor denied the report.",
        "The mission refused to be drawn.",
    ],
)
def test_silence(text: str) -> None:
    """Who cannot be reached or evades a question declines."""
    assert [(stance, who) for _, stance, who, _ in _told(text)] == [("decline", "The mission")]


@pytest.mark.parametrize(
    "text",
    [
        "A diplomat asked not to be quoted by name.",
        "A diplomat requested anonymity.",
        "Russian specialists have been advising Korean engineers on engines that had failed.",
        "The mission ducked the responsibility.",
        "The port could not be reached before noon.",
        "A pact echoes the Cold War.",
        "The plan had no response to the crisis.",
        "There was no reaction from the markets.",
    ],
)
def test_no_claims(text: str) -> None:
    """Wishes for namelessness, advice and other acts are no claims."""
    assert _told(text) == _NONE


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("One of them, who spoke on condition of anonymity, said Moscow never took part.", "One of them", "Moscow never took part"),
        ("The ministry, which oversees trade, said Friday that reports of a deal were false.", "The ministry", "that reports of a deal were false"),
        ("Probably not, reckons Ingrid Falk, a former envoy now in Oslo.", "Ingrid Falk, a former envoy", "Probably not"),
        ('Without it, said Ingrid Falk, a former envoy, "nobody will ask."', "Ingrid Falk, a former envoy", 'Without it|"nobody will ask."'),
        ("South Korea’s defence minister estimates that 3,000 men have left.", "South Korea’s defence minister", "that 3,000 men have left"),
        ("What they signed is, in the words of Ingrid Falk, a warning.", "Ingrid Falk", "What they signed is|a warning"),
        ("The guests had been told by a Chinese expert that the photographs were staged.", "a Chinese expert", "that the photographs were staged"),
        ("UN monitors: missile that hit Kharkiv was North Korean\n\nThe text.", "UN monitors", "missile that hit Kharkiv was North Korean"),
    ],
)  # fmt: skip
def test_speakers_after_insertions(text: str, speaker: str, content: str) -> None:
    """Who speaks is found around relative clauses, times, fragments and phrases."""
    assert [(who, what) for _, _, who, what in _told(text)] == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The embassy had no immediate comment.", "The embassy"),
        ("The embassy offered no comment.", "The embassy"),
        ("There was no immediate response from the embassy.", "the embassy"),
        ("Emails to the company went unanswered.", "the company"),
        ("The company did not return calls.", "The company"),
        ("The company ignored repeated requests for comment.", "The company"),
        ("The spokesman would not be drawn on numbers.", "The spokesman"),
    ],
)
def test_silence_told_with_nouns(text: str, speaker: str) -> None:
    """Who has no comment or leaves questions unanswered declines."""
    assert [(stance, who) for _, stance, who, _ in _told(text)] == [("decline", speaker)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Troops already in Kursk, says Kyiv", "Kyiv", "Troops already in Kursk"),
        ("Korean troops in Russia, Seoul claims", "Seoul", "Korean troops in Russia"),
        ('Kyiv: "First troops in Kursk"', "Kyiv", '"First troops in Kursk"'),
        ("According to Reuters, which spoke to two officials, the ship had left.", "Reuters, which spoke to two officials", "the ship had left"),
        ("The minister was quick to add that nothing had been decided.", "The minister", "that nothing had been decided"),
    ],
)  # fmt: skip
def test_headlines_and_insertions(text: str, speaker: str, content: str) -> None:
    """Headlines need no verb in what is said; a relative clause belongs to the speaker."""
    assert [(who, what) for _, _, who, what in _told(text)] == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Britain's envoy, Barbara Falk, said the vote followed arms deals.",
        "The envoy, tall and tired, said the vote followed arms deals.",
    ],
)
def test_insertions_are_no_fragments(text: str) -> None:
    """The name between commas is the speaker's, not what the object of said says."""
    assert [what for _, _, _, what in _told(text)] == ["the vote followed arms deals"]
