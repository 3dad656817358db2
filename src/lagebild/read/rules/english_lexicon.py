"""The English lexicon: cue verbs with their forms and frames, cue nouns, and word classes as bits."""

from functools import cache

from msgspec import Struct

from lagebild.data import load

__all__ = ["BASE", "BE", "FINITE", "ING", "PAST", "PLURAL_ONLY", "PP", "THIRD", "Lexicon", "Verb", "lexicon"]
__all__ += ["ADV", "AUX", "CLAUSE", "CONJ", "CUE", "DET", "HAVE", "MODAL", "NEG", "PREP", "PRON", "TIME"]

# word classes; a word can have several
DET, PRON, AUX, MODAL, BE, NEG, PREP, CLAUSE, CONJ, TIME, ADV, FINITE, CUE, HAVE = (1 << n for n in range(14))

# forms of a verb; a spelling can be several
BASE, THIRD, PAST, PP, ING = (1 << n for n in range(5))
PLURAL_ONLY = BASE

_CLASSES = {
    "determiners": DET,
    "subjects": PRON,
    "auxiliaries": AUX,
    "modals": MODAL,
    "be": BE,
    "negations": NEG,
    "prepositions": PREP,
    "clause": CLAUSE,
    "conjunctions": CONJ,
    "times": TIME,
    "adverbs": ADV,
    "finite": FINITE,
}
_GROUPS = (
    "nounlike",
    "inferring",
    "informants",
    "outlets",
    "plain",
    "labels",
    "objects",
    "hearsay",
    "occasions",
    "documents",
    "issuing",
    "inverting",
    "speechless",
    "declining",
    "controlling",
    "manners",
    "namings",
    "phrasing",
    "said_things",
    "sayers",
    "evaded",
    "topical",
    "silent",
    "figures",
    "being",
)
_VOWELS = frozenset("aeiou")


class Verb(Struct, frozen=True):
    """A cue verb, perhaps with particles: which frames it takes, and the stance of each."""

    lemma: str
    particles: tuple[str, ...]
    frames: dict[str, str]


class Lexicon(Struct, frozen=True):
    """``forms``: spelling to (bits of its forms, verbs with the longest particles first)."""

    forms: dict[str, tuple[int, tuple[Verb, ...]]]
    nouns: dict[str, str]
    said: frozenset[str]
    expressed: dict[str, str]
    groups: dict[str, frozenset[str]]
    bits: dict[str, int]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of data/cues_en.yaml, built once."""
    data = load("cues_en")
    irregular = {line.split()[0]: tuple(line.split()) for line in data["irregular"].splitlines() if line}
    merged: dict[tuple[str, ...], dict[str, str]] = {}
    for line in (data["verbs"] + data["phrases"]).splitlines():
        head, _, lemmas = line.partition(":")
        stance, frames = head.split()
        for word in lemmas.split():
            known = merged.setdefault(tuple(word.split("_")), {})
            for frame in frames:
                known.setdefault(frame, stance)
    by_form: dict[str, tuple[int, list[Verb]]] = {}
    for (lemma, *particles), frames_of in merged.items():
        verb = Verb(lemma, tuple(particles), frames_of)
        for form, bits in _forms(lemma, irregular).items():
            had = by_form.get(form)
            if had:
                by_form[form] = (had[0] | bits, [*had[1], verb])
            else:
                by_form[form] = (bits, [verb])
    forms = {
        form: (bits, tuple(sorted(verbs, key=lambda v: (-len(v.particles), v.lemma, v.particles))))
        for form, (bits, verbs) in by_form.items()
    }
    nouns = {
        word: line.partition(":")[0] for line in data["nouns"].splitlines() for word in line.partition(":")[2].split()
    }
    said = frozenset(form for form, (bits, verbs) in forms.items() if bits & (PAST | THIRD) and _speaks(verbs))
    expressed = {word: stance for stance, line in data["expressed"].items() for word in line.split()}
    groups = {key: frozenset(data[key].split()) for key in _GROUPS}
    words: dict[str, int] = {}
    for key, bit in _CLASSES.items():
        for word in data[key].split():
            words[word] = words.get(word, 0) | bit
    for word in ("have", "has", "had", "having", "haven't", "hasn't", "hadn't", "haven’t", "hasn’t", "hadn’t"):
        words[word] |= HAVE
    for word in forms:
        words[word] = words.get(word, 0) | CUE
    return Lexicon(forms, nouns, said, expressed, groups, words)


def _speaks(verbs: tuple[Verb, ...]) -> bool:
    return any("q" in verb.frames and not verb.particles for verb in verbs)


def _forms(lemma: str, irregular: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """Return each spelling of ``lemma`` with the bits of the forms it is."""
    five = irregular.get(lemma) or (lemma, _third(lemma), _past(lemma), _past(lemma), _ing(lemma))
    out: dict[str, int] = {}
    for spelling, bit in zip(five, (BASE, THIRD, PAST, PP, ING), strict=True):
        out[spelling] = out.get(spelling, 0) | bit
    return out


def _soft_y(lemma: str) -> bool:
    return lemma[-1] == "y" and lemma[-2] not in _VOWELS


def _third(lemma: str) -> str:
    if _soft_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past(lemma: str) -> str:
    if _soft_y(lemma):
        return lemma[:-1] + "ied"
    return lemma + ("d" if lemma[-1] == "e" else "ed")


def _ing(lemma: str) -> str:
    if lemma[-1] == "e" and lemma[-2] != "e":
        return lemma[:-1] + "ing"
    return lemma + "ing"
