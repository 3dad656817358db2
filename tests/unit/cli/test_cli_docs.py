"""The command line and its reference are twins."""

from pathlib import Path

import click

from lagebild.cli import command

DOCS = Path(__file__).parents[3] / "docs" / "commands.md"


def _walk(group, prefix=()):
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        if isinstance(found, click.Group):
            yield from _walk(found, (*prefix, name))
        else:
            yield (*prefix, name), found


def _section(path):
    heading = "## `lagebild " + " ".join(path)
    for part in DOCS.read_text(encoding="utf-8").split("\n## ")[1:]:
        if ("## " + part).startswith((heading + " ", heading + "`")):
            return part
    return None


def test_every_command_has_its_section():
    """A command without documentation fails here."""
    missing = [" ".join(path) for path, _ in _walk(command) if _section(path) is None]
    assert missing == []


def test_every_option_is_named_in_its_section():
    """An option without documentation fails here."""
    missing = [
        (" ".join(path), option)
        for path, found in _walk(command)
        for param in found.params
        if isinstance(param, click.Option)
        for option in [param.opts[-1]]
        if option not in (_section(path) or "") and not (option == "--workspace" and "-w" in (_section(path) or ""))
    ]
    assert missing == []


def test_every_documented_command_exists():
    """The reference promises nothing that is not there."""
    known = {" ".join(path) for path, _ in _walk(command)}
    titles = [part.split("`")[1] for part in DOCS.read_text(encoding="utf-8").split("\n## ")[1:] if part[0] == "`"]
    promised = {" ".join(w for w in t.split()[1:3] if w.isalpha() and w.islower()) for t in titles}
    assert promised <= known, promised - known


def test_every_command_shows_an_example():
    """--help of each command ends with something to copy."""
    lacking = [" ".join(path) for path, found in _walk(command) if "lagebild" not in (found.epilog or "")]
    assert lacking == []
