"""Title and date of plain text."""

import pytest

from lagebild.intake import capture
from lagebild.intake.headline import told_date, told_title

STORY = "\n\n" + "The Security Council voted on Thursday. " * 5


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("NEW YORK, March 29, 2024 - A veto ended it.", "2024-03-29"),
        ("WASHINGTON, Oct. 13, 2023 (Reuters) - The White House said.", "2023-10-13"),
        ("SEOUL, 15 June 2024 - Shells were shipped.", "2024-06-15"),
        ("Seoul, 2. November 2023 (pan) - Nordkorea hat geliefert.", "2023-11-02"),
        ("Pjöngjang, den 19. Juni 2024. Russland und Nordkorea sagten.", "2024-06-19"),
        ("Wien, 3. Jänner 2024 – Text.", "2024-01-03"),
        ("Title\n\nPublished: 29 March 2024, 10:15" + STORY, "2024-03-29"),
        ("Titel\n\nVon Max Muster, 30. April 2024" + STORY, "2024-04-30"),
        ("Titel" + STORY + "\n\nKuestenkurier, 28. April 2025", "2025-04-28"),
        ("Titel\n20.06.2024" + STORY, "2024-06-20"),
        ("Title\n2024-06-20" + STORY, "2024-06-20"),
        ("제목\n2024년 6월 20일" + STORY, "2024-06-20"),
        ("Titel\n\nDonnerstag, 20. Juni 2024" + STORY, "2024-06-20"),
        ("МОСКВА, 14 марта 2024 года. /ТАСС/. Песков ответил.", "2024-03-14"),
        ("ТАСС\n23 октября 2024, 14:05\nЗаголовок" + STORY, "2024-10-23"),
        ("제목\n입력 2024.10.23 14:05" + STORY, "2024-10-23"),
        ("新华社平壤2024年6月19日电 发言人发表谈话。", "2024-06-19"),
        ("标题\n2024年10月23日 来源：环球时报" + STORY, "2024-10-23"),
        ("PARIS, 23 octobre 2024 (AFP) - Le ministère a répondu.", "2024-10-23"),
        ("Titre\nPublié le 1er mars 2024 à 14h05" + STORY, "2024-03-01"),
        ("新华社平壤6月19日电 发言人发表谈话。", None),
        ("Title\n\nUpdated 20 June 2024" + STORY, None),
        ("On 28 March 2024 Russia cast a veto.", None),
        ("Das Veto vom 28. März 2024 und seine Folgen" + STORY, None),
        ("Am 28. März 2024 legte Russland sein Veto ein.", None),
        ("SEOUL, June 19 (Yonhap) - No year is told.", None),
        ("Title\n45.13.2024" + STORY, None),
        ("", None),
    ],
)
def test_only_a_stated_day_is_taken(text: str, date: str | None) -> None:
    """Datelines, bylines and date lines tell the day; dates of events do not."""
    assert told_date(text) == date


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Moscow's veto ends the Panel's work" + STORY, "Moscow's veto ends the Panel's work"),
        (
            "Elbtal Zeitung\nAusland\n\nRussland beendet die Arbeit der Experten" + STORY,
            "Russland beendet die Arbeit der Experten",
        ),
        ("By Jane Doe, NK News\nMarch 29, 2024\nVeto" + STORY, "Veto"),
        ("A veto ended the work of the experts.\n" * 6, "A veto ended the work of the experts."),
        ("x" * 200 + " one long line of running text", None),
        ("", None),
    ],
)
def test_the_headline_is_the_line_before_the_running_text(text: str, title: str | None) -> None:
    """Mastheads, sections, bylines and dates are passed over."""
    assert told_title(text, frozenset({"Elbtal Zeitung", "NK News"})) == title


def test_carriage_returns_do_not_matter() -> None:
    """Windows lines give the same title and date."""
    text = "Elbtal Zeitung\n\nRussland beendet die Arbeit der Experten\n\nBonn, 29. März 2024 - " + "Text. " * 40
    unix, windows = (capture(text.replace("\n", end).encode(), "a.txt") for end in ("\n", "\r\n"))
    assert (unix.title, unix.published) == (windows.title, windows.published)
    assert unix.published == "2024-03-29"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "朝外务省否认向俄出口炮弹\n\n新华社平壤2024年6月19日电 发言人发表谈话，否认朝鲜曾向俄罗斯出口炮弹。",
            "朝外务省否认向俄出口炮弹",
        ),
        ("홍길동 기자\n국방부 북한군 이동 포착 발표\n\n합동참모본부는 밝혔다.", "국방부 북한군 이동 포착 발표"),
        ("Par Anne Martin\nMoscou nie tout envoi d'obus\n\nLe ministère.", "Moscou nie tout envoi d'obus"),
        ("23 октября 2024, 14:05\nКремль отверг обвинения Сеула\n\nПесков.", "Кремль отверг обвинения Сеула"),
    ],
)
def test_headlines_of_other_scripts(text: str, title: str) -> None:
    """A headline without spaces counts by its letters; bylines and dates are passed over."""
    assert told_title(text) == title
