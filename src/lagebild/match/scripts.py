"""Any script to plain Latin letters, for comparing names."""

import re
import unicodedata
from functools import cache

from lagebild.data import load

_HANGUL = range(0xAC00, 0xD7A4)
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_BY_NAME = re.compile(
    r"(?:KATAKANA|HIRAGANA|DEVANAGARI|BENGALI|GURMUKHI|GUJARATI|ORIYA|TAMIL|TELUGU|KANNADA|MALAYALAM|SINHALA)"
    r" (?P<kind>LETTER|VOWEL SIGN|SIGN)(?: SMALL)? (?P<sound>[A-Z]+)"
)
_INDIC = range(0x0900, 0x0E00)
_SIGNS = {"VIRAMA": "-", "ANUSVARA": "n", "CANDRABINDU": "n"}  # what signs of Indian scripts sound; "-": no vowel
_INHERENT = re.compile("a?-")  # a vowel sign takes the place of the vowel that a consonant letter has
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`´ʹʺ′ˈ·"))


def to_latin(text: str) -> str:
    """Return ``text`` case-folded in ASCII letters, digits and blanks; Han characters stay, set apart.

    NFKD, case folding and tables (``data/register/scripts.yaml``): a key to compare by, not a transliteration to show.
    """
    folded = text.translate(_APOSTROPHES).casefold()
    if folded.isascii():
        return folded
    pieces: list[str] = []
    for letter in unicodedata.normalize("NFC", folded):
        if ord(letter) in _HANGUL:
            pieces.append(_syllable(ord(letter) - _HANGUL.start))
            continue
        parts = unicodedata.normalize("NFKD", letter)
        pieces.extend(_letter(part) for part in parts)
    return _INHERENT.sub("", "".join(pieces)).replace("~", "-")


@cache
def _letter(part: str) -> str:
    if part.isascii():
        return part.lower().replace("-", "~")
    if _HAN.match(part):
        return f" {part} "
    told = _table().get(part)
    if told is not None:
        return told
    if unicodedata.category(part) == "Mn" and ord(part) not in _INDIC:
        return ""
    named = _BY_NAME.match(unicodedata.name(part, ""))
    if named and named["kind"] == "SIGN":
        return _SIGNS.get(named["sound"], "")
    if named:
        return ("-" if named["kind"] == "VOWEL SIGN" else "") + named["sound"].lower()
    return "" if unicodedata.category(part) in ("Mn", "Mc", "Lm", "Cf") else " "


@cache
def _syllable(code: int) -> str:
    parts = load("register/scripts")["hangul"]
    initials, vowels, finals = (parts[key].split() for key in ("initial", "vowel", "final"))
    spelled = initials[code // 588] + vowels[code % 588 // 28] + finals[code % 28]
    return f" {spelled.replace('_', '')} "


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for script in ("cyrillic", "greek", "georgian", "armenian", "latin"):
        table |= _pairs(script)
    return table


def _pairs(script: str) -> dict[str, str]:
    words = load("register/scripts")[script].split()
    return {letter: latin.replace("_", "") for letter, latin in zip(words[::2], words[1::2], strict=True)}
