"""The brief as JSON: the outline as printed and all records it rests on, enough to check every quotation again."""

import json
import re
from typing import Any

from msgspec import to_builtins

from lagebild.report.outline import Brief

__all__ = ["FORMAT", "render_json"]

FORMAT = "lagebild-brief/1"
_SURROGATE = re.compile("[\ud800-\udfff]")


def render_json(brief: Brief) -> bytes:
    """Return ``{"format", "brief", "records"}`` as UTF-8, keys sorted. Lone surrogates are escaped as JSON allows."""
    outline: dict[str, Any] = to_builtins(brief)
    records = outline.pop("material")
    whole = {"format": FORMAT, "brief": outline, "records": records}
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    return (_SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n").encode("utf-8")
