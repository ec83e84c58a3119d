"""Commands that write, on a disk that fails once at every call in turn: files stay whole, the reason is Russian."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import nullcontext
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from macros.adapters.authoring import new_site
from macros.adapters.commands import collect as collect_command
from macros.adapters.disk import whole_files
from macros.adapters.disk.text_files import write_text
from macros.adapters.disk.whole_files import PREFIX, write_files
from macros.adapters.disk.words import disk_reason, disk_sentence, is_refusal
from macros.adapters.importing import command as import_command
from macros.cli import main
from tests.support.disk_faults import each_fault, faulty_disk
from tests.support.editor_desk import ROOT
from tests.support.filled_forms import head_row, report_sheet, rows_by_key
from tests.support.git_samples import CONFIG, INDEX, PARTIES, ROADMAP
from tests.support.plan_documents import WordPlan

CODES = (errno.ENOSPC, errno.EACCES, errno.EROFS)
FAQ = """\
вопросы:
  - {ид: phone, вопрос: Можно ли с телефона?, ответ: [Да - можно.]}
"""
FORM = """\
ид: report
название: Отчёт
описание: Для проверки.
владелец: Методист
проверено: 2025-02-01
карта: plan
кто: [Школа]
куда: [Школа]
срок: 01.12.2025
как: [Одной таблицей.]
столбцы:
  - {название: Муниципалитет или организация}
  - {название: Мероприятие}
  - {название: Пункт}
  - {название: Что сделано}
  - {название: Результат}
"""
SECTION = {
    "mkdocs.yml": CONFIG,
    "roadmap.yaml": ROADMAP,
    "docs/index.md": INDEX.replace("Текст.", "Приказ № 5 - о сроках."),
    "docs/parties.yaml": PARTIES,
    "docs/faq.yaml": FAQ,
    "docs/report-forms/report.yaml": FORM,
}
NAMES = ("--title", "Раздел", "--publisher", "Министерство", "--territory", "Край", "--today", "2025-02-10")
COMMANDS = {
    "fix": ("check", "--fix"),
    "new-measure": (
        *("new", "measure", "--roadmap", "plan", "--section", "Организация", "--title", "Провести вебинар"),
        *("--term", "до 25.12.2025", "--responsible", "Школа"),
    ),
    "new-page": ("new", "page", "--title", "Новости", "--description", "Что нового.", "--owner", "Школа"),
    "import": ("import", "../plan.docx", "-o", "docs/roadmaps/imported.yaml"),
    "export": ("export", "plan", "--format", "xlsx", "-o", "out/plan.xlsx"),
    "form": ("form", "report", "-o", "out/report.xlsx"),
    "collect": (
        "collect",
        "../answers",
        "-o",
        "out/all.xlsx",
        "--aggregate",
        "docs/monitoring/plan.yaml",
        "--date",
        "2025-06-01",
    ),
}

Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[], Path]:
    """Makes the section anew in an empty folder and goes there; the incoming files lie beside it."""
    plan = WordPlan().text("План на 2025 год")
    plan.table(("1. Организация",), ("1", "Назначить координаторов", "до 20.03.2025", "Школа", "Приказ издан"))
    plan.save(tmp_path)
    monkeypatch.setenv("METODICHKA_CHROMIUM", "")
    first = tmp_path / "первый"
    write_section(first)
    monkeypatch.chdir(first)
    (tmp_path / "answers").mkdir()
    answer = tmp_path / "answers/school.xlsx"
    assert main(["form", "report", "-o", str(answer)]) == 0, capsys.readouterr()
    book = load_workbook(answer)
    sheet = report_sheet(book)
    columns = {str(cell.value): cell.column for cell in sheet[head_row(sheet)] if cell.value}
    for row in rows_by_key(sheet).values():
        sheet.cell(row, columns["Что сделано"]).value = "Приказ № 5"
    book.save(answer)
    capsys.readouterr()
    numbers = count()

    def make() -> Path:
        folder = tmp_path / "section"
        if folder.exists():
            monkeypatch.chdir(tmp_path)
            shutil.rmtree(folder)
        write_section(folder)
        next(numbers)
        monkeypatch.chdir(folder)
        return folder

    return make


def write_section(folder: Path) -> None:
    for path, text in SECTION.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "overrides").symlink_to(ROOT / "overrides")


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Incoming files are read in child processes: here the writing is tried, and a child a turn is dear."""
    for module, name in ((collect_command, "open_all"), (import_command, "_read")):
        real: Callable[..., Any] = getattr(module, name)
        known: dict[str, Any] = {}

        def reading(*arguments: Any, real: Callable[..., Any] = real, known: dict[str, Any] = known) -> Any:
            key = repr(arguments[0])
            known[key] = known.get(key) or real(*arguments)
            return known[key]

        monkeypatch.setattr(module, name, reading)


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_fails_at_any_call(
    name: str, fresh: Callable[[], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    command = list(COMMANDS[name])
    folder = fresh()
    before = tree(folder)
    assert main(command) == 0, capsys.readouterr()
    after = tree(folder)
    assert after != before
    capsys.readouterr()
    found: list[str] = []
    for disk, code in each_fault(lambda: (fresh(),), lambda: main(command), CODES[len(name) % 3], reads=False):
        said, now = capsys.readouterr(), tree(folder)
        found.append(disk.failed)
        for path in now.keys() | before.keys():
            if not path.startswith(".cache/"):
                assert now.get(path) in (before.get(path), after.get(path)), f"{disk.failed}: {path}"
        assert not [path for path in now if PREFIX in path and not disk.failed.startswith(("unlink", "remove"))]
        changed = {path for path in now if now[path] != before.get(path) and not path.startswith(".cache/")}
        assert code == 0 or said.err, disk.failed
        assert code != 0 or changed, f"{disk.failed}: nothing was written, and the command was content"
        assert "Traceback" not in said.err and os.strerror(disk.code) not in said.err
        if code:
            assert "Внутренняя ошибка" not in said.err
            assert PREFIX not in said.err, "a name that nobody has given"
    assert len(found) >= 5, found


def test_new_site_is_made_whole_or_not_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Some thousands of calls: a few of them fail, the first and the last ones among them."""
    with faulty_disk(0, tmp_path, reads=False) as whole:
        assert main(["new", "site", str(tmp_path / "whole"), *NAMES]) == 0
    failed = 0
    for turn in (*range(1, 8), *range(200, whole.count, 500), *range(whole.count - 3, whole.count + 2)):
        folder = tmp_path / f"site{turn}"
        with faulty_disk(turn, tmp_path, reads=False) as disk:
            code = main(["new", "site", str(folder), *NAMES])
        said = capsys.readouterr().err
        if code == 0:
            assert (folder / "mkdocs.yml").is_file() and (folder / "macros/cli.py").is_file()
            # The folder was there, or it is the emptied one for the work.
            harmless = (f"mkdir {tmp_path}", *(f"{name} {tmp_path}/.new-site-" for name in ("open", "rmdir")))
            assert not disk.failed or disk.failed.startswith(harmless), disk.failed
        else:
            failed += 1
            assert code == 1 and not folder.exists(), disk.failed
            assert "кончилось место" in said and "Traceback" not in said
        left = list(tmp_path.glob(".new-site-*"))
        assert not left or disk.failed.startswith(("unlink", "rmdir", "remove", "open")), disk.failed
        for each in (folder, *left):
            shutil.rmtree(each, ignore_errors=True)
    assert failed > 6


def test_a_new_site_has_nothing_that_running_the_program_has_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = tmp_path / "engine"
    for name in ("macros/cli.py", "macros/__pycache__/cli.pyc", "macros/metodichka.egg-info/PKG-INFO", "run.py"):
        (engine / name).parent.mkdir(parents=True, exist_ok=True)
        (engine / name).write_text("", encoding="utf-8")
    monkeypatch.setattr(new_site, "_ENGINE", engine)
    monkeypatch.setattr(new_site, "_PROGRAM", ("macros", "run.py"))
    assert main(["new", "site", str(tmp_path / "site"), *NAMES]) == 0
    assert [path.name for path in (tmp_path / "site/macros").rglob("*")] == ["cli.py"]


def test_several_files_are_moved_only_when_all_are_written(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"

    def prepare() -> tuple[Path, ...]:
        first.write_bytes(b"old")
        second.unlink(missing_ok=True)
        return (tmp_path,)

    def work() -> OSError | None:
        try:
            write_files({first: b"new a", second: b"new b"})
        except OSError as error:
            return error
        return None

    replaced = 0
    for disk, error in each_fault(prepare, work):
        replaced += disk.failed.startswith("replace")
        new = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        if error is None:
            assert new == {"a": b"new a", "b": b"new b"}
        else:
            assert error.filename in {str(first), str(second)}, "the file that the person knows"
            assert new == {"a": b"new a" if replaced == 2 else b"old"}, disk.failed
    assert replaced == 2


@pytest.mark.skipif(os.name == "nt", reason="rights are of another kind there")
def test_rights_line_ends_and_mark_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf\xd0\xb0: 1\r\n")
    path.chmod(0o640)
    write_text(path, "а: 2\nб: 3\n")
    assert path.read_bytes() == "\ufeffа: 2\r\nб: 3\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_reasons_are_russian(monkeypatch: pytest.MonkeyPatch) -> None:
    for code in (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EISDIR, 9999):
        words = disk_sentence(OSError(code, "English words", "план.xlsx"))
        assert "English" not in words and "план.xlsx" in words and words.endswith(".")
    monkeypatch.setattr(os, "name", "nt")
    assert "Excel" in disk_reason(PermissionError(errno.EACCES, "denied"))


@pytest.mark.parametrize(
    ("code", "is_refused"), [(errno.ENOSPC, True), (errno.EACCES, True), (errno.ENOENT, False), (9999, False)]
)
def test_a_wrong_name_is_no_refusal_of_the_disk(code: int, *, is_refused: bool) -> None:
    assert is_refusal(OSError(code, "words")) is is_refused


@pytest.mark.parametrize("busy", range(4))
def test_a_file_that_is_read_just_now_is_moved_when_that_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, busy: int
) -> None:
    asked, replace = [], Path.replace

    def move(new: Path, place: Path) -> Path:
        asked.append(place)
        if len(asked) <= busy:
            raise PermissionError(errno.EACCES, "in use", str(place))
        return replace(new, place)

    monkeypatch.setattr(whole_files, "_PAUSES", (0, 0))
    monkeypatch.setattr(Path, "replace", move)
    (tmp_path / "a").write_text("old", encoding="utf-8")
    with pytest.raises(OSError, match="in use") if busy == 3 else nullcontext():
        write_files({tmp_path / "a": b"new"})
    assert (tmp_path / "a").read_text(encoding="utf-8") == ("old" if busy == 3 else "new")
    assert len(asked) == min(busy + 1, 3)
