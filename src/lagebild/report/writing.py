"""A brief written to a file."""

import os
from contextlib import suppress
from pathlib import Path

from lagebild.errors import UsageError
from lagebild.report.compose import compose
from lagebild.report.material import Material
from lagebild.report.page import render_html
from lagebild.report.paper import render_pdf
from lagebild.report.record import render_json

__all__ = ["write"]

_FORMATS = {".html": render_html, ".pdf": render_pdf, ".json": render_json}


def write(material: Material, path: Path | str) -> Path:
    """Write the brief as html, pdf or json, by the suffix; a file there is replaced whole or not at all."""
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix == ".docx":
        raise UsageError("docx comes later; write to a .html, .pdf or .json file")
    if suffix not in _FORMATS:
        raise UsageError(f"no format for {path.name!r}; write to a .html, .pdf or .json file")
    content = _FORMATS[suffix](compose(material))
    part = path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from None
    return path
