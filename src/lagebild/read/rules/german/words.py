"""Closed classes of German words (data/grammar_de.yaml), and what a word form tells by itself."""

import re

from lagebild.data import load
from lagebild.read.rules.german.lexicon import lexicon

__all__ = [
    "ABSTRACT",
    "ACCUSATIVE_VERBS",
    "ADVERBS",
    "ALLEGED",
    "ALSO_BE",
    "AMBIGUOUS",
    "ASKING",
    "BE",
    "BECOME",
    "BODIES",
    "CALLING_VERBS",
    "CLEAR",
    "COMMENT",
    "COORDINATORS",
    "CUES",
    "DATIVE_VERBS",
    "DETERMINERS",
    "DOCUMENTS",
    "GENITIVE",
    "HALF_MOODY",
    "HAS_TO",
    "HAVE",
    "HELPERS",
    "INSTITUTIONS",
    "JOINED_ZU",
    "KONJUNKTIV",
    "KONJUNKTIV_2",
    "LANDS",
    "MODAL",
    "NEGATION",
    "NOT_SUBJECT",
    "OCCASIONS",
    "PAIRED",
    "PARTICLES",
    "POINTING",
    "PREPOSITIONS",
    "PRONOUNS",
    "REACTS",
    "RELATIVES",
    "SAID",
    "SENTENCES",
    "SUBORDINATORS",
    "TAIL",
    "TIMES",
    "TOLD",
    "UNTRUE",
    "UNVERBAL",
    "VOICES",
    "VOICE_ENDINGS",
    "WITH_BE",
    "WITH_VON",
    "WORDING_VERBS",
    "adjective",
    "closed",
    "finite",
    "joined",
    "opener",
    "strong",
]

_WORDS = {name: frozenset(words.split()) for name, words in load("grammar_de").items()}

ABSTRACT = _WORDS["abstract"]
ACCUSATIVE_VERBS = _WORDS["accusative_verbs"]
ADVERBS = _WORDS["adverbs"]
ALLEGED = _WORDS["alleged"]
ALSO_BE = _WORDS["also_be"]
BE = _WORDS["be"]
BECOME = _WORDS["become"]
CLEAR = _WORDS["clear"]
ASKING = _WORDS["asking"]
COMMENT = _WORDS["comment"]
COORDINATORS = _WORDS["coordinators"]
BODIES = _WORDS["bodies"]
CALLING_VERBS = _WORDS["calling_verbs"]
DATIVE_VERBS = _WORDS["dative_verbs"]
DOCUMENTS = _WORDS["documents"]
DETERMINERS = _WORDS["determiners"]
GENITIVE = _WORDS["genitive"]
HAS_TO = _WORDS["has_to"]
HAVE = _WORDS["have"]
KONJUNKTIV_2 = _WORDS["konjunktiv_2"]
HELPERS = _WORDS["have"] | _WORDS["be"] | _WORDS["become"] | _WORDS["modal"]
HALF_MOODY = _WORDS["half_moody"]
INSTITUTIONS = tuple(sorted(_WORDS["institutions"]))
LANDS = _WORDS["lands"]
MODAL = _WORDS["modal"]
NOT_SUBJECT = _WORDS["not_subject"]
NEGATION = _WORDS["negation"]
OCCASIONS = _WORDS["occasions"]
PAIRED = _WORDS["paired"]
PARTICLES = _WORDS["particles"]
POINTING = _WORDS["pointing"]
PREPOSITIONS = _WORDS["prepositions"]
PRONOUNS = _WORDS["pronouns"]
REACTS = _WORDS["reacts"]
RELATIVES = _WORDS["relatives"]
SAID = _WORDS["said"]
SENTENCES = _WORDS["sentences"]
SUBORDINATORS = _WORDS["subordinators"]
TAIL = _WORDS["tail"]
TIMES = _WORDS["times"]
AMBIGUOUS = _WORDS["ambiguous"]
UNTRUE = _WORDS["untrue"]
UNVERBAL = _WORDS["unverbal"]
TOLD = _WORDS["told"]
VOICE_ENDINGS = tuple(sorted(_WORDS["voice_endings"]))
VOICES = _WORDS["voices"]
WITH_VON = _WORDS["with_von"]
WITH_BE = _WORDS["with_be"]
WORDING_VERBS = _WORDS["wording_verbs"]

# capitalised at the beginning of a sentence, yet no noun
_FUNCTION = (
    "adverbs ambiguous asking be become clear common coordinators determiners genitive have modal negation not_finite"
    " not_subject prepositions pronouns relatives subordinators tail"
)
_CLOSED = frozenset().union(*(_WORDS[name] for name in _FUNCTION.split())) | {"sei", "habe", "werde"}
_ADVERBIAL = ("lich", "lang", "falls", "mals", "erweise", "wärts", "maßen", "dessen", "halber", "hin", "noch")

CUES = frozenset(form for form, entries in lexicon().forms.items() if any(e.part == "f" for e in entries))

KONJUNKTIV = _WORDS["konjunktiv"] | {
    form
    for form, entries in lexicon().forms.items()
    if any(e.part == "k" for e in entries) and form not in _WORDS["unmoody"]
}

_FINITE = _WORDS["common"] | KONJUNKTIV | KONJUNKTIV_2
_NOT_FINITE = _WORDS["not_finite"]

_SEPARABLE = "|".join(sorted(_WORDS["separable"]))
JOINED_ZU = re.compile(rf"(?:{_SEPARABLE})zu[a-zäöüß]{{3,}}n$")  # abzubauen
_JOINED = re.compile(rf"({_SEPARABLE})([a-zäöüß]{{3,}})$")


def finite(low: str) -> bool:
    """Tell whether a lower-case word looks like a finite verb: a known one, Konjunktiv, or a weak past."""
    return low in _FINITE or (len(low) > 4 and low.endswith(("te", "ten")) and low not in _NOT_FINITE)


def strong(low: str) -> bool:
    """Tell whether a lower-case word is a finite verb of a closed list, not only by its ending."""
    return low in _FINITE


def joined(low: str) -> bool:
    """Tell whether a lower-case word is a finite verb with its particle: "ankam"."""
    match = _JOINED.match(low)
    return match is not None and match[2] in _FINITE


def closed(low: str) -> bool:
    """Tell whether a word belongs to a closed class."""
    return low in _CLOSED


def opener(low: str) -> bool:
    """Tell whether a capitalised first word of a sentence is no noun."""
    return low in _CLOSED or (low.endswith(_ADVERBIAL) and len(low) > 5)


def adjective(low: str) -> bool:
    """Tell whether a lower-case word can stand between article and noun."""
    return low.endswith(("e", "en", "er", "es", "em")) or low in ("sehr", "rund", "etwa")
