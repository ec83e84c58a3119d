"""Finds the macro calls of a Markdown page. Jinja's parser reads them, nothing evaluates them.

Only `{{ name("literal", key=1) }}` is a call; everything else in such brackets is a diagnostic that also tells how
to show the brackets themselves.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

import jinja2
from jinja2 import nodes

from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.model.macro import Literal, MacroCall
from macros.sources.characters import find_odd_characters
from macros.sources.markdown_text import blank_code

MAX_CALL = 2_000  # characters
MAX_CALLS = 1_000  # of one page
MAX_OPENINGS = 10_000  # brackets that may begin something, most of which do not
_MAX_BRACKETS = 5
_MAX_SHOWN = 60

_OPENING = re.compile(r"\{\{|\{%|\{#")
_CLOSING = re.compile(r"""(?:[^"'}]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\}(?!\}))*+\}\}""", re.DOTALL)
_PARAGRAPH_END = re.compile(r"\n[ \t]*(?=\n|$)")
_TYPOGRAPHIC = re.compile("[«»“”„‘’]")
_STRAIGHT_QUOTES = 'кавычки вокруг значений должны быть прямыми: "perm-2024"'
_BARE_NAME = (
    "после имени макроса ставят скобки, хотя бы пустые: {{{{ {0}() }}}}; "
    "чтобы показать скобки на странице как есть, возьмите их в обратные апострофы: `{{{{ … }}}}`, "
    "или напишите &#123;&#123;"
)

_REASONS: tuple[tuple[type[nodes.Node], str], ...] = (
    (nodes.Name, "если это текст, возьмите его в кавычки"),
    (nodes.Call, "вызвать внутри макроса другой макрос нельзя"),
    (nodes.Sub, "если это текст, возьмите его в кавычки; вычислений в макросах нет"),
    (nodes.BinExpr, "вычислений в макросах нет"),
    (nodes.Filter, "фильтров в макросах нет"),
    (nodes.Dict, "фигурных скобок в макросах нет"),
    (nodes.Tuple, "список пишут в квадратных скобках"),
)


class _NotLiteralError(ValueError):
    """A value that is not written out; the text is the Russian reason."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the body in double brackets, and its place."""

    start: int
    end: int
    inside: str
    span: Span


def find_calls(body: str, file: str, first_line: int = 1) -> tuple[tuple[MacroCall, ...], tuple[Diagnostic, ...]]:
    """All calls of a page in order, and what in double brackets is no call.

    `first_line` is the line of `file` at which `body` begins; places count from the top of the file.
    """
    reader = _Reader(body, file, first_line)
    reader.read()
    return tuple(reader.calls), tuple(reader.diagnostics)


class _Reader:
    """Goes through one page."""

    def __init__(self, body: str, file: str, first_line: int) -> None:
        self.calls: list[MacroCall] = []
        self.diagnostics: list[Diagnostic] = []
        self._body = body
        self._blanked = blank_code(body) if "{" in body else ""
        self._file = file
        self._line = first_line
        self._seen = 0

    def read(self) -> None:
        position = openings = 0
        while match := _OPENING.search(self._blanked, position):
            openings += 1
            if _escaped(self._body, match.start()):
                position = match.end()
            elif len(self.calls) + len(self.diagnostics) >= MAX_CALLS or openings > MAX_OPENINGS:
                self.diagnostics.append(tell("macro-too-many", self._file, self._span(*match.span()), limit=MAX_CALLS))
                return
            elif match[0] == "{{":
                position = self._brackets(match.start())
            else:
                position = self._tag(match)

    def _tag(self, match: re.Match[str]) -> int:
        """`{% … %}` and `{# … #}`; a lone `{#` begins an attribute list, which is Markdown."""
        limit = self._limit(match.start())
        end = self._blanked.find(match[0][1] + "}", match.end(), limit)
        if end >= 0:
            sign = f"{match[0]} … {match[0][1]}}}"
            self.diagnostics.append(tell("template-tag", self._file, self._span(match.start(), end + 2), sign=sign))
            return end + 2
        return match.end()

    def _brackets(self, start: int) -> int:
        limit = self._limit(start)
        match = _CLOSING.match(self._body, start + 2, limit)
        end = match.end() if match else self._body.find("}}", start + 2, limit) + 2
        if end < start + 4:
            self.diagnostics.append(tell("macro-unclosed", self._file, self._span(start, start + 2)))
            return limit
        piece = _Piece(start, end, self._body[start + 2 : end - 2], self._span(start, end))
        self._call(piece)
        return end

    def _call(self, piece: _Piece) -> None:
        shown = " ".join(piece.inside.split())
        shown = shown if len(shown) <= _MAX_SHOWN else shown[: _MAX_SHOWN - 1] + "…"
        expression = _parse(piece.inside)
        if expression is None:
            hint = _STRAIGHT_QUOTES if _TYPOGRAPHIC.search(piece.inside) else None
            self.diagnostics.append(tell("macro-syntax", self._file, piece.span, hint=hint, text=shown))
        elif not isinstance(expression, nodes.Call) or not isinstance(expression.node, nodes.Name):
            hint = _BARE_NAME.format(expression.name) if isinstance(expression, nodes.Name) else None
            self.diagnostics.append(tell("macro-expression", self._file, piece.span, hint=hint, text=shown))
        else:
            self._add(piece, expression, expression.node.name)

    def _add(self, piece: _Piece, call: nodes.Call, name: str) -> None:
        given = [(f"№ {number}", node) for number, node in enumerate(call.args, 1)]
        given += [(pair.key, pair.value) for pair in call.kwargs]
        given += [("*", node) for node in (call.dyn_args, call.dyn_kwargs) if node is not None]
        values: list[Literal] = []
        for argument, node in given:
            try:
                values.append(_literal(node, argument))
            except _NotLiteralError as error:
                words = {"name": argument, "macro": name, "reason": str(error)}
                self._add_value_fault(piece, words)
                return
        args, count = tuple(values[: len(call.args)]), len(call.args)
        kwargs = tuple((pair.key, value) for pair, value in zip(call.kwargs, values[count:], strict=True))
        block = self._is_alone(piece)
        self.calls.append(MacroCall(name, args, kwargs, piece.start, piece.end, piece.span, block))

    def _add_value_fault(self, piece: _Piece, words: dict[str, str]) -> None:
        self.diagnostics.append(tell("macro-value", self._file, piece.span, **words))

    def _is_alone(self, piece: _Piece) -> bool:
        before = self._body[: piece.start].rpartition("\n")
        after = self._body[piece.end :].partition("\n")
        lines = (before[2], before[0].rpartition("\n")[2], after[0], after[2].partition("\n")[0])
        return not any(line.strip() for line in lines)

    def _limit(self, start: int) -> int:
        """How far a call that begins at `start` may reach: to the end of its paragraph."""
        match = _PARAGRAPH_END.search(self._body, start, start + MAX_CALL)
        return match.start() if match else min(start + MAX_CALL, len(self._body))

    def _span(self, start: int, end: int) -> Span:
        """The place of a stretch, shortened to its first line. Stretches are asked for in order."""
        self._line += self._body.count("\n", self._seen, start)
        line_start = self._body.rfind("\n", 0, start) + 1
        self._seen = start
        column = start - line_start + 1
        line_end = self._body.find("\n", start)
        last = end if line_end < 0 else min(end, line_end)
        return Span(self._line, column, column + max(last - start, 1))


def _escaped(body: str, start: int) -> bool:
    """Whether a backslash takes the meaning from the bracket; two backslashes are a backslash."""
    before = body[max(start - 20, 0) : start]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


@cache
def _environment() -> jinja2.Environment:
    """Only ever asked to parse: nothing is compiled or rendered in it."""
    return jinja2.Environment(autoescape=True)


def _parse(inside: str) -> nodes.Expr | None:
    """The one expression between the brackets, or None."""
    if _deepest_bracket(inside) > _MAX_BRACKETS or "{{" in inside or "{%" in inside or "{#" in inside:
        return None
    try:
        template = _environment().parse("{{ " + inside + " }}")
    except (jinja2.TemplateSyntaxError, ValueError, OverflowError, RecursionError):
        return None
    found = template.body
    assert len(found) == 1 and isinstance(found[0], nodes.Output)  # noqa: S101 - nothing else is without a block
    return found[0].nodes[0] if len(found[0].nodes) == 1 else None


def _deepest_bracket(text: str) -> int:
    depth = deepest = 0
    for sign in text:
        depth += (sign in "([{") - (sign in ")]}")
        deepest = max(deepest, depth)
    return deepest


def _literal(node: nodes.Expr, argument: str) -> Literal:
    if argument == "*":
        raise _NotLiteralError("звёздочек в макросах нет")
    if isinstance(node, nodes.List):
        return tuple(_literal(item, argument) for item in node.items)
    if isinstance(node, nodes.Neg) and isinstance(node.node, nodes.Const):
        value = _constant(node.node)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return -value
    if isinstance(node, nodes.Const):
        return _constant(node)
    reasons = (reason for kind, reason in _REASONS if isinstance(node, kind))
    raise _NotLiteralError(next(reasons, "это не текст, не число и не список"))


def _constant(node: nodes.Const) -> Literal:
    value = node.value
    if isinstance(value, str) and any(find_odd_characters(value, "")):
        raise _NotLiteralError("в тексте есть невидимый или служебный знак")
    if isinstance(value, float) and not math.isfinite(value):
        raise _NotLiteralError("число слишком велико")
    assert value is None or isinstance(value, str | int | float | bool)  # noqa: S101 - Jinja reads no other constants
    return value
