"""What stance a cue carries, in six languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.data import load
from lagebild.link.language import LANGUAGES
from lagebild.model.claim import STANCES
from lagebild.read.cues import FLIPPED, cue_stance, read_cue


@pytest.mark.parametrize(
    ("language", "cue", "clause", "stance"),
    [
        ("ru", "отверг", "Кремль отверг обвинения", "deny"),
        ("ru", "сообщил", "", "assert"),
        ("ru", "не подтвердил и не опроверг", "МИД не подтвердил и не опроверг эту информацию", "decline"),
        ("ru", "не стал", "комментировать это посол не стал", "decline"),
        ("ru", "выразил", "Пекин выразил обеспокоенность", "criticize"),
        ("ru", "назвал", "Песков назвал эти сообщения ложью", "deny"),
        ("ru", "пообещали", "", "promise"),
        ("ru", "обвинила", "Украина обвинила Пхеньян", "accuse"),
        ("ru", "потребовал", "", "demand"),
        ("ru", "не отрицал", "министр не отрицал поставок", "assert"),
        ("ko", "부인했다", "의혹을 부인했다", "deny"),
        ("ko", "일축했다", "", "deny"),
        ("ko", "밝혔다", "", "assert"),
        ("ko", "확인도 부인도 하지 않았다", "", "decline"),
        ("ko", "답변을 피했다", "", "decline"),
        ("ko", "규탄했다", "", "criticize"),
        ("ko", "촉구했다", "", "demand"),
        ("ko", "표했다", "깊은 우려를 표했다", "criticize"),
        ("ko", "부인하지 않았다", "그는 이를 부인하지 않았다", "assert"),
        ("ko", "내다봤다", "", "speculate"),
        ("zh", "否认", "", "deny"),
        ("zh", "駁斥", "發言人駁斥", "deny"),
        ("zh", "不予置评", "", "decline"),
        ("zh", "表示", "日方对此表示遗憾", "criticize"),
        ("zh", "称", "俄方称有关说法是无稽之谈", "deny"),
        ("zh", "指责", "", "accuse"),
        ("zh", "敦促", "", "demand"),
        ("zh", "承诺", "", "promise"),
        ("zh", "没有否认", "他没有否认此事", "assert"),
        ("fr", "a démenti", "", "deny"),
        ("fr", "n'a ni confirmé ni démenti", "", "decline"),
        ("fr", "a qualifié", "Moscou a qualifié ces accusations de mensonges", "deny"),
        ("fr", "a fait part", "Tokyo a fait part de son inquiétude", "criticize"),
        ("fr", "a refusé de commenter", "", "decline"),
        ("fr", "accuse", "Kiev accuse Pyongyang", "accuse"),
        ("fr", "a déclaré", "", "assert"),
        ("fr", "redoute", "", "speculate"),
        ("fr", "n'a pas démenti", "Pyongyang n'a pas démenti l'envoi", "assert"),
        ("de", "wies … zurück", "Moskau wies die Vorwürfe zurück", "deny"),
        ("de", "bestätigte nicht", "Das Ministerium bestätigte nicht", "decline"),
        ("de", "dementierte", "", "deny"),
        ("de", "wollte … äußern", "Ein Sprecher wollte sich dazu nicht äußern", "decline"),
        ("de", "laut", "laut Ministerium", "assert"),
        ("en", "denied", "", "deny"),
        ("en", "declined to comment", "the ministry declined to comment", "decline"),
        ("en", "called on", "Beijing called on Seoul to stop", "demand"),
        ("en", "did not confirm", "Moscow did not confirm the report", "decline"),
        ("en", "expressed", "Tokyo expressed regret", "criticize"),
    ],
)
def test_the_lexicon_tells_the_stance(language: str, cue: str, clause: str, stance: str) -> None:
    """By the verb, by the object of a light verb, and with the negation heeded."""
    assert cue_stance(language, cue, clause) == stance


@pytest.mark.parametrize(("language", "cue"), [("ru", "гулял"), ("ko", "달렸다"), ("zh", "跑步"), ("fr", "marchait"), ("de", "lief"), ("en", "walked"), ("ja", "述べた")])  # fmt: skip
def test_what_is_no_cue_has_no_stance(language: str, cue: str) -> None:
    """A word that the lexicon does not know, and a language without one, give none."""
    assert cue_stance(language, cue) is None


def test_the_negation_is_told_apart() -> None:
    """Who "did not deny" has a denying verb and asserts."""
    found = read_cue("ru", "не отрицал", "министр не отрицал поставок")
    assert found is not None
    assert (found.stance, found.base, found.negated) == ("assert", "deny", True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_are_of_known_stances(language: str) -> None:
    """Every stance has its list; every stance flips to one."""
    assert set(STANCES) <= set(load(f"cues_{language}"))
    assert set(FLIPPED) == set(STANCES)
    assert set(FLIPPED.values()) <= set(STANCES)


@given(st.text(max_size=40), st.text(max_size=80), st.sampled_from(["ru", "ko", "zh", "fr", "de", "en", "xx"]))
def test_any_text_is_read_without_error(cue: str, clause: str, language: str) -> None:
    """Cues come from a model: anything may come."""
    assert cue_stance(language, cue, clause) in (None, *STANCES)


@given(st.sampled_from(["сказал", "말했다", "否认", "nie", "a dit", "wies … zurück", "denied"]), st.text(max_size=12), st.text(max_size=12), st.sampled_from(["ru", "ko", "zh", "fr", "de", "en"]))  # fmt: skip
def test_a_cue_is_found_anywhere_in_its_clause(cue: str, before: str, behind: str, language: str) -> None:
    """Also where it is only a part of a longer word there."""
    assert cue_stance(language, cue, f"{before}{cue}{behind}") in (None, *STANCES)
