"""Reading on a phone, 360 px wide."""

import pytest

from .pages import addresses


def test_no_page_is_wider_than_a_phone(calm_site: str, open_page, troubles) -> None:
    """Nothing has to be scrolled sideways but tables and drawings in boxes of their own."""
    page = open_page(calm_site, width=360)
    wide = {}
    for name, path in addresses(calm_site).items():
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wide[name] = width
    troubles[:] = [t for t in troubles if "404" not in t]
    assert wide == {}


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_denial_can_be_read_on_a_phone(calm_site: str, open_page, language: str) -> None:
    """From the fact to the denial in its document, with note and text both on the small screen."""
    page = open_page(calm_site, width=360, language=language)
    page.goto(addresses(calm_site)["proposition"])
    page.locator(".side.against a.quoted").first.click()
    note = page.locator(".note.current")
    note.wait_for()
    box = note.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    size = float(page.locator(".text").first.evaluate("e => getComputedStyle(e).fontSize").removesuffix("px"))
    assert size >= 16
