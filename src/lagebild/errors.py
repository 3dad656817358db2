"""Every error that lagebild raises on purpose.

    LagebildError            1
    ├── UsageError           2   the call's words are off
    │   └── MissingError         2   there is nothing of that id
    ├── IntakeError          3   a document cannot be captured
    ├── ListError            4   an official list cannot be read
    ├── WorkspaceError       5   a workspace is missing, locked or of another version
    │   └── UnfitError       5   what is given cannot be kept; the workspace is as it was
    ├── TamperError          6   what is stored differs from what was stored
    └── DataError            7   a data file that lagebild interprets is inconsistent

The number is the exit code; ``status`` is the HTTP status. A message is one line: what was wrong, and what to do.
"""


class LagebildError(Exception):
    """Base of the tree; ``problem`` is the slug of its HTTP problem type (RFC 9457)."""

    exit_code = 1
    problem = "error"
    status = 500


class UsageError(LagebildError):
    """The call's words are off."""

    exit_code = 2
    problem = "usage"
    status = 400


class MissingError(UsageError):
    """There is nothing of that id."""

    problem = "missing"
    status = 404


class IntakeError(LagebildError):
    """A document cannot be captured."""

    exit_code = 3
    problem = "intake"
    status = 422


class ListError(LagebildError):
    """An official list cannot be read."""

    exit_code = 4
    problem = "list"
    status = 422


class WorkspaceError(LagebildError):
    """A workspace is missing, locked or of another version."""

    exit_code = 5
    problem = "workspace"
    status = 503


class UnfitError(WorkspaceError):
    """What is given cannot be kept; the workspace is as it was, and can take something else.

    ``field`` names the part of it that is wrong, where that can be told.
    """

    problem = "unfit"
    status = 422

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class TamperError(LagebildError):
    """What is stored differs from what was stored."""

    exit_code = 6
    problem = "tamper"


class DataError(LagebildError):
    """A data file that lagebild interprets is inconsistent."""

    exit_code = 7
    problem = "data"
