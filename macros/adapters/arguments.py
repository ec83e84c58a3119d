"""Command-line arguments that answer in Russian."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from typing import NoReturn

from macros.model.dates import parse_date

# argparse's own sentences and ours; \1, \2 are what it quotes.
_SENTENCES = (
    (r"^unrecognized arguments: (.+)$", r"непонятные параметры: \1"),
    (r"^the following arguments are required: (.+)$", r"не хватает параметров: \1"),
    (r"^argument (.+?): expected one argument$", r"после \1 нужно значение"),
    (r"^argument (.+?): expected at least one argument$", r"после \1 нужно хотя бы одно значение"),
    (r"^argument (.+?): invalid choice: '?(.+?)'? \(choose from (.+)\)$", r"у \1 не бывает значения «\2»; бывают: \3"),
    (r"^argument (.+?): invalid \S+ value: '?(.+?)'?$", r"у \1 не подходит значение «\2»"),
    (r"^ambiguous option: (.+?) could match (.+)$", r"параметр \1 неоднозначен: \2"),
    (r"^argument (.+?): (.+)$", r"\1: \2"),
)


class RussianParser(argparse.ArgumentParser):
    """An ArgumentParser whose help and errors an editor reads without English."""

    def __init__(self, verb: str, description: str) -> None:
        super().__init__(prog=f"metodichka {verb}", description=description, add_help=False, allow_abbrev=False)
        self._positionals.title, self._optionals.title = "что указать", "параметры"
        self.add_argument("-h", "--help", action="help", help="показать эту справку и выйти")

    def format_usage(self) -> str:
        """The one-line usage."""
        return super().format_usage().replace("usage: ", "Использование: ", 1)

    def format_help(self) -> str:
        """The whole help text."""
        return super().format_help().replace("usage: ", "Использование: ", 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words of the call, and exit with code 2."""
        for pattern, sentence in _SENTENCES:
            if re.match(pattern, message):
                message = re.sub(pattern, sentence, message).replace("'", "")  # quotes of Python's own
                break
        sys.stderr.write(f"Команда записана неверно: {message}.\n{self.format_usage()}")
        sys.stderr.write(f"Справка: {self.prog} --help\n")
        raise SystemExit(2)


def day_argument(text: str) -> date:
    """A day given on the command line: 2025-02-10 or 10.02.2025."""
    day = parse_date(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"«{text}» – не дата. Пример: 2025-02-10")
    return day


def add_today(parser: RussianParser) -> None:
    """The option --today, common to all that shows the site."""
    parser.add_argument("--today", type=day_argument, metavar="ДАТА", help="считать сегодняшним этот день: 2025-02-10")
