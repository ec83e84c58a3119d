"""Fifty made-up answers with known totals, collected by the command; and the same through LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from random import Random

import pytest
import yaml
from openpyxl import load_workbook

from macros.adapters.commands.collect import run_collect_command
from macros.adapters.commands.form import run_form_command
from macros.adapters.reporting import pool
from macros.importers.forms import FormWorkbook
from macros.importers.refusals import Refusal
from macros.project import SiteSettings, load_project
from macros.reports.addressees import Addressee
from macros.reports.blank import blank_form
from macros.sources.files import read_project
from tests.support.filled_forms import Filling, fill

NUMBER = 50
SILENT = (7, 31)
STATUSES = ("выполнено", "выполняется", "не начато", "не требуется")
# Rows of one measure get one status, so that the measure's is the same.


def names() -> list[str]:
    return [f"Округ № {number}" for number in range(1, NUMBER + 1)]


@pytest.fixture
def folder(tmp_path: Path, project_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder outside the project for what is written; the command is called from within the project."""
    monkeypatch.chdir(project_root)
    return tmp_path


def answers(folder: Path, project_root: Path) -> Counter[str]:
    """Write the forms; the totals of their measures by status."""
    project = load_project(read_project(project_root), SiteSettings())
    form = next(each for each in project.report_forms if each.id == "perm-2024")
    roadmap = project.roadmap(form.roadmap)
    assert roadmap is not None
    party = project.parties.get("municipal-authority")
    luck, totals = Random(5), Counter[str]()  # noqa: S311 - the same every time
    folder.mkdir()
    for number, name in enumerate(names(), 1):
        if number in SILENT:
            continue
        blank = blank_form(project, form, roadmap, party, Addressee(f"m{number}", name, "municipal-authority"))
        status = {measure: luck.choice(STATUSES) for measure in sorted({key.split("/")[1] for key in blank.keys})}
        totals.update(status.values())
        rows = {key: {"Статус": status[key.split("/")[1]], "Что сделано": f"Слово {number}"} for key in blank.keys}
        rows["perm-2024/4-1/2"]["Значение показателя"] = str(number * 2)
        (folder / f"{number}.xlsx").write_bytes(fill(blank, Filling(rows)))
    (folder / "приказ.pdf").write_bytes(b"%PDF-1.4")
    return totals


def test_fifty_answers_have_the_known_totals(
    folder: Path, project_root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    totals = answers(folder / "in", project_root)
    (folder / "list.csv").write_text("название\n" + "\n".join(names()), encoding="utf-8")
    (folder / "in" / "broken.xlsx").write_bytes(b"PK\x03\x04 broken")
    (folder / "in" / "old.xls").write_bytes(b"x")
    out, figures = folder / "report.xlsx", folder / "perm-2024.yaml"
    call = [str(folder / "in"), "-o", str(out), "--list", str(folder / "list.csv"), "--date", "2024-12-01"]
    assert run_collect_command([*call, "--aggregate", str(figures)]) == 0
    said = capsys.readouterr().out
    assert f"Отчётов: {NUMBER - len(SILENT)} из {NUMBER}." in said
    assert "Округ № 31" in said
    assert "broken.xlsx: файл повреждён" in said
    assert "Не таблицы, не читались (1):\n  приказ.pdf\n  Если отчёт прислан документом" in said

    tree = yaml.safe_load(figures.read_text(encoding="utf-8"))
    found = Counter[str]()
    for measure in tree["мероприятия"]:
        found.update({status: measure.get(status.replace(" ", "-"), 0) for status in STATUSES})
    assert found == totals
    assert (tree["ждали"], tree["получено"]) == (NUMBER, NUMBER - len(SILENT))
    assert sum(each.get("ответ") == "нет" for each in tree["муниципалитеты"]) == len(SILENT)
    (indicator,) = tree["показатели"]
    assert sorted(each["значение"] for each in indicator["значения"]) == [
        number * 2 for number in range(1, NUMBER + 1) if number not in SILENT
    ]
    assert "Слово" not in figures.read_text(encoding="utf-8")

    book = load_workbook(out)
    words = {cell.value for row in book["Все строки"].iter_rows() for cell in row}
    assert {f"Слово {number}" for number in range(1, NUMBER + 1) if number not in SILENT} <= words

    # Never over an old file, unless told to; then the same bytes.
    before = out.read_bytes()
    assert run_collect_command(call) == 2
    assert "уже есть" in capsys.readouterr().err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run_collect_command([*call, "--force"]) == 0
    assert out.read_bytes() == before
    assert "Читаю формы [###...........................] 5 из 49" in capsys.readouterr().err


def test_a_form_for_everybody_on_the_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "list.csv").write_bytes("Название;ид\r\nПервый округ;one\r\nВторой округ;two\r\n".encode("cp1251"))
    call = ["perm-2024", "--list", str(folder / "list.csv"), "-o", str(folder / "out")]
    assert run_form_command(call) == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["one.xlsx", "two.xlsx"]
    assert run_form_command(call) == 2
    assert run_form_command([*call, "--force"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (["perm-2025"], "Возможно, имелось в виду «perm-2024»"),
        (["perm-2024", "--for", "municipal-autority"], "municipal-authority"),
        (["perm-2024", "--for", "parent"], "нет мероприятий"),
        (["perm-2024", "-o", "form.docx"], "только в XLSX"),
        (["perm-2024", "--list", "no-such-file.csv"], "не открылся"),
    ],
)
def test_a_call_that_cannot_be_done_is_explained(
    folder: Path, capsys: pytest.CaptureFixture[str], call: list[str], words: str
) -> None:
    assert run_form_command(call) == 2
    assert words in capsys.readouterr().err


def test_an_empty_folder_leaves_nothing_behind(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "in").mkdir()
    assert run_collect_command([str(folder / "in"), "-o", str(folder / "report.xlsx")]) == 2
    assert "нет файлов .xlsx" in capsys.readouterr().err
    assert not (folder / "report.xlsx").exists()


SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(SOFFICE is None, reason="не найден LibreOffice: установите его, чтобы проверить пересохранение")
@pytest.mark.timeout(240)
def test_libreoffice_saves_a_form_again_and_nothing_changes(folder: Path, project_root: Path) -> None:
    answers(folder / "in", project_root)
    for path in sorted((folder / "in").glob("*.xlsx"))[3:]:
        path.unlink()
    command = [
        str(SOFFICE),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    files = sorted(str(path) for path in (folder / "in").glob("*.xlsx"))
    subprocess.run([*command, "--outdir", str(folder / "again"), *files], check=True, capture_output=True, timeout=200)
    figures = []
    for name in ("in", "again"):
        out = folder / f"{name}.yaml"
        call = [str(folder / name), "-o", str(folder / f"{name}.xlsx"), "--date", "2024-12-01", "--aggregate", str(out)]
        assert run_collect_command(call) == 0
        figures.append(out.read_text(encoding="utf-8").replace(f"ид: {name}", ""))
    assert figures[0] == figures[1]
    told = [
        [[cell.value for cell in row] for row in load_workbook(folder / f"{name}.xlsx")["Замечания"].iter_rows()]
        for name in ("in", "again")
    ]
    assert told[0] == told[1]


def test_a_slow_file_is_given_up_and_the_rest_is_read(folder: Path, project_root: Path) -> None:
    answers(folder / "in", project_root)
    paths = sorted((folder / "in").glob("*.xlsx"))[:3]
    ready: list[int] = []
    assert all(isinstance(each, Refusal) for each in pool.open_all(paths, ready.append, seconds=0.001))
    assert all(isinstance(each, FormWorkbook) for each in pool.open_all(paths, ready.append))
    assert sorted(ready) == [1, 1, 2, 2, 3, 3]
