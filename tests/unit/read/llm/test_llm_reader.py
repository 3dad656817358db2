"""The reader that asks a language model, against an endpoint of this test's own."""

import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild import intake
from lagebild.errors import IntakeError, UsageError
from lagebild.model.claim import KINDS, STANCES
from lagebild.read.llm import LlmReader
from lagebild.read.llm.asking import Answer, Endpoint, Said
from lagebild.read.llm.checking import checked
from lagebild.settings import settings

TEXT = "Moskau bestritt am Dienstag, Granaten erhalten zu haben. Das sei erfunden, sagte ein Sprecher in Moskau."
GOOD = {
    "content": ["Granaten erhalten zu haben"],
    "speaker": "Moskau",
    "cue": "bestritt",
    "addressee": None,
    "kind": "indirect",
    "stance": "deny",
}


class Server(HTTPServer):
    """Answers every question with ``reply``; keeps what it was asked."""

    reply: bytes = b"{}"
    status = 200
    asked: list[dict] = []  # noqa: RUF012


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        self.server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(self.server.reply)))
        self.end_headers()
        self.wfile.write(self.server.reply)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(("127.0.0.1", 0), Handler)
    made.asked = []
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def answering(server: Server, claims: list[dict]) -> LlmReader:
    server.reply = json.dumps({"choices": [{"message": {"content": json.dumps({"claims": claims})}}]}).encode()
    return LlmReader(Endpoint(f"http://127.0.0.1:{server.server_port}/v1", "tiny"))


def test_claims_are_spans_of_the_text(server: Server) -> None:
    """A claim whose words stand in the text is taken over with their characters."""
    document = intake.capture(TEXT.encode(), "a.txt")
    (claim,) = answering(server, [GOOD]).read(document)
    assert (claim.stance, claim.kind, claim.reader) == ("deny", "indirect", "llm-tiny")
    assert claim.speaker is not None
    assert [document.text[s.start : s.end] for s in claim.content] == GOOD["content"]
    assert server.asked[0]["response_format"]["json_schema"]["strict"] is True


def test_invented_words_are_discarded_and_counted(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """A claim with a span that the text does not have is dropped, whichever span it is, and told."""
    document = intake.capture(TEXT.encode(), "a.txt")
    invented = [GOOD | {"speaker": "Der Kreml"}, GOOD | {"content": ["Raketen"]}, GOOD | {"cue": "leugnete"}, GOOD]
    reader = answering(server, invented)
    with caplog.at_level(logging.WARNING):
        assert len(reader.read(document)) == 1
    assert reader.discarded == 3
    assert "3 claims discarded" in caplog.text


@pytest.mark.parametrize(
    "reply", [b"", b"[]", b'{"choices": []}', b'{"choices": [{"message": {"content": "no json"}}]}', b"\xff"]
)
def test_an_answer_outside_the_schema_is_refused(server: Server, reply: bytes) -> None:
    """What is no answer in the schema ends in one line, not in a traceback."""
    reader = answering(server, [])
    server.reply = reply
    with pytest.raises(IntakeError, match="schema"):
        reader.read(intake.capture(TEXT.encode(), "a.txt"))


def test_an_endpoint_that_fails_is_told(server: Server) -> None:
    """A status that is no success, and nobody at home, are both told in one line."""
    reader = answering(server, [])
    server.status = 500
    with pytest.raises(IntakeError, match="500"):
        reader.read(intake.capture(TEXT.encode(), "a.txt"))
    with pytest.raises(IntakeError, match="reached"):
        Endpoint("http://127.0.0.1:9", "tiny").ask("a", "de")


def test_texts_leave_the_machine_only_when_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another machine's endpoint needs an explicit word; no endpoint and no address are told."""
    with pytest.raises(UsageError, match="LAGEBILD_LLM_URL"):
        Endpoint.of(settings())
    monkeypatch.setenv("LAGEBILD_LLM_URL", "https://llm.example/v1")
    with pytest.raises(UsageError, match="another machine"):
        Endpoint.of(settings())
    monkeypatch.setenv("LAGEBILD_LLM_REMOTE", "1")
    assert Endpoint.of(settings()).url == "https://llm.example/v1"
    monkeypatch.setenv("LAGEBILD_LLM_URL", "file:///etc/passwd")
    with pytest.raises(UsageError, match="http"):
        Endpoint.of(settings())


WORDS = st.one_of(
    st.text(max_size=12),
    st.integers(0, len(TEXT)).flatmap(lambda a: st.integers(a, len(TEXT)).map(lambda b: TEXT[a:b])),
)
SAID = st.builds(
    Said,
    content=st.lists(WORDS, max_size=3),
    kind=st.sampled_from([*KINDS, "other"]),
    stance=st.sampled_from([*STANCES, "other"]),
    speaker=st.none() | WORDS,
    cue=st.none() | WORDS,
    addressee=st.none() | WORDS,
)


@given(st.lists(SAID, max_size=8))
def test_nothing_that_is_not_in_the_text_passes(claims: list[Said]) -> None:
    """Every kept span is the very words the model named, in order and inside the passage, and none is lost uncounted."""
    kept, wrong = checked(Answer(claims), TEXT, (0, len(TEXT)))
    assert len(kept) + wrong == len(claims)
    named = [[w for w in (*c.content, c.speaker, c.cue, c.addressee) if w] for c in claims]
    for a in kept:
        spans = [r for r in (*a.content, a.speaker, a.cue, a.addressee) if r]
        assert [TEXT[s:e] for s, e in spans] in named
        assert list(a.content) == sorted(a.content)
