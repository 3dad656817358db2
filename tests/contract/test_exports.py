"""Other programs read our exports back, without loss of what their formats can hold."""

import csv
import io
import json
import uuid

import pytest

from lagebild import workbench
from lagebild.export.annotation import source_name
from lagebild.export.ftm import COLUMNS
from lagebild.export.stix import CONFIDENCE
from lagebild.lists import starter, starter_bytes
from lagebild.store import Workspace
from serving import make_workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """Dispatches that contradict each other, and the starter register."""
    folder = make_workspace(tmp_path_factory.mktemp("exports"))
    with Workspace.open(folder, write=True) as store:
        store.add_snapshot(starter(), starter_bytes())
    return folder


@pytest.fixture(scope="module")
def assessment(workspace):
    """What the exports are made of."""
    return workbench.assess(workspace)


@pytest.mark.parametrize("form", list(workbench.FORMS))
def test_the_same_evidence_gives_the_same_bytes(workspace, form):
    """Whenever it is asked."""
    assert workbench.export(workspace, form) == workbench.export(workspace, form)


def test_stix2_reads_the_bundle_back(workspace, assessment):
    """Its own library finds nothing wrong; facts, grades, sides and quotations are all there."""
    stix2 = pytest.importorskip("stix2", reason="stix2 is not installed (it is in the dev extra)")
    body = workbench.export(workspace, "stix")
    bundle = stix2.parse(body.decode(), allow_custom=False)
    objects = json.loads(body)["objects"]
    by_type = {}
    for one in objects:
        by_type.setdefault(one["type"], []).append(one)
        uuid.UUID(one["id"].partition("--")[2])
    ids = {one["id"] for one in objects}
    assert len(ids) == len(objects) == len(bundle.objects)
    assert all(ref in ids for one in objects for ref in one.get("object_refs", ()))
    reports = {one["name"]: one for one in by_type["report"]}
    assert set(reports) == {p.caption for p in assessment.propositions}
    for fact in assessment.propositions:
        report = reports[fact.caption]
        assert report.get("confidence") == CONFIDENCE.get(fact.grade[-1])
        opinions = [one for one in by_type["opinion"] if report["id"] in one["object_refs"]]
        assert sum(one["opinion"] == "disagree" for one in opinions) == len(fact.claims_against)
        assert sum(one["opinion"] == "agree" for one in opinions) == len(fact.claims_for)
        for key in (*fact.claims_for, *fact.claims_against):
            assert any(assessment.claims[key].content[0].text in one["explanation"] for one in opinions)
        assert {one["external_id"] for one in report["external_references"]} == {
            assessment.claims[key].document for key in (*fact.claims_for, *fact.claims_against, *fact.claims_other)
        }


def test_the_published_mapping_of_grades():
    """STIX 2.1, appendix A, Admiralty Credibility; 6 is not specified there and has none."""
    assert CONFIDENCE == {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}


def test_annotations_land_on_the_quoted_text(workspace, assessment):
    """Quotation, position and context are those of the document, in code points."""
    collection = json.loads(workbench.export(workspace, "annotations"))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == len(assessment.claims)
    texts = {source_name(document): document.text for document in assessment.documents.values()}
    for item in items:
        assert item["type"] == "Annotation"
        for target in item["target"]:
            text = texts[target["source"]["id"]]
            quote, place = target["selector"]
            assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert text[: place["start"]].endswith(quote["prefix"])
            assert text[place["end"] :].startswith(quote["suffix"])


def test_entities_and_statements_tell_the_same(workspace):
    """Each value of each entity is one row, under the library's own columns."""
    entities = [json.loads(line) for line in workbench.export(workspace, "ftm").splitlines()]
    table = io.StringIO(workbench.export(workspace, "ftm-statements").decode(), newline="")
    rows = list(csv.DictReader(table, dialect=csv.unix_dialect))
    assert tuple(rows[0]) == COLUMNS
    told = {(row["entity_id"], row["prop"], row["value"], row["dataset"]) for row in rows if row["prop"] != "id"}
    assert told == {
        (one["id"], prop, value, dataset)
        for one in entities
        for dataset in one["datasets"]
        for prop, values in one["properties"].items()
        for value in values
    }
    ids = {one["id"] for one in entities}
    assert len(ids) == len(entities)
    for one in entities:
        for prop in ("entity", "proof", "involved"):
            assert set(one["properties"].get(prop, ())) <= ids, one["id"]


def test_every_property_is_one_of_the_schema(workspace):
    """Schemata and properties are FollowTheMoney's, as yente's client carries its model along."""
    pytest.importorskip("yente_client", reason="yente-client, which carries the model, is not installed")
    from importlib import resources

    model = json.loads(resources.files("yente_client").joinpath("schemas/model.json").read_text("utf-8"))["schemata"]

    def properties(name):
        found = set(model[name]["properties"])
        for parent in model[name]["extends"]:
            found |= properties(parent)
        return found

    for line in workbench.export(workspace, "ftm").splitlines():
        one = json.loads(line)
        assert set(one["properties"]) <= properties(one["schema"]), one["schema"]


def test_followthemoney_reads_them_back(workspace):
    """The library's own proxies keep every entity and every value."""
    reason = "followthemoney is not installed: it needs PyICU, which has no wheel"
    model = pytest.importorskip("followthemoney", reason=reason).model
    for line in workbench.export(workspace, "ftm").splitlines():
        one = json.loads(line)
        proxy = model.get_proxy(one, cleaned=True)
        assert {name: sorted(values) for name, values in proxy.properties.items()} == {
            name: sorted(set(values)) for name, values in one["properties"].items()
        }
