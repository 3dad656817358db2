"""yente's own client works against our server, unchanged."""

import pytest

pytest.importorskip("yente_client", reason="yente-client is not installed (it is in the dev extra)")

from yente_client import Client
from yente_client.entities import Organization, Person, Vessel
from yente_client.exceptions import AuthenticationError, BadRequestError, NotFoundError

from lagebild.lists import starter
from serving import make_workspace, serving

TOKEN = "correct horse battery"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A server on loopback with the starter register."""
    with serving(make_workspace(tmp_path_factory.mktemp("yente"))) as found:
        yield found


@pytest.fixture
def client(address):
    """Yente's client."""
    with Client(base_url=address) as made:
        yield made


def listed(schema):
    """Return a party of the starter register."""
    return next(party for party in starter().parties if party.schema == schema)


def test_health_and_catalogue(client):
    """The server is up and ready, its lists and its algorithm are told."""
    assert client.healthz().status == "ok"
    assert client.readyz().status == "ok"
    algorithms = client.algorithms()
    assert algorithms.best in {one.name for one in algorithms.algorithms}
    catalogue = client.datasets()
    whole = next(one for one in catalogue.datasets if one.name == "default")
    assert whole.entity_count == len(starter().parties)
    assert set(whole.children) < set(catalogue.current)
    assert client.datasets() == catalogue, "asked again, with the ETag of the first answer"


@pytest.mark.parametrize(("schema", "kind"), [("Person", Person), ("Organization", Organization), ("Vessel", Vessel)])
def test_a_listed_party_is_matched_with_reasons(client, schema, kind):
    """By its own name it is the best hit, a match, and told why."""
    party = listed(schema)
    answer = client.match(kind(name=[party.properties["name"][0]]))
    assert answer.top.id == party.id
    assert answer.top.match
    assert answer.top.schema_ == schema
    assert answer.top.contributing_explanations
    assert answer.top.target


def test_nobody_is_matched_with_a_stranger(client):
    """A name that is on no list has no match."""
    assert client.match(Person(name=["Wilhelmina Featherstonehaugh"])).matches == []


def test_limits_and_filters_of_a_match(client):
    """Threshold, cutoff, datasets and excluded entities do what they say."""
    party = listed("Organization")
    asked = Organization(name=[party.properties["name"][0]])
    assert not client.match(asked, threshold=1.0).results[0].match or client.match(asked).top.score == 1.0
    assert client.match(asked, exclude_entities=[party.id], cutoff=0.99).results == []
    dataset = party.listings[0].dataset
    assert client.match(asked, datasets=[dataset]).top.datasets == [dataset]
    with pytest.raises(NotFoundError):
        client.match(asked, datasets=["no-such-list"])
    with pytest.raises(BadRequestError):
        client.match(asked, algorithm="no-such-algorithm")


def test_a_batch_streams(client):
    """Many at once, four requests at a time."""
    asked = [(party.id, Organization(name=list(party.properties["name"][:1]))) for party in starter().parties
             if party.schema == "Organization"][:20]  # fmt: skip
    answers = dict(client.match_iter(asked))
    assert set(answers) == {key for key, _ in asked}
    assert all(answer.top.id == key for key, answer in answers.items())


def test_search_and_fetch(client):
    """A search finds by a word, with facets; a party is fetched with its listings."""
    party = listed("Organization")
    found = client.search(party.properties["name"][0], schema="Organization", limit=3)
    assert found.results[0].id == party.id
    assert found.total.value >= 1
    assert found.facets["datasets"].values
    whole = client.fetch(party.id)
    assert whole.properties["sanctions"][0].schema_ == "Sanction"
    assert "sanctions" not in client.fetch(party.id, nested=False).properties
    with pytest.raises(NotFoundError):
        client.fetch("no-such-party")


def test_the_token_is_its_api_key(tmp_path):
    """Where a token is set, the client gives it as its key; without it, it is told so."""
    with serving(make_workspace(tmp_path), token=TOKEN) as address:
        with Client(base_url=address) as stranger, pytest.raises(AuthenticationError):
            stranger.algorithms()
        with Client(base_url=address, api_key=TOKEN) as known:
            assert known.algorithms().default
