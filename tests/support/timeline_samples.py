"""Small roadmaps for the timeline's tests; terms are built by hand, so that nothing here depends on the grammar."""

from __future__ import annotations

from datetime import date
from typing import Any

from macros.model.roadmap import Control, Level, Measure, Result, Roadmap, Section
from macros.terms import Clause, Term, TermKind


def clause(kind: TermKind, text: str = "срок", start: str = "", end: str = "", **more: object) -> Clause:
    """A clause with ISO days."""
    return Clause(kind, text, _day(start), _day(end), **more)  # type: ignore[arg-type]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def term(text: str, *clauses: Clause) -> Term:
    """A term cell; without clauses it was not understood."""
    return Term(text, clauses or (Clause(TermKind.UNKNOWN, text),))


def deadline(day: str, text: str = "") -> Term:
    """«до …»."""
    return term(text or f"до {day}", clause(TermKind.DEADLINE, text or f"до {day}", end=day))


def span(start: str, end: str, text: str = "") -> Term:
    """«с … по …»."""
    return term(text or f"{start} – {end}", clause(TermKind.RANGE, text or f"{start} – {end}", start, end))


def recurring(rule: str, text: str, start: str = "", end: str = "") -> Term:
    """A recurrence, with its window if it has one."""
    return term(text, clause(TermKind.RECURRING, text, start, end, recurrence=rule))


def measure(number: str, own: Term | None = None, title: str = "", **more: Any) -> Measure:
    """A measure named after its number."""
    return Measure(number=number, title=title or f"Мероприятие {number}", term=own, **more)


def roadmap(*measures: Measure, period: Term | None = None) -> Roadmap:
    """A roadmap of one section."""
    return Roadmap(
        id="sample",
        title="Проба",
        level=Level.REGION,
        period=period,
        sections=(Section(number="1", title="Раздел", measures=measures),),
    )


def year(number: int) -> Term:
    """The period of a calendar year."""
    return term(f"{number} год", clause(TermKind.YEAR, f"{number} год", f"{number}-01-01", f"{number}-12-31"))


def every_kind() -> Roadmap:
    """A plan for 2025 with each shape, mixed terms and lines of results and controls."""
    return roadmap(
        measure(
            "1.1",
            term(
                "до 01.03.2025, далее – постоянно",
                clause(TermKind.DEADLINE, "до 01.03.2025", end="2025-03-01"),
                clause(TermKind.CONTINUOUS, "постоянно", follows=True),
            ),
            control=(Control(text="Мониторинг", term=recurring("FREQ=WEEKLY;INTERVAL=2", "1 раз в 2 недели")),),
        ),
        measure(
            "1.2",
            span("2024-09-01", "2025-05-31", "в течение учебного года"),
            results=(
                Result(text="Приказ", term=term("20.01.2025", clause(TermKind.DATE, "", "2025-01-20", "2025-01-20"))),
                Result(text="Встречи", term=recurring("FREQ=MONTHLY;BYMONTHDAY=15", "15 числа каждого месяца")),
                Result(text="Список"),
            ),
        ),
        measure("1.3", term("по графику", clause(TermKind.BY_SCHEDULE, "по графику"))),
        measure("1.4"),
        measure("1.5", deadline("2026-02-01", "до 01.02.2026")),
        measure(
            "1.6",
            term(
                "в течение года (по мере необходимости)",
                clause(TermKind.YEAR, "в течение года", "2025-01-01", "2025-12-31", condition="по мере необходимости"),
            ),
        ),
        measure("1.7", recurring("FREQ=DAILY", "ежедневно")),
        period=year(2025),
    )


def by_weeks() -> Roadmap:
    """Two months of 2022, divided by weeks."""
    return roadmap(
        measure("1", span("2022-10-24", "2022-10-25", "24.10.2022 – 25.10.2022")),
        measure("2", span("2022-10-31", "2022-12-29", "31.10.2022 – 29.12.2022")),
        measure("3", term("20.12.2022", clause(TermKind.DATE, "20.12.2022", "2022-12-20", "2022-12-20"))),
        period=span("2022-10-24", "2022-12-29"),
    )
