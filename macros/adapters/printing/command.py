"""`metodichka print`: chooses sheets, makes them, writes them whole."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from macros.adapters.arguments import RussianParser, add_today, day_argument
from macros.adapters.building.progress import spread_in_sight
from macros.adapters.building.sheet_faults import fault_diagnostics
from macros.adapters.building.version_day import site_edition
from macros.adapters.disk.whole_files import write_file
from macros.adapters.keeping.kept_sheets import sheet_store
from macros.adapters.printing.choosing import Order, RefusedError, choose_sheets
from macros.adapters.project_reader import ReadProject, read_whole_project
from macros.adapters.project_root import project_here
from macros.adapters.settings import build_day
from macros.adapters.speech import say_diagnostics, summary
from macros.diagnostics import has_errors, sort_diagnostics
from macros.exports.pdf import MadeSheets, make_sheets
from macros.loading.words import did_you_mean, suggest
from macros.views.downloads import file_size
from macros.views.sheets.catalogue import NamedSheet
from macros.views.sheets.facts import SheetKind
from macros.views.wording import NBSP

_DESCRIPTION = (
    "Печатает в PDF: чек-лист (checklist), лист совещания (meeting), официальный вид\n"
    "карты (official), лист ведущего (speech) или памятку (handout)."
)
_EXAMPLES = """\
примеры:
  metodichka print checklist perm-2024
  metodichka print checklist perm-2024 --section 2 --large
  metodichka print checklist --party "Школьный координатор"
  metodichka print checklist --instruction school-admin-rights
  metodichka print meeting municipal-2025 --today 2025-02-10 --until 2025-03-10
  metodichka print official perm-2024 -o карта.pdf
  metodichka print --all -o листы/
"""


def run_print_command(argv: list[str]) -> int:
    """Print from the project around the working directory. Exit code 0, 1 (errors, nothing to print), 2 (usage)."""
    parser = _parser()
    options = _with_whole_name(parser, argv)
    root = project_here()
    kind, name = _kind_and_name(options.kind, options.name)
    if kind is None and options.name and (meant := suggest(options.kind, list(SheetKind))):
        parser.error(f"вида «{options.kind}» нет; {did_you_mean(meant, options.kind)}")
    if kind is None and not (name or options.party or options.instruction or options.whole):
        parser.error("не сказано, что печатать")
    read = read_whole_project(root)
    say_diagnostics(read.diagnostics, read.sources.texts)
    if has_errors(read.diagnostics):
        sys.stderr.write(f"\nНичего не напечатано. {summary(read.diagnostics)}\n")
        return 1
    order = Order(
        kind=kind,
        name=name,
        day=options.today or build_day(read.options),
        party=options.party,
        section=options.section,
        instruction=options.instruction,
        until=options.until,
        since=options.since,
        large=options.large,
        whole=options.whole,
    )
    return _print(read, order, options.output)


def _parser() -> RussianParser:
    parser = RussianParser("print", _DESCRIPTION)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EXAMPLES
    parser.add_argument("kind", nargs="?", default="", metavar="ВИД", help="что печатать: " + ", ".join(SheetKind))
    parser.add_argument("name", nargs="?", default="", metavar="ИД", help="ид карты или речевого модуля")
    parser.add_argument("--party", default="", metavar="КТО", help="орган или роль: ид или название")
    parser.add_argument("--section", default="", metavar="N", help="только этот раздел карты")
    parser.add_argument("--instruction", default="", metavar="ИД", help="чек-лист инструкции")
    parser.add_argument("--until", type=day_argument, metavar="ДАТА", help="день следующего совещания")
    parser.add_argument("--since", type=day_argument, metavar="ДАТА", help="день прошлого совещания")
    parser.add_argument("--large", action="store_true", help="крупным шрифтом: 18 пунктов и больше")
    parser.add_argument("--all", action="store_true", dest="whole", help="все листы этого вида или всех видов")
    parser.add_argument("-o", "--output", default="", metavar="КУДА", help="файл .pdf или папка; без этого – сюда")
    add_today(parser)
    return parser


def _with_whole_name(parser: RussianParser, argv: list[str]) -> argparse.Namespace:
    """The words of the call; a Russian name may be typed in several words without quotes."""
    options, more = parser.parse_known_args(argv)
    if more and any(word.isascii() for word in (options.name, *more)):
        parser.error(f"unrecognized arguments: {' '.join(more)}")
    options.name = " ".join((options.name, *more))
    return options


def _kind_and_name(first: str, second: str) -> tuple[SheetKind | None, str]:
    """`print perm-2024` means its checklist: a first word that is no kind is the name."""
    if first in set(SheetKind):
        return SheetKind(first), second
    return None, first if not second else f"{first} {second}"


def _print(read: ReadProject, order: Order, output: str) -> int:
    edition = site_edition(read.root, read.options.time_zone, order.day)
    try:
        sheets = choose_sheets(read.project, order, edition)
        paths = _paths(sheets, output)
    except RefusedError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2 if refusal.usage else 1
    made = make_sheets(read.project, sheets, sheet_store(read.root), spread_in_sight("Листы"))
    if made.faults:
        found = sort_diagnostics(fault_diagnostics(made.faults, read.sources.texts))
        say_diagnostics(found, read.sources.texts)
        sys.stderr.write(f"\nНичего не записано. {summary(found)}\n")
        return 1
    _write(made, paths)
    return 0


def _paths(sheets: tuple[NamedSheet, ...], output: str) -> Mapping[str, Path]:
    """Where each sheet goes. One sheet may go into a named file, several only into a folder."""
    target = Path(output or ".")
    if target.suffix.lower() == ".pdf" and not target.is_dir():
        if len(sheets) > 1:
            raise RefusedError(f"Листов {len(sheets)}: для них нужна папка, а «{output}» – имя файла.")
        return {sheets[0].path: target}
    if target.exists() and not target.is_dir():
        raise RefusedError(f"«{output}» – не папка и не файл .pdf.")
    return {sheet.path: target / sheet.path for sheet in sheets}


def _write(made: MadeSheets, paths: Mapping[str, Path]) -> None:
    facts = made.catalogue
    for name, data in made.files.items():
        write_file(paths[name], data)
    if len(paths) == 1:
        ((name, path),) = paths.items()
        size = file_size(facts[name].size)
        sys.stdout.write(f"Напечатано в «{path}» ({facts[name].pages}{NBSP}стр., {size}).\n")
        return
    folder = next(iter(paths.values())).parent
    pages = sum(each.pages for each in facts.values())
    size = file_size(sum(each.size for each in facts.values()))
    sys.stdout.write(f"Напечатано в «{folder}»: файлов {len(paths)}, {pages}{NBSP}стр., {size}.\n")
