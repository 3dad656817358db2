"""One party of the UN list in FollowTheMoney's shape.

Where a field of the list has a property of its own, it goes there; every other text that the list tells of a party
goes into ``notes``, so that nothing is lost. Left out on purpose, because they tell nothing of the party: VERSIONNUM,
LIST_TYPE, SORT_KEY, SORT_KEY_LAST_MOD, and DATAID, the row number (``REFERENCE_NUMBER`` is the permanent one).
"""

import re
from typing import TYPE_CHECKING

from lagebild.data import load
from lagebild.errors import ListError
from lagebild.lists import unfields
from lagebild.lists.dates import day
from lagebild.lists.xmlfile import line_of
from lagebild.model import Entity, Listing

if TYPE_CHECKING:
    from lxml.etree import _Element

_SCHEMATA = {"INDIVIDUAL": "Person", "ENTITY": "Organization"}
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_LEFT_OUT = ("VERSIONNUM", "LIST_TYPE", "SORT_KEY", "SORT_KEY_LAST_MOD", "DATAID")
_UNSAFE = re.compile(r"[^a-z0-9.]+")


def read_party(element: "_Element") -> Entity:
    """Return the party; its id is ``un-`` and the reference number in lower case.

    Raises :class:`ListError` when it has no name, no reference number, or two different values where one is due.
    """
    line = line_of(element)
    facts = unfields.Collected(str(element.tag))
    single: dict[str, list[str]] = {}
    for child in element:
        tag = str(child.tag).removeprefix(f"{element.tag}_")
        fields = unfields.of(child)
        if tag in _LEFT_OUT or not fields:
            continue
        if tag in unfields.READERS:
            unfields.READERS[tag](facts, fields)
            facts.keep_rest(tag, fields)
        else:
            single.setdefault(tag, []).extend(text for texts in fields.values() for text in texts)

    def one(tag: str) -> str | None:
        values = list(dict.fromkeys(single.pop(tag, ())))
        if len(values) > 1:
            raise ListError(f"UN list, line {line}: two values for {tag} in one party; nothing was read")
        return values[0] if values else None

    name = " ".join(filter(None, map(one, _NAMES)))
    reference = one("REFERENCE_NUMBER")
    stem = _UNSAFE.sub("-", reference.lower()).strip("-.") if reference else ""
    if not name or not stem:
        missing = "reference number" if name else "name"
        raise ListError(f"UN list, line {line}: a party without {missing}; nothing was read")
    facts.name("name", name, first=True)
    for original in single.pop("NAME_ORIGINAL_SCRIPT", ()):
        facts.name("name", original)
    facts.gender(one("GENDER"))
    programme = one("UN_LIST_TYPE")
    listing = Listing(
        dataset="un",
        programme=programme,
        reference=reference,
        listed=_day(one("LISTED_ON"), "LISTED_ON", line),
        delisted=_day(one("DELISTED_ON"), "DELISTED_ON", line),
        basis=load("register/un")["regimes"].get(programme),
    )
    for comment in single.pop("COMMENTS1", ()):
        facts.read_comment(comment)
    facts.keep_rest("", single)
    return facts.entity(f"un-{stem}", _SCHEMATA[str(element.tag)], (listing,))


def _day(text: str | None, tag: str, line: int) -> str | None:
    if text is None:
        return None
    found = day(text)
    if found is None:
        raise ListError(f"UN list, line {line}: {tag} is {text[:40]!r}, not a date; nothing was read")
    return found
