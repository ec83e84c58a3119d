"""The machine under the grammar: rows with human names that rewrite a line of nodes, stage by stage.

A row is a pattern over the names of nodes and a function that builds a value from the nodes it covers. A stage walks
the line once from left to right; at each place the first row that fits and agrees wins, so longer rows stand above
shorter ones. Every node is one character of a string, and a row is a regular expression over such strings: a stage
takes time proportional to the text, whatever the text is.

Pattern language: names separated by spaces; `( | )` groups, `?`, `*`, `+`, `{0,3}`; `$NAME` is a sub-pattern from the
shared table; `СЛОВО` is any node that is neither a separator nor an already understood limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple


class Node(NamedTuple):
    """A piece of the folded text: its name in the grammar, its place, its value (a number, a date, a limit …)."""

    name: str
    start: int
    end: int
    value: Any = None


class Nodes(tuple[Node, ...]):
    """The nodes that a row covers, in order."""

    __slots__ = ()

    def all(self, *names: str) -> list[Node]:
        """The nodes with one of these names."""
        return [node for node in self if node.name in names]

    def value(self, *names: str) -> Any:
        """The value of the first node with one of these names, or None."""
        return next((node.value for node in self if node.name in names), None)

    def has(self, *names: str) -> bool:
        """Whether a node with one of these names is here."""
        return any(node.name in names for node in self)


# What a row gives: a name and a value for the whole piece; ready nodes in its place; None when it refuses.
Built = tuple[str, Any] | list[Node] | None


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: a human name (an example of what it reads), a pattern, and what the piece becomes."""

    name: str
    pattern: str
    build: Callable[[Nodes], Built]


_SYMBOLS: dict[str, str] = {}
_PATTERN_PIECE = re.compile(r"\$?[А-Яа-яЁёA-Z_]+\d*|\{\d,\d\d?\}|[()|?*+]")

# Names that СЛОВО does not cover. Filled by the grammar's modules through `Alphabet`.
SEPARATORS = ("ТЧКЗПТ", "ЗПТ", "ЛСК", "ПСК", "ДВОЕТОЧИЕ", "ТИРЕ", "МАРКЕР", "ТЧК", "ДАЛЕЕ")


def symbol(name: str) -> str:
    """The character that stands for a node of this name."""
    found = _SYMBOLS.get(name)
    if found is None:
        found = _SYMBOLS[name] = chr(0xE000 + len(_SYMBOLS))
    return found


class Stage:
    """Rows applied together. `wordless` are the names that СЛОВО does not cover besides the separators.

    Patterns are made ready when the first text is read: who starts the program may read none.
    """

    def __init__(self, rows: Iterable[Row], macros: Mapping[str, str], wordless: Sequence[str] = ()) -> None:
        self.rows = tuple(rows)
        self._macros = macros
        barred = "".join(symbol(name) for name in (*SEPARATORS, *wordless))
        self._word = f"[^{barred}]"
        self._patterns: dict[int, re.Pattern[str]] = {}
        self._by_symbol: dict[str, tuple[re.Pattern[str], tuple[int, ...]]] = {}

    @cached_property
    def _starts(self) -> list[frozenset[str]]:
        return [_first_symbols(self.spread_out(row.pattern)) for row in self.rows]

    @cached_property
    def _needs(self) -> list[list[frozenset[str]]]:
        return [_needed_symbols(self.spread_out(row.pattern)) for row in self.rows]

    @cached_property
    def _start(self) -> re.Pattern[str]:
        """The symbols with which any row can begin."""
        return _any_of("".join(sorted({start for starts in self._starts for start in starts})))

    def names(self, row: Row) -> list[str]:
        """The names of nodes that a row's pattern mentions."""
        return [piece for piece in _PATTERN_PIECE.findall(self.spread_out(row.pattern)) if piece[0].isalpha()]

    def spread_out(self, pattern: str) -> str:
        """The pattern with its sub-patterns written out."""
        while "$" in pattern:
            pattern = re.sub(r"\$([А-Я_]+)", lambda match: f"({self._macros[match[1]]})", pattern)
        return pattern

    def _regex(self, pattern: str) -> str:
        def translate(piece: str) -> str:
            if piece == "СЛОВО":
                return self._word
            if piece == "(":
                return "(?:"
            return symbol(piece) if piece[0].isalpha() else piece

        return "".join(translate(piece) for piece in _PATTERN_PIECE.findall(self.spread_out(pattern)))

    def _candidates(self, first: str) -> tuple[re.Pattern[str], tuple[int, ...]]:
        """One pattern for all rows that can begin with this symbol, a group for each, and their numbers in order."""
        found = self._by_symbol.get(first)
        if found is None:
            rows = tuple(index for index, starts in enumerate(self._starts) if first in starts)
            pattern = re.compile("|".join(f"({self._regex(self.rows[index].pattern)})" for index in rows))
            found = self._by_symbol[first] = (pattern, rows)
        return found

    def _row_pattern(self, index: int) -> re.Pattern[str]:
        found = self._patterns.get(index)
        if found is None:
            found = self._patterns[index] = re.compile(self._regex(self.rows[index].pattern))
        return found

    def apply(self, nodes: list[Node]) -> list[Node]:
        """The line after this stage."""
        line = "".join([symbol(node.name) for node in nodes])
        result: list[Node] = []
        place = 0
        starts = self._start if len(line) <= _SHORT_LINE else self._starts_in(frozenset(line))
        while (start := starts.search(line, place)) is not None:
            result.extend(nodes[place : start.start()])
            built, width = self._build_at(line, start.start(), nodes)
            result.extend(built)
            place = start.start() + width
        result.extend(nodes[place:])
        return result

    def _starts_in(self, present: frozenset[str]) -> re.Pattern[str]:
        """The symbols with which a row can begin whose necessary symbols are all present."""
        possible = (
            starts
            for starts, needs in zip(self._starts, self._needs, strict=True)
            if all(not present.isdisjoint(any_of) for any_of in needs)
        )
        return _any_of("".join(sorted(frozenset().union(*possible))))

    def _build_at(self, line: str, place: int, nodes: Sequence[Node]) -> tuple[Sequence[Node], int]:
        pattern, rows = self._candidates(line[place])
        match = pattern.match(line, place)
        if match is None or match.lastindex is None:
            return nodes[place : place + 1], 1
        for index in rows[match.lastindex - 1 :]:
            match = self._row_pattern(index).match(line, place)
            if match is None or match.end() == place:
                continue
            covered = Nodes(nodes[place : match.end()])
            built = self.rows[index].build(covered)
            if isinstance(built, tuple):
                return [Node(built[0], covered[0].start, covered[-1].end, built[1])], len(covered)
            if built is not None:
                return built, len(covered)
        return nodes[place : place + 1], 1


# Lines shorter than this are read at once; it does not pay to look first which rows are possible.
_SHORT_LINE: Final = 200


def _any_of(symbols: str) -> re.Pattern[str]:
    return re.compile(f"[{symbols}]" if symbols else "(?!)")


# Sets of names: a match contains at least one name of each set.
_Needs = list[frozenset[str]]


def _needed_symbols(pattern: str) -> list[frozenset[str]]:
    """Sets of symbols: without one symbol of each set the pattern matches nothing."""
    needed, _ = _needs(_PATTERN_PIECE.findall(pattern), 0)
    return [frozenset(symbol(name) for name in names) for names in needed if "СЛОВО" not in names]


def _needs(pieces: list[str], index: int) -> tuple[_Needs, int]:
    """What the alternation at `index` needs, and where it ends."""
    branches: list[_Needs] = [[]]
    while index < len(pieces) and pieces[index] != ")":
        piece = pieces[index]
        if piece == "|":
            branches.append([])
            index += 1
            continue
        if piece == "(":
            inner, index = _needs(pieces, index + 1)
        else:
            inner = [frozenset({piece})]
        index += 1
        optional, index = _quantifier(pieces, index)
        if not optional:
            branches[-1].extend(inner)
    return _needs_of_any(branches), index


def _needs_of_any(branches: list[_Needs]) -> _Needs:
    """Of several branches one name of each is needed; the smallest set of a branch says most."""
    if len(branches) == 1:
        return branches[0]
    return [frozenset().union(*(min(branch, key=len) for branch in branches))] if all(branches) else []


def _quantifier(pieces: list[str], index: int) -> tuple[bool, int]:
    """Whether a quantifier here lets its piece be absent, and where the next piece is."""
    if index >= len(pieces) or not (pieces[index] in "?*+" or pieces[index].startswith("{")):
        return False, index
    return pieces[index] in "?*" or pieces[index].startswith("{0"), index + 1


def _first_symbols(pattern: str) -> frozenset[str]:
    """The symbols with which a piece matched by the pattern can begin. A row never begins with СЛОВО."""
    pieces = _PATTERN_PIECE.findall(pattern)
    starts, _, _ = _firsts(pieces, 0)
    return frozenset(symbol(name) for name in starts)


def _firsts(pieces: list[str], index: int) -> tuple[set[str], bool, int]:
    """First names of an alternation that begins at `index`, whether it can be empty, and where it ends."""
    starts: set[str] = set()
    can_be_empty = False
    open_branch = True  # everything read so far in this branch can be empty
    while index < len(pieces) and pieces[index] != ")":
        piece = pieces[index]
        if piece == "|":
            can_be_empty = can_be_empty or open_branch
            open_branch = True
            index += 1
            continue
        if piece == "(":
            inner, empty, index = _firsts(pieces, index + 1)
        else:
            inner, empty = {piece}, False
        optional, index = _quantifier(pieces, index + 1)
        empty = empty or optional
        if open_branch:
            starts |= inner
            open_branch = empty
    return starts, can_be_empty or open_branch, index
