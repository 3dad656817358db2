"""The English grammar: verdicts, views and counts; addressees and asides between speaker and statement."""

import pytest

from lagebild.read.rules.english import attribute


def _told(text: str) -> list[tuple[str | None, str]]:
    """Return (speaker, content) of each attribution."""
    return [
        (text[slice(*a.speaker)] if a.speaker else None, "|".join(text[slice(*c)] for c in a.content))
        for a in attribute(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ('"It was a farce," was how one delegate put it.', "one delegate", '"It was a farce,"'),
        ('"Ask them," was all an aide would say.', "an aide", '"Ask them,"'),
        ('"A sad day" was her verdict.', "her", '"A sad day"'),
        ("The ministry's line, repeated on Friday, is that trade is lawful.", "The ministry's", "that trade is lawful"),
        ("In Oslo's view, the offer was never serious.", "Oslo's", "the offer was never serious"),
        ("By Oslo's count, fifty ships have docked there.", "Oslo's", "fifty ships have docked there"),
        ("Oslo puts the number of ships at fifty.", "Oslo", "the number of ships at fifty"),
    ],
)
def test_verdicts_views_and_counts(text: str, speaker: str, content: str) -> None:
    """A verdict behind a quotation, the line of X, the view and the count of X tell who says it."""
    assert _told(text) == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Oslo put the ships at risk.",
        '"Hamlet" was all sold out.',
        "The number was put at fifty by chance.",
        "The fault line is that trade is slow.",
    ],
)
def test_no_verdict(text: str) -> None:
    """What is put somewhere or is some thing is no statement."""
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The rules, she told reporters on Friday, had failed.", "she", "The rules|had failed"),
        ('The rules, he said, "do not work".', "he", 'The rules|"do not work"'),
        ("As Falk told the council, the rules have failed.", "Falk", "the rules have failed"),
        ("The mission said in a statement it deplored the vote.", "The mission", "it deplored the vote"),
        ("The envoy said when asked about the vote that Oslo was sad.", "The envoy", "that Oslo was sad"),
        ("Without it, warns Ada Falk, a former member, it will be ignored.", "Ada Falk, a former member", "Without it|it will be ignored"),
        ("The envoy emerged from the hall saying that all was lost.", "The envoy", "that all was lost"),
        ("Officials there told the agency it would fail.", "Officials", "it would fail"),
        ("His sister, Ada Falk, last month described talk of it as absurd.", "His sister, Ada Falk", "talk of it as absurd"),
    ],
)  # fmt: skip
def test_asides_are_no_part_of_the_statement(text: str, speaker: str, content: str) -> None:
    """Whom one tells, when and on what occasion stands outside of what is said."""
    assert _told(text)[0] == (speaker, content)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ('"We are glad," the agency quoted Falk as saying.', "Falk", '"We are glad,"'),
        ('"We are glad," Falk was quoted as saying by the agency.', "Falk", '"We are glad,"'),
        ("The envoy, Ada Falk, was quoted by the agency as thanking Oslo.", "The envoy, Ada Falk", "Oslo"),
    ],
)
def test_who_is_quoted_speaks(text: str, speaker: str, content: str) -> None:
    """The words belong to the one quoted, not to the agency that quotes."""
    assert _told(text) == [(speaker, content)]


def test_statements_end_where_another_begins() -> None:
    """With X saying, and Y abstained, and a second verb end what was said."""
    assert _told("Oslo insisted it was lawful, with spokesman Falk saying it had been discussed.") == [
        ("Oslo", "it was lawful"),
        ("spokesman Falk", "it had been discussed"),
    ]
    assert _told("Oslo opposed it and Bern abstained.")[0] == ("Oslo", "it")
    assert _told("Falk's claim that the panel copied papers is contradicted by its record.") == [
        ("Falk's", "that the panel copied papers")
    ]


def test_neither_admits() -> None:
    """Neither X nor Y has acknowledged is a statement denied, made by both."""
    (only,) = attribute("Neither Oslo nor Bern has acknowledged the deal.")
    assert only.negated
    assert only.speaker == (0, 21)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Ms. Falk (Norway): The text does harm to all.", "Ms. Falk (Norway)", "The text does harm to all"),
        ("Mr. Lund (Norway) (spoke in French): The text does harm.", "Mr. Lund (Norway)", "The text does harm"),
        ("Asked whether Bern was sorry, Falk was brief: the text was dead.", "Falk", "the text was dead"),
        ("There is no doubt, Falk says, that the rules hold.", "Falk", "There is no doubt|that the rules hold"),
        ("Diplomats see the vote as a reward.", "Diplomats", "the vote as a reward"),
        ("Bern's envoy aligned herself with that statement.", "Bern's envoy", "that statement"),
        ('"A blow," said Ada Falk, Norway\'s UN ambassador.', "Ada Falk, Norway's UN ambassador", '"A blow,"'),
    ],
)
def test_delegates_and_roles(text: str, speaker: str, content: str) -> None:
    """A delegate before a colon, one asked, and one whose role starts with a country are the speakers."""
    assert _told(text) == [(speaker, content)]


def test_reports_of_speech_go_on_with_would() -> None:
    """A sentence with would right behind its subject goes on with what the one before it reported."""
    text = "Falk said the vote was a blow. It would embolden others. The hall was empty."
    assert _told(text) == [("Falk", "the vote was a blow"), ("Falk", "It would embolden others")]


@pytest.mark.parametrize(
    "text",
    [
        "Falk said the vote was a blow.\n\nIt would embolden others.",
        "Falk left the hall. It would embolden others.",
        "Falk said the vote was a blow. But it would embolden others later.",
        "Falk said the vote was a blow. It would be years before he spoke again, when it was over.",
    ],
)
def test_would_alone_is_nobodys(text: str) -> None:
    """Without a report right before it, in another paragraph, or with a turn, would tells nothing."""
    assert all("would" not in content for _, content in _told(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Aides say fifty ships have left - a number that Bern disputes.",
            [("Aides", "fifty ships have left"), ("Bern", "a number")],
        ),
        (
            'What is left, in the words of Ada Falk, a former judge, is "a ruin".',
            [("Ada Falk, a former judge", 'What is left|is "a ruin"')],
        ),
        ("Bern hid nothing: sanctions, it said, were wrong.", [("it", "sanctions|were wrong")]),
        (
            '"A blow," said Ada Falk, Norway\'s UN ambassador, who likened it to theft.',
            [("Ada Falk, Norway's UN ambassador", '"A blow,"'), ("Ada Falk, Norway's UN ambassador", "it to theft")],
        ),
    ],
)
def test_roles_dashes_and_colons_around_a_speaker(text: str, told: list[tuple[str, str]]) -> None:
    """A number disputed behind a dash, a role behind a name, and a colon before the statement are told apart."""
    assert sorted(_told(text)) == sorted(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Oslo spoke of theft, allegations Bern has denied.", [("Oslo", "theft"), ("Bern", "allegations")]),
        (
            "It comes as Oslo and its allies accuse Bern of theft, charges both countries deny.",
            [("Oslo and its allies", "Bern of theft"), ("both countries", "charges")],
        ),
        ('The vote was, Falk said, "a blow to all".', [("Falk", 'The vote was|"a blow to all"')]),
        ("Bern, Falk said, favoured talks.", [("Falk", "Bern|favoured talks")]),
    ],
)
def test_nothing_for_those_who_did_not_speak(text: str, told: list[tuple[str, str]]) -> None:
    """Charges, an ally cut from its partner, and a subject with a speaker inside are no speakers."""
    assert _told(text) == told


def test_those_who_are_convinced() -> None:
    """What one is convinced of is told as one's view; what is certain is nobody's."""
    assert _told("Bern is firmly convinced that Oslo pays.") == [("Bern", "that Oslo pays")]
    assert _told("It is certain that Oslo pays.") == []
    assert _told("I am convinced that Oslo pays.") == []
