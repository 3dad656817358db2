"""The reconciliation API 0.2, as its specification tells it (W3C community group report of 2023-04-10)."""

import json

import pytest

from lagebild.lists import starter
from serving import make_client, make_workspace


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """A client over the starter register."""
    with make_client(make_workspace(tmp_path_factory.mktemp("refine"))) as made:
        yield made


@pytest.fixture(scope="module")
def party():
    """A listed organisation."""
    return next(one for one in starter().parties if one.schema == "Organization" and one.properties.get("alias"))


def reconcile(client, queries):
    """Ask as OpenRefine does: a form with the queries as JSON."""
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/json")
    return answer.json()


def test_manifest(client):
    """What has to be there is there, and every service it names answers."""
    manifest = client.get("/reconcile").json()
    assert "0.2" in manifest["versions"]
    assert {"name", "identifierSpace", "schemaSpace"} <= set(manifest)
    assert "{{id}}" in manifest["view"]["url"]
    ids = [one["id"] for one in manifest["defaultTypes"]]
    assert len(ids) == len(set(ids))
    services = [*manifest["suggest"].values(), manifest["extend"]["propose_properties"]]
    assert set(manifest["suggest"]) == {"entity", "property", "type"}
    for service in services:
        assert service["service_url"] == "http://testserver.local"
        assert client.get(service["service_path"], params={"prefix": "a", "type": "Person"}).status_code == 200


def test_results_have_the_specified_shape(client, party):
    """Every candidate has id, name and score; types, features and match are of the specified kinds."""
    name = party.properties["name"][0]
    found = reconcile(client, {"q0": {"query": name}, "q1": {"query": "Wilhelmina Featherstonehaugh", "limit": 2}})
    assert set(found) == {"q0", "q1"}
    for answer in found.values():
        assert set(answer) == {"result"}
        for one in answer["result"]:
            assert isinstance(one["id"], str)
            assert isinstance(one["name"], str)
            assert isinstance(one["score"], int | float)
            assert isinstance(one["match"], bool)
            assert all(set(kind) == {"id", "name"} for kind in one["type"])
            assert all(isinstance(f["id"], str) and isinstance(f["value"], int | float | bool) for f in one["features"])
        scores = [one["score"] for one in answer["result"]]
        assert scores == sorted(scores, reverse=True)
        assert sum(one["match"] for one in answer["result"]) <= 1
    assert found["q0"]["result"][0]["id"] == party.id
    assert found["q0"]["result"][0]["match"]


def test_types_and_properties_refine_a_query(client, party):
    """A type, or a list of types; a property with a text, a number, an entity or several values."""
    name = party.properties["name"][0]
    found = reconcile(
        client,
        {
            "same": {"query": name, "type": "Organization", "type_strict": "should"},
            "many": {"query": name, "type": ["Organization", "Person"]},
            "other": {"query": name, "type": "Vessel"},
            "country": {"query": name, "properties": [{"pid": "country", "v": {"id": "kp"}}]},
            "several": {"properties": [{"pid": "name", "v": [name, 7, True, {"id": "x", "name": "y"}]}]},
        },
    )
    for key in ("same", "many", "country", "several"):
        assert found[key]["result"][0]["id"] == party.id, key
    assert all(one["id"] != party.id for one in found["other"]["result"])


def test_a_query_by_get(client, party):
    """The same as an address."""
    asked = {"queries": json.dumps({"q0": {"query": party.caption}})}
    assert client.get("/reconcile", params=asked).json()["q0"]["result"][0]["id"] == party.id


def test_a_limit_is_kept(client, party):
    """No more candidates than asked for, matches apart."""
    found = reconcile(client, {"q": {"query": party.caption, "limit": 1}})["q"]["result"]
    assert len([one for one in found if one["score"] < 70]) <= 1


@pytest.mark.parametrize(
    "bad", ["", "[]", "{", '{"q": 1}', '{"q": {"query": 1}}', "[" * 5000, '{"q": {"properties": [1]}}']
)
def test_what_is_no_query_is_a_bad_request(client, bad):
    """And never a fault."""
    for asked in ({"queries": bad}, {"extend": bad}):
        answer = client.post("/reconcile", data=asked)
        assert answer.status_code in (200, 400) if bad == "" else answer.status_code == 400, answer.text


def test_suggestions(client, party):
    """By the beginning of a name; each with id and name."""
    found = client.get("/reconcile/suggest/entity", params={"prefix": party.caption[:12]}).json()["result"]
    assert party.id in [one["id"] for one in found]
    assert {"id": "Person", "name": "Person"}.items() <= next(
        one for one in client.get("/reconcile/suggest/type", params={"prefix": "Pers"}).json()["result"]
    ).items()
    assert "country" in [
        one["id"] for one in client.get("/reconcile/suggest/property", params={"prefix": "coun"}).json()["result"]
    ]


def test_extension(client, party):
    """Values of properties come as rows in the specified form; an unknown id has a row without values."""
    proposed = client.get("/reconcile/propose", params={"type": "Organization"}).json()
    assert proposed["type"] == "Organization"
    names = [one["id"] for one in proposed["properties"]]
    assert "alias" in names
    asked = {"ids": [party.id, "unknown"], "properties": [{"id": "alias"}, {"id": "country", "settings": {}}]}
    found = client.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    assert [(one["id"], isinstance(one["name"], str)) for one in found["meta"]] == [("alias", True), ("country", True)]
    assert found["rows"][party.id]["alias"] == [{"str": value} for value in party.properties["alias"]]
    assert found["rows"]["unknown"] == {"alias": [], "country": []}
