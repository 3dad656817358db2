"""Stance of German and English cues by the lexicons of the rules readers, for readers that find cues otherwise."""

import re

from lagebild.data import load
from lagebild.link.trie import tokens

__all__ = ["english", "german"]

_FRAMES = "tqnowigxjy"  # of a verb with several, the frame that comes first here tells the stance
_NEGATIONS_DE = frozenset(load("grammar_de")["negation"].split())
_UNTRUE_DE = frozenset(load("grammar_de")["untrue"].split())
_CALLING_DE = frozenset(load("grammar_de")["calling_verbs"].split())
_REACH = 6  # words between a verb and what belongs to it
_PUNCTUATION = re.compile(r"[,;:.!?\u201e\u201c\u201d\u00bb\u00ab\"()]")
_NEITHER = (("weder", "noch"), ("neither", "nor"))
_SETTLED = ("bestätig", "dementier", "confirm", "den")


def german(cue: str, clause: str) -> tuple[str, bool] | None:
    """Return (stance, whether negated) of a German cue, or none where no word of it is in the lexicon."""
    from lagebild.read.rules.german.lexicon import lexicon

    words, around = _words(cue), set(_words(clause)) | set(_words(cue))
    if _neither(around):
        return "decline", False
    forms = [f for w in words for f in lexicon().forms.get(w, ())]
    fitting = [f for f in forms if set(f.cue.needs) <= around and _whole(f.cue.particle, f.part, words, around)]
    if fitting:
        best = max(fitting, key=lambda f: (len(set(f.cue.needs) - {"sich", "es"}), f.cue.particle is not None))
        if best.cue.lemma in _CALLING_DE and around & _UNTRUE_DE:
            return "deny", False
        negated = not set(best.cue.needs) & _NEGATIONS_DE and _near(words, _segment(words, clause), _NEGATIONS_DE)
        return best.cue.stance, negated and best.cue.stance != "decline"
    nouns = lexicon().nouns
    named = [nouns[w] for w in words if w in nouns]
    if named:
        return named[0], False
    known = lexicon().sources | lexicon().some_sources | {"laut", "zufolge", "nach", "so", "heißt"}
    return ("assert", False) if any(w in known for w in words) else None


def _whole(particle: str | None, part: str, words: list[str], around: set[str]) -> bool:
    """Whether a separable verb has its particle: fastened to it, or somewhere in the clause."""
    if particle is None:
        return True
    return part in ("p", "i", "z") or any(w.startswith(particle) and w != particle for w in words) or particle in around


def english(cue: str, clause: str) -> tuple[str, bool] | None:
    """Return (stance, whether negated) of an English cue, or none where no word of it is in the lexicon."""
    from lagebild.read.rules.english_lexicon import lexicon

    lex = lexicon()
    words, whole = _words(cue), _words(clause) or _words(cue)
    if _neither({*words, *whole}):
        return "decline", False
    negations = frozenset(w for w, bits in lex.bits.items() if bits & _negation_bit()) | {"t", "no"}
    negated = _near(words, whole, negations, behind=False)
    verbs = [(k, v) for k, w in enumerate(words) for v in lex.forms.get(w, (0, ()))[1]]
    verbs = [(k, v) for k, v in verbs if _follows(v.particles, words[k + 1 :], words[k], whole)]
    if verbs:
        _, verb = max(verbs, key=lambda kv: (len(kv[1].particles), set(kv[1].frames.values()) != {"assert"}, kv[0]))
        frame = min(verb.frames, key=lambda f: _FRAMES.index(f) if f in _FRAMES else len(_FRAMES))
        stance = verb.frames["c"] if negated and "c" in verb.frames else verb.frames[frame]
        if "e" in verb.frames and (told := [lex.expressed[w] for w in whole if w in lex.expressed]):
            return told[0], False
        if negated and ("c" in verb.frames or verb.lemma in lex.groups["declining"]):
            return "decline", False
        return stance, negated and stance != "decline"
    silent = set(words) & lex.groups["silent"] and (negated or "unanswered" in words or "unreturned" in words)
    if silent or (set(whole) & lex.groups["silent"] and negated):
        return "decline", False
    named = [lex.nouns[w] for w in words if w in lex.nouns]
    if named:
        return named[-1], False
    return ("assert", False) if set(words) & {"according", "per"} else None


def _negation_bit() -> int:
    from lagebild.read.rules.english_lexicon import NEG

    return NEG


def _follows(particles: tuple[str, ...], after: list[str], verb: str, clause: list[str]) -> bool:
    """Whether the particles stand in order behind the verb, in the cue or near it in the clause."""
    for words in (after, clause[clause.index(verb) + 1 :][:_REACH] if verb in clause else []):
        at = 0
        for word in words:
            if at < len(particles) and word == particles[at]:
                at += 1
        if at == len(particles):
            return True
    return not particles


def _words(text: str) -> list[str]:
    return [w.lower() for w, _, _ in tokens(text.replace("n't", " not").replace("n’t", " not"))]


def _segment(cue: list[str], clause: str) -> list[str]:
    """The words between punctuation in which the cue's first word stands."""
    parts = [_words(part) for part in _PUNCTUATION.split(clause)]
    return next((part for part in parts if cue and cue[0] in part), [])


def _near(cue: list[str], clause: list[str], negations: frozenset[str], behind: bool = True) -> bool:
    """Whether a negation stands in the cue or a few words before or, if ``behind``, after it in the clause."""
    if any(w in negations for w in cue):
        return True
    at = next((k for k, w in enumerate(clause) if cue and w == cue[0]), -1)
    if at < 0:
        return False
    near = clause[max(0, at - 3) : at] + (clause[at + 1 : at + _REACH] if behind else [])
    return any(w in negations for w in near)


def _neither(words: set[str]) -> bool:
    pair = any(a in words and b in words for a, b in _NEITHER)
    return pair and sum(any(w.startswith(stem) for w in words) for stem in _SETTLED) > 1
