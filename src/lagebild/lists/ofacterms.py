"""OFAC's labels: what a remark of the CSV files, or a feature of the XML file, tells of a party."""

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial

from lagebild.data import load
from lagebild.lists import dates
from lagebild.lists.facts import Facts, country_code
from lagebild.model import Paper

__all__ = ["date_property", "natural", "read_label", "read_remarks"]

# (Country) issued 14 Dec 2005 expires 30 Oct 2012
_NUMBER = re.compile(
    r"(?P<number>[^()]*?[^() ])\s*(?:\((?P<place>[^()]*)\))?"
    r"(?:\s+issued (?P<issued>[\w -]+?))?(?:\s+expires (?P<expires>[\w -]+?))?"
)
_LONGEST = 500  # characters of what a label tells, beyond which it is prose; also keeps the patterns fast
_WALLET = "digital currency address"
_HEADS = ("alt. ", "Alt. ", "Other ")


def read_remarks(facts: Facts, text: str) -> None:
    """Read the remarks of a party: items parted by semicolons, each a label and what it tells; others become notes."""
    for item in text.split("; "):
        item = item.strip().rstrip(";").strip()
        if item.strip(" .;") not in ("", "-0-"):
            _item(facts, item)


def read_label(facts: Facts, label: str, told: str, *, country: str | None = None) -> bool:
    """Read what a label tells; False when the label is not known, and then nothing was kept."""
    reader = _readers().get(_key(label))
    if reader is None or not told or len(told) > _LONGEST:
        return False
    currency = label.rpartition(" - ")[2] if _key(label) == _WALLET and " - " in label else ""
    reader(facts, f"{currency} {told}".strip(), country)
    return True


@lru_cache(maxsize=1024)
def date_property(label: str) -> str | None:
    """Return the property of a label that tells a date; none for others."""
    known = load("register/ofac")["dates"]
    return next((prop for prop, labels in known.items() for one in labels if _key(one) == _key(label)), None)


def _key(label: str) -> str:
    head = label.rstrip(":- ").casefold()
    return _WALLET if head.startswith(_WALLET) else head  # each currency has a label of its own


def natural(name: str) -> str:
    """Return a person's name in its natural order.

    >>> natural("KIM, Jong Un")
    'Jong Un KIM'
    """
    family, comma, given = name.partition(", ")
    return f"{given} {family}".strip() if comma else name


def _item(facts: Facts, item: str) -> None:
    bare = next((item[len(head) :] for head in _HEADS if item.startswith(head)), item)
    bare = bare.removesuffix(".") if not bare.endswith(("Inc.", "Co.", "Ltd.", "S.A.")) else bare
    found = _label().match(bare)
    if found is None or not read_label(facts, found["label"], bare[found.end() :].strip(" :-")):
        facts.add("notes", item)


@cache
def _label() -> re.Pattern[str]:
    """Return the pattern of all labels, longer ones first."""
    labels = sorted(_readers(), key=len, reverse=True)
    return re.compile(rf"(?P<label>{'|'.join(map(re.escape, labels))})(?=[\s:]|$)", re.IGNORECASE)


@cache
def _readers() -> dict[str, Callable[[Facts, str, str | None], None]]:
    readers: dict[str, Callable[[Facts, str, str | None], None]] = {"gender": _gender, "pob": _birthplace}
    readers["place of birth"] = _birthplace
    kinds = {"papers": _paper, "values": _value, "dates": _date, "countries": _country, "names": _name}
    for kind, read in kinds.items():
        for prop, labels in load("register/ofac")[kind].items():
            for label in labels:
                label = label.replace('"#"', "#")
                readers[_key(label)] = partial(read, prop, label)
    return readers


def _paper(prop: str, label: str, facts: Facts, told: str, country: str | None) -> None:
    found = _NUMBER.fullmatch(told)
    number = " ".join((found["number"] if found else told).split())
    if prop == "imoNumber" and not number.upper().removeprefix("IMO").strip().isdigit():
        facts.note(label, told)
        return
    place = found["place"] if found else None
    code = country or country_code(place)
    facts.paper(
        Paper(
            kind=label,
            number=number.upper().removeprefix("IMO").strip() if prop == "imoNumber" else number,
            prop=prop,
            country=code,
            issued=dates.one(found["issued"]) if found and found["issued"] else None,
            expires=dates.one(found["expires"]) if found and found["expires"] else None,
            note=place if place and not code else None,
        )
    )


def _value(prop: str, label: str, facts: Facts, told: str, country: str | None) -> None:
    facts.add(prop, told)


def _date(prop: str, label: str, facts: Facts, told: str, country: str | None) -> None:
    facts.date(prop, told)


def _country(prop: str, label: str, facts: Facts, told: str, country: str | None) -> None:
    if country:
        facts.add(prop, country)
    else:
        facts.country(prop, label, told)


def _name(prop: str, label: str, facts: Facts, told: str, country: str | None) -> None:
    name = told.strip("'\"‘’“”")
    facts.name(prop, natural(name))


def _gender(facts: Facts, told: str, country: str | None) -> None:
    facts.gender(told)


def _birthplace(facts: Facts, told: str, country: str | None) -> None:
    facts.add("birthPlace", told)
    facts.add("birthCountry", country or country_code(told.rpartition(", ")[2]))
