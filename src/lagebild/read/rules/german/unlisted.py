"""Verbs of saying that no list holds, known by their place behind what was said."""

from lagebild.read.rules.german import words
from lagebild.read.rules.german.cues import Verb
from lagebild.read.rules.german.lexicon import Cue
from lagebild.read.rules.german.phrases import noun_phrase
from lagebild.read.rules.german.view import View

__all__ = ["unlisted"]


def unlisted(view: View) -> list[Verb]:
    """ "Das sei wenig, rechnete er vor": whatever verb opens the clause behind talk, it is one of saying."""
    segs = view.segments
    for k in range(1, len(segs)):
        i, before = segs[k].a, segs[k - 1]
        low = view.low[i]
        said = before.b - before.a == 1 and view.kind[before.a] == "Q"
        moody = before.type == "main" and not view.finite(before.a)
        moody = moody and any(
            view.konjunktiv(j) or view.low[j] in words.KONJUNKTIV_2 for j in range(before.a, before.b)
        )
        if segs[k].type != "main" or segs[k].cut != "," or not (said or moody) or view.kind[i] != "w":
            continue
        helper = low in words.HAVE or low in words.BE or low in words.BECOME or low in words.MODAL
        if helper or words.closed(low) or view.konjunktiv(i) or not (view.finite(i) or low.endswith("t")):
            continue
        speaker = noun_phrase(view, i + 1, segs[k].b)
        if speaker is not None:
            cue = Cue(low, "assert", "qdV")
            return [Verb(cue, k, i, i, max(i, speaker.b - 1), False, False, False, speaker, None, k)]
    return []
