"""``export``: the workspace for other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from lagebild import workbench
from lagebild.cli.terminal import say
from lagebild.cli.workspace import workspace_option
from lagebild.settings import settings

__all__ = ["export_command"]


@click.command(
    "export", epilog="\b\nExamples:\n  lagebild export stix --to panel.stix.json\n  lagebild export ftm | ftm validate"
)
@click.argument("form", type=click.Choice(list(workbench.FORMS)))
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="File to write; default: standard output.")
@click.option("--as-of", metavar="DATE", help="Only what was published by then, YYYY[-MM[-DD]].")
@workspace_option
def export_command(form: str, to: Path | None, as_of: str | None, workspace: Path | None) -> None:
    """Write the workspace for other programs: FollowTheMoney, STIX 2.1, Web Annotations, or CSV for spreadsheets."""
    content = workbench.export(workspace or settings().workspace, form, as_of=as_of)
    if to is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    to.write_bytes(content)
    say(f"{to}: {workbench.FORMS[form].words}")
