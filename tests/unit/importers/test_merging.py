"""A new edition of a plan goes into its YAML: ids, comments and hand edits stay, facts are renewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.importers.draft import RoadmapDraft
from macros.importers.merging import Merged, merge_edition
from macros.loading import load_roadmap
from macros.model.roadmap import Measure, Roadmap
from tests.support.plan_documents import REGISTRY, WordPlan, imported

ROOT = Path(__file__).resolve().parents[3]

YAML = """\
# Наша карта
ид: plan
название: Внедрение сервисов   # коротко
уровень: регион
период: 2025 год
разделы:
  - номер: "1"
    название: Организация
    мероприятия:
      # важное
      - номер: "1.1"
        название: Назначить координаторов в школах
        срок: до 01.03.2025   # по приказу
        ответственные: [{кто: МОУО, примечание: в своей части}, Школы]
        результаты:
          - Приказ издан и размещён на сайте
      - номер: "1.2"
        ид: reports
        название: Собрать отчёты школ
        срок: май
        ответственные: [Управление образования]
"""
OLD = (
    ("1.1", "Назначение координаторов во всех школах", "до 01.03.2025", "МОУО, ОО", "Приказ издан"),
    ("1.2", "Сбор отчётов школ", "май", "МОУО", ""),
)
SECTION = ("1. Организация",)


def edition(folder: Path, *rows: tuple[str, ...], name: str = "new") -> RoadmapDraft:
    plan = WordPlan().text("План на 2025 год")
    plan.table(SECTION, *rows)
    return imported(plan.save(folder, f"{name}.docx"))


def merged(new: RoadmapDraft, before: RoadmapDraft | None = None, text: str = YAML) -> tuple[Merged, Roadmap]:
    found = merge_edition(text, new, before, REGISTRY)
    loaded = load_roadmap(found.text, "plan.yaml")
    assert loaded.value is not None and not loaded.diagnostics, (found.text, loaded.diagnostics)
    return found, loaded.value


def by_slug(roadmap: Roadmap) -> dict[str, Measure]:
    return {measure.slug: measure for measure in roadmap.measures()}


@pytest.mark.parametrize("with_before", [False, True])
def test_the_same_edition_changes_not_a_byte(tmp_path: Path, with_before: bool) -> None:
    new = edition(tmp_path, *OLD)
    found, _ = merged(new, edition(tmp_path, *OLD, name="old") if with_before else None)
    assert found.changes == () and found.text == YAML


@pytest.mark.parametrize("path", ["roadmap.yaml", "docs/roadmaps/perm-2024.yaml", "docs/roadmaps/municipal-2025.yaml"])
def test_a_real_roadmap_without_news_stays_as_it_is(tmp_path: Path, path: str) -> None:
    from macros.exports.docx_files import export_roadmap_docx

    text = (ROOT / path).read_text("utf-8")
    roadmap = load_roadmap(text, path).value
    assert roadmap is not None
    document = tmp_path / "plan.docx"
    document.write_bytes(export_roadmap_docx(roadmap))
    found = merge_edition(text, imported(document), None, REGISTRY)
    assert found.changes == ()
    assert found.text == text


def test_facts_are_renewed_and_words_of_the_editor_stay(tmp_path: Path) -> None:
    new = edition(
        tmp_path,
        ("1.1", "Назначение координаторов во всех школах", "до 15.04.2025", "МОУО, Минцифры", "Приказ издан"),
        OLD[1],
    )
    found, roadmap = merged(new, edition(tmp_path, *OLD, name="old"))
    first = roadmap.sections[0].measures[0]
    assert first.title == "Назначить координаторов в школах"
    assert first.term is not None and first.term.text == "до 15.04.2025"
    assert [(m.name, m.note) for m in first.responsible] == [("МОУО", "в своей части"), ("Минцифры", "")]
    assert first.results[0].text == "Приказ издан и размещён на сайте"
    assert "# важное" in found.text and "# коротко" in found.text and "# Наша карта" in found.text
    assert "~ 1.1 Назначить координаторов в школах: срок был «до 01.03.2025», стал «до 15.04.2025»" in found.changes
    assert any("добавлены Минцифры; убраны Школы" in change for change in found.changes)


def test_a_measure_in_the_middle_moves_numbers_but_no_ids(tmp_path: Path) -> None:
    new = edition(
        tmp_path,
        ("1.1", "Разработка положения о координаторах", "февраль", "Минобр", "Положение готово"),
        ("1.2", "Назначение координаторов во всех школах", "до 01.03.2025", "МОУО, ОО", "Приказ издан"),
        ("1.3", "Сбор отчётов школ", "май", "МОУО", ""),
    )
    found, roadmap = merged(new)
    assert [m.number for m in roadmap.measures()] == ["1.1", "1.2", "1.3"]
    known = by_slug(roadmap)
    assert known["1-1"].title == "Назначить координаторов в школах" and known["1-1"].number == "1.2"
    assert known["reports"].number == "1.3"
    assert len(known) == 3
    assert "+ 1.1 Разработка положения о координаторах" in found.changes
    assert "НОВАЯ РЕДАКЦИЯ: новое мероприятие" in found.text


def test_what_is_gone_stays_with_a_comment(tmp_path: Path) -> None:
    found, roadmap = merged(edition(tmp_path, OLD[0]))
    assert len(tuple(roadmap.measures())) == 2
    assert any(change.startswith("− 1.2") for change in found.changes)
    assert "удалите запись, если оно отменено" in found.text


def test_changed_words_replace_untouched_ones_and_are_told_beside_edited_ones(tmp_path: Path) -> None:
    new = edition(
        tmp_path,
        ("1.1", "Назначение координаторов и кураторов", "до 01.03.2025", "МОУО, ОО", "Приказ издан\nСписок отправлен"),
        ("1.2", "Сбор отчётов всех школ района", "май", "МОУО", ""),
    )
    text = YAML.replace("Собрать отчёты школ", "Сбор отчётов школ")
    found, roadmap = merged(new, edition(tmp_path, *OLD, name="old"), text)
    first, second = roadmap.measures()
    assert second.title == "Сбор отчётов всех школ района"
    assert first.title == "Назначить координаторов в школах"
    assert "название: «Назначение координаторов и кураторов»" in found.text
    assert "результаты: «Список отправлен»" in found.text


def test_a_measure_moved_to_a_new_section(tmp_path: Path) -> None:
    plan = WordPlan().text("План на 2025 год")
    plan.table(SECTION, OLD[0], ("2. Отчётность",), ("2.1", *OLD[1][1:]))
    found, roadmap = merged(imported(plan.save(tmp_path)))
    assert [len(section.measures) for section in roadmap.sections] == [1, 1]
    moved = roadmap.sections[1].measures[0]
    assert (moved.id, moved.number, moved.title) == ("reports", "2.1", "Собрать отчёты школ")
    assert any("+ раздел «Отчётность»" in change for change in found.changes)
