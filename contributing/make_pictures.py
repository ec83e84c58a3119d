"""Takes the pictures of CONTRIBUTING.md from a temporary copy of the section: python -m contributing.make_pictures."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from macros.adapters.building.build import build_site_to
from macros.cli import main
from tests.support.system_tools import find_chromium
from tests.support.web_server import serve_folder

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2022, 12, 1)
MEASURE = (
    *("--roadmap", "primorye-2022", "--section", "2", "--title", "Провести вебинар", "--id", "webinar"),
    *("--term", "до 25.12.2022", "--responsible", "ОМСУ", "--result", "Вебинар прошёл."),
)
INSTRUCTION = (
    *("--title", "Как сменить пароль", "--description", "Для тех, кто забыл пароль.", "--id", "password"),
    *("--owner", "Региональный координатор", "--step", "Откройте страницу входа", "--step", "Нажмите «Забыли пароль?»"),
)
# Picture: the page's address and what is shown of it.
PICTURES = {
    "measure": ("roadmaps/primorye-2022/#m-webinar", "#m-webinar"),
    "term": ("roadmaps/municipal-2025/#m-2-2", "#m-2-2 .mt-term"),
    "instruction": ("instructions/password/", "article"),
    "error": ("editors/errors/unquoted-number/", "article"),
}


def make_pictures() -> None:
    """Write every picture beside this file. Raises SystemExit without a browser."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("Не найден Chromium.")
    with tempfile.TemporaryDirectory() as temporary:
        copy, site = Path(temporary) / "copy", Path(temporary) / "site"
        copy.mkdir()
        for name in ("roadmap.yaml", "mkdocs.yml"):
            shutil.copy2(ROOT / name, copy / name)
        for name in ("docs", "overrides"):
            shutil.copytree(ROOT / name, copy / name)
        os.chdir(copy)
        if main(["new", "measure", *MEASURE]) or main(["new", "instruction", *INSTRUCTION]):
            raise SystemExit("Раздел не принял правку.")
        build_site_to(copy, site, today=TODAY)
        with serve_folder(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for name, (url, shown) in PICTURES.items():
                _take(browser, f"{address}/{url}", shown, ROOT / "contributing" / f"{name}.png")
            browser.close()
        os.chdir(ROOT)


def _take(browser: Browser, address: str, shown: str, target: Path) -> None:
    page = browser.new_page(viewport={"width": 900, "height": 700}, color_scheme="light")
    page.clock.set_fixed_time(TODAY.isoformat())  # statuses count from the reader's day
    page.goto(address, wait_until="networkidle")
    page.locator(shown).first.screenshot(path=str(target))
    page.close()


if __name__ == "__main__":
    make_pictures()
