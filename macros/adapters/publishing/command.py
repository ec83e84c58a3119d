"""`metodichka publish`: the words around publishing."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from macros.adapters.arguments import RussianParser, add_today
from macros.adapters.building.build import build_whole_site
from macros.adapters.building.version_day import BY_CLOCK
from macros.adapters.disk.file_lock import BusyError
from macros.adapters.disk.words import disk_reason
from macros.adapters.project_root import project_here
from macros.adapters.publishing.packing import Packed, pack
from macros.adapters.publishing.publishing import Draft, Published, RefusalError, Waiting, publish, roll_back
from macros.adapters.publishing.releases import Releases
from macros.adapters.publishing.validating import validate_site
from macros.adapters.speech import say_diagnostics
from macros.diagnostics import has_errors
from macros.sources.files import CONTENT_FOLDER, read_project
from macros.views.wording import NBSP, counted

KEEP = 5
WAIT = 600  # seconds: longer than any build
NO_BROTLI = "Копий .br нет: для этой системы нет пакета brotli. Сайт работает и без них."
UNTOUCHED = "Опубликованный сайт не тронут."
NO_ADDRESS = (
    "В mkdocs.yml не указан адрес сайта (site_url): на листах нет QR-кодов, в календарях – ссылок, а карту сайта "
    "поисковые системы не прочтут. Впишите его и опубликуйте ещё раз.\n"
)
NOT_OUR_ADDRESS = (
    "Адрес сайта в mkdocs.yml – «{}», это адрес из примера: туда ведут QR-коды листов, ссылки календарей и карта "
    "сайта. Впишите в site_url свой и опубликуйте ещё раз.\n"
)

_NOBODYS = ("example.org", "example.com", "example.net", "localhost", "127.0.0.1")  # RFC 2606, and this very machine
_MEGABYTE = 1_000_000
_VERSIONS = ("версия", "версии", "версий")


def run_publish_command(argv: list[str]) -> int:
    """Publish, roll back or list. Exit code 0, 1 (nothing was published), 2 (usage)."""
    options = _parser().parse_args(argv)
    folder: Path = options.folder.resolve()
    if options.list:
        return _list(folder)
    try:
        if options.rollback is not None:
            return _roll_back(folder, options.rollback, options.wait)
        return _publish(folder, options)
    except BusyError:
        return _refuse("сейчас идёт другая публикация. Дождитесь её конца и повторите команду")
    except RefusalError as refusal:
        return _refuse(str(refusal))
    except OSError as error:
        return _refuse(disk_reason(error))


def _parser() -> RussianParser:
    parser = RussianParser("publish", "Собирает сайт рядом с опубликованным, проверяет и подменяет его разом.")
    parser.add_argument("folder", type=Path, metavar="ПАПКА", help="папка публикации: в ней версии и ссылка current")
    parser.add_argument("--keep", type=_count, default=KEEP, metavar="ЧИСЛО", help=f"сколько версий хранить ({KEEP})")
    parser.add_argument(
        "--rollback", nargs="?", const="", metavar="ВЕРСИЯ", help="вернуть предыдущую версию или названную"
    )
    parser.add_argument("--list", action="store_true", help="показать версии")
    parser.add_argument(
        "--wait", type=float, default=WAIT, metavar="СЕКУНДЫ", help=f"сколько ждать конца другой публикации ({WAIT})"
    )
    add_today(parser)
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"«{text}» – не количество версий. Пример: 5")
    return int(text)


def _list(folder: Path) -> int:
    releases = Releases(folder)
    current = releases.current()
    for release in reversed(releases.all()):
        mark = "сейчас на сайте" if release == current else ""
        sys.stdout.write(f"{release.name}  {mark}".rstrip() + "\n")
    if not releases.all():
        sys.stdout.write(f"В «{folder}» ещё ничего не опубликовано.\n")
    return 0


def _roll_back(folder: Path, version: str, wait: float) -> int:
    release = roll_back(folder, version, Waiting(wait, _say_waiting))
    sys.stdout.write(f"Возвращена версия {release.name}.\n")
    return 0


def _publish(folder: Path, options: argparse.Namespace) -> int:
    root = project_here()
    if folder.is_relative_to(root / CONTENT_FOLDER):
        raise RefusalError(f"папка публикации лежит внутри «{CONTENT_FOLDER}», и сайт попал бы сам в себя")
    build = partial(build_draft, root, today=options.today)
    done = publish(folder, build, options.keep, Waiting(options.wait, _say_waiting))
    if isinstance(done, Draft):
        for fault in done.faults:
            sys.stderr.write(f"  {fault}\n")
        return _refuse("собранный сайт не прошёл проверку. Исправьте названное и повторите команду")
    sys.stdout.write(_praise(done))
    return 0


def build_draft(root: Path, draft: Path, *, today: date | None) -> Draft:
    """Build the project into the draft and examine what came out. Raises RefusalError for faults in the content."""
    built = build_whole_site(root, draft, today=today)
    say_diagnostics(built.diagnostics, read_project(root).texts)
    if has_errors(built.diagnostics) or built.day is None:
        raise RefusalError("в материалах есть ошибки. Исправьте названное и повторите команду")
    if built.by_clock:
        sys.stderr.write(BY_CLOCK)
    faults = validate_site(draft, built.paths, built.site_url, built.contacts)
    if not faults:
        sys.stdout.write(_sizes(pack(draft)))
        sys.stderr.write(_doubt(built.site_url))
    return Draft(built.day, faults)


def _doubt(site_url: str) -> str:
    """What is to be said of the address that the whole site gives as its own: nothing, if it may be somebody's."""
    if not site_url:
        return NO_ADDRESS
    return NOT_OUR_ADDRESS.format(site_url) if urlsplit(site_url).hostname in _NOBODYS else ""


def _sizes(packed: Packed) -> str:
    if not packed.files:
        return ""
    before, gzip, brotli = (
        f"{size / _MEGABYTE:.1f}".replace(".", ",") for size in (packed.before, packed.gzip, packed.brotli)
    )
    said = f"Тексты со сжатыми копиями рядом: {packed.files}, {before}{NBSP}→{NBSP}{gzip}{NBSP}МБ (.gz)"
    return f"{said}, {brotli}{NBSP}МБ (.br).\n" if packed.brotli else f"{said}. {NO_BROTLI}\n"


def _praise(done: Published) -> str:
    if not done.fresh:
        words = f"Содержание не изменилось, на сайте остаётся версия {done.release.name}.\n"
    else:
        words = f"Опубликована версия {done.release.name}.\n"
    if done.removed:
        words += f"Убрано старых: {counted(len(done.removed), _VERSIONS)}.\n"
    if done.kept_old:
        words += "Старые версии убрать не удалось; это сделает следующая публикация.\n"
    return words


def _say_waiting() -> None:
    sys.stderr.write("Идёт другая публикация, жду её конца…\n")
    sys.stderr.flush()


def _refuse(reason: str) -> int:
    sys.stderr.write(f"Не опубликовано: {reason}. {UNTOUCHED}\n")
    return 1
