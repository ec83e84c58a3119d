"""One filled form → the answer of its addressee: whose it is, what each row says, and what a person should check."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.model.materials import ReportForm
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.reports.addressees import Addressee, made_id, recognise
from macros.reports.blank import default_party, rows_for, unguarded
from macros.reports.columns import ColumnKind
from macros.reports.filled import FilledForm, Written
from macros.reports.judging import Judge, Judged, personal_remarks
from macros.reports.matching import PlanIndex, match_row
from macros.reports.plan import PlanRow, plan_rows, plan_version
from macros.reports.remarks import Remark, RemarkKind
from macros.reports.statuses import CLOSED, ReportStatus
from macros.reports.values import DayReading, read_day

NAMELESS = "Без названия"
LONGEST_NAME = 200  # characters of a name that are compared; a longer one is no name
_SECOND = "на этом листе ещё один отчёт, он не учтён; если нужен, попросите прислать его отдельным файлом"
_OUTSIDE = "слова вне таблицы; сохранены на листе «Вне таблицы»"


@dataclass(frozen=True)
class Answer:
    """One file of one addressee. Of several files of one addressee a single one is `counted`; all words are kept.

    `listed` says that the name stands in the list (or that there is no list). `states` are the results of the plan for
    which the addressee answers, by key.
    """

    file: str
    addressee: Addressee
    listed: bool
    counted: bool
    day: date | None
    form: FilledForm
    rows: tuple[Judged, ...]
    states: Mapping[str, ResultState]


@dataclass(frozen=True, slots=True)
class ResultState:
    """What an addressee says of one row of the plan."""

    status: ReportStatus | None
    late: bool
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ReportRound:
    """One collection: a form of a roadmap, the day of the figures, and all who should answer (if that is known)."""

    project: Project
    form: ReportForm
    roadmap: Roadmap
    day: date
    listed: tuple[Addressee, ...]

    def answer(self, filled: FilledForm, remarks: list[Remark]) -> Answer:
        addressee, listed = self._addressee(filled, remarks)
        who = addressee.name
        same = filled.marks.get("version", "") in ("", plan_version(self.roadmap))
        if not same:
            words = "форма выдана по прежней редакции карты; строки сопоставлены с нынешней"
            remarks.append(Remark(filled.file, "", 0, "", RemarkKind.LOOK, words, "", who))
        index, judge = PlanIndex(plan_rows(self.roadmap)), Judge(self.roadmap, self.day)
        rows: list[Judged] = []
        for row in filled.rows:
            judged, told = judge.row(filled, who, row, match_row(row, index, same_version=same))
            rows.append(judged)
            remarks += told
        expected = self._expected(filled, addressee, rows)
        states = _states(expected, rows, self.day)
        remarks += _missing(filled, who, expected, rows, index)
        remarks += _conflicts(filled.file, who, rows)
        day = self._day(filled, who, remarks)
        remarks += [
            Remark(filled.file, each, 0, "", RemarkKind.WRONG, _SECOND, "", who) for each in filled.more_reports
        ]
        for loose in filled.loose:
            if loose.sheet not in filled.more_reports:
                remarks.append(_about(filled.file, who, loose, RemarkKind.LOOK, _OUTSIDE))
            remarks += personal_remarks(filled.file, who, loose)
        return Answer(filled.file, addressee, listed, True, day.day, filled, tuple(rows), states)

    def _day(self, filled: FilledForm, who: str, remarks: list[Remark]) -> DayReading:
        if filled.day is None:
            remarks.append(Remark(filled.file, "", 0, "", RemarkKind.EMPTY, "не указан день отчёта", "", who))
            return DayReading(None)
        reading = read_day(filled.day.text, epoch_1904=filled.epoch_1904)
        if reading.day is None or reading.doubt:
            kind = RemarkKind.LOOK if reading.day else RemarkKind.WRONG
            remarks.append(_about(filled.file, who, filled.day, kind, f"день отчёта: {reading.doubt}"))
        elif reading.day > self.day:
            words = "день отчёта позже дня, на который сводят показатели"
            remarks.append(_about(filled.file, who, filled.day, RemarkKind.IMPOSSIBLE, words))
        return reading

    def _addressee(self, filled: FilledForm, remarks: list[Remark]) -> tuple[Addressee, bool]:
        """Whose form it is: the visible name, then the hidden one, then the rows, then the file's name."""
        given = next((each for each in self.listed if each.id == filled.marks.get("addressee")), None)
        place, name = _name_of(filled, given)
        if not name:
            words = "не указано, чей это отчёт; назван по имени файла"
            remarks.append(Remark(filled.file, "", 0, "", RemarkKind.EMPTY, words))
            name = _stem(filled.file)
        found = recognise(name, self.listed) if self.listed else None
        if found is None:
            return Addressee(made_id(name) or _digest(name), name, filled.marks.get("party", "")), True
        if found.addressee is None:
            words = "такого названия нет в списке; ответ учтён под ним"
            remarks.append(_about(filled.file, name, place, RemarkKind.LOOK, words))
            return Addressee(f"{made_id(name)}-{_digest(name)}", name, filled.marks.get("party", "")), False
        if found.guessed:
            words = f"название записано иначе, чем в списке; принято за «{found.addressee.name}»"
            remarks.append(_about(filled.file, found.addressee.name, place, RemarkKind.LOOK, words))
        if given is not None and given.id != found.addressee.id:
            words = f"форма выдана другому адресату – «{given.name}»; учтена по названию в ней"
            remarks.append(_about(filled.file, found.addressee.name, place, RemarkKind.LOOK, words))
        return found.addressee, True

    def _expected(self, filled: FilledForm, addressee: Addressee, rows: Sequence[Judged]) -> tuple[PlanRow, ...]:
        """For which rows of the plan the addressee answers: by its party, else by what its form asked."""
        party_id = addressee.party or filled.marks.get("party", "")
        party = self.project.parties.get(party_id)
        if party is None and self.listed:
            party = default_party(self.project, self.form, self.roadmap)
        if party is not None:
            found = rows_for(self.project, self.form, self.roadmap, party)
            if found:
                return found
        asked = set(filled.issued)
        said = {row.plan.key for row in rows if row.plan} if not asked else set()
        measures = {row.plan.measure.slug for row in rows if row.plan and row.whole} if not asked else set()
        return tuple(row for row in plan_rows(self.roadmap) if row.key in asked | said or row.measure.slug in measures)


def _name_of(filled: FilledForm, given: Addressee | None) -> tuple[Written, str]:
    nowhere = Written("", "", 0, "")
    if filled.who is not None and filled.who.text.strip():
        return filled.who, " ".join(unguarded(filled.who.text).split())[:LONGEST_NAME]
    hidden = given.name if given else filled.marks.get("addressee-name", "")
    if hidden:
        return nowhere, hidden
    names: defaultdict[str, list[Written]] = defaultdict(list)
    for row in filled.rows:
        name = " ".join(row.text(ColumnKind.ADDRESSEE).split())[:LONGEST_NAME]
        if name:
            names[name].append(row.cells[ColumnKind.ADDRESSEE])
    best = min(names, key=lambda name: (-len(names[name]), name), default="")
    return (names[best][0], best) if best else (nowhere, "")


def _stem(file: str) -> str:
    return file.rpartition("/")[2].rpartition(".")[0] or NAMELESS


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]


def _about(file: str, who: str, place: Written, kind: RemarkKind, message: str) -> Remark:
    return Remark(file, place.sheet, place.row, place.cell, kind, message, place.text, who)


_ORDER = (ReportStatus.NOT_STARTED, ReportStatus.RUNNING, ReportStatus.DONE, ReportStatus.NOT_NEEDED)


def _states(expected: Sequence[PlanRow], rows: Sequence[Judged], day: date) -> dict[str, ResultState]:
    own: defaultdict[str, list[Judged]] = defaultdict(list)
    whole: defaultdict[str, list[Judged]] = defaultdict(list)
    for row in rows:
        if row.plan is not None and row.whole:
            whole[row.plan.measure.slug].append(row)
        elif row.plan is not None:
            own[row.plan.key].append(row)
    return {each.key: _state(each, own[each.key], whole[each.measure.slug], day) for each in expected}


def _state(plan: PlanRow, own: Sequence[Judged], whole: Sequence[Judged], day: date) -> ResultState:
    """Of contradicting rows the one that promises least counts."""
    said = [row.status for row in own if row.status] or [row.status for row in whole if row.status]
    status = min(said, key=_ORDER.index, default=None)
    values = sorted(row.value for row in own if row.value is not None and _possible(plan, row.value))
    late = status is not None and status not in CLOSED and plan.due is not None and plan.due < day
    return ResultState(status, late, values[0] if values else None)


def _possible(plan: PlanRow, value: Decimal) -> bool:
    """Whether the value may be counted; an impossible one stays in the rows and the remarks."""
    return plan.indicator is not None and value >= 0 and not (plan.percent and value > 100)


def _missing(
    filled: FilledForm, who: str, expected: Sequence[PlanRow], rows: Sequence[Judged], index: PlanIndex
) -> Iterator[Remark]:
    """Rows that were given out and did not come back, and rows of a newer plan that the form did not ask."""
    there = {row.plan.key for row in rows if row.plan and not row.whole}
    whole = {row.plan.measure.slug for row in rows if row.plan and row.whole}
    for plan in expected:
        if plan.key in there or plan.measure.slug in whole:
            continue
        asked = plan.key in filled.issued or not filled.issued
        words = "строки нет в ответе" if asked else "строки не было в выданной форме: она появилась в карте позже"
        place = f"{words}: пункт {plan.measure.number.rstrip('.')}, строка {plan.key}"
        yield Remark(filled.file, "", 0, "", RemarkKind.EMPTY, place, "", who)
    gone = [key for key in filled.issued if key not in index.by_key]
    for key in gone:
        words = f"строка {key} была в выданной форме, а в нынешней карте её нет"
        yield Remark(filled.file, "", 0, "", RemarkKind.LOOK, words, "", who)


def _conflicts(file: str, who: str, rows: Sequence[Judged]) -> Iterator[Remark]:
    """Two rows about the same result."""
    same: defaultdict[str, list[Judged]] = defaultdict(list)
    for row in rows:
        if row.plan is not None and not row.whole:
            same[row.plan.key].append(row)
    for found in same.values():
        for row in found[1:]:
            differ = len({each.status for each in found if each.status}) > 1
            words = "об этом результате уже есть строка выше"
            words += "; статусы разные, учтён менее выполненный" if differ else "; слова обеих сохранены"
            kind = RemarkKind.IMPOSSIBLE if differ else RemarkKind.LOOK
            yield _about(file, who, row.filled.place(ColumnKind.STATUS), kind, words)
