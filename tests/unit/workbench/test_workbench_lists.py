"""``lists update``, decisions about parties, and who must be screened again."""

import hashlib
import shutil
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from lagebild import workbench
from lagebild.errors import ListError, UsageError
from lagebild.store import Workspace

EXAMPLES = Path(__file__).parents[1] / "lists" / "examples"


@pytest.fixture(autouse=True)
def _cache(tmp_path, monkeypatch):
    monkeypatch.setenv("LAGEBILD_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path):
    """A folder with lists of four publishers, as one would download them."""
    shutil.copytree(EXAMPLES, tmp_path / "downloads")
    for name in ("sdn_advanced.xml", "uk.csv", "un.xml"):
        (tmp_path / "downloads" / name).unlink()
    return tmp_path / "downloads"


def update(workspace, folder=None):
    """Update, and return the lists with the failures that were told."""
    told = []
    found = list(workbench.update_lists(workspace, folder=folder, failures=workbench.Failures(told.append)))
    return found, told


def test_a_folder_of_lists_is_kept_as_evidence(tmp_path, folder):
    """Each list is kept byte for byte, OFAC's files together; a second run changes nothing."""
    found, told = update(tmp_path / "space", folder)
    assert told == []
    assert [(one.dataset, len(one.parties), new) for one, new in found] == [
        ("eu", 3, True), ("ofac-sdn", 3, True), ("uk", 3, True),
    ]  # fmt: skip
    with Workspace.open(tmp_path / "space") as store:
        assert store.raw(found[0][0].id) == (folder / "eu.xml").read_bytes()
        assert hashlib.sha256(store.raw(found[1][0].id)).hexdigest() == found[1][0].id
        assert [receipt.path for receipt in store.receipts()] == [
            str(folder / name) for name in ("eu.xml", "sdn.csv", "uk.xml")
        ]
    assert [new for _, new in update(tmp_path / "space", folder)[0]] == [False, False, False]
    assert workbench.verify(tmp_path / "space").problems == ()


def test_a_broken_list_leaves_the_last_good_one_in_force(tmp_path, folder):
    """It is named with line and reason, and the other lists are taken."""
    update(tmp_path / "space", folder)
    text = (folder / "eu.xml").read_text()
    (folder / "eu.xml").write_text(text.replace("2024-05-02T", "2024-06-02T")[:-20])
    found, told = update(tmp_path / "space", folder)
    assert [one.dataset for one, _ in found] == ["ofac-sdn", "uk"]
    assert len(told) == 1
    assert told[0].startswith("eu.xml: EU list, line ")
    answers = list(workbench.screen(tmp_path / "space", ["Elbonian Moon"]))
    assert {hit.id for hit in answers[0]["results"] if hit.match} >= {"eu-9003.12"}


def test_a_list_that_has_lost_most_of_its_parties_is_refused(tmp_path, folder):
    """A file may be cut so that it still reads well; whoever knows better adds it by hand."""
    update(tmp_path / "space", folder)
    text = (folder / "eu.xml").read_text().replace("2024-05-02T", "2024-06-02T")
    second = text.index("<sanctionEntity ", text.index("<sanctionEntity ") + 1)
    (folder / "eu.xml").write_text(text[:second] + "</export>")
    _, told = update(tmp_path / "space", folder)
    assert len(told) == 1
    assert "1 parties, where the last eu list had 3; refused" in told[0]
    snapshot, new = workbench.add_list(tmp_path / "space", "auto", folder / "eu.xml")
    assert (len(snapshot.parties), new) == (1, True)


class _Publisher(BaseHTTPRequestHandler):
    body = b""
    asked: ClassVar[list[str | None]] = []

    def do_GET(self):
        tag = f'"{hashlib.sha256(self.body).hexdigest()[:8]}"'
        self.asked.append(self.headers.get("If-None-Match"))
        if self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("ETag", tag)
        self.send_header("Last-Modified", "Thu, 02 May 2024 10:00:00 GMT")
        self.send_header("Content-Length", str(len(self.body) + (9 if self.path == "/cut" else 0)))
        if self.path == "/damaged":
            self.send_header("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==")
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *args):
        """Keep the test's output clean."""


@pytest.fixture
def publisher(monkeypatch):
    """A publisher on this machine in the place of all others; returns how to set what it serves, and at which path."""
    running = HTTPServer(("127.0.0.1", 0), _Publisher)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    _Publisher.asked = []

    def serve(body, path="/list"):
        _Publisher.body = body
        address = f"http://127.0.0.1:{running.server_port}{path}"
        monkeypatch.setattr("lagebild.data.load", lambda name: {"eu": {"kind": "eu-xml", "address": address}})

    yield serve
    running.shutdown()
    thread.join()
    running.server_close()


def test_an_unchanged_list_is_not_fetched_again(tmp_path, publisher):
    """The publisher is asked by what it told last; another workspace, which has not the list, asks for all of it."""
    publisher((EXAMPLES / "eu.xml").read_bytes())
    first, _ = update(tmp_path / "space")
    again, _ = update(tmp_path / "space")
    assert [(one.id, new) for one, new in again] == [(first[0][0].id, False)]
    update(tmp_path / "other")
    publisher((EXAMPLES / "eu.xml").read_bytes().replace(b"2024-05-02T", b"2024-05-03T"))
    changed, _ = update(tmp_path / "space")
    assert (changed[0][0].date, changed[0][1]) == ("2024-05-03", True)
    told = [tag is not None for tag in _Publisher.asked]
    assert told == [False, True, False, True]


@pytest.mark.parametrize(("path", "reason"), [("/cut", "broke off"), ("/damaged", "checksum")])
def test_a_transfer_that_is_not_whole_is_refused(tmp_path, publisher, path, reason):
    """Length and checksum that the server tells are held against what came."""
    publisher((EXAMPLES / "eu.xml").read_bytes(), path)
    found, told = update(tmp_path / "space")
    assert found == []
    assert reason in told[0]


def test_of_ofacs_files_any_one_brings_the_others(tmp_path, folder):
    """Whoever gives the file of the other names means the list, which is dated by its file where it tells no day."""
    snapshot, _ = workbench.add_list(tmp_path / "space", "ofac-csv", folder / "alt.csv", date="2024-05-03")
    assert (len(snapshot.parties), snapshot.date) == (3, "2024-05-03")
    (folder / "add.csv").unlink()
    with pytest.raises(ListError, match="without add"):
        workbench.add_list(tmp_path / "space", "ofac-csv", folder / "sdn.csv")


def test_a_hit_brings_every_entry_of_the_party_until_they_are_parted(tmp_path, folder):
    """A decision undoes a merge for screening too, and can be taken back."""
    space = tmp_path / "space"
    update(space, folder)

    def hits():
        return {hit.id for hit in next(workbench.screen(space, ["Elbonian Moon"]))["results"] if hit.match}

    assert hits() == {"eu-9003.12", "ofac-90003", "uk-dpr9003"}
    for other in ("ofac-90003", "uk-dpr9003"):
        assert workbench.decide_parties(space, other, "eu-9003.12", same=False, reason="renamed", reviewer="Ada")
    assert not workbench.decide_parties(space, "eu-9003.12", other, same=False, reason="again", reviewer="Ada")
    assert hits() == {"eu-9003.12"}
    found, _ = workbench.clusters(space)
    assert any("decided to be others: renamed (Ada" in apart.sentence() for apart in found.blocked)
    assert workbench.decide_parties(space, "ofac-90003", "eu-9003.12", same=True, reason="same hull", reviewer="Ada")
    assert hits() == {"eu-9003.12", "ofac-90003"}
    with pytest.raises(UsageError, match="no party of the lists"):
        workbench.decide_parties(space, "eu-9003.12", "eu-0", same=True, reason="", reviewer="Ada")


def test_who_must_be_screened_again(tmp_path, folder):
    """Whom the changes of a list touch, now or before; a new address alone touches nobody."""
    space = tmp_path / "space"
    update(space, folder)
    text = (folder / "eu.xml").read_text()
    for old, new in (("2024-05-02T", "2024-06-02T"), ("ELBONIAN MOON", "ELBONIAN SUN"), ("Pier 1", "Pier 2")):
        text = text.replace(old, new)
    (tmp_path / "newer.xml").write_text(text)
    workbench.add_list(space, "auto", tmp_path / "newer.xml")
    names = ["Elbonian Moon", "Elbonian Sun", "Mudville Shipping Company", "Hong Gil-dong", "Jane Roe"]
    found = {one["id"]: one["changes"] for one in workbench.screen_since(space, [str(folder / "eu.xml")], names)}
    assert found.keys() == {"Elbonian Moon", "Elbonian Sun"}
    assert [(one["id"], one["match"]) for one in found["Elbonian Moon"]] == [("eu-9003.12", "matched")]
    assert [(one["id"], one["match"]) for one in found["Elbonian Sun"]] == [("eu-9003.12", "matches")]
    assert "changed from ELBONIAN MOON to ELBONIAN SUN" in found["Elbonian Sun"][0]["sentence"]
    with Workspace.open(space) as store:
        newest = list(store.snapshots())[-1].id
    assert list(workbench.screen_since(space, [newest[:12]], names)) == []
