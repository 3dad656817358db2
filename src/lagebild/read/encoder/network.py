"""The shipped network: one ONNX file that carries its pieces, its calibration and its name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lagebild.errors import UsageError
from lagebild.read.encoder.labels import HEADS, REACH, ROLES
from lagebild.read.encoder.proposals import Outputs
from lagebild.read.encoder.wording import padded, rows

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["Network", "load"]

_NOTHING = np.array([[0, 2]])  # the frame of a text without pieces


class Network(Struct, frozen=True):
    """``session`` runs it; ``distance`` is (ROLES, 2, 2 REACH + 1); ``weights`` turn signs into confidence.

    ``keys`` are the numbers of words (lagebild.read.encoder.wording) that the file has a row for, in order.
    """

    name: str  # with its version: encoder-2026.12.1
    session: Any
    tokenizer: Tokenizer
    distance: NDArray[np.float32]
    weights: dict[str, dict[str, float]]
    keys: NDArray[np.uint32]

    def run(self, ids: NDArray[np.int64]) -> Outputs:
        """Return the outputs of HEADS, each (pieces, n), for the ids of one window."""
        values = self.session.run(list(HEADS), {"ids": ids[None, :]})
        return {name: value[0] for name, value in zip(HEADS, values, strict=True)}

    def stances(self, statements: list[NDArray[np.uint32]]) -> NDArray[np.float32]:
        """Return what the words of statements tell of their stances, (statements, STANCES), to be added to logits."""
        return self._asked(("stances",), words=padded([rows(self.keys, numbers) for numbers in statements]))[0]

    def sense(self, ids: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return what of each piece is compared and how it stands to the others, and what it means.

        (pieces, SENSE + STANDING) and (pieces, HEADS["meaning"]), for the ids of a statement with its frame.
        """
        sense, meaning = self._asked(("sense", "meaning"), ids=ids[None, :])
        return sense[0], meaning[0]

    def same(self, one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
        """Return the log odds that two statements tell one fact, from their senses; the same both ways."""
        if other.tobytes() < one.tobytes():
            one, other = other, one
        return float(self._asked(("same",), one=one[None, :], other=other[None, :])[0][0])

    def relations(self, sides: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return how two parties stand to each other, (n, RELATION), of the means of their pieces (n, 2, STANDING)."""
        return self._asked(("relation",), sides=sides)[0]

    def _asked(self, outputs: tuple[str, ...], **given: NDArray[Any]) -> list[NDArray[np.float32]]:
        """Return outputs, of which the first is reckoned only where it is asked for."""
        asked = {f"ask {outputs[0]}": np.array(True), "ids": _NOTHING}
        made: list[NDArray[np.float32]] = self.session.run(outputs, asked | given)
        return made


def load(path: Path) -> Network:
    """Load the network at ``path``, for one thread; raises UsageError when there is none or it is not ours.

    One thread: many documents are read by many processes, and the outcome cannot depend on how a sum was split.
    """
    import onnxruntime
    from tokenizers import Tokenizer

    if not path.is_file():
        raise UsageError(f"there is no model file at {path}: set LAGEBILD_MODEL, or use --reader rules")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # what it says below that is about itself
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        told = session.get_modelmeta().custom_metadata_map
        distance = np.array(json.loads(told["distance"]), dtype=np.float32).reshape(len(ROLES), 2, 2 * REACH + 1)
        return Network(
            told["name"],
            session,
            Tokenizer.from_str(told["tokenizer"]),
            distance,
            json.loads(told["calibration"]),
            session.run(["keys"], {"ids": _NOTHING})[0],
        )
    except Exception as error:  # onnxruntime and tokenizers raise errors of many kinds for a foreign file
        reason = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        raise UsageError(f"{path} is not a model of this lagebild ({reason}): use --reader rules") from None
