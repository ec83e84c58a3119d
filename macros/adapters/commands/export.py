"""`metodichka export`: one roadmap as a Word document, a workbook, CSV or JSON."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.adapters.arguments import RussianParser
from macros.adapters.disk.whole_files import write_file
from macros.adapters.project_reader import read_whole_project
from macros.adapters.project_root import project_here
from macros.adapters.speech import say_diagnostics, summary
from macros.diagnostics import has_errors
from macros.exports.csv_files import export_roadmap_csv
from macros.exports.docx_files import export_roadmap_docx
from macros.exports.json_files import export_roadmap_json
from macros.exports.xlsx_files import export_roadmap_xlsx
from macros.model.roadmap import Roadmap
from macros.project import Project

FORMATS = ("docx", "xlsx", "csv", "json")


def run_export_command(argv: list[str]) -> int:
    """Write one roadmap to one file. Exit code 0, 1 (errors in the project), 2 (usage)."""
    parser = RussianParser(
        "export", "Выгружает дорожную карту: Word – официальный вид, Excel – с фильтрами, CSV, JSON."
    )
    parser.add_argument("id", metavar="ИД", help="ид дорожной карты")
    parser.add_argument("--format", choices=FORMATS, required=True, metavar="ВИД", help=", ".join(FORMATS))
    parser.add_argument(
        "-o", "--output", type=Path, metavar="ФАЙЛ", help="куда записать; без него – ИД.ВИД в этой папке"
    )
    parser.add_argument("--force", action="store_true", help="заменить существующий файл")
    options = parser.parse_args(argv)
    root = project_here()
    read = read_whole_project(root)
    roadmap = read.project.roadmap(options.id)
    if roadmap is None:
        sys.stderr.write(_unknown(read.project, options.id))
        return 2
    target: Path = options.output or Path(f"{roadmap.id}.{options.format}")
    if target.exists() and not options.force:
        sys.stderr.write(f"Файл «{target}» уже есть. Укажите другое имя или --force, чтобы заменить его.\n")
        return 2
    if has_errors(read.diagnostics):
        say_diagnostics(read.diagnostics, read.sources.texts)
        sys.stderr.write(f"\nНичего не выгружено. {summary(read.diagnostics)}\n")
        return 1
    write_file(target, _bytes(read.project, roadmap, options.format))
    sys.stdout.write(f"Выгружено в «{target}»: {roadmap.name}\n")
    return 0


def _bytes(project: Project, roadmap: Roadmap, kind: str) -> bytes:
    if kind == "docx":
        return export_roadmap_docx(roadmap)
    if kind == "xlsx":
        return export_roadmap_xlsx(roadmap)
    return export_roadmap_csv(project, roadmap) if kind == "csv" else export_roadmap_json(project, roadmap)


def _unknown(project: Project, wanted: str) -> str:
    known = ", ".join(roadmap.id for roadmap in project.roadmaps) or "ни одной"
    return f"Дорожной карты «{wanted}» нет. Есть: {known}.\n"
