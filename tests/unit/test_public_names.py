"""The list of public names is locked."""

import lagebild


def test_public_names():
    """A name that comes or goes is a decision, not an accident."""
    assert lagebild.__all__ == [
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
    assert all(hasattr(lagebild, name) for name in lagebild.__all__)


def test_error_tree():
    """Each error has its own exit code, as the reference says."""
    codes = {e.__name__: e.exit_code for e in lagebild.LagebildError.__subclasses__()}
    assert sorted(codes.values()) == [2, 3, 4, 5, 6, 7]
