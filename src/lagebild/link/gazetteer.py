"""All names of one language in one trie, with the conditions under which a doubtful one counts."""

from collections.abc import Callable, Iterable
from functools import cache

from lagebild.link import offices, organisations, states
from lagebild.link.language import neighbours
from lagebild.link.naming import Naming
from lagebild.link.register import spellings
from lagebild.link.segment import Segmenter, cut, segmenter
from lagebild.link.trie import Token, Trie, tokens
from lagebild.link.vocabulary import Words, vocabulary
from lagebild.model import Entity, EntityRef

__all__ = ["Gazetteer", "gazetteer"]

_Value = tuple[EntityRef, str, str]  # entity, form, condition
_SOURCES = (offices.forms, organisations.forms, states.forms)
_BARS_NORTH = frozenset({"of", "Pole", "und"})

# a doubtful name counts when the text surely names all groups of one of these
_TOPIC: dict[str, tuple[frozenset[str], ...]] = {
    "un-poe": (frozenset({"kp"}), frozenset({"un", "un-sc", "un-1718-committee"})),
    "un-1718-committee": (frozenset({"kp"}), frozenset({"un", "un-sc", "un-poe"})),
    "kr-nis": (frozenset({"kr"}),),
    "kr-jcs": (frozenset({"kr"}),),
    "ua-hur": (frozenset({"ua"}),),
    "us-treasury": (frozenset({"us"}),),
    "kp-rgb": (frozenset({"kp"}),),
    "kp-lazarus": (frozenset({"kp"}),),
    "ru-wagner": (frozenset({"ru"}),),
    "msmt": (frozenset({"kp"}),),
    "kim-jong-un": (frozenset({"kp"}),),
    "kp": (frozenset({"kp", "kr"}),),
    "kr": (frozenset({"kp", "kr"}),),
}


class Gazetteer:
    """Finds known names. ``register_entities`` adds the parties of a register to those of the data files."""

    def __init__(self, register_entities: Iterable[Entity] = ()) -> None:
        self._register = tuple(register_entities)
        self._tries: dict[str, Trie[_Value]] = {}
        self._segmenters: dict[str, Segmenter | None] = {}

    def tokens(self, text: str, language: str) -> list[Token]:
        """Return the words of ``text``; where no spaces part them, the names of the register are words too."""
        made = self._segmenter(language)
        return made.tokens(text) if made else tokens(text)

    def _segmenter(self, language: str) -> Segmenter | None:
        if language not in self._segmenters:
            made = segmenter(language)
            if made and self._register:
                made = Segmenter(language, (name for party in self._register for name in spellings(party)))
            self._segmenters[language] = made
        return self._segmenters[language]

    def mentions(self, text: str, language: str, words: list[Token] | None = None) -> list[Naming]:
        """Return who is named in ``text``; ``words`` spares cutting it up again."""
        if words is None:
            words = self.tokens(text, language)
        found: list[tuple[Naming, bool]] = []
        sure: set[str] = set()
        trie = self._trie(language)
        for _, after, start, end, (entity, form, condition) in trie.scan(text, words, _judge(text, words, language)):
            doubtful = condition in ("topic", "korea")
            if form in ("name", "metonym") and end < len(text) and _compound(text, end, words, after):
                form = "adjective"
            elif form in ("name", "metonym") and text[end : end + 2] in ("'s", "’s", "s'", "s’"):
                form = "genitive"
            found.append((Naming(text[start:end], start, end, entity, form), doubtful))
            if not doubtful:
                sure.add(entity.id)
        return [naming for naming, doubtful in found if not doubtful or _on_topic(naming.entity.id, sure)]

    def _trie(self, language: str) -> Trie[_Value]:
        if language not in self._tries:
            self._tries[language] = self._build(language)
        return self._tries[language]

    def _build(self, language: str) -> Trie[_Value]:
        trie: Trie[_Value] = Trie()
        made = self._segmenter(language)

        def add(name: str, value: _Value) -> None:
            if made:
                trie.add_words(cut(name, language, made), name.endswith("."), value)
            else:
                trie.add(name, value)

        for source in _SOURCES:
            for name, entity, form, condition in source(language):
                if name[0] == "~":
                    name, condition = name[1:], "topic"
                add(name, (entity, form, condition))
        for party in self._register:
            ref = EntityRef(party.id, party.schema, party.caption, party.properties.get("country", ()))
            for name in spellings(party):
                add(name, (ref, "name", ""))
        trie.sort()
        return trie


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the data files alone."""
    return Gazetteer()


def _judge(text: str, words: list[Token], language: str) -> Callable[[int, int, _Value], bool]:
    roles = [vocabulary(language)[k] for k in ("title_words", "state_voice", "private")]
    near = neighbours(language)

    def fits(first: int, after: int, value: _Value) -> bool:
        condition = value[2]
        if not condition or (condition == "topic" and value[0].schema != "Person"):
            return True
        following = words[after] if after < len(words) else (" ", -1, -1)
        touches = following[1] == words[after - 1][2] + 1
        if condition == "topic":  # a family name of many
            return not (touches and following[0][0].isupper() and text[following[1] - 1] == " ")
        if condition == "short":
            return near.suits(words, first, after)
        if condition == "surname":
            return not (language == "en" and _first_name(text, words, first, roles))
        if condition == "korea":
            charged = following[0] == "of" and after + 1 < len(words) and words[after + 1][0].endswith("ing")
            barred = following[0][0].isupper() or following[0] in _BARS_NORTH
            return not (touches and barred and not charged)  # "accuses the North of arming Moscow"
        if touches and following[0][0].isupper() and text[following[1] - 1] in " -":
            return False
        before = words[first - 1] if first else ("", -1, -1)
        return not (first and before[2] + 1 == words[first][1] and before[0][0].isupper() and before[0] not in _OPENERS)

    return fits


def _first_name(text: str, words: list[Token], i: int, roles: list[Words]) -> bool:
    """Whether the word before a surname is another first name, so that someone else is meant."""
    if i == 0:
        return False
    word, start, end = words[i - 1]
    if text[end : words[i][1]] != " " or not word[0].isupper() or word.isupper() or word in _OPENERS:
        return False
    sentence_begins = start == 0 or text[max(0, start - 2) : start].strip(" \n")[-1:] in (
        "",
        ".",
        "!",
        "?",
        '"',
        "\u201c",
    )
    return not sentence_begins and not any(word.lower() in r for r in roles)


_OPENERS = frozenset(
    {"In", "From", "To", "And", "But", "The", "Und", "Aus", "Nach", "Laut", "Für", "Von", "Bei", "With"}
)


def _compound(text: str, end: int, words: list[Token], after: int) -> bool:
    return text[end] in "-\u2010\u2011" and after < len(words) and words[after][1] == end + 1


def _on_topic(id_: str, sure: set[str]) -> bool:
    return id_ in sure or (id_ in _TOPIC and all(group & sure for group in _TOPIC[id_]))
