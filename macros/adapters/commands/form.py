"""`metodichka form`: a report form as a workbook, for anybody, for a body or role, or one for each of a list."""

from __future__ import annotations

import difflib
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from macros.adapters.arguments import RussianParser
from macros.adapters.disk.whole_files import write_files
from macros.adapters.project_reader import read_whole_project
from macros.adapters.project_root import project_here
from macros.adapters.reporting.new_files import already_there
from macros.adapters.speech import say_diagnostics, summary
from macros.diagnostics import has_errors
from macros.exports.form_files import export_form
from macros.model.materials import ReportForm
from macros.model.parties import Party
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.reports.addressees import Addressee, read_addressees
from macros.reports.blank import blank_form, default_party, rows_for

EXIT_REFUSED, EXIT_USAGE = 1, 2


class UsageError(Exception):
    """Something in the call is wrong; the message is a Russian sentence."""


def run_form_command(argv: list[str]) -> int:
    """Write one form or many. Exit code 0, 1 (errors in the project), 2 (usage)."""
    options = _parser().parse_args(argv)
    root = project_here()
    read = read_whole_project(root)
    if has_errors(read.diagnostics):
        say_diagnostics(read.diagnostics, read.sources.texts)
        sys.stderr.write(f"\nФорма не сделана. {summary(read.diagnostics)}\n")
        return EXIT_REFUSED
    try:
        files = _forms(read.project, options)
        old = already_there(list(files), force=options.force)
        if old:
            raise UsageError(f"Файл «{old[0]}» уже есть. Укажите другое место в -o или добавьте --force.")
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_USAGE
    write_files(files)
    where = next(iter(files)) if len(files) == 1 else next(iter(files)).parent
    sys.stdout.write(f"Готово: «{where}»" + (f", форм: {len(files)}.\n" if len(files) > 1 else ".\n"))
    return 0


def _parser() -> RussianParser:
    parser = RussianParser("form", "Делает форму отчёта в XLSX: мероприятия адресата вписаны, остаётся заполнить.")
    parser.add_argument("id", metavar="ФОРМА", help="ид формы из docs/report-forms, например perm-2024")
    parser.add_argument("--for", dest="party", metavar="КТО", help="ид или любое название органа или роли")
    parser.add_argument(
        "--list", dest="list", type=Path, metavar="ФАЙЛ", help="список муниципалитетов (CSV): форма каждому"
    )
    parser.add_argument("-o", dest="out", type=Path, metavar="ФАЙЛ", help="куда записать; со списком – папка")
    parser.add_argument("--force", action="store_true", help="записать поверх того, что есть")
    return parser


def _forms(project: Project, options: Namespace) -> dict[Path, bytes]:
    form, roadmap = find_form(project, options.id)
    party = _party(project, options.party, roadmap) if options.party else None
    if options.list is not None:
        return _listed_forms(project, form, roadmap, party, options)
    if party is not None and not rows_for(project, form, roadmap, party):
        raise UsageError(f"В карте «{roadmap.name}» нет мероприятий, за которые отвечает «{party.name}».")
    out = options.out or Path(f"form-{form.id}{'-' + party.id if party else ''}.xlsx")
    return {_workbook_path(out): export_form(blank_form(project, form, roadmap, party))}


def _workbook_path(out: Path) -> Path:
    if out.is_dir():
        raise UsageError(f"«{out}» – папка. Укажите в -o имя файла: {out / 'form.xlsx'}")
    if out.suffix.casefold() != ".xlsx":
        raise UsageError(f"Форма бывает только в XLSX. Назовите файл «{out.with_suffix('.xlsx').name}».")
    return out


def _listed_forms(
    project: Project, form: ReportForm, roadmap: Roadmap, party: Party | None, options: Namespace
) -> dict[Path, bytes]:
    folder: Path = options.out or Path(f"forms-{form.id}")
    if folder.is_file():
        raise UsageError(f"«{folder}» – файл, а для списка нужна папка.")
    usual = party or default_party(project, form, roadmap)
    files: dict[Path, bytes] = {}
    for addressee in read_list(options.list):
        own = _party(project, addressee.party, roadmap) if addressee.party else usual
        if own is None:
            raise UsageError("Не понятно, чьи мероприятия вписать. Добавьте --for, например --for municipal-authority.")
        named = Addressee(addressee.id, addressee.name, own.id, addressee.other_names)
        if not rows_for(project, form, roadmap, own):
            raise UsageError(f"В карте «{roadmap.name}» нет мероприятий, за которые отвечает «{own.name}».")
        files[folder / f"{addressee.id}.xlsx"] = export_form(blank_form(project, form, roadmap, own, named))
    return files


def read_list(path: Path) -> tuple[Addressee, ...]:
    """The addressees of a list file. Raises UsageError with what is wrong in it."""
    try:
        found = read_addressees(path.read_bytes())
    except OSError as error:
        raise UsageError(f"Список «{path}» не открылся. Проверьте, на месте ли он.") from error
    if found.faults:
        raise UsageError(f"Список «{path}»: " + " ".join(found.faults[:5]))
    return found.addressees


def find_form(project: Project, form_id: str) -> tuple[ReportForm, Roadmap]:
    """The form with its roadmap. Raises UsageError with the nearest ids."""
    form = next((each for each in project.report_forms if each.id == form_id), None)
    if form is None:
        raise UsageError(f"Формы «{form_id}» нет. {_nearest(form_id, (each.id for each in project.report_forms))}")
    roadmap = project.roadmap(form.roadmap)
    if roadmap is None:
        raise UsageError(f"Карты «{form.roadmap}», о которой эта форма, нет в docs/roadmaps.")
    return form, roadmap


def _party(project: Project, name: str, roadmap: Roadmap) -> Party:
    registry = project.parties
    party = registry.get(name) or registry.find(name, roadmap.territory) or registry.find(name)
    if party is None:
        raise UsageError(f"Органа или роли «{name}» нет в реестре. {_nearest(name, (p.id for p in registry.parties))}")
    return party


def _nearest(name: str, known: Iterable[str]) -> str:
    options = sorted(known)
    near = difflib.get_close_matches(name, options, n=1, cutoff=0.5)
    if near:
        return f"Возможно, имелось в виду «{near[0]}»."
    return f"Есть: {', '.join(options[:12])}." if options else "Пока нет ни одной."
