"""The whole preview with a small builder in place of the real one: a process, HTTP, real files and signals."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest

# Makes a site of docs/index.md. The text asks for trouble by a word.
BUILDER = textwrap.dedent("""
    import json, sys, time
    from pathlib import Path
    site, report = Path(sys.argv[1]), Path(sys.argv[2])
    text = Path("docs/index.md").read_text(encoding="utf-8")
    with open("builds.log", "a") as log:
        log.write("build\\n")
    if "SLOW" in text:
        time.sleep(1.5)
    if "HANG" in text:
        Path("hanging").touch()
        time.sleep(600)
    if "CRASH" in text:
        raise RuntimeError("всё пропало")
    def problem(line, severity, **rest):
        return {"file": "docs/index.md", "line": line, "column": 1, "code": "x", "severity": severity, **rest}
    found = [problem(2, "warning", message="странно")]
    if "BROKEN" in text:
        found.append(problem(3, "error", message="нет такого слова", hint="уберите его"))
    report.write_text(json.dumps(found), encoding="utf-8")
    site.mkdir()
    (site / "index.html").write_text(f"<html><body>{text}</body></html>", encoding="utf-8")
    (site / "404.html").write_text("<html><body>нет</body></html>", encoding="utf-8")
    sys.exit("BROKEN" in text)
""")
STARTER = textwrap.dedent("""
    import sys
    from pathlib import Path
    from macros.adapters.preview.command import AddressTakenError, serve
    def command(site, report):
        return [sys.executable, "builder.py", str(site), str(report)]
    try:
        serve(Path.cwd(), command, "127.0.0.1", int(sys.argv[1]))
    except AddressTakenError as error:
        sys.exit(str(error))
""")


class Preview:
    """A running preview as its user sees it: the terminal, the address, the files."""

    def __init__(self, root: Path, process: subprocess.Popen[str]) -> None:
        self.root, self.process = root, process
        self.lines: Queue[str] = Queue()
        self.said: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()
        address = self.wait_line("Сайт: http")
        found = re.search(r"http://127\.0\.0\.1:(\d+)(/\S*)", address)
        assert found, address
        self.port, self.base = int(found[1]), found[2]

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            self.lines.put(line.rstrip("\n"))

    def wait_line(self, text: str, seconds: float = 20) -> str:
        """The next line of the terminal with `text` in it."""
        end = time.monotonic() + seconds
        while True:
            try:
                line = self.lines.get(timeout=max(end - time.monotonic(), 0.01))
            except Empty:
                raise AssertionError(f"no «{text}» in:\n" + "\n".join(self.said)) from None
            self.said.append(line)
            if text in line:
                return line

    def get(self, path: str, method: str = "GET") -> tuple[http.client.HTTPResponse, str]:
        """Status, headers and text of an address."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path)
        response = connection.getresponse()
        return response, response.read().decode()

    @contextmanager
    def events(self) -> Iterator[Iterator[dict[str, Any]]]:
        """The stream an open page listens to."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", f"{self.base}__preview__/events")
        response = connection.getresponse()
        yield (json.loads(line[6:]) for line in iter(response.readline, b"") if line.startswith(b"data: "))
        connection.close()

    def save(self, text: str) -> None:
        """Save the page."""
        (self.root / "docs/index.md").write_text(text, encoding="utf-8")

    @property
    def builds(self) -> int:
        """How many builds were started."""
        return (self.root / "builds.log").read_text().count("build")


def start(root: Path, port: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "starter.py", str(port)],
        cwd=root,
        env=dict(os.environ, PYTHONUTF8="1", PYTHONPATH=os.pathsep.join(sys.path), TMPDIR=str(root / "tmp")),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("docs", "tmp"):
        (tmp_path / folder).mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_url: https://example.org/myschool/\n", encoding="utf-8")
    (tmp_path / "docs/index.md").write_text("первый текст\n", encoding="utf-8")
    (tmp_path / "builder.py").write_text(BUILDER, encoding="utf-8")
    (tmp_path / "starter.py").write_text(STARTER, encoding="utf-8")
    return tmp_path


@contextmanager
def running(root: Path) -> Iterator[Preview]:
    process = start(root)
    try:
        yield Preview(root, process)
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def preview(root: Path) -> Iterator[Preview]:
    with running(root) as one:
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
    with running(root) as preview:
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


def test_only_two_sites_are_kept_and_nothing_stays_behind(preview: Preview) -> None:
    for number in range(4):
        preview.save(f"текст {number}\n")
        preview.wait_line("Сайт собран за")
    preview.save("BROKEN\n")
    preview.wait_line("Сайт не собран")
    (scratch,) = (preview.root / "tmp").iterdir()
    assert len(list(scratch.iterdir())) == 2
    preview.process.send_signal(signal.SIGTERM)
    assert preview.process.wait(10) == 0
    assert not scratch.exists()


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
        process = start(root, port)
        said, _ = process.communicate(timeout=20)
    assert said == (
        f"Порт {port} уже занят другой программой: закройте её или запустите с другим портом: "
        f"python3 run.py serve --port {port + 1}\n"
    )
    assert process.returncode != 0
    assert not (root / "builds.log").exists()
