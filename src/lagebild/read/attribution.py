"""What a grammar hands over: who said which characters, before stance, event and entity are settled."""

from msgspec import Struct

Range = tuple[int, int]  # code points, end exclusive


class Attribution(Struct, frozen=True, kw_only=True):
    """One attributed statement as ranges of the text.

    ``cue_stance`` is what the cue's lexicon entry says (a value of ``STANCES``); ``negated`` tells that the cue
    itself stands under a negation ("bestritt nicht"). ``addressee`` is whom the cue's object or preposition names
    (for an accusation: the accused). ``within`` is the index of the attribution whose content reports this one.
    ``pronoun`` marks a speaker that must be resolved (er, sie, he, they, the ministry …). ``reader`` is who found it,
    where a reader joins several. ``stance`` is the speaker's, where the reader judged content and context itself;
    without it the stance is settled from ``cue_stance`` and the words of the content.
    """

    kind: str
    content: tuple[Range, ...]
    speaker: Range | None = None
    cue: Range | None = None
    cue_stance: str = "assert"
    negated: bool = False
    addressee: Range | None = None
    within: int | None = None
    pronoun: bool = False
    confidence: float = 0.5
    reader: str | None = None
    stance: str | None = None
