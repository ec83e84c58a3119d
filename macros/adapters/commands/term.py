"""`metodichka term`: shows how a term is read, for a person or, line by line, as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TextIO

from macros.adapters.arguments import RussianParser
from macros.terms import (
    TermContext,
    TermKind,
    describe_clause,
    describe_term,
    explain_unknown,
    parse_context,
    parse_term,
    term_to_json,
)
from macros.terms.values import Clause, Term

KIND_WORDS = {
    TermKind.DATE: "день",
    TermKind.RANGE: "период",
    TermKind.DEADLINE: "крайний срок",
    TermKind.MONTH: "месяц",
    TermKind.MONTH_RANGE: "несколько месяцев",
    TermKind.QUARTER: "квартал, полугодие или четверть",
    TermKind.YEAR: "год",
    TermKind.ACADEMIC_YEAR: "учебный год",
    TermKind.RECURRING: "повторяется",
    TermKind.CONTINUOUS: "постоянно",
    TermKind.BY_SCHEDULE: "по графику",
    TermKind.AS_NEEDED: "по необходимости",
    TermKind.EVENT_RELATIVE: "от события",
    TermKind.MIXED: "несколько сроков",
    TermKind.UNKNOWN: "не распознан",
}


def run_term_command_line(argv: list[str]) -> int:
    """The command on the standard streams."""
    return run_term_command(argv, sys.stdin, sys.stdout, sys.stderr)


def run_term_command(args: list[str], stdin: TextIO, stdout: TextIO, stderr: TextIO) -> int:
    """Read the terms given as arguments, or one a line from `stdin`, and print how they are understood.

    Every input line gives one output line with --json, empty lines too; output follows input without waiting for its
    end. Exit code 0, or 2 for a wrong call.
    """
    parser = _parser()
    try:
        options = parser.parse_args(args)
        context = parse_context(options.context) if options.context else None
    except SystemExit as stop:
        return int(stop.code or 0)
    except ValueError as fault:
        stderr.write(f"Команда записана неверно: {fault}.\n")
        return 2
    given = options.text if options.json else _without_quotes(options.text, context)
    texts: Iterable[str] = given or (line.rstrip("\r\n") for line in stdin)
    for text in texts:
        stdout.write(_json_line(text, context) if options.json else _picture(text, context))
        stdout.flush()
    return 0


def _parser() -> RussianParser:
    parser = RussianParser("term", "Показывает, как прочитан срок. Без текста читает строки со стандартного ввода.")
    parser.add_argument("text", nargs="*", metavar="СРОК", help="срок так, как он записан в документе")
    parser.add_argument(
        "--context",
        metavar="ПЕРИОД",
        help="период плана, из которого берётся год: Y2025 – год, AY2024-2025 – учебный год, M2018-09 – месяц",
    )
    parser.add_argument("--json", action="store_true", help="одна строка JSON на каждый срок")
    return parser


def _without_quotes(texts: list[str], context: TermContext | None) -> list[str]:
    """One term of many words, whose quotes were forgotten: no word has a space, and not every one is a term."""
    if any(" " in text for text in texts):
        return texts
    alone = all(parse_term(text, context).kind is not TermKind.UNKNOWN for text in texts)
    return texts if alone else [" ".join(texts)]


def _json_line(text: str, context: TermContext | None) -> str:
    return json.dumps(term_to_json(parse_term(text, context)), ensure_ascii=False) + "\n"


def _picture(text: str, context: TermContext | None) -> str:
    term = parse_term(text, context)
    lines = [f"«{text}»", f"  вид: {KIND_WORDS[term.kind]}", f"  прочитано: {describe_term(term)}"]
    if term.kind is TermKind.UNKNOWN:
        lines.append(f"  подсказка: {explain_unknown(text)}")
    elif len(term.clauses) > 1 or term.clauses[0].action or term.clauses[0].condition:
        lines.extend(_clause_lines(term))
    return "\n".join(lines) + "\n"


def _clause_lines(term: Term) -> list[str]:
    lines: list[str] = []
    for number, clause in enumerate(term.clauses, start=1):
        lines.append(f"  {number}. {KIND_WORDS[clause.kind]}: {describe_clause(clause)}{_days(clause)}")
        if clause.action:
            lines.append(f"     что делать: {clause.action}")
        if clause.condition:
            lines.append(f"     условие: {clause.condition}")
    return lines


def _days(clause: Clause) -> str:
    start, end = (f"{day:%d.%m.%Y}" if day else "…" for day in (clause.start, clause.end))
    return f" [{start} – {end}]" if clause.start or clause.end else ""
