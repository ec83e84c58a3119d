"""The `metodichka` command itself: every verb answers outside a project, and no failure shows a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros import cli
from macros.adapters.project_root import NoProjectError
from macros.cli import COMMANDS, EXIT_USAGE, main

OUTSIDE = {
    "serve": ("serve",),
    "build": ("build",),
    "offline": ("offline",),
    "publish": ("publish", "somewhere"),
    "diff": ("diff", "HEAD"),
    "check": ("check",),
    "new": ("new", "measure"),
    "import": ("import", "plan.docx"),
    "export": ("export", "plan", "--format", "json"),
    "stage": ("stage", "somewhere"),
    "print": ("print", "checklist", "plan"),
    "form": ("form", "plan"),
    "collect": ("collect", ".", "-o", "x.xlsx"),
    "schema": ("schema",),
}
ANYWHERE = {"term", "import"}  # need no project


@pytest.mark.parametrize("verb", sorted(COMMANDS.keys() - ANYWHERE))
def test_outside_a_project_every_verb_says_so(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(list(OUTSIDE[verb])) == EXIT_USAGE
    assert f"{NoProjectError()}\n" == capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} <= {"somewhere"}


@pytest.mark.parametrize("verb", sorted(COMMANDS))
def test_every_verb_has_help_in_russian(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        assert main([verb, "--help"]) == 0
    except SystemExit as left:
        assert left.code == 0
    said = capsys.readouterr().out
    assert f"metodichka {verb}" in said
    assert "usage" not in said.lower() and "show this" not in said


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["check", "--format", "xml"], "у --format не бывает значения «xml»; бывают: github, gitlab, json, text.\n"),
        (["publish", "x", "--keep", "много"], "--keep: «много» – не количество версий. Пример: 5.\n"),
        (["check", "--bogus"], "непонятные параметры: --bogus.\n"),
        (["export", "x"], "не хватает параметров: --format.\n"),
        (["export", "x", "--format"], "после --format нужно значение.\n"),
    ],
)
def test_wrong_words_are_answered_in_russian(call: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(call)
    error = capsys.readouterr().err
    assert left.value.code == 2
    assert error.startswith(f"Команда записана неверно: {said}Использование: metodichka {call[0]} ")
    assert "'" not in error


def test_without_a_verb_or_with_a_wrong_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == EXIT_USAGE
    alone = capsys.readouterr().out
    assert main(["помощь"]) == 0
    assert capsys.readouterr().out == alone
    assert all(f"  {verb}" in alone for verb in COMMANDS)
    assert main(["буилд"]) == EXIT_USAGE
    assert capsys.readouterr().err.startswith("Неизвестная команда «буилд».\n\nМетодичка")


def test_words_of_the_process_are_taken_where_none_are_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["metodichka", "--help"])
    assert main() == 0
    assert "Использование: metodichka КОМАНДА" in capsys.readouterr().out


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], int]:
    """Calls a verb whose command fails so."""

    def call(error: BaseException) -> int:
        def command(_: list[str]) -> int:
            raise error

        monkeypatch.setattr(cli, "import_module", lambda _: SimpleNamespace(run_check_command=command))
        return main(["check"])

    return call


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "\nОстановлено.\n"),
        (OSError(28, "No space left on device", "a.txt"), 1, "a.txt"),
        (OSError("odd"), 1, "Внутренняя ошибка программы (OSError). Ваши файлы не изменены."),
        (ZeroDivisionError("x"), 1, "METODICHKA_DEBUG=1"),
    ],
)
def test_a_failure_is_told_in_words(
    failing: Callable[[BaseException], int],
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    said: str,
) -> None:
    assert failing(error) == code
    heard = capsys.readouterr().err
    assert said in heard
    assert "Traceback" not in heard


def test_a_developer_sees_the_failure_itself(
    failing: Callable[[BaseException], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("METODICHKA_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        failing(ZeroDivisionError("x"))


def test_a_reader_that_went_away_is_no_failure(
    failing: Callable[[BaseException], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []
    monkeypatch.setattr("sys.stderr", SimpleNamespace(close=lambda: closed.append(True)))
    assert failing(BrokenPipeError()) == 0
    assert closed == [True]
