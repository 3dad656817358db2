"""Claims cut into the text they stand in."""

from hypothesis import given
from hypothesis import strategies as st

from lagebild.model import Claim, Mention, Span
from lagebild.web.marks import LANES, number, paragraphs


def _claim(id_: str, text: str, *spans: tuple[int, int], speaker: tuple[int, int] | None = None) -> Claim:
    return Claim(
        id=id_,
        document="d",
        kind="indirect",
        stance="assert",
        content=tuple(Span.of(text, *span) for span in spans),
        speaker=Mention(text[slice(*speaker)], *speaker) if speaker else None,
    )


@st.composite
def _marked(draw) -> tuple[str, list[Claim]]:
    text = draw(st.text(alphabet="ab 한\n𝄞é", min_size=1, max_size=80))
    places = st.integers(0, len(text) - 1).flatmap(lambda a: st.tuples(st.just(a), st.integers(a + 1, len(text))))
    claims = []
    for turn in range(draw(st.integers(0, 6))):
        spans = sorted(draw(st.lists(places, min_size=1, max_size=3)))
        claims.append(_claim(f"c{turn}", text, *spans, speaker=draw(st.none() | places)))
    return text, claims


@given(_marked())
def test_pieces_are_the_text_and_know_their_place(marked) -> None:
    """Each piece is the slice it says it is, in order; only white space is left out between paragraphs."""
    text, claims = marked
    at = 0
    for paragraph in paragraphs(text, claims, number(claims)):
        for piece in paragraph.pieces:
            assert text[at : piece.start].strip() == ""
            assert text[piece.start : piece.start + len(piece.text)] == piece.text
            at = piece.start + len(piece.text)
    assert text[at:].strip() == ""


@given(_marked())
def test_a_character_is_marked_by_exactly_the_claims_that_hold_it(marked) -> None:
    """The lines over a piece are those of all claims with that content, and of no other."""
    text, claims = marked
    numbers = number(claims)
    for paragraph in paragraphs(text, claims, numbers):
        for piece in paragraph.pieces:
            for at in range(piece.start, piece.start + len(piece.text)):
                holding = {numbers[c.id] for c in claims if any(s.start <= at < s.end for s in c.content)}
                assert {line.number for line in piece.lines} == holding
                speaking = {numbers[c.id] for c in claims if c.speaker and c.speaker.start <= at < c.speaker.end}
                assert set(piece.speakers) == speaking


@given(_marked())
def test_each_claim_opens_once_unless_nothing_follows(marked) -> None:
    """Every claim that begins before the last visible character has its number in the text exactly once."""
    text, claims = marked
    numbers = number(claims)
    opened = [line.number for p in paragraphs(text, claims, numbers) for piece in p.pieces for line in piece.opens]
    assert len(opened) == len(set(opened))
    visible = len(text.rstrip())
    assert {numbers[c.id] for c in claims if c.content[0].start < visible} == set(opened)


@given(_marked())
def test_claims_that_meet_run_on_lanes_of_their_own(marked) -> None:
    """While there are lanes enough, no two lines over one piece share one."""
    text, claims = marked
    for paragraph in paragraphs(text, claims, number(claims)):
        for piece in paragraph.pieces:
            lanes = [line.lane for line in piece.lines]
            if len(claims) <= LANES:
                assert len(lanes) == len(set(lanes))


def test_the_nested_claim_lies_next_to_the_letters() -> None:
    """Of two nested claims the inner one has the lower lane, and the outer one comes first in the markup."""
    text = "Seoul said that Moscow denied it."
    claims = [_claim("outer", text, (11, 32)), _claim("inner", text, (29, 32))]
    (paragraph,) = paragraphs(text, claims, number(claims))
    nested = next(piece for piece in paragraph.pieces if len(piece.lines) == 2)
    assert [(line.claim, line.lane) for line in nested.lines] == [("outer", 1), ("inner", 0)]


def test_a_part_of_a_text_shows_only_its_own() -> None:
    """Between two places only their paragraphs are cut, and a claim from before still draws its line."""
    text = "one two\n\nthree four\n\nfive"
    claims = [_claim("a", text, (4, 14)), _claim("b", text, (21, 25))]
    (paragraph,) = paragraphs(text, claims, number(claims), 9, 20)
    assert paragraph.text == "three four"
    assert [line.claim for line in paragraph.pieces[0].lines] == ["a"]
    assert paragraph.opens == ()
