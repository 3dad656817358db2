"""Web pages: the main text by trafilatura, what the page tells about itself from its own metadata.

Of the page's many dates only the one it states as its publication is taken: metadata, JSON-LD, or a ``time``
element marked as such. No date is searched for in the running text, and nothing is fetched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagebild.errors import IntakeError
from lagebild.intake.extract import MAX_TEXT, Extract, step

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["declared_charset", "extract_html"]

_MAX_PAGE = 10_000_000  # code points; libxml2 drops longer texts silently
_MAX_TAGS = 200_000
_MAX_DEPTH = 250  # libxml2's own limit is 256; the extractor walks recursively
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")  # in no page
_NOISE = " or ".join(f"ancestor::{name}" for name in ("script", "style", "noscript", "template", "head"))
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d{2}-\d{2})')
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_DATES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "citation_publication_date",
    "sailthru.date",
    "parsely-pub-date",
    "og:article:published_time",
)


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page's head declares."""
    found = _CHARSET.search(data[:8192])
    return found[1].decode("ascii") if found else None


def extract_html(page: str) -> Extract:
    """Take main text and metadata from a page; raises IntakeError when there is no text or it is too large."""
    if len(page) > _MAX_PAGE or page.count("<") > _MAX_TAGS:
        raise IntakeError(f"the page is too large: at most {_MAX_PAGE // 1_000_000} million characters are read")
    tree = _parse(page)
    meta = _meta(tree)
    text, how = _main_text(tree)
    site = meta.get("og:site_name") or meta.get("application-name")
    title = meta.get("og:title") or _first(tree, "//h1") or _first(tree, "//head/title")
    if title and site:
        title = re.sub(rf"\s+[-–—|·:]\s+{re.escape(site)}\s*$", "", title)
    return Extract(
        text=text[:MAX_TEXT],
        steps=(step("trafilatura", how),),
        title=title or None,
        published=_published(tree, meta, page),
        url=_attribute(tree, "//link[@rel='canonical']/@href") or meta.get("og:url"),
        site=site,
    )


def _parse(page: str) -> HtmlElement:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        clean = _CONTROLS.sub(" ", page).encode("utf-8", "replace")
        tree = html.document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise IntakeError("the page holds no HTML that can be read") from None
    depth, deepest = 0, 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    if deepest > _MAX_DEPTH:
        raise IntakeError(f"the page nests more than {_MAX_DEPTH} elements: it is broken or made to harm")
    return tree


def _main_text(tree: HtmlElement) -> tuple[str, str]:
    """Return the blocks of the main text, a blank line between each two."""
    import logging
    from copy import deepcopy

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is told by our own error
    try:
        found = trafilatura.bare_extraction(deepcopy(tree), include_comments=False, include_tables=True)
        text = getattr(found, "text", None) or ""
        how = "took the main text of the page"
    except Exception:  # any failure of the extractor leaves the whole page to fall back on
        text, how = "", ""
    if not text.strip():
        how = "found no main text; lxml took the whole page"
        parts = tree.xpath(f"//text()[not({_NOISE})]")
        text = "\n".join(_CONTROLS.sub(" ", part).strip() for part in parts if part.strip())
    if not text.strip():
        raise IntakeError("the page holds no text")
    return "\n\n".join(line.strip() for line in text.splitlines() if line.strip()), how


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Return the page's meta elements by lower-case name; the first of each name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content := " ".join((element.get("content") or "").split()):
            found.setdefault(name.strip().lower(), content[:1000])
    return found


def _published(tree: HtmlElement, meta: dict[str, str], page: str) -> str | None:
    told = [meta.get(name, "") for name in _DATES]
    told += [found[1] for found in [_JSON_DATE.search(page)] if found]
    told += [str(value) for value in tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")]
    return next((found[0] for value in told if (found := _DAY.match(value.strip()))), None)


def _first(tree: HtmlElement, path: str) -> str:
    found = tree.xpath(path)
    return " ".join(found[0].text_content().split())[:500] if found else ""


def _attribute(tree: HtmlElement, path: str) -> str | None:
    found = tree.xpath(path)
    return str(found[0]).strip()[:2000] or None if found else None
