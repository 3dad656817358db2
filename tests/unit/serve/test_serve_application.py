"""The application: what every answer carries, and what it never asks for."""

import re

import pytest

from lagebild.errors import UsageError
from lagebild.serve.server import check
from serving import make_client, make_workspace


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """A client of a small workspace."""
    with make_client(make_workspace(tmp_path_factory.mktemp("serve"))) as made:
        yield made


@pytest.mark.parametrize(
    "path", ["/", "/api/openapi.json", "/healthz", "/api/v1/claims", "/nothing", "/static/nothing.js"]
)
def test_every_answer_carries_the_headers(client, path):
    """Also a 404, which no handler has made."""
    headers = client.get(path).headers
    for name in ("content-security-policy", "x-frame-options", "referrer-policy", "cross-origin-opener-policy"):
        assert name in headers, (path, name)
    assert headers["x-content-type-options"] == "nosniff"


def test_the_document_is_openapi_3_1_and_nothing_shows_it_with_foreign_script(client):
    """The document is there; the viewers that load their script from elsewhere are not."""
    assert client.get("/api/openapi.json").json()["openapi"].startswith("3.1")
    for viewer in ("redoc", "swagger", "elements", "rapidoc", "scalar"):
        assert client.get(f"/api/{viewer}").status_code == 404


def test_no_page_asks_another_machine(client):
    """No address of another host in what the front page loads."""
    page = client.get("/", headers={"accept": "text/html"}).text
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page)


def test_an_error_is_a_page_for_people_and_a_problem_for_programs(client):
    """By what is asked for, and always a problem under the API's own paths."""
    assert client.get("/nothing", headers={"accept": "text/html"}).headers["content-type"].startswith("text/html")
    for path, accept in (("/nothing", "*/*"), ("/api/v1/claims/x", "text/html")):
        answer = client.get(path, headers={"accept": accept})
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "desk.example.org"])
def test_other_machines_need_a_token(host):
    """Without one, the server does not start."""
    with pytest.raises(UsageError, match="LAGEBILD_TOKEN"):
        check(host, None)
    check(host, "a long enough token")


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "[::1]", "localhost", "127.1.2.3"])
def test_this_machine_needs_none(host):
    """Loopback addresses are this machine only."""
    check(host, None)


def test_a_short_token_is_refused():
    """It would soon be guessed."""
    with pytest.raises(UsageError, match="too short"):
        check("0.0.0.0", "secret")
