"""The German cue words of data/cues_de.yaml, inflected, as dictionaries of lower-cased forms."""

from functools import cache
from typing import NamedTuple

from lagebild.data import load

__all__ = ["Cue", "Form", "Lexicon", "lexicon"]

_INSEPARABLE = ("be", "ver", "er", "ent", "ge", "zer", "miss", "wider", "unter", "über", "voll", "hinter")


class Cue(NamedTuple):
    """A verb that attributes: its stance, what it can carry, and the words it needs beside it in the clause."""

    lemma: str
    stance: str
    takes: str
    needs: tuple[str, ...] = ()
    particle: str | None = None


class Form(NamedTuple):
    """One inflected form: ``part`` is f (finite), k (Konjunktiv I), p (participle), i (infinitive) or z (with zu)."""

    cue: Cue
    part: str


class Lexicon(NamedTuple):
    """Forms by lower-cased word; the nouns that name a source behind "nach"; ``nouns``: the stance by noun."""

    forms: dict[str, tuple[Form, ...]]
    particles: frozenset[str]
    sources: frozenset[str]
    some_sources: frozenset[str]
    taken_back: frozenset[str]
    nouns: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """Return the inflected lexicon."""
    data = load("cues_de")
    irregular = {}
    for entry in data["irregular"].split(";"):
        infinitive, third, past, participle = entry.split()
        irregular[infinitive] = (third, past, participle)
    forms: dict[str, list[Form]] = {}
    particles = set()
    for group in data["verbs"]:
        for word in group["words"].split():
            verb, *needs = word.split("+")
            particle, _, base = verb.rpartition("|")
            cue = Cue(verb, group["stance"], group["takes"], tuple(n.lower() for n in needs), particle or None)
            if particle:
                particles.add(particle)
            for form, part in _inflect(base, particle, irregular):
                forms.setdefault(form, []).append(Form(cue, part))
    nouns = {noun: stance for stance, words in data["nouns"].items() for noun in words.split()}
    ranked = {w: tuple(sorted(fs, key=_rank)) for w, fs in forms.items()}
    nach, some, back = (frozenset(data["sources"][name].split()) for name in ("nach", "nach_some", "taken_back"))
    return Lexicon(ranked, frozenset(particles), nach, some, back, nouns)


def _rank(form: Form) -> float:
    """The entry that asks for most is tried first; "sich" and "es" ask for little."""
    needs = sum(0.5 if need in ("sich", "es") else 1.0 for need in form.cue.needs)
    return -needs - (form.cue.particle is not None)


def _inflect(base: str, particle: str, irregular: dict[str, tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Return (form, part) of a verb; with a particle both the split base and the joined forms."""
    third, past, participle = _principal(base, irregular)
    stem = base[:-2] if base.endswith("en") else base[:-1]
    plural = past + "n" if past.endswith("e") else past + "en"
    finite = dict.fromkeys((third, base, past, plural))
    out = [(f, "f") for f in finite]
    if stem.endswith("el"):  # bezweifle
        out.append((particle + stem[:-2] + "le", "k"))
    out.append((stem + "e", "k"))
    if particle:
        out += [(particle + f, "f") for f in finite if f != base]
        out.append((particle + stem + "e", "k"))
        out += [(particle + participle, "p"), (particle + "zu" + base, "z"), (particle + base, "i")]
    else:
        out += [(participle, "p"), (base, "i")]
    return out


def _principal(base: str, irregular: dict[str, tuple[str, str, str]]) -> tuple[str, str, str]:
    if base in irregular:
        return irregular[base]
    for prefix in _INSEPARABLE:
        root = base[len(prefix) :]
        if base.startswith(prefix) and root in irregular:
            third, past, participle = irregular[root]
            return prefix + third, prefix + past, prefix + participle.removeprefix("ge")
    stem = base[:-2] if base.endswith("en") else base[:-1]
    joint = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn", "dn", "tm")) else ""
    bare = base.startswith(_INSEPARABLE) or base.endswith("ieren")
    return stem + joint + "t", stem + joint + "te", ("" if bare else "ge") + stem + joint + "t"
