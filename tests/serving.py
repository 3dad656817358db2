"""What the tests of the server share: a workspace of a few texts, the application over it, a client."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from litestar.testing import TestClient

from lagebild import workbench
from lagebild.serve import Access, create_app
from lagebild.serve.server import config

HOSTS = ("testserver.local", "testserver", "localhost", "127.0.0.1")
TEXTS = {
    "denial.txt": "Moscow denied on 5 June 2024 that North Korea had transferred artillery shells to Russia.",
    "charge.txt": "South Korea's defence minister said on 3 June 2024 that North Korea had sent artillery shells to Russia.",
    "other.txt": "The United States said on 4 June 2024 that North Korea had shipped artillery shells to Russia.",
}


def make_workspace(folder: Path) -> Path:
    """Make a workspace of a few dispatches, read by the rules."""
    workspace = folder / "workspace"
    workbench.init(workspace)
    for name, text in TEXTS.items():
        workbench.add_bytes(workspace, text.encode(), name, reader="rules")
    return workspace


def make_client(workspace: Path, **access: object) -> TestClient:
    """Return a client of the application itself, without a network."""
    return TestClient(create_app(workspace, Access(hosts=HOSTS, **access)), base_url="http://testserver.local")


@contextmanager
def serving(workspace: Path, **access: object) -> Iterator[str]:
    """Serve on a free port of this machine; gives the address."""
    server = uvicorn.Server(config(workspace, "127.0.0.1", 0, Access(**access)))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started, "the server did not start"
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(15)
