"""A brief written to a file."""

import os
from pathlib import Path

from lagebild.errors import UsageError
from lagebild.report.compose import compose
from lagebild.report.material import Material
from lagebild.report.outline import Brief
from lagebild.report.page import render_html
from lagebild.report.paper import render_pdf
from lagebild.report.record import render_json

__all__ = ["check", "write"]

_FORMATS = {".html": render_html, ".pdf": render_pdf, ".json": render_json}


def write(made_of: Material | Brief, path: Path | str) -> Path:
    """Write the brief as html, pdf or json, by the suffix; a file there is replaced whole or not at all.

    Give a composed ``Brief`` where it is written in several forms.
    """
    path = Path(path)
    check(path)
    brief = made_of if isinstance(made_of, Brief) else compose(made_of)
    content = _FORMATS[path.suffix.lower()](brief)
    try:
        target = Path(os.path.realpath(path))  # through a link, to where it leads
        part = target.with_name(f".{target.name[:40]}.{os.getpid()}.part")
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(content)
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from None
    return path


def check(path: Path) -> None:
    """Raise UsageError unless a brief can be written there, as far as the name and what is there now tell."""
    suffix = path.suffix.lower()
    if suffix == ".docx":
        raise UsageError(f"{path}: docx comes later; write to a .html, .pdf or .json file")
    if suffix not in _FORMATS:
        raise UsageError(f"{path}: no format of that name; write to a .html, .pdf or .json file")
    try:
        taken = path.exists() and not path.is_file()
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from None
    if taken:
        raise UsageError(f"cannot write {path}: what is there is no file; name another")
