"""`metodichka print`: what it makes, what it calls the files, what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.adapters.building.build import build_whole_site
from macros.adapters.printing import run_print_command
from macros.diagnostics import Severity
from macros.exports.pdf import page_count
from macros.exports.pdf.compiler import Compiled, SheetCompiler
from tests.support.pdf_reader import needs_poppler, pdf_text


def printed(arguments: list[str]) -> int:
    try:
        return run_print_command(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["plan-2025"], "roadmap-plan-2025-checklist.pdf"),
        (["checklist"], "roadmap-plan-2025-checklist.pdf"),
        (["checklist", "plan-2025", "--large"], "roadmap-plan-2025-checklist-large.pdf"),
        (["checklist", "plan-2025", "--section", "2"], "roadmap-plan-2025-section-2-checklist.pdf"),
        (["--party", "ОО"], "role-school-checklist.pdf"),
        (["official"], "roadmap-plan-2025-official.pdf"),
        (["meeting", "plan-2025", "--today", "10.02.2025"], "meeting-plan-2025-2025-02-10.pdf"),
        (["meeting", "--party", "school"], "meeting-school-2025-02-10.pdf"),
        (["meeting", "--until", "2025-04-01"], "meeting-2025-02-10.pdf"),
    ],
)
def test_file_has_a_sensible_name(
    small_project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], name: str
) -> None:
    assert printed(arguments) == 0
    made = small_project / name
    assert [path.name for path in small_project.glob("*.pdf")] == [name]
    pages = page_count(made.read_bytes())
    assert capsys.readouterr().out.startswith(f"Напечатано в «{name}» ({pages}\u00a0стр., ")


@pytest.mark.parametrize("output", ["листы", "листы/", "листы/лист.pdf", "ЛИСТ.PDF"])
def test_output_is_a_file_or_a_folder(small_project: Path, output: str) -> None:
    assert printed(["official", "-o", output]) == 0
    expected = small_project / output
    if expected.suffix.lower() != ".pdf":
        expected /= "roadmap-plan-2025-official.pdf"
    assert expected.read_bytes().startswith(b"%PDF")


def test_all_sheets_into_a_folder(small_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(["--all", "-o", "листы"]) == 0
    assert {path.name for path in (small_project / "листы").iterdir()} == {
        "roadmap-plan-2025-checklist.pdf",
        "roadmap-plan-2025-official.pdf",
        "role-school-checklist.pdf",
    }
    assert "файлов 3" in capsys.readouterr().out


def test_all_of_one_kind_in_large_type(small_project: Path) -> None:
    assert printed(["checklist", "--all", "--large", "-o", "листы"]) == 0
    names = {path.name for path in (small_project / "листы").iterdir()}
    assert names == {"roadmap-plan-2025-checklist-large.pdf", "role-school-checklist-large.pdf"}


@needs_poppler
def test_sheet_bears_the_day_of_printing(small_project: Path, tmp_path: Path) -> None:
    assert printed(["plan-2025", "--today", "2025-02-11"]) == 0
    text = pdf_text((small_project / "roadmap-plan-2025-checklist.pdf").read_bytes(), tmp_path)
    assert "Напечатано 11.02.2025" in text


@needs_poppler
def test_section_alone(small_project: Path, tmp_path: Path) -> None:
    assert printed(["plan-2025", "--section", "2"]) == 0
    text = pdf_text((small_project / "roadmap-plan-2025-section-2-checklist.pdf").read_bytes(), tmp_path)
    assert "Проводить собрания" in text
    assert "Назначить координаторов" not in text


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        ([], 2, "не сказано, что печатать"),
        (["cheklist", "perm-2024"], 2, "вида «cheklist» нет; возможно, имелось в виду «checklist»"),
        (["school"], 2, "Это орган или роль: metodichka print checklist --party school"),
        (["checklist", "Малая", "школа", "района"], 2, "Нет дорожной карты с ид «Малая школа района»."),
        (["checklist", "plan-2025", "plan-2026"], 2, "непонятные параметры: plan-2026"),
        (["plan-2052"], 2, "Нет дорожной карты с ид «plan-2052». Возможно, «plan-2025»."),
        (["--party", "Шкалу"], 2, "Нет органа или роли «Шкалу». Возможно, «Школа»."),
        (["--party", "archive"], 1, "Нечего печатать: у стороны «Архив» нет мероприятий."),
        (["speech"], 1, "Нечего печатать: в проекте нет речевых модулей."),
        (["speech", "--all"], 1, "Нечего печатать"),
        (["meeting", "--today", "2026-05-01", "--since", "2026-04-01"], 1, "Нечего печатать: к этому совещанию"),
        (["meeting", "--until", "2025-01-01"], 2, "должно быть позже"),
        (["meeting", "--all"], 2, "по одному"),
        (["official", "--until", "2025-04-01"], 2, "только у листа совещания"),
        (["official", "--party", "school"], 2, "бывают только у чек-листа"),
        (["--section", "2", "--party", "school"], 2, "С --section укажите карту"),
        (["plan-2025", "--section", "7"], 2, "нет раздела «7». Есть: 1, 2."),
        (["plan-2025", "--all"], 2, "--all печатает всё"),
        (["--all", "-o", "лист.pdf"], 2, "нужна папка"),
        (["plan-2025", "-o", "mkdocs.yml"], 2, "не папка и не файл .pdf"),
        (["plan-2025", "--today", "вчера"], 2, "«вчера» – не дата"),
    ],
)
def test_what_is_wrong_is_said(
    small_project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, sentence: str
) -> None:
    assert printed(arguments) == code
    assert sentence in capsys.readouterr().err
    assert list(small_project.glob("*.pdf")) == []


def test_unprintable_character_is_told_with_its_place(small_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small_project / "roadmap.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("собрания", "собрания 😀"), encoding="utf-8")
    assert printed(["plan-2025"]) == 1
    said = capsys.readouterr().err
    assert "roadmap.yaml:17:38: ошибка: Пункт 2.1 карты plan-2025" in said
    assert "«😀» (U+1F600)" in said
    assert list(small_project.glob("*.pdf")) == []


def test_a_sheet_that_the_compiler_refuses_is_told(
    small_project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(SheetCompiler, "compile", lambda *_: Compiled(None, "odd"))
    assert printed(["plan-2025"]) == 1
    assert "Ничего не записано." in capsys.readouterr().err
    assert list(small_project.glob("*.pdf")) == []


def test_broken_project_is_not_printed(small_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small_project / "roadmap.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("срок:", "сроки:"), encoding="utf-8")
    assert printed(["plan-2025"]) == 1
    assert "Ничего не напечатано" in capsys.readouterr().err


def test_earlier_file_stays_when_the_new_one_cannot_be_written(
    small_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = small_project / "лист.pdf"
    target.write_bytes(b"earlier")
    monkeypatch.setattr(Path, "replace", _no_space)
    with pytest.raises(OSError, match="no space"):
        printed(["plan-2025", "-o", "лист.pdf"])
    assert target.read_bytes() == b"earlier"
    assert [path.name for path in small_project.iterdir() if path.name.startswith(".лист")] == []


def _no_space(*_: object) -> None:
    raise OSError(28, "no space")


def test_a_sheet_that_cannot_be_made_ends_the_build_too(small_project: Path, tmp_path: Path) -> None:
    path = small_project / "roadmap.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("собрания", "собрания 😀"), encoding="utf-8")
    built = build_whole_site(small_project, tmp_path / "site")
    assert any("«😀» (U+1F600)" in each.message for each in built.diagnostics if each.severity is Severity.ERROR)
    assert not (tmp_path / "site").exists()
