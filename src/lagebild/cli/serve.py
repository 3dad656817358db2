"""``serve``: the workbench and the API."""

from __future__ import annotations

from pathlib import Path

import click

from lagebild.cli.terminal import say, text
from lagebild.cli.workspace import workspace_option
from lagebild.errors import UsageError
from lagebild.settings import settings

__all__ = ["serve_command"]


@click.command(
    "serve",
    epilog="\b\nExamples:\n  lagebild serve -w demo/workspace\n"
    "  LAGEBILD_TOKEN=… lagebild serve --host 0.0.0.0 --name desk.example.org",
)
@click.option("--host", type=text, default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8737, show_default=True, help="Port to listen on.")
@click.option("--name", "names", multiple=True, type=text, help="Another name that this server is called by.")
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    type=text,
    help="Another site whose pages may ask /reconcile; OpenRefine on this machine always may.",
)
@workspace_option
def serve_command(
    host: str, port: int, names: tuple[str, ...], origins: tuple[str, ...], workspace: Path | None
) -> None:
    """Open the workspace to people and programs: pages, and an API at /api/openapi.json.

    It is reached from this machine only. Anything else needs a token in LAGEBILD_TOKEN. Stop with Ctrl+C.
    """
    try:
        from lagebild import serve, workbench
    except ModuleNotFoundError as error:
        raise UsageError(f"{error.name} is not installed; install lagebild with its server: lagebild[server]") from None
    given = settings()
    folder = workspace or given.workspace
    standard = serve.Access()
    access = serve.Access(
        hosts=(*standard.hosts, host.strip("[]").lower(), *(name.lower() for name in names)),
        origins=(*standard.origins, *origins),
        token=given.token or None,
    )
    workbench.Bench(folder).revision()  # no workspace: say so at once
    say(f"serving {folder} on http://{f'[{host}]' if ':' in host else host}:{port}/ (stop with Ctrl+C)")
    serve.run(folder, host, port, access)
