"""Which characters the printing font has, so that one without a glyph is found before the compiler trips over it.

The table of characters (OpenType `cmap`) is small and simple enough to read here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).resolve().parents[3] / "overrides" / "assets" / "fonts"
REGULAR = FONTS / "GolosText-Regular.ttf"

# Never drawn: white space and what only steers line breaks.
_UNSEEN = frozenset("\t\n\r \u00a0\u00ad\u200b\u2060")
_UNICODE_TABLES = {(3, 10): 0, (0, 4): 1, (0, 6): 1, (3, 1): 2, (0, 3): 3}  # (platform, encoding): the best first


def missing_characters(text: str) -> tuple[str, ...]:
    """The characters of the text that the font cannot draw, each once, in order."""
    if text.isascii() and text.isprintable():
        return ()
    known = font_characters()
    return tuple(dict.fromkeys(char for char in text if char not in _UNSEEN and ord(char) not in known))


@lru_cache(maxsize=2)
def font_characters(font: Path = REGULAR) -> frozenset[int]:
    """The code points that the font has a glyph for. Raises ValueError for a file that is no such font."""
    data = font.read_bytes()
    start = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    found = [struct.unpack_from(">HHI", data, start + 4 + 8 * index) for index in range(count)]
    usable = sorted((_UNICODE_TABLES[(p, e)], offset) for p, e, offset in found if (p, e) in _UNICODE_TABLES)
    if not usable:
        raise ValueError(f"{font.name}: no Unicode table")
    return frozenset(_characters(data, start + usable[0][1]))


def _table(data: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        name, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(f"the font has no table {tag!r}")


def _characters(data: bytes, at: int) -> Iterator[int]:
    (format_,) = struct.unpack_from(">H", data, at)
    if format_ == 12:
        (groups,) = struct.unpack_from(">I", data, at + 12)
        for index in range(groups):
            first, last, _ = struct.unpack_from(">III", data, at + 16 + 12 * index)
            yield from range(first, last + 1)
    elif format_ == 4:
        yield from _segments(data, at)
    else:
        raise ValueError(f"unexpected cmap format {format_}")


def _segments(data: bytes, at: int) -> Iterator[int]:
    """Format 4: runs of characters, each with its own way to the glyph; glyph 0 is «no such character»."""
    (double,) = struct.unpack_from(">H", data, at + 6)
    ends, starts, deltas, offsets = (at + 14 + n * double + (2 if n else 0) for n in range(4))
    for index in range(0, double, 2):
        (end,), (start,) = struct.unpack_from(">H", data, ends + index), struct.unpack_from(">H", data, starts + index)
        (delta,), (offset,) = (
            struct.unpack_from(">H", data, deltas + index),
            struct.unpack_from(">H", data, offsets + index),
        )
        for code in range(start, end + 1):
            if code != 0xFFFF and _glyph(data, offsets + index, offset, code - start, (code + delta) & 0xFFFF):
                yield code


def _glyph(data: bytes, at: int, offset: int, place: int, direct: int) -> int:
    if offset == 0:
        return direct
    (glyph,) = struct.unpack_from(">H", data, at + offset + 2 * place)
    return int(glyph)
