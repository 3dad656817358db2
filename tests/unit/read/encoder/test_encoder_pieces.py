"""Windows over a text's pieces."""

from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers

from lagebild.read.encoder.pieces import cut, windows

SPACE = "\u2581"


def tokenizer() -> Tokenizer:
    """A vocabulary of single letters; what it lacks is one unknown piece."""
    letters = [SPACE, *"abcdefghijklmnopqrstuvwxyzäöü.,“”“"]
    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *((p, -1.0) for p in dict.fromkeys(letters))]
    made = Tokenizer(models.Unigram(pieces, unk_id=3))
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always")
    return made


@given(st.integers(0, 5000))
def test_every_piece_is_answered_for_once(count: int) -> None:
    """The windows' own parts follow one another from the first piece to the last, and each fits the network."""
    at = 0
    for w in windows(count):
        assert w.first == at
        assert w.start <= w.first < w.last <= w.end <= count
        assert w.end - w.start <= 510
        at = w.last
    assert at == count


@given(st.integers(511, 5000))
def test_no_piece_is_read_at_a_seam(count: int) -> None:
    """A piece away from the text's ends sees 64 pieces behind it and 160 before it."""
    for w in windows(count):
        assert w.first == 0 or w.first - w.start >= 160
        assert w.last == count or w.end - w.last >= 64


@given(st.text(max_size=300))
def test_pieces_are_slices_of_the_text(text: str) -> None:
    """Pieces stand in text order, none is empty or begins in a blank, and all letters are covered."""
    pieces = cut(text, tokenizer())
    assert len(pieces.ids) == len(pieces.starts) == len(pieces.ends)
    covered: set[int] = set()
    for a, b in zip(pieces.starts, pieces.ends, strict=True):
        assert 0 <= a < b <= len(text)
        assert not text[a].isspace()
        covered.update(range(a, b))
    assert all(i in covered for i, c in enumerate(text) if not c.isspace() and c != SPACE)
    assert pieces.starts == sorted(pieces.starts)


def test_long_texts_are_cut_in_blocks() -> None:
    """A text longer than one block keeps its offsets."""
    text = "abc def\n" * 6000
    pieces = cut(text, tokenizer())
    assert {text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)} == set("abcdef")
    assert len(pieces) == 6 * 6000


@given(st.text("abc d", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_places_touch_the_pieces_over_them(text: str, start: int, end: int) -> None:
    """Exactly those pieces are touched that share a character with the place."""
    pieces = cut(text, tokenizer())
    wanted = [k for k, (a, b) in enumerate(zip(pieces.starts, pieces.ends, strict=True)) if a < end and start < b]
    assert pieces.touched([(start, end)] if start < end else []) == (wanted if start < end else [])
