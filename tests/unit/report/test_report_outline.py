"""What must hold of every brief: evidence for each sentence, exact quotations, denials beside allegations."""

import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from brief_material import CLAIMS, DOCUMENTS, MEASURES, PROPOSITIONS, claim, material
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct, structs

from lagebild import report
from lagebild.errors import DataError, TamperError
from lagebild.model import Span
from lagebild.report.outline import KINDS, Case, Excerpt, Footnote, Paragraph, Section, Sentence, Table


def every(value: Any, kind: type) -> Iterator[Any]:
    """All records of one kind inside an outline, in the order of print."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from every(item, kind)
    elif isinstance(value, Struct) and not isinstance(value, report.Material):
        for field in structs.fields(value):
            yield from every(getattr(value, field.name), kind)


def cases(brief: report.Brief) -> list[Case]:
    """All cases of a brief."""
    return list(every(brief.sections, Case))


def section(brief: report.Brief, id_: str) -> Section:
    """One section by its id."""
    return next(s for s in brief.sections if s.id == id_)


def paragraph_numbers(brief: report.Brief) -> list[int]:
    """All paragraph numbers in the order of print."""
    numbers: list[int] = []
    for part in brief.sections:
        for block in part.blocks:
            if isinstance(block, Paragraph):
                numbers.append(block.number)
            elif isinstance(block, Case):
                numbers += [block.allegation.number, block.denial.number, block.assessment.number]
    return numbers


BRIEF = report.compose(material())


def test_every_sentence_has_evidence_and_a_class() -> None:
    """A sentence is a fact, a claim, an assessment or a recommendation, and rests on a record that exists."""
    sentences = list(every(BRIEF.sections, Sentence))
    assert len(sentences) > 40
    for sentence in sentences:
        assert sentence.kind in KINDS
        assert sentence.evidence
        assert sentence.text.strip()


def test_evidence_resolves() -> None:
    """References to claims, documents, findings, measures and propositions name records of the material."""
    registers = {
        "claim": {c.id for c in CLAIMS},
        "document": {d.id for d in DOCUMENTS.values()},
        "measure": {m.id for m in MEASURES},
        "proposition": {p.id for p in PROPOSITIONS},
        "finding": {f.id for f in material().findings},
        "vote": {"unsc-2024-03-28"},
        "mandate": {"panel"},
        "agreement": {"kp-ru-2024"},
        "ledger": {"3f" * 32},
        "snapshot": {"ab" * 32},
        "method": {"reading", "origins", "classes", "limits"},
    }
    for sentence in every(BRIEF.sections, Sentence):
        for ref in sentence.evidence:
            assert ref.id in registers[ref.kind]


def test_every_claim_sentence_is_footnoted() -> None:
    """What someone said leads to a footnote with the quoted characters of that claim."""
    notes = {note.number: note for note in BRIEF.footnotes}
    said = [s for s in every(BRIEF.sections, Sentence) if s.kind == "claim"]
    assert said
    for sentence in said:
        cited = {notes[number].ref for number in sentence.notes}
        assert {ref for ref in sentence.evidence if ref.kind == "claim"} <= cited


def test_every_excerpt_is_its_slice() -> None:
    """Each piece of a footnote is exactly its characters of the document, in order and without overlap."""
    documents = {d.id: d for d in DOCUMENTS.values()}
    quoted = 0
    for note in every(BRIEF.footnotes, Footnote):
        end = 0
        for excerpt in note.excerpts:
            assert documents[note.document].text[excerpt.start : excerpt.end] == excerpt.text
            assert excerpt.start >= end
            end = excerpt.end
            quoted += excerpt.role == "quote"
    assert quoted >= len(CLAIMS)


def test_quotations_in_running_text_are_slices() -> None:
    """What stands between quotation marks in a claim sentence stands so in its document."""
    texts = [d.text for d in DOCUMENTS.values()]
    pieces = [p for s in every(BRIEF.sections, Sentence) for p in s.pieces if p.role in {"quote", "marked", "name"}]
    assert pieces
    for piece in pieces:
        assert any(piece.text in text for text in texts)


def test_footnotes_count_up_in_the_order_of_print() -> None:
    """The first mention of each footnote comes after the first mention of those before it; none is left uncited."""
    seen: list[int] = []
    for record in every(BRIEF.sections, Struct):
        for number in getattr(record, "notes", ()):
            if number not in seen:
                seen.append(number)
    assert seen == list(range(1, len(BRIEF.footnotes) + 1))
    assert [note.number for note in BRIEF.footnotes] == seen


def test_paragraphs_count_up() -> None:
    """Paragraph numbers run through the brief without gap, both sides of a case among them."""
    numbers = paragraph_numbers(BRIEF)
    assert numbers == list(range(1, len(numbers) + 1))


def test_numbers_have_no_gap_in_a_large_brief() -> None:
    """With forty alleged facts, each tested, paragraphs and footnotes still count up without a gap."""
    many, tests = [], []
    for place in range(40):
        first = PROPOSITIONS[place % len(PROPOSITIONS)]
        many.append(structs.replace(first, id=f"{first.id}-{place}"))
        found = [f for f in material().findings if f.proposition == first.id]
        tests += [structs.replace(f, id=f"{f.id}-{place}", proposition=f"{first.id}-{place}") for f in found]
    brief = report.compose(material(propositions=tuple(many), findings=tuple(tests)))
    assert paragraph_numbers(brief) == list(range(1, len(paragraph_numbers(brief)) + 1))
    assert [note.number for note in brief.footnotes] == list(range(1, len(brief.footnotes) + 1))


def test_denial_stands_beside_its_allegation() -> None:
    """Each claim against a proposition is quoted in the same case as the claims for it."""
    found = {case.proposition: case for case in cases(BRIEF)}
    for proposition in PROPOSITIONS:
        if not proposition.claims_against:
            continue
        case = found[proposition.id]
        denied = {ref.id for s in every(case.denial, Sentence) for ref in s.evidence if ref.kind == "claim"}
        alleged = {ref.id for s in every(case.allegation, Sentence) for ref in s.evidence if ref.kind == "claim"}
        assert set(proposition.claims_against) <= denied
        assert set(proposition.claims_for) == alleged


def test_missing_denial_is_said() -> None:
    """Where nobody denies, the case says that no answer was found, and that this is not agreement."""
    case = next(case for case in cases(BRIEF) if case.proposition == "labour")
    assert "No denial" in case.denial.lead.text
    assert not case.denial.voices


def test_refusal_to_comment_stands_with_the_denials() -> None:
    """A party that neither confirms nor denies is an answer, printed opposite the allegation."""
    case = next(case for case in cases(BRIEF) if case.proposition == "tech")
    assert [voice.origin for voice in case.denial.voices] == ["North Korea", "No comment"]


def test_repetition_is_not_corroboration() -> None:
    """Two outlets of one origin are one voice with a repetition that says it is not counted."""
    case = next(case for case in cases(BRIEF) if case.proposition == "shells")
    korea = next(voice for voice in case.allegation.voices if voice.origin == "South Korea")
    assert len(korea.repeats) == 1
    assert "1 repetition is not counted" in case.allegation.lead.text
    row = next(row for row in case.origins.rows if row[1].text == "South Korea")
    assert row[4].text == "● counted once; ○ 1 not counted"


def test_unread_paragraph_number_says_so_everywhere() -> None:
    """Wherever a provision is named whose number was not read, the mark follows at once."""
    text = report.render_html(BRIEF).decode()
    plain = re.sub(r"<[^>]+>", "", text)
    for instrument, paragraph in (("UNSCR 1874 (2009)", "9"), ("UNSCR 2397 (2017)", "8")):
        places = [m.end() for m in re.finditer(re.escape(f"{instrument}, para {paragraph}"), plain)]
        # the mandate's own source names paragraph 26 of 1874, not 9
        assert places
        for place in places:
            assert plain[place:].startswith(" (paragraph number not verified)")
    assert "para 8(b) (paragraph number not verified)" not in plain


def test_it_never_judges() -> None:
    """Our own words call no one guilty, and name no violation or crime."""
    texts = [p.text for s in every(BRIEF.sections, Sentence) for p in s.pieces if p.role not in {"quote", "marked"}]
    texts += [
        cell.text for table in every(BRIEF.sections, Table) for row in table.rows for cell in row if not cell.foreign
    ]
    for text in texts:
        assert not re.search(r"guilt|violat|crime|illegal|breach (?!indicated)", text, re.IGNORECASE)


def test_outcomes_use_the_fixed_words() -> None:
    """A test ends in one of three outcomes."""
    outcomes = {p.outcome for case in cases(BRIEF) for p in case.provisions}
    assert outcomes == {"breach indicated", "inside", "not testable"}


def test_breach_indicated_comes_first() -> None:
    """The provisions of a case begin with those whose breach is indicated."""
    case = next(case for case in cases(BRIEF) if case.proposition == "shells")
    assert [p.outcome for p in case.provisions] == ["breach indicated", "not testable"]


def test_summary_has_five_to_eight_paragraphs() -> None:
    """The summary is short and ends with what became of the Panel."""
    summary = section(BRIEF, "summary")
    assert 5 <= len(summary.blocks) <= 9
    assert "mandate of the Panel of Experts ended on 30 April 2024" in summary.blocks[-1].sentences[-1].text


def test_open_elements_become_recommendations() -> None:
    """What is unknown in a test is what the brief recommends to find out."""
    questions = section(BRIEF, "questions")
    texts = [s.text for s in every(questions, Sentence)]
    assert all(s.kind == "recommendation" for s in every(questions, Sentence))
    assert any("Harmonized System heading" in text for text in texts)
    assert any(text.startswith("Obtain the date") for text in texts)
    assert not any("second independent origin" in text for text in texts)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000))
def test_order_of_the_material_does_not_matter(seed: int) -> None:
    """Shuffled tuples and dictionaries give the same outline."""
    shuffle = random.Random(seed)
    whole = material()
    changes = {}
    for field in structs.fields(whole):
        value = getattr(whole, field.name)
        if isinstance(value, tuple):
            changes[field.name] = tuple(shuffle.sample(value, len(value)))
        elif isinstance(value, dict):
            changes[field.name] = dict(shuffle.sample(list(value.items()), len(value)))
    other = report.compose(structs.replace(whole, **changes))
    assert other == BRIEF
    assert report.render_json(other) == report.render_json(BRIEF)


def test_altered_quotation_stops_the_brief() -> None:
    """A claim whose characters are not those of its document raises TamperError."""
    first = CLAIMS[0]
    bent = structs.replace(first, content=(Span("etwas anderes", first.content[0].start, first.content[0].end),))
    with pytest.raises(TamperError, match="no longer matches"):
        report.compose(material(claims={c.id: c for c in (bent, *CLAIMS[1:])}))


@pytest.mark.parametrize("missing", ["claims", "documents", "measures"])
def test_missing_records_are_named(missing: str) -> None:
    """A proposition that cites what is not there raises DataError with one line."""
    with pytest.raises(DataError, match=r"not (there|in the register)"):
        report.compose(material(**{missing: {}}))


def test_empty_material_makes_a_brief() -> None:
    """With nothing read, there is a brief that says so, in every format."""
    brief = report.compose(report.Material(documents={}, claims={}))
    assert "0 documents" in section(brief, "summary").blocks[0].sentences[0].text
    assert report.render_html(brief).startswith(b"<!doctype html>")
    assert report.render_pdf(brief).startswith(b"%PDF")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=400), st.data())
def test_excerpts_of_any_text_are_slices(text: str, data: st.DataObject) -> None:
    """Whatever the text and wherever the spans, a footnote holds exact slices, the quotation whole among them."""
    base = next(iter(DOCUMENTS.values()))
    document = structs.replace(base, text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cue = data.draw(st.integers(0, len(text) - 1))
    bent = structs.replace(
        CLAIMS[0],
        document=document.id,
        content=(Span.of(text, start, end),),
        cue=Span.of(text, cue, cue + 1),
        speaker=None,
    )
    proposition = structs.replace(PROPOSITIONS[0], claims_for=(bent.id,), claims_against=(), origins=())
    brief = report.compose(
        report.Material(documents={document.id: document}, claims={bent.id: bent}, propositions=(proposition,))
    )
    note = next(note for note in brief.footnotes if note.document)
    assert all(text[e.start : e.end] == e.text for e in every(note, Excerpt))
    assert [(e.start, e.end) for e in note.excerpts if e.role == "quote"] == [(start, end)]


def test_several_spans_of_one_claim() -> None:
    """A claim in two pieces is quoted in two pieces, with the gap shown as context."""
    text = DOCUMENTS["anker_granaten.txt"].text
    second = text.index("nach Russland geliefert")
    first = claim("x", "anker_granaten.txt", "Nordkorea habe")
    both = structs.replace(first, content=(*first.content, Span.of(text, second, second + 23)))
    proposition = structs.replace(PROPOSITIONS[0], claims_for=("x",), claims_against=(), origins=())
    brief = report.compose(material(claims={**material().claims, "x": both}, propositions=(proposition,), findings=()))
    note = next(note for note in brief.footnotes if note.ref.id == "x")
    assert [e.text for e in note.excerpts if e.role == "quote"] == ["Nordkorea habe", "nach Russland geliefert"]
