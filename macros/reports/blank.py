"""A blank form: everything that stands in it, decided; the writer of the workbook only places it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.materials import ReportForm
from macros.model.parties import Party
from macros.model.roadmap import Level, Mentions, Roadmap
from macros.project import Project
from macros.reports.addressees import Addressee
from macros.reports.columns import Column, ColumnKind, form_columns
from macros.reports.plan import PlanRow, plan_rows, plan_version
from macros.reports.scope import answers_for, reporting_parties, scope_of
from macros.reports.statuses import ReportStatus
from macros.views.term import term_reading
from macros.views.urls import form_file_url
from macros.views.wording import NBSP, counted

REPORT_SHEET, EXAMPLES_SHEET, HELP_SHEET, HIDDEN_SHEET = "Отчёт", "Образцы", "Как заполнить", "metodichka"
FORM_FORMAT = "1"  # of the hidden sheet; changes when an older form would be read wrongly
WHO_LABEL, DAY_LABEL = "Муниципалитет или организация", "Отчёт составлен на день"
SECTION_KEY = "§"
EXAMPLES_TITLE = "Так заполняют строки. Это образцы: сюда ничего писать не нужно."
GUARD = "'"  # exports put it in front of a text that a spreadsheet would run

RESULT_ROWS = ("строка", "строки", "строк")


@dataclass(frozen=True, slots=True)
class BlankRow:
    """A row of the table. `cells` go by column kind and are locked; a section's row has its title only.

    `asks_status` and `asks_value` say what a person fills in besides; `percent` narrows the value.
    """

    key: str
    cells: dict[ColumnKind, str]
    section: bool = False
    title: str = ""
    asks_status: bool = True
    asks_value: bool = False
    percent: bool = False


@dataclass(frozen=True, slots=True)
class BlankForm:
    """One form for one addressee; a form for anybody has an addressee without a name."""

    id: str
    roadmap_id: str
    version: str
    title: str
    lines: tuple[str, ...]
    addressee: Addressee
    columns: tuple[Column, ...]
    rows: tuple[BlankRow, ...]
    example_columns: tuple[Column, ...]
    examples: tuple[tuple[str, ...], ...]
    help: tuple[tuple[str, str], ...]
    file_url: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The rows that are to come back."""
        return tuple(row.key for row in self.rows if not row.section)

    @property
    def digests(self) -> tuple[str, ...]:
        """Of every text that we put into the workbook outside the rows, so that it is known when it comes back."""
        return tuple(sorted({text_digest(text) for text in self._texts() if text}))

    def _texts(self) -> Iterator[str]:
        yield from (self.title, *self.lines, self.addressee.name, WHO_LABEL, DAY_LABEL, EXAMPLES_TITLE, HELP_SHEET)
        yield from (row.title for row in self.rows)
        yield from (column.title for column in self.columns)
        yield from (text for row in (*self.help, *self.examples) for text in row)


def text_digest(text: str) -> str:
    """Eight signs for a text of our own, by which a form that comes back knows its own words from a person's."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def unguarded(text: str) -> str:
    """A cell's text without the apostrophe that our own writer may have put in front."""
    return text.removeprefix(GUARD)


ANYBODY = Addressee("", "")


def blank_form(
    project: Project, form: ReportForm, roadmap: Roadmap, party: Party | None = None, addressee: Addressee = ANYBODY
) -> BlankForm:
    """The form with the rows for which `party` answers, or with all rows; `roadmap` is the one that the form names."""
    rows = rows_for(project, form, roadmap, party)
    return BlankForm(
        id=form.id,
        roadmap_id=roadmap.id,
        version=plan_version(roadmap),
        title=form.title,
        lines=_lines(form, roadmap, rows),
        addressee=_named(addressee, party),
        columns=form_columns(form),
        rows=tuple(_blank_rows(roadmap, rows, _named(addressee, party).name)),
        example_columns=tuple(form_columns_of_annex(form)),
        examples=form.examples,
        help=_help(form),
        file_url=form_file_url(form.id),
    )


def form_columns_of_annex(form: ReportForm) -> tuple[Column, ...]:
    """The annex's own columns, for the worked examples."""
    titles = {column.title for column in form.columns}
    return tuple(column for column in form_columns(form) if column.title in titles)


def rows_for(project: Project, form: ReportForm, roadmap: Roadmap, party: Party | None) -> tuple[PlanRow, ...]:
    """The plan's rows for which the party answers; all rows without a party."""
    rows = plan_rows(roadmap)
    if party is None:
        return rows
    scope = scope_of(party, project.parties, reporting_parties(project, form, roadmap))
    return tuple(row for row in rows if answers_for(row.owners, scope, project.parties, roadmap.territory))


def default_party(project: Project, form: ReportForm, roadmap: Roadmap) -> Party | None:
    """Whom a list of municipalities means: the only reporting party of that level."""
    found = [each for each in reporting_parties(project, form, roadmap) if each.level is Level.MUNICIPALITY]
    return found[0] if len(found) == 1 else None


def _named(addressee: Addressee, party: Party | None) -> Addressee:
    """A body of a territory is one and needs no list; a «МОУО» is many, and its name is filled in by hand."""
    if addressee.name or party is None:
        return addressee
    return Addressee(party.id, party.name if party.territory else "", party.id)


def _blank_rows(roadmap: Roadmap, rows: tuple[PlanRow, ...], who: str) -> list[BlankRow]:
    found: list[BlankRow] = []
    section = ""
    for row in rows:
        if row.section != section:
            section = row.section
            found.append(BlankRow(f"{roadmap.id}/{SECTION_KEY}", {}, True, section, asks_status=False))
        cells = {
            ColumnKind.ADDRESSEE: who,
            ColumnKind.TITLE: row.measure.title,
            ColumnKind.NUMBER: row.measure.number.rstrip("."),
            ColumnKind.TERM: term_words(row),
            ColumnKind.EXPECTED: row.expected,
            ColumnKind.INDICATOR: row.asked,
        }
        asks_value = row.indicator is not None
        found.append(BlankRow(row.key, cells, False, "", row.main, asks_value, row.percent))
    return found


def term_words(row: PlanRow) -> str:
    """The term as written, our reading of it, and who is responsible, on lines of their own."""
    term = row.term
    reading = term_reading(term) if term else ""
    lines = [term.text if term else "срок в карте не указан", f"({reading})" if reading else "", _people(row.owners)]
    return "\n".join(line for line in lines if line)


def _people(owners: Mentions) -> str:
    return "Отвечают: " + ", ".join(each.name for each in owners) if owners else ""


def _lines(form: ReportForm, roadmap: Roadmap, rows: tuple[PlanRow, ...]) -> tuple[str, ...]:
    to = ", ".join(each.name for each in form.to)
    return (roadmap.title, f"Сдать: {form.when}, кому: {to}. В форме {counted(len(rows), RESULT_ROWS)}.")


def _help(form: ReportForm) -> tuple[tuple[str, str], ...]:
    """Two columns: what, and how it is filled in."""
    statuses = ", ".join(f"«{each.value}»" for each in ReportStatus)
    own = [(column.title, column.hint) for column in form_columns(form) if column.hint]
    return (
        ("С чего начать", f"Впишите вверху листа «{REPORT_SHEET}» свой муниципалитет или организацию и день отчёта."),
        ("Где писать", "Пишите в белых ячейках. Серые взяты из дорожной карты, они закрыты от случайной правки."),
        *own,
        ("Статусы", f"Их четыре: {statuses}. Если не требуется – объясните почему в столбце о сделанном."),
        ("Несколько результатов", "У каждого результата своя строка. Не удаляйте строки: пустая строка – тоже ответ."),
        ("Ещё строка", "Если не хватило места, добавьте строку ниже и повторите в ней номер пункта."),
        ("Личные данные", "Фамилии, телефоны, личную почту и СНИЛС не пишите: хватит должности и номера приказа."),
        ("Формулы и макросы", "Не нужны. Ссылки вставляйте текстом, документы прикладывайте отдельными файлами."),
        ("Сохранение", f"Сохраняйте в формате XLSX – в Excel, LibreOffice или «МойОфис». Имя файла{NBSP}– любое."),
        *(("Требования карты", line) for line in form.how),
    )
