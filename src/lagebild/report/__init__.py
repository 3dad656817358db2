"""The brief: from the findings to HTML, PDF and JSON in which each sentence leads back to its evidence."""

from lagebild.report.compose import compose
from lagebild.report.material import Head, Hit, ListState, Material
from lagebild.report.outline import Brief
from lagebild.report.page import render_html
from lagebild.report.paper import render_pdf
from lagebild.report.record import render_json
from lagebild.report.tongue import Tongue
from lagebild.report.writing import check, write

__all__ = [
    "Brief",
    "Head",
    "Hit",
    "ListState",
    "Material",
    "Tongue",
    "check",
    "compose",
    "render_html",
    "render_json",
    "render_pdf",
    "write",
]
