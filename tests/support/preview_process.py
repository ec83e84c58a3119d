"""A preview as its user sees it: the terminal, the address, the files. With the real builder or with a small one."""

from __future__ import annotations

import http.client
import json
import os
import re
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
    if "BROKEN" in text:
        sys.exit(True)
    site.mkdir(exist_ok=True)
    policy = "default-src 'none'; script-src 'self'; connect-src 'self'"
    head = f'<!doctype html><html lang="ru"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    (site / "index.html").write_text(f"{head}<body><main>{text}</main></body></html>", encoding="utf-8")
    (site / "404.html").write_text("<html><body>нет</body></html>", encoding="utf-8")
""")
# A worker of the real kind whose build is a script: `python worker.py SCRIPT`.
WORKER = textwrap.dedent("""
    import os, runpy, signal, sys
    from macros.adapters.preview.messages import Answer
    from macros.adapters.preview.worker import work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    script = os.path.abspath(sys.argv[1])
    def build(request, shown):
        sys.argv[1:] = [request.site, request.diagnostics]
        runpy.run_path(script)
        return Answer(0)
    work(build, sys.stdin, sys.stdout)
""")
STARTER = textwrap.dedent("""
    import sys
    from pathlib import Path
    from macros.adapters.preview.command import AddressTakenError, serve
    try:
        serve(Path.cwd(), [sys.executable, "worker.py", "builder.py"], "127.0.0.1", int(sys.argv[1]))
    except AddressTakenError as error:
        sys.exit(str(error))
""")


SMALL = ("starter.py", "0")
REAL = ("-m", "macros.cli", "serve", "--port", "0", "--today", "2025-02-10")


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


def make_small_project(root: Path) -> None:
    """A project of one page, with a builder that needs a moment."""
    for folder in ("docs", "tmp"):
        (root / folder).mkdir()
    files = {
        "mkdocs.yml": "site_url: https://example.org/myschool/\n",
        "docs/index.md": "первый текст\n",
        "builder.py": BUILDER,
        "starter.py": STARTER,
        "worker.py": WORKER,
    }
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")


def start_preview(root: Path, *command: str) -> subprocess.Popen[str]:
    """Start Python with this command line in the project, its temporary files inside of it."""
    (root / "tmp").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=root,
        env=dict(
            os.environ, PYTHONUTF8="1", PYTHONPATH=os.pathsep.join([str(root), *sys.path]), TMPDIR=str(root / "tmp")
        ),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


@contextmanager
def running_preview(root: Path, *command: str) -> Iterator[Preview]:
    """A running preview that has said its address."""
    process = start_preview(root, *command)
    try:
        yield Preview(root, process)
    finally:
        process.kill()
        process.wait()
