"""Cuts a cell into words, numbers, dates and marks, each with its place in the folded text.

Dates in figures are recognised here because their full stops are no sentence ends. A date that does not exist
(«31.02.2025») becomes a node of its own name, БЕДА, so that no row can take its parts for something else.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from macros.terms.folding import by_keys, fold_twins
from macros.terms.lexicon import ABBREVIATIONS, FORMS
from macros.terms.readings import day_limit, month_limit
from macros.terms.rows import Node

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2099
_MONTHS: Final = 12
# A year in two figures is taken for this century only where a plan may lie.
_SHORT_YEARS: Final = range(10, 50)

_TOKEN: Final = re.compile(
    r"""
      (?P<iso> (?<![\d.-])\d{4}-\d{1,2}-\d{1,2}(?![\d-]) )
    | (?P<dmy> (?<![\d.])\d{1,2}\s{0,2}\.{1,2}\s{0,2}\d{1,2}\s{0,2}
                   (?:[.,]{1,2}\s{0,2}\d{4} | \.{1,2}\d{2} | ,\s{1,2}\d{2}(?=\s{0,2}г)
                     | (?:\.{1,2}\s{1,2}|,)\d{2}(?!\s+(?:янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек)))(?!\.?\d)
             | (?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])
             | (?<![\d-])\d{1,2}-\d{1,2}-\d{4}(?![\d-])
             | (?<![\d.])\d{1,2},\d{2},\d{4}(?!\d) )
    | (?P<mixed> (?<![\d.,/])(?:\d{1,2}[,/]|\d{2},\s{1,2})\d{1,2}\.\d{4}(?!\.?\d) )
    | (?P<noyear> (?<![\d.№])(?<!№\s)\d{1,2}\.\d{2}\.(?:\d{3}|\d{5,})(?!\.?\d) )
    | (?P<ocr> (?<![\w.])(?=[oоlзі]?\d|\d?[oоlзі])[\doоlзі]{1,2}\.[\doоlзі]{2}\.(?:2[\doо]\d{2})(?!\.?\w) )
    | (?P<my> (?<![\d.])\d{1,2}[./]\d{4}(?!\.?\d) )
    | (?P<drmy> (?<![\w.])\d{1,2}\.\s?[ivxіх]{1,4}\.\s?\d{4}(?!\.?\d) )
    | (?P<rmy> (?<![\w.])[ivxіх]{1,4}\.\d{4}(?!\.?\d) )
    | (?P<ocrday> (?<![\w.])(?:з[oо\d]?|[oоlі]\d|\d[oоlі])(?=\s+[^\W\d_]{3}) )
    | (?P<time> \d{1,2}:\d{2}(?!\d) )
    | (?P<dm> (?<![\d.,])\d{1,2}\.\d{2}(?![\d%]|\.\d)\.? )
    | (?P<decimal> \d+(?:\.\d+)+ )
    | (?P<quoted> "\ ?\d{1,2}\ ?" )
    | (?P<title> "(?=[^";]{0,80}[^\W\d_])[^";]{1,80}" )
    | (?P<number> \d+(?P<suffix>
          -?(?:[оoыи]?г[оo]|[оoыи]?му|ы[хx]|[оoыи]й|[аaя]я|[оoеe][еe]|ую|ти|ми|й|я|[еe]|[хx]|м|ю|и)(?![^\W\d]))? )
    | (?P<glued> [ivlі]{1,3}(?=[кk][вb]|п[оo]луг|ч[еe]тв|трим) )
    | (?P<word> [^\W\d_]+ )
    | (?P<blank> _[_.\s"]*(?:\d{4})? )
    | (?P<bullet> (?:\n|^)\s*(?:[-•+]|\d{1,2}\)|[а-я]\))\ ? | • )
    | (?P<dash> \s?-+\s? | … | \.{2,} )
    | (?P<mark> [.,;:()\[\]/№%] )
    | (?P<other> [^\s"*^~|] )
    """,
    re.VERBOSE,
)

_WHOLE_IN_QUOTES: Final = re.compile(r'\s*"[^"]*"\W*')

_MARKS: Final = {
    ".": "ТЧК",
    ",": "ЗПТ",
    ";": "ТЧКЗПТ",
    ":": "ДВОЕТОЧИЕ",
    "(": "ЛСК",
    ")": "ПСК",
    "[": "ЛСК",
    "]": "ПСК",
    "/": "СЛЭШ",
    "№": "НОМЕР",
    "%": "ПРОЦЕНТ",
}
_ROMAN_MONTHS: Final = tuple(
    map(fold_twins, ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"))
)
_OCR_DIGITS: Final = str.maketrans("oоlзі", "00131")


def tokenize(folded: str) -> list[Node]:
    """The nodes of a folded text, in order; whitespace, quotes and footnote marks are left out.

    A title in quotes («Ученик года 2025») is one node: its words are no limits. A cell wholly in quotes is no title.
    """
    nodes: list[Node] = []
    if _WHOLE_IN_QUOTES.fullmatch(folded):
        folded = folded.replace('"', " ")
    for match in _TOKEN.finditer(folded):
        kind = match.lastgroup or ""
        if kind in ("word", "glued"):
            node = _word(match[0], match.start(), match.end(), folded)
            if nodes and node.start and folded[node.start - 1] == "\n":
                node = _mended(nodes, node, folded)
            nodes.append(node)
        elif kind == "mark":
            if not _absorbed(nodes, match):
                nodes.append(Node(_MARKS[match[0]], match.start(), match.end()))
        else:
            nodes.append(_other(kind, match, folded))
    return nodes


def _mended(nodes: list[Node], node: Node, folded: str) -> Node:
    """«сентябр⏎ь» in a narrow column is one word, if the pieces are none and the whole is one we know."""
    before = nodes[-1]
    if before.name != "прочее" or before.end != node.start - 1 or not before.value:
        return node
    whole = _word(before.value + folded[node.start : node.end], before.start, node.end, folded)
    if whole.name == "прочее":
        return node
    nodes.pop()
    return whole


def _absorbed(nodes: list[Node], match: re.Match[str]) -> bool:
    """Whether this mark is the full stop of an abbreviation, already part of its word."""
    return bool(nodes) and nodes[-1].end > match.start()


def _word(text: str, start: int, end: int, folded: str) -> Node:
    known = FORMS.get(text)
    if known is None:
        if len(text) > 1 and by_keys(text) in FORMS:
            return Node("БЕДА", start, end)
        text = fold_twins(text)
        known = FORMS.get(text)
    if text in ABBREVIATIONS and folded.startswith(".", end) and not folded.startswith("..", end):
        end += 1
    if known is None:
        return Node("прочее", start, end, text)
    return Node(known[0], start, end, known[1])


def _other(kind: str, match: re.Match[str], folded: str) -> Node:
    start, end, text = match.start(), match.end(), match[0]
    name, value = _READERS[kind](text) if kind in _READERS else (_NAMES[kind], None)
    if kind == "dash":
        glued = text == "-" and _alphanumeric(folded, start - 1) and _alphanumeric(folded, end)
        name = "ДЕФИС" if glued else "ТИРЕ"
    return Node(name, start, end, value)


def _alphanumeric(folded: str, index: int) -> bool:
    return 0 <= index < len(folded) and folded[index].isalnum()


_Read = tuple[str, object]


def full_year(value: int) -> int | None:
    """A year from four figures or from the two that a plan may use."""
    if value in _SHORT_YEARS:
        return 2000 + value
    return value if FIRST_YEAR <= value <= LAST_YEAR else None


def make_day(year: int | None, month: int, day: int) -> _Read:
    """A day's node, or БЕДА when there is no such day. Without a year 29 February exists."""
    named = None if year is None else full_year(year)
    if year is not None and named is None:
        return "БЕДА", None
    try:
        date(named or 2000, month, day)
    except ValueError:
        return "БЕДА", None
    return "ДЕНЬ", day_limit(named, month, day)


def _read_iso(text: str) -> _Read:
    year, month, day = (int(part) for part in text.split("-"))
    return make_day(year, month, day)


def _read_dmy(text: str) -> _Read:
    day, month, year = (int(part) for part in re.findall(r"\d+", text))
    return make_day(year, month, day)


def _read_mixed(text: str) -> _Read:
    """«27,09.2024» is a day; «08,09.2024» may be two months, so it is neither."""
    first, month, year = (int(part) for part in re.findall(r"\d+", text))
    return make_day(year, month, first) if first > _MONTHS else ("БЕДА", None)


def _read_ocr(text: str) -> _Read:
    return _read_dmy(text.translate(_OCR_DIGITS))


def _read_ocr_day(text: str) -> _Read:
    """«З сентября», «1О мая»: letters that stand for figures."""
    return "ЧИСЛО", int(text.translate(_OCR_DIGITS))


def _read_roman_month(text: str) -> _Read:
    """«IX.2024»."""
    number, year = _roman_month(text[:-5]), int(text[-4:])
    if number and FIRST_YEAR <= year <= LAST_YEAR:
        return "МЕС", month_limit(year, number)
    return "БЕДА", None


def _read_day_of_roman_month(text: str) -> _Read:
    """«05.IX.2024»."""
    day, month, year = (part.strip() for part in text.split("."))
    return make_day(int(year), _roman_month(month), int(day))


def _roman_month(figures: str) -> int:
    """Its number; 0 for figures that are no month."""
    month = fold_twins(figures)
    return _ROMAN_MONTHS.index(month) + 1 if month in _ROMAN_MONTHS else 0


def _read_my(text: str) -> _Read:
    month, year = (int(part) for part in re.findall(r"\d+", text))
    if 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR:
        return "МЕС", month_limit(year, month)
    return "БЕДА", None


def _read_dm(text: str) -> _Read:
    first, second = (int(part) for part in re.findall(r"\d+", text))
    if 1 <= second <= 12 and 1 <= first <= 31:
        return "КОРОТКАЯ", (first, second)
    if first < 24 and second < 60:
        return "ЧАСЫ", None
    return "БЕДА" if text.endswith(".") else "ДРОБЬ", None


def _read_number(text: str) -> _Read:
    figures = re.match(r"\d+", text)
    size = len(figures[0]) if figures else 0
    value = int(text[:size][:9])
    is_year = size == 4 and FIRST_YEAR <= value <= LAST_YEAR
    if is_year and (len(text) == size or fold_twins(text[size:]) in ("-го", "-й", "-м", "-ый", "-ом")):
        return "ГОД4", value
    return "ЧИСЛО", value


def _read_quoted(text: str) -> _Read:
    return "ЧИСЛО", int(text.strip('" '))


_READERS: Final = {
    "iso": _read_iso,
    "dmy": _read_dmy,
    "mixed": _read_mixed,
    "ocr": _read_ocr,
    "ocrday": _read_ocr_day,
    "drmy": _read_day_of_roman_month,
    "rmy": _read_roman_month,
    "my": _read_my,
    "dm": _read_dm,
    "number": _read_number,
    "quoted": _read_quoted,
}
_NAMES: Final = {
    "time": "ЧАСЫ",
    "decimal": "ДРОБЬ",
    "blank": "БЕДА",
    "noyear": "БЕДА",
    "bullet": "МАРКЕР",
    "dash": "ТИРЕ",
    "title": "прочее",
    "other": "прочее",
}
