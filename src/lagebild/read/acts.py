"""The acts and objects that words of a language tell of: data/acts_*.yaml and data/commodities.yaml."""

from functools import cache, partial
from typing import Any

from msgspec import Struct

from lagebild.data import load
from lagebild.link.segment import cut
from lagebild.link.table import rows
from lagebild.read.lexicon import Lexicon, Words

__all__ = ["Act", "Order", "Vocabulary", "ancestors", "measured_in", "vocabulary"]

LANGUAGES = ("de", "en", "ru", "ko", "zh", "fr")


class Act(Struct, frozen=True):
    """One row of the table: ``needs`` are the commodity ids of which one must stand nearby; empty for none."""

    order: int
    type: str
    frame: str
    needs: frozenset[str]


class Vocabulary:
    """Everything that events, stance and dates ask of a language's words."""

    def __init__(self, language: str) -> None:
        data = load(f"acts_{language}")
        split = partial(cut, language=language)
        listed = data.get("objects", {})
        groups = {name: _descendants(block.split()) for name, block in data["groups"].items()}
        acts: list[tuple[str, Act]] = []
        for order, (type_, frame, needs, phrases) in enumerate(rows(data["table"])):
            wanted: set[str] = set()
            for need in needs.split(","):
                name = need.strip()
                if name != "-":
                    wanted |= groups.get(name) or _descendants([name])
            act = Act(order, type_, frame, frozenset(wanted))
            acts += [(phrase, act) for phrase in phrases.split(",")]
        self.acts = Lexicon(acts, split)
        things = (
            (phrase, id_)
            for id_, row in load("commodities").items()
            for phrase in (row.get("words", {}).get(language) or listed.get(id_, "")).split(",")
        )
        self.objects = Lexicon(things, split)
        self.sets = {k: Words(v) for k, v in data.items() if k not in _OTHERS}
        self.act_nouns = tuple(data["act_nouns"].split())
        self.marks = Lexicon([(p, k) for k in _PHRASES if k in data for p in data[k].split(",")], split)
        self.order = _order(data)


_FLAGS = ("behind", "bare_modifiers", "adjectives_behind", "bought_to")
_ENDINGS = ("by_endings", "at_endings", "with_endings")
_PHRASES = ("return_marks", "self_phrases", "silence")
_OTHERS = ("act_nouns", "groups", "table", "objects", "reach", *_PHRASES, *_FLAGS, *_ENDINGS)
_LOOK_BACK = 4  # words between a preposition and the name it governs, where the language does not tell another number


class Order(Struct, frozen=True):
    """Where a language puts what tells the part of a name.

    ``behind``: particles follow their noun. ``bare_modifiers``: whose thing it is, the name tells by standing before
    it. ``adjectives_behind``: a state's adjective follows its noun. ``bought_to``: one buys "to" the seller.
    ``reach``: words between a preposition and the name. The endings are those of names in cases that tell the part:
    who acts, where, with whom.
    """

    behind: bool = False
    bare_modifiers: bool = False
    adjectives_behind: bool = False
    bought_to: bool = False
    reach: int = _LOOK_BACK
    by_endings: tuple[str, ...] = ()
    at_endings: tuple[str, ...] = ()
    with_endings: tuple[str, ...] = ()


def _order(data: dict[str, Any]) -> Order:
    told: dict[str, Any] = {flag: data[flag] for flag in (*_FLAGS, "reach") if flag in data}
    told |= {k: tuple(data[k].split()) for k in _ENDINGS if k in data}
    return Order(**told)


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """Return the vocabulary of ``language`` or none."""
    return Vocabulary(language) if language in LANGUAGES else None


@cache
def _tree() -> dict[str, Any]:
    return {id_: row.get("parent") for id_, row in load("commodities").items()}


def ancestors(id_: str) -> list[str]:
    """Return the commodities that ``id_`` is a kind of, nearest first."""
    found: list[str] = []
    parent = _tree().get(id_)
    while parent and parent not in found:
        found.append(parent)
        parent = _tree().get(parent)
    return found


def measured_in(id_: str) -> tuple[str, ...]:
    """Return the units in which the commodity ``id_`` itself is counted."""
    return tuple(load("commodities").get(id_, {}).get("units", "").split())


def _descendants(ids: list[str]) -> set[str]:
    wanted = set(ids)
    return wanted | {id_ for id_ in _tree() if wanted & set(ancestors(id_))}
