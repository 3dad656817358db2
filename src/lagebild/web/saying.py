"""What the program computes, said in the reader's language; the tables are ``data/computed_de.yaml``.

Captions are built anew from the event. Everything else is a sentence made from few patterns: it is taken apart by the
pattern it fits, its parts are said in turn, and it is put together again. What fits no pattern stays English and is
marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup, escape

from lagebild.data import load
from lagebild.link.captions import captions
from lagebild.link.states import german_names
from lagebild.model import Event
from lagebild.web.words import day, month

__all__ = ["Speech", "caption", "speech"]

_SLOT = re.compile(r"\{([a-z]+)(\d*)\}")
_SHAPES = {
    "who": r"[^;]+?",
    "word": r"[^;]+?",
    "change": r"(?:lost|gained|has|was|is) .+?",
    "n": r"\d[\d.,\u202f]*",
    "d": r"\d{4}(?:-\d\d){0,2}",
    "day": r"(?:\d\d? )?(?:[A-Z][a-z]+ )?\d{4}",
}
_GROUP = re.compile(r"\[([^\]|]*)(?:\|([^\]]*))?\]")
_NUMBER = re.compile(r"<([^|>]*)\|([^>]*)>")
_LONGEST = 4_000
_MORE = re.compile(r"\d+ more")
_FORMS = {"nom": 0, "acc": 1, "dat": 2, "to": 3}


class Speech:
    """Says computed text in one language; ``captions`` are the alleged facts by their English caption."""

    def __init__(self, language: str, captions: Mapping[str, Event]) -> None:
        self.language = language
        self._captions = captions
        self.found = lru_cache(maxsize=8192)(self._found)

    def __call__(self, text: str | None) -> Markup:
        """Return the text for a page, marked as English where it is and the page is not."""
        found = self.found(text or "")
        return escape(text or "") if self.language == "en" else _marked(found, text or "")

    def plain(self, text: str) -> str:
        """Return the text without any mark, for drawings and attributes."""
        return self.found(text) or text

    def name(self, text: str) -> Markup:
        """Return the name of someone who is known; a name that has no other form here stays what it is."""
        return escape(text if self.language == "en" else _name(text))

    def headline(self, event: Event, english: str) -> Markup:
        """Return an alleged fact's caption with its date in words."""
        told = f", {event.date}" if event.date else ""
        if self.language == "en":
            return escape(f"{english.removesuffix(told)}, {day(event.date, 'en')}" if told else english)
        return escape(caption(event) + (f", {day(event.date, self.language)}" if told else ""))

    def known(self, text: str) -> str:
        """Return a name for a drawing."""
        return text if self.language == "en" else _name(text)

    def amount(self, text: str) -> str:
        """Print how much it is, as the computed text has it."""
        return text if self.language == "en" else _amount(text)

    def date(self, value: str | None) -> str:
        """Print a partial ISO date in words."""
        return day(value, self.language)

    def _found(self, text: str) -> str | None:
        if self.language == "en":
            return text
        if event := self._captions.get(text):
            return caption(event) + (f", {event.date}" if event.date and text.endswith(event.date) else "")
        if said := _exact().get(text):
            return said
        if len(text) > _LONGEST:  # no sentence of ours; to look for its parts would take long
            return None
        for pattern, slots, german in _patterns():
            if match := pattern.fullmatch(text):
                return german.format(**self._filled(match, slots))
        table: dict[str, str] = load("interface")[self.language]
        if text in table or "; " not in text:
            return table.get(text)
        parts = [self.found(part) for part in text.split("; ")]
        return (
            "; ".join(said or part for said, part in zip(parts, text.split("; "), strict=True)) if any(parts) else None
        )

    def _filled(self, match: re.Match[str], slots: Sequence[str]) -> dict[str, str]:
        """Say each part; names also in the cases that the German may ask for."""
        filled = {slot: self._slot(slot.rstrip("0123456789"), match[slot]) for slot in slots}
        names = [slot for slot in slots if slot.startswith("who")]
        return filled | {f"{slot}_{case}": _names(match[slot], _FORMS[case]) for slot in names for case in _FORMS}

    def _slot(self, kind: str, value: str) -> str:
        filled: dict[str, Callable[[str], str]] = {
            "n": _number,
            "d": self.date,
            "day": lambda v: self.date(_iso(v)),
            "who": _names,
            "list": _listed,
            "raw": str,
            "word": str,
            "prop": lambda v: _properties()[v],
            "words": lambda v: ", ".join(self.plain(each) for each in v.split(", ")),
            "told": lambda v: ", ".join(self.plain(each) for each in v.split(", ")),
            "change": lambda v: "; ".join(self.plain(each) for each in v.split("; ")),
            "parts": lambda v: "; ".join(self.plain(each) for each in v.split("; ")),
        }
        return filled.get(kind, self.plain)(value)


@cache
def speech(language: str) -> Speech:
    """Return the speech of a language that knows no captions, for what is about no alleged fact."""
    return Speech(language, {})


def caption(event: Event) -> str:
    """Say in German what is alleged, without its date; a missing actor is someone, other missing sides are left out."""
    table = load("computed_de")
    objects = event.objects
    if event.type == "SAIL":
        objects = tuple(o for o in objects if o != "ship-to-ship")
    goods = [_forms(table["goods"].get(o, o)) for o in objects]
    if event.type == "EMPLOY":
        goods = [tuple(form.removesuffix(" im Ausland") for form in forms) for forms in goods]
    filled = {"objects": goods, "recipient": [_declined(p) for p in event.recipient]}
    filled["actor"] = [_declined(p) for p in event.actor]
    if not event.actor and event.type != "SAIL":
        filled["actor"] = [("jemand",)]

    def slot(match: re.Match[str]) -> str:
        form = _FORMS[match[2] or "nom"]
        words = [forms[min(form, len(forms) - 1)] for forms in filled[match[1]]]
        return ", ".join(words) if match[1] == "objects" else _and(words)

    def group(match: re.Match[str]) -> str:
        return match[1] if all(filled[name] for name in re.findall(r"\{(\w+)", match[1])) else match[2] or ""

    phrase = _GROUP.sub(group, table["captions"][event.type])
    several = len(event.actor) > 1 or event.actor in {(p,) for p in ("us", "nl", "ph", "ae", "un")}
    phrase = _NUMBER.sub(lambda match: match[2] if several else match[1], phrase)
    said = re.sub(r"\{(\w+)(?::(\w+))?\}", slot, phrase)
    if event.quantity and event.quantity.text:
        said += f" ({_amount(event.quantity.text)})"
    return said[0].upper() + said[1:]


def _marked(found: str | None, text: str) -> Markup:
    return escape(found) if found is not None else Markup('<span lang="en">{}</span>').format(text)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...]:
    made = []
    for english, german in load("computed_de")["phrases"].items():
        if not _SLOT.search(english):
            continue
        parts = _SLOT.split(english)  # text, kind, number, text, …
        pattern, slots = re.escape(parts[0]), []
        for at in range(1, len(parts), 3):
            kind, slot = parts[at], parts[at] + parts[at + 1]
            shape = "|".join(map(re.escape, sorted(_properties(), key=len, reverse=True))) if kind == "prop" else ".+?"
            pattern += f"(?P<{slot}>{_SHAPES.get(kind, shape)})" + re.escape(parts[at + 2])
            slots.append(slot)
        made.append((re.compile(pattern, re.DOTALL), tuple(slots), german))
    return tuple(made)


@cache
def _exact() -> dict[str, str]:
    table = load("computed_de")
    fixed = {english: german for english, german in table["phrases"].items() if not _SLOT.search(english)}
    words: dict[str, str] = table["words"]
    return words | _labels() | fixed


@cache
def _labels() -> dict[str, str]:
    """English labels of acts and goods, with their German."""
    table = load("computed_de")
    found = {entry["label"]: table["acts"].get(key, entry["label"]) for key, entry in load("events").items()}
    goods = load("commodities").items()
    return found | {entry["label"]: _forms(table["goods"].get(key, entry["label"]))[0] for key, entry in goods}


@cache
def _properties() -> dict[str, str]:
    """What the lists' sentences call a property, one or several, with its German."""
    words, table = load("register/words"), load("computed_de")
    found: dict[str, str] = dict(table["listing"])
    for key, english in (words["properties"] | words["untold"]).items():
        german = _forms(table["properties"].get(key, english))
        for place, word in enumerate(_forms(english)):
            found[word] = german[min(place, len(german) - 1)]
    return found


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """English captions with their German: nominative, and where they differ accusative and dative."""
    table = load("computed_de")
    found = {english: _forms(table["declined"].get(code, german)) for code, (english, german) in german_names().items()}
    found |= {captions()[code]: _forms(cell) for code, cell in table["declined"].items()}
    return found | {english: _forms(cell) for english, cell in table["names"].items()}


def _name(text: str, form: int = 0) -> str:
    if forms := _known().get(text):
        return forms[form] if form < len(forms) else forms[0]
    if match := re.fullmatch(r"(.+) \((.+)\)", text):
        return f"{_name(match[1], form)} ({_name(match[2])})"
    return _names(text, form) if " and " in text else text


def _names(text: str, form: int = 0) -> str:
    parts = [each for part in text.split(", ") for each in part.split(" and ")]
    return _and([f"{p.split()[0]} weitere{'n' * (form == 2)}" if _MORE.fullmatch(p) else _name(p, form) for p in parts])


def _listed(text: str) -> str:
    """Goods and acts in a row; some labels have commas of their own, so the longest that fits is taken."""
    said, at = [], 0
    while at < len(text):
        label = next((x for x in _by_length() if text.startswith(x, at)), text[at:].split(", ")[0])
        said.append(_labels().get(label, label))
        at += len(label) + 2
    return ", ".join(said)


@cache
def _by_length() -> tuple[str, ...]:
    return tuple(sorted(_labels(), key=len, reverse=True))


def _declined(party: str) -> tuple[str, ...]:
    """Nominative, accusative, dative and direction of a party's name."""
    english = captions().get(party, party)
    known = _known().get(english) or (_name(english),)
    nominative, accusative, dative, *to = known if len(known) > 1 else known * 3
    return nominative, accusative, dative, to[0] if to else f"nach {nominative}"


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|"))


def _and(words: Sequence[str]) -> str:
    return " und ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _number(text: str) -> str:
    return text.translate(str.maketrans(",.", ".,"))


def _amount(text: str) -> str:
    units: dict[str, Any] = load("computed_de")["units"]
    said = re.sub(r"\d[\d.,]*\d|\d", lambda match: _number(match[0]), text).replace(" to ", " bis ")
    for english, german in units.items():
        said = re.sub(rf"\b{english}\b", german, said)
    return said


def _iso(text: str) -> str:
    """Turn a date in English words back: 13 June 2024 → 2024-06-13."""
    *before, year = text.split()
    numbers = [f"{month(word):02d}" for word in reversed(before) if month(word)]
    days = [f"{int(word):02d}" for word in before if word.isdecimal()]
    return "-".join([year, *numbers, *days])
