"""``lagebild serve``: one application that mounts the API and the workbench, behind one door.

    Application     headers → limits → door → Litestar   (every answer passes them, also a 404)
    ├── api/        /api/v1, yente's paths, /reconcile
    └── web/        pages and /static

Loopback only, unless a token is set. Nothing here reaches out: no request leaves the machine.
"""

from lagebild.serve.access import Access
from lagebild.serve.app import Application, create_app
from lagebild.serve.server import run

__all__ = ["Access", "Application", "create_app", "run"]
