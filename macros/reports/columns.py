"""The columns of a report form: those of the annex, and what we put beside them so that answers can be counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from macros.model.materials import ReportForm


class ColumnKind(StrEnum):
    """What a column is for; the values are written nowhere."""

    ADDRESSEE = "addressee"  # whose row it is
    TITLE = "title"  # of the measure
    NUMBER = "number"  # of the measure
    TERM = "term"
    EXPECTED = "expected"  # the plan's result
    WORDS = "words"  # free text: what was done, what came of it
    STATUS = "status"
    DONE_ON = "done-on"
    INDICATOR = "indicator"  # name and target
    VALUE = "value"  # of the indicator


@dataclass(frozen=True, slots=True)
class Column:
    """One visible column. `hint` tells the person who fills it in what to write."""

    kind: ColumnKind
    title: str
    hint: str = ""


FILLED = frozenset({ColumnKind.WORDS, ColumnKind.STATUS, ColumnKind.DONE_ON, ColumnKind.VALUE})
"""The columns that a person fills in; in a blank form they are empty."""

_GIVEN = (
    Column(ColumnKind.TERM, "Срок и ответственные", "Как в карте; ниже – как срок прочитан."),
    Column(ColumnKind.EXPECTED, "Что ожидается", "Результат, записанный в карте."),
)
_ASKED = (
    Column(ColumnKind.STATUS, "Статус", "Выберите из списка: не начато, выполняется, выполнено, не требуется."),
    Column(ColumnKind.DONE_ON, "Дата выполнения", "День, когда результат получен, например 16.09.2024."),
    Column(ColumnKind.INDICATOR, "Показатель и цель", "Что измеряется и к чему стремимся – из карты."),
    Column(ColumnKind.VALUE, "Значение показателя", "Только число, например 48,5. Без знака % и слов."),
)

# The annexes of different years word the same column differently; the first fitting row wins.
_WORDINGS: tuple[tuple[ColumnKind, str], ...] = (
    (ColumnKind.ADDRESSEE, r"муниципалитет|муниципальн\w+ образовани|территори|организаци\w+, котор|^организаци|округ"),
    (ColumnKind.NUMBER, r"^пункт|^№|^номер|пункт \w*\s*карты|^п/п"),
    (ColumnKind.STATUS, r"^статус|^отметка о|^состояние"),
    (ColumnKind.DONE_ON, r"^дата (вы|ис)полнени|^фактическ\w+ (дата|срок)"),
    (ColumnKind.VALUE, r"^значение|^достигнут\w+ значени|^факт\b"),
    (ColumnKind.INDICATOR, r"^показател|^целев\w+ показател|^индикатор"),
    (ColumnKind.TERM, r"^срок|^планов\w+ (дата|срок)|^дата реализации"),
    (ColumnKind.EXPECTED, r"^(планируем|ожидаем)\w+ результат|^что ожидается"),
    (ColumnKind.WORDS, r"организованн|проведенн|выполненн|сделано|предпринят"),
    (ColumnKind.TITLE, r"мероприяти|перечень действий"),
)


@lru_cache(maxsize=1024)
def column_kind(title: str) -> ColumnKind:
    """What a column with this heading is for; free words where the heading tells nothing else."""
    plain = title_key(title)
    return next((kind for kind, wording in _WORDINGS if re.search(wording, plain)), ColumnKind.WORDS)


@lru_cache(maxsize=4096)
def title_key(title: str) -> str:
    """A heading as it is compared: without case, ё and doubled spaces."""
    return re.sub(r"\s+", " ", title).strip(" .:*").casefold().replace("ё", "е")


def form_columns(form: ReportForm) -> tuple[Column, ...]:
    """The annex's columns in their order; the plan's terms and results before the first free one, ours at the end."""
    own = [Column(column_kind(each.title), each.title, each.hint) for each in form.columns]
    kinds = {column.kind for column in own}
    given = [column for column in _GIVEN if column.kind not in kinds]
    asked = [column for column in _ASKED if column.kind not in kinds]
    return (*_with_given(own, given), *asked)


def _with_given(own: list[Column], given: list[Column]) -> Iterator[Column]:
    waiting = given
    for column in own:
        if column.kind in FILLED:
            yield from waiting
            waiting = []
        yield column
    yield from waiting
