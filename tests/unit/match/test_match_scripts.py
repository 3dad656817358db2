"""Letters of every script made comparable: spellings, readings, patterns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.match import abjad, han, hangul, scripts, similarity, sounds


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Żółć", "zolc"),
        ("Юрий", "yurii"),
        ("Straße", "strasse"),
        ("Cho’ng-ch’o’l", "chong-chol"),
        ("Παπαδόπουλος", "papadopoulos"),
        ("გიორგი", "giorgi"),
        ("Արամ", "aram"),
        ("राम", "raama"),
        ("ソー", "so"),
        ("チェン・ジー", "chen ji"),
        ("シャープ", "shapu"),
    ],
)
def test_romanises(text, latin):
    """Letters of alphabets become plain Latin; marks and apostrophes go."""
    assert scripts.to_latin(text).strip() == latin


@pytest.mark.parametrize(
    ("syllable", "spellings"),
    [
        ("은", {"un", "eun"}),
        ("철", {"chol", "chul", "cheol"}),
        ("이", {"lee", "yi", "ri", "rhee"}),
        ("용", {"yong", "ryong"}),
        ("박", {"pak", "park", "bak"}),
    ],
)
def test_spells_korean_syllables_in_every_usual_way(syllable, spellings):
    """Both standards, the usage of the North, and what passports write."""
    assert spellings <= {text for text, _ in hangul.spellings(syllable)}


def test_other_syllables_are_spelled_otherwise():
    """No usual spelling of one syllable is one of a syllable that sounds otherwise."""
    assert not {text for text, _ in hangul.spellings("김")} & {text for text, _ in hangul.spellings("남")}


@pytest.mark.parametrize(
    ("chars", "language", "spelling"),
    [
        ("北京", "mandarin", "beijing"),
        ("建国", "mandarin", "jianguo"),
        ("建國", "mandarin", "chienkuo"),
        ("陳", "cantonese", "chan"),
        ("黃", "cantonese", "wong"),
        ("金", "korean", "kim"),
        ("正恩", "korean", "jongun"),
        ("山田", "japanese", "yamata"),
    ],
)
def test_reads_chinese_characters_in_four_languages(chars, language, spelling):
    """Pinyin and Wade-Giles, what Hong Kong writes, Sino-Korean, Japanese."""
    assert spelling in {text for text, _ in han.joined(chars, language)}


def test_both_ways_of_writing_chinese_are_one():
    """Traditional characters become simplified ones; what is unknown stays."""
    assert han.simplified("國際貿易有限公司") == "国际贸易有限公司"
    assert han.simplified("abc") == "abc"
    assert han.spellings("a", "mandarin") == ()


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("محمود", ["mahmoud", "mahmud", "mehmood"]),
        ("قاسم", ["qasim", "kassem", "ghassem"]),
        ("جمال", ["jamal", "gamal", "djamel"]),
        ("شاكر", ["shakir", "chaker"]),
        ("مرتضی", ["morteza", "murtada"]),
        ("يوسف", ["yusuf", "youssef"]),
        ("جواد", ["jawad", "javad"]),
        ("اسحاق", ["ishaq", "eshaq"]),
        ("פרץ", ["perets", "peretz"]),
    ],
)
def test_fits_spellings_to_words_without_vowels(word, spellings):
    """Each usual romanisation fits the pattern of the letters, and is found by a skeleton."""
    (plain,) = [text for text, _ in abjad.words(word)]
    for spelling in spellings:
        assert abjad.likeness(plain, spelling) > 0.9, spelling
        assert sounds.skeleton(spelling) in abjad.skeletons(plain), spelling


@pytest.mark.parametrize(("word", "other"), [("محمود", "mohammed"), ("سالم", "sultan"), ("حسين", "hassan")])
def test_long_vowels_have_to_be_heard(word, other):
    """Another name with the same consonants is worth less, or nothing."""
    assert abjad.likeness(abjad.words(word)[0][0], other) < 0.9


def test_takes_the_article_and_god_into_account():
    """The article comes off and is told; servants of God are one word; a compound is two."""
    assert abjad.words("الحسن") == [("حسن", True)]
    assert len(abjad.words("عبد الله")) == 1
    assert abjad.words("نورالدين") == [("نور", False), ("دين", True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("yuriy", "iurii"), ("khaled", "haled"), ("mousa", "musa"), ("philippe", "filipe"), ("ostek", "ostec")],
)
def test_folds_romanisations(one, other):
    """What romanisations write differently is one fold."""
    assert sounds.fold(one) == sounds.fold(other)
    assert similarity.alike(one, other) >= 0.95


@pytest.mark.parametrize(("one", "other"), [("lakhal", "lakahl"), ("innocent", "innocnet"), ("mugaragu", "mugargu")])
def test_a_slip_is_found(one, other):
    """A word with a letter swapped or lost shares a key with the right one."""
    assert set(sounds.keys(one)) & set(sounds.keys(other, asked=True))
    assert similarity.alike(one, other) > 0.8


words = st.text("abcdhksy", min_size=1, max_size=8)


@given(words, words)
def test_alike_is_symmetric(one, other):
    """Two words are as alike as the other way round, a word is like itself, and the score is a share."""
    assert similarity.alike(one, other) == pytest.approx(similarity.alike(other, one))
    assert similarity.alike(one, one) == 1
    assert 0 <= similarity.alike(one, other) <= 1


@given(words.filter(lambda word: len(word) > 5), st.integers(0, 5))
def test_a_lost_letter_shares_a_key(word, at):
    """Whatever letter is lost, the listed word is found."""
    shorter = word[:at] + word[at + 1 :]
    if len(sounds.fold(word)) > 4 and len(sounds.fold(shorter)) > 3:
        assert set(sounds.keys(word)) & set(sounds.keys(shorter, asked=True))


@given(st.text(max_size=40))
def test_any_text_has_vowelless_words(text):
    """Any text is taken apart, and each word has a skeleton and a pattern."""
    for word, _ in abjad.words(text):
        assert abjad.skeletons(word)
        assert 0 <= abjad.likeness(word, "abc") <= 1
