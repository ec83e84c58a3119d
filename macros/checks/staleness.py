"""Checks of what has grown old or lost: `overdue-review`, `review-ahead`, `never-reviewed`, `unreachable-page`,
`unlinked-file`, `roadmap-no-description`, `roadmap-over`.

They depend on the day and on the menu, which the border knows. None of them is a fault: they are a list of chores, so
they are asked for by `check --stale` and never stop a build.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from macros.checks.addresses import GENERATED_FOLDERS, page_address
from macros.checks.links import page_targets
from macros.checks.subject import PageFile, Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.sources.page_macros import find_calls

REVIEW_MONTHS = 12  # a text is read again at least once a year
_TOMORROW = timedelta(days=1)  # east of the machine it may have begun
_TOP = Span(1, 1, 2)


def check_stale(
    subject: Subject, today: date, menu: frozenset[str] | None = None, months: int = REVIEW_MONTHS
) -> tuple[Diagnostic, ...]:
    """Everything that somebody should look at again.

    `menu` are the pages of the menu by their paths below docs/; None means that every page is in it.
    """
    return (
        *_reviews(subject, today, months),
        *_roadmaps(subject, today),
        *(() if menu is None else _unreachable(subject, menu)),
    )


def _reviews(subject: Subject, today: date, months: int) -> Iterator[Diagnostic]:
    """«проверено» that is too long ago, is yet to come, or is not there."""
    for page in subject.pages:
        if page.page.meta.reviewed is None:
            yield tell("never-reviewed", page.file, _TOP)
    dated = (
        *((each.places, each.page.meta.reviewed) for each in subject.pages),
        *((each.places, each.roadmap.reviewed) for each in subject.roadmaps),
        *((each.places, each.value.reviewed) for each in subject.materials.described() if each.value is not None),
    )
    for places, day in dated:
        if day is not None and _months_later(day, months) < today:
            yield places.tell("overdue-review", ("проверено",), day=f"{day:%d.%m.%Y}", limit=months)
        elif day is not None and day - today > _TOMORROW:
            yield places.tell("review-ahead", ("проверено",), day=f"{day:%d.%m.%Y}")


def _months_later(day: date, months: int) -> date:
    """The same day so many months later, or the first of the next month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return date(year, month + 2, 1)  # a short month is never the last of its year


def _roadmaps(subject: Subject, today: date) -> Iterator[Diagnostic]:
    for each in subject.roadmaps:
        if not each.roadmap.description:
            yield each.places.tell("roadmap-no-description", ("название",))
        end = each.roadmap.window()[1]
        if end is not None and end < today and each.roadmap.archive is None:
            yield each.places.tell("roadmap-over", ("период",), day=f"{end:%d.%m.%Y}")


def _unreachable(subject: Subject, menu: frozenset[str]) -> Iterator[Diagnostic]:
    """Pages and files that neither the menu nor a link leads to."""
    linked = frozenset(_linked(subject))
    for page in subject.pages:
        path = page.page.path
        listed = path.rpartition("/")[0] in _listed_folders(subject)
        if path not in menu | linked and page_address(path) not in linked | {""} and not listed:
            yield tell("unreachable-page", page.file, _TOP)
    for path in sorted(subject.paths):
        if not path.endswith(".md") and path not in linked and not path.startswith(GENERATED_FOLDERS):
            yield tell("unlinked-file", f"docs/{path}", _TOP)


def _linked(subject: Subject) -> Iterator[str]:
    for page in subject.pages:
        own = {page.page.path, page_address(page.page.path)}
        yield from (target for target in (*page_targets(page), *page.page.meta.related) if target not in own)
    for each in subject.materials.described():
        yield from each.value.related if each.value is not None else ()
    for each in subject.materials.instructions:
        for step in each.value.steps if each.value is not None else ():
            yield from (template.url for template in step.templates)


def _listed_folders(subject: Subject) -> frozenset[str]:
    """The folders that a macro is given by name: it lists their pages."""
    return frozenset(value.strip("/") for page in subject.pages for value in _macro_values(page))


def _macro_values(page: PageFile) -> Iterator[str]:
    for call in find_calls(page.page.body, page.file)[0]:
        values = (*call.args, *(value for _, value in call.kwargs))
        yield from (value for value in values if isinstance(value, str))
