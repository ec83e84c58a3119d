"""Usual slips in YAML, recognised by example: the message names the slip and not the state of the parser.

Both parsers of PyYAML are understood, the C one and the slow one; their wordings differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yaml import Mark, MarkedYAMLError

from macros.diagnostics import Diagnostic, Span
from macros.messages import tell

_CONFLICT = re.compile(r"={7}\s*")  # what git sets between two edits
_WIDE_SPACE = re.compile(r" *(?:- +)?(?:[^\s:#]+:|-)?[\u00a0\u2000-\u200a\u202f\u3000]")


@dataclass(frozen=True, slots=True)
class _Place:
    """A 0-based place; `line` is the text of its line."""

    row: int
    column: int
    line: str

    @property
    def sign(self) -> str:
        return self.line[self.column : self.column + 1]

    @property
    def before(self) -> str:
        return self.line[: self.column]


@dataclass(frozen=True, slots=True)
class _Slip:
    """What the parser said and where: `at` is the place it stumbled over, `since` where the thing began.

    `opened` is the innermost bracket that is open there; `ended` says that the text ends where the parser stumbled;
    `lines` is the whole text.
    """

    problem: str
    at: _Place
    since: _Place
    opened: _Place | None
    ended: bool
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What is told: `hint` and `example` replace the usual ones of the message."""

    code: str
    place: _Place
    sign: str = ""
    hint: str | None = None
    example: str | None = None


def explain_syntax_error(
    error: MarkedYAMLError, lines: Sequence[str], file: str, first_line: int, opened: tuple[int, int] | None = None
) -> Diagnostic:
    """The diagnostic for what PyYAML could not read; `lines` is the text it was given.

    `opened` is the 0-based row and column of the innermost bracket that is still open.
    """
    at = _place(error.problem_mark or error.context_mark, lines)
    since = _place(error.context_mark or error.problem_mark, lines)
    bracket = _Place(*opened, lines[opened[0]]) if opened else None
    problem = f"{error.context or ''} {error.problem or ''}"
    slip = _Slip(problem, at, since, bracket, _ends_at(error.problem_mark, lines), lines)
    verdict = (
        _left_mark(slip)
        or _wide_space(slip)
        or next(judge(slip) for pattern, judge in _RULES if re.search(pattern, slip.problem))
    )
    place = verdict.place
    column = place.column + 1
    word = re.match(r"[\w«»\"'-]+", place.line[place.column :])
    length = 7 if verdict.code == "git-conflict" else len(word[0]) if word else 1
    span = Span(place.row + first_line, column, column + length)
    return tell(verdict.code, file, span, hint=verdict.hint, example=verdict.example, sign=verdict.sign)


def _place(mark: Mark | None, lines: Sequence[str]) -> _Place:
    """The mark's place; a mark behind the last text is moved to the end of it, where the eye should look."""
    row, column = (mark.line, mark.column) if mark else (0, 0)
    while row > 0 and (row >= len(lines) or not lines[row].strip()):
        row, column = row - 1, len(lines[row - 1])
    line = lines[row] if row < len(lines) else ""
    return _Place(row, min(column, max(len(line) - 1, 0)), line)


def _ends_at(mark: Mark | None, lines: Sequence[str]) -> bool:
    """Whether there is nothing at the mark: the parser stumbles over a sign, or over the end."""
    return mark is not None and not "".join(lines[mark.line : mark.line + 1])[mark.column :].strip()


def _wide_space(slip: _Slip) -> _Verdict | None:
    """What the eye does not see and the parser takes for a letter: a space pasted from Word, in this line or above."""
    for row in (slip.at.row - 1, slip.at.row):
        if row >= 0 and (match := _WIDE_SPACE.match(slip.lines[row])):
            return _Verdict("yaml-wide-space", _Place(row, match.end() - 1, slip.lines[row]))
    return None


def _left_mark(slip: _Slip) -> _Verdict | None:
    """A line of «=======» that is left when the other marks of git's have been cleared."""
    return next((_Verdict("git-conflict", at) for at in (slip.at, slip.since) if _CONFLICT.fullmatch(at.line)), None)


def _colon(slip: _Slip) -> _Verdict:
    if re.search(r":(\s|$)", slip.at.before) or "{{" in slip.at.before:
        return _Verdict("yaml-colon", slip.at)
    indent = len(slip.at.line) - len(slip.at.line.lstrip(" "))
    return _Verdict("yaml-indent", _Place(slip.at.row, indent, slip.at.line))


def _simple_key(slip: _Slip) -> _Verdict:
    if re.match(r"\s*(-\s+)?[^\s:]+:\S", slip.since.line):
        return _Verdict("yaml-space", slip.since)
    if re.match(r"\s*-[^\s-]", slip.since.line):
        return _Verdict("yaml-dash", slip.since)
    return _Verdict("yaml-no-colon", slip.since)


def _start(slip: _Slip) -> _Verdict:
    return _Verdict("yaml-start", slip.since, slip.since.sign)


def _token(slip: _Slip) -> _Verdict:
    return _Verdict("yaml-tab", slip.at) if slip.at.sign == "\t" else _Verdict("yaml-start", slip.at, slip.at.sign)


def _bracket(slip: _Slip) -> _Verdict:
    return _Verdict("yaml-bracket", slip.since, slip.since.sign)


def _no_content(slip: _Slip) -> _Verdict:
    """«[а,» and then nothing, the next item of a list or the next document: it is the bracket that was forgotten."""
    next_item = slip.at.sign == "-" and not slip.at.before.strip()
    if slip.opened and (slip.ended or next_item):
        return _Verdict("yaml-bracket", slip.opened, slip.opened.sign)
    if slip.opened and slip.at.sign == ",":
        return _Verdict("yaml-start", slip.at, ",", _SPARE_COMMA, _LIST)
    return _token(slip)


_SPARE_COMMA = "уберите лишнюю запятую: перед ней нет ни одного слова"
_LIST = "системы: [Сферум, ЭПОС]"


def _block(slip: _Slip) -> _Verdict:
    """A block that ended where the parser did not expect it: after a quote, after «}}», or by a shifted line."""
    before = slip.at.before.rstrip()
    if before.endswith(('"', "'")):
        return _opened_above(slip, before[-1]) or _Verdict("yaml-after-quote", slip.at)
    if re.match(r"\s*-[^\s-]", slip.at.line) and not before:
        return _Verdict("yaml-dash", slip.at)
    if before.endswith("}}"):
        column = max(slip.at.before.find("{{"), 0)
        return _Verdict("yaml-start", _Place(slip.at.row, column, slip.at.line), "{")
    return _Verdict("yaml-syntax" if before else "yaml-indent", slip.at)


def _opened_above(slip: _Slip, quote: str) -> _Verdict | None:
    """A quote forgotten some lines above, which the opening quote of this line has closed."""
    if slip.at.before.count(quote) % 2 == 0:
        return None
    for row in range(slip.at.row - 1, -1, -1):
        if slip.lines[row].count(quote) % 2:
            return _Verdict("yaml-quote", _Place(row, slip.lines[row].rindex(quote), slip.lines[row]))
    return None


def _list_inline(slip: _Slip) -> _Verdict:
    """A list that is begun beside the name of its field, or a lone dash that says «nothing»."""
    if slip.at.line[slip.at.column :].strip() != "-":
        return _Verdict("yaml-list-inline", slip.at)
    return _Verdict("yaml-list-inline", slip.at, hint=_NOTHING)


_NOTHING = "если значения нет, удалите всю строку; если здесь список, начните каждый пункт с новой строки"


def _at(code: str) -> Callable[[_Slip], _Verdict]:
    return lambda slip: _Verdict(code, slip.at)


def _since(code: str) -> Callable[[_Slip], _Verdict]:
    return lambda slip: _Verdict(code, slip.since)


# The parser's words, then whose business they are; the first that fits decides.
_RULES: tuple[tuple[str, Callable[[_Slip], _Verdict]], ...] = (
    (r"mapping values are not allowed", _colon),
    (r"unexpected end of stream|unexpected document separator", _since("yaml-quote")),
    (r"escape|hexdecimal|hexadecimal", _at("yaml-escape")),
    (r"could not find expected ':'", _simple_key),
    (r"scanning an (alias|anchor)", _start),
    (r"scanning a block scalar", _start),
    (r"(scanning|parsing) a tag|undefined tag handle|tag handle", _since("yaml-tag")),
    (r"scanning a directive", _since("yaml-directive")),
    (r"cannot start any token", _token),
    (r"expected ',' or", _bracket),
    (r"sequence entries are not allowed", _list_inline),
    (r"expected (the )?node content", _no_content),
    (r"expected key|<block end>|expected '-' indicator|<document start>", _block),
    (r"", _at("yaml-syntax")),
)
