"""Numbers that identify a party by themselves, in comparable form."""

import re
from collections.abc import Iterator

from stdnum import imo, lei

from lagebild.model import Entity

__all__ = ["ACROSS", "Key", "is_company", "keys", "ship_number"]

_PLAIN = re.compile(r"[^A-Z0-9]")
_SHORTEST = {"passportNumber": 5, "idNumber": 6, "taxNumber": 6, "registrationNumber": 6, "innCode": 10, "ogrnCode": 13}
_STATELESS = ("innCode", "ogrnCode")  # of one state's register by their name
# the same register number of two parties of one list is a branch, or a firm that several persons stand behind
ACROSS = frozenset({"idNumber", "taxNumber", "registrationNumber", "swiftBic"})

Key = tuple[str, str, str | None]  # property, number, state


def keys(entity: Entity) -> Iterator[Key]:
    """Yield what identifies the party: property, number and, where the number needs one, the state that gave it.

    IMO numbers and LEIs with a right check digit; UN reference numbers; Russian tax and company numbers; SWIFT codes;
    passports, identity, tax and company numbers with their state. Where a document names no state, the party's only
    nationality, or a company's only country, stands for it; without either, the number is passed over.
    """
    for prop, read in (("imoNumber", ship_number), ("leiCode", _lei), ("swiftBic", _bic)):
        for text in entity.properties.get(prop, ()):
            if number := read(text):
                yield prop, number, None
    for reference in (*entity.properties.get("unscId", ()), *_own_references(entity)):
        yield "unscId", reference.strip().casefold(), None
    for prop in _STATELESS:
        for text in entity.properties.get(prop, ()):
            if number := _number(prop, text):
                yield prop, number, None
    states = {(paper.prop, paper.number): paper.country for paper in entity.papers}
    home = _home(entity)
    for prop in ("passportNumber", "idNumber", "taxNumber", "registrationNumber"):
        for text in entity.properties.get(prop, ()):
            number, state = _number(prop, text), states.get((prop, text)) or home
            if number and state:
                yield prop, number, state


def ship_number(text: str) -> str | None:
    """Return the seven digits of a ship's or a company's IMO number; none where the check digit is wrong."""
    number = _PLAIN.sub("", text.upper()).removeprefix("IMO")
    valid = len(number) == 7 and number.isascii() and number.isdigit() and (imo.is_valid(number) or is_company(number))
    return number if valid else None


def is_company(number: str) -> bool:
    """Whether seven digits are a company number of the IMO scheme: weights 8 6 4 2 9 7, modulus 11."""
    total = sum(int(digit) * weight for digit, weight in zip(number, (8, 6, 4, 2, 9, 7), strict=False))
    return (11 - total % 11) % 10 == int(number[6])


def _lei(text: str) -> str | None:
    number = _PLAIN.sub("", text.upper())
    return number if lei.is_valid(number) else None


def _bic(text: str) -> str | None:
    number = _PLAIN.sub("", text.upper())
    return number.ljust(11, "X") if len(number) in (8, 11) and number[:6].isalpha() else None


def _number(prop: str, text: str) -> str | None:
    number = _PLAIN.sub("", text.upper())
    digits = sum(sign.isdigit() for sign in number)
    if len(number) < _SHORTEST[prop] or digits < 4 or len(set(number)) < 3:  # 0000000, X0000 and their like
        return None
    return number


def _own_references(entity: Entity) -> tuple[str, ...]:
    return tuple(listing.reference for listing in entity.listings if listing.dataset == "un" and listing.reference)


def _home(entity: Entity) -> str | None:
    for prop in ("nationality", "jurisdiction", "country"):
        told = entity.properties.get(prop, ())
        if told:
            return told[0] if len(set(told)) == 1 and (prop != "country" or entity.schema != "Person") else None
    return None
