"""`metodichka check`: every diagnostic at once, without building anything."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.adapters.arguments import RussianParser
from macros.adapters.project_reader import read_whole_project
from macros.adapters.project_root import find_root
from macros.adapters.speech import NO_PROJECT, summary
from macros.diagnostics import has_errors
from macros.report import FORMATS


def run_check_command(argv: list[str]) -> int:
    """Check the project around the working directory. Exit code 0, 1 (errors), 2 (usage)."""
    parser = RussianParser("check", "Проверяет все материалы и показывает все ошибки сразу.")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="вид сообщений (text)")
    options = parser.parse_args(argv)
    root = find_root(Path.cwd())
    if root is None:
        sys.stderr.write(NO_PROJECT)
        return 2
    read = read_whole_project(root)
    output = FORMATS[options.format](read.diagnostics, read.sources.texts)
    if output:
        sys.stdout.write(output if output.endswith("\n") else output + "\n")
    if options.format == "text":
        project = read.project
        measures = sum(1 for roadmap in project.roadmaps for _ in roadmap.measures())
        sys.stdout.write(
            f"Проверено: дорожных карт – {len(project.roadmaps)}, мероприятий – {measures}, "
            f"страниц – {len(project.pages)}. {summary(read.diagnostics)}\n"
        )
    return 1 if has_errors(read.diagnostics) else 0
