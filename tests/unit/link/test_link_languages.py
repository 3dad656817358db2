"""Who speaks, in Russian, Korean, Chinese and French."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.link import describe, mentions, resolve
from lagebild.link.language import LANGUAGES, keyed, traits
from lagebild.link.offices import people
from lagebild.link.organisations import organisations
from lagebild.link.segment import cut, segment
from lagebild.link.states import state


@pytest.mark.parametrize(
    ("language", "name"),
    [("de", "Moskau"), ("en", "Moscow"), ("ru", "Москва"), ("ko", "모스크바"), ("zh", "莫斯科"), ("fr", "Moscou")],
)
def test_a_capital_is_the_same_state_in_every_language(language: str, name: str) -> None:
    """Moskau, Москва, 모스크바, 莫斯科, Moscou: all are Russia."""
    assert resolve(name, language) == state("ru")


@pytest.mark.parametrize(
    ("language", "phrase", "entity"),
    [
        ("ru", "Кремль", "ru"),
        ("ru", "МИД КНДР", "kp-foreign-ministry"),
        ("ru", "Министерством обороны Республики Корея", "kr-defence-ministry"),
        ("ru", "официальный представитель МИД России Мария Захарова", "maria-zakharova"),
        ("ru", "пресс-секретаря Кремля Дмитрия Пескова", "dmitry-peskov"),
        ("ru", "южнокорейская разведка", "kr-nis"),
        ("ru", "президент России", "vladimir-putin"),
        ("ru", "Владимир Путин и Ким Чен Ын", "kp+ru"),
        ("ru", "Госдепартамент", "us-foreign-ministry"),
        ("ko", "러시아 외무부", "ru-foreign-ministry"),
        ("ko", "청와대", "kr"),
        ("ko", "미 국무부", "us-foreign-ministry"),
        ("ko", "북한 외무성 부상", "kp-foreign-ministry"),
        ("ko", "합동참모본부", "kr-jcs"),
        ("ko", "드미트리 페스코프 크렘린궁 대변인", "dmitry-peskov"),
        ("ko", "푸틴 대통령과 김정은 국무위원장", "kp+ru"),
        ("ko", "이성준 합참 공보실장", "이성준"),
        ("ko", "유엔 주재 한국대표부", "kr-embassy"),
        ("ko", "이스라엘 관리", "il"),
        ("zh", "朝方", "kp"),
        ("zh", "朝外务省", "kp-foreign-ministry"),
        ("zh", "俄羅斯國防部", "ru-defence-ministry"),
        ("zh", "韩联参", "kr-jcs"),
        ("zh", "美国务院", "us-foreign-ministry"),
        ("zh", "克里姆林宮發言人佩斯科夫", "dmitry-peskov"),
        ("zh", "朝俄双方", "kp+ru"),
        ("zh", "莫斯科和平壤", "kp+ru"),
        ("zh", "美国代表罗伯特·卡特", "罗伯特·卡特"),
        ("fr", "le ministère russe de la Défense", "ru-defence-ministry"),
        ("fr", "la diplomatie nord-coréenne", "kp-foreign-ministry"),
        ("fr", "l'Élysée", "fr"),
        ("fr", "l’ambassadeur de Russie à l’ONU", "vassily-nebenzya"),
        ("fr", "le porte-parole du Kremlin", "dmitry-peskov"),
        ("fr", "Vladimir Poutine et Kim Jong-un", "kp+ru"),
        ("fr", "un haut responsable sud-coréen", "kr"),
    ],
)
def test_speakers_are_linked(language: str, phrase: str, entity: str) -> None:
    """States, houses, ministries, offices on a date and people, in all cases and with particles or articles."""
    found = resolve(phrase, language, "2024-06-20")
    assert found is not None
    assert found.id == entity


@pytest.mark.parametrize(
    ("language", "phrase"),
    [("ru", "российские эксперты"), ("ko", "미국 언론"), ("zh", "韩国媒体"), ("fr", "des experts américains")],
)
def test_private_voices_are_no_states(language: str, phrase: str) -> None:
    """Experts and media do not speak for the state they come from."""
    found = resolve(phrase, language)
    assert found is None or not found.countries


@pytest.mark.parametrize(
    ("language", "phrase"), [("ru", "минобороны"), ("ko", "국방부 당국자"), ("zh", "国防部"), ("zh", "外交部")]
)
def test_a_ministry_without_its_state_waits_for_the_text(language: str, phrase: str) -> None:
    """By itself it is nobody's."""
    told = describe(phrase, language)
    assert told.entity is None
    assert told.body


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ko", "북한이 러시아에서는 포탄을", "북한 이 러시아 에서는 포탄 을"),
        ("ko", "국방부대변인은 조선업계와", "국방부 대변인 은 조선업 계 와"),
        ("ko", "홍길동은 바나나를", "홍길동 은 바나나 를"),
        ("zh", "中俄朝三国外长", "中 俄 朝 三国 外长"),
        ("zh", "其中俄罗斯", "其中 俄罗斯"),
        ("zh", "2397号决议", "2397 号 决议"),
        ("ru", "МИД России", "МИД России"),
        ("fr", "l'Ukraine", "l Ukraine"),
    ],
)
def test_words_are_cut_by_what_is_known(language: str, text: str, words: str) -> None:
    """Particles are cut off, known words found; spaces and signs part the rest."""
    assert [w for w, _, _ in segment(text, language)] == words.split()


def test_short_names_count_only_beside_their_like() -> None:
    """朝 and 俄 are states in 朝俄, 俄外交部 and 访朝; 中 is none in 其中, 日 none in 当日, 美 none in 美好."""
    named = {n.text for n in mentions("朝俄签约。俄外交部称其访朝。其中美好的当日，心中有数。", "zh")}
    assert named == {"朝", "俄"}


def test_a_ban_on_reading_korean_particles_into_names() -> None:
    """A syllable that could be a particle stays where it belongs to the name."""
    assert [n.entity.id for n in mentions("이란은 부인했고 이란이 말했다. 하노이가 들었다.", "ko")] == [
        "ir",
        "ir",
        "vn",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_name_what_exists(language: str) -> None:
    """Ids in the files of a language are those of the shared tables."""
    from lagebild.link import offices
    from lagebild.link import organisations as bodies
    from lagebild.link.language import names
    from lagebild.link.table import rows

    data = names(language)
    assert {r[0] for r in rows(data["persons"])} <= set(people())
    assert {r[0] for r in rows(data["organisations"])} <= set(organisations())
    assert {r[0] for r in rows(data["states"])} >= {"kp", "kr", "ru", "us", "cn", "jp", "ua"}
    assert all(state(r[0]).caption != r[0].upper() for r in rows(data["states"]))
    assert list(bodies.bodies(language).values())
    assert offices.titles(language)


def test_cases_are_taken_off_titles() -> None:
    """Russian titles are compared without the endings of their cases; other languages have none to lose."""
    assert keyed(["министра", "обороны"], "ru") == keyed(["министром", "обороны"], "ru")
    assert keyed(["ministre"], "fr") == ["ministre"]
    assert traits("zh").home == "cn"
    assert not traits("fr").home


@given(
    st.text(alphabet="北한국이가은俄罗斯朝鮮國러시아에 ,.。「」aé1Ж\n", max_size=60),
    st.sampled_from(["ko", "zh", "ru", "fr"]),
)
def test_words_lie_in_the_text_in_order(text: str, language: str) -> None:
    """Every word has its own characters, none overlap, and no letter is lost."""
    words = segment(text, language)
    assert all(len(w) == end - start for w, start, end in words)
    assert all(a[2] <= b[1] for a, b in pairwise(words))
    assert sum(end - start for _, start, end in words) == sum(c.isalnum() or c == "_" for c in text)


@given(st.text(alphabet="북한 이러시아에포탄은朝鲜向俄*", max_size=20))
def test_phrases_are_cut_like_texts(phrase: str) -> None:
    """What is looked for is cut as what is searched."""
    for language in ("ko", "zh"):
        assert [w.strip("*") for w in cut(phrase, language)] == [
            w for w, _, _ in segment(phrase.replace("*", " "), language)
        ]
