"""A filled row → what it says: status, day, value, and everything about it that a person should check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.importers.forms import CellKind
from macros.model.personal_data import find_personal_data
from macros.model.roadmap import Roadmap
from macros.reports.columns import FILLED, ColumnKind
from macros.reports.filled import FilledForm, FilledRow, Written
from macros.reports.matching import Fit, Match
from macros.reports.plan import PlanRow
from macros.reports.remarks import Remark, RemarkKind
from macros.reports.statuses import ReportStatus, read_status
from macros.reports.values import read_day, read_number
from macros.terms import TermContext
from macros.views.wording import short_date


@dataclass(frozen=True)
class Judged:
    """One row of one file, read. `plan` is None where today's plan has no such measure.

    `whole` rows speak of a whole measure (made by hand, without results): they count for its results that have no
    answer of their own.
    """

    file: str
    who: str
    filled: FilledRow
    plan: PlanRow | None
    whole: bool
    status: ReportStatus | None
    day: date | None
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Judge:
    """What rows are judged by: the plan's period, and the day on which the figures are to be true."""

    roadmap: Roadmap
    day: date

    @property
    def context(self) -> TermContext | None:
        """The plan's period, for days without a year."""
        first, last = self.roadmap.window()
        return TermContext(first, last) if first and last else None

    def row(self, form: FilledForm, who: str, filled: FilledRow, match: Match) -> tuple[Judged, tuple[Remark, ...]]:
        """The row's answer with its remarks."""
        status = read_status(filled.text(ColumnKind.STATUS))
        day = read_day(filled.text(ColumnKind.DONE_ON), self.context, epoch_1904=form.epoch_1904)
        value = read_number(filled.text(ColumnKind.VALUE))
        whole = match.fit is Fit.ADDED
        judged = Judged(form.file, who, filled, match.row, whole, status.status, day.day, value.number)
        told = _Told(form.file, who)
        found = [
            *_of_match(told, filled, match),
            *_of_status(told, filled, status.sure, judged),
            *_of_reading(told, filled.place(ColumnKind.DONE_ON), day.day is None, day.doubt),
            *_of_reading(told, filled.place(ColumnKind.VALUE), value.number is None, value.doubt),
            *self._of_days(told, filled, judged),
            *_of_value(told, filled, judged),
            *_of_words(told, filled),
        ]
        return judged, tuple(found)

    def _of_days(self, told: _Told, filled: FilledRow, judged: Judged) -> Iterator[Remark]:
        place = filled.place(ColumnKind.DONE_ON)
        if judged.day is None:
            if judged.status is ReportStatus.DONE and not place.text:
                yield told(place, RemarkKind.EMPTY, "выполнено, а день не указан")
            return
        if judged.day > self.day:
            yield told(place, RemarkKind.IMPOSSIBLE, f"день выполнения позже дня отчёта ({short_date(self.day)})")
        first = self.roadmap.window()[0]
        if first and (first - judged.day).days > 366:
            yield told(place, RemarkKind.IMPOSSIBLE, "день больше чем на год раньше начала дорожной карты")
        if judged.status in (ReportStatus.NOT_STARTED, ReportStatus.NOT_NEEDED):
            yield told(place, RemarkKind.IMPOSSIBLE, f"день выполнения есть, а статус – «{judged.status}»")
        if judged.status is ReportStatus.RUNNING:
            yield told(place, RemarkKind.LOOK, "день выполнения есть, а статус – «выполняется»")
        due = judged.plan.due if judged.plan else None
        if judged.status is ReportStatus.DONE and due and judged.day > due:
            yield told(place, RemarkKind.LOOK, f"выполнено позже срока ({short_date(due)})")


@dataclass(frozen=True, slots=True)
class _Told:
    """Makes remarks about one file of one addressee."""

    file: str
    who: str

    def __call__(self, at: Written, kind: RemarkKind, message: str) -> Remark:
        return Remark(self.file, at.sheet, at.row, at.cell, kind, message, at.text, self.who)


_FITS = {
    Fit.MOVED: "слова строки – от другого пункта, чем её скрытый ключ; учтено по словам",
    Fit.RENEWED: "с выдачи формы этот пункт карты изменился; ответ отнесён к новому тексту",
    Fit.CHANGED: "закрытые слова строки изменены; ответ отнесён к пункту, для которого строка выдана",
    Fit.UNKNOWN: "такого пункта в карте нет; слова сохранены, в подсчёт строка не вошла",
}


def _of_match(told: _Told, filled: FilledRow, match: Match) -> Iterator[Remark]:
    if match.fit in _FITS:
        yield told(filled.place(ColumnKind.TITLE), RemarkKind.LOOK, _FITS[match.fit])


def _of_status(told: _Told, filled: FilledRow, sure: bool, judged: Judged) -> Iterator[Remark]:
    place = filled.place(ColumnKind.STATUS)
    asked = judged.plan is not None and judged.plan.main
    if judged.status is None and place.text:
        yield told(place, RemarkKind.WRONG, "статус не понят; бывает: не начато, выполняется, выполнено, не требуется")
    elif judged.status is None and asked:
        words = "написано, что сделано, а статус не выбран" if filled.answered else "строка не заполнена"
        yield told(place, RemarkKind.EMPTY, words)
    elif not sure:
        yield told(place, RemarkKind.LOOK, f"статус прочитан как «{judged.status}»")
    if judged.status in (ReportStatus.DONE, ReportStatus.NOT_NEEDED) and not filled.words:
        words = "что сделано и с каким результатом" if judged.status is ReportStatus.DONE else "почему не требуется"
        yield told(place, RemarkKind.EMPTY, f"статус – «{judged.status}», но не написано, {words}")


def _of_reading(told: _Told, place: Written, nothing: bool, doubt: str) -> Iterator[Remark]:
    if doubt:
        yield told(place, RemarkKind.WRONG if nothing else RemarkKind.LOOK, doubt)


def _of_value(told: _Told, filled: FilledRow, judged: Judged) -> Iterator[Remark]:
    place = filled.place(ColumnKind.VALUE)
    indicator = judged.plan.indicator if judged.plan else None
    if judged.value is None:
        if indicator and not place.text and not judged.whole and judged.status is not ReportStatus.NOT_NEEDED:
            yield told(place, RemarkKind.EMPTY, "значение показателя не указано")
        return
    if indicator is None:
        yield told(place, RemarkKind.LOOK, "у этой строки нет показателя; число сохранено, в подсчёт не вошло")
    if judged.value < 0:
        yield told(place, RemarkKind.IMPOSSIBLE, "значение меньше нуля")
    if judged.plan and judged.plan.percent and judged.value > 100:
        yield told(place, RemarkKind.IMPOSSIBLE, "больше 100 %")
    if judged.plan and judged.plan.percent and 0 < judged.value <= 1:
        words = f"{judged.value:.6g}".replace(".", ",")
        yield told(place, RemarkKind.LOOK, f"это доля или проценты? {words} учтено как {words} %")


def _of_words(told: _Told, filled: FilledRow) -> Iterator[Remark]:
    typed = (filled.cells[kind] for kind in filled.cells if kind in FILLED or kind is ColumnKind.ADDRESSEE)
    for place in (*typed, *(written for _, written in filled.words), *filled.extra):
        if place.kind is CellKind.FORMULA:
            yield told(place, RemarkKind.LOOK, "в ячейке формула без значения; сохранена как текст")
        yield from personal_remarks(told.file, told.who, place)


def personal_remarks(file: str, who: str, place: Written) -> Iterator[Remark]:
    """A remark about a cell that may hold a person's data, without repeating them."""
    kinds = sorted({found.kind.value for found in find_personal_data(place.text)})
    if kinds:
        words = f"возможно, личные данные: {', '.join(kinds)}; на сайт и в показатели они не попадут"
        yield Remark(file, place.sheet, place.row, place.cell, RemarkKind.PERSONAL, words, "", who)
