"""Records for other programs: one line each, whatever they hold."""

import json

from hypothesis import given
from hypothesis import strategies as st

from lagebild.export import json_line


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text("\x1b\x7f\x85\x9b\u061c\u2028\u2029\u202e\u2069é한"))
def test_a_record_is_one_line_and_comes_back(text: str) -> None:
    """However lines are told apart, and without anything that a terminal would obey."""
    line = json_line({"text": text})
    assert json.loads(line) == {"text": text}
    shown = line.decode()
    assert len(shown.splitlines()) == 1
    assert not set(shown) & {chr(code) for code in (*range(10), *range(11, 32), *range(127, 160), 0x202E, 0x2066)}


def test_letters_stay_readable() -> None:
    """Only what steers is escaped."""
    assert json_line("Нет, 北, „ja“ – naïve‑ly\u200c") == '"Нет, 北, „ja“ – naïve‑ly\u200c"\n'.encode()
