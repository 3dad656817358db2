"""Records for other programs."""

from lagebild.export.annotation import annotations
from lagebild.export.collection import Collection
from lagebild.export.ftm import entities, statements
from lagebild.export.lines import claim_line, finding_line, json_line, proposition_line
from lagebild.export.stix import bundle
from lagebild.export.tables import claims_csv, findings_csv, propositions_csv

__all__ = [
    "Collection",
    "annotations",
    "bundle",
    "claim_line",
    "claims_csv",
    "entities",
    "finding_line",
    "findings_csv",
    "json_line",
    "proposition_line",
    "propositions_csv",
    "statements",
]
