"""Any script to plain Latin letters, for comparing names."""

import re
import unicodedata
from functools import cache

from lagebild.data import load

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_BY_NAME = re.compile(
    r"(?:KATAKANA|HIRAGANA|DEVANAGARI|BENGALI|GURMUKHI|GUJARATI|ORIYA|TAMIL|TELUGU|KANNADA|MALAYALAM|SINHALA)"
    r" (?P<kind>LETTER|VOWEL SIGN|SIGN)(?P<small> SMALL)? (?P<sound>[A-Z]+)"
)
_INDIC = range(0x0900, 0x0E00)
_SIGNS = {"VIRAMA": "-", "ANUSVARA": "n", "CANDRABINDU": "n"}  # what signs of Indian scripts sound; "-": no vowel
_INHERENT = re.compile("a?-")  # a vowel sign takes the place of the vowel that a consonant letter has
_KANA = range(0x3040, 0x3100)
# where Hepburn's romanisation (1887) of kana differs from their Unicode names
_HEPBURN = {"TI": "chi", "SI": "shi", "TU": "tsu", "HU": "fu", "ZI": "ji", "DI": "ji", "DU": "zu"}
_SMALL = re.compile(r"([bcdfghjkmnprstvwyz]*)[aeiou]\^([a-z]{1,2})")
_LONG = re.compile("[ー^]")
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
        parts = letter if ord(letter) in _KANA else unicodedata.normalize("NFKD", letter)
        pieces.extend(_letter(part) for part in parts)
    return _LONG.sub("", _SMALL.sub(_contracted, _INHERENT.sub("", "".join(pieces)))).replace("~", "-")


def _contracted(found: re.Match[str]) -> str:
    """Return a syllable of kana and the small one that changes its vowel: shi-ya as sha, te-i as ti."""
    before, small = found[1], found[2]
    return before + (small[1:] if small[0] == "y" and before.endswith(("sh", "ch", "j")) else small)


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
    if named and named["small"]:
        return "" if named["sound"] == "TU" else f"^{named['sound'].lower()}"
    if named and ord(part) in _KANA:
        return _HEPBURN.get(named["sound"], named["sound"].lower())
    if named and named["kind"] == "SIGN":
        return _SIGNS.get(named["sound"], "")
    if named:
        return ("-" if named["kind"] == "VOWEL SIGN" else "") + named["sound"].lower()
    return "" if unicodedata.category(part) in ("Mn", "Mc", "Lm", "Cf") else " "


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for script in ("cyrillic", "greek", "georgian", "armenian", "latin"):
        table |= _pairs(script)
    return table


def _pairs(script: str) -> dict[str, str]:
    words = load("register/scripts")[script].split()
    return {letter: latin.replace("_", "") for letter, latin in zip(words[::2], words[1::2], strict=True)}
