"""The whole preview with a small builder in place of the real one: a process, HTTP, real files and signals."""

from __future__ import annotations

import re
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.preview_process import SMALL, Preview, make_small_project, running_preview, start_preview


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make_small_project(tmp_path)
    return tmp_path


@pytest.fixture
def preview(root: Path) -> Iterator[Preview]:
    with running_preview(root, *SMALL) as one:
        one.wait_line("Сайт собран за")
        yield one


def test_serves_under_the_sites_own_path(preview: Preview) -> None:
    assert preview.base == "/myschool/"
    response, text = preview.get("/myschool/")
    assert (response.status, response.getheader("Content-Type")) == (200, "text/html; charset=utf-8")
    assert response.getheader("Cache-Control") == "no-store"
    assert "первый текст" in text
    assert preview.get("/")[0].getheader("Location") == "/myschool/"
    assert preview.get("/myschool/none/")[0].status == 404
    assert preview.get("/myschool/../../../etc/passwd")[0].status == 404
    assert preview.get("/myschool/%2e%2e/%2e%2e/builder.py")[0].status == 404
    assert preview.get("/myschool/", "POST")[0].status == 501
    response, text = preview.get("/myschool/", "HEAD")
    assert (response.status, text) == (200, "")


def test_edit_break_mend(preview: Preview) -> None:
    with preview.events() as events:
        first = next(events)
        preview.save("второй текст\n")
        second = next(events)
        assert second["page"] != first["page"]
        assert "второй текст" in preview.get("/myschool/")[1]

        preview.save("BROKEN\n")
        broken = next(events)
        assert broken["page"] == second["page"]
        assert [(p["file"], p["line"], p["hint"]) for p in broken["problems"]] == [("docs/index.md", 3, "уберите его")]
        assert "второй текст" in preview.get("/myschool/")[1]

        preview.save("CRASH\n")
        assert "всё пропало" in next(events)["problems"][0]["message"]

        preview.save("третий текст\n")
        mended = next(events)
        assert mended["problems"] == []
        assert "третий текст" in preview.get("/myschool/")[1]
    preview.wait_line("Сайт собран за")
    preview.process.send_signal(signal.SIGINT)
    preview.wait_line("Остановлено")
    terminal = "\n".join(preview.said)
    assert "Traceback" not in terminal
    assert terminal.count("Сайт: http") == 1
    assert len(re.findall(r"Сайт не собран, ошибок – 1 \(.*\), показан прежний сайт: docs/index\.md", terminal)) == 2


def test_warning_is_said_once(preview: Preview) -> None:
    preview.save("другой текст\n")
    preview.wait_line("Сайт собран за")
    assert sum("странно" in line for line in preview.said) == 1


def test_first_build_may_be_broken(root: Path) -> None:
    (root / "docs/index.md").write_text("BROKEN\n", encoding="utf-8")
    with running_preview(root, *SMALL) as preview:
        preview.wait_line("Сайт не собран")
        response, text = preview.get("/myschool/")
        assert response.status == 503
        assert "docs/index.md:3" in text
        with preview.events() as events:
            before = next(events)["page"]
            preview.save("исправлено\n")
            assert next(events)["page"] != before
        assert "исправлено" in preview.get("/myschool/")[1]


def test_edit_during_a_build_starts_one_more(preview: Preview) -> None:
    preview.save("SLOW\n")
    deadline = time.monotonic() + 10
    while preview.builds < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    for number in range(5):
        preview.save(f"последний текст {number}\n")
        time.sleep(0.1)
    preview.wait_line("Сайт собран за")
    preview.wait_line("Сайт собран за")
    assert "последний текст 4" in preview.get("/myschool/")[1]
    assert preview.builds == 3


def test_the_next_preview_begins_where_this_one_ended_and_a_second_one_stays_apart(preview: Preview) -> None:
    kept = preview.root / ".cache/preview/site/index.html"
    preview.save("текст первого\n")
    preview.wait_line("Сайт собран за")
    assert "текст первого" in kept.read_text(encoding="utf-8")
    with running_preview(preview.root, *SMALL) as second:
        second.wait_line("Сайт собран за")
        (own,) = (preview.root / "tmp").iterdir()
        assert (own / "site/index.html").is_file()
        second.process.send_signal(signal.SIGTERM)
        assert second.process.wait(10) == 0
    assert not own.exists()
    preview.process.send_signal(signal.SIGTERM)
    assert preview.process.wait(10) == 0
    assert "текст первого" in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_stop_during_a_build_and_with_an_open_page(preview: Preview, stop: signal.Signals) -> None:
    with preview.events() as events:
        next(events)
        preview.save("HANG\n")
        deadline = time.monotonic() + 10
        while not (preview.root / "hanging").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        preview.process.send_signal(stop)
        assert preview.process.wait(10) == 0
    assert list((preview.root / "tmp").iterdir()) == []


def test_taken_port_is_said_before_anything_is_built(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start_preview(root, "starter.py", str(port))
        said, _ = process.communicate(timeout=20)
    assert said == (
        f"Порт {port} уже занят другой программой: закройте её или запустите с другим портом: "
        f"python3 run.py serve --port {port + 1}\n"
    )
    assert process.returncode != 0
    assert not (root / "builds.log").exists()
