"""``lists`` and ``screen --since`` on the command line."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from lagebild.cli import command

EXAMPLES = Path(__file__).parents[1] / "lists" / "examples"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in a workspace of its own, and return what it printed."""
    monkeypatch.setenv("LAGEBILD_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("LAGEBILD_WORKSPACE", str(tmp_path / "space"))

    def call(*words, code=0):
        result = CliRunner().invoke(command, [str(word) for word in words])
        assert result.exit_code == code, result.output
        return result.output

    return call


@pytest.fixture
def folder(tmp_path):
    """Lists of three publishers in a folder."""
    (tmp_path / "in").mkdir()
    for name in ("sdn.csv", "add.csv", "alt.csv", "eu.xml", "uk.xml"):
        shutil.copy(EXAMPLES / name, tmp_path / "in")
    return tmp_path / "in"


def test_lists_are_updated_joined_and_parted(run, folder):
    """From a folder to clusters, and a decision that parts two entries."""
    assert "ofac-sdn of" in run("lists", "update", "--from", folder)
    told = run("lists", "clusters")
    assert "eu-9001.10 and ofac-90001 share the passport 999000111 of kp" in " ".join(told.split())
    assert "2 parties with 6 entries; 0 pairs kept apart" in told
    decide = ("eu-9001.10", "ofac-90001", "--reason", "cousins", "--reviewer", "Ada")
    assert "two parties" in run("lists", "apart", *decide)
    assert "as was decided before" in run("lists", "apart", *decide)
    lines = [json.loads(line) for line in run("lists", "clusters", "--format", "jsonl").splitlines()]
    assert any("cousins" in line["sentence"] for line in lines if "apart" in line)
    assert "one party" in run("lists", "together", *decide)


def test_a_delta_is_told_in_sentences_and_per_party(run, folder):
    """The same changes for people and for programs."""
    newer = folder / "newer.xml"
    newer.write_text((folder / "eu.xml").read_text().replace("ELBONIAN MOON", "ELBONIAN SUN"))
    told = run("lists", "delta", folder / "eu.xml", newer)
    (record,) = [
        json.loads(line) for line in run("lists", "delta", folder / "eu.xml", newer, "--format", "jsonl").splitlines()
    ]
    assert record["sentence"] == " ".join(told.split())
    assert (record["change"], record["id"]) == ("changed", "eu-9003.12")
    assert record["shifts"] == [{"prop": "name", "lost": ["ELBONIAN MOON"], "gained": ["ELBONIAN SUN"]}]
    assert run("lists", "delta", folder / "sdn.csv", folder / "sdn.csv") == ""


def test_who_must_be_screened_again_is_told(run, folder):
    """Nobody while nothing has changed; then whom the change touches."""
    run("lists", "update", "--from", folder)
    (folder / "customers.csv").write_text("id,name\nc1,Elbonian Sun\nc2,Jane Roe\n")
    ask = ("screen", "--queries", folder / "customers.csv", "--since", EXAMPLES / "eu.xml")
    assert "nobody must be screened again" in run(*ask)
    newer = (
        (folder / "eu.xml").read_text().replace("ELBONIAN MOON", "ELBONIAN SUN").replace("2024-05-02T", "2024-06-02T")
    )
    (folder / "eu.xml").write_text(newer)
    run("lists", "add", "auto", folder / "eu.xml")
    assert "c1: matches ELBONIAN SUN" in run(*ask)
    (line,) = [json.loads(line) for line in run(*ask, "--format", "jsonl").splitlines()]
    assert (line["id"], [change["id"] for change in line["changes"]]) == ("c1", ["eu-9003.12"])
