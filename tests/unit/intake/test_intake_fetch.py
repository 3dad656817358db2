"""The door to the network, against a server of our own on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from lagebild.errors import IntakeError
from lagebild.intake import fetch


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
        elif self.path == "/to-file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
        elif self.path == "/to-ftp":
            self.send_response(302)
            self.send_header("Location", "ftp://localhost/x")
        else:
            self.send_response(404 if self.path == "/none" else 200)
        self.end_headers()
        self.wfile.write(b"x" * 5000 if self.path == "/large" else b"page")

    def log_message(self, *args: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Return the address of a server."""
    running = HTTPServer(("127.0.0.1", 0), _Server)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


def test_body_final_address_and_time(server: str) -> None:
    """Redirects are followed, and the address it came from in the end is told."""
    body, address, retrieved = fetch(server + "/moved")
    assert (body, address) == (b"page", server + "/page")
    assert retrieved.endswith("Z")
    assert len(retrieved) == len("2024-06-19T00:00:00Z")


@pytest.mark.parametrize("path", ["/to-file", "/to-ftp"])
def test_no_redirect_leads_out_of_http(server: str, path: str) -> None:
    """Neither to a file nor to another protocol."""
    with pytest.raises(IntakeError):
        fetch(server + path)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://x/y", "http://", "//x", "http://[bad", "nonsense", "data:,x"]
)
def test_only_http_addresses_are_taken(url: str) -> None:
    """Anything else is refused before it is opened."""
    with pytest.raises(IntakeError, match="not an http or https address"):
        fetch(url)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://exa mple.org/\n", "http://" + "a" * 300 + ".example/"])
def test_what_cannot_be_reached_is_told_in_one_line(url: str) -> None:
    """Closed ports and impossible names."""
    with pytest.raises(IntakeError) as caught:
        fetch(url)
    assert "\n" not in str(caught.value)


def test_an_error_of_the_server_is_told(server: str) -> None:
    """With its number."""
    with pytest.raises(IntakeError, match="404"):
        fetch(server + "/none")


def test_the_size_is_limited(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the same setting as files."""
    monkeypatch.setenv("LAGEBILD_MAX_BYTES", "1000")
    with pytest.raises(IntakeError, match="LAGEBILD_MAX_BYTES"):
        fetch(server + "/large")
