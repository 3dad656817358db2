"""What reaches the terminal: shown, never obeyed, and one line an error."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

LAGEBILD = Path(sys.executable).with_name("lagebild")
OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
EVIL = "\x1b[31m\x1b]8;;http://x.example\x07\x9b5m\u202e"
NEWS = (
    f'Moscow said on Monday: "North Korea never {EVIL} sent shells to Russia."\nSeoul accused {EVIL} Russia of lying.\n'
)


def run(*words, cwd, **more):
    done = subprocess.run([LAGEBILD, *words], capture_output=True, cwd=cwd, timeout=120, **more)
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err
    return done.returncode, out, err


@pytest.mark.parametrize(
    "words",
    [
        ["read", "news", "--format", "table"],
        ["add", "news", f"no{EVIL}\nwhere", "--publisher", f"evil{EVIL}", "-w", "space"],
        ["read", f"no{EVIL}\nwhere"],
        ["propositions", "-w", f"no{EVIL}where"],
        ["screen", f"Kim {EVIL} Jong Un"],
        ["screen", "Kim", "--register", "list.jsonl"],
        ["lists", "add", "ftm", "list.jsonl", "--dataset", f"x{EVIL}", "-w", "space"],
        ["lists", "delta", "list.jsonl", "other.jsonl"],
        ["lists", "delta", "list.jsonl", "other.jsonl", "--format", "json"],
        ["read", "news"],
        ["screen", "Kim", "--register", "list.jsonl", "--format", "jsonl"],
        ["lists", "update", "--from", "news", "-w", "space"],
        ["init", f"new{EVIL}"],
        [f"frobnicate{EVIL}"],
    ],
)
def test_nothing_from_outside_steers_the_terminal(tmp_path, words):
    """File names, texts, names on lists and words of the call never reach a terminal as control characters."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / f"a{EVIL.replace('/', '')}.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "news" / "empty\x1b[31m.txt").touch()
    party = {"id": "x-1", "schema": "Person", "caption": f"Kim {EVIL}", "properties": {"name": [f"Kim {EVIL}"]}}
    for name, party["id"] in (("list", "x-1"), ("other", "x-2")):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(party) + "\n")
    _, out, err = run(*words, cwd=tmp_path)
    assert not OBEYED.search(out + err), (out, err)
    assert all(line.startswith("lagebild: ") for line in err.splitlines())


def test_the_bare_command_prints_its_help(tmp_path):
    """Without words the help comes as it is laid out, not squeezed into one line."""
    code, _, err = run(cwd=tmp_path)
    assert code == 2
    assert len(err.splitlines()) > 15
    assert run("lists", cwd=tmp_path)[2].splitlines()[0].startswith("Usage: ")


def test_words_that_are_no_text_are_refused(tmp_path):
    """Bytes that are no UTF-8 are told in one line instead of failing where they would be written."""
    for words in (["screen", b"\xff", "--format", "jsonl"], ["read", ".", "--publisher", b"\xff"]):
        code, _, err = run(*words, cwd=tmp_path)
        assert (code, len(err.splitlines())) == (2, 1)
        assert "UTF-8" in err


def test_a_full_disk_and_a_closed_output_are_told(tmp_path):
    """Output that cannot be written ends in one line; a closed one is nowhere, and takes no file with it."""
    (tmp_path / "a.txt").write_text(NEWS * 200, encoding="utf-8")
    if Path("/dev/full").is_char_device():
        with open("/dev/full", "wb") as full:
            done = subprocess.run([LAGEBILD, "read", "a.txt"], stdout=full, stderr=subprocess.PIPE, cwd=tmp_path)
        assert done.returncode == 1
        assert done.stderr.decode().startswith("lagebild: ")
        assert len(done.stderr.splitlines()) == 1
    for closed in ("1>&-", "2>&-", "0<&- 1>&- 2>&-"):
        shell = f'"{LAGEBILD}" add a.txt -w "s{len(closed)}" {closed} && "{LAGEBILD}" verify -w "s{len(closed)}"'
        done = subprocess.run(["sh", "-c", shell], capture_output=True, cwd=tmp_path, timeout=60)
        assert done.returncode == 0, done
        assert b"verified" in done.stdout
