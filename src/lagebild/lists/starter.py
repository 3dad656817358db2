"""The starter register: listed parties that lagebild knows before any list was added."""

from functools import cache
from importlib import resources

from lagebild.data import load
from lagebild.lists.ftm import read_ftm
from lagebild.model import Snapshot

__all__ = ["starter", "starter_bytes"]


def starter_bytes() -> bytes:
    """Return the file of the starter register: FollowTheMoney JSON lines."""
    return resources.files("lagebild.data").joinpath("register", "starter.ftm.jsonl").read_bytes()


@cache
def starter() -> Snapshot:
    """Return the bundled parties of the DPRK programme, dated as ``data/register/starter.yaml`` says.

    Facts taken from a list on a day, no substitute for the list: `lagebild lists add` puts the real one beside it.
    """
    about = load("register/starter")
    return read_ftm(starter_bytes(), dataset=about["dataset"], date=about["issued"])
