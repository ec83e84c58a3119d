"""`metodichka diff` on a real repository: text, JSON, the letter, and kind refusals."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from macros.cli import main
from tests.support.git_samples import SampleRepository, at, sample_repository

ADDED = """\
      - номер: "3"
        название: Провести собрания
        срок: до 01.05.2025
        ответственные: [Школа]
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SampleRepository:
    """The first commit is tagged v1; the second moved a term, reworded a title and added a measure."""
    made = sample_repository(tmp_path / "project")
    made.git("tag", "v1")
    made.write("roadmap.yaml", made.replace("roadmap.yaml", "до 01.03.2025", "до 15.03.2025") + ADDED)
    made.write("roadmap.yaml", made.replace("roadmap.yaml", "Обучить педагогов", "Обучить всех педагогов"))
    made.commit(at("2025-02-20"))
    monkeypatch.chdir(made.root)
    return made


TEXT = """\
Изменения: v1 → HEAD

Карта «Карта края», Край
  ~ 1 Назначить координаторов [срок]
      срок перенесён: был «до 01.03.2025», стал «до 15.03.2025» – на\u00a014\u00a0дней позже
  ~ 2 Обучить всех педагогов [уточнено]
      уточнены формулировки: название
  + 3 Провести собрания [новое]
      срок: до 01.05.2025
      ответственные: Школа
"""
LETTER = """\
Руководителям муниципальных органов управления образованием

Об изменениях в дорожных картах раздела «Раздел»

Уважаемые коллеги!

С\u00a010\u00a0февраля 2025\u00a0г. по\u00a020\u00a0февраля 2025\u00a0г. в дорожную карту внесены изменения.

«Карта края», Край
https://example.org/myschool/roadmaps/plan/

Новые мероприятия:
1. Пункт\u00a03 «Провести собрания»: срок: до 01.05.2025; ответственные: Школа.
   https://example.org/myschool/roadmaps/plan/#m-3

Изменены сроки:
1. Пункт\u00a01 «Назначить координаторов»: срок перенесён: был «до 01.03.2025», стал «до 15.03.2025» – \
на\u00a014\u00a0дней позже.
   https://example.org/myschool/roadmaps/plan/#m-1

Уточнены только слова, делать нужно то же и в те же сроки: пункт\u00a02.

Просим довести изменения до образовательных организаций и учесть их в муниципальных планах.
Действующая редакция всегда стоит на сайте; этот перечень её не заменяет.
https://example.org/myschool/

Министерство
"""


def test_a_person_reads_what_changed(repository: SampleRepository, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "v1", "HEAD"]) == 0
    assert capsys.readouterr().out == TEXT


def test_the_letter_is_ready_to_be_sent(repository: SampleRepository, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "v1", "HEAD", "--format", "letter"]) == 0
    assert capsys.readouterr().out == LETTER


def test_a_program_reads_the_same(repository: SampleRepository, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "v1", "HEAD", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["format"], data["from"]["date"], data["to"]["date"]) == (1, "2025-02-10", "2025-02-20")
    assert data["from"]["commit"] == repository.git("rev-parse", "v1").strip()
    (roadmap,) = data["roadmaps"]
    kinds = [(m["kind"], m["number"], m["wording_only"]) for m in roadmap["measures"]]
    assert kinds == [("changed", "1", False), ("changed", "2", True), ("added", "3", False)]
    (term,) = roadmap["measures"][0]["differences"]
    assert term == {
        "aspect": "term",
        "field": "term",
        "before": "до 01.03.2025",
        "after": "до 15.03.2025",
        "within": "",
        "days": 14,
    }


def test_without_a_second_version_the_files_on_the_disk_count(
    repository: SampleRepository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "HEAD", "--today", "2025-03-01"]) == 0
    assert capsys.readouterr().out == "Изменения: HEAD → файлы в папке\n\nПо смыслу ничего не изменилось.\n"
    repository.write("roadmap.yaml", repository.replace("roadmap.yaml", "до 01.05.2025", "до 02.05.2025"))
    assert main(["diff", "HEAD", "--format=letter", "--today", "2025-03-01"]) == 0
    said = capsys.readouterr().out
    assert "по\u00a01\u00a0марта 2025\u00a0г. в дорожную карту внесены изменения" in said
    assert "на\u00a01\u00a0день позже" in said


def test_a_letter_about_nothing_says_so(repository: SampleRepository, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "HEAD", "HEAD", "--format", "letter"]) == 0
    assert "дорожные карты не менялись" in capsys.readouterr().out


def test_a_broken_file_is_named_and_left_out(repository: SampleRepository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write("roadmap.yaml", repository.replace("roadmap.yaml", "уровень: регион", "уровень: область"))
    assert main(["diff", "v1"]) == 0
    said = capsys.readouterr()
    assert said.err == "Не сравнивались, потому что в них есть ошибки: roadmap.yaml.\n"
    assert "Карта" not in said.out


@pytest.mark.parametrize("revision", ["nope", "v1..HEAD", "-x", "--help-me", "HEAD~99", "v1:roadmap.yaml", ""])
def test_an_unknown_version_is_a_sentence(
    repository: SampleRepository, capsys: pytest.CaptureFixture[str], revision: str
) -> None:
    try:
        code = main(["diff", "--", revision])
    except SystemExit as stop:
        code = int(stop.code or 0)
    assert code == 1
    assert capsys.readouterr().err.startswith(f"Версии «{revision}» нет.")


def test_without_git_the_refusal_tells_what_to_do(
    repository: SampleRepository, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(repository.root, tmp_path / "archive", ignore=shutil.ignore_patterns(".git"))
    monkeypatch.chdir(tmp_path / "archive")
    assert main(["diff", "v1"]) == 1
    assert "здесь нет истории git" in capsys.readouterr().err


def test_nothing_is_written_into_the_repository(repository: SampleRepository) -> None:
    """But for the folder of caches, which every project leaves out of git."""

    def state() -> tuple[str, str]:
        return repository.git("status", "--porcelain", "--", ".", ":!.cache"), repository.git("rev-parse", "HEAD")

    before = state()
    assert main(["diff", "v1", "HEAD"]) == 0
    assert state() == before
