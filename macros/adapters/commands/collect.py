"""`metodichka collect`: a folder of filled forms → one workbook for the ministry and figures for the site."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from macros.adapters.arguments import RussianParser, day_argument
from macros.adapters.building.progress import ProgressBar
from macros.adapters.commands.form import UsageError, find_form, read_list
from macros.adapters.disk.whole_files import write_files
from macros.adapters.project_reader import ReadProject, read_whole_project
from macros.adapters.project_root import project_here
from macros.adapters.reporting.folder import AnswerFiles, answer_files
from macros.adapters.reporting.new_files import already_there
from macros.adapters.reporting.pool import Opened, open_all
from macros.adapters.reporting.words import collected_words
from macros.adapters.settings import build_day
from macros.adapters.speech import say_diagnostics, summary
from macros.diagnostics import has_errors
from macros.exports.consolidated_files import export_consolidation
from macros.importers.forms import FormWorkbook
from macros.importers.refusals import Refusal
from macros.model.materials import ReportForm
from macros.reports.aggregate import monitoring_yaml
from macros.reports.answers import ReportRound
from macros.reports.columns import form_columns
from macros.reports.consolidation import Consolidation, RefusedFile, consolidate
from macros.reports.filled import form_id_of, read_filled

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def run_collect_command(argv: list[str]) -> int:
    """Collect a folder. Exit code 0, 1 (errors in the project, nothing to collect), 2 (usage)."""
    options = _parser().parse_args(argv)
    root = project_here()
    read = read_whole_project(root)
    if has_errors(read.diagnostics):
        say_diagnostics(read.diagnostics, read.sources.texts)
        sys.stderr.write(f"\nОтчёты не собраны. {summary(read.diagnostics)}\n")
        return 1
    try:
        return _collect(read, options)
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return 2


def _parser() -> RussianParser:
    parser = RussianParser("collect", "Сводит заполненные формы из папки в один отчёт и показывает, что в них не так.")
    parser.add_argument("folder", type=Path, metavar="ПАПКА", help="папка с присланными файлами, вложенные папки тоже")
    parser.add_argument("-o", dest="out", type=Path, required=True, metavar="ФАЙЛ", help="сводный отчёт, .xlsx")
    parser.add_argument("--form", metavar="ФОРМА", help="ид формы; обычно она известна из самих файлов")
    parser.add_argument("--list", dest="list", type=Path, metavar="ФАЙЛ", help="кто должен ответить (CSV с названиями)")
    parser.add_argument("--aggregate", type=Path, metavar="ФАЙЛ", help="показатели для сайта: docs/monitoring/имя.yaml")
    parser.add_argument("--date", type=day_argument, metavar="ДАТА", help="на какой день показатели: 2024-12-01")
    parser.add_argument("--force", action="store_true", help="записать поверх того, что есть")
    return parser


def _collect(read: ReadProject, options: Namespace) -> int:
    _check_outputs(options)
    listed = read_list(options.list) if options.list else ()
    outputs = [path for path in (options.out, options.aggregate) if path is not None]
    files = _files(options.folder, outputs)
    opened = _opened(files)
    form, roadmap = find_form(read.project, options.form or _form_of(opened, read.project.report_forms))
    day = options.date or build_day(read.options)
    columns = form_columns(form)
    filled = [
        read_filled(name, book, columns)
        for (name, _), book in zip(files.workbooks, opened, strict=True)
        if isinstance(book, FormWorkbook)
    ]
    refused = [*files.refused, *_refused(files, opened)]
    consolidation = consolidate(ReportRound(read.project, form, roadmap, day, listed), filled, refused)
    if not consolidation.answers:
        for each in consolidation.remarks[:20]:
            sys.stderr.write(f"  {each.file}: {each.message}\n")
        raise UsageError(f"В папке «{options.folder}» нет ни одной заполненной формы. Ничего не записано.")
    _write(consolidation, options)
    sys.stdout.write(collected_words(consolidation, files.annexes, options.out, options.aggregate))
    return 0


def _check_outputs(options: Namespace) -> None:
    if not options.folder.is_dir():
        raise UsageError(f"Папки «{options.folder}» нет.")
    if options.out.suffix.casefold() != ".xlsx":
        raise UsageError(f"Сводный отчёт бывает только в XLSX. Назовите файл «{options.out.stem}.xlsx».")
    if options.aggregate and (
        options.aggregate.suffix != ".yaml"
        or not _SLUG.fullmatch(options.aggregate.stem)
        or len(options.aggregate.stem) > 64
    ):
        raise UsageError("Файл показателей называют латиницей: docs/monitoring/perm-2024.yaml")
    old = already_there([p for p in (options.out, options.aggregate) if p is not None], force=options.force)
    if old:
        raise UsageError(f"Файл «{old[0]}» уже есть. Укажите другой или добавьте --force.")


def _files(folder: Path, outputs: Sequence[Path]) -> AnswerFiles:
    files = answer_files(folder, outputs)
    if not files.workbooks:
        raise UsageError(
            f"В папке «{folder}» нет файлов .xlsx." + "".join(f"\n  {r.file}: {r.words}" for r in files.refused[:10])
        )
    return files


def _opened(files: AnswerFiles) -> list[Opened]:
    with ProgressBar(len(files.workbooks), "Читаю формы") as bar:
        return open_all([path for _, path in files.workbooks], bar.show)


def _form_of(opened: Sequence[Opened], forms: Sequence[ReportForm]) -> str:
    """The form that most files name; with nothing named, the only one that the section has."""
    known = {form.id for form in forms}
    named = Counter(name for book in opened if isinstance(book, FormWorkbook) and (name := form_id_of(book)) in known)
    if named:
        return min(named, key=lambda name: (-named[name], name))
    if len(forms) == 1:
        return forms[0].id
    raise UsageError("По файлам не понять, какая это форма. Укажите её: --form perm-2024")


def _refused(files: AnswerFiles, opened: Sequence[Opened]) -> list[RefusedFile]:
    return [
        RefusedFile(name, book.reason, book.remedy)
        for (name, _), book in zip(files.workbooks, opened, strict=True)
        if isinstance(book, Refusal)
    ]


def _write(consolidation: Consolidation, options: Namespace) -> None:
    contents = {options.out: export_consolidation(consolidation)}
    if options.aggregate:
        contents[options.aggregate] = monitoring_yaml(consolidation, options.aggregate.stem)
    write_files(contents)
