"""`metodichka form` and `collect`: what is said where the call cannot be carried out, and nothing is written then."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from macros.cli import main
from tests.support.filled_forms import FORM
from tests.support.plan_samples import PARTIES, PLAN

FILES = {
    "mkdocs.yml": "site_name: x\ntheme:\n  name: material\nplugins:\n  - search\n  - metodichka\n",
    "docs/index.md": "---\nназвание: Главная\nописание: Раздел\n---\n\n# Раздел\n",
    "docs/parties.yaml": yaml.safe_dump({"стороны": PARTIES}, allow_unicode=True),
    "docs/roadmaps/plan.yaml": yaml.safe_dump(PLAN, allow_unicode=True).replace("Неизвестные люди", "Школа"),
    "docs/report-forms/plan-report.yaml": yaml.safe_dump(FORM, allow_unicode=True),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["plan-reprot"], "Формы «plan-reprot» нет. Возможно, имелось в виду «plan-report»."),
        (["что-то-другое"], "Есть: plan-report."),
        (["plan-report", "--for", "Шкoла № 5"], "Органа или роли «Шкoла № 5» нет в реестре."),
        (["plan-report", "--for", "nobody"], "нет мероприятий, за которые отвечает «Никто»"),
        (["plan-report", "-o", "docs"], "«docs» – папка. Укажите в -o имя файла"),
        (["plan-report", "-o", "x.docx"], "Форма бывает только в XLSX. Назовите файл «x.xlsx»."),
        (["plan-report", "--list", "нет.csv"], "Список «нет.csv» не открылся."),
        (["plan-report", "--list", "пусто.csv"], "Список «пусто.csv»: В списке нет ни одного названия."),
        (["plan-report", "--list", "list.csv", "-o", "mkdocs.yml"], "«mkdocs.yml» – файл, а для списка нужна папка."),
        (["plan-report", "--list", "nobody.csv"], "нет мероприятий, за которые отвечает «Никто»"),
        (["plan-report", "--list", "stranger.csv"], "Органа или роли «кто-то» нет в реестре"),
    ],
)
def test_a_form_is_not_made(project: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    lists = {
        "пусто.csv": "название\n",
        "list.csv": "название\nПервый округ\n",
        "nobody.csv": "название;сторона\nПервый округ;nobody\n",
        "stranger.csv": "название;сторона\nПервый округ;кто-то\n",
    }
    for name, text in lists.items():
        (project / name).write_text(text, encoding="utf-8")
    before = sorted(project.rglob("*"))
    assert main(["form", *words]) == 2
    assert said in capsys.readouterr().err
    assert [path for path in sorted(project.rglob("*")) if ".cache" not in path.parts] == before


def test_a_form_is_made_for_anybody_for_one_and_for_a_list(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["form", "plan-report"]) == 0
    assert capsys.readouterr().out == "Готово: «form-plan-report.xlsx».\n"
    assert main(["form", "plan-report"]) == 2
    assert "уже есть" in capsys.readouterr().err
    assert main(["form", "plan-report", "--for", "Школа", "--force"]) == 0
    assert (project / "form-plan-report-school.xlsx").is_file()
    (project / "list.csv").write_text("название\nПервый округ\nВторой округ\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["form", "plan-report", "--for", "school", "--list", "list.csv"]) == 0
    assert capsys.readouterr().out == "Готово: «forms-plan-report», форм: 2.\n"
    assert len(list((project / "forms-plan-report").glob("*.xlsx"))) == 2


def test_errors_of_the_project_come_first(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs/parties.yaml").write_text("стороны: [\n", encoding="utf-8")
    (project / "in").mkdir()
    assert main(["form", "plan-report"]) == 1
    said = capsys.readouterr().err
    assert "docs/parties.yaml:" in said and "Форма не сделана. Ошибок: " in said
    assert main(["collect", "in", "-o", "x.xlsx"]) == 1
    assert "Отчёты не собраны. Ошибок: " in capsys.readouterr().err
    assert main(["export", "plan", "--format", "json", "-o", "x.json"]) == 1
    assert "Ничего не выгружено. Ошибок: " in capsys.readouterr().err
    assert main(["stage", "tree"]) == 1
    assert "Ничего не выгружено. Ошибок: " in capsys.readouterr().err
    assert main(["offline", "-o", "x.zip"]) == 1
    assert "Архив не собран. Ошибок: " in capsys.readouterr().err
    assert main(["build", "--diagnostics", "found.json"]) == 1
    assert "Сайт не собран. Ошибок: " in capsys.readouterr().err
    assert "docs/parties.yaml" in (project / "found.json").read_text(encoding="utf-8")
    assert not [name for name in ("x.xlsx", "x.json", "tree", "x.zip") if (project / name).exists()]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["нет", "-o", "x.xlsx"], "Папки «нет» нет."),
        (["in", "-o", "x.docx"], "Сводный отчёт бывает только в XLSX. Назовите файл «x.xlsx»."),
        (["in", "-o", "x.xlsx", "--aggregate", "Показатели.yaml"], "Файл показателей называют латиницей"),
        (["in", "-o", "x.xlsx", "--aggregate", "a.json"], "Файл показателей называют латиницей"),
        (["in", "-o", "x.xlsx", "--aggregate", f"{'a' * 65}.yaml"], "Файл показателей называют латиницей"),
        (["in", "-o", "old.xlsx"], "Файл «old.xlsx» уже есть. Укажите другой или добавьте --force."),
        (["empty", "-o", "x.xlsx"], "В папке «empty» нет файлов .xlsx."),
        (["in", "-o", "x.xlsx"], "В папке «in» нет ни одной заполненной формы. Ничего не записано."),
        (["in", "-o", "x.xlsx", "--form", "нет"], "Формы «нет» нет."),
    ],
)
def test_reports_are_not_collected(
    project: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    (project / "in").mkdir()
    (project / "empty").mkdir()
    (project / "in" / "a.xlsx").write_bytes(b"no workbook at all")
    (project / "old.xlsx").write_bytes(b"old")
    assert main(["collect", *words]) == 2
    assert said in capsys.readouterr().err
    assert not (project / "x.xlsx").exists()
    assert (project / "old.xlsx").read_bytes() == b"old"


def test_of_several_forms_the_files_must_tell_which(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = {**FORM, "ид": "other-report", "название": "Другой отчёт"}
    (project / "docs/report-forms/other.yaml").write_text(yaml.safe_dump(other, allow_unicode=True), encoding="utf-8")
    (project / "in").mkdir()
    (project / "in" / "a.xlsx").write_bytes(b"no workbook at all")
    assert main(["collect", "in", "-o", "x.xlsx"]) == 2
    assert "По файлам не понять, какая это форма. Укажите её: --form perm-2024" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv", "json"])
def test_a_plan_is_exported_under_its_own_name_and_never_over_a_file(
    project: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    assert main(["export", "plan", "--format", kind]) == 0
    assert capsys.readouterr().out == f"Выгружено в «plan.{kind}»: Внедрение «Моей школы»\n"
    first = (project / f"plan.{kind}").read_bytes()
    assert main(["export", "plan", "--format", kind]) == 2
    assert f"Файл «plan.{kind}» уже есть." in capsys.readouterr().err
    assert main(["export", "plan", "--format", kind, "--force"]) == 0
    assert (project / f"plan.{kind}").read_bytes() == first
    assert main(["export", "plna", "--format", kind]) == 2
    assert "Дорожной карты «plna» нет. Есть: plan.\n" in capsys.readouterr().err


def test_a_plain_tree_is_not_put_over_others_work(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "mine").mkdir()
    (project / "mine" / "file.txt").write_text("x", encoding="utf-8")
    assert main(["stage", "mine"]) == 2
    assert "«mine» уже существует и не пуста. Укажите новую папку." in capsys.readouterr().err
    assert main(["offline", "-o", "mine"]) == 2
    assert "Сюда записать нельзя: «mine»." in capsys.readouterr().err
    (project / "empty").mkdir()
    assert main(["stage", "empty", "--today", "2025-02-10"]) == 0
    assert "Выгружено в «empty»: " in capsys.readouterr().out
    assert "mt_day: '2025-02-10'" in (project / "empty/mkdocs.yml").read_text(encoding="utf-8")
