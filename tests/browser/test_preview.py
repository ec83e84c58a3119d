"""The preview in a real browser: what an editor sees between saving a file and looking at the page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.preview_process import REAL, SMALL, Preview, make_small_project, running_preview

pytestmark = pytest.mark.browser

SOURCES = ("docs", "overrides", "macros", "mkdocs.yml", "roadmap.yaml")
SECONDS = 60_000  # for one build of the real project on a busy machine


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context() as context:
        yield context.new_page()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Preview]:
    make_small_project(tmp_path)
    with running_preview(tmp_path, *SMALL) as preview:
        preview.wait_line("Сайт собран за")
        yield preview


def address(preview: Preview, path: str = "") -> str:
    return f"http://127.0.0.1:{preview.port}{preview.base}{path}"


def test_page_follows_the_file(small: Preview, page: Page) -> None:
    page.goto(address(small))
    expect(page.locator("main")).to_have_text("первый текст\n")
    small.save("второй текст\n")
    expect(page.locator("main")).to_have_text("второй текст\n")


def test_errors_lie_over_the_last_good_page_until_mended(small: Preview, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(address(small))
    expect(page.locator("main")).to_have_text("первый текст\n")
    small.save("BROKEN\n")
    overlay = page.get_by_role("alert")
    for text in ("Сайт не собран, ошибок: 1", "docs/index.md:3", "нет такого слова", "Подсказка: уберите его"):
        expect(overlay).to_contain_text(text)
    expect(page.locator("main")).to_have_text("первый текст\n")

    page.reload()
    expect(overlay).to_contain_text("нет такого слова")
    page.get_by_role("button", name="Скрыть").click()
    expect(overlay).to_have_count(0)

    small.save("CRASH\n")
    expect(overlay).to_contain_text("всё пропало")
    small.save("третий текст\n")
    expect(page.locator("main")).to_have_text("третий текст\n")
    expect(overlay).to_have_count(0)
    assert complaints == []  # the strict Content-Security-Policy of the page is kept


def test_overlay_stays_inside_a_narrow_window(small: Preview, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto(address(small))
    small.save("BROKEN\n")
    box = page.locator("#metodichka-preview section").bounding_box()
    assert box
    assert (box["x"], box["width"]) == (0, 320)
    assert box["height"] <= 568 * 0.6 + 1


def test_broken_start_shows_why_and_recovers_by_itself(tmp_path: Path, page: Page) -> None:
    make_small_project(tmp_path)
    (tmp_path / "docs/index.md").write_text("BROKEN\n", encoding="utf-8")
    with running_preview(tmp_path, *SMALL) as preview:
        page.goto(address(preview))
        expect(page.get_by_role("heading", name="Сайт не собран, ошибок: 1")).to_be_visible()
        expect(page.get_by_text("docs/index.md:3")).to_be_visible()
        preview.save("исправлено\n")
        expect(page.locator("main")).to_have_text("исправлено\n")


def test_page_open_before_a_restart_is_refreshed(tmp_path: Path, page: Page) -> None:
    make_small_project(tmp_path)
    with running_preview(tmp_path, *SMALL) as preview:
        page.goto(address(preview))
        expect(page.locator("main")).to_have_text("первый текст\n")
        port = preview.port
    (tmp_path / "docs/index.md").write_text("после перерыва\n", encoding="utf-8")
    with running_preview(tmp_path, "starter.py", str(port)):
        expect(page.locator("main")).to_have_text("после перерыва\n", timeout=20_000)


# --- the real project ----------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path, project_root: Path) -> Path:
    """A copy of the project to edit."""
    for name in SOURCES:
        source = project_root / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} has no «{old}» any more"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.timeout(600)
def test_every_kind_of_source_shows_up_and_a_broken_one_keeps_the_site(project: Path, page: Page) -> None:
    with running_preview(project, *REAL) as preview:
        preview.wait_line("Сайт собран за", seconds=120)
        page.goto(address(preview, "roadmaps/primorye-2022/"))
        body, overlay = page.locator("body"), page.get_by_role("alert")

        edit(
            project / "roadmap.yaml", "название: Назначить региональных координаторов", "название: Найти координаторов"
        )
        expect(body).to_contain_text("Найти координаторов", timeout=SECONDS)

        edit(project / "roadmap.yaml", "    название: Организация работы системы", "    назвние: Организация")
        expect(overlay).to_contain_text("назвние", timeout=SECONDS)
        expect(overlay).to_contain_text("roadmap.yaml:")
        expect(body).to_contain_text("Найти координаторов")

        edit(project / "roadmap.yaml", "    назвние: Организация", "    название: Порядок работы")
        expect(body).to_contain_text("Порядок работы", timeout=SECONDS)
        expect(overlay).to_have_count(0)

        edit(project / "overrides/main.html", '<div class="mt-content"', '<div data-edited class="mt-content"')
        expect(page.locator("[data-edited]")).to_have_count(1, timeout=SECONDS)

        with (project / "overrides/assets/base.css").open("a", encoding="utf-8") as style:
            style.write("\nbody { outline: 3px solid rgb(1, 2, 3); }\n")
        expect(body).to_have_css("outline-color", "rgb(1, 2, 3)", timeout=SECONDS)

        broken = project / "macros/views/urls.py"
        good = broken.read_text(encoding="utf-8")
        broken.write_text(good + "\nнет_такого\n", encoding="utf-8")
        expect(overlay).to_contain_text(f"macros/views/urls.py:{good.count(chr(10)) + 2}", timeout=SECONDS)
        broken.write_text(good.replace('return f"m-{measure.slug}"', 'return f"mm-{measure.slug}"'), encoding="utf-8")
        expect(page.locator("#mm-regional-coordinators")).to_have_count(1, timeout=SECONDS)

        page.goto(address(preview, "roadmaps/"))
        with (project / "docs/roadmaps/index.md").open("a", encoding="utf-8") as text:
            text.write("\nНовый абзац редактора.\n")
        expect(body).to_contain_text("Новый абзац редактора.", timeout=SECONDS)

        page.evaluate("window.reading = true")
        with (project / "docs/faq.md").open("a", encoding="utf-8") as text:
            text.write("\nДругая страница.\n")
        preview.wait_line("docs/faq.md", seconds=60)
        assert "Другая страница." in preview.get(f"{preview.base}faq/")[1]
        assert page.evaluate("window.reading"), "an open page that has not changed is left alone"

        terminal = "\n".join(preview.said + list(preview.lines.queue))
        assert "Traceback" not in terminal
        assert re.search(r"Сайт не собран, ошибок – \d+ .*показан прежний сайт: roadmap\.yaml", terminal)
