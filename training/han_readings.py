"""Make ``src/lagebild/data/register/han.tsv`` from the Unihan database, which Debian packages as ``unicode-data``.

    python training/han_readings.py /usr/share/unicode

Reads Unihan_{Readings,Variants,OtherMappings}.txt.bz2 (Unicode Standard Annex 38; Unicode licence v3). Kept are the
characters of the national standards GB 2312 / Tongyong Guifan Hanzi Biao, Big5, KS X 1001 and JIS X 0208.
"""

import bz2
import re
import sys
import unicodedata
from pathlib import Path

STANDARDS = ("kTGH", "kBigFive", "kKSC0", "kJis0")
TONES = {"\u0300", "\u0301", "\u0304", "\u030c"}
OUT = Path(__file__).resolve().parent.parent / "src/lagebild/data/register/han.tsv"
MOST = 3  # readings of a character in one language


def unihan(folder: Path, part: str) -> dict[str, dict[str, str]]:
    """Return field → character → value of one file of the database."""
    fields: dict[str, dict[str, str]] = {}
    with bz2.open(folder / f"Unihan_{part}.txt.bz2", "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                fields.setdefault(field, {})[chr(int(code[2:], 16))] = value
    return fields


def plain(pinyin: str) -> str:
    """Return a syllable without its tone; ü as v."""
    letters = [c for c in unicodedata.normalize("NFD", pinyin) if c not in TONES]
    return unicodedata.normalize("NFC", "".join(letters)).replace("ü", "v")


def mandarin(char: str, readings: dict[str, dict[str, str]], simple: str) -> list[str]:
    """Return the readings that the Chinese standard of 2013 gives, else the customary one."""
    standard = readings["kTGHZ2013"].get(char) or readings["kTGHZ2013"].get(simple)
    found = re.findall(r":([^\s,]+)", standard or "") or readings["kMandarin"].get(char, "").split()[:1]
    first = plain(readings["kMandarin"].get(char, "").split(" ")[0])
    return [*dict.fromkeys([first, *map(plain, found)])]


def main(folder: Path) -> None:
    """Write the table: character, simplified form, Mandarin, Cantonese, Korean, Japanese (on, then kun)."""
    readings, mappings = unihan(folder, "Readings"), unihan(folder, "OtherMappings")
    simplified = unihan(folder, "Variants")["kSimplifiedVariant"]
    chars = sorted(set().union(*(mappings[standard] for standard in STANDARDS)))
    lines = []
    for char in chars:
        simple = chr(int(simplified[char].split()[0][2:], 16)) if char in simplified else char
        cantonese = [re.sub(r"\d", "", one) for one in readings["kCantonese"].get(char, "").split()]
        korean = [one.split(":")[0] for one in readings["kHangul"].get(char, "").split()]
        japanese = [one.lower() for one in readings["kJapaneseOn"].get(char, "").split()][:MOST]
        kun = [one.lower() for one in readings["kJapaneseKun"].get(char, "").split() if one.isalpha() and len(one) < 8]
        columns = [mandarin(char, readings, simple), cantonese, korean, japanese + kun[:MOST]]
        if any(any(column) for column in columns):
            cells = [",".join(dict.fromkeys(filter(None, column[: 2 * MOST]))) for column in columns]
            lines.append("\t".join([char, simple if simple != char else "", *cells]))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
