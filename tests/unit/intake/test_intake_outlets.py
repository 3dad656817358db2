"""Who prints, and which agencies a text credits."""

import pytest

from lagebild.intake import capture, publishers
from lagebild.intake.outlets import credited, recognise

STORY = "\n\nNorth Korea said on Monday that it had launched a satellite, and that more would follow.\n"


def test_the_table_is_sound() -> None:
    """Every publisher has a reliability with its reason; no domain or spelling means two."""
    known = publishers()
    assert len(known) > 90
    assert all(p.control in ("state", "party", "public", "private") for p in known.values())
    assert all(p.reliability in "ABCDEF" and p.reason.endswith(".") for p in known.values())
    for values in ([d for p in known.values() for d in p.domains], [b for p in known.values() for b in p.bylines]):
        assert len(values) == len(set(values))


def test_the_rule_is_the_same_for_every_country() -> None:
    """What a state or party controls is never better than C, unless it prints the record of its own proceedings."""
    for p in publishers().values():
        if p.control in ("state", "party"):
            assert p.reliability in "CD", p.id
        if p.speaks_for:
            assert p.control in ("state", "party"), p.id


def test_outlets_of_one_owner_are_known_as_such() -> None:
    """One owner is one origin: the weighing relies on it."""
    known = publishers()
    assert known["ria-novosti"].owner == known["sputnik"].owner
    assert known["global-times"].owner == known["peoples-daily"].owner
    assert known["harbour-gazette"].owner == known["strait-ledger"].owner


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://www.nytimes.com/2024/06/19/x.html", "nyt"),
        ("https://en.yna.co.kr/view/1", "yonhap"),
        ("http://press.un.org/en/2024/sc15648.doc.htm", "un-press"),
        ("https://user:pass@REUTERS.com:443/world", "reuters"),
        ("mailto:brief@newsletter.spiegel.de", "spiegel"),
        ("https://notreuters.com/", None),
        ("https://reuters.com.evil.example/", None),
        ("http://[bad", None),
        ("", None),
    ],
)
def test_an_address_names_the_outlet(address: str, found: str | None) -> None:
    """By its host or a domain above it, never by a part of a label."""
    assert recognise("text", urls=(address,)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Spiegel Online\nVon Max Muster\nBerlin (dpa) - Text", "spiegel"),
        ("THE WASHINGTON POST | World\n\nHeadline" + STORY, "washington-post"),
        ("tagesschau.de, 20.06.2024" + STORY, "tagesschau"),
        ("Putin visits Pyongyang - BBC News" + STORY, "bbc"),
        ("By Jane Doe, The Guardian" + STORY, "guardian"),
        ("Title" + STORY + "\n© 2024 The New York Times Company", None),
        ("Title" + STORY + "\n© 2024 The New York Times. All rights reserved.", "nyt"),
        ("SEOUL (Yonhap) -- North Korea fired a missile on Monday.", "yonhap"),
        ("Titel\n\nBerlin (dpa/lno) - Der Text.", "dpa"),
        ("By Hyonhee Shin, Reuters" + STORY, "reuters"),
        ("TASS, KCNA report new pact" + STORY, None),
        ("The Times they are changing" + STORY, None),
        ("Die Welt ist im Wandel, sagte er." + STORY, None),
        ("Reuters reported on Monday that shells were shipped." + STORY, None),
    ],
)
def test_masthead_byline_and_copyright_name_the_outlet(text: str, found: str | None) -> None:
    """Only where an outlet's name stands by itself, as outlets print it; an agency only where nobody else does."""
    assert recognise(text) == found


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("SEOUL (Yonhap) - North Korea said on Monday it had launched a satellite.", ("yonhap",)),
        ("PYONGYANG, June 20 (KCNA) -- Kim Jong Un met guests.", ("kcna",)),
        ("SEOUL, South Korea (AP) — Text.", ("ap",)),
        ("Berlin/Seoul (dpa/AFP) – Text.", ("dpa", "afp")),
        ("Titel" + STORY + "\ndpa/AFP", ("dpa", "afp")),
        ("Titel" + STORY + "\n(APA, Reuters)", ("apa", "reuters")),
        ("Titel" + STORY + "\nMit Material von dpa und AFP", ("dpa", "afp")),
        ("Titel" + STORY + "\nQuellen: dpa, AFP, Reuters", ("dpa", "afp", "reuters")),
        ("Titel" + STORY + "\n(mit dpa)", ("dpa",)),
        ("Title" + STORY + "\nAdditional reporting by Reuters and Kyodo News.", ("reuters", "kyodo")),
        ("By The Associated Press" + STORY, ("ap",)),
        ("By Hyonhee Shin, Reuters" + STORY, ("reuters",)),
        ("Title" + STORY + "The Associated Press (AP) is an agency, as everyone knows." + STORY, ()),
        ("Title" + STORY + "Foto: dpa", ()),
        ("Title\n\nYonhap reported on Monday that shells were shipped.", ()),
        ("Titel" + STORY + "Das (PAN) ist ein Muster." + STORY, ()),
    ],
)
def test_credits_are_found_where_agencies_are_credited(text: str, agencies: tuple[str, ...]) -> None:
    """Datelines, bylines, closing lines and words of thanks; a mere mention is no credit."""
    assert credited(text) == agencies


def test_an_outlet_is_recognised_in_a_captured_text() -> None:
    """Publisher and credit come with the document."""
    document = capture(b"THE GUARDIAN\n\nTitle of the story\n\nSEOUL (AP) - Text of the story.\n", "a.txt")
    assert (document.publisher, document.credits) == ("guardian", ("ap",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("МОСКВА, 14 марта. /ТАСС/. Песков ответил.", "tass"),
        ("(서울=연합뉴스) 홍길동 기자 = 국방부는 밝혔다.", "yonhap"),
        ("新华社平壤6月19日电 发言人发表谈话。", "xinhua"),
        ("（中央社東京23日電）日本政府表示。", "cna-tw"),
        ("标题\n来源：环球时报\n正文。", "global-times"),
        ("PARIS, 23 octobre 2024 (AFP) - Le ministère.", "afp"),
        ("Titre\nLe Figaro\nTexte.", "le-figaro"),
        ("제목\n본문이다.\n경향신문", "kyunghyang"),
    ],
)
def test_agencies_and_outlets_of_other_languages(text: str, found: str) -> None:
    """By their own ways of heading a dispatch."""
    assert recognise(text) == found
