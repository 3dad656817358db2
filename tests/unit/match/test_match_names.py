"""Names taken apart and compared, in any script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.match import names, scripts
from lagebild.match.compare import compare_names
from lagebild.match.similarity import alike, distance


def likeness(one: str, other: str, *, person: bool = True) -> float:
    """How alike two names are, no word rarer than another."""
    return compare_names(names.split(one, person=person), names.split(other, person=person), {}, person=person)


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Żółć", "zolc"),
        ("Юрий", "yurii"),
        ("Straße", "strasse"),
        ("Cho’ng-ch’o’l", "chong-chol"),
        ("Παπαδόπουλος", "papadopoulos"),
        ("ソー", "so"),
        ("राम", "raama"),
        ("सुमित्रा", "sumitraa"),
    ],
)
def test_romanises(text, latin):
    """Letters of other scripts become plain Latin; marks and apostrophes go."""
    assert scripts.to_latin(text).strip() == latin


def test_takes_hangul_apart_by_syllable():
    """A Korean name is one word a syllable."""
    assert scripts.to_latin("홍길동").split() == ["hong", "gil", "dong"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hong Gil-dong", "HONG, Gil Dong"),
        ("Gil Dong HONG", "Hong Gildong"),
        ("홍길동", "Hong Kil Tong"),
        ("Иван Петрович Сидоров", "Ivan Petrovich SIDOROV"),
        ("Ivan Sidorov", "Ivan Petrovich Sidorov"),
        ("Юрий Щукин", "Yury Shchukin"),
        ("عبد الرحمن الحسن", "Abdulrahman AL-HASSAN"),
        ("سهيل خوري", "Suhayl Khoury"),
        ("Muhammad al-Hassan", "Mohamed Hasan"),
        ("Kim Young-chul", "Kim Yong Chol"),
        ("Jörg Müller", "Joerg Mueller"),
        ("Dr. Ann Example", "ann example"),
    ],
)
def test_takes_spellings_for_one_name(one, other):
    """Order, case, hyphens, titles, scripts and romanisations do not part a name from itself."""
    assert likeness(one, other) >= 0.7
    assert likeness(other, one) >= 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Example", "Ann Sample-Smythe"),
        ("Kim Song Chol", "Kim Yong Chol"),
        ("은정 김", "Kim Jong Un"),
        ("Ivan Sidorov", "Ivan Petrov"),
        ("Hassan", "Hassan Karim Abbas"),
        ("سارا كريم", "Sahir Akram"),
    ],
)
def test_keeps_other_names_apart(one, other):
    """A first name in common, another given name or shuffled syllables are somebody else."""
    assert likeness(one, other) < 0.7


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mudville Shipping Co., Ltd.", "MUDVILLE SHIPPING COMPANY LIMITED", True),
        ("ООО «Василёк»", "Vasilek LLC", True),
        ("M/V Casey 2", "CASEY 2", True),
        ("Завод «Василёк»", "Vasilek Plant", True),
        ("Научно-исследовательский институт Примера", "Scientific Research Institute Primer", True),
        ("Casey 2", "Casey 3", False),
        ("Casey 2", "Casey", False),
        ("Mudville Bank", "Elbonia Bank", False),
    ],
)
def test_compares_organisations_and_ships(one, other, same):
    """Legal forms hardly count, numbers count fully."""
    assert (likeness(one, other, person=False) >= 0.7) is same


def test_reads_what_a_field_packs_together():
    """Brackets, slashes and lists of names in one field are read as the names they hold."""
    read = {text for text, _ in names.readings("Ocean Lines, Limited (OL)", person=False)}
    assert {"Ocean Lines, Limited", "OL"} <= read
    assert "Анна Примерова" in {text for text, _ in names.readings("Anna Primerova / Анна Примерова", person=True)}
    assert "Ann B. Example" in {
        text for text, _ in names.readings("Ann Example, Ann B. Example, Nan Example", person=True)
    }


def test_legal_form_alone_is_a_name():
    """A name of nothing but a legal form keeps its words."""
    assert names.split("Limited Company", person=False).tokens


@given(st.text(max_size=80), st.text(max_size=80), st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_text_is_comparable(one, other, person):
    """Any two texts give a score between 0 and 1, the same in both directions, and 1 for the same words."""
    left, right = names.split(one, person=person), names.split(other, person=person)
    if left.tokens and right.tokens:
        score = compare_names(left, right, {}, person=person)
        assert 0 <= score <= 1
        assert compare_names(left, left, {}, person=person) == 1


words = st.text("abcd", max_size=7)


@given(words, words)
def test_distance_is_that_of_the_textbook(one, other):
    """The bit-parallel distance equals the plain recurrence."""
    table = {(i, j): i + j for i in range(len(one) + 1) for j in range(len(other) + 1) if not i or not j}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            cost = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (one[i - 1] != other[j - 1]))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                cost = min(cost, table[i - 2, j - 2] + 1)
            table[i, j] = cost
    assert distance(one, other) == table[len(one), len(other)]


@given(words.filter(bool), words.filter(bool))
def test_alike_is_symmetric(one, other):
    """Two words are as alike as the other way round."""
    assert alike(one, other) == alike(other, one)
    assert alike(one, one) == 1
