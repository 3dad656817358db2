"""Mentions in running text: offsets, doubtful names, parties of a register."""

import time

from hypothesis import given
from hypothesis import strategies as st

from lagebild.link import Gazetteer, mentions
from lagebild.link.trie import Trie, tokens
from lagebild.model import Entity

PARTY = Entity(
    id="un-kpe-001",
    schema="Company",
    caption="Korea Mining Development Trading Corporation",
    properties={"name": ("KOREA MINING DEVELOPMENT TRADING CORPORATION",), "alias": ("KOMID",), "country": ("kp",)},
)
SNIPPETS = ["Nordkorea", "Putin", "US", "der Norden", "Kim Jong-un", " ", "-", "\n", "ß", "İ", "'s", "e\u0301", "🛰"]


@given(
    st.lists(st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=8)), max_size=40).map("".join),
    st.sampled_from(["de", "en", "ko"]),
)
def test_spans_are_slices_in_order(text: str, language: str) -> None:
    """Every naming is exactly its slice, and they neither overlap nor run backwards."""
    end = 0
    for m in mentions(text, language):
        assert text[m.start : m.end] == m.text
        assert m.start >= end
        end = m.end


def test_doubtful_names_need_their_topic() -> None:
    """ "the Panel" is the Panel of Experts only beside the United Nations and North Korea."""
    assert mentions("The members of the Panel met.", "en") == []
    text = "The UN Panel of Experts on North Korea met; the Panel reported."
    assert [m.entity.id for m in mentions(text, "en")] == ["un-poe", "kp", "un-poe"]


def test_surname_with_another_first_name_is_someone_else() -> None:
    """Ivanka Trump is not Donald Trump, President Trump is."""
    assert [m.entity.id for m in mentions("Later Ivanka Trump spoke.", "en")] == []
    assert [m.entity.id for m in mentions("Later President Trump spoke.", "en")] == ["donald-trump"]


def test_parties_of_a_register_are_found() -> None:
    """A register's names and strong aliases are found, in capitals and in title case."""
    names = Gazetteer([PARTY])
    text = "The Korea Mining Development Trading Corporation, or KOMID, sold arms."
    assert [m.entity.id for m in names.mentions(text, "en")] == ["un-kpe-001"]
    assert names.mentions(text, "en")[0].entity.countries == ("kp",)
    assert mentions(text, "en") == []


def test_trie_prefers_long_names_and_refused_ones_give_way() -> None:
    """The longest name wins; where it does not fit, the next shorter one is tried."""
    trie: Trie[str] = Trie()
    trie.add("New York", "city")
    trie.add("New York Times", "paper")
    trie.sort()
    text = "New York Times"
    assert [v for *_, v in trie.scan(text, tokens(text))] == ["paper"]
    assert [v for *_, v in trie.scan(text, tokens(text), lambda i, j, v: v != "paper")] == ["city"]


def test_stems_match_any_ending() -> None:
    """A trailing star stands for any ending, also in the middle of a name."""
    trie: Trie[str] = Trie()
    trie.add("Северн* Коре*", "kp")
    trie.sort()
    text = "в Северной Корее"
    assert [(text[s:e], v) for _, _, s, e, v in trie.scan(text, tokens(text))] == [("Северной Корее", "kp")]


def test_names_do_not_run_over_a_sentence() -> None:
    """Two words with a comma between them are no name."""
    assert [m.text for m in mentions("Kim Jong, Un", "en")] == []


def test_time_grows_with_the_text() -> None:
    """A text ten times as long takes about ten times as long."""
    text = "Putin traf Kim Jong-un in Pjöngjang, der Norden schwieg, Trump und die USA auch. " * 200
    mentions(text, "de")
    began = time.process_time()
    mentions(text, "de")
    short = time.process_time() - began
    began = time.process_time()
    mentions(text * 10, "de")
    assert time.process_time() - began < 40 * short + 0.2


def test_the_north_may_end_a_text() -> None:
    """Nothing needs to follow "the North", "der Norden"."""
    for text, language in (("Moscow, North Korea, to the North", "en"), ("Moskau, Nordkorea, an den Norden.", "de")):
        assert "kp" in {c for m in mentions(text, language) for c in m.entity.countries}
