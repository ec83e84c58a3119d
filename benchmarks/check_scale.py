"""How long `check` takes on a country's plans: from nothing, after an edit of one plan, and with nothing changed.

Seconds by the clock are what an editor waits, and depend on what else the machine does; processor seconds of the whole
process tree are what to compare. Memory is that of the whole tree at its fullest, what is shared counted once (Linux).

    python benchmarks/check_scale.py --roadmaps 1000 --rounds 5

With --program a checkout of another version can be measured beside this one, in turn.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generated_section import make_section, new_words
from measuring import Figures, measured, told

OURS = Path(__file__).resolve().parent.parent
MEASURES = 40
PAGES = 50


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--roadmaps", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5, help="medians of so many")
    parser.add_argument("--program", type=Path, action="append", default=[], help="another checkout, beside this one")
    options = parser.parse_args()
    programs = [*options.program, OURS]
    found: dict[tuple[Path, str], list[Figures]] = {}
    with tempfile.TemporaryDirectory(prefix="metodichka-check-") as name:
        section = Path(name) / "section"
        make_section(section, options.roadmaps, MEASURES, PAGES)
        for _ in range(options.rounds):
            for program in programs:
                for title, prepare in ways(section).items():
                    prepare()
                    found.setdefault((program, title), []).append(check(program, section))
    print(f"check: {options.roadmaps} планов по {MEASURES} мероприятий, {PAGES} страниц, медианы из {options.rounds}")
    for (program, title), figures in found.items():
        print(f"  {program.name + ', ' if len(programs) > 1 else ''}{title:<22} {told(figures)}")
    return 0


def ways(section: Path) -> dict[str, Callable[[], None]]:
    """What to do before each sort of check, in the order in which they follow each other."""

    def edit() -> None:
        plan = section / "docs" / "roadmaps" / "00000.yaml"
        plan.write_text(new_words(plan.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")

    return {
        "с чистого листа": lambda: shutil.rmtree(section / ".cache", ignore_errors=True),
        "правка одной карты": edit,
        "без изменений": lambda: None,
    }


def check(program: Path, section: Path) -> Figures:
    """One check of the section by the program. Raises CalledProcessError where it finds errors or fails."""
    return measured([sys.executable, "-m", "macros.cli", "check"], section, program)


if __name__ == "__main__":
    sys.exit(main())
