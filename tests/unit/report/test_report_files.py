"""The three formats as files: golden copies, PDF properties, errors."""

import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from brief_material import CLAIMS, DOCUMENTS, material
from msgspec import convert, structs
from pypdf import PdfReader

import lagebild
from lagebild import report
from lagebild.errors import UsageError
from lagebild.model import Claim, Document, Span

GOLDEN = Path(__file__).parents[2] / "golden" / "report"


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> report.Brief:
    """The brief with a version that does not change."""
    monkeypatch.setattr(lagebild, "__version__", "0.0.0")
    return report.compose(material())


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """The brief as PDF."""
    return report.render_pdf(report.compose(material()))


@pytest.mark.parametrize("suffix", ["html", "json"])
def test_golden(brief: report.Brief, suffix: str) -> None:
    """The bytes are those of the committed copy; LAGEBILD_GOLDEN=write puts new ones there."""
    made = {"html": report.render_html, "json": report.render_json}[suffix](brief)
    path = GOLDEN / f"brief.{suffix}"
    if os.environ.get("LAGEBILD_GOLDEN") == "write":
        path.write_bytes(made)
    assert made == path.read_bytes(), f"{path.name} differs; if that is meant, run with LAGEBILD_GOLDEN=write"


def test_json_is_enough_to_check_every_quotation(brief: report.Brief) -> None:
    """From the JSON alone: each span is its slice, each document its hash, each footnote its characters."""
    whole = json.loads(report.render_json(brief))
    assert whole["format"] == "lagebild-brief/1"
    documents = {key: convert(value, Document) for key, value in whole["records"]["documents"].items()}
    for key, document in documents.items():
        assert hashlib.sha256(document.text.encode()).hexdigest() == key
    claims = [convert(value, Claim) for value in whole["records"]["claims"].values()]
    assert len(claims) == len(CLAIMS)
    for claim in claims:
        for span in claim.content:
            assert documents[claim.document].text[span.start : span.end] == span.text
    for note in whole["brief"]["footnotes"]:
        for excerpt in note["excerpts"]:
            assert documents[note["document"]].text[excerpt["start"] : excerpt["end"]] == excerpt["text"]


def test_json_survives_lone_surrogates() -> None:
    """A file name that is no Unicode comes out as valid JSON and reads back as it was."""
    first = next(iter(DOCUMENTS.values()))
    odd = structs.replace(first, name="caf\udce9.txt")
    brief = report.compose(material(documents={**material().documents, first.id: odd}))
    assert json.loads(report.render_json(brief))["records"]["documents"][first.id]["name"] == "caf\udce9.txt"
    assert b"caf\xef\xbf\xbd.txt" not in report.render_json(brief)


def test_pdf_is_the_same_twice(pdf: bytes) -> None:
    """The same brief gives the same bytes."""
    assert report.render_pdf(report.compose(material())) == pdf


def test_pdf_is_the_same_in_another_process_and_folder(pdf: bytes, tmp_path: Path) -> None:
    """Neither folder nor hash seed nor clock shows in the bytes."""
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from brief_material import material\nfrom lagebild import report\n"
        "report.write(material(), 'brief.pdf')\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Seoul"}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True, timeout=60)
    assert (tmp_path / "brief.pdf").read_bytes() == pdf


def test_pdf_is_tagged_and_accessible(pdf: bytes) -> None:
    """It says that it conforms to PDF/UA-1, is tagged, and has language and title."""
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).lower().startswith("en")
    assert reader.metadata
    assert reader.metadata.title == material().title
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_pdf_says_what_the_brief_says(pdf: bytes) -> None:
    """Allegation, denial, marks, outcomes and all scripts are in its text."""
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())
    for words in (
        "(paragraph number not verified)",
        "breach indicated",
        "not testable",
        "The rules that gave this",
        "We have never delivered any weapons",
        "Обвинения в поставках оружия абсурдны",
        "북한이 러시아의 기술 지원을",
        "从俄罗斯得到",
        "Ocean Maritime Management",
        "How to verify this brief",
    ):
        assert words in text
    assert "THE DENIAL" in text


def test_pdf_embeds_its_fonts(pdf: bytes) -> None:
    """Every font is in the file, and none of them is the last resort."""
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in PdfReader(io.BytesIO(pdf)).pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert any("NotoSansCJK" in name for name in fonts)
    assert all("+" in name for name in fonts)
    assert "LastResort" not in "".join(fonts)


@pytest.mark.parametrize(
    "word", ["#panic(1)", "*bold* _it_ $x$ @fn-1 <fn-1>", "\x07\u202e\ufffe", "a\\b`c`#{}[]()\"'", "עברית 🛰 ไทย"]
)
def test_pdf_takes_text_as_text(word: str) -> None:
    """Markup of the typesetter, control characters and unknown scripts are printed, never run, and never stop it."""
    pages = PdfReader(io.BytesIO(report.render_pdf(report.compose(material(title=word))))).pages
    if word.isascii() and word.isprintable():
        assert "".join(word.split()) in "".join(pages[0].extract_text().split())


def test_write_by_suffix(tmp_path: Path) -> None:
    """The suffix tells the format; folders are made; nothing else is left behind."""
    for name in ("brief.html", "brief.JSON"):
        assert report.write(material(), tmp_path / "new" / name).read_bytes()
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["brief.JSON", "brief.html"]
    assert (tmp_path / "new" / "brief.html").read_bytes().startswith(b"<!doctype html>")


@pytest.mark.parametrize(
    ("name", "words"), [("brief.docx", "docx comes later"), ("brief", "no format"), ("b.txt", "no format")]
)
def test_unknown_suffix_is_a_usage_error(tmp_path: Path, name: str, words: str) -> None:
    """One line says what to write instead, and no file appears."""
    with pytest.raises(UsageError, match=words):
        report.write(material(), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_unwritable_place_is_a_usage_error(tmp_path: Path) -> None:
    """A file where a folder should be gives one line, not a traceback."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="cannot write"):
        report.write(material(), tmp_path / "file" / "brief.json")
    (tmp_path / "taken.json").mkdir()
    with pytest.raises(UsageError, match="cannot write"):
        report.write(material(), tmp_path / "taken.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "taken.json"]


def test_span_helper_cuts() -> None:
    """The fixture's spans are slices themselves."""
    for claim in CLAIMS:
        text = next(d for d in DOCUMENTS.values() if d.id == claim.document).text
        assert all(Span.of(text, s.start, s.end) == s for s in claim.content)


def test_notes_go_to_the_end_where_pages_cannot_hold_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the typesetter loses a footnote between two pages, all of them are printed, after the last section."""
    import typst

    from lagebild.report import paper

    compiled = paper._compile

    def fail_at_foot(data: str, standards: list, notes: str) -> bytes:
        if notes == "foot":
            raise typst.TypstError("label `<fn-3>` does not exist in the document")
        return compiled(data, standards, notes)

    brief = report.compose(material())
    monkeypatch.setattr(paper, "_compile", fail_at_foot)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(report.render_pdf(brief))).pages)
    end = "".join(text.rpartition("Notes")[2].split())
    quoted = [e.text for note in brief.footnotes for e in note.excerpts if e.role == "quote"]
    plain = ["".join(words.split())[:12] for words in quoted if words.isascii() and "-" not in words]
    assert plain
    assert [words for words in plain if words not in end] == []
