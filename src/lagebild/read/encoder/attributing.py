"""From what network and rules found to attributions, each with its readers and a calibrated confidence."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from lagebild.read.attribution import Attribution, Range
from lagebild.read.encoder.joining import Candidate, join, logit, overlap
from lagebild.read.encoder.judging import judged
from lagebild.read.encoder.labels import KINDS, ROLES, STANCES
from lagebild.read.encoder.network import Network
from lagebild.read.encoder.phrase import german_cue
from lagebild.read.encoder.pieces import Pieces, cut
from lagebild.read.encoder.proposals import Proposal, proposals
from lagebild.read.encoder.runs import run_together
from lagebild.read.encoder.tidy import content_range, part_range
from lagebild.read.rules import RULES, grammar

__all__ = ["attributions", "candidates"]

_CROWD = 12  # neighbours a claim is compared with


def attributions(network: Network, text: str, language: str) -> list[Attribution]:
    """Return who said what in ``text``, in text order, without those less sure than calibration found worth telling."""
    # two proposals may come to the same words: the surer one stays, as it was found and as it is told
    best: dict[tuple[object, ...], tuple[Attribution, Attribution]] = {}
    for origin, candidate in candidates(network, text, language):
        weights = network.weights.get(origin, {})
        sure = confidence(candidate.signs, weights)
        least = weights.get(f"least {language}", weights.get("least", 0.0))
        if sure >= weights.get(f"least {language} {candidate.attribution.kind}", least):
            name = {"encoder": network.name, "rules": RULES}.get(origin, f"{network.name}+{RULES}")
            made = replace(candidate.attribution, confidence=round(sure, 2), reader=name)
            told = _cued(text, made) if language == "de" else made
            words = (told.content, told.speaker, told.cue)
            best[words] = max(best.get(words, (made, told)), (made, told), key=lambda x: x[0].confidence)
    kept = sorted(best.values(), key=lambda x: (x[0].content[0][0], -x[0].content[-1][1], x[0].speaker or (-1, -1)))
    found = [made for made, _ in kept]
    return [replace(told, within=_within(found, i)) for i, (_, told) in enumerate(kept)]


def _cued(text: str, a: Attribution) -> Attribution:
    """Give the whole of a German cue; none where it stands in what it tells of ("Er bestritt das.")."""
    if a.cue is None:
        return a
    within = a.kind == "reported" and any(start <= a.cue[0] < end for start, end in a.content)
    return replace(a, cue=None if within else german_cue(text, a.cue))


def confidence(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the chance that content and speaker are right: a logistic regression over the signs."""
    score = weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in signs.items())
    return min(0.99, max(0.01, 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))))


def candidates(network: Network, text: str, language: str) -> list[tuple[str, Candidate]]:
    """Return every statement that network or rules see, with who saw it."""
    pieces = cut(text, network.tokenizer)
    found, inside = proposals(pieces, network.run, network.distance, network.stances)
    own = run_together(text, [_proposed(text, language, pieces, p) for p in found])
    attribute = grammar(language)
    ruled = [_ruled(a, language, pieces, inside) for a in attribute(text)] if attribute else []
    return _crowded(join(own, ruled))


def _proposed(text: str, language: str, pieces: Pieces, p: Proposal) -> Candidate:
    kind = KINDS[int(np.argmax(p.kinds))]
    roles = [None if r is None else part_range(text, _characters(pieces, r), korean=language == "ko") for r in p.roles]
    made = Attribution(
        kind=kind,
        content=tuple(content_range(text, _characters(pieces, r), kind) for r in p.content.spans),
        speaker=roles[ROLES.index("speaker")],
        cue=roles[ROLES.index("cue")],
        addressee=roles[ROLES.index("addressee")],
    )
    made = judged(text, language, made, STANCES[int(np.argmax(p.stances))])
    signs = {
        "begin": logit(p.content.begin),
        "inside": logit(p.content.inside),
        "end": logit(p.content.end),
        "speaker": logit(p.sure[ROLES.index("speaker")]),
        "cue": logit(p.sure[ROLES.index("cue")]),
        "nobody": float(made.speaker is None),
        "nested": float(p.layer > 0),
        kind: 1.0,
        language: 1.0,
    }
    return Candidate(made, signs)


def _ruled(a: Attribution, language: str, pieces: Pieces, inside: NDArray[np.float32]) -> Candidate:
    within = [float(inside[k]) for where in a.content for k in pieces.over(where)]
    share = sum(within) / len(within) if within else 0.0
    return Candidate(a, {"rules": logit(a.confidence), "seen": logit(share), f"rules {a.kind}": 1.0, language: 1.0})


def _characters(pieces: Pieces, where: Range) -> Range:
    return pieces.starts[where[0]], pieces.ends[where[1] - 1]


def _crowded(found: list[tuple[str, Candidate]]) -> list[tuple[str, Candidate]]:
    """Add to the signs how far another statement with the same words is there already."""
    found = sorted(found, key=lambda x: x[1].attribution.content[0])
    made = []
    for i, (origin, c) in enumerate(found):
        near = (*found[max(0, i - _CROWD) : i], *found[i + 1 : i + 1 + _CROWD])
        most = max((overlap(c.attribution.content, n.attribution.content) for _, n in near), default=0.0)
        made.append((origin, Candidate(c.attribution, c.signs | {"crowded": most})))
    return made


def _within(all_of_them: list[Attribution], i: int) -> int | None:
    """The nearest statement whose content holds this one's cue."""
    cue = all_of_them[i].cue
    if cue is None:
        return None
    for k in range(i - 1, max(-1, i - _CROWD), -1):
        if any(a <= cue[0] and cue[1] <= b for a, b in all_of_them[k].content):
            return k
    return None
