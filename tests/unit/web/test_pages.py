"""The pages over a small workspace whose every text is hostile."""

import re
from collections.abc import Iterator

import pytest
from litestar.testing import TestClient

from lagebild import workbench
from lagebild.serve import create_app
from lagebild.web.front import own_path

_EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
_TEXT = f"""Title {_EVIL}

SEOUL - Moscow denied {_EVIL} that it had received shells from North Korea.

Seoul said North Korea had shipped 1,000 containers of weapons to Russia. {_EVIL}
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Serve a workspace with one hostile document."""
    folder = tmp_path_factory.mktemp("web") / "workspace"
    workbench.init(folder)
    workbench.add_bytes(folder, _TEXT.encode(), f"{_EVIL.replace('/', '')}.txt", reader="rules")
    with TestClient(create_app(folder), base_url="http://127.0.0.1") as client:
        client.headers["accept"] = "text/html"
        yield client


def _paths(client: TestClient) -> list[str]:
    found = ["/", "/propositions", "/documents", "/timeline", "/lists", "/agreements", "/sources", "/add", "/help"]
    found += ["/exports", "/sources/kcna", "/nothing-here"]
    for page in ("/documents", "/propositions"):
        found += sorted(set(re.findall(rf'href="({page}/[0-9a-f]+)"', client.get(page).text)))
    query = _EVIL.replace("&", "%26").replace("#", "%23")
    return [*found, f"/screening?name={query}&against={query}", f"/documents?q={query}", f"/propositions?q={query}"]


def test_no_text_of_a_document_or_a_query_becomes_markup(client: TestClient) -> None:
    """Stored and reflected script stays text on every page: no element, no attribute of it is ever parsed."""
    from lxml import html

    assert len(_paths(client)) > 14
    for path in _paths(client):
        tree = html.fromstring(client.get(path).text)
        assert list(tree.iter("img")) == [], path
        scripts = [(s.get("src"), s.text) for s in tree.iter("script")]
        assert all(src.startswith("/static/") and not text for src, text in scripts), path
        handlers = [name for e in tree.iter() for name in e.attrib if name.startswith("on") or name == "style"]
        assert handlers == [], path


def test_the_document_is_shown_as_it_is(client: TestClient) -> None:
    """The reading view has every visible character of the text, in order."""
    from lxml import html

    (path,) = [p for p in _paths(client) if re.fullmatch(r"/documents/[0-9a-f]+", p)]
    tree = html.fromstring(client.get(path).text)
    for mark in tree.xpath("//a[contains(@class, 'ref')]"):
        mark.text = ""
    shown = "".join(block.text_content() for block in tree.xpath("//*[contains(@class, 'text') and @data-start]"))
    assert shown.split() == _TEXT.split() or "".join(shown.split()) == "".join(_TEXT.split())


def test_a_write_without_its_token_is_refused(client: TestClient) -> None:
    """No form works from elsewhere: without the token of the page nothing is kept."""
    for path in ("/preferences", "/screening/decide", "/screening/batch", "/sources/kcna/judge"):
        assert client.post(path, data={"by": "x"}, follow_redirects=False).status_code == 403


@pytest.mark.parametrize(
    "path", ["/documents/x", "/propositions/x", "/sources/x", "/lists/parties/x", "/..%2f..%2fetc"]
)
def test_what_is_not_there_is_a_page_that_says_so(client: TestClient, path: str) -> None:
    """An id from elsewhere gives 404 and a page, never a traceback."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/documents?q=a", "/documents?q=a"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("/a\r\nset-cookie: x", "/"),
        ("", "/"),
    ],
)
def test_going_back_never_leads_elsewhere(given: str, kept: str) -> None:
    """The way back after a form is an address of this server."""
    assert own_path(given) == kept
