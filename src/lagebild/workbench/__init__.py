"""The use cases. The faces (command line, later API and web) call only this package.

Heavy rooms are imported inside the functions that need them, so that ``read`` starts fast.
"""

from lagebild.ledger import Correction, Decision
from lagebild.workbench.assessment import Assessment, assess, brief, demo, report
from lagebild.workbench.bench import Bench
from lagebild.workbench.corrections import Change, Place
from lagebild.workbench.evidence import Added, Verified, add, add_bytes, init, verify
from lagebild.workbench.exporting import FORMS, export, exported
from lagebild.workbench.inputs import Failures
from lagebild.workbench.reading import read
from lagebild.workbench.registers import Answers, add_list, lists_delta, screen, update_lists

__all__ = [
    "FORMS",
    "Added",
    "Answers",
    "Assessment",
    "Bench",
    "Change",
    "Correction",
    "Decision",
    "Failures",
    "Place",
    "Verified",
    "add",
    "add_bytes",
    "add_list",
    "assess",
    "brief",
    "demo",
    "export",
    "exported",
    "init",
    "lists_delta",
    "read",
    "report",
    "screen",
    "update_lists",
    "verify",
]
