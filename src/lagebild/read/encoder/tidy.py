"""The network proposes pieces; these rules make them words, quotations and names with clean edges."""

from __future__ import annotations

import re

from lagebild.read.attribution import Range

__all__ = ["content_range", "part_range"]

_OPENING = "„“\"»«‚‘'›‹「『”"
_CLOSING = {
    "„": '“”"', "“": '”"', "”": "”", "«": "»", "»": "«", '"': '"“”', "‚": "‘’'", "‘": "’'", "'": "'’", "‹": "›",
    "›": "‹", "「": "」", "『": "』",
}  # fmt: skip
_CLOSERS = "".join(dict.fromkeys("".join(_CLOSING.values())))
_STOPS = ".。．"
_ABBREVIATION = re.compile(r"\b(?:[A-ZА-Я]|Dr|Mr|Ms|Mrs|St|Jr|Sr|Prof|bzw|etc|Co|Inc|Ltd)\.$")
_LOOSE = " \t\r\n\u00a0\u202f\u3000,;:，；：、–—-"
# what follows a Korean noun: topic, subject, object, possessive, place, company
_PARTICLE = re.compile(
    "(?<=[가-힣A-Za-z0-9”’\"')])(?:에서는|에서도|으로부터|에게는|은|는|이|가|을|를|의|도|께서|에서|에게|과|와)$"
)


def content_range(text: str, where: Range, kind: str) -> Range:
    """Return ``where`` with whole words, its own quotation marks, and no loose marks at its ends.

    A full stop stays where a whole sentence was said (direct, free indirect) and with a German reported clause.
    """
    start, end = _words(text, where)
    start, end = _stripped(text, start, end)
    if kind == "direct":
        start, end = _quoted(text, start, end)
    elif kind == "indirect" and end - start > 1 and text[end - 1] in _STOPS and not _abbreviated(text, end):
        end -= 1
    return (start, end) if start < end else where


def part_range(text: str, where: Range, *, korean: bool = False) -> Range:
    """Return the range of a speaker, cue or addressee: whole words, without marks or a Korean particle at its ends."""
    start, end = _words(text, where)
    start, end = _stripped(text, start, end)
    while end - start > 1 and text[end - 1] in _STOPS and not _abbreviated(text, end):
        start, end = _stripped(text, start, end - 1)
    if korean and text[end : end + 1].isspace() and text[end + 1 : end + 2] not in _OPENING:
        m = _PARTICLE.search(text[start:end])  # before a quotation a headline drops particles: "김정은 “…”"
        end = start + m.start() if m and m.start() else end
    return (start, end) if start < end else where


def _words(text: str, where: Range) -> Range:
    """Widen to whole words in scripts that part words by blanks and let none of theirs stand against a letter."""
    start, end = where
    while start > 0 and _inside_word(text, start):
        start -= 1
    while end < len(text) and _inside_word(text, end):
        end += 1
    return start, end


def _inside_word(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    return before.isalnum() and after.isalnum() and before < "\u1100" and after < "\u1100"


def _stripped(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in _LOOSE:
        start += 1
    while start < end and text[end - 1] in _LOOSE:
        end -= 1
    return start, end


def _quoted(text: str, start: int, end: int) -> Range:
    """Take in a mark that stands directly before or behind, where its partner is missing inside."""
    closers = _CLOSING.get(text[start], "")
    if closers and text[end - 1] not in closers:
        behind = end + (text[end : end + 1] in (".", ",", "!", "?", "…", "\u00a0", "\u202f", " "))
        if text[behind : behind + 1] and text[behind] in closers:
            end = behind + 1
    elif not closers and text[end - 1] in _CLOSERS:
        before = start - 1 - (text[start - 1 : start] in ("\u00a0", "\u202f"))
        if before >= 0 and text[end - 1] in _CLOSING.get(text[before], ""):
            start = before
    elif not closers and start > 0 and end < len(text) and text[end] in _CLOSING.get(text[start - 1], ""):
        start, end = start - 1, end + 1
    return start, end


def _abbreviated(text: str, end: int) -> bool:
    """Whether the stop before ``end`` ends an abbreviation of capitals: "U.S.", "Dr.", "J."."""
    return bool(_ABBREVIATION.search(text[max(0, end - 6) : end]))
