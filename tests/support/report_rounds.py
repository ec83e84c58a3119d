"""Rounds of reports as data (`tests/corpus/rounds`): a region, forms that came back, and all that is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from macros.importers.forms import CellKind, FormCell, FormSheet, FormWorkbook
from macros.model.materials import ReportForm
from macros.model.parties import PartiesFile, PartyRegistry
from macros.project import Project, SiteSettings
from macros.reports.addressees import Addressee
from macros.reports.aggregate import monitoring_yaml
from macros.reports.answers import Answer
from macros.reports.blank import HIDDEN_SHEET, REPORT_SHEET, BlankForm, blank_form
from macros.reports.columns import Column, form_columns
from macros.reports.consolidation import Consolidation, RefusedFile
from macros.reports.figures import Figures, Progress, Tally, count
from macros.reports.filled import FilledForm, Written, read_filled
from tests.support.filled_forms import Sample
from tests.support.plan_samples import make_roadmap

ROUNDS = Path(__file__).parents[1] / "corpus" / "rounds"
NAMES = sorted(file.stem for file in ROUNDS.glob("[a-z]*.yaml"))


def load(name: str) -> dict[str, Any]:
    """A file of the corpus."""
    found: dict[str, Any] = yaml.safe_load((ROUNDS / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def region(plan: str = "карта") -> Sample:
    """The region of the rounds with this edition of its plan."""
    tree = load("_region")
    parties = PartyRegistry(PartiesFile.model_validate({"стороны": tree["стороны"]}).parties)
    roadmap = make_roadmap(tree[plan])
    project = Project(settings=SiteSettings(publisher="Министерство"), roadmaps=(roadmap,), parties=parties)
    return Sample(project, ReportForm.model_validate(tree["форма"]), roadmap)


# --- what came back --------------------------------------------------------------------------------------------------


def files_of(tree: Mapping[str, Any]) -> list[FilledForm]:
    """The files of a round as `collect` reads them."""
    today, before = region(), region("прежняя-карта")
    columns = form_columns(today.form)
    return [
        read_filled(
            each["файл"],
            _by_hand(each) if "листы" in each else _filled(before if each.get("прежняя") else today, each),
            columns,
        )
        for each in tree["файлы"]
    ]


def refused_of(tree: Mapping[str, Any]) -> list[RefusedFile]:
    """The files that could not be read at all."""
    return [RefusedFile(each["файл"], each["причина"], each["что-делать"]) for each in tree.get("не-прочитаны", ())]


def listed_of(tree: Mapping[str, Any]) -> tuple[Addressee, ...]:
    """Those who must answer."""
    return tuple(
        Addressee(each["ид"], each["название"], each.get("сторона", ""), tuple(each.get("ещё", ())))
        for each in tree.get("список", ())
    )


def _cell(row: int, column: int, value: object) -> FormCell:
    if isinstance(value, dict):
        ((kind, text),) = value.items()
        return FormCell(row, column, CellKind.FORMULA if kind == "формула" else CellKind.OTHER, str(text))
    if isinstance(value, date):
        return FormCell(row, column, CellKind.DAY, value.isoformat())
    return FormCell(row, column, CellKind.TEXT if isinstance(value, str) else CellKind.NUMBER, str(value))


def _grid(rows: Iterable[Sequence[object]]) -> tuple[FormCell, ...]:
    return tuple(
        _cell(number, column, value)
        for number, row in enumerate(rows, 1)
        for column, value in enumerate(row, 1)
        if value not in (None, "")
    )


def _by_hand(each: Mapping[str, Any]) -> FormWorkbook:
    sheets = tuple(FormSheet(name, False, _grid(rows)) for name, rows in each["листы"].items())
    return FormWorkbook(sheets, tuple(each.get("метки-книги", {}).items()), each.get("с-1904", False))


def _filled(of: Sample, each: Mapping[str, Any]) -> FormWorkbook:
    """The workbook of the form, as its writer lays it out, with what the file's row of the corpus changes."""
    given = each["выдана"]
    party = of.project.parties.get(given.get("сторона", ""))
    addressee = Addressee(given.get("ид", ""), given.get("название", ""), given.get("сторона", ""))
    blank = blank_form(of.project, of.form, of.roadmap, party, addressee)
    sheet = _grid([*_head(blank, each), *_rows(blank, each)])
    cells = {(cell.row, cell.column): cell for cell in sheet}
    others: dict[str, list[FormCell]] = {}
    for place, value in each.get("написано", {}).items():
        name, _, at = place.partition("!")
        cell = _cell(int(at[1:]), ord(at[0]) - 64, value)
        if name == REPORT_SHEET:
            cells[cell.row, cell.column] = cell
        else:
            others.setdefault(name, []).append(cell)
    found = [FormSheet(REPORT_SHEET, False, tuple(cells[at] for at in sorted(cells)))]
    found += [FormSheet(name, False, tuple(cells)) for name, cells in others.items()]
    if not each.get("забыто"):
        found.append(FormSheet(HIDDEN_SHEET, True, _grid(_hidden(blank, each.get("метки", {})))))
    return FormWorkbook(tuple(found))


def _head(blank: BlankForm, each: Mapping[str, Any]) -> Iterator[Sequence[object]]:
    yield ["", blank.title]
    yield ["", *blank.lines]
    yield ["", "Муниципалитет или организация", each.get("кто", blank.addressee.name)]
    yield ["", "Отчёт составлен на день", each.get("на-день", "")]
    yield ["", *(column.title for column in blank.columns)]


def _rows(blank: BlankForm, each: Mapping[str, Any]) -> Iterator[Sequence[object]]:
    for row in blank.rows:
        if row.key in each.get("удалено", ()):
            continue
        typed = each.get("строки", {}).get(row.key, {}) if not row.section else {}
        key = "" if each.get("забыто") else each.get("ключи", {}).get(row.key, row.key)
        yield [key, *(typed.get(c.title, _own(row.cells.get(c.kind, ""), row.title, c, blank)) for c in blank.columns)]


def _own(text: str, title: str, column: Column, blank: BlankForm) -> str:
    return title if title and column is blank.columns[0] else text


def _hidden(blank: BlankForm, marks: Mapping[str, str]) -> Iterator[Sequence[object]]:
    own = {
        "form": blank.id,
        "roadmap": blank.roadmap_id,
        "version": blank.version,
        "addressee": blank.addressee.id,
        "party": blank.addressee.party,
        "addressee-name": blank.addressee.name,
    }
    yield from ([name, text] for name, text in {**own, **marks}.items())
    yield from (["key", key] for key in blank.keys)
    yield from (["text", digest] for digest in blank.digests)
    yield ["one cell alone"]


# --- what is made of it ----------------------------------------------------------------------------------------------


def told_form(form: FilledForm) -> Iterator[str]:
    """A file as it was read: everything, nothing that goes without saying."""
    marks = ", ".join(f"{name}={text}" for name, text in form.marks.items() if text)
    yield f"файл {form.file}: {'форма' if form.is_form else 'не форма'}; {marks or 'без меток'}"
    yield f"    выдано: {' '.join(form.issued) or '–'}" + ("; с 1904 года" if form.epoch_1904 else "")
    yield f"    кто: {_written(form.who)}; на день: {_written(form.day)}"
    for row in form.rows:
        cells = [f"{kind.value} {_written(row.place(kind))}" for kind in row.cells]
        words = [f"«{title}» {_written(written)}" for title, written in row.words]
        extra = [f"лишнее {_written(written)}" for written in row.extra]
        yield f"    {row.sheet} {row.row} [{row.key}] {'' if row.answered else '(пусто) '}" + "; ".join(
            [*cells, *words, *extra]
        )
    yield from (f"    вне таблицы: {_written(each)}" for each in form.loose)


def _written(written: Written | None) -> str:
    if written is None:
        return "–"
    kind = "" if written.kind is CellKind.TEXT else f" ({written.kind.value})"
    return f"{written.sheet}!{written.cell}/{written.row} «{written.text}»{kind}".replace("\n", "⏎")


def told_round(found: Consolidation) -> Iterator[str]:
    """All that a consolidation holds."""
    yield f"на {found.day}; в списке {len(found.listed)}; не ответили: {', '.join(e.id for e in found.silent) or '–'}"
    for answer in found.answers:
        yield from _told_answer(answer)
    yield "не прочитаны:"
    yield from (f"    {each.file}: {each.words}" for each in found.refused)
    yield "замечания:"
    for each in found.remarks:
        place = f"{each.sheet}!{each.cell}/{each.row}" if each.sheet or each.cell or each.row else "файл"
        quote = f" «{each.quote}»".replace("\n", "⏎") if each.quote else ""
        yield f"    {each.file} {place} ({each.who}) {each.kind.value}: {each.message}{quote}"
    yield "показатели:"
    yield from (f"    {line}" for line in _told_figures(count(found)))
    yield "для сайта:"
    yield from (f"    {line}" for line in monitoring_yaml(found, "region-2025").decode().splitlines())


def _told_answer(answer: Answer) -> Iterator[str]:
    who = answer.addressee
    yield (
        f"ответ {answer.file}: {who.id} «{who.name}» сторона {who.party or '–'}; "
        f"{'в списке' if answer.listed else 'не в списке'}; {'учтён' if answer.counted else 'не учтён'}; {answer.day}"
    )
    for row in answer.rows:
        plan = row.plan.key if row.plan else "–"
        yield (
            f"    строка {row.filled.row} → {plan}{' целиком' if row.whole else ''}: "
            f"{row.status or '–'}, {row.day or '–'}, {'–' if row.value is None else row.value}"
        )
    for key, state in answer.states.items():
        value = "" if state.value is None else f", {state.value}"
        yield f"    {key} = {state.status or '–'}{', просрочено' if state.late else ''}{value}"


def _told_tally(tally: Tally) -> str:
    counts = " ".join(str(tally.of(each)) for each in Progress)
    return f"{counts}, всего {tally.total}, просрочено {tally.late}"


def _told_figures(figures: Figures) -> Iterator[str]:
    yield f"итого {_told_tally(figures.total)}"
    for measure in figures.measures:
        yield f"{measure.section}: {measure.measure.slug} {_told_tally(measure.tally)}"
    for who in figures.addressees:
        yield f"{who.addressee.id}{'' if who.answered else ' (не ответил)'} {_told_tally(who.tally)}"
    for each in figures.indicators:
        yield f"{each.row.key} цель {each.indicator.target} = {each.target}"
        yield from (f"    {value.addressee.id} {value.value} {value.reached}" for value in each.values)


def told_blank(blank: BlankForm) -> Iterator[str]:
    """A blank form with everything that stands in it."""
    who = blank.addressee
    yield f"{blank.id} {blank.roadmap_id} {blank.version} {blank.file_url}"
    yield f"«{blank.title}» для {who.id or '–'} «{who.name}» {who.party or '–'}; своих текстов {len(blank.digests)}"
    yield from blank.lines
    yield from (f"столбец {each.kind.value}: {each.title} ({each.hint})" for each in blank.columns)
    for row in blank.rows:
        asks = [name for name, on in (("статус", row.asks_status), ("значение", row.asks_value)) if on]
        head = (
            f"раздел «{row.title}»" if row.section else f"спрашивает {', '.join(asks)}{' в %' if row.percent else ''}"
        )
        yield f"{row.key}: {head}"
        yield from (f"    {kind.value}: {text}".replace("\n", "⏎") for kind, text in row.cells.items() if text)
    yield f"образцы: {'; '.join(each.title for each in blank.example_columns)}"
    yield from (f"    {' | '.join(row)}" for row in blank.examples)
    yield from (f"{what}: {how}" for what, how in blank.help)
