"""The command `metodichka new`: flags or questions, a trial reading, the file, and where to look at it."""

from __future__ import annotations

import sys
import webbrowser
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from macros.adapters.arguments import RussianParser, add_today
from macros.adapters.authoring.asking import Given, Question, Talk, WrongAnswerError, ask_all
from macros.adapters.authoring.kinds import KINDS, Desk, Kind
from macros.adapters.authoring.new_site import run_new_site_command
from macros.adapters.disk.text_files import write_text
from macros.adapters.preview.command import site_base
from macros.adapters.project_reader import ReadProject, read_whole_project
from macros.adapters.project_root import project_here
from macros.adapters.settings import build_day
from macros.adapters.speech import say_diagnostics
from macros.authoring.drafts import Draft
from macros.authoring.yaml_writing import scalar
from macros.diagnostics import Diagnostic, Severity
from macros.loading import load_roadmap
from macros.project import load_project
from macros.sources.files import OWN_ROADMAP, SourceFiles

PREVIEW = "http://127.0.0.1:8000"  # where `serve` shows the site when nothing else is said


def run_new_command(argv: list[str]) -> int:
    """Make what the first word names. Exit code 0, 1 (errors in the project), 2 (usage, or answers that do not fit)."""
    name, *rest = argv or [""]
    if name == "site":
        return run_new_site_command(rest)
    kind = KINDS.get(name)
    if kind is None:
        text = _usage() if name in ("", "-h", "--help") else f"{_unknown(name)}\n\n{_usage()}"
        (sys.stdout if name in ("-h", "--help") else sys.stderr).write(text)
        return 0 if name in ("-h", "--help") else 2
    root = project_here()
    return _make(root, name, kind, rest)


def _unknown(name: str) -> str:
    meant = get_close_matches(name, (*KINDS, "site"), 1)
    return f"Не знаю, что такое «{name}»." + (f" Возможно, имелось в виду «{meant[0]}»." if meant else "")


def _usage() -> str:
    kinds = "\n".join(f"  {name:<15}{kind.title}" for name, kind in KINDS.items())
    return (
        "Использование: metodichka new ЧТО [параметры]\n\nЧто бывает:\n"
        f"{kinds}\n  {'site ПАПКА':<15}целый раздел для другого министерства\n\n"
        "Без параметров команда спросит всё сама. Параметры каждой: metodichka new ЧТО --help\n"
    )


def _make(root: Path, name: str, kind: Kind, argv: list[str]) -> int:
    read = read_whole_project(root)
    desk = Desk(read.project, _roadmap_files(read.sources), read.sources.texts, build_day(read.options))
    questions = kind.questions(desk)
    options = _options(name, kind, questions, argv)
    desk = replace(desk, today=options.today or desk.today)
    talk = Talk(sys.stdin, sys.stdout)
    try:
        given = ask_all(kind.questions(desk), _flags(questions, options), talk)
    except WrongAnswerError as error:
        sys.stderr.write(f"Ничего не записано: {error}.\n")
        return 2
    draft = kind.draft(desk, given)
    if draft is None:
        sys.stderr.write(
            "Ничего не записано: список в файле записан непривычно или прочитан не весь. "
            "Проверьте его командой python3 run.py check и допишите запись рукой.\n"
        )
        return 1
    return _write(read, draft, talk, given, open_browser=options.open)


def _options(name: str, kind: Kind, questions: Sequence[Question], argv: list[str]) -> Namespace:
    parser = RussianParser(f"new {name}", f"Добавляет: {kind.title}. Чего не сказано параметрами, спросит.")
    for each in questions:
        parser.add_argument(each.flag, dest=each.flag, action="append", metavar="ОТВЕТ", help=_help(each))
    parser.add_argument("--open", action="store_true", help="открыть готовое в браузере (просмотр должен быть запущен)")
    add_today(parser)
    return parser.parse_args(argv)


def _help(question: Question) -> str:
    many = "; можно несколько раз" if question.many else ""
    return (question.text + many + (" (нужно всегда)" if question.required else "")).replace("%", "%%")


def _flags(questions: Sequence[Question], options: Namespace) -> dict[str, tuple[str, ...]]:
    given = {each.name: tuple(getattr(options, each.flag) or ()) for each in questions}
    return {name: values for name, values in given.items() if values}


def _roadmap_files(sources: SourceFiles) -> dict[str, str]:
    """The roadmap's id → its file."""
    found: dict[str, str] = {}
    for path, text in sources.texts.items():
        if path == OWN_ROADMAP or (path.startswith("docs/roadmaps/") and not path.endswith(".md")):
            roadmap = load_roadmap(text, path).value
            if roadmap is not None:
                found.setdefault(roadmap.id, path)
    return found


def _write(read: ReadProject, draft: Draft, talk: Talk, given: Given, *, open_browser: bool) -> int:
    path = read.root / draft.path
    if draft.creates and path.exists():
        sys.stderr.write(f"Ничего не записано: файл {draft.path} уже есть. Дайте другое имя: --id ИМЯ\n")
        return 2
    texts = {**read.sources.texts, draft.path: draft.text}
    faults = _new_errors(read, SourceFiles(texts, read.sources.others))
    if faults:
        say_diagnostics(faults, texts)
        sys.stderr.write("\nНичего не записано: с этими ответами в материалах появились бы ошибки.\n")
        return 1
    write_text(path, draft.text)
    _tell(read, draft, talk, given)
    if open_browser:
        webbrowser.open(_address(read, draft))
    return 0


def _new_errors(read: ReadProject, sources: SourceFiles) -> list[Diagnostic]:
    known = {(d.file, d.code, d.message) for d in read.diagnostics}
    found = load_project(sources, read.project.settings).diagnostics
    return [d for d in found if d.severity is Severity.ERROR and (d.file, d.code, d.message) not in known]


def _tell(read: ReadProject, draft: Draft, talk: Talk, given: Given) -> None:
    where = "Создан файл" if draft.creates else "Дописано в файл"
    talk.say(f"\n{where} {draft.path}, строки {draft.first}–{draft.last}:\n")
    for line in draft.block.split("\n"):
        talk.say(f"    {line}".rstrip())
    talk.say(f"\nПосмотреть: {_address(read, draft)}")
    talk.say("(если просмотр не запущен: python3 run.py serve)")
    talk.say("Поправить запись можно прямо в файле; проверить потом: python3 run.py check")
    if draft.path.endswith(".md"):
        page = draft.path.removeprefix("docs/")
        title = scalar(given["название"][0])
        talk.say(f"Чтобы страница встала в меню, добавьте в «nav» файла mkdocs.yml: - {title}: {page}")


def _address(read: ReadProject, draft: Draft) -> str:
    return f"{PREVIEW}{site_base(read.root)}{draft.url}"
