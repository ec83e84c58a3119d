"""What a new edition no longer says, or says in another place, is told and never thrown away."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.importers.merging import merge_edition
from macros.loading import load_roadmap
from macros.model.roadmap import Roadmap
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


def merged(tmp_path: Path, text: str, head: tuple[str, ...], *rows: tuple[str, ...]) -> tuple[str, Roadmap]:
    """The YAML with a new edition merged into it: what is told, and the roadmap."""
    new = WordPlan().text(*head)
    new.table(SECTION, *rows, header=(*HEADER, "Контроль"))
    found = merge_edition(text, imported(new.save(tmp_path)), None, REGISTRY)
    loaded = load_roadmap(found.text, "plan.yaml")
    assert loaded.value is not None and not loaded.diagnostics, found.text
    return "\n".join([found.text, *found.changes]), loaded.value


def test_a_result_s_own_term_that_moved_is_renewed_or_told(tmp_path: Path) -> None:
    result = "Приказ издан и размещён на сайте\nСрок результата: июнь\nПамятки разосланы\nСрок результата: июль"
    text = YAML + "          - Памятки разосланы\n"
    said, roadmap = merged(tmp_path, text, ("План на 2025 год",), (*ROW[:4], result, ""))
    (measure,) = roadmap.measures()
    assert measure.results[0].term is not None and measure.results[0].term.text == "июнь"
    assert "результат «Приказ издан и размещён на сайте»: срок был «май», стал «июнь»" in said
    assert "результат «Памятки разосланы»: срок «июль»; внесите сами" in said


def test_a_new_stamp_and_a_new_period_are_taken(tmp_path: Path) -> None:
    text = YAML.replace("период: 2025 год", "период: 2024 год\nутверждение: [{кем: Министр, дата: 2024-03-01}]")
    head = ("УТВЕРЖДЕНО", "Министр образования", "01.03.2025", "Период: 2025 год", "План на 2025 год")
    said, roadmap = merged(tmp_path, text, head, (*ROW, ""))
    assert "период: было «2024 год», стало «2025 год»" in said
    assert "утверждение: было «Министр 2024-03-01», стало «" in said
    assert [each.by for each in roadmap.approvals] == ["Министр образования"]


def test_new_measures_of_one_name_get_different_addresses(tmp_path: Path) -> None:
    text = YAML.replace('номер: "1.1"', 'номер: "1.1"\n        ид: sobrat').replace("май\n", "май\n" + OTHERS)
    rows = (ROW, ("1.2", "Собрать", *ROW[2:]), ("1.3", "Обучить", *ROW[2:]))
    _, roadmap = merged(tmp_path, text, ("План на 2025 год",), *((*row, "") for row in rows))
    assert "sobrat-2" in [measure.slug for measure in roadmap.measures()]


OTHERS = """      - номер: "5"
        ид: 1-2
        название: Разослать памятки
        срок: май
"""
