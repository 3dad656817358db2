"""The words of the interface."""

import re
from pathlib import Path

import pytest

from lagebild.data import load
from lagebild.model import STANCES
from lagebild.model.claim import KINDS
from lagebild.model.finding import OUTCOMES, STATES
from lagebild.web import TEMPLATES
from lagebild.web.words import LANGUAGES, choose, day, translator

_CALLS = re.compile(r"""\bt\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*(?:,|\))""")


def _called() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(TEMPLATES).glob("*.html"))]
    return {a or b for text in texts for a, b in _CALLS.findall(text)}


def test_every_word_of_the_templates_has_its_german() -> None:
    """No English words stay behind when the interface is German."""
    assert len(_called()) > 200
    assert sorted(_called() - load("interface")["de"].keys()) == []


def test_the_slots_of_a_translation_are_those_of_the_original() -> None:
    """A translation fills the same slots, so that no number gets lost."""
    slots = re.compile(r"\{(\w+)\}")
    table = {**load("interface")["de"]}
    wrong = [k for k, v in table.items() if ":" not in k and sorted(slots.findall(k)) != sorted(slots.findall(v))]
    assert wrong == []


def test_both_languages_have_the_same_keys() -> None:
    """What is called by a key has words in both."""
    keyed = {lang: {k for k in load("interface")[lang] if re.match(r"[a-z]+:\S", k)} for lang in LANGUAGES}
    assert keyed["en"] == keyed["de"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_the_model_has_a_word(language: str) -> None:
    """Stances, kinds, and what they mean never show as a bare key."""
    t = translator(language)
    keys = [f"verb:{s}" for s in STANCES] + [f"kind:{k}" for k in KINDS]
    keys += [f"means:{w}" for w in (*OUTCOMES, *(s for s in STATES if s != "contested"), "contested")]
    assert [key for key in keys if t(key) == key] == []


@pytest.mark.parametrize(
    ("value", "english", "german"),
    [
        ("2024-06-13", "13 June 2024", "13. Juni 2024"),
        ("2024-06", "June 2024", "Juni 2024"),
        ("2024", "2024", "2024"),
        ("2024-13", "2024-13", "2024-13"),
        (None, "undated", "ohne Datum"),
    ],
)
def test_partial_dates_are_printed_in_words(value: str | None, english: str, german: str) -> None:
    """A date keeps the precision it was told with; what is none is shown as it is."""
    assert (day(value, "en"), day(value, "de")) == (english, german)


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        (None, None, "en"),
        (None, "de-AT,de;q=0.9,en;q=0.8", "de"),
        (None, "fr-FR,fr;q=0.9,de;q=0.5", "de"),
        ("en", "de", "en"),
        ("xx", "de", "de"),
        (None, "\x00" * 5000, "en"),
    ],
)
def test_the_language_follows_choice_then_browser(cookie: str | None, accepted: str | None, language: str) -> None:
    """What was chosen wins over what the browser says; nonsense is English."""
    assert choose(cookie, accepted) == language
