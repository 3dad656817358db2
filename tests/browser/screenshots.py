"""``make screenshots``: a PNG of every page, wide and narrow, light and dark, in both languages; and of some states."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from browser.conftest import FLAGS, later_list, served
from browser.pages import addresses
from lagebild import workbench

_KINDS = (("light", "en", 1280), ("dark", "de", 1280), ("light", "de", 360))
_TOKEN = "correct horse battery staple"


def main(out: Path) -> None:
    """Write one file a page and kind, and how a document and a fact come out in print."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        demo = Path(os.environ.get("LAGEBILD_DEMO") or Path(folder) / "demo" / "workspace")
        if not demo.exists():
            workbench.demo(demo.parent)
        browser = playwright.chromium.launch(executable_path=os.environ["LAGEBILD_BROWSER"], args=list(FLAGS))
        for theme, language, width in _KINDS:
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=theme, locale=language, reduced_motion="reduce"
            )
            page = context.new_page()
            page.set_default_timeout(120_000)
            folder_of_kind = Path(folder) / f"{theme}-{width}"
            for name in _seen(page, demo, folder_of_kind):
                page.screenshot(path=out / f"{name}-{width}-{theme}-{language}.png", full_page=True)
            context.close()
        browser.close()


def _seen(page: Page, demo: Path, folder: Path) -> Iterator[str]:
    """Go through all pages and states; yields the name of each while it is shown."""
    for site in served(demo, folder, later_list()):
        paths = addresses(site)
        for name, path in paths.items():
            page.goto(site + path)
            yield name
        page.goto(f"{site}/timeline")
        page.locator("svg .node").first.press("Enter")
        yield "timeline-actor"
        page.goto(f"{site}/agreements/new")
        page.locator("[name=title]").fill("Half an agreement")
        page.locator("button.primary").click()
        page.locator(".fault").wait_for()
        yield "agreement-fault"
        page.goto(site + paths["document-claim"])
        form = page.locator(".note.current form, .note details[open] form").first
        form.locator("[name=content]").first.fill("words that are not there")
        form.locator("[name=reason]").fill("To see what happens.")
        form.locator("[name=by]").fill("Ana Lytica")
        form.locator("button.primary").click()
        page.locator(".fault").wait_for()
        yield "document-fault"
        page.emulate_media(media="print")
        for name in ("document", "proposition"):
            page.goto(site + paths[name])
            yield f"{name}-print"
        page.emulate_media(media="screen")
    for site in served(demo, folder / "token", token=_TOKEN):
        page.goto(site)
        yield "sign-in"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
