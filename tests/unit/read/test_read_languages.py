"""Events, dates, amounts and answers in Russian, Korean, Chinese and French: sentences of our own."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.model import Document
from lagebild.read.amounts import amount
from lagebild.read.attribution import Attribution
from lagebild.read.dates import first_date
from lagebild.read.days import first_day
from lagebild.read.events import find_event
from lagebild.read.finish import finish
from lagebild.read.page import Page
from lagebild.read.passage import Passage
from lagebild.read.quantities import quantity


def document(text: str, language: str, publisher: str | None = None) -> Document:
    return Document(
        id=text[:9], name="x", media_type="text/plain", size=1, text=text, language=language, published="2024-10-25",
        publisher=publisher,
    )  # fmt: skip


SHELLS = ("TRANSFER", "kp", "ru", "artillery-shells")
ARMS = ("TRANSFER", "kp", "ru", "arms")
TROOPS = ("MOBILIZE", "kp", "ru", "troops")
WORKERS = ("EMPLOY", "kp", "ru", "workers")
OIL = ("TRANSFER", "ru", "kp", "refined-petroleum")
LAUNCH = ("LAUNCH", "kp", "", "ballistic-missiles")
PACT = ("SIGN", "kp+ru", "", "strategic-partnership")
VETO = ("VOTE", "ru", "un-sc", "")
THEFT = ("FINANCE", "kp", "", "crypto-assets")
COAL = ("TRANSFER", "kp", "cn", "coal")
SATELLITES = ("TRANSFER", "ru", "kp", "satellite-technology")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "КНДР поставила России более миллиона снарядов", SHELLS),
        ("ru", "КНДР никогда не поставляла оружие в Россию", ARMS),
        ("ru", "поставок оружия из КНДР в Россию не было", ARMS),
        ("ru", "10 тысяч северокорейских солдат переброшены в Россию", TROOPS),
        ("ru", "В России работают тысячи северокорейских рабочих", WORKERS),
        ("ru", "Москва поставила в КНДР миллион баррелей нефтепродуктов", OIL),
        ("ru", "КНДР запустила баллистическую ракету в сторону Японского моря", LAUNCH),
        ("ru", "Россия и КНДР подписали договор о всеобъемлющем стратегическом партнёрстве", PACT),
        ("ru", "передача Россией спутниковых технологий Пхеньяну", SATELLITES),
        ("ko", "북한이 러시아에 포탄 100만 발을 제공했다", SHELLS),
        ("ko", "북한은 러시아에 무기를 수출한 적이 없다", ARMS),
        ("ko", "북한군 1만 명이 러시아에 파병됐다", TROOPS),
        ("ko", "러시아에서 북한 노동자 수천 명이 일하고 있다", WORKERS),
        ("ko", "러시아는 북한에 정제유 100만 배럴을 공급했다", OIL),
        ("ko", "북한이 동해상으로 탄도미사일을 발사했다", LAUNCH),
        ("ko", "북한과 러시아가 포괄적 전략적 동반자 조약에 서명했다", PACT),
        ("ko", "러시아가 안보리에서 거부권을 행사했다", VETO),
        ("ko", "북한 해커가 가상자산 15억 달러를 탈취했다", THEFT),
        ("ko", "중국 기업이 북한산 석탄을 구매했다", COAL),
        ("zh", "朝鲜向俄罗斯提供了100万枚炮弹", SHELLS),
        ("zh", "朝鮮從未向俄羅斯出口武器", ARMS),
        ("zh", "朝俄之间不存在武器交易", ARMS),
        ("zh", "约1万名朝鲜士兵被派往俄罗斯", TROOPS),
        ("zh", "数千名朝鲜劳工在俄罗斯工作", WORKERS),
        ("zh", "俄方向朝方供应了100万桶成品油", OIL),
        ("zh", "朝鲜向东部海域发射一枚弹道导弹", LAUNCH),
        ("zh", "朝鲜与俄罗斯签署全面战略伙伴关系条约", PACT),
        ("zh", "俄罗斯在安理会行使否决权", VETO),
        ("zh", "中国公司购买朝鲜煤炭", COAL),
        ("fr", "La Corée du Nord a livré plus d'un million d'obus à la Russie", SHELLS),
        ("fr", "les livraisons d'armes de la Corée du Nord à la Russie", ARMS),
        ("fr", "10 000 soldats nord-coréens ont été envoyés en Russie", TROOPS),
        ("fr", "Des milliers d'ouvriers nord-coréens travaillent en Russie", WORKERS),
        ("fr", "Moscou a fourni un million de barils de pétrole raffiné à Pyongyang", OIL),
        ("fr", "La Corée du Nord a tiré un missile balistique en mer du Japon", LAUNCH),
        ("fr", "La Russie et la Corée du Nord ont signé un traité de partenariat stratégique", PACT),
        ("fr", "des pirates nord-coréens ont volé 1,5 milliard de dollars de cryptomonnaies", THEFT),
        ("fr", "Moscou transfère des technologies satellitaires à Pyongyang", SATELLITES),
    ],
)
def test_events_are_the_same_in_every_language(language: str, text: str, expected: tuple[str, str, str, str]) -> None:
    """Act, giver, receiver and thing, by case, particle, preposition or order."""
    found = find_event(Passage(Page(document(text, language)), ((0, len(text)),)))
    assert found is not None
    e = found.event
    assert (e.type, "+".join(e.actor), "+".join(e.recipient), "+".join(e.objects)) == expected


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("ru", "23 октября 2024 года", "2024-10-23"),
        ("ru", "в сентябре прошлого года", "2023-09"),
        ("ru", "во вторник", "2024-10-22"),
        ("ru", "с 2023 года", "2023"),
        ("ru", "в ноябре", "2023-11"),
        ("ru", "вчера", "2024-10-24"),
        ("fr", "le 1er mars", "2024-03-01"),
        ("fr", "en septembre 2023", "2023-09"),
        ("fr", "l'an dernier", "2023"),
        ("fr", "mardi", "2024-10-22"),
        ("ko", "지난해 9월부터", "2023-09"),
        ("ko", "23일(현지시간)", "2024-10-23"),
        ("ko", "30일", "2024-09-30"),
        ("ko", "2024년 10월 23일", "2024-10-23"),
        ("ko", "지난달", "2024-09"),
        ("zh", "去年9月以来", "2023-09"),
        ("zh", "10月23日", "2024-10-23"),
        ("zh", "星期二", "2024-10-22"),
        ("zh", "昨天", "2024-10-24"),
        ("zh", "13月40日", None),
    ],
)
def test_dates_are_as_partial_as_told(language: str, text: str, date: str | None) -> None:
    """Relative dates are counted back from the day of the report."""
    assert first_date(text, "2024-10-25", language) == date


def test_without_an_anchor_only_whole_dates_count() -> None:
    """What is relative has nothing to be counted from."""
    assert first_day("вчера", None, "ru") is None
    assert first_day("в 2023 году", None, "ru") == "2023"
    assert first_day("10月23日", None, "zh") is None


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("ru", "более 13 тысяч контейнеров", 13_000, "containers"),
        ("ru", "миллион баррелей", 1_000_000, "bbl"),
        ("ru", "на $1,5 млрд", 1.5e9, "usd"),
        ("ru", "10 000 северокорейских солдат", 10_000, "persons"),
        ("fr", "plus d'un million d'obus", 1_000_000, "shells"),
        ("fr", "dix mille soldats", 10_000, "persons"),
        ("fr", "1,5 milliard de dollars", 1.5e9, "usd"),
        ("ko", "포탄 100만 발", 1_000_000, "shells"),
        ("ko", "컨테이너 1만3천 개", 13_000, "containers"),
        ("ko", "병력 1만2000명", 12_000, "persons"),
        ("ko", "미사일 30여 발", 30, "missiles"),
        ("zh", "一万三千个集装箱", 13_000, "containers"),
        ("zh", "1.3万名士兵", 13_000, "persons"),
        ("zh", "15亿美元", 1.5e9, "usd"),
        ("zh", "30多枚导弹", 30, "missiles"),
    ],
)
def test_amounts_are_counted_alike(language: str, text: str, value: float, unit: str) -> None:
    """With words, scales, letters for ten thousand, and counting words that the thing named explains."""
    found = quantity(text, language)
    assert found is not None
    assert (found.value, found.unit) == (value, unit)
    assert found.text in text


@pytest.mark.parametrize(("language", "text"), [("ru", "тысячи рабочих"), ("fr", "des milliers d'ouvriers"), ("zh", "士兵"), ("ko", "포탄"), ("ja", "10人")])  # fmt: skip
def test_what_is_not_counted_has_no_amount(language: str, text: str) -> None:
    """ "Thousands" is no number, and a language without data has none."""
    assert amount(text, language) is None


@given(st.text(alphabet="0123456789.,만万천千억亿 발枚명名тысячснарядов миллионmillions d'obus年月日년월일в€$", max_size=60), st.sampled_from(["ru", "fr", "ko", "zh"]))  # fmt: skip
def test_any_digits_are_read_without_error(text: str, language: str) -> None:
    """Broken numbers and dates give an amount in the text, a valid day or none."""
    found = quantity(text, language)
    assert found is None or found.text in text
    day = first_date(text, "2024-02-29", language)
    assert day is None or len(day) in (4, 7, 10)


@pytest.mark.parametrize("hostile", ["여만", "만 ", "тысяч ", "1 000 ", "1,", "million ", "de ", "2024年", "1월", "в ", "余万余", "$1 "])  # fmt: skip
@pytest.mark.parametrize("language", ["ru", "fr", "ko", "zh"])
def test_hostile_numbers_take_little_time(hostile: str, language: str) -> None:
    """No repetition makes the patterns go back and forth."""
    text = hostile * (8_000 // len(hostile))
    begin = time.perf_counter()
    quantity(text, language)
    first_date(text, "2024-10-25", language)
    assert time.perf_counter() - begin < 5


def claims(text: str, language: str, *said: tuple[str, str, str, str], publisher: str | None = None) -> list:  # type: ignore[type-arg]
    """Claims of (speaker, cue, cue stance, content), found in the order of ``text``."""
    made, at = [], 0
    for speaker, cue, stance, content in said:
        begin = text.index(content, at)
        where = [(text.index(part, at), text.index(part, at) + len(part)) for part in (speaker, cue)]
        made.append(
            Attribution(
                kind="indirect",
                content=((begin, begin + len(content)),),
                speaker=where[0],
                cue=where[1],
                cue_stance=stance,
            )
        )
        at = max(begin + len(content), where[0][1], where[1][1])
    return list(finish(document(text, language, publisher), made, "test"))


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ru", "Сеул заявил, что КНДР поставила России снаряды. Он сказал: поставок не было.", ("Он", "сказал", "поставок не было")),
        ("ko", "한국은 북한이 러시아에 포탄을 보냈다고 주장했다. 러시아 외무부는 그런 일은 없다고 밝혔다.", ("러시아 외무부", "밝혔다", "그런 일은 없다")),
        ("zh", "韩方指责朝鲜向俄罗斯提供炮弹。俄方表示，根本没有这回事。", ("俄方", "表示", "根本没有这回事")),
        ("fr", "Séoul accuse Pyongyang. Moscou répond qu'il n'y a pas eu d'envoi.", ("Moscou", "répond", "qu'il n'y a pas eu d'envoi")),
    ],
)  # fmt: skip
def test_no_behind_a_neutral_verb_denies_what_was_charged(language: str, text: str, said: tuple[str, str, str]) -> None:
    """What is said not to be so, in answer to a charge, is a denial."""
    first = {"ru": ("Сеул", "заявил", "что КНДР поставила России снаряды"), "ko": ("한국", "주장했다", "북한이 러시아에 포탄을 보냈다"), "zh": ("韩方", "指责", "朝鲜向俄罗斯提供炮弹"), "fr": ("Séoul", "accuse", "Pyongyang")}[language]  # fmt: skip
    charge, answer = claims(
        text, language, (first[0], first[1], "accuse", first[2]), (said[0], said[1], "assert", said[2])
    )
    assert charge.stance == "accuse"
    assert answer.stance == "deny"


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("ru", "Сеул обвинил Москву. Посол сказал: «Комментировать не буду».", "«Комментировать не буду»"),
        ("ko", "서울이 비난했다. 관계자는 할 말이 없다고 말했다.", "할 말이 없다"),
        ("zh", "首尔指责。官员说，无可奉告。", "无可奉告"),
        ("fr", "Séoul accuse. Le porte-parole dit: «Pas de commentaire».", "«Pas de commentaire»"),
    ],
)
def test_who_says_that_nothing_will_be_said_declines(language: str, text: str, content: str) -> None:
    """The refusal may stand in the statement itself, behind a neutral verb."""
    at = text.index(content)
    made = Attribution(kind="direct", content=((at, at + len(content)),), cue_stance="assert")
    assert finish(document(text, language), [made], "test")[0].stance == "decline"


def test_a_bare_ministry_is_that_of_the_outlet_s_state() -> None:
    """국방부 in a South Korean agency's copy is Seoul's, also where the text speaks of the North; 外交部 of Beijing in Xinhua."""
    text = "북한이 포탄을 보냈다고 국방부가 밝혔다."
    made = claims(text, "ko", ("국방부", "밝혔다", "assert", "북한이 포탄을 보냈다"), publisher="yonhap")
    assert made[0].speaker.entity.id == "kr-defence-ministry"
    text = "朝鲜向俄罗斯提供炮弹，外交部称不了解情况。"
    made = claims(text, "zh", ("外交部", "称", "assert", "不了解情况"), publisher="xinhua")
    assert made[0].speaker.entity.id == "cn-foreign-ministry"


@pytest.mark.parametrize(
    ("language", "text", "said", "entity"),
    [
        ("ru", "Дмитрий Песков заявил, что всё ложь. Он добавил, что будет ждать.", (("Дмитрий Песков", "заявил", "всё ложь"), ("Он", "добавил", "будет ждать")), "dmitry-peskov"),
        ("ko", "페스코프 대변인은 거짓이라고 말했다. 그는 더 기다리겠다고 했다.", (("페스코프 대변인", "말했다", "거짓"), ("그", "했다", "더 기다리겠다")), "dmitry-peskov"),
        ("zh", "佩斯科夫说这是谎言。他还说会等待。", (("佩斯科夫", "说", "这是谎言"), ("他", "说", "会等待")), "dmitry-peskov"),
        ("fr", "Maria Zakharova parle d'un mensonge. Elle ajoute qu'elle attendra.", (("Maria Zakharova", "parle", "d'un mensonge"), ("Elle", "ajoute", "qu'elle attendra")), "maria-zakharova"),
    ],
)  # fmt: skip
def test_pronouns_mean_who_spoke_before(
    language: str, text: str, said: tuple[tuple[str, str, str], ...], entity: str
) -> None:
    """он, 그, 他, elle."""
    made = claims(text, language, *((s, c, "assert", q) for s, c, q in said))
    assert [c.speaker.entity.id for c in made] == [entity, entity]


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("zh", "俄方否认。朝方称：“没有此事。”此后，双方沉默！", 3),
        ("ko", "국방부는 23일 밝혔다. 러시아는 부인했다.", 2),
        ("ru", "В 2024 г. поставок не было. М. Захарова молчит. Это всё.", 3),
        ("fr", "M. Peskov nie. L'ONU se tait.", 2),
    ],
)
def test_sentences_of_every_script(language: str, text: str, sentences: int) -> None:
    """。 ends a sentence without a blank; abbreviations and initials end none."""
    page = Page(document(text, language))
    assert len([s for s in page.sentence_starts if s < len(text)]) == sentences


@pytest.mark.parametrize(
    ("language", "text", "said", "day"),
    [
        (
            "ru",
            "Сеул во вторник заявил, что КНДР поставила России миллион снарядов. Кремль отверг обвинения.",
            (("Сеул", "заявил", "assert", "что КНДР поставила России миллион снарядов"), ("Кремль", "отверг", "deny", "обвинения")),
            "2024-10-22",
        ),
        (
            "ko",
            "한국 국방부는 23일 북한이 러시아에 포탄 100만 발을 제공했다고 밝혔다. 러시아 외무부는 의혹을 부인했다.",
            (("한국 국방부", "밝혔다", "assert", "북한이 러시아에 포탄 100만 발을 제공했다"), ("러시아 외무부", "부인했다", "deny", "의혹")),
            "2024-10-23",
        ),
        (
            "zh",
            "韩国国防部23日表示，朝鲜已向俄罗斯提供100万枚炮弹。俄方否认有关指控。",
            (("韩国国防部", "表示", "assert", "朝鲜已向俄罗斯提供100万枚炮弹"), ("俄方", "否认", "deny", "有关指控")),
            "2024-10-23",
        ),
        (
            "fr",
            "Séoul a affirmé mardi que la Corée du Nord avait livré un million d'obus à la Russie. Moscou a rejeté ces accusations.",
            (("Séoul", "a affirmé", "assert", "que la Corée du Nord avait livré un million d'obus à la Russie"), ("Moscou", "a rejeté", "deny", "ces accusations")),
            "2024-10-22",
        ),
    ],
)  # fmt: skip
def test_a_denial_of_the_charges_denies_what_was_charged(
    language: str, text: str, said: tuple[tuple[str, str, str, str], ...], day: str
) -> None:
    """A charge behind a neutral verb is one, dated by its frame; "the accusations" takes its event over."""
    charge, answer = claims(text, language, *said)
    assert (charge.stance, charge.said) == ("accuse", day)
    assert (charge.event.actor, charge.event.recipient, charge.event.quantity.value) == (("kp",), ("ru",), 1e6)
    assert (answer.stance, answer.event) == ("deny", charge.event)
    assert answer.speaker.entity.countries == ("ru",)
