"""Changes of a list in plain English, from the words of ``data/register/words.yaml``."""

from collections.abc import Iterable

from lagebild.data import load
from lagebild.model import DateTold, Entity, Listing, Name, Paper

_LONGEST = 160  # characters of a value that a sentence still quotes

Shifted = tuple[str, tuple[str, ...], tuple[str, ...]]  # property, values lost, values gained


def added(entity: Entity) -> str:
    """Say that a party is new."""
    return f"Added: {_party(entity)}."


def removed(entity: Entity) -> str:
    """Say that a party is gone."""
    return f"Removed: {_party(entity)}."


def changed(
    before: Entity, after: Entity, shifts: Iterable[Shifted], lost: Iterable[Listing], gained: Iterable[Listing]
) -> str:
    """Say what differs about a party, in the order: schema, properties by name, listings."""
    parts = []
    if before.schema != after.schema:
        parts.append(f"is now a {after.schema}, no longer a {before.schema}")
    for prop, gone, new in shifts:
        parts.append(_shift(prop, gone, new))
    parts += _listings(list(lost), list(gained))
    if not parts:
        parts = [f"is now captioned {after.caption}"]
    joint = ":" if parts[0].startswith("the ") else ""
    return f"Changed: {before.caption}{_reference(before)}{joint} {'; '.join(parts)}."


def _party(entity: Entity) -> str:
    told = []
    for listing in entity.listings:
        told += [listing.reference] if listing.reference else []
        told += [f"{listing.programme} programme"] if listing.programme else []
        told += [f"listed {listing.listed}"] if listing.listed else []
        told += [f"delisted {listing.delisted}"] if listing.delisted else []
    return f"{entity.caption} ({', '.join(told)})" if told else entity.caption


def _reference(entity: Entity) -> str:
    references = [listing.reference for listing in entity.listings if listing.reference]
    return f" ({', '.join(references)})" if references else ""


def _shift(prop: str, lost: tuple[str, ...], gained: tuple[str, ...]) -> str:
    words = load("register/words")
    if prop in words["untold"]:
        return f"has other {words['untold'][prop]}"
    singular, plural = (part.strip() for part in words["properties"].get(prop, f"{prop} | {prop} values").split("|"))
    if len(lost) == len(gained) == 1 and prop in words["single"]:
        return f"the {singular} changed from {_quoted(lost)} to {_quoted(gained)}"
    parts = [
        f"{verb} the {singular if len(values) == 1 else plural} {_quoted(values)}"
        for verb, values in (("lost", lost), ("gained", gained))
        if values
    ]
    return " and ".join(parts)


def _quoted(values: tuple[str, ...]) -> str:
    short = [value if len(value) <= _LONGEST else value[:_LONGEST].rstrip() + "…" for value in values]
    return short[0] if len(short) == 1 else f"{', '.join(short[:-1])} and {short[-1]}"


def _listings(lost: list[Listing], gained: list[Listing]) -> list[str]:
    """Pair the listings of one list and number, and say how they differ; the rest came or went as a whole."""
    parts = []
    for old in list(lost):
        new = next((one for one in gained if (one.dataset, one.reference) == (old.dataset, old.reference)), None)
        if new is None:
            new = gained[0] if len(lost) == len(gained) == 1 else None
        if new is None:
            continue
        lost.remove(old)
        gained.remove(new)
        if old.delisted is None and new.delisted:
            parts.append(f"was delisted on {new.delisted}")
        elif old.delisted != new.delisted:
            parts.append(f"the delisting date changed from {old.delisted} to {new.delisted or 'none'}")
        for label, one, other in (
            ("list", old.dataset, new.dataset),
            ("reference number", old.reference, new.reference),
            ("programme", old.programme, new.programme),
            ("listing date", old.listed, new.listed),
            ("legal basis", old.basis, new.basis),
        ):
            if one != other:
                parts.append(f"the {label} changed from {one or 'none'} to {other or 'none'}")
    parts += [f"is no longer listed as {_listing(listing)}" for listing in lost]
    parts += [f"is now also listed as {_listing(listing)}" for listing in gained]
    return parts


def _listing(listing: Listing) -> str:
    return " ".join(filter(None, (listing.dataset, listing.programme, listing.reference, listing.listed)))


def value(told: Name | DateTold | Paper) -> str:
    """Return the text that a property holds of a name, date or document."""
    return told.text if isinstance(told, Name) else told.date if isinstance(told, DateTold) else told.number


def detail(told: Name | DateTold | Paper) -> str:
    """Say what is told of a name, date or document besides the text that a property holds."""
    if isinstance(told, Name):
        return f"{told.text} ({', '.join(filter(None, (told.kind, told.script, told.language)))})"
    if isinstance(told, DateTold):
        date = f"between {told.date} and {told.until}" if told.until else told.date
        return f"circa {date}" if told.circa else date
    about = [
        told.country,
        f"issued {told.issued}" if told.issued else None,
        f"expires {told.expires}" if told.expires else None,
    ]
    known = ", ".join(filter(None, (*about, told.note)))
    return f"{told.kind} {told.number}{f' ({known})' if known else ''}"
