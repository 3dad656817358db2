"""``serve`` and ``export`` on the command line."""

import json

import pytest
from click.testing import CliRunner

from lagebild.cli import command
from lagebild.errors import UsageError, WorkspaceError
from serving import make_workspace


def run(*words, **environment):
    """Run the command; errors come out as raised."""
    return CliRunner().invoke(command, list(words), env=environment, catch_exceptions=False)


def test_serving_others_needs_a_token(tmp_path):
    """Without one it ends at once, and says what to do."""
    workspace = make_workspace(tmp_path)
    with pytest.raises(UsageError, match="LAGEBILD_TOKEN"):
        run("serve", "-w", str(workspace), "--host", "0.0.0.0", LAGEBILD_TOKEN="")
    with pytest.raises(UsageError, match="too short"):
        run("serve", "-w", str(workspace), "--host", "0.0.0.0", LAGEBILD_TOKEN="short")


def test_serving_no_workspace_says_so(tmp_path):
    """Before anything listens."""
    with pytest.raises(WorkspaceError):
        run("serve", "-w", str(tmp_path / "nothing"))


def test_export_writes_a_file_or_to_standard_output(tmp_path):
    """The same bytes either way."""
    workspace, target = make_workspace(tmp_path), tmp_path / "out.json"
    printed = run("export", "stix", "-w", str(workspace)).stdout_bytes
    assert json.loads(printed)["type"] == "bundle"
    assert run("export", "stix", "-w", str(workspace), "--to", str(target)).exit_code == 0
    assert target.read_bytes() == printed


def test_an_unknown_form_is_refused(tmp_path):
    """With the forms that there are."""
    answer = run("export", "nonsense", "-w", str(tmp_path))
    assert answer.exit_code == 2
    assert "stix" in answer.output
