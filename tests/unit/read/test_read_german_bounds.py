"""German on any text: ranges, time, start-up, and the public yardstick where it is at hand."""

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lagebild.model import KINDS, STANCES
from lagebild.read.attribution import Attribution
from lagebild.read.rules.german import attribute
from lagebild.read.rules.german.lexicon import lexicon

DEV = Path(__file__).parents[4] / "shared/data/attribution/german/dev"

WORDS = [
    "Putin",
    "Kim",
    "Moskau",
    "der",
    "die",
    "das",
    "dem",
    "den",
    "ein",
    "eine",
    "und",
    "aber",
    "sagte",
    "sei",
    "habe",
    "bestritt",
    "nicht",
    "dass",
    "ob",
    "zu",
    ",",
    ".",
    ":",
    "„",
    "“",
    "(",
    ")",
    "–",
    "\n",
    "„ja“",
    "nach",
    "Angaben",
    "laut",
    "zufolge",
    "so",
    "wie",
    "mitteilte",
    "wies",
    "zurück",
    "wurde",
    "von",
    "vorgeworfen",
    "„Das",
    "ist",
    "so“",
    "warf",
    "vor",
    "kündigte",
    "an",
    "heißt",
    "es",
    "in",
    "er",
    "sie",
    "Vorwürfe",
    "Bericht",
    "hat",
    "erklärt",
    "drohte",
    "damit",
    "liefern",
    "Das",
    "bestätigte",
    ";",
    "wonach",
    "soll",
    "haben",
    "könne",
]
any_german = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


def check(text: str, found: list[Attribution]) -> None:
    """Assert what every attribution must keep."""
    spans = [r for a in found for r in (*a.content, a.speaker, a.cue, a.addressee) if r is not None]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    for index, one in enumerate(found):
        assert one.content
        assert all(a[1] <= b[0] for a, b in pairwise(one.content))
        assert one.kind in KINDS
        assert one.cue_stance in STANCES
        assert 0 < one.confidence < 1
        assert one.within is None or (0 <= one.within < len(found) and one.within != index)
    starts = [a.content[0][0] for a in found]
    assert starts == sorted(starts)


@given(any_german | st.text(max_size=200))
@example("")
@example("sagte")
@example(", sagte er")
@example("Das bestätigte")
def test_ranges_hold_for_any_text(text: str) -> None:
    """Ranges lie in the text, are not empty, and contents are ordered and disjoint; the same text gives the same."""
    found = attribute(text)
    check(text, found)
    assert found == attribute(text)


@pytest.mark.parametrize(
    "hostile",
    [
        '"' * 10**6,
        "„a“" * 80_000,
        "sagte " * 160_000,
        ", dass" * 160_000,
        "nach Angaben " * 30_000,
        "(" * 200_000,
        "von Kim und " * 30_000,
        ": „a b“ " * 30_000,
        ", sagte Kim" * 90_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    """No construction is quadratic: seconds, not hours, even on a busy machine."""
    began = time.perf_counter()
    check(hostile, attribute(hostile))
    assert time.perf_counter() - began < 10


def test_time_grows_with_the_text_and_no_faster() -> None:
    """Eight times the text takes about eight times as long."""
    text = "Putin sagte am Montag in Moskau, der Vertrag gelte sofort. „Das ist gut“, so der Minister weiter.\n"

    def took(times: int) -> float:
        began = time.perf_counter()
        attribute(text * times)
        return time.perf_counter() - began

    took(10)
    assert min(took(1600) for _ in range(3)) < 30 * min(took(200) for _ in range(3))


def test_the_lexicon_is_inflected_once_and_quickly() -> None:
    """Separable, inseparable, strong and weak verbs have the forms that texts use."""
    forms = lexicon().forms
    for word in [
        "zurückgewiesen",
        "bestritt",
        "wirft",
        "vorgeworfen",
        "ankündigte",
        "leugnet",
        "bezeichnete",
        "empfahl",
        "verwies",
        "widersprach",
    ]:
        assert word in forms, word
    lexicon.cache_clear()
    began = time.perf_counter()
    lexicon()
    assert time.perf_counter() - began < 0.2


def test_no_cue_reads_a_group_of_unknown_stance() -> None:
    """Every entry of the lexicon has one of the ten stances."""
    assert {form.cue.stance for forms in lexicon().forms.values() for form in forms} <= set(STANCES)
    assert set(lexicon().nouns.values()) <= set(STANCES)


@pytest.mark.skipif(not DEV.is_dir(), reason="the annotated articles are not at hand")
def test_most_annotated_articles_are_read_alike() -> None:
    """On annotated news, most quotations are found within their bounds with a speaker that overlaps."""
    right = total = 0
    for path in sorted(DEV.glob("*.json"))[:40]:
        article = json.loads(path.read_text(encoding="utf-8"))
        text = article["originalText"]
        found = attribute(text)
        check(text, found)
        for note in article["annotations"]:
            if note["type"] not in ("Direct", "Indirect") or not note["speaker"] or not note["speaker"].get("spans"):
                continue
            total += 1
            said, who = note["quote"]["spans"][0], note["speaker"]["spans"][0]
            right += any(
                a.speaker
                and a.speaker[0] < who["charEnd"]
                and a.speaker[1] > who["charBegin"]
                and abs(a.content[0][0] - said["charBegin"]) < 12
                for a in found
            )
    assert total > 50
    assert right / total > 0.6
