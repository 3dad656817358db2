"""Text from outside, made safe to print: nothing is taken away without a visible trace."""

import re
import unicodedata

__all__ = ["one_line", "printable"]

# C0 and C1 controls but for tab and newline, lone surrogates, noncharacters
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# what steers the writing direction
_STEERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")


def printable(text: str) -> str:
    """Replace what HTML may not hold by a sign that shows it: control characters by their pictures, the rest by �."""
    return _UNPRINTABLE.sub(_picture, text)


def one_line(text: str) -> str:
    """For print and terminals: white space folded; control, steering and unassigned characters spelt out, [U+0007]."""
    text = _SPACE.sub(" ", text)
    text = _STEERING.sub(_spell, _UNPRINTABLE.sub(_spell, text))
    if text.isascii():
        return text
    return "".join(f"[U+{ord(c):04X}]" if unicodedata.category(c) in {"Cn", "Co"} else c for c in text)


def _spell(found: re.Match[str]) -> str:
    return f"[U+{ord(found.group()):04X}]"


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code == 0x0D:
        return "\n"
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"
