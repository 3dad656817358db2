"""One flipped bit anywhere in a closed workspace is reported.

Random positions in each file: 20, and 200 where ``LAGEBILD_KILLS`` asks for the whole promise (``make test-fault``).
"""

import os
import random
from pathlib import Path

from fault_adding import make_document

from lagebild.store import Workspace

FLIPS = 200 if int(os.environ.get("LAGEBILD_KILLS", "20")) >= 100 else 20


def test_flipped_bit(tmp_path: Path) -> None:
    """In every file: random positions, and each bit of the first 100 bytes of the database, which are its header."""
    folder, chance = tmp_path / "workspace", random.Random(20240328)
    with Workspace.create(folder) as workspace:
        for number in range(3):
            workspace.add_document(*make_document(number))
    assert workspace.verify() == []
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    assert len(files) == 2 + 5  # two pages with their working copies, one plain text
    missed = []
    for path in files:
        data = path.read_bytes()
        places = [chance.randrange(8 * len(data)) for _ in range(FLIPS)]
        if path.suffix == ".sqlite":
            places += range(0, 800, 1 if FLIPS >= 200 else 17)
        for place in places:
            flipped = bytearray(data)
            flipped[place // 8] ^= 1 << place % 8
            path.write_bytes(flipped)
            found = [problem for problem in workspace.verify() if not problem.harmless]
            if not found or (path.parent.parent.name == "blobs" and path.name not in found[0].what + found[0].where):
                missed.append((path.name, place))
        path.write_bytes(data)
    assert missed == []
    assert workspace.verify() == []
