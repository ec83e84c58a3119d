"""`metodichka check`: every diagnostic at once, without building anything; on request mended, or only the new ones."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from macros.adapters.arguments import RussianParser, add_today
from macros.adapters.fixing import fix_files
from macros.adapters.git.base_diagnostics import brought_since
from macros.adapters.git.repository import GitError
from macros.adapters.project_reader import ReadProject, read_whole_project
from macros.adapters.project_root import find_root
from macros.adapters.settings import build_day
from macros.adapters.speech import NO_PROJECT, summary
from macros.checks.staleness import check_stale
from macros.diagnostics import Diagnostic, has_errors, sort_diagnostics
from macros.messages import CATALOGUE
from macros.report import FORMATS
from macros.views.urls import error_url


def run_check_command(argv: list[str]) -> int:
    """Check the project around the working directory. Exit code 0, 1 (errors), 2 (usage)."""
    options = _parser().parse_args(argv)
    root = find_root(Path.cwd())
    if root is None:
        sys.stderr.write(NO_PROJECT)
        return 2
    read = read_whole_project(root)
    if options.fix:
        fix_files(read, sys.stdout if options.format == "text" else sys.stderr)
        read = read_whole_project(root)
    try:
        found = _wanted(read, options)
    except GitError:
        sys.stderr.write(
            f"Не удалось прочитать из git состояние «{options.since}»: проверьте имя ветки или метки. "
            "В CI забирайте всю историю (глубина 0).\n"
        )
        return 2
    _print(read, found, options)
    return 1 if has_errors(found) else 0


def _parser() -> RussianParser:
    parser = RussianParser("check", "Проверяет все материалы и показывает все ошибки сразу.")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="вид сообщений (text)")
    parser.add_argument("--fix", action="store_true", help="исправить то, в чём нет сомнений, и показать исправленное")
    parser.add_argument(
        "--since", metavar="СОСТОЯНИЕ", help="только то, чего не было в этой ветке, метке или правке git: main"
    )
    parser.add_argument("--stale", action="store_true", help="показать и то, что пора перечитать или убрать")
    add_today(parser)
    return parser


def _wanted(read: ReadProject, options: Namespace) -> tuple[Diagnostic, ...]:
    found = read.diagnostics
    if options.since:
        found = brought_since(read.root, options.since, found, read.sources.texts, read.project.settings)
    if options.stale:
        today = options.today or build_day(read.options)
        found = sort_diagnostics([*found, *check_stale(read.project.subject, today, read.menu)])
    return found


def _print(read: ReadProject, found: Sequence[Diagnostic], options: Namespace) -> None:
    output = FORMATS[options.format](found, read.sources.texts, manual(read.project.settings.site_url))
    if output:
        sys.stdout.write(output if output.endswith("\n") else output + "\n")
    if options.format == "text":
        project = read.project
        measures = sum(1 for roadmap in project.roadmaps for _ in roadmap.measures())
        sys.stdout.write(
            f"Проверено: дорожных карт – {len(project.roadmaps)}, мероприятий – {measures}, "
            f"страниц – {len(project.pages)}. {summary(found)}\n"
        )


def manual(site_url: str) -> Callable[[str], str]:
    """Where on the site a code is explained; nowhere for a site without an address or a code of another program."""
    return lambda code: site_url + error_url(code) if site_url and code in CATALOGUE else ""
