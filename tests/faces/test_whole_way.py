"""From reports and an official list to a footnoted brief, through the installed command."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

LAGEBILD = Path(sys.executable).with_name("lagebild")

EN = """SEOUL, 4 March 2024 - South Korea's defence ministry accused North Korea of shipping artillery shells to Russia.

Russia denied the accusation. "North Korea has never sent shells to Russia," Russian Foreign Ministry spokeswoman
Maria Zakharova said.
"""
DE = (
    "Washington, 5. März 2024. Nordkorea habe seit September Artilleriegranaten an Russland geliefert, teilte das "
    "Weiße Haus mit.\n\nPjöngjang wies die Vorwürfe zurück.\n"
)


def run(*words, cwd=None, code=0, env=None):
    done = subprocess.run([LAGEBILD, *map(str, words)], capture_output=True, cwd=cwd, timeout=120, env=env)
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == code, (done.returncode, out[-500:], err[-2000:])
    assert "Traceback" not in err
    return out, err


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(EN, encoding="utf-8")
    (folder / "b.txt").write_bytes(DE.replace("\n", "\r\n").encode("utf-8-sig"))
    return folder


def test_demo_twice_is_the_same_byte_for_byte(tmp_path):
    """The demo writes the same three briefs in two folders, and a second run in one folder changes nothing."""
    briefs = []
    for name in ("one", "two", "one"):
        out, _ = run("demo", "--out", tmp_path / name)
        assert "brief.html" in out
        briefs.append({n: (tmp_path / name / n).read_bytes() for n in ("brief.html", "brief.pdf", "brief.json")})
    assert briefs[0] == briefs[1] == briefs[2]
    run("verify", "-w", tmp_path / "one" / "workspace")


def test_demo_leaves_other_peoples_folders_alone(tmp_path):
    """A workspace that is not from an earlier demo is never overwritten."""
    run("init", tmp_path / "mine" / "workspace")
    _, err = run("demo", "--out", tmp_path / "mine", code=2)
    assert "choose another folder" in err


def test_demo_shows_the_arms_dispute():
    """Allegation and denial of the shells are one contested fact, tested against the arms provisions."""
    import tempfile

    from lagebild import workbench

    with tempfile.TemporaryDirectory() as folder:
        assessment = workbench.demo(Path(folder))
    shells = [
        p
        for p in assessment.propositions
        if p.event.type == "TRANSFER" and "artillery-shells" in p.event.objects and p.event.actor == ("kp",)
    ]
    assert any(p.status == "contested" and p.claims_for and p.claims_against for p in shells)
    tested = {assessment.measures[f.measure].instrument[6:10] for f in assessment.findings if f.theme == "arms"}
    assert {"1718", "1874"} <= tested
    assert {f.outcome for f in assessment.findings} <= {"inside", "breach indicated", "not testable"}


def test_read_gives_exact_slices(news):
    """Every span of every line is the slice of the text as stored, a byte-order mark left out."""
    out, _ = run("read", news)
    lines = [json.loads(line) for line in out.splitlines()]
    texts = {"a.txt": EN, "b.txt": DE.replace("\n", "\r\n")}
    assert {line["document"]["name"] for line in lines} == set(texts)
    for line in lines:
        text = texts[line["document"]["name"]]
        for span in [*line["content"], *filter(None, [line["speaker"], line["cue"]])]:
            assert text[span["start"] : span["end"]] == span["text"]


def test_allegation_and_denial_meet_across_languages(news, tmp_path):
    """Two languages, two accusers, two denials: one contested fact with two origins for it."""
    space = tmp_path / "space"
    run("add", news, "-w", space)
    out, _ = run("propositions", "-w", space, "--format", "jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    (shells,) = [p for p in found if p["event"]["objects"] == ["artillery-shells"]]
    assert shells["status"] == "contested"
    assert {o["id"] for o in shells["origins"] if o["side"] == "for"} == {"state:kr", "state:us"}
    assert {o["id"] for o in shells["origins"] if o["side"] == "against"} == {"party:kp", "party:ru"}


def test_two_folders_same_brief(news, tmp_path):
    """The same inputs give byte-identical briefs in two workspaces made apart."""
    made = []
    for name in ("x", "y/deep er"):
        space = tmp_path / name
        run("init", space)
        run("add", news, "-w", space)
        run("report", "--to", space / "b.html", "--to", space / "b.pdf", "--to", space / "b.json", "-w", space)
        made.append([(space / f"b.{form}").read_bytes() for form in ("html", "pdf", "json")])
    assert made[0] == made[1]


def test_a_brief_is_no_source(news, tmp_path):
    """Adding the folder where the briefs lie takes none of them in: what they cite would count twice."""
    space = tmp_path / "space"
    run("add", news, "-w", space)
    briefs = [news / f"brief.{form}" for form in ("html", "pdf", "json")]
    run("report", *(word for brief in briefs for word in ("--to", brief)), "-w", space)
    out, err = run("add", news, "-w", space, code=3)
    assert out.startswith("0 documents added")
    assert err.count("a brief by lagebild") == 3


def test_a_repeated_add_skips_what_is_there(news, tmp_path):
    """Adding again adds nothing and changes no root."""
    space = tmp_path / "space"
    first, _ = run("add", news, "-w", space)
    root = run("verify", "-w", space)[0]
    again, _ = run("add", news, "-w", space)
    assert first.startswith("2 documents added")
    assert again.startswith("0 documents added")
    assert run("verify", "-w", space)[0] == root


def test_bad_files_are_named_and_the_rest_goes_on(news, tmp_path):
    """An empty, a binary and a broken file are named; the good ones are stored; the exit code says so."""
    (news / "empty.txt").write_bytes(b"")
    (news / "noise.txt").write_bytes(bytes(range(256)) * 50)
    (news / "broken.pdf").write_bytes(b"%PDF-1.7 nothing follows")
    out, err = run("add", news, "-w", tmp_path / "space", code=3)
    assert out.startswith("2 documents added")
    for name in ("empty.txt", "noise.txt", "broken.pdf"):
        assert name in err


def test_as_of_leaves_later_reports_out(news, tmp_path):
    """As of the first day only the first report counts."""
    space = tmp_path / "space"
    run("add", news / "a.txt", "-w", space, "--published", "2024-03-04")
    run("add", news / "b.txt", "-w", space, "--published", "2024-03-05")
    early, _ = run("propositions", "-w", space, "--as-of", "2024-03-04", "--format", "jsonl")
    late, _ = run("propositions", "-w", space, "--format", "jsonl")
    assert '"state:us"' not in early
    assert '"state:us"' in late


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["propositions", "-w", "nowhere"], 5, "lagebild init"),
        (["read", "nowhere.txt"], 2, "nowhere.txt"),
        (["report", "--to", "x.odt", "-w", "nowhere"], 2, ".html"),
        (["findings", "--as-of", "yesterday"], 2, "YYYY"),
        (["lists", "add", "un-xml", "list.xml"], 4, "line"),
        (["read", "text.txt", "--reader", "oracle"], 2, "rules"),
        (["lists", "delta", "a", "b"], 4, "neither"),
    ],
)
def test_errors_are_one_line_with_what_to_do(tmp_path, words, code, hint):
    """Every expected error is one line on stderr, a documented exit code, and no traceback."""
    (tmp_path / "list.xml").write_text("<CONSOLIDATED_LIST><INDIVIDUALS>")
    (tmp_path / "text.txt").write_text("Berlin said nothing.")
    _, err = run(*words, cwd=tmp_path, code=code)
    assert len(err.strip().splitlines()) == 1, err
    assert hint in err


def test_lists_delta_speaks(tmp_path):
    """Between two snapshots a new party is told in a sentence."""
    one = {"id": "x-1", "schema": "Person", "properties": {"name": ["Anna Example"]}, "datasets": ["x"]}
    two = {"id": "x-2", "schema": "Person", "properties": {"name": ["Berta Beispiel"]}, "datasets": ["x"]}
    (tmp_path / "a.jsonl").write_text(json.dumps(one) + "\n")
    (tmp_path / "b.jsonl").write_text(json.dumps(one) + "\n" + json.dumps(two) + "\n")
    out, _ = run("lists", "delta", tmp_path / "a.jsonl", tmp_path / "b.jsonl", cwd=tmp_path)
    assert "Berta Beispiel" in out
    assert "Anna Example" not in out


def test_screen_finds_a_listed_name(tmp_path):
    """A listed company is found in the bundled starter register, and a stranger is not."""
    out, _ = run("screen", "Ocean Maritime Management", "Petra Mustermann", "--format", "jsonl", cwd=tmp_path)
    hit, miss = (json.loads(line) for line in out.splitlines())
    assert hit["results"][0]["match"] is True
    assert hit["results"][0]["explanations"]
    assert not any(r["match"] for r in miss["results"])


def test_many_files_read_by_several_processes_give_the_same(tmp_path, monkeypatch):
    """Above the number of files that one process reads alone, lines and failures are those of one process."""
    from lagebild import workbench
    from lagebild.export import claim_line
    from lagebild.workbench import reading

    for i in range(reading._ALONE + 5):
        (tmp_path / f"{i:04}.txt").write_text(
            f"Report {i}. Moscow denied that it had received shells.", encoding="utf-8"
        )
    (tmp_path / "0100.txt").write_bytes(b"")
    out, err = run("read", tmp_path, code=3)
    monkeypatch.setattr(reading, "_ALONE", 10**6)
    told = []
    read = workbench.read([tmp_path], failures=workbench.Failures(told.append))
    alone = b"".join(claim_line(d, c) for d, claims in read for c in claims)
    assert out.encode() == alone
    assert len(told) == 1
    assert told[0] in err
