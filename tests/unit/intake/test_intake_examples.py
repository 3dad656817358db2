"""The bundled dispatches: complete, as the manifest says, and labelled with words that are in them."""

import json
import runpy
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from lagebild.intake import capture, publishers
from lagebild.model import KINDS, STANCES, Document

EXAMPLES = resources.files("lagebild.data").joinpath("examples")
MANIFEST: list[dict[str, str]] = yaml.safe_load(EXAMPLES.joinpath("manifest.yaml").read_text("utf-8"))
EXPECTED: list[dict[str, Any]] = [
    json.loads(line) for line in EXAMPLES.joinpath("expected.jsonl").read_text("utf-8").splitlines()
]


def captured(entry: dict[str, str]) -> Document:
    """Capture a dispatch without telling what the manifest knows."""
    return capture(EXAMPLES.joinpath(entry["file"]).read_bytes(), entry["file"])


def test_the_manifest_lists_every_dispatch() -> None:
    """No file without an entry, no entry without a file."""
    listed = [entry["file"] for entry in MANIFEST]
    assert listed == sorted(f"dispatches/{file.name}" for file in EXAMPLES.joinpath("dispatches").iterdir())


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"])
def test_a_dispatch_tells_what_the_manifest_says(entry: dict[str, str]) -> None:
    """Publisher, day and language are read from the file itself; a dateline may be a day older than the print."""
    document = captured(entry)
    assert document.publisher == entry["publisher"]
    assert document.published is not None
    assert document.published[:7] == entry["published"][:7]
    assert 0 <= int(entry["published"][8:]) - int(document.published[8:]) <= 1
    german = publishers()[entry["publisher"]].country == "de"
    assert document.language == ("de" if german else "en")
    assert 90 <= len(document.text.split()) <= 300
    assert len(document.title or "") > 20
    assert document.url in (None, entry.get("url"))


def test_half_of_them_are_german() -> None:
    """Both languages, several kinds of file."""
    documents = [captured(entry) for entry in MANIFEST]
    assert Counter(d.language for d in documents) == {"de": 15, "en": 14}
    assert len({d.media_type for d in documents}) == 5


def test_every_label_stands_in_its_dispatch() -> None:
    """Speaker, cue and the beginning of the content are the text's own characters."""
    texts = {entry["file"]: " ".join(captured(entry).text.split()) for entry in MANIFEST}
    assert len(EXPECTED) > 200
    assert {label["file"] for label in EXPECTED} == set(texts)
    for label in EXPECTED:
        assert label["kind"] in KINDS
        assert label["stance"] in STANCES
        for words in (label["speaker"], label["cue"], label["content"]):
            assert words is None or words in texts[label["file"]], label


def test_the_wire_copy_is_printed_twice_and_credited() -> None:
    """Two outlets print one agency's text: what the counting of origins is shown on."""
    twice = [captured(entry) for entry in MANIFEST if entry["file"].endswith("granaten.txt")]
    assert [d.credits for d in twice] == [("pan",), ("pan",)]
    assert twice[0].publisher != twice[1].publisher


def test_the_generator_writes_the_same_bytes() -> None:
    """The mail, the Word file and the PDF come from examples/make_formats.py, the mail byte for byte."""
    script = Path(__file__).parents[3] / "examples" / "make_formats.py"
    if not script.exists():
        pytest.skip("the generator is not part of this installation")
    made = runpy.run_path(str(script))
    stored = EXAMPLES.joinpath("dispatches/2025-04-30_prairie_confirmation.eml").read_bytes()
    assert made["write_mail"]() == stored
    for write, name in (("write_word", "2024-03-22_elbtal_kohle.docx"), ("write_pdf", "2025-06-02_nordlicht_msmt.pdf")):
        again = capture(made[write](), name)  # other versions of the libraries may pack the same text differently
        assert again.text == capture(EXAMPLES.joinpath("dispatches", name).read_bytes(), name).text
        assert made[write]() == made[write]()
