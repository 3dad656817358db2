"""What the operating system and SQLite complain about, in lagebild's words."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lagebild.errors import LagebildError, TamperError, WorkspaceError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_ADVICE = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EROFS: "the folder is read-only",
    errno.ENAMETOOLONG: "the path is too long",
    errno.ENOTDIR: "a part of the path is not a folder",
    errno.EMFILE: "too many open files",
}


def _of_system(folder: Path, problem: OSError) -> LagebildError:
    if problem.errno in _FULL:
        return WorkspaceError(f"{folder}: disk full: what was being written was not kept; make room and try again")
    return WorkspaceError(f"{folder}: {_ADVICE.get(problem.errno or 0, problem.strerror or str(problem))}")


def _of_sqlite(folder: Path, problem: BaseException) -> LagebildError:
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return WorkspaceError(f"{folder}: disk full: what was being written was not kept; make room and try again")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return WorkspaceError(f"{folder}: locked by another process; try again when it has finished")
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return WorkspaceError(
            f"{folder}: SQLite cannot open lagebild.sqlite ({problem}); check the folder's permissions"
        )
    if code == sqlite3.SQLITE_IOERR:
        return WorkspaceError(f"{folder}: SQLite reports: {problem}; what was written last is not kept; check disk")
    return TamperError(f"{folder}: SQLite cannot read lagebild.sqlite ({problem}); run verify")


@contextmanager
def faults(folder: Path) -> Iterator[None]:
    """Raise OSErrors as WorkspaceError, and SQLite's errors as WorkspaceError or TamperError."""
    try:
        yield
    except OSError as problem:
        raise _of_system(folder, problem) from problem
    except sqlite3.Error as problem:
        raise _of_sqlite(folder, problem) from problem
    except UnicodeDecodeError as problem:  # sqlite3 while wording an error about damaged names
        raise TamperError(f"{folder}: lagebild.sqlite holds damaged text; run verify") from problem
    except UnicodeEncodeError as problem:
        raise WorkspaceError(f"{folder}: asked for something that is not Unicode") from problem
    except Exception as problem:
        inner = getattr(problem, "orig", None)  # sqlalchemy's wrapper, known without importing it
        if isinstance(inner, sqlite3.Error):
            raise _of_sqlite(folder, inner) from problem
        raise
