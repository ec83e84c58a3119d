"""What a build in a child process tells, however it ends."""

from __future__ import annotations

import sys
import textwrap
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.adapters.preview.building import BuildResult, build_site
from macros.adapters.preview.builds import build_line, source_texts
from macros.adapters.preview.command import _next_edit, address_sentence, run_serve_command, site_base
from macros.adapters.preview.messages import Answer
from macros.adapters.preview.resident import Resident, worker_command
from macros.diagnostics import Diagnostic, Severity, Span
from tests.support.preview_process import WORKER


def run(root: Path, code: str) -> BuildResult:
    """One build by a worker of the real kind, whose build is `code`."""
    (root / "macros").mkdir(exist_ok=True)
    (root / "macros/builder.py").write_text(textwrap.dedent(code), encoding="utf-8")
    with Resident(root, [sys.executable, "-c", WORKER, "macros/builder.py"]) as worker:
        return build_site(root, root / "out", worker.run)


def test_good_build(tmp_path: Path) -> None:
    result = run(tmp_path, "import sys, os; os.mkdir(sys.argv[1]); open(sys.argv[2], 'w').write('[]')")
    assert (result.site, result.diagnostics) == (tmp_path / "out/site", ())
    assert 0 < result.seconds < 60


def test_a_build_goes_on_where_somebody_has_cleared_the_whole_cache(tmp_path: Path) -> None:
    folder = tmp_path / ".cache/preview"

    def make(site: Path, _: Path) -> Answer:
        site.mkdir()
        return Answer(0)

    assert build_site(tmp_path, folder, make).site == folder / "site"


def test_build_works_in_the_projects_folder(tmp_path: Path) -> None:
    code = """
        import sys, os
        assert os.getcwd() == os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        os.mkdir(sys.argv[1])
    """
    assert run(tmp_path, code).site


@pytest.mark.parametrize(
    ("code", "line", "words"),
    [
        ("x = 1\nx = неизвестно", 2, "NameError"),
        ("def f(:", 1, "SyntaxError"),
        ("import json\njson.loads('{')", 2, "JSONDecodeError"),
    ],
)
def test_crash_names_the_line_of_our_own_file(tmp_path: Path, code: str, line: int, words: str) -> None:
    (diagnostic,) = run(tmp_path, code).diagnostics
    assert (diagnostic.file, diagnostic.span.line) == ("macros/builder.py", line)
    assert words in diagnostic.message
    assert "Traceback" not in diagnostic.message


def test_crash_says_paths_from_the_projects_folder(tmp_path: Path) -> None:
    (diagnostic,) = run(tmp_path, "raise OSError(f'нет файла {__import__(\"os\").getcwd()}/docs/a.md')").diagnostics
    assert diagnostic.message.endswith("OSError: нет файла docs/a.md")


def test_a_disk_that_refuses_is_no_fault_of_the_program(tmp_path: Path) -> None:
    code = "import errno, os; raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), os.path.abspath('docs/a.md'))"
    (diagnostic,) = run(tmp_path, code).diagnostics
    assert diagnostic.code == "build-refused"
    assert diagnostic.message.startswith("Не удалось записать или прочитать «docs/a.md»: на диске кончилось место")
    (crash,) = run(tmp_path, "open('docs/a.md')").diagnostics
    assert (crash.code, crash.file) == ("build-crashed", "macros/builder.py")


def test_silent_failure_is_still_an_error(tmp_path: Path) -> None:
    result = run(tmp_path, "import os; os._exit(9)")
    assert result.site is None
    assert [d.severity for d in result.diagnostics] == [Severity.ERROR]


def test_success_without_a_site_is_a_failure(tmp_path: Path) -> None:
    assert run(tmp_path, "pass").site is None


def test_report_cut_short_is_a_failure(tmp_path: Path) -> None:
    result = run(tmp_path, "import sys; open(sys.argv[2], 'w').write('[{'); sys.exit(1)")
    assert [d.code for d in result.diagnostics] == ["build-crashed"]


def test_a_build_that_was_given_up_says_nothing_of_the_site(tmp_path: Path) -> None:
    result = build_site(tmp_path, tmp_path, lambda *_: Answer(0, given_up=True))
    assert (result.site, result.diagnostics, result.given_up) == (None, (), True)


def test_real_worker_carries_the_day() -> None:
    assert worker_command(date(2025, 2, 10))[1:] == ["-m", "macros.adapters.preview.worker", "2025-02-10"]
    assert worker_command(None)[1:] == ["-m", "macros.adapters.preview.worker"]


WARNING = Diagnostic("a.md", Span(), "w", "странно", severity=Severity.WARNING)
ERROR = Diagnostic("a.md", Span(), "e", "плохо")


@pytest.mark.parametrize(
    ("result", "edited", "shows_old", "line"),
    [
        (BuildResult(Path(), (), 1.25), (), False, "Сайт собран за 1,2\u00a0с"),
        (BuildResult(Path(), (), 1.25, 9), (), False, "Сайт собран за 1,2\u00a0с, листы для печати ещё готовятся"),
        (BuildResult(Path(), (WARNING,), 1.0), ("a.md",), True, "Сайт собран за 1,0\u00a0с, предупреждений – 1: a.md"),
        (BuildResult(None, (ERROR, WARNING), 2.0), (), False, "Сайт не собран, ошибок – 1 (2,0\u00a0с)"),
        (
            BuildResult(None, (ERROR,), 2.0),
            ("a", "b", "c", "d", "e"),
            True,
            "Сайт не собран, ошибок – 1 (2,0\u00a0с), показан прежний сайт: a, b, c и ещё 2",
        ),
    ],
)
def test_line_about_a_build(result: BuildResult, edited: tuple[str, ...], shows_old: bool, line: str) -> None:
    assert build_line(result, edited, shows_old=shows_old) == line


@pytest.mark.parametrize(
    ("unmade", "edits", "made", "next_edit", "rounds"),
    [
        (0, [(), ("a.md",)], [], ("a.md",), 0),
        (9, [(), (), ("a.md",)], [5, 0], (), 2),  # all are made: a build puts them into the site
        (9, [(), ("a.md",)], [5], ("a.md",), 1),
        (9, [(), (), ("a.md",)], [None], ("a.md",), 1),  # the worker broke down: an edit may help
    ],
)
def test_sheets_are_made_while_nothing_is_edited(
    unmade: int, edits: list[tuple[str, ...]], made: list[int | None], next_edit: tuple[str, ...], rounds: int
) -> None:
    left = list(made)
    builds: Any = SimpleNamespace(make_sheets=lambda: left.pop(0))
    changes: Any = SimpleNamespace(take=lambda _: edits.pop(0))
    assert _next_edit(builds, changes, unmade) == next_edit
    assert len(made) - len(left) == rounds


def test_texts_of_unreadable_files_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("текст", encoding="utf-8")
    (tmp_path / "b.md").write_bytes(b"\xff\xfe\x00")
    diagnostics = [Diagnostic(name, Span(), "x", "y") for name in ("a.md", "b.md", "c.md")]
    assert source_texts(tmp_path, diagnostics) == {"a.md": "текст"}


@pytest.mark.parametrize(
    ("config", "base"),
    [
        ("site_url: https://example.org/myschool/\n", "/myschool/"),
        ("site_url: https://example.org/a/b\n", "/a/b/"),
        ("site_url: https://example.org/%D0%B0/\n", "/а/"),
        ("site_url: https://example.org\n", "/"),
        ("site_name: x\n", "/"),
        ("site_url: !ENV [SITE, x]\n", "/"),
        ("- site_url\n", "/"),
        ("x: !!python/name:a.b\nsite_url: https://example.org/c/\n", "/c/"),
        ("site_url: [", "/"),
        ("", "/"),
    ],
)
def test_base_comes_from_the_configuration(tmp_path: Path, config: str, base: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert site_base(tmp_path) == base


def test_base_without_configuration(tmp_path: Path) -> None:
    assert site_base(tmp_path) == "/"


def test_forbidden_port_and_strange_address_are_told_apart() -> None:
    assert "не разрешает занять порт 80: " in address_sentence(PermissionError(13, ""), "127.0.0.1", 80)
    assert "«нет.нет»" in address_sentence(OSError(-2, ""), "нет.нет", 8000)


@pytest.mark.parametrize(
    "arguments", [["--port", "x"], ["--port"], ["--port", "70000"], ["--today", "завтра"], ["--x"]]
)
def test_wrong_use_is_said_in_russian(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        run_serve_command(arguments)
    assert stop.value.code == 2
    assert "Команда записана неверно" in capsys.readouterr().err
