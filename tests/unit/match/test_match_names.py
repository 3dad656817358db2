"""Names taken apart, in any script, and two names compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.match import THRESHOLD, Index, names, words
from lagebild.model import Entity


def score(asked: str, listed: str, *, person: bool = True) -> float:
    """How probable it is that a name asked for means the only party of a register."""
    schema = "Person" if person else "Company"
    entity = Entity(id="x", schema=schema, caption=listed, properties={"name": (listed,)})
    return Index([entity]).why_not({"schema": schema, "properties": {"name": [asked]}}, "x").score


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hong Gil-dong", "HONG, Gil Dong"),
        ("Gil Dong HONG", "Hong Gildong"),
        ("홍길동", "Hong Kil Tong"),
        ("홍길동", "Gildong HONG"),
        ("Иван Петрович Сидоров", "Ivan Petrovich SIDOROV"),
        ("Ivan Sidorov", "Ivan Petrovich Sidorov"),
        ("Юрий Щукин", "Yury Shchukin"),
        ("عبد الرحمن الحسن", "Abdulrahman AL-HASSAN"),
        ("سهيل خوري", "Suhayl Khoury"),
        ("نور الدين حسن", "Noureddine Hassan"),
        ("Muhammad al-Hassan", "Mohamed Hasan"),
        ("Kim Young-chul", "Kim Yong Chol"),
        ("金正日", "Kim Jong Il"),
        ("김정일", "Kim Chŏng-il"),
        ("Ким Чен Ир", "Kim Chen Ir"),
        ("王建国", "Jianguo WANG"),
        ("王建國", "Wang Chien-kuo"),
        ("陳大文", "CHAN Tai Man"),
        ("Dr. Ann Example", "ann example"),
        ("Bill Example", "William Example"),
        ("Уладзімір Пятровіч Сідараў", "Uladzimir Piatrovich Sidarau"),
    ],
)
def test_takes_spellings_for_one_name(one, other):
    """Order, case, hyphens, titles, scripts, readings, romanisations and pet names do not part a name from itself."""
    assert score(one, other) >= THRESHOLD
    assert score(other, one) >= THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Example", "Ann Sample-Smythe"),
        ("Kim Song Chol", "Kim Yong Nam"),
        ("은정 김", "Kim Jong Un"),
        ("김영남", "Kim Yong Chol"),
        ("Ivan Sidorov", "Ivan Petrov"),
        ("Hassan", "Hassan Karim Abbas"),
        ("سارا كريم", "Sahir Akram"),
        ("王建国", "Wang Xiaoming"),
    ],
)
def test_keeps_other_names_apart(one, other):
    """A first name in common, another given name or shuffled syllables are somebody else."""
    assert score(one, other) < THRESHOLD


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mudville Shipping Co., Ltd.", "MUDVILLE SHIPPING COMPANY LIMITED", True),
        ("ООО «Василёк»", "Vasilek LLC", True),
        ("M/V Casey 2", "CASEY 2", True),
        ("Завод «Василёк»", "Vasilek Plant", True),
        ("Научно-исследовательский институт Примера", "Research Institute Primer", True),
        ("АО «НИИ Примера»", "Primer Research Institute JSC", True),
        ("Мудвильский машиностроительный завод", "Mudvil Machine-Building Plant", True),
        ("조선백두무역회사", "Korea Paektu Trading Corporation", True),
        ("上海伟泽进出口有限公司", "Shanghai Weize Import and Export Co., Ltd.", True),
        ("شركة مدفيل للتجارة", "Mudville Trading Company", True),
        ("Casey 2", "Casey 3", False),
        ("Casey 2", "Casey", False),
        ("Mudville Bank", "Elbonia Bank", False),
    ],
)
def test_compares_organisations_and_ships(one, other, same):
    """Legal forms hardly count, numbers count fully, and what is translated is the same."""
    assert (score(one, other, person=False) >= THRESHOLD) is same


def texts(name: names.Name) -> list[str]:
    """The words of a name in their first spelling."""
    return [word.spellings[0][0] for word in name.words]


def test_puts_forms_and_titles_aside():
    """A legal form is told apart; alone it is a name; titles go unless too little were left."""
    (name,) = names.read("Общество с ограниченной ответственностью «Василек»", person=False)
    assert (texts(name), name.forms) == (["vasilek"], ("llc",))
    assert texts(names.read("Limited Company", person=False)[0])
    assert texts(names.read("Dr. Ann Example", person=True)[0]) == ["ann", "example"]
    assert texts(names.read("Haji Ann", person=True)[0]) == ["haji", "ann"]


def test_knows_fathers_by_their_common_name():
    """A patronymic counts less, and is one in Russian, Ukrainian and Belarusian."""
    for text in ("Ivan Vladimirovich Sidorov", "Ivan Volodymyrovych Sidorov", "Ivan Uladzimiravich Sidorov"):
        word = names.read(text, person=True)[0].words[1]
        assert (word.spellings[0][0], word.kind) == ("vladimirovich", "patronymic")


def test_latin_letters_in_cyrillic_words_are_cyrillic():
    """Letters that look the same do not part a name from itself."""
    assert texts(names.read("Бoрис", person=True)[0]) == texts(names.read("Борис", person=True)[0])


def test_cuts_unspaced_names_into_known_words():
    """Agency words of Chinese and Korean organisations are found, longest first, and the rest is a name."""
    assert [piece for piece, _ in words.segments("伟泽进出口有限公司", "han")] == ["伟泽", "进出口", "有限公司"]
    assert dict(words.segments("백두무역회사", "hangul"))["무역"] == ["trading"]


@given(st.text(max_size=80), st.booleans())
@settings(max_examples=300)
def test_any_text_is_taken_apart(text, person):
    """Any text has readings of words in order, and runs inside them."""
    for name in names.read(text, person=person):
        assert name.words
        assert all(word.spellings for word in name.words)
        assert all(0 <= join.start < join.stop <= len(name.words) for join in name.joins)


@given(st.text(min_size=1, max_size=30))
@settings(max_examples=100)
def test_a_name_is_itself(text):
    """Whatever is listed is found by its own name, if it has words at all."""
    entity = Entity(id="x", schema="Person", caption=text, properties={"name": (text,)})
    found = Index([entity]).why_not(entity, "x")
    if names.read(text, person=True):
        assert found.explanations["name"].candidate is not None
    assert 0 <= found.score <= 1
