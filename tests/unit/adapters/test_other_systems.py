"""What runs elsewhere: on Windows, without /proc, in a child that must end with its parent; with stand-ins here."""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from macros.adapters.building import cores
from macros.adapters.console import _nearest
from macros.adapters.disk import file_lock
from macros.adapters.importing import child as import_child
from macros.adapters.publishing import packing, sealing
from macros.adapters.reporting import child as form_child

Patch = pytest.MonkeyPatch


def loaded_anew(module: ModuleType) -> Any:
    """The module's code run once more, under another name and in the system that the test pretends."""
    spec = importlib.util.spec_from_file_location("elsewhere", str(module.__file__))
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["elsewhere"] = made  # records look their module up
    try:
        spec.loader.exec_module(made)
    finally:
        del sys.modules["elsewhere"]
    return made


def test_the_lock_of_windows(monkeypatch: Patch, tmp_path: Path) -> None:
    """Windows locks bytes from where the file stands; it has no fork to leave the lock behind."""
    asked: list[tuple[int, int, int]] = []
    stand_in = SimpleNamespace(LK_NBLCK=2, locking=lambda handle, mode, size: asked.append((handle, mode, size)))
    monkeypatch.setitem(sys.modules, "msvcrt", stand_in)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delattr(os, "register_at_fork")
    elsewhere = loaded_anew(file_lock)
    handle = os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT)
    try:
        os.write(handle, b"0")
        elsewhere._lock(handle)
        assert asked == [(handle, 2, 1)] and os.lseek(handle, 0, os.SEEK_CUR) == 0
    finally:
        os.close(handle)


def test_a_forked_child_lets_the_lock_of_its_parent_go(tmp_path: Path) -> None:
    elsewhere = loaded_anew(file_lock)
    handle = os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT)
    elsewhere._held.add(handle)
    elsewhere._let_go_in_child()
    assert elsewhere._held == set()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handle)


def test_a_system_without_brotli_packs_without_it(monkeypatch: Patch) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    assert loaded_anew(packing).brotli is None


def test_a_folder_cannot_be_forced_to_the_disk_of_windows(monkeypatch: Patch, tmp_path: Path) -> None:
    forced: list[Path] = []
    monkeypatch.setattr(sealing, "_sync", forced.append)
    sealing.sync_folder(tmp_path)
    monkeypatch.setattr(os, "name", "nt")
    sealing.sync_folder(tmp_path)
    monkeypatch.undo()
    assert forced == [tmp_path]


def test_cores_and_threads_where_the_system_does_not_list_them(monkeypatch: Patch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert cores.available_cores() == 1
    monkeypatch.setattr(os, "cpu_count", lambda: 6)
    assert cores.available_cores() == 6

    def nowhere(_: str) -> list[str]:
        raise FileNotFoundError

    monkeypatch.setattr(os, "listdir", nowhere)
    assert cores._threads() == threading.active_count()


def test_a_child_ends_when_nobody_holds_the_other_end(monkeypatch: Patch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    read, write = os.pipe()
    os.close(write)
    cores._end_with_the_parent(read)
    os.close(read)
    assert ended == [1]


def test_a_console_without_our_signs_gets_the_nearest_ones() -> None:
    text = "«да» – №\u00a05 → ₽"
    assert _nearest(UnicodeEncodeError("ascii", text, 0, 1, "нет")) == ('"', 1)
    assert _nearest(UnicodeEncodeError("ascii", text, 5, len(text), "нет")) == ("-?N ??->??", len(text))
    with pytest.raises(UnicodeDecodeError):
        _nearest(UnicodeDecodeError("ascii", b"x", 0, 1, "нет"))


# --- children that open incoming files -------------------------------------------------------------------------------


def fails(error: Exception) -> Callable[..., None]:
    def opening(*_: object) -> None:
        raise error

    return opening


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MemoryError(), "слишком велик или сложен"),
        (RecursionError(), "слишком велик или сложен"),
        (PermissionError(), "файл не открылся"),
        (KeyError("нечто"), "устроен необычно"),
    ],
)
def test_whatever_happens_to_a_document_is_an_answer(
    monkeypatch: Patch, tmp_path: Path, error: Exception, words: str
) -> None:
    monkeypatch.setattr(import_child, "read_document", fails(error))
    answer = import_child._answer(tmp_path / "x.docx", "x.docx", "")
    assert words in str(answer["refused"])


def test_a_file_that_is_gone_is_no_pdf(tmp_path: Path) -> None:
    assert not import_child._is_pdf(tmp_path / "нет.pdf")


@pytest.mark.parametrize(
    ("error", "words"),
    [(MemoryError(), "слишком велик"), (RecursionError(), "слишком велик"), (PermissionError(), "файл не открылся")],
)
def test_whatever_happens_to_a_form_is_an_answer(
    monkeypatch: Patch, tmp_path: Path, error: Exception, words: str
) -> None:
    monkeypatch.setattr(form_child, "read_form_workbook", fails(error))
    assert words in json_text(form_child._answer(tmp_path / "x.xlsx"))


def json_text(line: str) -> str:
    return line.encode().decode("unicode_escape")


@pytest.mark.parametrize("limit", [lambda: import_child._limit(8), form_child._limit_memory])
def test_limits_are_set_where_the_system_has_them(monkeypatch: Patch, limit: Callable[[], None]) -> None:
    asked: list[tuple[str, tuple[int, int]]] = []
    kinds = {name: name for name in ("RLIMIT_AS", "RLIMIT_DATA", "RLIMIT_CPU")}
    stand_in = SimpleNamespace(**kinds, setrlimit=lambda kind, pair: asked.append((kind, pair)))
    monkeypatch.setitem(sys.modules, "resource", stand_in)
    limit()
    assert asked and all(soft == hard for _, (soft, hard) in asked)
    asked.clear()
    monkeypatch.setitem(sys.modules, "resource", None)
    limit()
    assert not asked


def test_the_child_of_forms_answers_line_by_line(
    monkeypatch: Patch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(form_child, "_limit_memory", lambda: None)
    monkeypatch.setattr("sys.stdin", [f'"{tmp_path / "нет.xlsx"}"\n'] * 2)
    form_child.main()
    assert capsys.readouterr().out.count("refused") == 2


def test_the_worker_of_the_preview_builds_what_it_is_asked(
    monkeypatch: Patch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from macros.adapters.preview import two_steps, worker
    from macros.adapters.preview.messages import Answer, Request

    asked: list[object] = []

    class Steps:
        def __init__(self, root: Path, today: date | None) -> None:
            asked.append((root, today))

        def do(self, request: Request, shown: Callable[[], None]) -> Answer:
            asked.append(request.site)
            return Answer(0)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(two_steps, "TwoSteps", Steps)
    monkeypatch.setattr(worker, "engine_digest", lambda: asked.append("which program"))
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    for options in (["2025-02-10"], []):
        monkeypatch.setattr("sys.stdin", ['{"site": "a", "diagnostics": "d"}\n', '{"site": "b", "diagnostics": "d"}\n'])
        worker.main(options)
    root = Path.cwd()
    first, second = (root, date(2025, 2, 10)), (root, None)
    assert asked == ["which program", first, "a", "b", "which program", second, "a", "b"]
    assert '"code": 0' in capsys.readouterr().out
