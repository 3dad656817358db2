"""Records for other programs."""

from lagebild.export.lines import claim_line, finding_line, json_line, proposition_line

__all__ = ["claim_line", "finding_line", "json_line", "proposition_line"]
