"""`metodichka build`: the site into a folder, with the diagnostics said or written to a file."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from macros.adapters.arguments import RussianParser, add_today
from macros.adapters.building.rebuild import Unchanged, rebuild_site
from macros.adapters.disk.file_lock import BusyError, file_lock
from macros.adapters.project_root import project_here, settings_text
from macros.adapters.speech import say_diagnostics, summary
from macros.diagnostics import has_errors
from macros.report import format_json
from macros.sources.files import read_project

LOCKS = ".cache/locks"
LONGEST_WAIT = 600.0  # seconds; the first sheets of a country's plans take as long


def run_build_command(argv: list[str]) -> int:
    """Build the project around the working directory. Exit code 0, 1 (errors), 2 (usage)."""
    parser = RussianParser("build", "Собирает сайт в папку.")
    parser.add_argument("--site-dir", type=Path, default=Path("site"), metavar="ПАПКА", help="куда собрать (site)")
    parser.add_argument("--diagnostics", type=Path, metavar="ФАЙЛ", help="записать сообщения об ошибках в JSON")
    add_today(parser)
    parser.add_argument(
        "--by-clock", action="store_true", help="сегодняшний день – по часам, как в предпросмотре; иначе день коммита"
    )
    parser.add_argument("--no-sheets", action="store_true", help="без листов для печати: так быстрее")
    parser.add_argument("--profile", action="store_true", help="показать, на что ушло время")
    options = parser.parse_args(argv)
    root = project_here()
    started = time.monotonic()
    try:
        with _alone(root, options.site_dir):
            built = rebuild_site(
                root, root / options.site_dir, today=options.today, live=options.by_clock, sheets=not options.no_sheets
            )
    except BusyError:
        sys.stderr.write(f"В «{options.site_dir}» всё ещё собирает сайт другая команда: дождитесь её и повторите.\n")
        return 2
    if isinstance(built, Unchanged):
        if options.diagnostics:
            options.diagnostics.write_text(format_json(()), encoding="utf-8")
        sys.stdout.write(
            f"Ничего не изменилось: в «{options.site_dir}» сайт этих же материалов, {_counts(built.paths)}.\n"
        )
        return 0
    diagnostics = built.diagnostics
    if options.diagnostics:
        options.diagnostics.write_text(format_json(diagnostics), encoding="utf-8")
    say_diagnostics(diagnostics, {**read_project(root).texts, **settings_text(root)} if diagnostics else {})
    if has_errors(diagnostics):
        sys.stderr.write(f"\nСайт не собран. {summary(diagnostics)}\n")
        return 1
    if built.by_clock:
        from macros.adapters.building.version_day import BY_CLOCK

        sys.stderr.write(BY_CLOCK)
    seconds = time.monotonic() - started
    kept = f", из прежней сборки – {built.reused}" if built.reused else ""
    sys.stdout.write(
        f"Сайт собран в «{options.site_dir}» за {f'{seconds:.1f}'.replace('.', ',')}\u00a0с: "
        f"{_counts(built.paths)}{kept}. {summary(diagnostics)}\n"
    )
    if options.profile:
        sys.stdout.write(built.times.table(seconds))
    return 0


@contextmanager
def _alone(root: Path, site: Path) -> Iterator[None]:
    """Let no other command build into the same folder meanwhile. Raises BusyError after ten minutes."""
    locks = root / LOCKS
    name = hashlib.sha256(os.fsencode((root / site).resolve())).hexdigest()[:16]
    with ExitStack() as held:
        with suppress(OSError):  # where nothing can be kept, nobody is asked
            locks.mkdir(parents=True, exist_ok=True)
            held.enter_context(file_lock(locks / name, LONGEST_WAIT, lambda: _say_waiting(site)))
        yield


def _say_waiting(site: Path) -> None:
    sys.stderr.write(f"В «{site}» уже собирает сайт другая команда: жду её.\n")


def _counts(paths: Collection[str]) -> str:
    pages = sum(path.endswith(".html") for path in paths)
    return f"страниц – {pages}, других файлов – {len(paths) - pages}"
