"""`metodichka check`: every diagnostic at once, without building anything; on request mended, or only the new ones."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from macros.adapters.arguments import RussianParser, add_today
from macros.adapters.keeping.kept_check import CheckReport, check_name, kept_checks
from macros.adapters.project_root import project_here, settings_text
from macros.adapters.speech import NO_HISTORY_OF_GIT, summary
from macros.diagnostics import Diagnostic, has_errors, sort_diagnostics
from macros.messages import CATALOGUE
from macros.report import FORMATS
from macros.sources.files import SourceFiles, read_project
from macros.views.urls import error_url

if TYPE_CHECKING:  # they load the host, which a remembered check does without
    from macros.adapters.project_reader import ReadProject


def run_check_command(argv: list[str]) -> int:
    """Check the project around the working directory. Exit code 0, 1 (errors), 2 (usage)."""
    options = _parser().parse_args(argv)
    root = project_here()
    if options.fix or options.since or options.stale:
        return _check_specially(root, options)
    sources = read_project(root)
    kept, name = kept_checks(root), check_name(root, sources)
    report = kept.get(name)
    if report is None:
        report = _report(root, sources)
        kept.put(name, report)
    _print(report, sources.texts, options)
    return 1 if has_errors(report.diagnostics) else 0


def _report(root: Path, sources: SourceFiles) -> CheckReport:
    from macros.adapters.project_reader import read_whole_project

    return _of(read_whole_project(root, sources))


def _of(read: ReadProject, found: tuple[Diagnostic, ...] | None = None) -> CheckReport:
    project = read.project
    measures = sum(roadmap.gist.measures for roadmap in project.roadmaps)  # known without reading them whole
    told = read.diagnostics if found is None else found
    return CheckReport(told, len(project.roadmaps), measures, len(project.pages), project.settings.site_url)


def _check_specially(root: Path, options: Namespace) -> int:
    """With mending, or compared with another state, or with what has grown old."""
    from macros.adapters.fixing import fix_files
    from macros.adapters.git.repository import GitError, GitRepository
    from macros.adapters.project_reader import read_whole_project

    if options.since and not GitRepository(root).has_history():
        sys.stderr.write(f"{NO_HISTORY_OF_GIT}\n")
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
    _print(_of(read, found), read.sources.texts, options)
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
    from macros.adapters.git.base_diagnostics import brought_since
    from macros.adapters.settings import build_day
    from macros.checks.staleness import check_stale

    found = read.diagnostics
    if options.since:
        found = brought_since(read.root, options.since, found, read.sources.texts, read.project.settings)
    if options.stale:
        today = options.today or build_day(read.options)
        found = sort_diagnostics([*found, *check_stale(read.project.subject, today, read.menu)])
    return found


def _print(report: CheckReport, texts: Mapping[str, str], options: Namespace) -> None:
    shown = {**texts, **settings_text(project_here())} if report.diagnostics else texts
    output = FORMATS[options.format](report.diagnostics, shown, manual(report.site_url))
    if output:
        sys.stdout.write(output if output.endswith("\n") else output + "\n")
    if options.format == "text":
        sys.stdout.write(
            f"Проверено: дорожных карт – {report.roadmaps}, мероприятий – {report.measures}, "
            f"страниц – {report.pages}. {summary(report.diagnostics)}\n"
        )


def manual(site_url: str) -> Callable[[str], str]:
    """Where on the site a code is explained; nowhere for a site without an address or a code of another program."""
    return lambda code: site_url + error_url(code) if site_url and code in CATALOGUE else ""
