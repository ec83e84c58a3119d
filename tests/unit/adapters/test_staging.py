"""The plain tree tells of the past what the site tells, and no more."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from macros.adapters import staging
from macros.adapters.project_reader import read_whole_project
from macros.changes import Changes, History, Kind, MaterialChange, Revision, Sort
from macros.changes.masking import MASK
from macros.site import ReadySheets

PERSON = "Звоните Ивановой Марии Ивановне на +7 (914) 123-45-67"


def test_what_told_of_a_person_is_not_staged(project_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = Changes(materials=(MaterialChange(Kind.REMOVED, Sort.ANSWER, "answer", PERSON),))
    moment = datetime(2025, 2, 10, 12, tzinfo=UTC)
    history = History((Revision("c", moment, moment.date(), changes),))
    monkeypatch.setattr(staging, "read_history", lambda *_: history)
    tree = staging.staged_files(read_whole_project(project_root), date(2025, 2, 10), ReadySheets())
    told = tree["docs/changes/index.md"].decode()
    assert MASK in told and "123-45-67" not in told and "Иванов" not in told
    assert not any(b"123-45-67" in content for content in tree.values())


def test_a_plan_in_the_menu_is_a_page_of_the_plain_tree(project_root: Path, tmp_path: Path) -> None:
    for name in ("docs", "overrides", "schemas"):
        (tmp_path / name).symlink_to(project_root / name)
    (tmp_path / "roadmap.yaml").write_bytes((project_root / "roadmap.yaml").read_bytes())
    config = (project_root / "mkdocs.yml").read_text(encoding="utf-8")
    asked = "  - Вопросы: faq.md\n  - roadmaps/primorye-2022/\n  - План: roadmaps/primorye-2022.md\n"
    (tmp_path / "mkdocs.yml").write_text(config.replace("  - Вопросы: faq.md\n", asked), encoding="utf-8")
    tree = staging.staged_files(read_whole_project(tmp_path), date(2025, 2, 10), ReadySheets())
    menu = yaml.safe_load(tree["mkdocs.yml"])["nav"]
    place = "roadmaps/primorye-2022/index.md"
    assert {"Вопросы": "faq.md"} in menu and {"План": place} in menu
    assert {"ФГИС «Моя школа» в Приморском крае, 2022 год": place} in menu
    assert f"docs/{place}" in tree
