"""How long a country's plans take to build: ours beside Hugo and beside plain mkdocs with mkdocs-macros.

All three get the same plans and fifty Markdown pages, and all start from nothing. Ours also makes timelines,
checklists, pages for every party, JSON, CSV, calendars and the search; the others one page with a table for each plan.
So ours is also built with those tables alone (`roadmap_pages.py`), all that is read and checked being the same.
Processor seconds of the whole process tree are what to compare: they do not depend on what else the machine does.
Ours is built again, too: after new words in one plan, a new term in one, an edit of one page, and with nothing changed.

    python benchmarks/site_scale.py --roadmaps 200 --rounds 3

How time and memory grow with the number of plans (1.2 gigabytes of pages for each thousand):

    python benchmarks/site_scale.py --growth 100 1000 10000 --rounds 1

Hugo is taken from the PATH. mkdocs-macros is installed into an environment of its own (network); --without leaves out.
"""

from __future__ import annotations

import argparse
import math
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generated_section import make_section, new_line, new_term, new_words, page_markdown, plan, plan_yaml
from measuring import Figures, measured, told

PROGRAM = Path(__file__).resolve().parent.parent
DAY = "2025-02-10"
BUILD = [sys.executable, "-m", "macros.cli", "build", f"--today={DAY}", "--no-sheets"]
MEASURES = 40
PLAN, PAGE = "docs/roadmaps/00000.yaml", "docs/notes/note-000.md"
PAGES = 50
TABLES = [sys.executable, str(PROGRAM / "benchmarks" / "roadmap_pages.py"), DAY]
PEERS = {"hugo": "Hugo", "macros": "mkdocs-macros"}
MACROS_PACKAGES = ("mkdocs-material==9.8.1", "mkdocs-macros-plugin>=1.3", "pyyaml")

HUGO_TABLE = """{{ $plan := index site.Data.plans .Params.plan }}
<!doctype html><html lang="ru"><head><meta charset="utf-8">
<title>{{ .Title }}</title></head><body><h1>{{ index $plan "название" }}</h1>
{{ range index $plan "разделы" }}<h2>{{ index . "название" }}</h2><table>
{{ range index . "мероприятия" }}<tr><td>{{ index . "номер" }}</td><td>{{ index . "название" }}</td>
<td>{{ index . "срок" }}</td><td>{{ delimit (index . "ответственные") ", " }}</td>
<td>{{ delimit (index . "участники") ", " }}</td>
<td>{{ range index . "результаты" }}<p>{{ . }}</p>{{ end }}</td><td>{{ delimit (index . "системы") ", " }}</td></tr>
{{ end }}</table>{{ end }}</body></html>
"""
HUGO_PAGE = """<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>{{ .Content }}</body></html>
"""
MACROS_TABLE = """
from pathlib import Path
import yaml

def define_env(env):
    @env.macro
    def roadmap(name):
        text = Path("plans", name + ".yaml").read_text(encoding="utf-8")
        plan = yaml.load(text, Loader=yaml.CSafeLoader)
        lines = []
        for section in plan["разделы"]:
            lines += ["", "## " + section["название"], "", "| № | Мероприятие | Срок | Кто | Участники | Результат |"]
            lines.append("|---|---|---|---|---|---|")
            for m in section["мероприятия"]:
                cells = [m["номер"], m["название"], m["срок"], ", ".join(m["ответственные"])]
                cells += [", ".join(m["участники"]), "<br>".join(m["результаты"])]
                lines.append("| " + " | ".join(map(str, cells)) + " |")
        return "\\n".join(lines)
"""


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--roadmaps", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3, help="medians of so many, the ways in turn")
    parser.add_argument("--without", choices=PEERS, nargs="*", default=[])
    parser.add_argument("--growth", type=int, nargs="+", default=[], help="only our build, of so many plans in turn")
    options = parser.parse_args()
    if options.growth:
        return growth(options.growth, options.rounds)
    with tempfile.TemporaryDirectory(prefix="metodichka-scale-") as name:
        folder = Path(name)
        ways = prepared(folder, options.roadmaps, [peer for peer in PEERS if peer not in options.without])
        found: dict[str, list[Figures]] = {title: [] for title in ways}
        for _ in range(options.rounds):
            for title, run in ways.items():
                found[title].append(run())
    print(f"{options.roadmaps} планов по {MEASURES} мероприятий, {PAGES} страниц, медианы из {options.rounds}")
    peers = {title: _seconds(figures) for title, figures in found.items() if title in PEERS.values()}
    for title, figures in found.items():
        beside = "".join(f"  {_seconds(figures) / peer:.2f} × {name}" for name, peer in peers.items() if name != title)
        print(f"  {title:<34} {told(figures)}{beside}")
    return 0


def _seconds(figures: Sequence[Figures]) -> float:
    """Of the processors, the median."""
    return statistics.median(each.processor for each in figures)


def growth(counts: Sequence[int], rounds: int) -> int:
    """Print what builds of so many plans take, and the power of the number with which processor seconds grow."""
    print(f"Методичка с чистого листа, планы по {MEASURES} мероприятий, {PAGES} страниц, медианы из {rounds}")
    before: tuple[int, float] | None = None
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="metodichka-growth-") as name:
            section = Path(name) / "section"
            make_section(section, count, MEASURES, PAGES)
            forget = (section / ".cache", section / "site")
            figures = [timed(BUILD, section, forget) for _ in range(rounds)]
        seconds = _seconds(figures)
        power = math.log(seconds / before[1]) / math.log(count / before[0]) if before else None
        print(f"  {count:>6} {told(figures)}{f'  показатель {power:.2f}' if power else ''}", flush=True)
        before = count, seconds
    return 0


def prepared(folder: Path, roadmaps: int, peers: Sequence[str]) -> dict[str, Callable[[], Figures]]:
    """The sections of all ways on disk, and what runs each."""
    ours = folder / "ours"
    make_section(ours, roadmaps, MEASURES, PAGES)
    ways: dict[str, Callable[[], Figures]] = {
        "Методичка, одни страницы карт": lambda: timed(TABLES, ours, forget=(ours / ".cache", ours / "site")),
        "Методичка, с чистого листа": lambda: timed(BUILD, ours, forget=(ours / ".cache", ours / "site")),
        "Методичка, слова одной карты": lambda: timed(BUILD, ours, edit=(new_words, ours / PLAN)),
        "Методичка, срок одной карты": lambda: timed(BUILD, ours, edit=(new_term, ours / PLAN)),
        "Методичка, правка одной страницы": lambda: timed(BUILD, ours, edit=(new_line, ours / PAGE)),
        "Методичка, без изменений": lambda: timed(BUILD, ours),
    }
    if "hugo" in peers and shutil.which("hugo"):
        hugo = folder / "hugo"
        write_hugo(hugo, roadmaps)
        ways[PEERS["hugo"]] = lambda: timed(["hugo", "--quiet"], hugo, forget=(hugo / "public", hugo / "resources"))
    if "macros" in peers:
        macros = folder / "macros"
        write_macros(macros, roadmaps)
        command = [str(environment(folder / "venv")), "-m", "mkdocs", "build", "--quiet"]
        ways[PEERS["macros"]] = lambda: timed(command, macros, forget=(macros / "site",))
    return ways


def timed(
    command: Sequence[str],
    folder: Path,
    forget: Sequence[Path] = (),
    edit: tuple[Callable[[str], str], Path] | None = None,
) -> Figures:
    """Run the command in the folder after some of it was forgotten or a file was edited."""
    for path in forget:
        shutil.rmtree(path, ignore_errors=True)
    if edit:
        change, file = edit
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    return measured(command, folder, PROGRAM)


def write_hugo(out: Path, roadmaps: int) -> None:
    """The same plans for Hugo: data files, a stub page for each, one layout."""
    files = {"hugo.toml": 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'}
    files |= {"config.toml": files["hugo.toml"]}  # its name before version 0.110
    files |= {"layouts/_default/single.html": HUGO_PAGE, "layouts/_default/list.html": HUGO_PAGE}
    files |= {"layouts/roadmaps/single.html": HUGO_TABLE}
    for number in range(roadmaps):
        made = plan(number, MEASURES)
        files[f"data/plans/p{number:05d}.yaml"] = plan_yaml(made)
        files[f"content/roadmaps/{made.id}.md"] = f'---\ntitle: "{made.title}"\nplan: p{number:05d}\n---\n'
    files |= {f"content/notes/note-{number}.md": _plain(page_markdown(number)) for number in range(PAGES)}
    _write(out, files)


def write_macros(out: Path, roadmaps: int) -> None:
    """The same plans for mkdocs with mkdocs-macros: a page with one macro for each."""
    files = {
        "mkdocs.yml": "site_name: x\ntheme: {name: material, font: false}\nplugins: [search, macros]\n"
        "markdown_extensions: [tables]\n",
        "main.py": MACROS_TABLE,
        "docs/index.md": "# x\n",
    }
    for number in range(roadmaps):
        made = plan(number, MEASURES)
        files[f"plans/{made.id}.yaml"] = plan_yaml(made)
        files[f"docs/roadmaps/{made.id}.md"] = f'# {made.title}\n\n{{{{ roadmap("{made.id}") }}}}\n'
    files |= {f"docs/notes/note-{number}.md": _plain(page_markdown(number)) for number in range(PAGES)}
    _write(out, files)


def environment(folder: Path) -> Path:
    """A new environment with mkdocs-macros; its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    install = [python, "-m", "pip", "install", "--quiet", *MACROS_PACKAGES]
    subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
    return python


def _plain(text: str) -> str:
    return text.split("---\n", 2)[2]


def _write(out: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
