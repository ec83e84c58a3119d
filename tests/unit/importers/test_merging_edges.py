"""What a new edition no longer says, or says in another place, is told and never thrown away."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.importers.merging import merge_edition
from macros.loading import load_roadmap
from tests.support.plan_documents import REGISTRY, WordPlan, imported

YAML = """\
ид: plan
название: План на 2025 год
уровень: регион
период: 2025 год
разделы:
  - номер: "1"
    название: Организация
    мероприятия:
      - номер: "1.1"
        название: Назначить координаторов во всех школах
        срок: до 01.03.2025
        ответственные: [МОУО]
        результаты:
          - текст: Приказ издан и размещён на сайте
            срок: май
"""
HEADER = ("№ п/п", "Наименование мероприятия", "Срок", "Ответственный", "Результат")
ROW = ("1.1", "Назначить координаторов во всех школах", "до 01.03.2025", "МОУО", "Приказ издан и размещён на сайте")
SECTION = ("1. Организация",)


def told(tmp_path: Path, *rows: tuple[str, ...], title: str = "План на 2025 год", before: bool = False) -> str:
    """The new YAML and all changes; the result must be read without a fault."""
    new = WordPlan().text(title)
    new.table(SECTION, *rows, header=HEADER)
    old = WordPlan().text("План на 2025 год")
    old.table(SECTION, ROW, header=HEADER)
    found = merge_edition(
        YAML, imported(new.save(tmp_path)), imported(old.save(tmp_path, "old.docx")) if before else None, REGISTRY
    )
    loaded = load_roadmap(found.text, "plan.yaml")
    assert loaded.value is not None and not loaded.diagnostics, found.text
    return "\n".join([found.text, *found.changes])


def test_a_term_that_is_no_longer_named_stays(tmp_path: Path) -> None:
    said = told(tmp_path, (*ROW[:2], "", *ROW[3:]))
    assert "срок: до 01.03.2025" in said
    assert "срок «до 01.03.2025» в новой редакции не указан; оставлен прежний" in said


def test_people_who_are_no_longer_named_stay(tmp_path: Path) -> None:
    said = told(tmp_path, (*ROW[:3], "", ROW[4]), before=True)
    assert "ответственные: [МОУО]" in said
    assert "ответственные в новой редакции не названы; оставлены прежние" in said


@pytest.mark.parametrize("title", ["План на 2025 год", "Другой план на 2025 год"])
def test_a_document_of_another_name_is_told(tmp_path: Path, title: str) -> None:
    said = told(tmp_path, ROW, title=title, before=True)
    assert ("название документа: «Другой план на 2025 год»" in said) is (title != "План на 2025 год")
    assert "название: План на 2025 год" in said


def test_a_new_measure_whose_number_is_taken_as_a_name(tmp_path: Path) -> None:
    rows = (
        ("1.1", "Провести совещание с директорами", "май 2025", "МОУО", ""),
        ("1.2", "Провести совещание с учителями", "июнь 2025", "МОУО", ""),
        ("1.3", *ROW[1:]),
    )
    said = told(tmp_path, *rows)
    loaded = load_roadmap(said.partition("\n~ ")[0].partition("\n+ ")[0].partition("\n− ")[0] + "\n", "plan.yaml")
    assert "Провести совещание с директорами" in said and "Провести совещание с учителями" in said
    assert loaded.value is None or len({m.slug for m in loaded.value.measures()}) == 3
