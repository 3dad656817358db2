"""Official lists: bytes in, dated snapshots out, and what changed between two of them."""

from lagebild.lists.bundle import pack
from lagebild.lists.clusters import OTHER, SAME, Blocked, Cluster, Clusters, Merge, cluster, pair
from lagebild.lists.delta import Change, Delta, Shift, delta
from lagebild.lists.ftm import read_ftm, write_ftm
from lagebild.lists.ofaccsv import part_of
from lagebild.lists.reading import KINDS, read_list, recognise
from lagebild.lists.register import Register
from lagebild.lists.scripts import names_of
from lagebild.lists.starter import starter, starter_bytes
from lagebild.lists.un import read_un

__all__ = [
    "KINDS",
    "OTHER",
    "SAME",
    "Blocked",
    "Change",
    "Cluster",
    "Clusters",
    "Delta",
    "Merge",
    "Register",
    "Shift",
    "cluster",
    "delta",
    "names_of",
    "pack",
    "pair",
    "part_of",
    "read_ftm",
    "read_list",
    "read_un",
    "recognise",
    "starter",
    "starter_bytes",
    "write_ftm",
]
