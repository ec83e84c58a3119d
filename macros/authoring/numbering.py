"""The next number of a measure, as the author would count on: after «2.7» comes «2.8», after «14» «15»."""

from __future__ import annotations

import re

from macros.checks.subject import number_key
from macros.model.roadmap import Roadmap, Section

_LAST_DIGITS = re.compile(r"(\d+)(\D*)$")


def next_number(roadmap: Roadmap, section: Section) -> str:
    """The first free number after the section's last one; what follows the digits («2.7.») is kept.

    A section without measures counts on from its own number: «3» gives «3.1» where the plan numbers by sections, else
    the plan's last number gives the next.
    """
    taken = {number_key(measure.number) for measure in roadmap.measures()}
    found = _after(_last_number(roadmap, section))
    while number_key(found) in taken:
        found = _after(found)
    return found


def _last_number(roadmap: Roadmap, section: Section) -> str:
    if section.measures:
        return section.measures[-1].number
    numbers = [measure.number for measure in roadmap.measures()]
    by_sections = any("." in number.strip(".") for number in numbers) or not numbers
    if section.number and by_sections:
        return f"{section.number.strip('.')}.0"
    return max(numbers, key=_as_numbers, default="0")


def _after(number: str) -> str:
    match = _LAST_DIGITS.search(number)
    if match is None:
        return f"{number}.1" if number else "1"
    return f"{number[: match.start()]}{int(match[1]) + 1}{match[2]}"


def _as_numbers(number: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", number))
