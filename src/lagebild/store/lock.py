"""One writer at a time: an advisory lock on the workspace folder, which the kernel lifts when its holder dies."""

import os
import time
from pathlib import Path

from lagebild.errors import WorkspaceError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_STEP = 0.05  # seconds between two attempts


class Lock:
    """Held from construction to ``release``. Readers never take it."""

    def __init__(self, folder: Path, *, shared: bool = False, wait: float = 0.0) -> None:
        """Take it within ``wait`` seconds, else WorkspaceError. ``shared`` keeps out writers only."""
        if fcntl is None:
            raise WorkspaceError("writing a workspace needs a POSIX system; use Linux, macOS or WSL")
        self._handle = os.open(folder, os.O_RDONLY)
        until = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(self._handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() >= until:
                    os.close(self._handle)
                    raise WorkspaceError(
                        f"{folder}: another process is writing or verifying this workspace"
                        f" (waited {wait:g} s); try again when it has finished"
                    ) from None
                time.sleep(_STEP)
            except BaseException:
                os.close(self._handle)
                raise

    def release(self) -> None:
        """Let the next writer in, also when a forked child still holds the same handle."""
        fcntl.flock(self._handle, fcntl.LOCK_UN)
        os.close(self._handle)
