"""Footnote numbers in the order in which a reader meets them."""

from typing import Any

from msgspec import Struct, structs

from lagebild.report.outline import Footnote, Section

__all__ = ["renumber"]


def renumber(
    sections: tuple[Section, ...], footnotes: tuple[Footnote, ...]
) -> tuple[tuple[Section, ...], tuple[Footnote, ...]]:
    """Number the footnotes anew by their first place in ``sections``, whose fields stand in the order of print."""
    order: dict[int, int] = {}
    done = _walk(sections, order)
    kept = sorted((note for note in footnotes if note.number in order), key=lambda note: order[note.number])
    return done, tuple(structs.replace(note, number=order[note.number]) for note in kept)


def _walk(value: Any, order: dict[int, int]) -> Any:
    if isinstance(value, tuple):
        return tuple(_walk(item, order) for item in value)
    if not isinstance(value, Struct):
        return value
    changed = {}
    for field in structs.fields(value):
        content = getattr(value, field.name)
        if field.name == "notes":
            changed["notes"] = tuple(sorted(order.setdefault(number, len(order) + 1) for number in content))
        elif isinstance(content, (tuple, Struct)):
            changed[field.name] = _walk(content, order)
    return structs.replace(value, **changed) if changed else value
