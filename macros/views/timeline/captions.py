"""Where a mark's words stand, so that on the narrowest phone they neither leave the picture nor cover the mark.

Then marks are put into lanes: two share one if neither shapes nor words touch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from macros.views.timeline.scale import percent_of, text_width
from macros.views.timeline.values import Caption, Mark, Shape

LANE = 24  # pixels; a recurrence has its words over the dots and takes more
_TALL_LANE = 34
_BASELINE = 16  # of words in the middle of a lane
_UPPER_BASELINE = 12  # of words over dots
_GAP = 5
_CHEVRON = 19  # what the sign of a cut edge takes


def caption(text: str, x: float, dx: int = 0, anchor: str = "start", y: int = _BASELINE) -> Caption:
    """Words at `x`; `dx` pixels from it, to the left if they end there."""
    return Caption(text, round(x, 2), dx, y, anchor)


def beside(text: str, left: float, right: float, gap: int = _GAP) -> Caption:
    """Words after the shape that ends at `right`, or before it where there is no room after it."""
    if right + percent_of(gap) + text_width(text) <= 100 or left <= 100 - right:
        return caption(text, right, gap)
    return caption(text, left, -gap, "end")


def inside(text: str, left: float, right: float, chevron: bool) -> Caption:
    """Words within a bar, or beside it if it is too short for them; `chevron` – its left edge has the sign of a cut."""
    indent = _CHEVRON if chevron else _GAP + 2
    room = text_width(text) + percent_of(2 * _GAP)
    if right - left >= room + percent_of(2 * _CHEVRON):
        return replace(caption(text, left, indent), inside=True)
    if max(100 - right, left) >= room:
        return beside(text, left, right)
    # No room on either side: the words begin within the bar and go on over its edge.
    return caption(text, left, indent) if 100 - left >= right else caption(text, right, -_CHEVRON, "end")


def on_arrow(text: str, x: float) -> Caption:
    """Words on an arrow that leaves the picture: they interrupt its line, or stand before it where it is short."""
    if text_width(text) + percent_of(2 * _CHEVRON + _GAP) <= 100 - x:
        return caption(text, x, _CHEVRON)
    return caption(text, x, -_GAP, "end")


def over(text: str, left: float, right: float) -> Caption:
    """Words over a row of dots."""
    if left + text_width(text) <= 100:
        return caption(text, left, 0, y=_UPPER_BASELINE)
    return caption(text, right, 0, "end", _UPPER_BASELINE)


def in_lanes(marks: Sequence[Mark]) -> tuple[tuple[Mark, ...], int]:
    """The marks with their places from the top, and the height of all lanes."""
    placed: list[Mark] = []
    top, height, taken = 0, 0, 0.0
    for mark in marks:
        left, right = _extent(mark)
        if placed and left < taken:
            top, height = top + height, 0
        height = max(height, _TALL_LANE if mark.shape is Shape.REPEAT else LANE)
        taken = right + percent_of(2 * _GAP)
        placed.append(replace(mark, y=top))
    return tuple(placed), top + max(height, LANE)


def _extent(mark: Mark) -> tuple[float, float]:
    """What shape and words take of the narrowest strip."""
    words = text_width(mark.caption.text)
    at = mark.caption.x + percent_of(mark.caption.dx)
    left, right = (at - words, at) if mark.caption.anchor == "end" else (at, at + words)
    half = percent_of(8) if mark.width == 0 else 0
    return min(left, mark.x - half), max(right, mark.right + half)
