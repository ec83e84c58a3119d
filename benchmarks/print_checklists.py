"""How much longer than bare Typst a hundred checklists of forty measures take, and how long when nothing has changed.

Bare Typst gets the very same templates, data and QR codes, made beforehand, through one compiler of the same wheel:
what is left over is ours (views, JSON, the font's table, QR codes, content hashes, the store). Each way runs in a
process of its own, for the compiler remembers what it has set before. Processor time is compared: it does not
depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from macros.adapters.keeping.folder_store import FolderStore
from macros.exports.json_files import export_roadmap_json
from macros.exports.pdf import make_sheets
from macros.exports.pdf.compiler import SheetCompiler
from macros.exports.pdf.data import sheet_json
from macros.exports.pdf.qr import qr_svg
from macros.model.roadmap import TERM_CONTEXT, Roadmap
from macros.project import Project, SiteSettings
from macros.terms import TermContext
from macros.views.sheets.catalogue import NamedSheet
from macros.views.sheets.checklist import roadmap_checklist_sheet
from macros.views.sheets.edition import Edition
from macros.views.sheets.facts import SheetKind
from macros.views.urls import sheet_url

MOST = 1.5  # times bare Typst
WAYS = ("bare", "ours")
EDITION = Edition(date(2025, 2, 10))
TERMS = (
    "до 01.03.2025, далее – постоянно",
    "10.03.2025 – 14.03.2025",
    "1 раз в месяц",
    "в течение года (по мере необходимости)",
)


def main() -> int:
    """Print the figures; exit code 1 when the limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheets", type=int, default=100)
    parser.add_argument("--rows", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3, help="each way so many times, in turn; the best counts")
    parser.add_argument("--way", choices=WAYS, help="run one way and print its seconds as JSON")
    options = parser.parse_args()
    if options.way:
        print(json.dumps(_seconds(options.way, options.sheets, options.rows)))
        return 0
    rounds = [{way: _elsewhere(way, options) for way in WAYS} for _ in range(options.rounds)]
    bare = min(each["bare"]["made"] for each in rounds)
    made = min(each["ours"]["made"] for each in rounds)
    again = min(each["ours"]["unchanged"] for each in rounds)
    print(f"{options.sheets} checklists of {options.rows} measures, processor seconds, best of {options.rounds}:")
    print(f"  bare Typst        {bare:7.2f} s")
    print(f"  ours, all made    {made:7.2f} s   {made / bare:.2f} times bare Typst (limit {MOST})")
    print(f"  ours, unchanged   {again:7.2f} s   {again / made:.1%} of making them")
    return int(made / bare > MOST)


def _elsewhere(way: str, options: argparse.Namespace) -> dict[str, float]:
    command = [sys.executable, __file__, "--way", way, "--sheets", str(options.sheets), "--rows", str(options.rows)]
    done = subprocess.run(command, capture_output=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _seconds(way: str, sheets: int, rows: int) -> dict[str, float]:
    project = Project(
        settings=SiteSettings(site_url="https://school.example/section/", publisher="Министерство"),
        roadmaps=tuple(_roadmap(number, rows) for number in range(sheets)),
    )
    if way == "bare":
        return {"made": _timed(_bare(project))}
    with tempfile.TemporaryDirectory() as folder:
        store = FolderStore(Path(folder))
        return {"made": _timed(lambda: _whole(project, store)), "unchanged": _timed(lambda: _whole(project, store))}


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _sheets(project: Project) -> list[NamedSheet]:
    return [
        NamedSheet(
            sheet_url("roadmap", roadmap.id, SheetKind.CHECKLIST),
            SheetKind.CHECKLIST,
            roadmap_checklist_sheet(project, roadmap, EDITION),
            attached=roadmap,
        )
        for roadmap in project.roadmaps
    ]


def _whole(project: Project, store: FolderStore) -> None:
    made = make_sheets(project, _sheets(project), store)
    assert len(made.files) == len(project.roadmaps)  # noqa: S101


def _bare(project: Project) -> Callable[[], None]:
    """The compiler alone over what is ready for it."""
    inputs: Sequence[dict[str, Any]] = [
        {
            "data": sheet_json(sheet),
            "qr": qr_svg(sheet.view.head.url),
            "attachment": export_roadmap_json(project, roadmap).decode(),
            "attachment-name": f"{roadmap.id}.json",
        }
        for sheet, roadmap in zip(_sheets(project), project.roadmaps, strict=True)
    ]

    def compile_all() -> None:
        compiler = SheetCompiler()
        for each in inputs:
            assert compiler.compile(SheetKind.CHECKLIST, each, EDITION.day).pdf  # noqa: S101

    return compile_all


def _roadmap(number: int, rows: int) -> Roadmap:
    measures = [
        {
            "номер": f"{row // 10 + 1}.{row % 10 + 1}",
            "название": f"Организовать мероприятие {row} плана {number} для школ муниципалитета",
            "срок": TERMS[row % len(TERMS)],
            "ответственные": ["Руководители школ", "Муниципальный координатор"],
            "результаты": [f"Результат {row} плана {number} достигнут", "Отчёт направлен в министерство"][: row % 3],
        }
        for row in range(rows)
    ]
    sections = [
        {
            "номер": str(place + 1),
            "название": f"Раздел {place + 1}",
            "мероприятия": measures[place * 10 : place * 10 + 10],
        }
        for place in range((rows + 9) // 10)
    ]
    tree = {"ид": f"plan-{number}", "название": f"План {number}", "уровень": "муниципалитет", "разделы": sections}
    context = TermContext(date(2025, 1, 1), date(2025, 12, 31))
    return Roadmap.model_validate(tree, context={TERM_CONTEXT: context})


if __name__ == "__main__":
    raise SystemExit(main())
