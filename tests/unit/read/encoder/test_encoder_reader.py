"""The shipped reader: the same claims however it is run, and every span a slice of the text."""

import random
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild import intake
from lagebild.errors import UsageError
from lagebild.model import Document
from lagebild.model.claim import KINDS, STANCES
from lagebild.read import reader
from lagebild.read.attribution import Attribution
from lagebild.read.encoder import EncoderReader, attributing
from lagebild.read.encoder.joining import Candidate

TEXTS = {
    "de": "Moskau wies die Vorwürfe zurück. Man habe keine Granaten erhalten, sagte der Sprecher des Außenministeriums.",
    "en": 'Pyongyang denied on Monday that it had shipped shells to Russia. "This is a lie," a spokesman said.',
    "ru": "Министерство обороны России отвергло обвинения Сеула. По словам представителя ведомства, никаких поставок не было.",
    "ko": "북한 외교부 대변인은 러시아에 포탄을 보낸 적이 없다고 부인했다. 한국 국방부는 1만 명이 파병됐다고 밝혔다.",
    "zh": "朝鲜外务省发言人否认向俄罗斯提供炮弹。韩国国防部表示，朝鲜已派出一万名士兵。",
    "fr": "Pyongyang a démenti avoir livré des obus à la Russie. « C'est un mensonge », a déclaré un porte-parole.",
}


@pytest.fixture(scope="module")
def encoder() -> EncoderReader:
    return EncoderReader()


def captured(text: str, language: str) -> Document:
    return Document(id="0" * 64, name="a.txt", media_type="text/plain", size=1, text=text, language=language)


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_denial_is_found_in_every_language(encoder: EncoderReader, language: str) -> None:
    """The denial is read as one, with a speaker, and its claim names its reader and how sure it is."""
    claims = encoder.read(captured(TEXTS[language], language))
    denials = [c for c in claims if c.stance == "deny"]
    assert denials
    assert any(c.speaker is not None for c in denials)
    for c in claims:
        assert c.kind in KINDS
        assert c.stance in STANCES
        assert 0 < c.confidence < 1
        assert "encoder-" in c.reader or c.reader.startswith("rules-")


ANY = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(" ".join(TEXTS.values()).split()), max_size=60).map(" ".join),
)


@settings(max_examples=60)
@given(ANY, st.sampled_from([*TEXTS, "und", "ja"]))
def test_no_span_is_invented(text: str, language: str) -> None:
    """Whatever the text, every span is the very characters at its place."""
    for c in _shared().read(captured(text, language)):
        for span in (*c.content, c.cue, c.speaker, c.addressee):
            if span is not None:
                assert text[span.start : span.end] == span.text
                assert span.start < span.end


def test_alone_or_among_others_is_the_same(encoder: EncoderReader) -> None:
    """A document's claims do not depend on what was read before it, nor on the reader they are read by."""
    documents = [captured(text, language) for language, text in TEXTS.items()]
    alone = [EncoderReader().read(d) for d in documents]
    random.Random(3).shuffle(documents)
    among = {d.language: encoder.read(d) for d in documents}
    assert [among[language] for language in TEXTS] == alone


def test_a_long_text_loses_nothing_at_a_seam(encoder: EncoderReader) -> None:
    """A statement in the middle of a long text is found wherever the windows fall."""
    quiet = "Der Zug fuhr am Morgen ab und kam am Abend an. "
    for before in (0, 40, 43, 46, 49, 52):
        text = quiet * before + TEXTS["de"] + " " + quiet * 30
        found = encoder.read(captured(text, "de"))
        assert any("keine Granaten erhalten" in c.content[0].text for c in found), before


@pytest.mark.parametrize("language", ["en", "de"])
def test_two_proposals_of_the_same_words_are_one_claim(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """The surer of two stays, since a document with two claims of one id could not be kept; another claim stays too."""
    one = Attribution(kind="direct", content=((0, 5),), speaker=(6, 9), cue=(10, 14))
    other = Attribution(kind="direct", content=((0, 5),), speaker=(15, 19), cue=(10, 14))
    proposed = [("encoder", Candidate(a, {"sure": sure})) for a, sure in ((one, 0.2), (one, 3.0), (other, 1.0))]
    monkeypatch.setattr(attributing, "candidates", lambda *_: proposed)
    network = SimpleNamespace(name="encoder-x", weights={"encoder": {"sure": 1.0}})
    found = attributing.attributions(network, "Never Kim said then.", language)
    assert [(a.speaker, a.confidence) for a in found] == [((6, 9), 0.95), ((15, 19), 0.73)]


def test_a_missing_or_foreign_model_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """No file, and a file that is no model of ours, end in one line that says what to do."""
    monkeypatch.setenv("LAGEBILD_MODEL", str(tmp_path / "none.onnx"))
    with pytest.raises(UsageError, match="rules"):
        reader("encoder")
    (tmp_path / "none.onnx").write_bytes(b"not a model")
    with pytest.raises(UsageError, match="not a model"):
        reader("encoder")


def test_the_rules_read_where_there_is_no_model(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """Without a model file the default reader is the rules reader."""
    monkeypatch.setenv("LAGEBILD_MODEL", str(tmp_path / "none.onnx"))
    assert reader().name.startswith("rules-")
    assert intake.capture(TEXTS["de"].encode(), "a.txt").language == "de"


_made: list[EncoderReader] = []


def _shared() -> EncoderReader:
    if not _made:
        _made.append(EncoderReader())
    return _made[0]
