"""The page: whole in itself, escaped, accessible in its structure."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from brief_material import DOCUMENTS, PROPOSITIONS, PUBLISHERS, material
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from lagebild import report
from lagebild.model import Document, Span
from lagebild.report.markup import Html, tag, text

PAGE = report.render_html(report.compose(material())).decode()
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg onload=alert(1)>",
    "&lt;b&gt; &amp; 'quoted'",
    "\x00\x07\x1b[31m\x7f\x9b",
    "\u202egnp.exe\u2066",
    "]]> --> <!--",
    '{{ 7 * 7 }} #{7*7} $x$ *bold* @fn-1 #eval("1")',
)


class Reader(HTMLParser):
    """Checks nesting and collects tags and attributes."""

    VOID = frozenset({"meta", "br", "hr", "link"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Push."""
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Pop; the nesting must be right."""
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.words.append(data)


def read(page: str) -> Reader:
    """Parse a page and check that all is closed."""
    reader = Reader()
    reader.feed(page)
    assert not reader.stack
    return reader


def hostile(word: str) -> report.Material:
    """A material in which every text from outside holds ``word``."""
    documents, claims = {}, {}
    for document in DOCUMENTS.values():
        changed = structs.replace(document, title=word, name=word, text=document.text + word)
        documents[document.id] = changed
    for claim in material().claims.values():
        body = documents[claim.document]
        end = len(body.text)
        speaker = claim.speaker and structs.replace(
            claim.speaker, text=body.text[end - len(word) : end], start=end - len(word), end=end, entity=None
        )
        claims[claim.id] = structs.replace(
            claim, content=(*claim.content, Span.of(body.text, end - len(word), end)), speaker=speaker
        )
    propositions = tuple(
        structs.replace(
            p,
            caption=word,
            rules=(word,),
            origins=tuple(structs.replace(o, caption=word, rule=word) for o in p.origins),
        )
        for p in PROPOSITIONS
    )
    publishers = {p.id: structs.replace(p, name=word, owner=word, reason=word) for p in PUBLISHERS}
    return material(
        documents=documents, claims=claims, propositions=propositions, publishers=publishers, title=word, parties=()
    )


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_text_stays_text(word: str) -> None:
    """Whatever stands in titles, texts, names and captions adds no element and no attribute to the page."""
    page = report.render_html(report.compose(hostile(word))).decode()
    kinds = {tag for tag, _ in read(page).tags}
    assert kinds <= {tag for tag, _ in read(PAGE).tags}
    assert not any(name.startswith("on") for _, attributes in read(page).tags for name in attributes)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", page)


def test_hostile_text_is_shown_whole() -> None:
    """A script in a quotation is printed as its characters."""
    words = "".join(read(report.render_html(report.compose(hostile(HOSTILE[0]))).decode()).words)
    assert HOSTILE[0] in words


def test_direction_overrides_are_isolated() -> None:
    """A character that turns the writing direction stands inside an element that isolates it."""
    page = report.render_html(report.compose(hostile("\u202egnp.exe"))).decode()
    reader = Isolated()
    reader.feed(page)
    assert reader.count > 10


class Isolated(Reader):
    """Asserts that each override is inside a bdi, a title, or an SVG text."""

    count = 0

    def handle_data(self, data: str) -> None:
        """Look for the override."""
        if "\u202e" in data:
            assert {"bdi", "text", "title"} & set(self.stack)
            self.count += 1


def test_page_is_self_contained() -> None:
    """No script, no request: no src, no link, no url(), and a policy that forbids them."""
    reader = read(PAGE)
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in reader.tags}
    assert not any("src" in attributes for _, attributes in reader.tags)
    hrefs = [attributes["href"] for _, attributes in reader.tags if "href" in attributes]
    assert hrefs
    assert all(href and href.startswith("#") for href in hrefs)
    assert "url(" not in PAGE
    assert "@import" not in PAGE
    policies = [attributes.get("content") or "" for tag, attributes in reader.tags if "http-equiv" in attributes]
    assert [policy.startswith("default-src 'none'") for policy in policies] == [True]


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    """Each id occurs once; each link within the page has its target, so footnotes open and lead back."""
    reader = read(PAGE)
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {attributes["href"][1:] for _, attributes in reader.tags if attributes.get("href")}
    assert targets <= set(ids)


def test_headings_do_not_skip_levels() -> None:
    """One h1; every deeper heading is at most one level below the one before."""
    levels = [int(tag[1]) for tag, _ in read(PAGE).tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_quotations_name_their_language() -> None:
    """Every quotation carries the language of its document."""
    quotations = [attributes for tag, attributes in read(PAGE).tags if tag in {"q", "blockquote"}]
    assert quotations
    assert {attributes["lang"] for attributes in quotations} == {"de", "en", "ko", "ru", "zh"}


def test_quoted_characters_are_marked_with_hash_and_offsets() -> None:
    """A footnote marks the exact characters and prints the document's sha256 and the offsets."""
    document = DOCUMENTS["kcna_statement.txt"]
    start = document.text.index("从俄罗斯得到技术援助")
    assert "<mark>从俄罗斯得到技术援助</mark>" in PAGE
    assert f"Characters {start}–{start + 10} of <code>{document.id}</code>" in PAGE


def test_states_are_told_by_word_and_symbol() -> None:
    """Colour carries nothing alone: each state has its sign and its word."""
    for word, sign in (("contested", "⇄"), ("met", "●"), ("alleged", "◐"), ("excluded", "×"), ("unknown", "?")):
        assert f'aria-hidden="true">{sign}</span>{word}</span>' in PAGE


def test_denial_follows_its_allegation_in_one_article() -> None:
    """In the markup both sides are children of one element."""
    article = PAGE[PAGE.index('id="case-shells"') : PAGE.index("</article>", PAGE.index('id="case-shells"'))]
    faces = article.index('class="faces"')
    assert faces < article.index("The allegation") < article.index("The denial")
    assert "We have never delivered any weapons," in article


def test_pictures_have_title_description_and_twin() -> None:
    """Each drawing is labelled for those who do not see it, and its content is there as a table."""
    assert PAGE.count("<svg ") == 2
    for name in ("timeline", "actors"):
        assert f'aria-labelledby="{name}-t {name}-d"' in PAGE
        assert f'id="{name}-table"' in PAGE


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_any_title_is_safe(title: str) -> None:
    """Any text whatever as title of brief and document gives a page of the same shape."""
    documents = {d.id: _titled(d, title) for d in DOCUMENTS.values()}
    page = report.render_html(report.compose(material(title=title, documents=documents))).decode()
    assert [tag for tag, _ in read(page).tags] == [tag for tag, _ in read(PAGE).tags]


def _titled(document: Document, title: str) -> Document:
    return structs.replace(document, title=title or None)


def test_tag_escapes_all_but_its_own() -> None:
    """Text children and attribute values are escaped, markup children are not escaped twice."""
    assert tag("p", "<b>", tag("i", "&"), id='"x"') == '<p id="&quot;x&quot;">&lt;b&gt;<i>&amp;</i></p>'
    assert text(Html("<b>")) == "<b>"
    assert tag("meta", charset="utf-8") == '<meta charset="utf-8">'
    assert tag("details", None, open=True, hidden=False) == "<details open></details>"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_contrast_is_enough(scheme: str) -> None:
    """Every text colour reaches 4.5:1 on every ground it stands on (WCAG 2 AA)."""
    blocks = re.findall(r":root \{([^}]*)\}", PAGE)
    colours = {}
    for block in [blocks[0], {"light": "", "dark": blocks[1], "print": blocks[2]}[scheme]]:
        for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]+);", block):
            colours[name] = "#" + "".join(c * 2 for c in value[1:]) if len(value) == 4 else value
    for front in ("ink", "soft", "claim", "denial", "friend", "mark"):
        for ground in ("paper", "panel", "claim-bg", "denial-bg"):
            bright, dim = sorted((luminance(colours[front]), luminance(colours[ground])), reverse=True)
            assert (bright + 0.05) / (dim + 0.05) >= 4.5, (front, ground)
    bright, dim = sorted((luminance(colours["ink"]), luminance(colours["hit"])), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5
