"""Pages: main text, title, date, outlet, address."""

import pytest

from lagebild.errors import IntakeError
from lagebild.intake import capture
from lagebild.intake.html import extract_html

STORY = "<p>South Korea said on Monday that the North had shipped shells to Russia. Moscow denied it.</p>" * 3


def page(head: str = "", body: str = STORY) -> str:
    """Return a page with noise around ``body``."""
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Shells for Russia</h1>{body}</article><footer>Cookie settings</footer>"
        "<script>alert('x')</script></body></html>"
    )


def test_main_text_without_the_noise() -> None:
    """Navigation, footer and scripts stay out."""
    text = extract_html(page()).text
    assert "shipped shells" in text
    assert not any(noise in text for noise in ("Home", "Cookie", "alert"))


def test_blocks_are_parted_by_a_blank_line() -> None:
    """Each paragraph stands by itself."""
    text = extract_html(page(body="<p>First paragraph of the story.</p><p>Second paragraph of the story.</p>")).text
    assert "First paragraph of the story.\n\nSecond paragraph of the story." in text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-06-20T08:00:00+09:00">',
        '<meta name="DC.date.issued" content="2024-06-20">',
        '<meta itemprop="datePublished" content="2024-06-20">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-06-20T08:00"}</script>',
    ],
)
def test_the_stated_date_is_taken(head: str) -> None:
    """Metadata and JSON-LD tell the day of publication."""
    assert extract_html(page(head)).published == "2024-06-20"


def test_no_date_is_searched_for() -> None:
    """Dates in the running text, and dates of change, are not the day of publication."""
    body = "<p>On June 19, 2024 they signed the treaty in Pyongyang, officials said.</p>"
    assert extract_html(page('<meta name="last-modified" content="2024-07-01">', body)).published is None


@pytest.mark.parametrize("date", ["2024-13-01", "gestern", "20.6.2024", ""])
def test_a_date_that_is_none_is_not_taken(date: str) -> None:
    """What is no ISO date is left open."""
    assert extract_html(page(f'<meta name="date" content="{date}">')).published is None


def test_the_title_loses_the_name_of_the_outlet() -> None:
    """og:title first, then the first heading, then the page's title without the outlet."""
    site = '<meta property="og:site_name" content="NK News">'
    assert extract_html(page(site + "<title>x</title>")).title == "Shells for Russia"
    bare = f"<html><head>{site}<title>Shells - NK News</title></head><body>{STORY}</body></html>"
    assert extract_html(bare).title == "Shells"


def test_the_outlet_is_told_by_the_canonical_address() -> None:
    """The address that the page gives for itself names the outlet."""
    document = capture(page('<link rel="canonical" href="https://en.yna.co.kr/view/1">').encode(), "a.html")
    assert (document.publisher, document.url) == ("yonhap", "https://en.yna.co.kr/view/1")


def test_a_declared_encoding_is_used() -> None:
    """The page's own word for its encoding goes before guessing."""
    stored = page(body="<p>Ядерная программа КНДР, заявил представитель МИД России в Москве.</p>" * 2)
    stored = stored.replace("utf-8", "koi8-r")
    assert "заявил представитель" in capture(stored.encode("koi8-r"), "a.html").text


def test_a_page_without_main_text_gives_all_its_text() -> None:
    """Where no story can be found, the whole page is better than nothing."""
    assert capture(b"<html><body><b>Hi</b></body></html>", "a.html").text == "Hi"


def test_a_page_without_text_is_refused() -> None:
    """A page of scripts and pictures holds nothing to read."""
    with pytest.raises(IntakeError, match="no text"):
        capture(b"<html><body><img src='x'><script>x()</script></body></html>", "a.html")


def test_depth_is_limited() -> None:
    """Elements nested without end are refused, quickly."""
    with pytest.raises(IntakeError, match="nests"):
        capture(b"<html><body>" + b"<div>" * 50_000 + b"text", "a.html")


def test_size_is_limited() -> None:
    """So are pages of too many elements."""
    with pytest.raises(IntakeError, match="too large"):
        capture(b"<html><body>" + b"<i>x" * 250_000, "a.html")


def test_entities_of_its_own_are_not_expanded() -> None:
    """A page cannot define entities that grow."""
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><html><body><p>Text &b;</p></body></html>'
    assert "hahaha" not in capture(bomb.encode(), "a.html").text


def test_an_external_entity_is_not_read() -> None:
    """Nor one that points at a file."""
    evil = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Text &x;</p></body></html>'
    assert "root:" not in capture(evil.encode(), "a.html").text


@pytest.mark.parametrize(
    "body", ["<p>Moscow \x1b[31mdenied\x07 it.\x9b5m</p>", "Moscow&#27; denied&#7; it.&#x9b;", "x\x0c"]
)
def test_control_characters_never_stop_a_page(body: str) -> None:
    """Parsers fail on them; the text keeps none."""
    page = f"<html><head><title>a\x1bb</title><style>\x1b</style></head><body>{body}<script>\x07</script></body></html>"
    document = capture(page.encode(), "a.html")
    assert not set(document.text + (document.title or "")) & {chr(code) for code in (*range(9), 11, 12, 27, 127, 0x9B)}
