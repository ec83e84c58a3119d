"""Says what is wrong with a term that was not understood: impossible dates, misspelt words, other keys, turned
ends."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from difflib import get_close_matches
from typing import Final, NamedTuple

from macros.terms.doubts import looks_like_month
from macros.terms.folding import FoldedText, by_keys, fold
from macros.terms.grammar import recognise_points
from macros.terms.lexer import FIRST_YEAR, LAST_YEAR, tokenize
from macros.terms.lexicon import FORMS, MISSPELT, MONTH_GENITIVES, MONTH_NAMES
from macros.terms.phrases import POINT_NAMES, limit_of
from macros.terms.readings import PartialDay
from macros.terms.rows import Node

_IN_MONTH: Final = (
    "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре",
    "декабре",
)  # fmt: skip
# Names of classes of words that an editor may have meant to write.
_HINTED: Final = frozenset(
    {"МЕСЯЦ", "ДЕНЬНЕДЕЛИ", "ЕЖЕ", "СЕЗОН", "постоянно", "квартал", "полугодие", "четверть", "неделя", "учебный",
     "месяц", "течение", "графику", "необходимость", "окончание", "позднее", "далее", "периодически"}
)  # fmt: skip


class ImpossibleDate(NamedTuple):
    """A date that is not in the calendar: its place in the text, the text itself, and why (a Russian sentence)."""

    start: int
    end: int
    text: str
    reason: str


def find_impossible_dates(text: str) -> list[ImpossibleDate]:
    """Dates of the text that do not exist («31.02.2025», «00.13.2024», «31 июня»), in order."""
    folded = fold(text)
    nodes = tokenize(folded.text)
    found: list[ImpossibleDate] = []
    for index, node in enumerate(nodes):
        reason, last = _fault(nodes, index, folded.text)
        if reason:
            start, end = folded.source(node.start, last.end)
            found.append(ImpossibleDate(start, end, text[start:end].strip(" \n.,"), reason))
    return found


def _fault(nodes: list[Node], index: int, text: str) -> tuple[str, Node]:
    node = nodes[index]
    if node.name == "БЕДА":
        return _figures_fault(text[node.start : node.end]), node
    following = nodes[index + 1] if index + 1 < len(nodes) else None
    if node.name != "ЧИСЛО" or following is None or following.name != "МЕСЯЦ":
        return "", node
    last = nodes[index + 2] if index + 2 < len(nodes) and nodes[index + 2].name == "ГОД4" else following
    year = last.value if last.name == "ГОД4" else None
    if _is_year_in_two_figures(nodes, index):
        return "", node
    return _day_fault(year, following.value, node.value), last


def _is_year_in_two_figures(nodes: list[Node], index: int) -> bool:
    """«май 24 октября» is no day, «сентябрь 24 г., октябрь» neither."""
    return index > 0 and nodes[index - 1].name == "МЕСЯЦ"


def _figures_fault(figures: str) -> str:
    numbers = [int(number[:9]) for number in re.findall(r"\d+", figures.translate(str.maketrans("oоlзі", "00131")))]
    if len(numbers) != 3:
        return ""
    day, month, year = reversed(numbers) if numbers[0] > 999 else numbers
    year = year + 2000 if year < 100 else year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"Проверьте год: {year}."
    return _day_fault(year, month, day)


def _day_fault(year: int | None, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return f"Месяца {month:02d} нет: их двенадцать."
    length = calendar.monthrange(2024 if year is None else year, month)[1]
    if day == 0:
        return "Дня 00 нет: месяц начинается с 1 числа."
    if day <= length:
        return ""
    when = f" {year} года" if year is not None and month == 2 else ""
    return f"В {_IN_MONTH[month - 1]}{when} {length} {_days(length)}."


def _days(number: int) -> str:
    return "день" if number % 10 == 1 else "дней" if number % 10 > 4 or number % 10 == 0 else "дня"


def explain_unknown(text: str) -> str:
    """Why the text is not understood and what may have been meant, in Russian; it always says something useful."""
    impossible = find_impossible_dates(text)
    if impossible:
        return f"Такой даты нет: «{impossible[0].text}». {impossible[0].reason}"
    folded = fold(text)
    nodes = tokenize(folded.text)
    if not any(node.name not in _PUNCTUATION for node in nodes):
        return "Срок пуст. Напишите, например: «до 1 марта 2025 г.», «сентябрь – май», «постоянно»."
    if _NO_TERM.fullmatch(folded.text.strip(" .?!()")):
        return "Если срока нет и в документе, удалите строку «срок» и скажите об этом в «примечание»."
    turned = _turned_ends(folded, text) or _odd_signs(nodes, folded, text) or _month_in_figures(folded.text)
    if turned:
        return turned
    for node in nodes:
        if node.name != "прочее" or not isinstance(node.value, str):
            continue
        guess = _nearest(node.value)
        if guess:
            start, end = folded.source(node.start, node.end)
            return f"Неизвестное слово «{text[start:end]}»; возможно, имелось в виду «{guess}»."
    if any(node.name in ("раз", "каждый") for node in nodes):
        return "Непонятно, как часто. Напишите, например: «1 раз в неделю», «каждую смену», «ежеквартально»."
    return "Здесь нет срока, который можно прочитать. Напишите, например: «до 1 марта 2025 г.», «сентябрь – май»."


def _odd_signs(nodes: list[Node], folded: FoldedText, text: str) -> str:
    """A sentence about a word typed with other keys, or about figures that may be a day and may be two months."""
    for node in nodes if any(node.name == "БЕДА" for node in nodes) else ():
        start, end = folded.source(node.start, node.end)
        figures = _TWO_MONTHS.fullmatch(folded.text, node.start, node.end)
        if figures:
            day = ".".join(figures.groups())
            return f"Непонятно, день это или два месяца: «{text[start:end]}». День пишут так: «{day}»."
        if node.name == "БЕДА" and (meant := by_keys(folded.text[node.start : node.end])):
            return f"Слово «{text[start:end]}» набрано в английской раскладке; возможно, имелось в виду «{meant}»."
    return ""


def _month_in_figures(text: str) -> str:
    """A sentence about «2025-11», which may be a month and may be two years."""
    figures = _YEAR_AND_MONTH.fullmatch(text.strip())
    if not figures:
        return ""
    year, month = figures["year"] or figures["last"], int(figures["month"] or figures["first"])
    return f"Месяц пишут словом, например: «{MONTH_NAMES[month - 1]} {year}»." if 1 <= month <= 12 else ""


# «нет», «срок не указан», «без срока», «уточняется»: the cell says that there is no term
_NO_TERM: Final = re.compile(
    r"(срок[аи]?\s+)?(нет|отсутству[ею]т|(будет\s+)?уточня[ею]тся|не\s+(указан|определен|установлен|назван|задан)[аоы]?)"
    r"|без\s+срока|нет\s+срока|по\s+ситуации"
)
_YEAR_AND_MONTH: Final = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})|(?P<first>\d{1,2})-(?P<last>\d{4})")
_TWO_MONTHS: Final = re.compile(r"(\d{1,2})[,/]\s*(\d{1,2})\.(\d{4})")
_BETWEEN_ENDS: Final = frozenset({"ТИРЕ", "ДЕФИС", "по", "до"})
_PUNCTUATION: Final = frozenset({"ТИРЕ", "ДЕФИС", "ТЧК", "ЗПТ", "МАРКЕР", "СЛЭШ", "ТЧКЗПТ", "ЛСК", "ПСК"})


def _turned_ends(folded: FoldedText, text: str) -> str:
    """A sentence about a range whose end lies before its start."""
    nodes = recognise_points(folded.text)
    for first, between, last in zip(nodes, nodes[1:], nodes[2:], strict=False):
        if between.name not in _BETWEEN_ENDS or last.name not in POINT_NAMES:
            continue
        start, end = _start(first, last), limit_of(last).last
        if start and end and _is_later(start, end):
            words = (_told(end, last, folded, text), _told(start, first, folded, text))
            return f"Конец раньше начала: {words[0]} раньше {words[1]}."
    return ""


def _start(first: Node, last: Node) -> PartialDay | None:
    """Where a range begins; of «с 5 по 1 мая» the month belongs to both numbers."""
    if first.name in POINT_NAMES:
        return limit_of(first).first
    named = limit_of(last).last
    return replace(named, day=first.value) if first.name == "ЧИСЛО" and last.name == "ДЕНЬ" and named else None


def _is_later(start: PartialDay, end: PartialDay) -> bool:
    """Whether it certainly is; of two days of which one has no year nobody knows."""
    if (start.year is None) is not (end.year is None):
        return False
    return (start.year or 0, start.order) > (end.year or 0, end.order)


def _told(point: PartialDay, node: Node, folded: FoldedText, text: str) -> str:
    """A day in figures, anything else in the words of the text."""
    day = point.on(point.year or 2000) if node.name in ("ДЕНЬ", "ЧИСЛО") else None
    if day is None:
        start, end = folded.source(node.start, node.end)
        return f"«{text[start:end].strip()}»"
    return f"{day:%d.%m.%Y}" if point.year else f"{day:%d.%m}"


def _nearest(word: str) -> str:
    month = looks_like_month(word)
    if month:
        return month
    if len(word) < 5:
        return ""
    close = get_close_matches(word, _KNOWN_WORDS, n=1, cutoff=0.8)
    return close[0] if close else ""


_SLIPS: Final = {slip for slips in MISSPELT.values() for slip in slips.split()}
_KNOWN_WORDS: Final = sorted(
    {form for form, (name, _) in FORMS.items() if name in _HINTED and len(form) > 4 and form not in _SLIPS}
    | set(MONTH_GENITIVES)
)
