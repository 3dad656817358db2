"""The rules reader as a whole: exact spans, fixed order, plug-in readers."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.errors import UsageError
from lagebild.model import KINDS, STANCES, Document
from lagebild.read import reader, readers
from lagebild.read.rules import RulesReader

PIECES = [
    "Pjöngjang wies die Vorwürfe zurück. ",
    "Er sagte: „Wir liefern nichts“, hieß es. ",
    '"We never did," Putin said. ',
    "Moscow denied that it had ",
    "laut Angaben des Ministeriums ",
    "Russland habe Granaten erhalten, teilte Seoul mit. ",
    "\r\n\r\n",
    "\n",
    "»",
    "“",
    "'",
    "according to the report, ",
    "𝒜\u200b\u0301é ",
    "김정은 ",
]
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=25).map("".join),
)


def _document(text, language="de", published="2024-06-19"):
    raw = text.encode("utf-8", "surrogatepass")
    return Document(
        id=hashlib.sha256(raw).hexdigest(),
        name="x.txt",
        media_type="text/plain",
        size=len(raw),
        text=text,
        language=language,
        published=published,
    )


def _spans(claim):
    yield from claim.content
    yield from (s for s in (claim.speaker, claim.cue, claim.addressee, *claim.accused) if s is not None)


@given(TEXTS, st.sampled_from(["de", "en"]), st.sampled_from([None, "2024", "2024-06-19"]))
def test_no_invented_text(text, language, published):
    """Whatever the text, every span of every claim is exactly a slice of it, and nothing else is claimed."""
    claims = RulesReader().read(_document(text, language, published))
    for claim in claims:
        assert claim.kind in KINDS
        assert claim.stance in STANCES
        assert claim.content
        assert 0 <= claim.confidence <= 1
        for span in _spans(claim):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.text
        assert list(claim.content) == sorted(claim.content, key=lambda s: s.start)
    ids = {c.id for c in claims}
    assert len(ids) == len(claims)
    assert {c.within for c in claims if c.within} <= ids


@given(TEXTS)
def test_reading_twice_gives_the_same(text):
    """The same document gives the same claims, from a new reader too."""
    assert RulesReader().read(_document(text)) == RulesReader().read(_document(text))


def test_other_languages_give_no_claims():
    """A language without a grammar is not guessed at."""
    assert RulesReader().read(_document("Москва отвергла обвинения.", "ru")) == ()


def test_readers_plug_in_by_name():
    """The rules reader is an entry point; an unknown name says which there are."""
    assert "rules" in readers()
    assert reader("rules").name == RulesReader.name
    with pytest.raises(UsageError, match="rules"):
        reader("oracle")
