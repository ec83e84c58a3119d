"""`metodichka new site`: a folder with a small section of another ministry and the whole program, ready to be shown."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from argparse import Namespace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from macros.adapters.arguments import RussianParser, add_today
from macros.adapters.authoring.asking import Answer, Given, Question, Talk, WrongAnswerError, ask_all, first
from macros.authoring.scaffold import SiteNames, contrast_with_white, filled_section

_ENGINE = Path(__file__).resolve().parents[3]
_TEMPLATE = _ENGINE / "macros" / "scaffold" / "template"
# What makes a folder able to show itself; files that a checkout does not have are passed over.
_PROGRAM = (
    *("run.py", "pyproject.toml", "requirements.lock", "macros", "overrides", "schemas"),
    *(".editorconfig", ".gitattributes", ".gitignore", ".vscode", "ci"),
)
_ENOUGH_CONTRAST = 4.5


def run_new_site_command(argv: list[str]) -> int:
    """Make the folder. Exit code 0 or 2 (usage, or the folder is not empty)."""
    questions = _questions()
    options = _parser(questions).parse_args(argv)
    target: Path = options.folder.resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        sys.stderr.write(f"«{options.folder}» уже существует и не пуста. Укажите новую папку.\n")
        return 2
    talk = Talk(sys.stdin, sys.stdout)
    flags = {each.name: tuple(getattr(options, each.flag) or ()) for each in questions}
    try:
        names = _names(ask_all(questions, {name: values for name, values in flags.items() if values}, talk))
    except WrongAnswerError as error:
        sys.stderr.write(f"Ничего не записано: {error}.\n")
        return 2
    count = _make(target, names, _today(options, names))
    talk.say(f"\nГотово: раздел «{names.site}» в папке «{options.folder}», файлов раздела – {count}.")
    talk.say("Дальше:")
    talk.say(f"    cd {options.folder}")
    talk.say("    python3 run.py serve")
    talk.say("Замените план в roadmap.yaml своим, роли – в docs/parties.yaml, цвет – в docs/assets/section.css.")
    return 0


def _parser(questions: tuple[Question, ...]) -> RussianParser:
    parser = RussianParser("new site", "Создаёт целый раздел для другого министерства: свои названия, цвет, контакты.")
    parser.add_argument("folder", type=Path, metavar="ПАПКА", help="новая или пустая папка")
    for each in questions:
        parser.add_argument(each.flag, dest=each.flag, action="append", metavar="ОТВЕТ", help=each.text)
    add_today(parser)
    return parser


def _questions() -> tuple[Question, ...]:
    return (
        Question("раздел", "--title", "Название раздела, например: ФГИС «Моя школа»", required=True),
        Question("министерство", "--publisher", "Чей раздел: полное название министерства", required=True),
        Question("территория", "--territory", "Территория: «Томская область»", required=True),
        Question("адрес", "--site-url", "Адрес, по которому раздел будет открываться", _address),
        Question("пояс", "--time-zone", "Часовой пояс", _time_zone, propose=lambda _: "Europe/Moscow"),
        Question("цвет", "--colour", "Цвет шапки", _colour, propose=lambda _: "#0d3f5c"),
        Question("телефон", "--phone", "Телефон службы поддержки (не личный)"),
        Question("почта", "--email", "Почта службы поддержки (не личная)", _mail),
    )


def _names(given: Given) -> SiteNames:
    return SiteNames(
        site=first(given, "раздел"),
        publisher=first(given, "министерство"),
        territory=first(given, "территория"),
        url=first(given, "адрес"),
        time_zone=first(given, "пояс") or "Europe/Moscow",
        colour=first(given, "цвет") or "#0d3f5c",
        phone=first(given, "телефон"),
        email=first(given, "почта"),
    )


def _today(options: Namespace, names: SiteNames) -> date:
    chosen: date | None = options.today
    return chosen or datetime.now(ZoneInfo(names.time_zone)).date()


def _make(target: Path, names: SiteNames, today: date) -> int:
    """Write everything beside the target and put it there at once; how many files the section has."""
    template = {
        path.relative_to(_TEMPLATE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(_TEMPLATE.rglob("*"))
        if path.is_file()
    }
    files = filled_section(template, names, today)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-site-", dir=target.parent, ignore_cleanup_errors=True) as temporary:
        tree = Path(temporary) / "tree"
        tree.mkdir()
        for name in _PROGRAM:
            _copy(_ENGINE / name, tree / name)
        for path, text in files.items():
            (tree / path).parent.mkdir(parents=True, exist_ok=True)
            (tree / path).write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            target.rmdir()  # empty: checked above
        tree.rename(target)
    return len(files)


def _copy(source: Path, target: Path) -> None:
    """A file, or a folder file by file: `copytree` would put all faults into one that no longer says what it was."""
    if source.is_file():
        shutil.copy2(source, target)
    elif source.is_dir() and not source.match("__pycache__") and not source.match("*.egg-info"):
        target.mkdir()
        for path in sorted(source.iterdir()):
            _copy(path, target / path.name)


def _address(text: str, _: Given) -> Answer:
    if not re.fullmatch(r"https?://[^\s/]+(/[^\s?#]*)?", text):
        return Answer(complaint="нужен полный адрес: https://школа.пример/раздел/")
    return Answer(text if text.endswith("/") else f"{text}/")


def _time_zone(text: str, _: Given) -> Answer:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        return Answer(complaint=f"неизвестный часовой пояс «{text}»; пример: Asia/Novosibirsk")
    return Answer(text)


def _colour(text: str, _: Given) -> Answer:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        return Answer(complaint="нужен цвет вида #0d3f5c")
    if contrast_with_white(text) < _ENOUGH_CONTRAST:
        return Answer(complaint="на этом цвете не прочесть белый текст; возьмите темнее")
    return Answer(text.lower())


def _mail(text: str, _: Given) -> Answer:
    ok = re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", text)
    return Answer(text) if ok else Answer(complaint="это не похоже на адрес почты")
