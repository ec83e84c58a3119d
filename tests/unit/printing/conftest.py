"""A small project on disk to print from."""

from __future__ import annotations

from pathlib import Path

import pytest

ROADMAP = """\
ид: plan-2025
название: План внедрения
уровень: регион
период: 01.01.2025 – 31.12.2025
разделы:
  - номер: "1"
    название: Организация
    мероприятия:
      - номер: "1.1"
        название: Назначить координаторов
        срок: до 01.03.2025
        ответственные: [Школа]
  - номер: "2"
    название: Работа
    мероприятия:
      - номер: "2.1"
        название: Проводить собрания
        срок: 1 раз в месяц
        ответственные: [Школа]
"""

PARTIES = """\
стороны:
  - {ид: school, название: Школа, вид: орган, уровень: организация, псевдонимы: [ОО]}
  - {ид: archive, название: Архив, вид: орган, уровень: регион}
"""

CONFIG = """\
site_name: Моя школа
site_url: https://school.example/section/
plugins: [metodichka: {publisher: Министерство, today: "2025-02-10"}]
"""


@pytest.fixture
def small_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's folder; the working directory is in it."""
    root = tmp_path / "проект"
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (root / "roadmap.yaml").write_text(ROADMAP, encoding="utf-8")
    (root / "docs" / "parties.yaml").write_text(PARTIES, encoding="utf-8")
    (root / "docs" / "index.md").write_text("# Главная\n", encoding="utf-8")
    monkeypatch.chdir(root)
    return root
