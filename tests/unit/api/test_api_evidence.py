"""Documents, claims and corrections over HTTP."""

import pytest

from serving import TEXTS, make_client, make_workspace


@pytest.fixture
def client(tmp_path, monkeypatch):
    """A client of a workspace of three dispatches."""
    monkeypatch.setenv("LAGEBILD_READER", "rules")
    with make_client(make_workspace(tmp_path)) as made:
        yield made


def test_offsets_of_claims_are_those_of_the_text(client):
    """text[start:end] is what is quoted."""
    for head in client.get("/api/v1/documents").json()["items"]:
        whole = client.get(f"/api/v1/documents/{head['id']}").json()
        assert whole["text"] in TEXTS.values()
        assert len(whole["claims"]) == head["claims"] > 0
        for claim in whole["claims"]:
            for span in [*claim["content"], claim["speaker"]]:
                assert whole["text"][span["start"] : span["end"]] == span["text"]


def test_a_correction_changes_everything_downstream_at_once(client):
    """Claim, fact and exports follow; the machine's version, the name and the reason are told beside it."""
    fact = next(p for p in client.get("/api/v1/propositions").json()["items"] if p["claims_against"])
    key = fact["claims_against"][0]
    tag = client.get("/api/v1/propositions").headers["etag"]
    body = {"change": {"stance": "assert"}, "by": "Ada", "reason": "misread", "made": "2026-11"}
    answer = client.post(f"/api/v1/claims/{key}/corrections", json=body)
    assert answer.status_code == 201
    told = client.get(f"/api/v1/claims/{key}").json()
    assert told == answer.json()
    assert (told["claim"]["stance"], told["machine"]["stance"]) == ("assert", "deny")
    assert [(c["by"], c["reason"], c["made"]) for c in told["corrections"]] == [("Ada", "misread", "2026-11")]
    after = client.get(f"/api/v1/propositions/{fact['id']}").json()
    assert after["proposition"]["status"] != fact["status"]
    assert client.get("/api/v1/propositions", headers={"if-none-match": tag}).status_code == 200
    assert b"assert" in client.get("/api/v1/exports/claims-csv").content


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"change": {"stance": "shout"}, "by": "Ada", "reason": "r"}, 422),
        ({"change": {"content": [{"start": 0, "end": 9999}]}, "by": "Ada", "reason": "r"}, 422),
        ({"change": {"speaker": {"start": 0, "end": 3, "entity": "nobody-known"}}, "by": "Ada", "reason": "r"}, 404),
        ({"change": {"made_up": 1}, "by": "Ada", "reason": "r"}, 400),
        ({"change": {"stance": "deny"}, "by": "", "reason": "r"}, 400),
        ({"change": {"stance": "deny"}, "by": " ", "reason": "r"}, 422),
        ({"by": "Ada", "reason": "r"}, 400),
        ([], 400),
    ],
)
def test_a_correction_that_cannot_be_is_a_problem(client, body, status):
    """RFC 9457, with a detail, and nothing is kept."""
    key = client.get("/api/v1/claims").json()["items"][0]["id"]
    answer = client.post(f"/api/v1/claims/{key}/corrections", json=body)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert {"type", "title", "status", "detail"} == set(answer.json())
    assert client.get(f"/api/v1/claims/{key}").json()["corrections"] == []


def test_unchanged_evidence_is_not_sent_again(client):
    """If-None-Match brings 304 and no body, until something is added."""
    first = client.get("/api/v1/documents")
    held = {"if-none-match": first.headers["etag"]}
    again = client.get("/api/v1/documents", headers=held)
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/v1/claims", headers=held).status_code == 200
    assert client.post("/api/v1/documents", json={"text": "Kim met Putin on Monday, KCNA said."}).status_code == 201
    assert client.get("/api/v1/documents", headers=held).status_code == 200


def test_adding_the_same_twice_keeps_it_once(client):
    """And says so."""
    body = {"text": "Pyongyang denied on Sunday that it had sold rifles to Mali."}
    assert [client.post("/api/v1/documents", json=body).json()["new"] for _ in range(2)] == [True, False]


@pytest.mark.parametrize(
    "kind", ["documents", "claims", "propositions", "findings", "agreements", "measures", "parties"]
)
def test_what_is_not_there_is_404(client, kind):
    """With what was asked for in the detail."""
    answer = client.get(f"/api/v1/{kind}/nothing-of-that-id")
    assert answer.status_code == 404
    assert "nothing-of-that-id" in answer.json()["detail"]


def test_filters_narrow_a_list(client):
    """Every filter keeps what fits and nothing else."""
    denials = client.get("/api/v1/claims", params={"stance": "deny"}).json()
    assert {claim["stance"] for claim in denials["items"]} == {"deny"}
    assert denials["total"] < client.get("/api/v1/claims").json()["total"]
    assert client.get("/api/v1/propositions", params={"state": "kp"}).json()["total"] > 0
    assert client.get("/api/v1/propositions", params={"state": "zz"}).json()["total"] == 0
    assert client.get("/api/v1/documents", params={"q": "Moscow denied"}).json()["total"] == 1
    assert client.get("/api/v1/documents", params={"as_of": "1990"}).json()["total"] <= 3
    assert client.get("/api/v1/claims", params={"as_of": "2024-02-31"}).status_code == 400


def test_decisions_are_kept_in_order(client):
    """The latest on a subject comes last."""
    for verdict in ("same", "other"):
        body = {"subject": "q1 un-1", "verdict": verdict, "by": "Ada", "reason": "date of birth"}
        assert client.post("/api/v1/decisions", json=body).status_code == 201
    assert [one["verdict"] for one in client.get("/api/v1/decisions").json()["items"]] == ["same", "other"]
