"""`metodichka import`: a Word, Excel, PDF or text table to YAML for a person to review, with the list of doubts."""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from macros.adapters.arguments import RussianParser
from macros.adapters.disk.text_files import read_text, write_text
from macros.adapters.importing.guarded import read_guarded
from macros.adapters.project_root import find_root
from macros.importers.draft import Doubt, RoadmapDraft
from macros.importers.drafting import Wishes, make_draft, summary_counts
from macros.importers.grid import Document
from macros.importers.merging import Merged, merge_edition
from macros.importers.refusals import Refusal
from macros.importers.slugs import is_slug, slug_of
from macros.importers.yaml_text import draft_tree, write_yaml
from macros.loading import load_materials, load_parties, load_roadmap
from macros.model.parties import PartyRegistry
from macros.project import PARTIES
from macros.report import format_text

SCHEMA = "schemas/roadmap.schema.json"
GLOSSARY = "docs/glossary.yaml"
NO_TABLE = Refusal(
    "в документе нет таблицы с мероприятиями",
    "нужна таблица, в заголовке которой есть «Мероприятие» и «Срок», «Ответственный» или «Результат»",
)
REVIEW = "Черновик, собран командой «metodichka import». Проверьте его и удалите строки «СОМНЕНИЕ»."


def run_import_command(argv: list[str]) -> int:
    """Import one file. Exit code 0 (also with doubts), 1 (the file is refused), 2 (usage)."""
    options = _parser().parse_args(argv)
    fault = _fault(options)
    if fault:
        sys.stderr.write(fault)
        return 2
    root = find_root(Path.cwd())
    found = _read(options.file, options.sheet)
    if isinstance(found, Refusal):
        return _refuse(options.file, found)
    draft = make_draft(found, _wishes(options, root))
    if draft is None:
        return _refuse(options.file, _without_table(found))
    return _update(options, draft, root) if options.update else _create(options, draft, root)


def _parser() -> RussianParser:
    parser = RussianParser(
        "import", "Превращает таблицу плана (.docx, .xlsx, .odt, .pdf, .csv, текст) в YAML для проверки."
    )
    parser.add_argument("file", metavar="ФАЙЛ", help="документ; «-» – текст из буфера обмена на стандартном вводе")
    parser.add_argument("-o", "--output", type=Path, metavar="ФАЙЛ", help="куда записать YAML; без него – на экран")
    parser.add_argument("--force", action="store_true", help="заменить существующий файл")
    parser.add_argument("--id", default="", metavar="ИД", help="постоянное имя карты латиницей")
    parser.add_argument("--sheet", default="", metavar="ЛИСТ", help="взять только этот лист книги Excel")
    parser.add_argument("--update", type=Path, metavar="КАРТА", help="внести новую редакцию в эту карту (.yaml)")
    parser.add_argument("--before", metavar="ФАЙЛ", help="прежняя редакция документа: по ней видно, что изменилось")
    return parser


def _fault(options: Namespace) -> str:
    """What is wrong with the call, or nothing."""
    if options.file != "-" and Path(options.file).is_dir():
        return f"«{options.file}» – папка. Укажите один документ из неё.\n"
    if options.file != "-" and not Path(options.file).is_file():
        return f"Файла «{options.file}» нет. Проверьте имя и папку.\n"
    if options.id and not is_slug(options.id):
        return f"«{options.id}» не годится в ид: нужны строчные латинские буквы, цифры и дефис, например plan-2025.\n"
    if options.update and not options.update.is_file():
        return f"Карты «{options.update}» нет. Чтобы создать новую, укажите -o вместо --update.\n"
    if options.before and not options.update:
        return "Параметр --before нужен только вместе с --update.\n"
    if options.before and not Path(options.before).is_file():
        return f"Файла «{options.before}» нет. Проверьте имя и папку.\n"
    if options.output and options.output.exists() and not options.force:
        return f"Файл «{options.output}» уже есть. Укажите другое имя или --force, чтобы заменить его.\n"
    return ""


def _read(name: str, sheet: str) -> Document | Refusal:
    if name != "-":
        return read_guarded(Path(name), Path(name).name, sheet, waiting=_Progress())
    with tempfile.NamedTemporaryFile(prefix="metodichka-", suffix=".txt", delete=False) as file:
        file.write(sys.stdin.buffer.read())
    try:
        return read_guarded(Path(file.name), "вставленный текст", waiting=_Progress())
    finally:
        Path(file.name).unlink(missing_ok=True)


class _Progress:
    """Says after three seconds that the reading goes on, where a person watches."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()

    def __call__(self, seconds: float) -> None:
        if self._watched and seconds >= 3:
            sys.stderr.write(f"\rДокумент большой, читаю: {seconds:.0f} с…")
            sys.stderr.flush()


def _refuse(name: str, refusal: Refusal) -> int:
    shown = "вставленный текст" if name == "-" else name
    sys.stderr.write(f"{shown}: {refusal.reason}.\nЧто сделать: {refusal.remedy}.\nНичего не записано.\n")
    return 1


def _without_table(document: Document) -> Refusal:
    if not document.tables:
        return NO_TABLE
    return Refusal(f"{NO_TABLE.reason} (просмотрено таблиц: {len(document.tables)})", NO_TABLE.remedy)


def _wishes(options: Namespace, root: Path | None) -> Wishes:
    stem = "" if options.file == "-" else Path(options.file).stem
    given = options.id or (options.output.stem if options.output and is_slug(options.output.stem) else "")
    if options.output and options.output.name == "roadmap.yaml":
        given = options.id
    if options.update:
        given = slug_of(options.update.stem)  # the roadmap keeps its own id, so that no doubt is to be told of it
    parties, glossary = _text(root, PARTIES), _text(root, GLOSSARY)
    registry = load_parties(parties, PARTIES).value if parties else None
    return Wishes(
        id=given,
        stem=stem,
        registry=PartyRegistry(registry.parties) if registry else PartyRegistry(),
        glossary=frozenset(_known_words(glossary)),
    )


def _known_words(text: str) -> Iterator[str]:
    glossary = load_materials({GLOSSARY: text}).glossary if text else None
    for entry in glossary.value.entries if glossary and glossary.value else ():
        yield from (word.casefold() for word in (entry.term, *entry.variants))


def _text(root: Path | None, name: str) -> str:
    path = root / name if root else None
    try:
        return read_text(path) if path and path.is_file() else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _create(options: Namespace, draft: RoadmapDraft, root: Path | None) -> int:
    text = write_yaml(draft_tree(draft), _schema(options.output, root), [REVIEW])
    if options.output is None:
        sys.stdout.write(text)
    else:
        write_text(options.output, text)
    _say_doubts(draft.all_doubts())
    _say_faults(text, str(options.output or "roadmap.yaml"))
    measures, sections, doubts = summary_counts(draft)
    where = f"Записано в «{options.output}»: " if options.output else ""
    _say(f"{where}мероприятий {measures}, разделов {sections}, сомнений {doubts}.\n", to_screen=options.output is None)
    return 0


def _update(options: Namespace, draft: RoadmapDraft, root: Path | None) -> int:
    before: RoadmapDraft | None = None
    if options.before:
        old = _read(options.before, options.sheet)
        if isinstance(old, Refusal):
            return _refuse(options.before, old)
        before = make_draft(old, _wishes(options, root))
        if before is None:
            return _refuse(options.before, _without_table(old))
    text = read_text(options.update)
    loaded = load_roadmap(text, str(options.update))
    if loaded.value is None or loaded.partial:
        sys.stderr.write(format_text(loaded.diagnostics, {str(options.update): text}) + "\n")
        sys.stderr.write("Сначала исправьте ошибки карты, потом внесите новую редакцию. Ничего не записано.\n")
        return 1
    merged = merge_edition(text, draft, before, _wishes(options, root).registry)
    _say_changes(merged)
    _say_doubts(draft.all_doubts())
    target = options.output or options.update
    write_text(target, merged.text)
    _say_faults(merged.text, str(target))
    sys.stdout.write(f"Записано в «{target}»: {merged.summary}, сомнений {len(draft.all_doubts())}.\n")
    return 0


def _schema(output: Path | None, root: Path | None) -> str:
    """The schema's address from the file, inside the project."""
    if root is None:
        return ""
    folder = (output.resolve().parent if output else root).resolve()
    if not folder.is_relative_to(root.resolve()):
        return ""
    return Path(os.path.relpath(root.resolve() / SCHEMA, folder)).as_posix()


def _say_changes(merged: Merged) -> None:
    for change in merged.changes:
        sys.stdout.write(f"{change}\n")


def _say_doubts(doubts: tuple[Doubt, ...]) -> None:
    sys.stderr.write("Сомнения – проверьте по документу:\n")  # the level, at least, is always one
    for number, doubt in enumerate(doubts, 1):
        sys.stderr.write(f"{number:>4}. {doubt.place}: {doubt.text}\n")


def _say_faults(text: str, file: str) -> None:
    """What our own reader says of the result, so that nobody learns it later."""
    diagnostics = load_roadmap(text, file).diagnostics
    if diagnostics:
        sys.stderr.write(format_text(diagnostics, {file: text}) + "\n")


def _say(text: str, *, to_screen: bool) -> None:
    (sys.stderr if to_screen else sys.stdout).write(text)
