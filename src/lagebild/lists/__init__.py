"""Official lists: bytes in, dated snapshots out, and what changed between two of them."""

from lagebild.lists.delta import Change, Delta, Shift, delta
from lagebild.lists.ftm import read_ftm, write_ftm
from lagebild.lists.reading import KINDS, read_list
from lagebild.lists.register import Register
from lagebild.lists.starter import starter, starter_bytes
from lagebild.lists.un import read_un

__all__ = [
    "KINDS",
    "Change",
    "Delta",
    "Register",
    "Shift",
    "delta",
    "read_ftm",
    "read_list",
    "read_un",
    "starter",
    "starter_bytes",
    "write_ftm",
]
