"""What a search costs a reader with a phone: bytes and time to the first result, over a slow line, at a country's size.

The line is Lighthouse's «slow 4G» (150 ms there and back, 1.6 Mbit/s), kept by the server itself: a browser's own
throttle does not reach its workers. Everything is compressed and kept by the browser as deploy/nginx.conf says. The
page's processor is slowed four times; the worker, which no throttle reaches, is timed apart, and three times its
computing is added. Each query comes from a reader who has never searched here.

    python benchmarks/search_queries.py --roadmaps 1000

«ready»: the search was opened before. «touch»: from the first touch of the search, the words being there at once, as
when they are pasted. «typed»: the search was opened before, a key every 200 ms, from the last key to the whole answer.
Bytes are those of the first result with the code, of the index alone, and of the index when the words are typed.
Times of «ready» and «touch» are medians of five.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from generated_section import make_section

from macros.adapters.building.build import build_site_to
from macros.adapters.building.search_index import SEARCH_INDEX
from macros.adapters.host.config import load_host_config
from macros.adapters.settings import site_settings
from macros.changes import NO_HISTORY
from macros.project import load_project
from macros.site import SearchEntry, build_site
from macros.sources.files import read_project
from tests.support.search_parts import give_head, let_theme_wait, write_search_index
from tests.support.system_tools import find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DAY = date(2025, 2, 10)
ROUND_TRIP = 0.150  # seconds
BANDWIDTH = 1.6e6 / 8  # bytes a second
SLOWER = 4  # times the phone's processor
KEY = 0.2  # seconds from one to the next
PIECE = 4096  # bytes: answers under way share the line
QUERIES = (
    "координаторов",
    "учетные записи",
    "совещанием с директорами школ",
    "округ 00417",
    "отчёт в округе 00123",
    "1.2",
    "родител",
    "школа",
    "план методических встреч для учителей начальных классов",
    "Управление, Округ 00777",
    "Сферум",
    "Подготовить перечень образовательных организаций в каждой школе территории до 15 сентября и разослать его всем",
    "ничегонетакого",
    "кординаторов",
    "учотные записи",
    "cjdtofybt",
)
FIELD = "[data-md-component=search-query]"
META = ".md-search-result__meta"
FIRST = ".md-search-result__link"


@dataclass
class Line:
    """One reader's line: its bytes go one after another."""

    fetched: list[tuple[str, int]] = field(default_factory=list)
    _free: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, count: int) -> None:
        """Wait until so many bytes have come through."""
        with self._lock:
            self._free = max(self._free, time.monotonic()) + count / BANDWIDTH
            until = self._free
        time.sleep(max(until - time.monotonic(), 0))

    def bytes(self) -> int:
        """What has come since the list was cleared."""
        return sum(size for _, size in self.fetched)


class SlowHandler(SimpleHTTPRequestHandler):
    """Gives compressed files over the line."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, line: Line, packed: dict[str, bytes], **kwargs: object) -> None:
        self._line, self._packed = line, packed
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def setup(self) -> None:
        super().setup()
        time.sleep(ROUND_TRIP)  # the connection

    def handle(self) -> None:
        with suppress(ConnectionError):  # the reader has gone on
            super().handle()

    def do_GET(self) -> None:
        time.sleep(ROUND_TRIP)
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = self._packed.get(str(path)) or gzip.compress(path.read_bytes(), 9)
        self._packed[str(path)] = body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        forever = ".min." in path.name or path.name.startswith(("terms-", "texts-", "words"))
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if forever else "no-cache")
        self.end_headers()
        self._line.fetched.append((self.path, len(body)))
        for start in range(0, len(body), PIECE):
            piece = body[start : start + PIECE]
            self._line.carry(len(piece))
            self.wfile.write(piece)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the table is what matters."""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Line]]:
    """The address of the folder, and its line."""
    line = Line()
    handler = partial(SlowHandler, line=line, packed={}, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/", line
        finally:
            server.shutdown()


def make_site(folder: Path, roadmaps: int, measures: int) -> Path:
    """A built section of three roadmaps whose search knows `roadmaps` of them: the rest of the pages is not needed."""
    small, large, site = folder / "small", folder / "large", folder / "site"
    make_section(small, 3, measures)
    build_site_to(small, site, today=DAY, history=NO_HISTORY)
    index = site / SEARCH_INDEX
    held = json.loads(index.read_bytes())
    held["docs"] = [entry for entry in held["docs"] if entry["location"].startswith("notes/") or not entry["location"]]
    index.write_text(json.dumps(held), encoding="utf-8")
    make_section(large, roadmaps, measures)
    entries = _entries(large)
    began = time.process_time()
    head = write_search_index(site, entries)
    spent = time.process_time() - began
    give_head(site, head)
    let_theme_wait(site / "index.html")
    files = [path for path in index.parent.rglob("*") if path.is_file()]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(path.stat().st_size for path in files) / 1e6
    print(
        f"{len(entries)} entries, index: {len(files)} files, {size:.1f} MB, head "
        f" {len(gzip.compress(index.read_bytes(), 9)) / 1e3:.1f} KB; made in {spent:.1f} s of a processor; "
        f"peak memory {peak:.0f} MB with all sources"
    )
    return site


def _entries(root: Path) -> list[SearchEntry]:
    config = load_host_config(root).config
    project = load_project(read_project(root), site_settings(config, config.plugins["metodichka"].config))
    return list(build_site(project, DAY).entries())


def measure(browser: Browser, address: str, line: Line, query: str, runs: int) -> str:
    """A row of the table."""
    touched, ready, computing = [], [], []
    for _ in range(runs):
        with _reader(browser, address, line) as page:
            touched.append(_until_answered(page, query))
            total, own = (
                line.bytes(),
                sum(size for path, size in line.fetched if re.search("/(terms-|texts-|words)", path)),
            )
            computing.append(_computing(page, query))
        with _reader(browser, address, line) as page:
            _open_search(page)
            ready.append(_until_answered(page, query))
    with _reader(browser, address, line) as page:
        _open_search(page)
        line.fetched.clear()
        typed = _typed(page, query)
        typed_bytes = line.bytes()
    own_work = median(computing)
    more = own_work * (SLOWER - 1) / 1000
    sizes = f"{total / 1000:7.1f} {own / 1000:7.1f} {typed_bytes / 1000:7.1f}"
    times = f"{median(ready) + more:7.2f} {median(touched) + more:7.2f} {typed + more:7.2f} {own_work:6.0f}"
    return f"{sizes} {times}  {query[:60]}"


@contextmanager
def _reader(browser: Browser, address: str, line: Line) -> Iterator[Page]:
    """The home page of somebody who has never been here."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        line.fetched.clear()
        yield page


def _open_search(page: Page) -> None:
    page.locator(FIELD).focus()
    page.locator(META, has_text="Начните").wait_for()
    page.wait_for_timeout(300)


def _until_answered(page: Page, query: str) -> float:
    """Seconds from the query being there to the first result, or to the word that there is none."""
    told = page.evaluate(
        f"""query => new Promise(done => {{
            const begun = performance.now();
            const field = document.querySelector("{FIELD}");
            const answered = () => document.querySelector("{FIRST}")
                || /Совпадений не/.test(document.querySelector("{META}").textContent);
            new MutationObserver(() => answered() && requestAnimationFrame(() => done(performance.now() - begun)))
                .observe(document.querySelector("[data-md-component=search-result]"),
                    {{childList: true, subtree: true, characterData: true}});
            document.getElementById("__search").checked = true;
            field.focus();
            field.value = query;
            field.dispatchEvent(new InputEvent("input", {{bubbles: true}}));
            field.dispatchEvent(new KeyboardEvent("keyup", {{bubbles: true}}));
        }})""",
        query,
    )
    return float(told) / 1000


def _typed(page: Page, query: str) -> float:
    """Seconds from the last key to the last change of the results."""
    page.evaluate(
        """field => {
            window.changed = window.pressed = 0;
            document.querySelector(field).addEventListener("keyup", () => window.pressed = performance.now());
            new MutationObserver(() => requestAnimationFrame(() => window.changed = performance.now()))
                .observe(document.querySelector(".md-search-result__list"), {childList: true});
        }""",
        FIELD,
    )
    page.locator(FIELD).press_sequentially(query, delay=KEY * 1000)
    page.wait_for_timeout(2500)
    return max(float(page.evaluate("window.changed - window.pressed")) / 1000, 0.0)


def _computing(page: Page, query: str) -> float:
    """Milliseconds of the worker when nothing has to be fetched, and nobody has just typed."""
    page.wait_for_timeout(1000)
    told = page.workers[0].evaluate(
        "async query => { const begun = performance.now(); await self.splitSearch({type: 2, data: query}); "
        "return performance.now() - begun; }",
        query,
    )
    return float(told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--roadmaps", type=int, default=1000)
    parser.add_argument("--measures", type=int, default=40)
    parser.add_argument("--runs", type=int, default=5, help="«typed» is measured once")
    parser.add_argument("--query", action="append", help="only this one, which may be any (may be given again)")
    parser.add_argument("--keep", type=Path, help="a folder for the section, which the next run takes from there")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        kept: Path = options.keep or Path(folder)
        site = kept / "site" if (kept / "site").exists() else make_site(kept, options.roadmaps, options.measures)
        print("    all   index   typed |  ready   touch   typed     ms of the worker, not slowed")
        with served(site) as (address, line), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
            for query in options.query or QUERIES:
                print(measure(browser, address, line, query, options.runs), flush=True)
            browser.close()


if __name__ == "__main__":
    main()
