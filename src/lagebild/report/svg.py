"""A small drawing board for SVG: text is measured, wrapped and escaped here."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

from lagebild.plain import printable

__all__ = ["Board", "clip", "measure", "wrap"]

# advance widths of Noto Sans in em, rounded up, by class of character: labels must not touch in any font
_NARROW = frozenset("iljtfr.,:;'|!()[] I-·")
_WIDE = frozenset("mwMWÄÖÜ@%&—…")
_FONT = "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


def measure(text: str, size: float) -> float:
    """Estimate the width of a label in the unit of ``size``, rather too wide than too narrow."""
    width = 0.0
    for char in text:
        if char in _NARROW:
            width += 0.36
        elif char in _WIDE:
            width += 0.95
        elif ord(char) >= 0x1100:
            width += 1.0
        else:
            width += 0.68 if char.isupper() else 0.6
    return width * size


def clip(text: str, size: float, width: float) -> str:
    """Shorten a label to ``width``, with an ellipsis."""
    if measure(text, size) <= width:
        return text
    while text and measure(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def wrap(text: str, size: float, width: float, lines: int) -> list[str]:
    """Break a label into at most ``lines`` lines of at most ``width``; the last one is clipped."""
    done: list[str] = []
    words = printable(text).split()
    while words and len(done) < lines - 1:
        line = words.pop(0)
        while words and measure(f"{line} {words[0]}", size) <= width:
            line += " " + words.pop(0)
        done.append(clip(line, size, width))
    if words:
        done.append(clip(" ".join(words), size, width))
    return done


class Board:
    """Collects shapes. Colours are given as hex for print; each also names a class, by which HTML restyles them."""

    COLOURS = {  # noqa: RUF012 - a table, never changed
        "ink": "#1b1b1b",
        "soft": "#5c5f66",
        "line": "#d4d2cb",
        "paper": "#ffffff",
        "event": "#b9b4a7",
        "claim": "#1d4f7c",
        "denial": "#a8430f",
        "friend": "#2f6b3f",
        "mark": "#7a2431",
    }

    def __init__(self, width: int, height: int, title: str, description: str, name: str) -> None:
        self._size = (width, height)
        self._title, self._description, self._name = title, description, name
        self._parts: list[str] = []

    @contextmanager
    def group(self, name: str, **told: str) -> Iterator[None]:
        """Keep what is drawn meanwhile together, under a class and ``data-`` attributes by which a page finds it."""
        data = "".join(f' data-{key}="{escape(value)}"' for key, value in told.items() if value)
        self._parts.append(f'<g class="{name}"{data}>')
        yield
        self._parts.append("</g>")

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1, dash: str = "") -> None:
        """Draw a straight line."""
        self.path(f"M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}", colour, width, dash)

    def path(self, d: str, colour: str, width: float = 1, dash: str = "") -> None:
        """Draw an open path; ``d`` comes from our own numbers only."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(
            f'<path d="{d}" fill="none" stroke="{self.COLOURS[colour]}" class="s-{colour}" '
            f'stroke-width="{_n(width)}"{dashed}/>'
        )

    def shape(self, d: str, colour: str, edge: str = "") -> None:
        """Fill a closed path."""
        stroke = f' stroke="{self.COLOURS[edge]}" stroke-width="1.5"' if edge else ""
        names = f"f-{colour}" + (f" s-{edge}" if edge else "")
        self._parts.append(f'<path d="{d}" fill="{self.COLOURS[colour]}" class="{names}"{stroke}/>')

    def box(self, x: float, y: float, width: float, height: float, colour: str, round_: float = 0) -> None:
        """Fill a rectangle."""
        self._parts.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="{_n(round_)}" '
            f'fill="{self.COLOURS[colour]}" class="f-{colour}"/>'
        )

    def dot(self, x: float, y: float, radius: float, colour: str, edge: str = "") -> None:
        """Fill a circle."""
        stroke = f' stroke="{self.COLOURS[edge]}" stroke-width="1.5"' if edge else ""
        names = f"f-{colour}" + (f" s-{edge}" if edge else "")
        fill = f'fill="{self.COLOURS[colour]}" class="{names}"'
        self._parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" {fill}{stroke}/>')

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 12,
        colour: str = "ink",
        anchor: str = "start",
        bold: bool = False,
    ) -> None:
        """Write one line; ``anchor`` is start, middle or end."""
        weight = ' font-weight="600"' if bold else ""
        self._parts.append(
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" text-anchor="{anchor}"{weight} '
            f'fill="{self.COLOURS[colour]}" class="f-{colour}">{escape(printable(text))}</text>'
        )

    def svg(self) -> str:
        """Return the drawing."""
        width, height = self._size
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            f'role="img" aria-labelledby="{self._name}-t {self._name}-d" font-family="{_FONT}">'
            f'<title id="{self._name}-t">{escape(printable(self._title))}</title>'
            f'<desc id="{self._name}-d">{escape(printable(self._description))}</desc>'
            f"{''.join(self._parts)}</svg>"
        )


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
