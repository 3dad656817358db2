"""The same way by keyboard alone."""

import re


def _to(page, locator, limit: int = 120) -> None:
    """Press Tab until the element has the focus: what cannot be reached that way cannot be used."""
    for _ in range(limit):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab never reaches it")


def test_the_keyboard_alone_is_enough(site: str, open_page) -> None:
    """Find the fact, read its denial, correct it, screen a name, download: no pointer."""
    page = open_page(site)
    keys = page.keyboard
    page.goto("/")
    keys.press("g")
    keys.press("p")
    page.wait_for_url("**/propositions")
    keys.press("/")
    keys.type("arms materiel containers")
    keys.press("Enter")
    page.wait_for_url("**/propositions?q=*")
    page.locator("#main").wait_for()
    keys.press("j")
    assert page.locator(".entry.on a").first.evaluate("e => e === document.activeElement")
    keys.press("Enter")
    page.wait_for_url(re.compile(r"/propositions/\w+$"))
    _to(page, page.locator(".side.against a.quoted").first)
    keys.press("Enter")
    page.wait_for_url("**/documents/**")
    page.locator(".ref.current").wait_for()

    # j and k walk, Enter goes from the note to its characters, e opens the correction
    keys.press("Escape")
    keys.press("j")
    first = page.locator(".note.current").get_attribute("data-claim")
    keys.press("j")
    second = page.locator(".note.current").get_attribute("data-claim")
    keys.press("k")
    assert (first, second, page.locator(".note.current").get_attribute("data-claim")) == ("1", "2", "1")
    keys.press("Enter")
    assert page.evaluate("document.activeElement.className").startswith("ref")
    keys.press("e")
    page.locator("[name=stance]:focus").wait_for()
    keys.press("End")
    keys.press("ArrowUp")
    _to(page, page.locator(".note.current [name=reason]"))
    keys.type("A conjecture.")
    keys.press("Tab")
    keys.type("Ana Lytica")
    keys.press("Enter")
    page.get_by_text("The correction is kept.").wait_for()
    assert "considers it possible" in page.locator("[data-claim='1'] .gist").inner_text()

    keys.press("g")
    keys.press("s")
    page.wait_for_url("**/screening")
    keys.press("/")
    keys.type("Foreign Trade Bank")
    keys.press("Enter")
    page.get_by_text("▲ match").first.wait_for()

    keys.press("?")
    page.wait_for_url("**/help")
    _to(page, page.get_by_role("link", name="Export"))
    keys.press("Enter")
    page.wait_for_url("**/exports")
    link = page.get_by_role("link", name="STIX 2.1")
    _to(page, link)
    with page.expect_download() as waiting:
        keys.press("Enter")
    assert waiting.value.path().stat().st_size > 1000


def test_the_first_tab_skips_to_the_content(calm_site: str, open_page) -> None:
    """The skip link comes first, shows itself, and leads behind the navigation."""
    page = open_page(calm_site)
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    assert skip.evaluate("e => e === document.activeElement && e.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
