"""lagebild: who said what, who denies it, and which provision it would touch.

The nouns and errors are here; the use cases are in ``lagebild.workbench``, in the words of the commands.
"""

from lagebild.errors import (
    DataError,
    IntakeError,
    LagebildError,
    ListError,
    TamperError,
    UsageError,
    WorkspaceError,
)
from lagebild.model import Claim, Document, Entity, Event, Finding, Measure, Proposition, Publisher, Snapshot, Span

__all__ = [
    "Claim",
    "DataError",
    "Document",
    "Entity",
    "Event",
    "Finding",
    "IntakeError",
    "LagebildError",
    "ListError",
    "Measure",
    "Proposition",
    "Publisher",
    "Snapshot",
    "Span",
    "TamperError",
    "UsageError",
    "WorkspaceError",
]

__version__ = "0.1.0"
