"""The acts and objects that words of a language tell of: data/acts_*.yaml and data/commodities.yaml."""

from functools import cache
from typing import Any

from msgspec import Struct

from lagebild.data import load
from lagebild.link.table import rows
from lagebild.read.lexicon import Lexicon, Words

__all__ = ["Act", "Vocabulary", "ancestors", "measured_in", "vocabulary"]

LANGUAGES = ("de", "en")


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
        self.acts = Lexicon(acts)
        self.objects = Lexicon(
            (phrase, id_)
            for id_, row in load("commodities").items()
            for phrase in row.get("words", {}).get(language, "").split(",")
        )
        self.sets = {k: Words(v) for k, v in data.items() if k not in _PHRASES}
        self.act_nouns = tuple(data["act_nouns"].split())
        self.marks = Lexicon([(p, k) for k in ("return_marks", "self_phrases") for p in data[k].split(",")])


_PHRASES = ("act_nouns", "groups", "table", "return_marks", "self_phrases")


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
