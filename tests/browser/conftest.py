"""A server over a copy of the demo, and one browser for all: run by ``make test-browser``."""

import json
import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lagebild import workbench
from lagebild.lists import starter_bytes
from lagebild.workbench import Bench

FLAGS = (
    "--no-sandbox",  # in a container the browser runs as root; all it ever opens is our own server
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)

_PATIENCE = 120_000  # ms: a machine may be busy with other things; what is wrong fails all the same


@pytest.fixture(scope="session")
def browser():
    """Start the Chromium that LAGEBILD_BROWSER names; nothing is ever downloaded."""
    binary = os.environ.get("LAGEBILD_BROWSER")
    if not binary:
        pytest.skip("no browser is named in LAGEBILD_BROWSER; run: make test-browser")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=binary, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the demo's workspace once; or take the one that LAGEBILD_DEMO names, which no test changes."""
    if given := os.environ.get("LAGEBILD_DEMO"):
        return Path(given)
    folder = tmp_path_factory.mktemp("demo")
    workbench.demo(folder)
    return folder / "workspace"


@pytest.fixture
def site(demo_folder: Path, tmp_path: Path) -> Iterator[str]:
    """Serve a copy of the demo that a test may change; returns the address."""
    yield from served(demo_folder, tmp_path)


@pytest.fixture(scope="session")
def calm_site(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a copy of the demo, with two states of its list, to tests that only look."""
    yield from served(demo_folder, tmp_path_factory.mktemp("calm"), later_list())


@pytest.fixture
def troubles() -> Iterator[list[str]]:
    """Collect what went wrong in the browser: errors of scripts, of the console, requests to elsewhere."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def open_page(browser, troubles: list[str]):
    """Return a function that opens a new window: width, theme and language as asked, every trouble noted."""
    contexts = []

    def opened(site: str, *, width: int = 1280, theme: str = "light", language: str = "en"):
        context = browser.new_context(
            base_url=site, viewport={"width": width, "height": 900}, color_scheme=theme, locale=language
        )
        context.set_default_timeout(_PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: troubles.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        page.on("request", lambda r: troubles.append(f"request: {r.url}") if not r.url.startswith(site) else None)
        return page

    yield opened
    for context in contexts:
        context.close()


def later_list() -> bytes:
    """Return the starter register as it might stand later: one party new, one gone, one with another flag and alias."""
    lines = starter_bytes().decode().splitlines()
    gone = json.loads(lines[0])["id"]
    kept = [line for line in lines if gone not in line]
    for place, line in enumerate(kept):
        party = json.loads(line)
        if party["schema"] == "Vessel":
            party["properties"] |= {"flag": ["tz"], "alias": ["Daybreak"]}
            kept[place] = json.dumps(party)
            break
    kept.append(json.dumps({"id": "un-new", "schema": "Company", "properties": {"name": ["Daybreak Trading"]}}))
    return "\n".join(kept).encode() + b"\n"


def served(demo: Path, folder: Path, more: bytes = b"", **access: object) -> Iterator[str]:
    """Serve a copy of the demo; ``more`` is a further state of its list, ``access`` says who may come."""
    import uvicorn

    from lagebild.serve import Access
    from lagebild.serve.server import config

    workspace = folder / "workspace"
    shutil.copytree(demo, workspace)
    if more:
        Bench(workspace).add_list(more)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(config(workspace, "127.0.0.1", port, Access(**access)))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 120
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
