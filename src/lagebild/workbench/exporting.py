"""``export``: the workspace for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from lagebild.errors import UsageError
from lagebild.workbench.assessment import Assessment, assess

if TYPE_CHECKING:
    from lagebild.export import Collection

__all__ = ["FORMS", "Form", "export", "exported"]


class Form(Struct, frozen=True):
    """A form of export: its media type, the name of its file, and what it is in words."""

    media_type: str
    file: str
    words: str


FORMS = {
    "ftm": Form("application/x-ndjson", "lagebild.ftm.jsonl", "FollowTheMoney entities, one a line"),
    "ftm-statements": Form("text/csv", "lagebild.statements.csv", "FollowTheMoney statements, one a row"),
    "stix": Form("application/stix+json", "lagebild.stix.json", "a STIX 2.1 bundle: reports, opinions, notes"),
    "annotations": Form("application/ld+json", "lagebild.annotations.jsonld", "W3C Web Annotations of the claims"),
    "claims-csv": Form("text/csv", "lagebild.claims.csv", "claims for a spreadsheet"),
    "propositions-csv": Form("text/csv", "lagebild.propositions.csv", "alleged facts for a spreadsheet"),
    "findings-csv": Form("text/csv", "lagebild.findings.csv", "findings, element by element, for a spreadsheet"),
}


def export(workspace: Path, form: str, *, as_of: str | None = None) -> bytes:
    """Return the workspace in one of ``FORMS``; the same evidence gives the same bytes."""
    return exported(assess(workspace, as_of=as_of), form)


def exported(assessment: Assessment, form: str) -> bytes:
    """Return an assessment in one of ``FORMS``; UsageError when there is no such form."""
    from lagebild import export as room

    make = {
        "ftm": room.entities,
        "ftm-statements": room.statements,
        "stix": room.bundle,
        "annotations": room.annotations,
        "claims-csv": room.claims_csv,
        "propositions-csv": room.propositions_csv,
        "findings-csv": room.findings_csv,
    }.get(form)
    if make is None:
        raise UsageError(f"no export {form[:40]!r}; there are {', '.join(FORMS)}")
    return make(_collection(assessment))


def _collection(assessment: Assessment) -> Collection:
    from lagebild.export import Collection
    from lagebild.link.captions import captions
    from lagebild.lists import Register

    return Collection(
        documents=assessment.documents,
        claims=assessment.claims,
        propositions=assessment.propositions,
        findings=assessment.findings,
        measures=assessment.measures,
        publishers=assessment.publishers,
        names=captions(),
        parties=Register(assessment.snapshots).parties(assessment.as_of),
        as_of=assessment.as_of,
    )
