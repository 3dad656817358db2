"""The preposition, case or particle that tells the part of a name."""

from lagebild.read.acts import Vocabulary
from lagebild.read.passage import Passage

__all__ = ["GOVERNORS", "JOINTS", "governor"]

_LINKED = ("linked", "tied", "loyal", "connected")  # "hackers linked to Pyongyang" are its own
JOINTS = "'\u2019-\u2010\u2011 \u00a0\n\""
GOVERNORS = ("to", "from", "by", "with", "against", "at")
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our"})
_SIDES = ("seite", "richtung")
_PARTICIPLES = ("enen", "enem", "ener", "enes", "eten", "etem", "eter", "etes", "ierten", "ierter")
_AT_ADJECTIVES = ("х", "м", "ой", "ей")  # "в российских портах", not "в российские порты"


def governor(passage: Passage, words: Vocabulary, start: int, first: int) -> str:
    """The kind of preposition that governs the name at ``start``; "" for none."""
    sets, order = words.sets, words.order
    if order.behind:
        return _particle(passage, words, start)
    for k in range(start - 1, max(first, start - order.reach) - 1, -1):
        if passage.gaps[k + 1].strip(JOINTS + "\u201e\u201c(") or (k in passage.named and k < start - 1):
            return ""
        word = passage.lower[k]
        if word in sets["returned"] or (k > first and passage.lower[k - 1] in _LINKED):
            return ""
        if word in _SIDES and k < start - 1:
            return ""  # "auf russischer Seite kämpften auch Nordkoreaner"
        for kind in GOVERNORS:
            if word in sets[kind]:
                if kind == "from" and word in ("von", "vom") and _done_by(passage, start):
                    return "by"
                if order.at_endings and start in passage.named:
                    naming, after = passage.named[start]
                    return _by_case(passage.lower[after - 1], naming.form == "adjective", word, kind, words)
                infinitive = word == "to" and k + 1 < start and passage.lower[k + 1] not in _DETERMINERS
                return "" if infinitive else kind
        noun = passage.page.language == "de" and passage.cased[k][0].isupper()
        if noun and not (start in passage.named and passage.named[start][0].form == "place" and k == start - 1):
            return ""
        if passage.page.language == "en" and k < start - 1 and word in words.sets["passive"]:
            return ""
    if order.by_endings and start in passage.named and passage.named[start][0].form in ("name", "metonym"):
        name = passage.lower[passage.named[start][1] - 1]
        return "to" if name in sets["datives"] else "by" if name.endswith(order.by_endings) else ""
    return ""


def _by_case(name: str, adjective: bool, preposition: str, kind: str, words: Vocabulary) -> str:
    """What a preposition that takes several cases means with the case of ``name``: "в Россию", "в России"."""
    sets, order = words.sets, words.order
    if preposition in sets["at_either"]:
        return "at" if name.endswith(_AT_ADJECTIVES if adjective else order.at_endings) else "to"
    if preposition in sets["with_either"]:
        return "with" if name.endswith(order.with_endings) else "from"
    return kind


def _particle(passage: Passage, words: Vocabulary, start: int) -> str:
    """The kind of the particle behind the name at ``start``, or behind the nouns that it stands before."""
    end = passage.named[start][1] if start in passage.named else start + 1
    sets = words.sets
    for k in range(end, min(end + words.order.reach, len(passage))):
        word = passage.lower[k]
        if word in sets["subject"] or word in sets["object"] or word in sets["of"] or k in passage.named:
            return ""
        for kind in GOVERNORS:
            if word in sets[kind]:
                return kind
        if passage.gaps[k].strip(JOINTS):
            return ""
    return ""


def _done_by(passage: Passage, start: int) -> bool:
    """Whether a participle follows the name at ``start``: "die von Russland verschossenen Granaten"."""
    end = passage.named[start][1] if start in passage.named else len(passage)
    following = passage.cased[end] if end < len(passage) else ""
    return following[:1].islower() and following.endswith(_PARTICIPLES)
