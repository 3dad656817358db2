"""The English grammar: who said which words, by construction."""

import pytest

from lagebild.read.attribution import Attribution
from lagebild.read.rules.english import attribute


def _told(text: str) -> list[tuple[str | None, str, str]]:
    """Return (speaker, cue, content) of each attribution, content pieces joined by a bar."""
    out = []
    for a in attribute(text):
        speaker = text[slice(*a.speaker)] if a.speaker else None
        cue = text[slice(*a.cue)] if a.cue else ""
        out.append((speaker, cue, "|".join(text[slice(*c)] for c in a.content)))
    return out


def _one(text: str) -> Attribution:
    found = attribute(text)
    assert len(found) == 1, _told(text)
    return found[0]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("“The panel is gone,” Wood said.", "Wood", "said", "“The panel is gone,”"),
        ('"It is over," said Lin Jian, a spokesman for the ministry.', "Lin Jian, a spokesman for the ministry", "said", '"It is over,"'),
        ('Peskov told reporters: "We reject this."', "Peskov", "told", '"We reject this."'),
        ("The ministry said that shells had been sent.", "The ministry", "said", "that shells had been sent"),
        ("Seoul said Russia had abandoned its duty.", "Seoul", "said", "Russia had abandoned its duty"),
        ("According to the White House, 10,000 containers were shipped.", "the White House", "According to", "10,000 containers were shipped"),
        ("The train left on Sunday, according to two officials.", "two officials", "according to", "The train left on Sunday"),
        ("The talks would go on, one envoy noted.", "one envoy", "noted", "The talks would go on"),
        ("The veto, Wood said, was meant to bury evidence.", "Wood", "said", "The veto|was meant to bury evidence"),
        ("As one former member put it, the watchdog is dead.", "one former member", "put it", "the watchdog is dead"),
        ("Kim Jong Un vowed to support Russia.", "Kim Jong Un", "vowed", "to support Russia"),
        ("Moscow denied any involvement.", "Moscow", "denied", "any involvement"),
        ("The Kremlin dismissed the report as baseless.", "The Kremlin", "dismissed", "the report as baseless"),
        ("Britain accused Russia of buying shells.", "Britain", "accused", "Russia of buying shells"),
        ("China called on all sides to show restraint.", "China", "called on", "all sides to show restraint"),
        ("The Kremlin declined to comment.", "The Kremlin", "declined", "to comment"),
        ("Moscow was accused by Seoul of shielding its partner.", "Seoul", "accused", "Moscow|of shielding its partner"),
        ("It is alleged that workers were sent.", None, "alleged", "that workers were sent"),
        ("A diplomat who declined to be named said the text was dead.", "A diplomat who declined to be named", "said", "the text was dead"),
        ("Kim Song, North Korea's ambassador, thanked Russia.", "Kim Song, North Korea's ambassador", "thanked", "Russia"),
        ("The United States, Japan and South Korea said they were disappointed.", "The United States, Japan and South Korea", "said", "they were disappointed"),
        ("The minister on Tuesday said the pact was defensive.", "The minister", "said", "the pact was defensive"),
        ("In Moscow the Foreign Ministry said the talks had failed.", "the Foreign Ministry", "said", "the talks had failed"),
        ("The National Intelligence Service (NIS) estimated that 1,500 troops had left.", "The National Intelligence Service (NIS)", "estimated", "that 1,500 troops had left"),
        ("He was quoted by TASS as saying that sanctions should be reviewed.", "He", "saying", "that sanctions should be reviewed"),
        ("Experts say the cap was exceeded.", "Experts", "say", "the cap was exceeded"),
        ("A statement published by KCNA said the test was a success.", "A statement published by KCNA", "said", "the test was a success"),
        ("Washington said in a statement on Monday that it had proof.", "Washington", "said", "that it had proof"),
        ("Peskov went on to say that the treaty was clear.", "Peskov", "say", "that the treaty was clear"),
        ("Under these terms, he said, Russia sees no value in it.", "he", "said", "Under these terms|Russia sees no value in it"),
        ("The newspaper carried a commentary accusing Seoul of hysteria.", "The newspaper", "accusing", "Seoul of hysteria"),
        ("South Korean lawmakers briefed by the agency said that Kim had lied.", "South Korean lawmakers briefed by the agency", "said", "that Kim had lied"),
        ("A ministry official told Reuters Pyongyang should be isolated.", "A ministry official", "told", "Pyongyang should be isolated"),
        ("The Pentagon refused to confirm or deny it.", "The Pentagon", "refused", "to confirm or deny it"),
        ("The resolution was condemned as illegal by Pyongyang.", "Pyongyang", "condemned", "The resolution|as illegal"),
        ("“They want no witnesses,” one said.", "one", "said", "“They want no witnesses,”"),
        ("Ties with Russia, which Seoul said violated resolutions, go on.", "Seoul", "said", "Ties with Russia|violated resolutions"),
        ("Lavrov rejected as absurd the idea of a withdrawal.", "Lavrov", "rejected", "as absurd the idea of a withdrawal"),
        ("Kremlin: no evidence of troops in Kursk", "Kremlin", ":", "no evidence of troops in Kursk"),
        ("Kremlin: Treaty Is Not Aimed At Anyone", "Kremlin", ":", "Treaty Is Not Aimed At Anyone"),
        ("''It is over,'' Wood said.", "Wood", "said", "''It is over,''"),
        ("It would be wrong, he told ambassadors, to punish people.", "he", "told", "It would be wrong|to punish people"),
        ("“Who gains from this?” Wood asked.", "Wood", "asked", "“Who gains from this?”"),
        ("With so many ships, “there is no single route,” he said.", "he", "said", "With so many ships, “there is no single route,”"),
        ("On “Face the Nation,” Wood said the veto was reckless.", "Wood", "said", "the veto was reckless"),
        ("Diplomats in New York and around the country say the text is dead.", "Diplomats in New York and around the country", "say", "the text is dead"),
        ("Prime Minister Theresa May said that Britain would act.", "Prime Minister Theresa May", "said", "that Britain would act"),
        ("Ms. Lee, who served as envoy until May, said Kim reached out to her.", "Ms. Lee", "said", "Kim reached out to her"),
        ("Asked about it, Peskov said Moscow would decide.", "Peskov", "said", "Moscow would decide"),
    ],
)  # fmt: skip
def test_one_sentence(text: str, speaker: str | None, cue: str, content: str) -> None:
    """Each construction gives its speaker, its cue and exactly its content."""
    assert _told(text) == [(speaker, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Would Russia say so?",
        "If Russia says it will veto again, the council is paralysed.",
        "Lavrov would say that anyway.",
        "The panel's report was published in March.",
        "Insurance claims rose by 3 percent.",
        "He was asked to say where he lived.",
        "The vote was 13 in favour, with Russia against and China abstaining.",
        "Analysis: why the panel had to go",
        "He had one wish: peace.",
        "The text was rejected by a vote of 13 to 1.",
        "The states are members of the council.",
        "North Korea launched a missile, two plans, and a demand.",
        "",
        "\n\n",
    ],
)
def test_nobody_said_it(text: str) -> None:
    """Hypothetical, modal and questioned cues, and nouns spelled like verbs, attribute nothing."""
    assert _told(text) == []


def test_split_quotation_is_one_statement() -> None:
    """A quotation broken by its cue, or going on in the next sentence, stays one attribution."""
    text = '"The panel has failed," he said. "It should go." Nobody moved.'
    assert _told(text) == [("he", "said", '"The panel has failed,"|"It should go."')]
    assert _one(text).pronoun
    assert _one(text).kind == "direct"


def test_quotation_after_a_colon_in_the_next_paragraph() -> None:
    """A cue that ends its paragraph introduces the quotation that opens the next."""
    text = "The envoy then said:\n\n“We will not yield.”\n\nThe hall was silent."
    assert _told(text) == [("The envoy", "said", "“We will not yield.”")]


def test_coordinated_cues_share_their_speaker() -> None:
    """Two verbs of one subject give two claims with their own contents."""
    text = "Britain condemned the launch, saying it broke the rules, and called on Moscow to stop."
    assert _told(text) == [
        ("Britain", "condemned", "the launch"),
        ("Britain", "saying", "it broke the rules"),
        ("Britain", "called on", "Moscow to stop"),
    ]


def test_but_clause_has_its_own_speaker() -> None:
    """What stands behind a coordinated denial belongs to the other speaker alone."""
    text = "Moscow denied that shells were sent, but Seoul alleged that trains had crossed."
    assert _told(text) == [
        ("Moscow", "denied", "that shells were sent"),
        ("Seoul", "alleged", "that trains had crossed"),
    ]


def test_clause_of_another_subject_keeps_its_verbs() -> None:
    """A verb joined to another subject's clause belongs to that subject, not to the first speaker."""
    text = "Seoul protested that drones came, but Moscow fired missiles and denied it."
    assert _told(text)[-1] == ("Moscow", "denied", "it")


def test_participle_between_subject_and_verb() -> None:
    """X, noting that A, expressed B: both are X's, each with its own content."""
    text = "Hwang, noting that the mandate was technical, expressed regret over the vote."
    assert _told(text) == [
        ("Hwang", "noting", "that the mandate was technical"),
        ("Hwang", "expressed", "regret over the vote"),
    ]


def test_colon_hands_over_to_the_next_speaker() -> None:
    """What stands behind a colon belongs to the cue that closes the sentence, not to the one before the colon."""
    text = "Kim has denied any deal with Russia: the rumours were absurd, she said in a dispatch."
    assert _told(text) == [
        ("Kim", "denied", "any deal with Russia"),
        ("she", "said", "the rumours were absurd"),
    ]


def test_inference_of_a_thing_is_no_statement() -> None:
    """What an event shows, in somebody's words, is not said by the event."""
    text = "Woodward said the veto showed that Russia had no interest."
    assert [speaker for speaker, _, _ in _told(text)] == ["Woodward"]


def test_nested_statement_points_at_the_outer_one() -> None:
    """A report inside a report names the attribution whose content holds it."""
    text = "The Russian mission said that the US mission had told it that nothing would change."
    outer, inner = attribute(text)
    assert text[slice(*outer.speaker)] == "The Russian mission"
    assert text[slice(*inner.speaker)] == "the US mission"
    assert (outer.within, inner.within) == (None, 0)


def test_prepositional_source_and_verb_give_both() -> None:
    """According to A, B promised: A reports it, B promised it."""
    text = "According to Seoul, Moscow promised to send oil."
    assert ("Seoul", "According to", "Moscow promised to send oil") in _told(text)
    assert ("Moscow", "promised", "to send oil") in _told(text)


@pytest.mark.parametrize(
    ("text", "stance", "negated"),
    [
        ("Russia has not denied that talks took place.", "deny", True),
        ("Russia denied that talks took place.", "deny", False),
        ("Wood would not say whether Japan would join.", "decline", False),
        ("The mission did not respond to a request for comment.", "decline", False),
        ("Peskov neither confirmed nor denied the report.", "decline", False),
        ("Seoul blamed Pyongyang for the leak.", "accuse", False),
        ("Beijing fears that the pact will last.", "speculate", False),
        ("Kim praised the soldiers.", "praise", False),
        ("The West condemned the launch.", "criticize", False),
        ("Seoul expressed deep regret.", "criticize", False),
        ("Seoul demanded that Moscow stop.", "demand", False),
        ("Moscow and Pyongyang agreed to help each other.", "agree", False),
        ("Moscow agreed to help.", "promise", False),
    ],
)
def test_stance(text: str, stance: str, negated: bool) -> None:
    """The cue's lexicon entry gives the stance; a negated cue is marked, a refusal to speak declines."""
    found = _one(text)
    assert (found.cue_stance, found.negated) == (stance, negated)


def test_accusation_names_the_accused() -> None:
    """The addressee of an accusation is the accused, active or passive."""
    for text, accused in (
        ("Britain accused Russia of buying shells.", "Russia"),
        ("Moscow was accused by Seoul of lying.", "Moscow"),
    ):
        found = _one(text)
        assert found.addressee is not None
        assert text[slice(*found.addressee)] == accused


def test_listener_is_the_addressee() -> None:
    """Told X that: X is addressed, not quoted."""
    text = "Wood told the council that time was short."
    found = _one(text)
    assert found.addressee is not None
    assert text[slice(*found.addressee)] == "the council"


def test_relative_clause_speaks_for_its_antecedent() -> None:
    """Who said: the noun phrase before it is the speaker."""
    text = "Volodymyr Zelenskiy, who has urged his allies to react, said troops could join the war."
    assert _told(text) == [
        ("Volodymyr Zelenskiy", "urged", "his allies to react"),
        ("Volodymyr Zelenskiy", "said", "troops could join the war"),
    ]


def test_bare_role_is_to_be_resolved() -> None:
    """The ministry, like he, is a speaker that stands for an earlier one; a name is not."""
    assert _one("The ministry said that it rained.").pronoun
    assert not _one("The Kremlin said that it rained.").pronoun


def test_surer_of_quotations_than_of_attitudes() -> None:
    """Confidence ranks: a quotation with its cue above a belief."""
    assert _one('"It is over," Wood said.').confidence > _one("Beijing hopes that it is over.").confidence
