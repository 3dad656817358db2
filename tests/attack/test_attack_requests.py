"""Requests made to harm: from other sites, under other names, too many, too large, too slow, out of bounds."""

import socket
import time

import pytest

from serving import make_client, make_workspace, serving

CORRECTION = {"change": {"stance": "assert"}, "by": "Eve", "reason": "because"}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """One workspace that no attack may change."""
    return make_workspace(tmp_path_factory.mktemp("attacked"))


@pytest.fixture
def client(workspace):
    """A client without a network."""
    with make_client(workspace) as made:
        yield made


@pytest.fixture
def claim(client):
    """A claim that an attacker wants changed."""
    return client.get("/api/v1/claims").json()["items"][0]["id"]


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver.local.evil.example"},
        {"origin": "http://testserver.local:81"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://127.0.0.1:3333"},
    ],
)
@pytest.mark.parametrize(
    "path", ["/api/v1/decisions", "/api/v1/claims/{}/corrections", "/api/v1/documents", "/match/default"]
)
def test_a_write_from_another_site_is_refused(client, claim, path, headers):
    """A page elsewhere cannot make a browser write here (CSRF), whatever the body."""
    before = client.get("/api/v1/decisions").headers["etag"]
    answer = client.post(path.format(claim), json=CORRECTION, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["type"] == "urn:lagebild:problem:origin"
    assert client.get("/api/v1/decisions").headers["etag"] == before


def test_a_form_without_its_token_is_refused(workspace):
    """A browser's form needs the token of a page of ours, and the cookie that goes with it."""
    with make_client(workspace, token="correct horse battery") as client:
        page = client.get("/sign-in")
        assert client.post("/sign-in", data={"token": "correct horse battery"}).status_code == 403
        token = page.text.partition('name="_csrf_token" value="')[2].partition('"')[0]
        assert token
        form = {"token": "correct horse battery", "_csrf_token": token}
        assert (
            client.post(
                "/sign-in", data={**form, "_csrf_token": token[:-1] + ("1" if token[-1] == "0" else "0")}
            ).status_code
            == 403
        )
        assert client.post("/sign-in", data=form, follow_redirects=False).status_code == 303


def test_json_as_plain_text_is_refused(client):
    """A form cannot pass for JSON: the body has to be announced as what it is."""
    body = '{"subject": "x", "verdict": "same", "by": "Eve", "reason": "y"}'
    answer = client.post("/api/v1/decisions", content=body, headers={"content-type": "text/plain"})
    assert 400 <= answer.status_code < 500
    assert client.get("/api/v1/decisions").json()["items"] == []


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example", "[::1"])
def test_another_name_is_not_answered(client, host):
    """A name that an attacker points at this machine gets nothing (DNS rebinding)."""
    answer = client.get("/api/v1/documents", headers={"host": host})
    assert answer.status_code == 421
    assert "items" not in answer.text


def test_without_the_token_nothing_is_told(workspace):
    """Where a token is set, everything but health and the way in needs it, in a header or a session's cookie."""
    with make_client(workspace, token="correct horse battery") as client:
        for path in ("/", "/api/v1/documents", "/api/openapi.json", "/search/default", "/reconcile", "/nothing"):
            assert client.get(path, headers={"accept": "application/json"}).status_code == 401, path
        assert client.get("/", headers={"accept": "text/html"}, follow_redirects=False).status_code == 303
        for wrong in ("Bearer wrong", "Basic correct horse battery", "Bearer", "Bearer correct horse battery x", "ÿ"):
            sent = {"authorization": wrong.encode("latin-1")}
            assert client.get("/api/v1/documents", headers=sent).status_code == 401, wrong
        assert client.get("/api/v1/documents", headers={"cookie": "lagebild_session=forged"}).status_code == 401
        assert client.get("/healthz").status_code == 200
        for right in ("Bearer correct horse battery", "ApiKey correct horse battery"):
            assert client.get("/api/v1/documents", headers={"authorization": right}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2f..%2fapi/app.py",
        "/static/%2e%2e/%2e%2e/__init__.py",
        "/static//etc/passwd",
        "/static/....//....//etc/passwd",
        "/static/..\\..\\serve\\app.py",
        "/api/v1/documents/..%2f..%2f..%2fetc%2fpasswd",
        "/api/v1/exports/..%2f..%2flagebild.sqlite",
        "/entities/../../etc/passwd",
    ],
)
def test_no_path_leads_out(client, path):
    """Nothing but what is mounted is reached (path traversal)."""
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "import" not in answer.text


def test_an_uploads_name_leads_nowhere(client, workspace):
    """A file is kept under its hash: its name is only told, without the folders before it."""
    files = {"file": ("../../../../tmp/evil\r\nx: y.txt", b"Moscow denied on Monday that it had bought shells.")}
    answer = client.post("/api/v1/uploads", files=files)
    assert answer.status_code == 201
    assert "/" not in answer.json()["name"]
    assert not (workspace.parent / "evil.txt").exists()


def test_no_header_is_smuggled_in(client):
    """What is asked never becomes a header of the answer (header injection)."""
    for path in (
        "/api/v1/exports/stix%0d%0aset-cookie:%20a=b",
        "/api/v1/documents?cursor=%0d%0ax-evil:%201",
        "/%0d%0ax-evil:1",
    ):
        answer = client.get(path)
        assert "x-evil" not in answer.headers
        assert "a=b" not in answer.headers.get("set-cookie", "")


def test_a_large_body_is_refused(workspace):
    """More than the limit is not taken in, announced or not."""
    with make_client(workspace, max_body=10_000) as client:
        assert client.post("/api/v1/documents", json={"text": "x" * 20_000}).status_code == 413
        pieces = (b"x" * 1000 for _ in range(50))
        sent = client.post("/api/v1/documents", content=pieces, headers={"content-type": "application/json"})
        assert sent.status_code == 413


@pytest.mark.parametrize("depth", [2_000, 200_000])
def test_deep_json_is_refused(client, depth):
    """A body nested without end is a bad request, not a crash."""
    body = '{"text": ' + "[" * depth + "]" * depth + "}"
    answer = client.post("/api/v1/documents", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400


def test_a_long_address_is_refused(client):
    """An address is no place for a long query."""
    assert client.get("/search/default", params={"q": "x" * 5000}).status_code == 414


def test_too_many_requests_are_refused(workspace):
    """A client that goes on beyond the rate is told when to come back."""
    with make_client(workspace, per_second=1.0, burst=5.0) as client:
        codes = [client.get("/healthz").status_code for _ in range(8)]
        assert codes[:5] == [200] * 5
        assert codes[-1] == 429
        assert int(client.get("/healthz").headers["retry-after"]) >= 1


def test_only_openrefine_on_this_machine_may_read_along(client):
    """An allowed site may read what reconciliation answers; no other site, and nothing else."""
    allowed, other = {"origin": "http://127.0.0.1:3333"}, {"origin": "https://evil.example"}
    assert client.get("/reconcile", headers=allowed).headers["access-control-allow-origin"] == allowed["origin"]
    assert "access-control-allow-origin" not in client.get("/reconcile", headers=other).headers
    assert "access-control-allow-origin" not in client.get("/api/v1/documents", headers=allowed).headers
    assert client.get("/reconcile", params={"callback": "alert"}).json()["versions"] == ["0.2"]


@pytest.mark.parametrize("sent", [b"GET / HTT", b"POST /api/v1/documents HTTP/1.1\r\nHost: localhost\r\nX: "])
def test_a_head_that_never_ends_is_cut_off(workspace, monkeypatch, sent):
    """A connection that begins a request and never ends it is closed (slow requests)."""
    monkeypatch.setattr("lagebild.serve.server.PatientProtocol.head_seconds", 0.5)
    with serving(workspace) as address, _connected(address) as connection:
        connection.sendall(sent)
        assert _closed_within(connection, 8)


def test_a_body_that_never_comes_is_cut_off(workspace):
    """A body that is announced and not sent ends in 408."""
    head = b"POST /api/v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"
    with serving(workspace, body_seconds=0.5) as address, _connected(address) as connection:
        connection.sendall(head)
        connection.settimeout(10)
        assert connection.recv(4096).startswith(b"HTTP/1.1 408")


def test_the_server_does_not_tell_what_it_is(workspace):
    """No name and version of a server that an attacker could look up."""
    with serving(workspace) as address, _connected(address) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        connection.settimeout(10)
        assert b"server:" not in connection.recv(4096).lower()


def _connected(address):
    return socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), timeout=10)


def _closed_within(connection, seconds):
    connection.settimeout(seconds)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if not connection.recv(4096):
                return True
        except TimeoutError:
            return False
        except ConnectionError:
            return True
    return False
