"""Targets of indicators: «50», «не менее 10 %», «≤ 5» as a number with the side on which it is reached."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

NUMBER = re.compile(r"[+\-−]?\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_AT_MOST = re.compile(r"не (более|выше|больше|превыша)|≤|<", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """A target that is a number. One without words («50») is reached from below."""

    number: Decimal
    at_most: bool = False

    def reached(self, value: Decimal | float) -> bool:
        """Whether the value is enough (or not too much)."""
        return value <= self.number if self.at_most else value >= self.number


def read_target(text: str) -> Target | None:
    """The target of a document's words; None where it is no single number («по госзаданию», «5–7»)."""
    found = NUMBER.findall(re.sub(r"(?<=\d)\s*[–—-]\s*(?=\d)", " и ", text))
    number = decimal_of(found[0]) if len(found) == 1 else None
    return Target(number, _AT_MOST.search(text) is not None) if number is not None else None


def decimal_of(text: str) -> Decimal | None:
    """The number that `NUMBER` found: «1 200», «48,5», «−3»."""
    try:
        return Decimal(_SPACES.sub("", text).replace(",", ".").replace("−", "-"))
    except InvalidOperation:
        return None
