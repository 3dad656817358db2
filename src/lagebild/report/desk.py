"""What every section of the brief works with."""

from lagebild.errors import DataError
from lagebild.model import Finding, Measure, Proposition
from lagebild.report.material import Material
from lagebild.report.names import Names
from lagebild.report.notes import Notes
from lagebild.report.outline import Paragraph, Sentence
from lagebild.report.tongue import Tongue

__all__ = ["Desk"]

_OUTCOME_ORDER = {"breach indicated": 0, "inside": 1, "not testable": 2}


class Desk:
    """What every section needs at hand: material, names, footnotes and the running paragraph number."""

    def __init__(self, material: Material, tongue: Tongue = Tongue()) -> None:  # noqa: B008 - frozen
        self.material = material
        self.tongue = tongue
        self.names = Names(material)
        self.notes = Notes(material, self.names)
        self._number = 0
        self._findings: dict[str, list[Finding]] = {}
        for finding in sorted(material.findings, key=self._order):
            self._findings.setdefault(finding.proposition, []).append(finding)

    def number(self) -> int:
        """Take the next paragraph number."""
        self._number += 1
        return self._number

    def paragraph(self, *sentences: Sentence) -> Paragraph:
        """Put sentences under the next paragraph number."""
        return Paragraph(number=self.number(), sentences=sentences)

    def findings(self, proposition: Proposition) -> list[Finding]:
        """Return a proposition's findings: breaches indicated first, then by the date the provision was adopted."""
        return self._findings.get(proposition.id, [])

    def measure(self, id_: str) -> Measure:
        """Return a provision, or raise ``DataError``."""
        if id_ not in self.material.measures:
            raise DataError(f"provision {id_} is cited but not in the register; compute the findings again")
        return self.material.measures[id_]

    def _order(self, finding: Finding) -> tuple[int, bool, str, str]:
        adopted = self.measure(finding.measure).adopted
        return _OUTCOME_ORDER.get(finding.outcome, 3), not finding.in_force, adopted, finding.id
