"""Check `page-too-complex`: a page that Markdown could chew on for minutes, or not at all, is refused before it tries.

Python-Markdown goes back over what is not closed, and calls itself for each level of nesting. The limits are far above
what people write; within them a page takes a second at most (measured by tests/unit/checks/test_page_bounds.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.checks.subject import PageFile, Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell

LONGEST_LINE = 10_000  # characters: five pages of text without a break
MOST_LINES = 20_000
MOST_BLOCKS = 8_000
DEEPEST = 20  # quotes, lists, notes, elements and brackets inside one another
MOST_OPEN = 60  # «[», «](» or «<» that are waiting for their other half
MOST_HEADINGS = 1_000
MOST_CELLS = 30_000
MOST_DEFINITIONS = 400  # of abbreviations or of footnotes
MOST_REFERENCES = 1_000  # «[name]: address»
MOST_RULES = 600
MOST_FENCES = 600
MOST_TICKS = 20_000
MOST_TICKS_OF_A_LINE = 1_000
LONGEST_TICKS = 40

_PIECE = re.compile(r"\n[ \t]*\n")
_SIGN = r"(?:[-*+](?=[ \t]|$)|>|\d{1,9}[.)](?=[ \t]|$))"
_MARKERS = re.compile(rf"[ \t]*(?:{_SIGN}[ \t]*)*")
_STASHED = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>")  # Markdown takes these out first
_MARKER = re.compile(_SIGN)
_INDENT = re.compile(r"[ \t]*")
_LISTED = re.compile(r"[-*+>]\s|\d+[.)]\s|!!!|:\s")
_TICKS = re.compile(rf"`{{{LONGEST_TICKS + 1},}}|~{{{LONGEST_TICKS + 1},}}")
_ELEMENT = re.compile(r"</?[a-zA-Z][\w-]*")
_HEADING = re.compile(r"^[ ]{0,3}(?:#|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_ABBREVIATION = re.compile(r"^[ \t]*\*\[", re.MULTILINE)
_FOOTNOTE = re.compile(r"^[ \t]*\[\^", re.MULTILINE)
_NOTE_SIGN = re.compile(r"\[\^")
_REFERENCE = re.compile(r"\]:")
_RULE = re.compile(r"^[ >]{0,9}(?:[-*_][ \t]*){3,}$", re.MULTILINE)
_DEFINITION = re.compile(r"^[ ]{0,3}:[ ]", re.MULTILINE)
_FENCE = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})", re.MULTILINE)
_VOID = ("br", "hr", "img", "wbr", "input", "col", "source", "link", "meta")


@dataclass(frozen=True, slots=True)
class _Excess:
    """What is too much, in Russian, and the offset in the page where it becomes so."""

    what: str
    offset: int


def check_page_bounds(subject: Subject) -> Iterator[Diagnostic]:
    """A page is of a size and depth that a reader, and the program, can follow.

    Fails::

        a page with 20,000 «[» in a row, or quotes fifty levels deep

    Passes::

        [Инструкция](instructions/vhod.md)
    """
    for each in subject.pages:
        found = page_excess(each)
        if found is not None:
            yield found


def page_excess(each: PageFile) -> Diagnostic | None:
    """The first limit that the page passes, as a diagnostic."""
    body = each.page.body
    excess = next((found for measure in _MEASURES if (found := measure(body))), None)
    if excess is None:
        return None
    span = Span.within(body, excess.offset, excess.offset + 1, each.page.body_line)
    return tell("page-too-complex", each.file, span, what=excess.what)


def _lines(body: str) -> _Excess | None:
    offset = 0
    for number, line in enumerate(body.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            return _Excess(f"строка длиннее {LONGEST_LINE} знаков", offset)
        if number > MOST_LINES:
            return _Excess(f"больше {MOST_LINES} строк", offset)
        if line.count("`") > MOST_TICKS_OF_A_LINE:
            return _Excess(f"в строке больше {MOST_TICKS_OF_A_LINE} знаков «`»", offset)
        if _depth(line) > DEEPEST:
            return _Excess(f"вложенность больше {DEEPEST} уровней", offset)
        offset += len(line) + 1
    return None


def _depth(line: str) -> int:
    """How deep the line lies in lists, quotes and notes, by its signs and its indentation."""
    if _RULE.match(line):
        return 0
    line = _STASHED.sub("", line)
    markers = _MARKERS.match(line)
    signs = len(_MARKER.findall(markers[0])) if markers else 0
    indent = _INDENT.match(line)
    columns = len(indent[0].expandtabs(4)) if indent else 0
    nested = columns // 4 if _LISTED.match(line.lstrip()) else columns // 40
    return signs + nested


def _blocks(body: str) -> _Excess | None:
    for number, match in enumerate(_PIECE.finditer(body), 1):
        if number > MOST_BLOCKS:
            return _Excess(f"больше {MOST_BLOCKS} абзацев", match.start())
    return None


def _open_signs(opening: str, closing: str, most: int, shown: str) -> Callable[[str], _Excess | None]:
    """Finds where more than `most` opening signs of a paragraph wait for their closing ones."""
    pattern = re.compile(f"{opening}|{closing}|\\n[ \\t]*(?=\\n)")

    def measure(body: str) -> _Excess | None:
        waiting = 0
        for match in pattern.finditer(body):
            if match[0].startswith("\n"):
                waiting = 0
            elif re.fullmatch(closing, match[0]):
                waiting = max(waiting - 1, 0)
            else:
                waiting += 1
                if waiting > most:
                    return _Excess(f"знаков «{shown}» без пары больше {most} подряд", match.start())
        return None

    return measure


def _open_angles(body: str) -> _Excess | None:
    """«<» without «>»: raw HTML is sought through the whole page."""
    waiting = 0
    for match in re.finditer("[<>]", body):
        waiting = waiting + 1 if match[0] == "<" else max(waiting - 1, 0)
        if waiting > MOST_OPEN:
            return _Excess(f"знаков «<» без пары больше {MOST_OPEN}", match.start())
    return None


def _elements(body: str) -> _Excess | None:
    depth = 0
    for match in _ELEMENT.finditer(body):
        name = match[0].strip("</").lower()
        if name not in _VOID:
            depth = max(depth - 1, 0) if match[0][1] == "/" else depth + 1
        if depth > 100:
            return _Excess("больше 100 незакрытых элементов HTML", match.start())
    return None


def _at_most(pattern: re.Pattern[str], most: int, name: str) -> Callable[[str], _Excess | None]:
    def measure(body: str) -> _Excess | None:
        for number, match in enumerate(pattern.finditer(body), 1):
            if number > most:
                return _Excess(f"больше {most} {name}", match.start())
        return None

    return measure


_MEASURES: tuple[Callable[[str], _Excess | None], ...] = (
    _open_angles,
    _lines,
    _blocks,
    _open_signs(r"\[", r"\]", MOST_OPEN, "["),
    _open_signs(r"\]\(", r"\)", MOST_OPEN, "]("),
    _elements,
    _at_most(re.compile(r"\|"), MOST_CELLS, "ячеек таблиц"),
    _at_most(_HEADING, MOST_HEADINGS, "заголовков"),
    _at_most(_ABBREVIATION, MOST_DEFINITIONS, "сокращений"),
    _at_most(_FOOTNOTE, MOST_DEFINITIONS, "сносок"),
    _at_most(_NOTE_SIGN, 2 * MOST_DEFINITIONS, "знаков сносок"),
    _at_most(_REFERENCE, MOST_REFERENCES, "адресов вида «[имя]: адрес»"),
    _at_most(_RULE, MOST_RULES, "разделительных линий"),
    _at_most(_DEFINITION, MOST_HEADINGS, "определений"),
    _at_most(_FENCE, MOST_FENCES, "вставок кода"),
    _at_most(_TICKS, 0, f"рядов длиннее {LONGEST_TICKS} знаков «`» или «~»"),
    _at_most(re.compile("`+"), MOST_TICKS, "знаков «`»"),
)
