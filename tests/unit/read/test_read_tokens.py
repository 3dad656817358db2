"""Blocks, sentences and tokens."""

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.read.tokens import blocks, tokenize


def cut(text: str, quotations: list[tuple[int, int]] | None = None) -> list[str]:
    tokens = tokenize(text, quotations or ())
    return [text[slice(*tokens.range(*s))] for s in tokens.sentences]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Er kam. Sie ging.", 2),
        ("Am 20. Juni kam er. Der Rat tagte am 3. Oktober.", 2),
        ("Im Jahr 2023. Russland schwieg.", 2),
        ("Dr. Kim und Prof. Park trafen Mr. Smith.", 1),
        ("Es gab Öl, Kohle usw. Die Schiffe fuhren weiter.", 2),
        ("Es gab z.B. Kohle und u.a. Öl.", 1),
        ("The U.S. Navy said so. The U.N. agreed.", 2),
        ("He lives in the U.S. The rest is known.", 2),
        ("Ludwig XIV. von Frankreich schwieg.", 1),
        ("Wirklich? Ja! So ist es …", 3),
        ("Siehe kcna.kp und www.tass.ru heute.", 1),
        ("Leichen wurden geborgen.Das Schiff sank.", 2),
        ("3.500,50 Euro kamen an. 4.800 nicht.", 2),
        ("Er sagte: ja. und ging.", 1),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: int) -> None:
    """Abbreviations, ordinals and domains end no sentence; stops do."""
    assert len(cut(text)) == sentences


def test_no_sentence_ends_inside_a_quotation() -> None:
    """A quotation of several sentences stays in the sentence that holds it."""
    text = "„Wir kommen. Wir bleiben.“ sagte er. Dann ging er."
    assert len(cut(text)) == 3
    assert cut(text, [(0, 26)]) == ["„Wir kommen. Wir bleiben.“ sagte er.", "Dann ging er."]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\n\n", "\x85"])
def test_every_line_end_bounds_a_block(line_end: str) -> None:
    """A headline without a stop does not run into the text, whatever the line ends are."""
    assert cut(f"Pakt geschlossen{line_end}Putin kam an.") == ["Pakt geschlossen", "Putin kam an."]


def test_hard_wrapped_lines_are_one_block() -> None:
    """Lines broken at a width are joined; a blank line still parts."""
    line = "Der russische Präsident traf am Mittwoch in der Hauptstadt ein und"
    text = f"{line}\n{line}\n{line}\nging.\n\n{line}\nkam.\n"
    assert [text[a:b].count("\n") for a, b in blocks(text)] == [3, 1]


_SENTENCES = (
    "Der Frachter lief am Morgen aus dem Hafen aus und fuhr an der Küste entlang nach Norden.",
    "Niemand an Bord antwortete auf die Rufe der Küstenwache, die das Schiff drei Tage lang begleitete, ohne es je"
    " anzuhalten oder seine Ladung zu prüfen.",
    "Erst im Hafen von Nachodka wurde bekannt, dass die Papiere gefälscht waren und die Fracht aus einem anderen Land"
    " stammte, über dessen Häfen seit Jahren berichtet wird.",
    "Die Behörden schwiegen.",
)


@pytest.mark.parametrize("width", [50, 72, 84, 96, 100, 110, 120, 130])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_wrapping_at_any_width_is_seen(width: int, between: str) -> None:
    """No paragraph is cut where a line only was full."""
    paragraphs = [" ".join(_SENTENCES), " ".join(_SENTENCES[1:]), " ".join(_SENTENCES[:3])]
    text = between.join(textwrap.fill(p, width) for p in paragraphs)
    found = [" ".join(text[a:b].split()) for a, b in blocks(text)]
    assert all(any(p in f for f in found) for p in paragraphs)
    assert between == "\n" or found == paragraphs


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n"])
def test_a_line_that_is_a_paragraph_stays_one(between: str) -> None:
    """Lines that end where their text ends are not joined, nor are headlines."""
    headlines = ["Frachter läuft aus dem Hafen aus und fährt nach Norden", "Die Küstenwache begleitet das Schiff"]
    text = between.join((*headlines, *_SENTENCES))
    assert [text[a:b] for a, b in blocks(text)] == [*headlines, *_SENTENCES]


def test_low_is_composed_and_without_soft_hyphens() -> None:
    """Decomposed letters and soft hyphens do not hide a word from a lexicon."""
    tokens = tokenize("Pjo\u0308ng\u00adjang US\u2011Präsident")
    assert tokens.low == ["pjöngjang", "us-präsident"]
    assert tokens.word[0] == "Pjo\u0308ng\u00adjang"


def test_positions_find_tokens() -> None:
    """first_at and past turn characters into token indices."""
    tokens = tokenize("Er sagte ja.")
    assert (tokens.first_at(3), tokens.first_at(4), tokens.past(8)) == (1, 2, 2)


@given(st.text(max_size=300))
def test_ranges_hold_for_any_text(text: str) -> None:
    """Tokens are ordered exact slices, and sentences partition them block by block."""
    tokens = tokenize(text)
    assert all(text[a:b] == w and w for a, b, w in zip(tokens.start, tokens.end, tokens.word, strict=True))
    assert all(b <= c for b, c in zip(tokens.end, tokens.start[1:], strict=False))
    assert [i for a, b in tokens.sentences for i in range(a, b)] == list(range(len(tokens.word)))
    assert len(tokens.low) == len(tokens.word)
    assert len(tokens.block) == len(tokens.sentences)
    assert sum(len(w) for w in tokens.word) == len("".join(text.split()))


@pytest.mark.parametrize("hostile", ["." * 10**6, "a.\n" * 100_000, "a-" * 200_000, "1." * 200_000, "\n" * 10**6])
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    """A long run of marks is cut in a few seconds even on a busy machine."""
    began = time.perf_counter()
    tokenize(hostile)
    assert time.perf_counter() - began < 5
