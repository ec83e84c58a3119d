"""Names the encoding that a text was probably saved in, so that the editor knows what to look for."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def guess_encoding(data: bytes) -> str:
    """The name as Windows editors show it, or an empty text where no encoding makes Russian of the bytes."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:20_000]
    if sample.count(0) > len(sample) // 4:
        return "UTF-16"
    shares = {name: _russian_share(sample, codec) for name, codec in (("Windows-1251", "cp1251"), ("OEM 866", "cp866"))}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > 0.5 else ""


def _russian_share(sample: bytes, codec: str) -> float:
    """How much of the non-ASCII text comes out as small Russian letters, which are the most frequent in any text."""
    text = "".join(c for c in sample.decode(codec, "replace") if ord(c) > 127)
    return len(re.findall(r"[а-яё]", text)) / len(text) if text else 0.0
