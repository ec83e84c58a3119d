"""`metodichka publish` in words: what is said, what is left alone, which code ends it. The build is a made-up one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.adapters.building.build import Built
from macros.adapters.building.version_day import BY_CLOCK
from macros.adapters.disk.file_lock import file_lock
from macros.adapters.publishing import command
from macros.adapters.publishing.publishing import LOCK_FILE
from macros.adapters.publishing.releases import Releases
from macros.cli import main
from macros.diagnostics import Diagnostic, Severity, Span
from tests.support.publishing import publish_word

DAY = date(2025, 2, 10)
ERROR = Diagnostic("docs/x.md", Span(3, 1, 2), "code", "так нельзя")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose site is one page; `validate_site` finds no fault in it."""
    root = tmp_path / "project"
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (root / "docs/index.md").write_text("# Раз\n", encoding="utf-8")
    monkeypatch.chdir(root)
    monkeypatch.setattr(command, "validate_site", lambda *_: ())
    build(monkeypatch, "раз")
    return root


def build(monkeypatch: pytest.MonkeyPatch, words: str, *diagnostics: Diagnostic, **fields: Any) -> list[date | None]:
    """From now on a build gives this page and these diagnostics; the days it was asked for are gathered."""
    asked: list[date | None] = []

    def built(_root: Path, out: Path, *, today: date | None = None) -> Built:
        asked.append(today)
        out.mkdir(exist_ok=True)
        (out / "index.html").write_text(words, encoding="utf-8")
        return Built(diagnostics, frozenset({"index.html"}), **{"day": DAY, "site_url": "https://x.example/", **fields})

    monkeypatch.setattr(command, "build_whole_site", built)
    return asked


def live(folder: Path) -> str:
    return (folder / "current/index.html").read_text(encoding="utf-8")


def test_published_then_unchanged_then_changed(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pub"
    assert main(["publish", str(folder)]) == 0
    (first,) = Releases(folder).all()
    assert capsys.readouterr().out == f"Опубликована версия {first.name}.\n"
    assert main(["publish", str(folder)]) == 0
    assert capsys.readouterr().out == f"Содержание не изменилось, на сайте остаётся версия {first.name}.\n"
    build(monkeypatch, "два")
    assert main(["publish", str(folder), "--keep", "1"]) == 0
    (second,) = Releases(folder).all()
    assert capsys.readouterr().out == f"Опубликована версия {second.name}.\nУбрано старых: 1\u00a0версия.\n"
    assert live(folder) == "два"


def test_the_day_of_the_call_reaches_the_build_and_names_the_version(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = build(monkeypatch, "раз")
    assert main(["publish", str(tmp_path / "pub"), "--today", "2025-03-01"]) == 0
    assert asked == [date(2025, 3, 1)]
    assert Releases(tmp_path / "pub").all()[0].name.startswith("2025-02-10-0001-")
    assert BY_CLOCK not in capsys.readouterr().err
    build(monkeypatch, "два", by_clock=True)
    assert main(["publish", str(tmp_path / "pub")]) == 0
    assert BY_CLOCK in capsys.readouterr().err


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", command.NO_ADDRESS),
        ("https://example.org/myschool/", command.NOT_OUR_ADDRESS.format("https://example.org/myschool/")),
        ("http://localhost:8000/", command.NOT_OUR_ADDRESS.format("http://localhost:8000/")),
        ("https://myschool.example.ru/", ""),
    ],
)
def test_an_address_that_leads_nobody_here_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str, said: str
) -> None:
    build(monkeypatch, "раз", site_url=address)
    assert main(["publish", str(tmp_path / "pub")]) == 0
    assert capsys.readouterr().err == said


def test_faults_of_the_content_and_of_the_site_leave_all_as_it_was(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pub"
    main(["publish", str(folder)])
    capsys.readouterr()
    build(monkeypatch, "беда", ERROR)
    assert main(["publish", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "docs/x.md:3:1: ошибка: так нельзя" in said
    assert "Не опубликовано: в материалах есть ошибки" in said and "Опубликованный сайт не тронут." in said
    build(monkeypatch, "беда", day=None)
    assert main(["publish", str(folder)]) == 1
    assert "в материалах есть ошибки" in capsys.readouterr().err
    build(monkeypatch, "беда")
    monkeypatch.setattr(command, "validate_site", lambda *_: ("index.html: нет такой страницы",))
    assert main(["publish", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "  index.html: нет такой страницы\nНе опубликовано: собранный сайт не прошёл проверку" in said
    assert live(folder) == "раз"
    build(monkeypatch, "с предупреждением", replace(ERROR, severity=Severity.WARNING))
    monkeypatch.setattr(command, "validate_site", lambda *_: ())
    assert main(["publish", str(folder)]) == 0
    assert live(folder) == "с предупреждением"


def test_the_list_and_the_way_back(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pub"
    assert main(["publish", str(folder), "--list"]) == 0
    assert capsys.readouterr().out == f"В «{folder}» ещё ничего не опубликовано.\n"
    assert main(["publish", str(folder), "--rollback"]) == 1
    assert "более ранней версии нет" in capsys.readouterr().err
    for words in ("раз", "два"):
        build(monkeypatch, words)
        main(["publish", str(folder)])
    first, second = Releases(folder).all()
    capsys.readouterr()
    assert main(["publish", str(folder), "--list"]) == 0
    assert capsys.readouterr().out == f"{second.name}  сейчас на сайте\n{first.name}\n"
    assert main(["publish", str(folder), "--rollback"]) == 0
    assert capsys.readouterr().out == f"Возвращена версия {first.name}.\n"
    assert live(folder) == "раз"
    assert main(["publish", str(folder), "--rollback", second.name]) == 0
    assert live(folder) == "два"
    assert main(["publish", str(folder), "--rollback", "нет-такой"]) == 1
    assert "версии «нет-такой» нет" in capsys.readouterr().err


def test_another_publication_is_waited_for_and_then_left_alone(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pub"
    publish_word(folder, "раз")
    with file_lock(folder / LOCK_FILE, 0, lambda: None):
        assert main(["publish", str(folder), "--wait", "0.01"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Идёт другая публикация, жду её конца…\n")
    assert "сейчас идёт другая публикация" in said


def test_places_where_nothing_is_published(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(project / "docs" / "pub")]) == 1
    assert "папка публикации лежит внутри «docs»" in capsys.readouterr().err
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert main(["publish", str(tmp_path / "file" / "pub")]) == 1
    assert "Не опубликовано" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["0", "-1", "много", "1.5"])
def test_a_number_of_versions_is_at_least_one(words: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["publish", "pub", "--keep", words])
    assert f"«{words}» – не количество версий. Пример: 5" in capsys.readouterr().err


def test_old_versions_that_will_not_go_are_told(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pub"
    for words in ("раз", "два", "три"):
        build(monkeypatch, words)
        main(["publish", str(folder)])
    capsys.readouterr()
    stuck(monkeypatch)
    build(monkeypatch, "четыре")
    assert main(["publish", str(folder), "--keep", "1"]) == 0
    assert "Старые версии убрать не удалось; это сделает следующая публикация.\n" in capsys.readouterr().out
    assert live(folder) == "четыре"


def stuck(monkeypatch: pytest.MonkeyPatch) -> None:
    def prune(_self: Releases, _keep: int) -> Callable[[], None]:
        raise OSError(16, "busy")

    monkeypatch.setattr(Releases, "prune", prune)


def test_help_names_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["publish", "--help"])
    assert ended.value.code == 0
    assert "metodichka publish [" in capsys.readouterr().out
