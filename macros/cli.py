"""The `metodichka` command: finds the verb, hands the rest over, and never shows an editor a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from importlib import import_module

from macros.adapters.building.garbage import collect_rarely
from macros.adapters.console import tolerate_narrow_consoles
from macros.adapters.project_root import NoProjectError

EXIT_OK, EXIT_DIAGNOSTICS, EXIT_USAGE = 0, 1, 2

# verb: (module with the command, function, what it does)
COMMANDS: Mapping[str, tuple[str, str, str]] = {
    "serve": ("macros.adapters.preview", "run_serve_command", "показать сайт и обновлять его при каждом сохранении"),
    "build": ("macros.adapters.commands.build", "run_build_command", "собрать сайт в папку"),
    "offline": ("macros.adapters.offline", "run_offline_command", "собрать раздел в архив для чтения без сети"),
    "publish": ("macros.adapters.publishing.command", "run_publish_command", "опубликовать сайт или вернуть прежний"),
    "diff": ("macros.adapters.git.diff_command", "run_diff_command", "показать, что изменилось, по смыслу"),
    "check": ("macros.adapters.commands.check", "run_check_command", "проверить материалы, ничего не собирая"),
    "new": ("macros.adapters.authoring", "run_new_command", "добавить мероприятие, карту, страницу… – спросит сама"),
    "import": ("macros.adapters.importing", "run_import_command", "превратить таблицу плана (Word, Excel, PDF) в YAML"),
    "export": ("macros.adapters.commands.export", "run_export_command", "выгрузить карту в Word, Excel, CSV или JSON"),
    "stage": ("macros.adapters.commands.stage", "run_stage_command", "выгрузить раздел простыми страницами Markdown"),
    "print": ("macros.adapters.printing", "run_print_command", "напечатать чек-лист, лист совещания, памятку в PDF"),
    "form": ("macros.adapters.commands.form", "run_form_command", "сделать форму отчёта в XLSX, каждому свою"),
    "collect": ("macros.adapters.commands.collect", "run_collect_command", "свести заполненные формы в один отчёт"),
    "term": ("macros.adapters.commands.term", "run_term_command_line", "показать, как прочитан срок"),
    "schema": ("macros.adapters.commands.schema", "run_schema_command", "обновить схемы для подсказок в редакторе"),
}


def usage() -> str:
    """The help text."""
    verbs = "\n".join(f"  {verb:<8}{what}" for verb, (_, _, what) in COMMANDS.items())
    return (
        "Методичка – сайт методических материалов из YAML и Markdown.\n\n"
        f"Использование: metodichka КОМАНДА [параметры]\n\nКоманды:\n{verbs}\n\n"
        "Подробнее о команде: metodichka КОМАНДА --help"
    )


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 clean, 1 diagnostics, 2 wrong usage."""
    arguments = sys.argv[1:] if argv is None else argv
    tolerate_narrow_consoles()
    if not arguments or arguments[0] in ("-h", "--help", "помощь"):
        print(usage())  # noqa: T201 - the command line speaks here
        return EXIT_OK if arguments else EXIT_USAGE
    found = COMMANDS.get(arguments[0])
    if found is None:
        print(f"{_unknown(arguments[0])}\n\n{usage()}", file=sys.stderr)  # noqa: T201
        return EXIT_USAGE
    collect_rarely()
    module, function, _ = found
    return _guarded(lambda: getattr(import_module(module), function)(arguments[1:]))


def _unknown(word: str) -> str:
    meant = get_close_matches(word, COMMANDS, 1)
    return f"Неизвестная команда «{word}»." + (f" Возможно, имелось в виду «{meant[0]}»." if meant else "")


def _guarded(command: Callable[[], int]) -> int:
    try:
        return command()
    except KeyboardInterrupt:
        print("\nОстановлено.", file=sys.stderr)  # noqa: T201
        return 130
    except NoProjectError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return EXIT_USAGE
    except BrokenPipeError:  # the reader of our output went away (`metodichka term … | head`)
        sys.stderr.close()
        return EXIT_OK
    except Exception as error:
        if os.environ.get("METODICHKA_DEBUG"):
            raise
        print(f"{_fault(error)}", file=sys.stderr)  # noqa: T201
        return EXIT_DIAGNOSTICS


def _fault(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        from macros.adapters.disk.words import disk_sentence

        return disk_sentence(error)
    from macros.adapters.host.config import BrokenConfigError

    if isinstance(error, BrokenConfigError):
        return str(error)
    return (
        f"Внутренняя ошибка программы ({type(error).__name__}). Ваши файлы не изменены.\n"
        "Чтобы увидеть подробности для разработчика, повторите команду с переменной METODICHKA_DEBUG=1."
    )


if __name__ == "__main__":
    sys.exit(main())
