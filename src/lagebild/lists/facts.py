"""What one list tells of one party, while it is collected."""

from collections.abc import Iterable
from functools import cache

from lagebild.data import load
from lagebild.lists import dates, scripts
from lagebild.model import DateTold, Entity, Listing, Name, Paper

__all__ = ["Facts", "country_code"]

KIND_OF = {"name": "primary", "alias": "strong", "weakAlias": "weak", "previousName": "former"}
_BLANK = dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ")


class Facts:
    """Properties of a party, its names, dates and documents: values once each, in the list's order."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, None]] = {"name": {}}
        self._names: dict[Name, None] = {}
        self._dates: dict[DateTold, None] = {}
        self._papers: dict[Paper, None] = {}

    def add(self, prop: str, *values: str | None) -> None:
        """Add the values that are there."""
        for value in values:
            if value:
                self._values.setdefault(prop, {})[value] = None

    def get(self, prop: str) -> tuple[str, ...]:
        """Return the values of a property so far."""
        return tuple(self._values.get(prop, ()))

    def name(self, prop: str, text: str | None, *, language: str | None = None, first: bool = False) -> None:
        """Add a name under ``name``, ``alias``, ``weakAlias`` or ``previousName``; ``first``: before all others."""
        text = (text or "").strip()
        if not text:
            return
        told = Name(text=text, kind=KIND_OF[prop], script=scripts.script(text), language=language)
        if first:
            self._values[prop] = {text: None, **self._values.get(prop, {})}
            self._names = {told: None, **self._names}
        else:
            self.add(prop, text)
            self._names[told] = None

    def date(self, prop: str, text: str | None) -> None:
        """Add a date that a text tells, exact, circa or as a range; a text that is no date becomes a note."""
        if text and (told := dates.told(prop, text)):
            self.told(told)
        else:
            self.note(prop, text)

    def told(self, date: DateTold) -> None:
        """Add a date; of a range, both ends."""
        self.add(date.prop, date.date, date.until)
        self._dates[date] = None

    def paper(self, paper: Paper) -> None:
        """Add a document or registration, and its number."""
        self.add(paper.prop, paper.number)
        self._papers[paper] = None

    def note(self, about: str, *texts: str | None) -> None:
        """Keep texts that have no property of their own."""
        told = "; ".join(text for text in texts if text)
        if told:
            self.add("notes", f"{about}: {told}" if about else told)

    def country(self, prop: str, label: str, *names: str | None) -> None:
        """Add the codes of countries named in a list's spelling; other words are kept as a note."""
        for name in names:
            if not name or name == "undetermined":  # so OFAC
                continue
            code = country_code(name)
            if code:
                self.add(prop, code)
            else:
                self.note(label, name)

    def gender(self, text: str | None) -> None:
        """Add a gender that is told as such."""
        word = {"m": "male", "f": "female"}.get((text or "").lower(), (text or "").lower())
        if word in ("male", "female"):
            self.add("gender", word)
        else:
            self.note("gender", text)

    def entity(self, key: str, schema: str, listings: Iterable[Listing]) -> Entity:
        """Return the party, captioned with its first name."""
        properties = {prop: tuple(values) for prop, values in self._values.items() if values}
        return Entity(
            id=key,
            schema=schema,
            caption=properties["name"][0],
            properties=properties,
            listings=tuple(dict.fromkeys(listings)),
            names=tuple(self._names),
            dates=tuple(self._dates),
            papers=tuple(self._papers),
        )


def country_code(name: str | None) -> str | None:
    """Return the code of a country that a list names in English or by its code; none where it is not known."""
    told = " ".join((name or "").translate(_BLANK).split()).casefold()
    return _countries().get(told) or (told if told in _codes() else None)


@cache
def _countries() -> dict[str, str]:
    return {name.casefold(): code for name, code in load("register/countries").items()}


@cache
def _codes() -> frozenset[str]:
    return frozenset(_countries().values())
