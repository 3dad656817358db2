"""The repeated fields of a party on the UN list, each to its FollowTheMoney properties."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from lagebild.lists.dates import day, partial
from lagebild.lists.facts import Facts, country_code
from lagebild.lists.numbers import is_company
from lagebild.model import DateTold, Paper

if TYPE_CHECKING:
    from lxml.etree import _Element

Fields = dict[str, list[str]]  # tag of the inner element ("" for text of the field itself) to its texts

_QUALITY = {"good": "alias", "low": "weakAlias", "a.k.a.": "alias", "f.k.a.": "previousName", "": "alias"}
_TWO_SCRIPTS = re.compile(r"(?P<outer>[^()]+?)\s*\((?:original script:?\s*)?(?P<inner>[^()]+)\)\s*,?")
_LATIN = re.compile(r"[A-Za-z]")
_OTHER = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\uffdc]")
_TRAILING = re.compile(r"(?P<number>[^()]*\d[^()]*?)\s*\((?P<note>[^()]*)\)\s*")
_LONGEST = 500  # characters of a number with a note behind it; keeps the pattern fast
_IMO = re.compile(r"\bIMO\b[^0-9.;]{0,30}(\d{7})\b")
_BIC = re.compile(r"\bSWIFT(?:/BIC)?:?\s*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b")
_GENDER = re.compile(r"\bGender:\s*(male|female)\b", re.IGNORECASE)


class Collected(Facts):
    """Facts of a party of the UN list."""

    def __init__(self, section: str) -> None:
        super().__init__()
        self.section = section

    def keep_rest(self, tag: str, fields: Fields) -> None:
        """Keep whatever no reader took, under the names the list gives it."""
        for inner, texts in fields.items():
            words = " ".join(filter(None, (tag, inner))).replace("_", " ").lower()
            self.note(words, *texts)

    def read_comment(self, text: str) -> None:
        """Keep the comment, and take from it the numbers that it names as such."""
        self.add("notes", text)
        if self.section == "ENTITY":
            self.add("imoNumber", *(number for number in _IMO.findall(text) if is_company(number)))
            self.add("swiftBic", *_BIC.findall(text))
        else:
            self.add("gender", *(gender.lower() for gender in _GENDER.findall(text)))


def of(element: "_Element") -> Fields:
    """Return the texts of an element's children by tag, white space collapsed, empty ones left out."""
    fields: Fields = {}
    for tag, node in [(str(child.tag), child) for child in element] or [("", element)]:
        text = " ".join(" ".join(str(piece) for piece in node.itertext()).split())
        if text:
            fields.setdefault(tag, []).append(text)
    for node in element.iter():
        for key, value in node.attrib.items():
            attribute, told = str(key), " ".join(str(value).split())
            if not attribute.startswith("{") and told:
                fields.setdefault(f"@{attribute}", []).append(told)
    return fields


def _take(fields: Fields, *tags: str) -> list[str]:
    return [text for tag in tags for text in fields.pop(tag, ())]


def _value(prop: str) -> Callable[[Collected, Fields], None]:
    return lambda facts, fields: facts.add(prop, *_take(fields, "VALUE", ""))


def _nationality(facts: Collected, fields: Fields) -> None:
    facts.country("nationality", "nationality", *_take(fields, "VALUE", ""))


def _updated(facts: Collected, fields: Fields) -> None:
    for text in _take(fields, "VALUE", ""):
        if day(text):
            facts.add("modifiedAt", day(text))
        else:
            facts.note("last day updated", text)


def _alias(facts: Collected, fields: Fields) -> None:
    quality = " ".join(_take(fields, "QUALITY"))
    names = _take(fields, "ALIAS_NAME", "")
    for name in names:
        for spelling in _spellings(name):
            facts.name(_QUALITY.get(quality.lower(), "alias"), spelling)
    born = _take(fields, "DATE_OF_BIRTH")
    for date in filter(None, (day(text) or partial(text) for text in born)):
        facts.told(DateTold(prop="birthDate", date=date))
    told = [f"born {text}" for text in (*born, *_take(fields, "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"))]
    if quality.lower() not in _QUALITY:
        told.append(quality)
    facts.note(f"alias {', '.join(names)}".strip(), *told, *_take(fields, "NOTE"))


def _birth(facts: Collected, fields: Fields) -> None:
    kind = " ".join(_take(fields, "TYPE_OF_DATE")).upper()
    for text in _take(fields, "DATE", "YEAR", ""):
        date = day(text) or partial(text)
        if date:
            facts.told(DateTold(prop="birthDate", date=date, circa=kind == "APPROXIMATELY"))
        if date is None or kind not in ("", "EXACT"):
            facts.note("birth date", f"{kind.lower()} {text}".strip())
    years = _take(fields, "FROM_YEAR", "TO_YEAR")
    known = [year for text in years if (year := partial(text))]
    if known:
        facts.told(
            DateTold(prop="birthDate", date=known[0], until=known[1] if len(known) > 1 else None, circa=len(known) < 2)
        )
    if years:
        facts.note("birth date", f"{kind.lower()} {' and '.join(years)}".strip())
    facts.note("birth date", *_take(fields, "NOTE"))


def _birthplace(facts: Collected, fields: Fields) -> None:
    countries = _take(fields, "COUNTRY")
    facts.country("birthCountry", "country of birth", *countries)
    place = _take(fields, "STREET", "CITY", "STATE_PROVINCE", "")
    if place:
        facts.add("birthPlace", ", ".join((*place, *countries)))
    facts.note("place of birth", *_take(fields, "NOTE"))


def _address(facts: Collected, fields: Fields) -> None:
    countries = _take(fields, "COUNTRY")
    facts.country("country", "country of address", *countries)
    place = _take(fields, "STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "")
    if place:
        facts.add("address", ", ".join((*place, *countries)))
    facts.note(", ".join(("address", *place, *countries)), *_take(fields, "NOTE"))


def _document(facts: Collected, fields: Fields) -> None:
    kinds = _take(fields, "TYPE_OF_DOCUMENT")
    closer = _take(fields, "TYPE_OF_DOCUMENT2")
    passport = any(word in " ".join((*kinds, *closer)).lower() for word in ("passport", "passeport", "pasaporte"))
    details = list(closer)
    numbers = []
    for text in _take(fields, "NUMBER", ""):
        trailing = _TRAILING.fullmatch(text) if len(text) < _LONGEST else None
        numbers.append(trailing["number"] if trailing else text)
        if trailing:
            details.append(trailing["note"])
    places = dict.fromkeys(_take(fields, "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE"))
    issued = _take(fields, "DATE_OF_ISSUE")
    for number in numbers:
        facts.paper(
            Paper(
                kind=" ".join(kinds) or "document",
                number=number,
                prop="passportNumber" if passport else "idNumber",
                country=next((code for place in places if (code := country_code(place))), None),
                issued=next((date for text in issued if (date := day(text) or partial(text))), None),
            )
        )
    cities = (city for city in _take(fields, "CITY_OF_ISSUE") if city not in places)
    details += [f"issued in {place}" for place in (*cities, *places)]
    details += [f"issued {text}" for text in issued]
    details += _take(fields, "NOTE")
    facts.note(" ".join((*kinds, *numbers)) or "document", *details, "" if numbers else "number not told")


READERS: dict[str, Callable[[Collected, Fields], None]] = {
    "ADDRESS": _address,
    "ALIAS": _alias,
    "DATE_OF_BIRTH": _birth,
    "DESIGNATION": _value("position"),
    "DOCUMENT": _document,
    "LAST_DAY_UPDATED": _updated,
    "NATIONALITY": _nationality,
    "NATIONALITY2": _nationality,
    "PLACE_OF_BIRTH": _birthplace,
    "TITLE": _value("title"),
}


def _spellings(name: str) -> list[str]:
    """Return a name as its spellings: one that carries a second script in brackets is two or more names."""
    name = name.strip(" ,;")
    if len(name) > 2 and name[0] in "\"“'‘" and name[-1] in "\"”'’":
        name = name[1:-1].strip()
    found = _TWO_SCRIPTS.fullmatch(name)
    if not found or bool(_LATIN.search(found["outer"])) == bool(_LATIN.search(found["inner"])):
        return [name]
    if not _OTHER.search(found["outer"]) and not _OTHER.search(found["inner"]):
        return [name]
    return [spelling for part in (found["outer"], *found["inner"].split(";")) if (spelling := part.strip(" ,"))]
