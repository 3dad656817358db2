"""Two names compared: words paired whatever their order, rare words counting more."""

from collections.abc import Mapping
from itertools import pairwise

from lagebild.match.names import Name
from lagebild.match.similarity import alike

_UNSEEN = 1.0  # weight of a word that no listed name has
_FORM = 0.03  # what differing legal forms take off
_NUMBER = 0.75  # what remains when a number stands in one name only: ships and units are told apart by it


def compare_names(query: Name, listed: Name, weights: Mapping[str, float], *, person: bool) -> float:
    """Return 0 to 1. ``weights`` gives each word's rarity in the register, 0 to 1."""
    if query.tokens == listed.tokens:
        return _forms(1.0, query, listed)
    abjad = int(query.abjad) - int(listed.abjad)
    ours = [weights.get(token, _UNSEEN) for token in query.tokens]
    theirs = [weights.get(token, _UNSEEN) for token in listed.tokens]
    pairs = _pair(query.tokens, listed.tokens, abjad, initials=person)
    if len(pairs) < min(len(ours), len(theirs)) and len(ours) != len(theirs):
        pairs += _joined(query.tokens, listed.tokens, pairs, abjad)
    if not pairs:
        return 0.0
    found_ours = found_theirs = 0.0
    words = 0
    for left, right, likeness in pairs:
        found_ours += likeness * sum(ours[at] for at in left)
        found_theirs += likeness * sum(theirs[at] for at in right)
        words += min(len(left), len(right)) if likeness >= _WORD else 0
    share_ours, share_theirs = found_ours / sum(ours), found_theirs / sum(theirs)
    low, high = sorted((share_ours, share_theirs))
    # patronymics and house names may be left out, syllables may not
    score = 0.6 * low + 0.4 * high
    if query.syllabic or listed.syllabic:
        score = low if _turned([right[0] for _, right, _ in sorted(pairs)]) else low * _SHUFFLED
    if person and words < 2 and len(query.tokens) + len(listed.tokens) > 2 and not _same_run(query, listed, abjad):
        score *= 0.7  # one name of two in common is nobody
    if person and not abjad and _contradict(len(query.tokens), len(listed.tokens), pairs):
        score *= _CONTRADICTED
    if not person and words < 2 and len(query.tokens) + len(listed.tokens) > 2 and score < 1:
        score *= _ONE_WORD
    if not person and _numbers(query) != _numbers(listed):
        score *= _NUMBER
    return _forms(score, query, listed)


_WORD = 0.75  # likeness from which two words count as one; an initial agrees with a word, but is none
_JOINED = 0.6
_CONTRADICTED = 0.88  # what remains when both names have a word that the other has not
_ONE_WORD = 0.9  # what remains when an organisation or ship shares one word only
_SHUFFLED = 0.65  # what remains when the syllables of a given name change places


def _pair(
    left: tuple[str, ...], right: tuple[str, ...], abjad: int, *, initials: bool
) -> list[tuple[tuple[int, ...], tuple[int, ...], float]]:
    """Pair the words best first; ties in text order."""
    found = [
        (-likeness, i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if (likeness := alike(one, other, abjad)) > 0 and (initials or likeness == 1 or min(len(one), len(other)) > 1)
    ]
    found.sort()
    pairs: list[tuple[tuple[int, ...], tuple[int, ...], float]] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for negative, i, j in found:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append(((i,), (j,), -negative))
    return pairs


def _joined(
    left: tuple[str, ...],
    right: tuple[str, ...],
    pairs: list[tuple[tuple[int, ...], tuple[int, ...], float]],
    abjad: int,
) -> list[tuple[tuple[int, ...], tuple[int, ...], float]]:
    """Pair what is left over when one side writes as one word what the other writes as two."""
    taken_left, taken_right = {pair[0][0] for pair in pairs}, {pair[1][0] for pair in pairs}
    rest_left = [i for i in range(len(left)) if i not in taken_left]
    rest_right = [j for j in range(len(right)) if j not in taken_right]
    found: list[tuple[tuple[int, ...], tuple[int, ...], float]] = []
    for i, k in pairwise(rest_left):
        for j in rest_right:
            likeness = alike(left[i] + left[k], right[j], abjad) if k == i + 1 else 0.0
            if likeness > _JOINED:
                found.append(((i, k), (j,), likeness))
    for j, k in pairwise(rest_right):
        for i in rest_left:
            likeness = alike(left[i], right[j] + right[k], abjad) if k == j + 1 else 0.0
            if likeness > _JOINED:
                found.append(((i,), (j, k), likeness))
    found.sort(key=lambda pair: (-pair[2], pair[0], pair[1]))
    chosen: list[tuple[tuple[int, ...], tuple[int, ...], float]] = []
    for pair in found:
        if not any(set(pair[0]) & set(other[0]) or set(pair[1]) & set(other[1]) for other in chosen):
            chosen.append(pair)
    return chosen


def _contradict(ours: int, theirs: int, pairs: list[tuple[tuple[int, ...], tuple[int, ...], float]]) -> bool:
    left = ours - sum(len(pair[0]) for pair in pairs)
    right = theirs - sum(len(pair[1]) for pair in pairs)
    return left > 0 and right > 0


def _turned(places: list[int]) -> bool:
    """Whether the places rise, but for one step back: the family name may stand first or last."""
    falls = sum(one > other for one, other in pairwise([*places, *places[:1]]))
    return falls <= 1


def _same_run(query: Name, listed: Name, abjad: int) -> bool:
    return alike("".join(query.tokens), "".join(listed.tokens), abjad) >= 0.9


def _numbers(name: Name) -> list[str]:
    return sorted(token.lstrip("0") for token in name.tokens if token.isdigit())


def _forms(score: float, query: Name, listed: Name) -> float:
    differ = bool(query.forms and listed.forms and not set(query.forms) & set(listed.forms))
    return score - _FORM if differ else score
