"""Samples of a row's pattern: the shortest line that fits, and one for each other branch, option and repetition."""

from __future__ import annotations

import re

_PIECE = re.compile(r"[А-Яа-яЁёA-Z_]+\d*|\{\d,\d\d?\}|[()|?*+]")
_MOST_REPEATED = 3  # of «{0,9}»: more shows nothing new

Line = tuple[str, ...]


def variants_of(pattern: str) -> list[Line]:
    """Lines of names that the pattern fits: the first is the shortest way, the others differ from it in one place."""
    found, _ = _alternation(_PIECE.findall(pattern), 0)
    return list(dict.fromkeys(found))


def _alternation(pieces: list[str], at: int) -> tuple[list[Line], int]:
    found: list[Line] = []
    while True:
        branch, at = _branch(pieces, at)
        found += branch
        if at >= len(pieces) or pieces[at] == ")":
            return found, at + 1
        at += 1  # the stroke


def _branch(pieces: list[str], at: int) -> tuple[list[Line], int]:
    parts: list[list[Line]] = []
    while at < len(pieces) and pieces[at] not in ("|", ")"):
        if pieces[at] == "(":
            part, at = _alternation(pieces, at + 1)
        else:
            part, at = [(pieces[at],)], at + 1
        if at < len(pieces) and (pieces[at] in "?*+" or pieces[at][0] == "{"):
            part, at = _repeated(part, pieces[at]), at + 1
        parts.append(part)
    return _one_change_each(parts), at


def _repeated(part: list[Line], how: str) -> list[Line]:
    if how == "?":
        return [(), *part]
    if how in "*+":
        fewest, most = (0 if how == "*" else 1), 2
    else:
        fewest, most = (int(number) for number in how.strip("{}").split(","))
    counts = range(fewest, min(most, fewest + _MOST_REPEATED) + 1)
    plain = [part[0] * count for count in counts]
    return [*plain, *(line for line in part[1:] if fewest < 2)]


def _one_change_each(parts: list[list[Line]]) -> list[Line]:
    base = [part[0] for part in parts]
    changed = [(*base[:place], line, *base[place + 1 :]) for place, part in enumerate(parts) for line in part[1:]]
    return [_flat(base), *(_flat(each) for each in changed)]


def _flat(parts: list[Line] | tuple[Line, ...]) -> Line:
    return tuple(name for part in parts for name in part)
