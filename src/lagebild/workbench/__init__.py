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
from lagebild.workbench.parties import clusters, decide_parties
from lagebild.workbench.reading import read
from lagebild.workbench.registers import lists_delta
from lagebild.workbench.reviews import Summary, decide, replay, run_screening, sum_up
from lagebild.workbench.screening import Answers, Source, open_register, screen, why_not
from lagebild.workbench.since import screen_since
from lagebild.workbench.updates import add_list, update_lists

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
    "Source",
    "Summary",
    "Verified",
    "add",
    "add_bytes",
    "add_list",
    "assess",
    "brief",
    "clusters",
    "decide",
    "decide_parties",
    "demo",
    "export",
    "exported",
    "init",
    "lists_delta",
    "open_register",
    "read",
    "replay",
    "report",
    "run_screening",
    "screen",
    "screen_since",
    "sum_up",
    "update_lists",
    "verify",
    "why_not",
]
