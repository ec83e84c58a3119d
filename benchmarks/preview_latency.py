"""From a save to the page that shows it: our preview beside Hugo's, on the same plans.

    python benchmarks/preview_latency.py --roadmaps 1000 --edits 10

A plan (YAML) and a page (Markdown) are edited again and again; after each save the page is asked for until it has the
new words. The next edit waits until the whole site is built, as a person does. Hugo is taken from the PATH.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.generated_section import make_section
from benchmarks.site_scale import MEASURES, PAGES, write_hugo
from tests.support.preview_process import REAL, running_preview

SECONDS = 900  # for a first build
NO_SHEETS = ("      time_zone: Asia/Vladivostok\n", "      time_zone: Asia/Vladivostok\n      sheets: false\n")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--roadmaps", type=int, default=200)
    parser.add_argument("--edits", type=int, default=10, help="of each file")
    options = parser.parse_args()
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="metodichka-latency-") as name:
        found |= ours(Path(name) / "ours", options.roadmaps, options.edits)
        if shutil.which("hugo"):
            found |= hugo(Path(name) / "hugo", options.roadmaps, options.edits)
    print(f"{options.roadmaps} планов по {MEASURES} мероприятий, {PAGES} страниц; от сохранения до страницы, с")
    for title, seconds in found.items():
        middle, last = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
        print(f"  {title:<28} медиана {middle:.3f}  95-й процентиль {last:.3f}  самое долгое {max(seconds):.3f}")
    return 0


def ours(root: Path, roadmaps: int, edits: int) -> dict[str, list[float]]:
    """Seconds of each edit in our preview."""
    make_section(root, roadmaps, MEASURES, PAGES)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(*NO_SHEETS), encoding="utf-8")
    with running_preview(root, *REAL) as preview:
        preview.wait_line("Сайт собран за", SECONDS)
        address = f"http://127.0.0.1:{preview.port}{preview.base}"

        def settled() -> None:
            preview.wait_line("Сайт собран за", SECONDS)

        return {
            "Методичка, карта (YAML)": [
                seen(edit, f"{address}roadmaps/plan-00000/", settled)
                for edit in plan_edits(root / "docs/roadmaps/00000.yaml", edits)
            ],
            "Методичка, страница": [
                seen(edit, f"{address}notes/note-000/", settled)
                for edit in page_edits(root / "docs/notes/note-000.md", edits)
            ],
        }


def hugo(root: Path, roadmaps: int, edits: int) -> dict[str, list[float]]:
    """Seconds of each edit in Hugo's preview."""
    write_hugo(root, roadmaps)
    with hugo_server(root) as address:
        return {
            "Hugo, карта (YAML)": [
                seen(edit, f"{address}roadmaps/plan-00000/", pause)
                for edit in plan_edits(root / "data/plans/p00000.yaml", edits)
            ],
            "Hugo, страница": [
                seen(edit, f"{address}notes/note-0/", pause)
                for edit in page_edits(root / "content/notes/note-0.md", edits)
            ],
        }


def plan_edits(path: Path, edits: int) -> Iterator[tuple[Path, str, str]]:
    """New titles for the plan's first measure: the file, its text, the words to look for."""
    text = path.read_text(encoding="utf-8")
    before, _, after = text.partition("        название: ")
    for number in range(edits):
        yield path, f"{before}        название: Правка{number}х {after}", f"Правка{number}х"


def page_edits(path: Path, edits: int) -> Iterator[tuple[Path, str, str]]:
    """New last sentences for a page."""
    text = path.read_text(encoding="utf-8")
    for number in range(edits):
        yield path, f"{text}\nПравка{number}х.\n", f"Правка{number}х"


def seen(edit: tuple[Path, str, str], address: str, settled: Callable[[], None]) -> float:
    """Save the edit and ask for the page until its words are there."""
    path, text, words = edit
    started = time.perf_counter()
    path.write_text(text, encoding="utf-8")
    while words not in page(address):
        time.sleep(0.005)
    seconds = time.perf_counter() - started
    settled()
    return seconds


def page(address: str) -> str:
    """The page, empty while there is none."""
    where = urlsplit(address)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=SECONDS)
    with contextlib.closing(connection), contextlib.suppress(OSError):
        connection.request("GET", where.path)
        return connection.getresponse().read().decode()
    return ""


def pause() -> None:
    """Hugo does not say when it is ready; it is, when the page has come."""
    time.sleep(1)


@contextlib.contextmanager
def hugo_server(root: Path) -> Iterator[str]:
    """Hugo's preview of the section; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://localhost:{port}/"
    command = ["hugo", "server", "--port", str(port), "--baseURL", address, "--disableLiveReload", "--quiet"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL) as server:
        try:
            end = time.monotonic() + SECONDS
            while not page(f"{address}notes/note-0/") and time.monotonic() < end:
                time.sleep(0.1)
            yield address
        finally:
            server.terminate()


if __name__ == "__main__":
    sys.exit(main())
