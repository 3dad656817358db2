"""The drawings: deterministic, well formed, and without labels on top of each other."""

import re
from xml.etree import ElementTree

import pytest
from brief_material import CLAIMS, PROPOSITIONS, material
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from lagebild import report
from lagebild.model import Event, Proposition
from lagebild.report.outline import Picture
from lagebild.report.svg import Board, measure, wrap
from lagebild.report.timeline import _lanes

NS = "{http://www.w3.org/2000/svg}"


def pictures(made: report.Material) -> dict[str, Picture]:
    """The pictures of a brief by name."""
    brief = report.compose(made)
    return {b.id: b for s in brief.sections for b in s.blocks if isinstance(b, Picture)}


def labels(svg: str) -> list[tuple[float, float, float, float, str]]:
    """Boxes of all labels: left, top, right, bottom, text."""
    boxes = []
    for text in ElementTree.fromstring(svg).iter(f"{NS}text"):
        size, words = float(text.get("font-size", "0")), text.text or ""
        width = measure(words, size) * 0.86  # the estimate is on the wide side
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
        boxes.append((left, y - size * 0.75, left + width, y + size * 0.2, words))
    return boxes


def overlaps(svg: str) -> list[tuple[str, str]]:
    """Pairs of labels that cover each other."""
    boxes = labels(svg)
    return [
        (a[4], b[4])
        for place, a in enumerate(boxes)
        for b in boxes[place + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@pytest.mark.parametrize("name", ["timeline", "actors"])
def test_labels_do_not_overlap(name: str) -> None:
    """No label covers another, and all stay inside the drawing."""
    picture = pictures(material())[name]
    assert overlaps(picture.svg) == []
    width = float(ElementTree.fromstring(picture.svg).get("viewBox", "").split()[2])
    for left, _, right, _, words in labels(picture.svg):
        assert left >= 0, words
        assert right <= width, words


@pytest.mark.parametrize("name", ["timeline", "actors"])
def test_drawing_is_well_formed_and_described(name: str) -> None:
    """Title and description come first in the drawing, and are what the outline says."""
    picture = pictures(material())[name]
    root = ElementTree.fromstring(picture.svg)
    assert [child.tag for child in root][:2] == [f"{NS}title", f"{NS}desc"]
    assert root[0].text == picture.title
    assert root[1].text == picture.description
    assert root.get("role") == "img"


def test_timeline_twin_has_all_that_is_drawn() -> None:
    """Each alleged fact and each act of a register stands in the table with its dates."""
    twin = pictures(material())["timeline"].twin
    rows = {row[1].text: row for row in twin.rows}
    shells = next(row for text, row in rows.items() if "artillery shells" in text)
    assert shells[0].text == "September 2023"
    assert "14 June 2024" in shells[2].text
    assert "14 June 2024" in shells[3].text
    assert any(text.startswith("Signed: Treaty") for text in rows)
    assert any(text.startswith("Mandate ends: Panel") for text in rows)


def test_actors_twin_says_who_does_what() -> None:
    """Supplies, accusations and denials are rows with the claims behind them."""
    twin = pictures(material())["actors"].twin
    rows = {tuple(cell.text for cell in row[1:4]) for row in twin.rows}
    assert ("North Korea", "is said to supply, train, finance or send to", "Russia") in rows
    assert ("South Korea", "accuses", "North Korea") in rows
    assert ("Russia", "denies what is said by", "South Korea") in rows
    assert ("North Korea", "is said to agree or work with", "Russia") in rows
    assert all(row[4].notes for row in twin.rows)


def test_nothing_dated_draws_nothing() -> None:
    """Without propositions there are no pictures, and no empty section."""
    brief = report.compose(material(propositions=(), findings=()))
    assert "pictures" not in {s.id for s in brief.sections}


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), min_size=1, max_size=14))
def test_any_net_of_actors_is_drawn(pairs: list[tuple[str, str]]) -> None:
    """Whoever supplies whom, the drawing is well formed and its names do not cover each other."""
    names = {letter: f"Republic of {letter.upper() * 6}" for letter in "abcdefgh"}
    propositions = tuple(
        Proposition(
            id=f"p{place}", caption="x", theme="arms", claims_for=("c01",),
            event=Event(type="TRANSFER", actor=(a,), recipient=(b,)),
        )
        for place, (a, b) in enumerate(pairs)
    )  # fmt: skip
    made = pictures(material(propositions=propositions, findings=(), names={**material().names, **names}))
    if any(a != b for a, b in pairs):
        words = [pair for pair in overlaps(made["actors"].svg) if not (pair[0] + pair[1]).isdecimal()]
        assert words == []


@given(st.lists(st.floats(0, 500), min_size=1, max_size=12))
def test_act_labels_do_not_meet(places: list[float]) -> None:
    """Labels in one lane keep their distance, and no line runs through a label of a lane below its own."""
    places = sorted(places)
    lanes = _lanes(places)
    for at, (x, lane) in enumerate(zip(places, lanes, strict=True)):
        for other, below in zip(places[at + 1 :], lanes[at + 1 :], strict=True):
            assert other >= x + 150 or below < lane


@given(st.text(max_size=80), st.floats(6, 20), st.floats(20, 200), st.integers(1, 4))
def test_wrapped_labels_fit(text: str, size: float, width: float, lines: int) -> None:
    """No line is wider than asked, and there are no more lines than asked."""
    made = wrap(text, size, width, lines)
    assert len(made) <= lines
    assert all(measure(line, size) <= width or line == "…" for line in made)


def test_board_escapes_text() -> None:
    """Text in a drawing is text."""
    board = Board(10, 10, "<t>", "&d", "x")
    board.text(0, 0, "</text><script>")
    root = ElementTree.fromstring(board.svg())
    assert [child.tag for child in root] == [f"{NS}title", f"{NS}desc", f"{NS}text"]
    assert root[2].text == "</text><script>"


def test_partial_dates_are_drawn_as_spans() -> None:
    """A fact of which only the year is told is a bar as long as that year."""
    year = structs.replace(PROPOSITIONS[0], event=structs.replace(PROPOSITIONS[0].event, date="2023"))
    svg = pictures(material(propositions=(year,), findings=()))["timeline"].svg
    bars = [float(w) for w in re.findall(r'<rect [^>]*width="([\d.]+)"[^>]*class="f-event"', svg)]
    assert max(bars) > 150
    assert CLAIMS
