"""A roadmap of two thousand measures in a browser: how heavy its pages are, how it scrolls, when its filter answers.

Milliseconds of the browser's main thread are what to compare: they do not depend on what else the machine does, and
`--slow 4` is a cheap phone. Wall time from the choice to the next frame is told beside them.

    python benchmarks/long_roadmap.py --measures 2000 --slow 4

Needs Playwright and Chromium (CHROMIUM names another one than /usr/bin/chromium).
"""

from __future__ import annotations

import argparse
import functools
import http.server
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generated_section import make_section

DAY = "2025-02-10"
FRAMES, STEP = 200, 120
WINDOWS = ((360, 740), (1280, 900))
MEGABYTE = 1_000_000

SCROLL = """([frames, step]) => new Promise((done) => {
  let left = frames;
  const gaps = [];
  let last = performance.now();
  const frame = (now) => {
    gaps.push(now - last);
    last = now;
    scrollBy(0, step);
    left -= 1;
    if (left > 0) requestAnimationFrame(frame); else done(gaps);
  };
  requestAnimationFrame(frame);
})"""
CHOOSE = """async ([name, index]) => {
  const select = document.querySelector(`[data-mt-filters] select[name=${name}]`);
  const start = performance.now();
  select.selectedIndex = index;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def main() -> int:
    """Print the figures; exit code 1 when a page is heavier than a megabyte."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measures", type=int, default=2000)
    parser.add_argument("--slow", type=float, default=1, help="so many times slower a processor")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="metodichka-long-") as name:
        folder = Path(name) / "section"
        make_section(folder, 1, options.measures, 1)
        build = [sys.executable, "-m", "macros.cli", "build", f"--today={DAY}", "--no-sheets"]
        surroundings = dict(os.environ, PYTHONPATH=str(Path(__file__).resolve().parent.parent))
        subprocess.run(build, cwd=folder, env=surroundings, check=True, stdout=subprocess.DEVNULL)
        pages = sorted(folder.glob("site/roadmaps/plan-00000/**/index.html"), key=lambda page: -page.stat().st_size)
        heaviest = pages[0].stat().st_size
        print(f"{options.measures} мероприятий, страниц карты {len(pages)}, самая тяжёлая {heaviest / MEGABYTE:.2f} МБ")
        with served(folder / "site") as address, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
            for width, height in WINDOWS:
                for path in ("", "timeline/"):
                    page = chromium.new_page(viewport={"width": width, "height": height})
                    measure(page, f"{address}roadmaps/plan-00000/{path}", f"{width} px, {path or 'таблица'}", options)
                    page.close()
    return int(heaviest > MEGABYTE)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server over the folder."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def measure(page: Page, address: str, title: str, options: argparse.Namespace) -> None:
    """Print what opening, scrolling and filtering cost."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": options.slow})
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address)
    page.wait_for_timeout(1000)
    opened = spent(session)
    gaps = sorted(page.evaluate(SCROLL, [FRAMES, STEP]))
    frame = (spent(session) - opened) / FRAMES
    print(f"  {title}: открыть {opened:.0f} мс, кадр прокрутки {frame:.1f} мс (по часам {gaps[FRAMES // 2]:.1f})")
    choices = page.eval_on_selector_all("[data-mt-filters] select", "all => all.map((each) => each.name)")
    for name in choices:
        main_thread, wall = [], []
        for index in (1, 0, 1, 0):
            page.wait_for_timeout(200)
            before = spent(session)
            wall.append(page.evaluate(CHOOSE, [name, index]))
            main_thread.append(spent(session) - before)
        print(f"    {name:<8} {statistics.median(main_thread):5.0f} мс, по часам до кадра {min(wall):5.0f}")


def spent(session: CDPSession) -> float:
    """Milliseconds of the main thread so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration")


if __name__ == "__main__":
    sys.exit(main())
