"""`metodichka offline`: the whole section as one archive for a USB stick. It appears whole or not at all."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from macros.adapters.arguments import RussianParser, add_today
from macros.adapters.building.build import build_site_to
from macros.adapters.disk.whole_files import write_file
from macros.adapters.offline.archive import FOLDER, archive, offline_files
from macros.adapters.project_root import project_here
from macros.adapters.speech import say_diagnostics, summary
from macros.diagnostics import has_errors
from macros.sources.files import read_project

_MEGABYTE = 1024 * 1024


def run_offline_command(argv: list[str]) -> int:
    """Build the project around the working directory and pack it. Exit code 0, 1 (errors), 2 (usage)."""
    parser = RussianParser("offline", "Собирает раздел в архив: он открывается с флешки, без сети и сервера.")
    parser.add_argument("-o", "--output", type=Path, default=Path("section.zip"), metavar="ФАЙЛ", help="куда записать")
    add_today(parser)
    options = parser.parse_args(argv)
    root = project_here()
    target: Path = options.output.resolve()
    if target.is_dir() or not target.parent.is_dir():
        sys.stderr.write(f"Сюда записать нельзя: «{options.output}». Назовите файл в папке, которая уже есть.\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="metodichka-offline-") as folder:
        site = Path(folder) / "site"
        diagnostics = build_site_to(root, site, today=options.today)
        say_diagnostics(diagnostics, read_project(root).texts)
        if has_errors(diagnostics):
            sys.stderr.write(f"\nАрхив не собран. {summary(diagnostics)}\n")
            return 1
        content = archive(offline_files(site))
    write_file(target, content)
    size = f"{len(content) / _MEGABYTE:.1f}".replace(".", ",")
    sys.stdout.write(
        f"Раздел собран в «{options.output}» ({size} МБ). Распакуйте архив и откройте файл "
        f"«{FOLDER}/index.html». {summary(diagnostics)}\n"
    )
    return 0
