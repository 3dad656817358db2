"""Every page, in both themes and both languages, against axe-core; and what no page may be."""

import httpx
import pytest

from .pages import addresses

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# only what is wrong is told in full: what passes would be told for every element
_OPTIONS = {"runOnly": {"type": "tag", "values": _RULES}, "resultTypes": ["violations"]}


@pytest.mark.parametrize("language", ["en", "de"])
def test_axe_finds_nothing_on_any_page(calm_site: str, open_page, troubles, language: str) -> None:
    """No violation of WCAG 2.2 AA or of axe's best practice in either theme, with all that can be opened open."""
    module = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    axe = module.Axe()
    page = open_page(calm_site, language=language)
    found: dict[str, list[object]] = {}

    def look(name: str) -> None:
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            results = axe.run(page, options=_OPTIONS)
            for violation in results.response["violations"]:
                where = [node["target"] for node in violation["nodes"][:3]]
                found.setdefault(f"{violation['id']}: {violation['help']}", []).append((name, theme, where))

    for name, path in addresses(calm_site).items():
        page.goto(path)
        look(name)
    page.goto("/agreements/new")
    page.locator("[name=title]").fill("Half an agreement")
    page.locator("button.primary").click()
    page.locator(".fault").wait_for()
    look("agreement that cannot be kept")
    page.goto("/timeline")
    page.locator("svg .node").first.press("Enter")
    look("actor pressed")
    troubles[:] = [t for t in troubles if "404" not in t and "422" not in t]
    assert found == {}


def test_no_page_is_heavier_than_200_kb_without_its_document(calm_site: str) -> None:
    """Page, style and all scripts together; the document's own text is not counted."""
    style = len(httpx.get(f"{calm_site}/static/lagebild.css").content)
    names = ("lagebild", "keys", "list", "reading", "pictures", "adding", "batch")
    scripts = sum(len(httpx.get(f"{calm_site}/static/{name}.js").content) for name in names)
    heavy = {}
    for name, path in addresses(calm_site).items():
        size = len(httpx.get(calm_site + path, headers={"accept": "text/html"}, timeout=120).content)
        if size + style + scripts > 200_000:
            heavy[name] = size
    assert heavy == {}


def test_every_page_works_without_script(calm_site: str, browser) -> None:
    """A correction, the filters and screening are plain forms and links: with scripts off they still work."""
    context = browser.new_context(base_url=calm_site, java_script_enabled=False, locale="en")
    page = context.new_page()
    page.goto("/propositions")
    page.get_by_label("Status").select_option("contested")
    page.get_by_role("button", name="Filter", exact=True).click()
    assert "status=contested" in page.url
    page.goto("/screening?name=Foreign+Trade+Bank")
    assert page.get_by_text("▲ match").first.is_visible()
    page.get_by_label("One name a line, up to 2 000").fill("Foreign Trade Bank\nNobody At All")
    page.get_by_role("button", name="Screen all").click()
    assert page.get_by_text("2 names, 1 with a match").is_visible()
    context.close()


def test_language_and_colours_are_kept(calm_site: str, open_page) -> None:
    """The buttons in the head change the page at once and stay for the next one."""
    page = open_page(calm_site)
    page.goto("/propositions?status=contested")
    page.get_by_role("button", name="Deutsch").click()
    assert page.url.endswith("/propositions?status=contested")
    assert page.locator("html").get_attribute("lang") == "de"
    page.get_by_role("button", name="Auto").click()
    page.get_by_role("button", name="Hell").click()
    page.goto("/help")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.get_by_role("heading", level=1).inner_text() == "Hilfe und Tasten"
