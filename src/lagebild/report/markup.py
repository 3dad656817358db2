"""HTML that is escaped by default: whatever is not made by ``tag`` or ``trusted`` is text."""

from collections.abc import Iterable
from html import escape

from lagebild.plain import printable

__all__ = ["Child", "Html", "tag", "text", "trusted"]

_VOID = frozenset({"meta", "br", "hr", "link"})


class Html(str):
    """A string that is markup already."""

    __slots__ = ()


Child = str | Iterable["Child"] | None


def text(value: str) -> Html:
    """Escape text from anywhere."""
    return value if isinstance(value, Html) else Html(escape(printable(value)))


def trusted(value: str) -> Html:
    """Mark markup of our own making: the style sheet, a drawing of ``svg``."""
    return Html(value)


def tag(name: str, /, *children: Child, **attributes: str | bool | None) -> Html:
    """Build an element. In names of attributes ``_`` is ``-``; none and False drop out."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}"
        + ("" if value is True else f'="{escape(printable(value), quote=True)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{''.join(_flat(children))}</{name}>")


def _flat(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            yield text(child)
        else:
            yield from _flat(child)
