"""The brief on paper: a tagged PDF by typst. Text goes in as data; the template never reads it as markup."""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from msgspec import to_builtins

from lagebild.errors import LagebildError
from lagebild.plain import one_line
from lagebild.report import wording
from lagebild.report.outline import Brief

__all__ = ["render_pdf"]

# Hangul, Kana and Han; the font for them is large, so it is read only where it is needed
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
_LANGUAGE = re.compile("[a-z]{2,3}")
_STANDARDS: tuple[list[Literal["ua-1"]], ...] = (["ua-1"], [])
_RAW = frozenset({"svg", "id", "type"})


def render_pdf(brief: Brief) -> bytes:
    """Return the PDF, the same bytes each time.

    It conforms to PDF/UA-1 unless a character is in none of the fonts: then boxes stand in its place. Notes stand at
    the foot of pages, or at the end where that cannot be set.
    """
    import typst

    data = json.dumps(_data(brief), ensure_ascii=False, sort_keys=True)
    reason = ""
    for notes in ("foot", "end"):
        for standards in _STANDARDS:
            try:
                return _compile(data, standards, notes)
            except typst.TypstError as error:
                reason = str(error).partition("\n")[0]
                if "PDF/UA-1 error" not in str(error):
                    break
    raise LagebildError(f"the PDF cannot be set ({reason}): write .html, and report this with the workspace")


def _compile(data: str, standards: list[Literal["ua-1"]], notes: str) -> bytes:
    import typst

    compiler = typst.Compiler(
        input=resources.files("lagebild.report").joinpath("templates/brief.typ").read_bytes(),
        font_paths=_fonts(cjk=_CJK.search(data) is not None),
        ignore_system_fonts=True,
        sys_inputs={"brief": data, "notes": notes},
    )
    made: Any = compiler.compile(format="pdf", pdf_standards=[*standards], timestamp=0)
    return bytes(made)


@cache
def _fonts(*, cjk: bool) -> Any:
    import typst

    packages = ["fontpkg_noto_sans", *(["cvttf_NotoSansCJK_Regular"] if cjk else [])]
    paths = [str(folder) for package in packages for folder in _folders(package)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=paths)


def _folders(package: str) -> Iterator[Path]:
    spec = find_spec(package)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        yield Path(place)


def _data(brief: Brief) -> dict[str, Any]:
    """The outline as the template wants it: clean strings, footnote marks, ranges and dates in words."""
    outline: dict[str, Any] = to_builtins(brief)
    del outline["material"]
    data: dict[str, Any] = _clean(outline)
    data["classes"] = [list(words) for words in wording.CLASSES]
    data["signs"] = dict(wording.SYMBOLS)
    data["as_of_words"] = wording.date(brief.as_of) if brief.as_of else ""
    data["description"] = f"Period covered: {brief.period}"
    for place, section in enumerate(data["sections"], 1):
        section["numeral"] = wording.roman(place)
    sources = {note["number"]: note["source"] for note in data["footnotes"]}
    for note in data["footnotes"]:
        _set_out(note)
    _mark(data["sections"], set(), sources)
    return data


def _clean(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _clean(content, name) for name, content in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item, key) for item in value]
    if key == "language":
        return value if isinstance(value, str) and _LANGUAGE.fullmatch(value) and value != "und" else None
    return one_line(value) if isinstance(value, str) and key not in _RAW else value


def _set_out(note: dict[str, Any]) -> None:
    note["date"] = wording.date(note["published"])
    note["range"] = ", ".join(f"{e['start']}–{e['end']}" for e in note["excerpts"] if e["role"] == "quote")
    parts: list[dict[str, str]] = []
    note["before"] = bool(note["excerpts"]) and note["excerpts"][0]["start"] > 0
    note["after"] = bool(note["excerpts"]) and note["excerpts"][-1]["end"] < note["length"]
    at = note["excerpts"][0]["start"] if note["excerpts"] else 0
    for excerpt in note.pop("excerpts"):
        if excerpt["start"] != at:
            parts.append({"role": "gap", "text": ""})
        parts.append({"role": excerpt["role"], "text": excerpt["text"]})
        at = excerpt["end"]
    note["parts"] = parts


def _mark(value: Any, seen: set[int], sources: dict[int, str]) -> None:
    """Turn footnote numbers into marks that know whether they come first; fields stand in the order of print."""
    if isinstance(value, list):
        for item in value:
            _mark(item, seen, sources)
    elif isinstance(value, dict):
        for name, content in list(value.items()):
            if name != "notes":
                _mark(content, seen, sources)
                continue
            value["notes"] = [{"n": n, "first": n not in seen} for n in content]
            value["source"] = sources[content[0]] if content else ""
            seen.update(content)
