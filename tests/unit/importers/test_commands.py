"""`metodichka import` and `metodichka export` as an editor calls them."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from macros.adapters.importing import guarded
from macros.adapters.importing.command import _Progress
from macros.cli import main
from macros.importers.refusals import Refusal
from macros.loading import load_roadmap
from tests.support.plan_documents import WordPlan

ROOT = Path(__file__).resolve().parents[3]
ROW = ("1.1", "Назначить координаторов", "когда выйдет", "МОУО", "Приказ издан")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = WordPlan().text("План на 2025 год")
    made.table(("1. Организация",), ROW)
    return made.save(tmp_path)


def test_import_to_a_file(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "plan.docx", "-o", "plan-2025.yaml"]) == 0
    said = capsys.readouterr()
    assert "мероприятий 1, разделов 1, сомнений" in said.out
    assert "таблица 1, строка 3: срок «когда выйдет» не понят" in said.err
    text = (plan.parent / "plan-2025.yaml").read_text("utf-8")
    assert "# СОМНЕНИЕ: срок «когда выйдет» не понят" in text
    roadmap = load_roadmap(text, "plan-2025.yaml").value
    assert roadmap is not None and roadmap.id == "plan-2025"
    assert main(["import", "plan.docx", "-o", "plan-2025.yaml"]) == 2
    assert "--force" in capsys.readouterr().err
    assert (plan.parent / "plan-2025.yaml").read_text("utf-8") == text
    assert main(["import", "plan.docx", "-o", "plan-2025.yaml", "--force", "--id", "other"]) == 0
    assert "ид: other" in (plan.parent / "plan-2025.yaml").read_text("utf-8")


def test_import_of_pasted_text_to_the_screen(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "№\tМероприятие\tСрок\n1\tНазначить\tмай 2025\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert main(["import", "-"]) == 0
    said = capsys.readouterr()
    assert load_roadmap(said.out, "x.yaml").value is not None
    assert "мероприятий 1" in said.err


def test_import_updates_a_roadmap(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "plan.docx", "-o", "plan.yaml"]) == 0
    made = WordPlan().text("План на 2025 год")
    made.table(("1. Организация",), (*ROW[:2], "до 01.03.2025", *ROW[3:]))
    made.save(plan.parent, "new.docx")
    assert main(["import", "new.docx", "--update", "plan.yaml", "--before", "plan.docx"]) == 0
    said = capsys.readouterr()
    assert "срок был «когда выйдет», стал «до 01.03.2025»" in said.out and "изменено мероприятий 1" in said.out
    assert "придуман" not in said.err, "the roadmap has its id"
    (plan.parent / "broken.yaml").write_text("ид: [", "utf-8")
    assert main(["import", "new.docx", "--update", "broken.yaml"]) == 1
    assert (plan.parent / "broken.yaml").read_text("utf-8") == "ид: ["


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["lost.docx"], 2, "«lost.docx» нет"),
        (["."], 2, "«.» – папка"),
        (["plan.docx", "--update", "letter.docx", "--before", "lost.docx"], 2, "«lost.docx» нет"),
        (["plan.docx", "--update", "letter.docx", "--before", "empty.docx"], 1, "файл пуст"),
        (["plan.docx", "--update", "letter.docx", "--before", "letter.docx"], 1, "нет таблицы с мероприятиями"),
        (["table.docx"], 1, "просмотрено таблиц: 1"),
        (["plan.docx", "--id", "Мой план"], 2, "не годится в ид"),
        (["plan.docx", "--update", "lost.yaml"], 2, "«lost.yaml» нет"),
        (["plan.docx", "--before", "plan.docx"], 2, "только вместе с --update"),
        (["plan.docx", "--nonsense"], 2, "непонятные параметры"),
        (["letter.docx"], 1, "нет таблицы с мероприятиями"),
        (["empty.docx"], 1, "файл пуст"),
    ],
)
def test_import_refuses(
    plan: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    WordPlan().text("Уважаемые коллеги!").save(plan.parent, "letter.docx")
    (plan.parent / "empty.docx").write_bytes(b"")
    other = WordPlan().text("Список школ")
    other.table(("Первая", "Вторая"), header=("а", "б"))
    other.save(plan.parent, "table.docx")
    try:
        found = main(["import", *arguments])
    except SystemExit as stop:
        found = int(stop.code or 0)
    said = capsys.readouterr()
    assert (found, words in said.err) == (code, True), said.err
    assert said.out == "" and "Traceback" not in said.err


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv", "json"])
def test_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    monkeypatch.chdir(ROOT)
    target = tmp_path / f"plan.{kind}"
    call = ["export", "primorye-2022", "--format", kind, "-o", str(target)]
    assert main(call) == 0
    first = target.read_bytes()
    assert main(call) == 2
    assert main([*call, "--force"]) == 0
    assert target.read_bytes() == first
    assert main(["export", "lost", "--format", kind, "-o", str(tmp_path / "x")]) == 2
    assert "primorye-2022" in capsys.readouterr().err


def test_the_word_document_looks_official(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    target = tmp_path / "plan.docx"
    assert main(["export", "perm-2024", "--format", "docx", "-o", str(target)]) == 0
    with zipfile.ZipFile(target) as archive:
        document = archive.read("word/document.xml").decode()
        assert {info.date_time for info in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
    for sign in ('w:orient="landscape"', "w:tblHeader", "w:vMerge", "w:gridSpan", "w:cantSplit", "СОГЛАСОВАНО:"):
        assert sign in document, sign


def test_the_workbook_sorts_filters_and_runs_nothing(tmp_path: Path) -> None:
    from macros.exports.xlsx_files import export_roadmap_xlsx
    from tests.support.plan_samples import make_roadmap, plan_of

    measure = {"номер": "1.10", "название": "=1+1", "срок": "01.03.2025", "примечание": "@SUM(A1)"}
    data = export_roadmap_xlsx(make_roadmap(plan_of(measure)))
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    assert sheet.freeze_panes == "D4" and sheet.auto_filter.ref is not None
    cells = [cell for row in sheet.iter_rows(min_row=4) for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [str(cell.value)[:10] for cell in cells if cell.is_date] == ["2025-03-01", "2025-03-01"]
    assert "1.10" in [cell.value for cell in cells]


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("План мероприятий региональных школ", "уровень «регион» определён по словам"),
        ("План мероприятий", "уровень «регион» поставлен наугад"),
    ],
)
def test_a_plan_without_doubts_of_its_own_and_the_name_from_the_option(
    plan: Path, title: str, level: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made = WordPlan().text(title)
    made.table(("1. Организация",), (*ROW[:2], "до 01.03.2025", "Школы", ROW[4]))
    made.save(plan.parent, "plan.docx")
    assert main(["import", "plan.docx", "--id", "own", "-o", "roadmap.yaml"]) == 0
    said = capsys.readouterr()
    assert "сомнений 1" in said.out and level in said.err
    assert "ид: own" in (plan.parent / "roadmap.yaml").read_text("utf-8")


def test_the_registries_of_the_project_are_used_and_unreadable_ones_are_not(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = WordPlan().text("План на 2025 год")
    made.table(("1. Работа с региональной системой (далее – РИС)",), ROW)
    made.save(plan.parent, "plan.docx")
    (plan.parent / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    (plan.parent / "docs").mkdir()
    (plan.parent / "docs/parties.yaml").write_bytes(b"\xff\xfe\xff")
    words = plan.parent / "docs/glossary.yaml"
    words.write_text("слова: [{термин: РИС, расшифровка: региональная система, варианты: [система]}]\n", "utf-8")
    elsewhere = plan.parent.parent / f"{plan.parent.name}-out.yaml"
    assert main(["import", "plan.docx", "--id", "own", "-o", str(elsewhere)]) == 0
    assert "РИС" not in capsys.readouterr().err
    assert "yaml-language-server" not in elsewhere.read_text("utf-8")


def test_what_our_reader_says_of_the_result_is_told(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "plan.docx", "-o", "plan.yaml"]) == 0
    text = (plan.parent / "plan.yaml").read_text("utf-8")
    (plan.parent / "plan.yaml").write_text(text + "примечание:\n", "utf-8")
    assert main(["import", "plan.docx", "--update", "plan.yaml"]) == 0
    assert "поле «примечание» пустое" in capsys.readouterr().err


def test_a_long_reading_is_told_where_a_person_watches(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for watched, said in ((False, ""), (True, "\rДокумент большой, читаю: 4 с…")):
        monkeypatch.setattr("sys.stderr.isatty", lambda watched=watched: watched)
        progress = _Progress()
        progress(2.0)
        progress(4.2)
        assert capsys.readouterr().err == said


def test_an_answer_without_end_is_refused(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "LONGEST_ANSWER", 10)
    found = guarded.read_guarded(plan, plan.name)
    assert isinstance(found, Refusal) and "слишком велик" in found.reason
