"""`metodichka diff`: what has changed between two states of the materials, by meaning."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from macros.adapters.arguments import RussianParser, add_today
from macros.adapters.git.repository import GitError, GitRepository, day_of
from macros.adapters.project_reader import ReadProject, read_whole_project
from macros.adapters.project_root import project_here
from macros.adapters.settings import build_day
from macros.adapters.speech import NO_HISTORY_OF_GIT
from macros.changes.editions import TextPair, compare_texts
from macros.exports.changes import Compared, Edition, changes_letter, changes_text, export_changes_json
from macros.project import PARTIES, SiteSettings
from macros.sources.files import TEXT_SUFFIXES

ON_DISK = "файлы в папке"
FORMATS = ("text", "json", "letter")
_NO_REVISION = "Версии «{}» нет. Укажите ветку, метку, номер коммита или HEAD~1; список покажет git log --oneline."


class _RefusalError(Exception):
    """Nothing can be compared; the argument says why and what to do."""


def run_diff_command(argv: list[str]) -> int:
    """Compare two states. Exit code 0 (changed or not), 1 (one of them cannot be read), 2 (usage)."""
    options = _parser().parse_args(argv)
    root = project_here()
    read = read_whole_project(root)
    try:
        before, old = _at(read, options.before)
        after, new = _at(read, options.after) if options.after else _on_disk(read, options.today)
    except _RefusalError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    found = compare_texts(TextPair(old, new, old.get(PARTIES, ""), new.get(PARTIES, "")))
    if found.left_out:
        sys.stderr.write(f"Не сравнивались, потому что в них есть ошибки: {', '.join(found.left_out)}.\n")
    sys.stdout.write(_output(Compared(before, after, found.changes), read.project.settings, options.format))
    return 0


def _parser() -> RussianParser:
    parser = RussianParser("diff", "Сравнивает две версии материалов по смыслу: сроки, ответственные, результаты.")
    parser.add_argument("before", metavar="ВЕРСИЯ", help="прежняя версия: ветка, метка, HEAD~3 или номер коммита")
    parser.add_argument("after", nargs="?", metavar="ВЕРСИЯ-2", help="новая версия; без неё – файлы в папке")
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="вид: text, json или letter – письмо муниципалитетам"
    )
    add_today(parser)
    return parser


def _output(compared: Compared, settings: SiteSettings, form: str) -> str:
    if form == "json":
        return export_changes_json(compared, settings.site_url).decode()
    return changes_letter(compared, settings) if form == "letter" else changes_text(compared)


def _on_disk(read: ReadProject, today: date | None) -> tuple[Edition, Mapping[str, str]]:
    return Edition(ON_DISK, today or build_day(read.options)), read.sources.texts


def _at(read: ReadProject, revision: str) -> tuple[Edition, Mapping[str, str]]:
    """The texts as they were in the revision."""
    repository = GitRepository(read.root)
    if not repository.has_history():
        raise _RefusalError(NO_HISTORY_OF_GIT)
    try:
        commit = repository.commit(revision)
        files = {path: blob for path, blob in repository.files(commit).items() if path.endswith(TEXT_SUFFIXES)}
        texts = repository.texts(files.values())
        day = day_of(repository.seconds(commit), ZoneInfo(read.options.time_zone))
    except GitError as error:
        raise _RefusalError(_NO_REVISION.format(revision)) from error
    return Edition(revision, day, commit), {path: texts[blob] for path, blob in files.items() if blob in texts}
