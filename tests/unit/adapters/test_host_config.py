"""A broken mkdocs.yml is told as any other file is, and never ends in a site of no pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.adapters.building.build import build_whole_site
from macros.adapters.commands.check import run_check_command
from macros.adapters.host.config import BrokenConfigError, host_message, load_host_config
from macros.adapters.project_reader import read_whole_project
from macros.cli import main
from macros.diagnostics import Span, has_errors

ROOT = Path(__file__).resolve().parents[3]
GOOD = "site_name: Раздел\ntheme: {name: material}\nplugins: [metodichka]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Раздел\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_a_good_one_is_read(folder: Path) -> None:
    config, warnings = load_host_config(folder)
    assert (config.site_name, warnings) == ("Раздел", ())


@pytest.mark.parametrize(
    ("text", "line", "name", "hint"),
    [
        (GOOD + "site_nam: Другой\n", 4, "site_nam", "возможно, имелось в виду «site_name»"),
        (GOOD.replace("[metodichka]", "[metodichka: {publiser: а}]"), 3, "publiser", "имелось в виду «publisher»"),
        (GOOD + "сайт: Другой\n", 4, "сайт", "проверьте, нет ли опечатки"),
    ],
)
def test_an_unknown_setting_is_told_by_check_and_build(  # noqa: PLR0917
    folder: Path, monkeypatch: pytest.MonkeyPatch, text: str, line: int, name: str, hint: str
) -> None:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    (warning,) = load_host_config(folder).warnings
    assert (warning.span.line, warning.message) == (line, f"неизвестный параметр «{name}»")
    assert hint in warning.hint
    assert warning in build_whole_site(folder, folder / "site").diagnostics
    monkeypatch.chdir(folder)
    assert warning in read_whole_project(folder).diagnostics


@pytest.mark.parametrize(
    ("data", "words", "line"),
    [
        (GOOD + "a: [\n", "", 4),
        (GOOD + "a: {{ b }}\n", "", 4),
        (GOOD + '"a\n', "", 4),
        (GOOD + "\tа: б\n", "", 4),
        (GOOD + "<<<<<<< HEAD\nnav: []\n=======\n>>>>>>> main\n", "git не смог их соединить", 4),
        (GOOD + "nav: 5\n", "меню в «nav» записано не так", 4),
        (GOOD.replace("material", "nope"), "темы оформления «nope» нет", 2),
        (GOOD.replace("[metodichka]", "[search]"), "metodichka не включено", 1),
        (GOOD.replace("[metodichka]", "[nope]"), "расширение «nope» в «plugins» не установлено", 3),
        (GOOD.replace("[metodichka]", "[metodichka: {time_zone: Луна}]"), "неизвестный часовой пояс «Луна»", 3),
        (GOOD + "edit_uri_template: 'a{b}'\n", "MkDocs сообщает о параметре «edit_uri_template» по-английски", 4),
        (GOOD + "markdown_extensions: [{toc: {нет: 5}}]\n", "у расширения разметки «toc» нет параметра «нет»", 4),
        (GOOD + "extra_css: a.css\n", "в параметре «extra_css» нужен список", 4),
        (GOOD + "hooks: [нет.py]\n", "в параметре «hooks» назван путь «нет.py», а там ничего нет", 4),
        ("", "", 1),
        ("- а\n", "", 1),
        ("сайт\n", "", 1),
        ("a\0b: c\n", "", 1),
        (GOOD.encode("cp1251"), "не в UTF-8", 1),
        (GOOD.encode("utf-16"), "не в UTF-8", 1),
    ],
)
def test_a_broken_one_is_told(  # noqa: PLR0917
    folder: Path,
    data: str | bytes,
    words: str,
    line: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (folder / "mkdocs.yml").write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(BrokenConfigError) as raised:
        load_host_config(folder)
    for each in raised.value.diagnostics:
        assert (each.file, each.span.line) == ("mkdocs.yml", line), each.headline
        assert words in each.message
        assert re.search("[а-яё]", each.message) and each.hint
    built = build_whole_site(folder, folder / "site")
    assert has_errors(built.diagnostics)
    assert not (folder / "site").exists()
    monkeypatch.chdir(folder)
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert "mkdocs.yml:" in said and "Traceback" not in said and "Внутренняя ошибка" not in said


def test_a_project_without_its_folder_is_told(folder: Path) -> None:
    shutil.rmtree(folder / "docs")
    with pytest.raises(BrokenConfigError, match="нет папки docs"):
        load_host_config(folder)


def test_no_extension_of_the_configuration_includes_files() -> None:
    """Snippets would let a page read any file of the machine that builds."""
    for path in (ROOT / "mkdocs.yml", ROOT / "macros/scaffold/template/mkdocs.yml"):
        extensions = path.read_text(encoding="utf-8").partition("markdown_extensions:")[2].partition("plugins:")[0]
        assert "attr_list" in extensions
        assert not re.search("snippets|macros|include|exec", re.sub("#.*", "", extensions))


def test_the_broken_line_is_shown(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text(f"{GOOD}\tа: б\n", encoding="utf-8")
    with pytest.raises(BrokenConfigError, match=r"\n      4 \|     а: б\n"):
        load_host_config(folder)


MENU = """nav:
  - Главная: index.md
  - Вопросы: fag.md  # опечатка
  - "нет.md"
  - Ещё:
      - {Опять: fag.md}
      - Карты: roadmaps/index.md
      - Сайт: https://example.org/
      - Отсюда: /other/
"""
WAYS = """nav:
  - Главная: index.md
  - docs/faq.md
  - faq
  - parties/
  - myschool.edu.ru
  - news/index.md
"""


def test_check_tells_what_the_menu_names_and_is_not_there(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text(GOOD + MENU, encoding="utf-8")
    (folder / "docs/faq.md").write_text("---\nописание: Ответы\n---\n# Вопросы\n", encoding="utf-8")
    told = [each for each in read_whole_project(folder).diagnostics if each.file == "mkdocs.yml"]
    assert [(each.span.line, each.span.column, each.span.end_column) for each in told] == [(6, 14, 20), (7, 6, 12)]
    assert "«fag.md»" in told[0].message and "возможно, имелось в виду «faq.md»" in told[0].hint
    assert told[1].hint == "исправьте имя или удалите пункт"


def test_the_line_of_the_settings_is_shown(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "mkdocs.yml").write_text(GOOD + MENU, encoding="utf-8")
    monkeypatch.chdir(folder)
    assert run_check_command([]) == 0
    assert "      6 |   - Вопросы: fag.md  # опечатка\n        |              ^^^^^^\n" in capsys.readouterr().out
    (folder / "mkdocs.yml").write_text(GOOD + "site_url: example.org\n", encoding="utf-8")
    with pytest.raises(BrokenConfigError, match=r"\n      4 \| site_url: example.org\n        \| \^{8}\n"):
        load_host_config(folder)


def test_what_the_menu_meant(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text(GOOD + WAYS, encoding="utf-8")
    (folder / "docs/faq.md").write_text("---\nописание: Ответы\n---\n# Вопросы\n", encoding="utf-8")
    told = [each.hint for each in read_whole_project(folder).diagnostics if each.file == "mkdocs.yml"]
    meant = "возможно, имелось в виду «{}»; лишний пункт удалите"
    assert told == [
        meant.format("faq.md"),
        meant.format("faq.md"),
        "адрес другого сайта начинают с «https://»: https://myschool.edu.ru",
        "исправьте имя или удалите пункт",
    ]


def test_of_a_menu_nothing_is_said_while_files_are_unread(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text(GOOD + MENU, encoding="utf-8")
    (folder / "docs/faq.md").write_bytes("Вопросы".encode("cp1251"))
    assert {each.file for each in read_whole_project(folder).diagnostics} == {"docs/faq.md", "docs/index.md"}


def test_a_name_that_the_menu_splits_is_told_at_the_top() -> None:
    assert (
        host_message("A reference to 'а б.md' is included in the 'nav' configuration, which is not found in", None).span
        == Span()
    )
