"""Names the encoding that a text was probably saved in, so that the editor knows what to look for."""

from __future__ import annotations

import codecs
import re


def guess_encoding(data: bytes) -> str:
    """The name as Windows editors show it, or an empty text where no encoding makes Russian of the bytes."""
    sample = data[:20_000]
    if is_utf16(sample):
        return "UTF-16"
    shares = {name: _russian_share(sample, codec) for name, codec in (("Windows-1251", "cp1251"), ("OEM 866", "cp866"))}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > 0.5 else ""


def is_utf16(data: bytes) -> bool:
    """Whether the bytes come in pairs with a high byte of Latin (0) or Cyrillic (4); UTF-8 may allow them as well."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    # To count takes as long as to decode, and hardly any text has such a byte at all.
    return (0 in data or 4 in data) and data.count(0) + data.count(4) > len(data) // 3


def _russian_share(sample: bytes, codec: str) -> float:
    """How much of the non-ASCII text comes out as small Russian letters, which are the most frequent in any text."""
    text = "".join(c for c in sample.decode(codec, "replace") if not c.isascii())
    return len(re.findall(r"[а-яё]", text)) / len(text) if text else 0.0
