"""``make screenshots``: a PNG of every page, wide and narrow, light and dark, in both languages."""

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from browser.conftest import FLAGS, served
from browser.pages import addresses
from lagebild import workbench

_KINDS = (("light", "en", 1280), ("dark", "de", 1280), ("light", "de", 360))


def main(out: Path) -> None:
    """Write one file a page and kind."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        demo = os.environ.get("LAGEBILD_DEMO")
        if not demo:
            workbench.demo(Path(folder) / "demo")
        browser = playwright.chromium.launch(executable_path=os.environ["LAGEBILD_BROWSER"], args=list(FLAGS))
        for site in served(Path(demo) if demo else Path(folder) / "demo" / "workspace", Path(folder)):
            for theme, language, width in _KINDS:
                context = browser.new_context(
                    base_url=site, viewport={"width": width, "height": 900}, color_scheme=theme, locale=language
                )
                page = context.new_page()
                for name, path in addresses(site).items():
                    page.goto(path)
                    page.screenshot(path=out / f"{name}-{width}-{theme}-{language}.png", full_page=True)
                context.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
