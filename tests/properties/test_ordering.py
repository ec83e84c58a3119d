"""The order in which things come in does not matter; what is equal stays together, and nothing is counted twice."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from macros.adapters.publishing.sealing import digest
from macros.changes import Kind, compare_projects
from macros.changes.values import Changes
from macros.diagnostics import Diagnostic, Severity, Span, sort_diagnostics
from macros.project import SiteSettings, load_project
from macros.sources.file_names import collisions
from macros.sources.files import SourceFiles
from macros.terms import TermKind, load_work_calendar, parse_context, parse_term, resolve_term
from macros.views.status import Status, Window, nearest_date, term_windows, windows_status
from tests.support.git_samples import FILES
from tests.support.plan_samples import make_project, plan_of

CONTEXT = parse_context("Y2025")
days = st.dates(date(2024, 1, 1), date(2026, 12, 31))
spans = st.builds(Span, st.integers(1, 3), st.integers(1, 3), st.integers(4, 5))
diagnostics = st.builds(
    Diagnostic,
    st.sampled_from(["a.yaml", "b.md"]),
    spans,
    st.sampled_from(["x", "y"]),
    st.sampled_from(["раз", "два"]),
    st.sampled_from(["", "так"]),
    severity=st.sampled_from(list(Severity)),
)


@given(st.lists(diagnostics, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_diagnostics_come_out_the_same_in_whatever_order_they_were_found(
    found: list[Diagnostic], chance: random.Random
) -> None:
    shuffled = [*found, *found]
    chance.shuffle(shuffled)
    told = sort_diagnostics(found)
    places = [(each.file, each.span.line, each.span.column) for each in told]
    assert sort_diagnostics(shuffled) == told
    assert sort_diagnostics(told) == told
    assert places == sorted(places)
    assert len(told) == len(set(found))


def test_what_differs_in_one_field_alone_has_its_order_too() -> None:
    """Twenty pairs: by the chance of a hash all of them would not come out right."""
    for number in range(20):
        error = Diagnostic("a.yaml", Span(1, 1, 2), "x", f"раз {number}")
        warning = Diagnostic("a.yaml", Span(1, 1, 2), "x", f"раз {number}", severity=Severity.WARNING)
        longer = Diagnostic("a.yaml", Span(1, 1, 3), "x", f"раз {number}")
        shown = Diagnostic("a.yaml", Span(1, 1, 2), "x", f"раз {number}", example="так")
        assert sort_diagnostics([warning, shown, longer, error]) == (error, longer, shown, warning)


TITLES = st.lists(st.sampled_from(["назначить", "обучить", "провести", "отчёт"]), min_size=1, max_size=4).map(" ".join)
TERMS = st.sampled_from(["до 01.03.2025", "постоянно", "май 2025", "по графику"])


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    rows = draw(st.lists(st.tuples(TITLES, TERMS), min_size=1, max_size=4))
    return plan_of(*({"номер": str(n), "название": t, "срок": s} for n, (t, s) in enumerate(rows, 1)))


def sides(changes: Changes, *, swapped: bool) -> set[tuple[Any, ...]]:
    """Every difference of every measure as (aspect, before, after), the other way round when `swapped`."""
    return {
        (each.aspect, each.field, *((each.after, each.before) if swapped else (each.before, each.after)))
        for roadmap in changes.roadmaps
        for measure in roadmap.measures
        for each in measure.differences
        if "срок" not in each.field
    }


@given(plans(), plans())
@settings(max_examples=40)
def test_the_way_back_is_the_inverse(before: dict[str, Any], after: dict[str, Any]) -> None:
    one, other = make_project(before), make_project(after)
    there, back = compare_projects(one, other), compare_projects(other, one)
    turned = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED, Kind.CHANGED: Kind.CHANGED}
    kinds = sorted(turned[m.kind] for roadmap in there.roadmaps for m in roadmap.measures)
    assert kinds == sorted(m.kind for roadmap in back.roadmaps for m in roadmap.measures)
    assert sides(there, swapped=True) == sides(back, swapped=False)
    assert there.empty == back.empty


@given(st.permutations(sorted(FILES)))
@settings(max_examples=10)
def test_a_project_does_not_depend_on_the_order_of_its_files(names: list[str]) -> None:
    texts = {name: FILES[name] for name in names if name != "mkdocs.yml"}
    project = load_project(SourceFiles(texts), SiteSettings())
    usual = load_project(SourceFiles({n: FILES[n] for n in sorted(texts)}), SiteSettings())
    assert project == usual
    assert project.roadmaps and project.pages


contents = st.dictionaries(
    st.sampled_from(["a.html", "b.html", "n/a.html", "n/b.css"]), st.binary(max_size=4), min_size=1
)


@given(contents, contents)
@settings(max_examples=30)
def test_a_version_is_named_by_its_bytes_alone(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert (digest_of(one) == digest_of(other)) is (one == other)
    assert digest_of(dict(reversed(one.items()))) == digest_of(one)


def digest_of(files: dict[str, bytes]) -> str:
    folder = Path(tempfile.mkdtemp())
    try:
        for name, data in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
            os.utime(folder / name, (len(data), len(name)))
        return digest(folder)
    finally:
        shutil.rmtree(folder)


@given(st.lists(st.sampled_from(["a", "A", "й", "и\u0306", "ß", "ss", "Ё", "ё"]), unique=True), st.randoms())
@settings(max_examples=40)
def test_names_that_are_one_elsewhere_are_found_in_any_order(paths: list[str], chance: random.Random) -> None:
    other = list(paths)
    chance.shuffle(other)
    found = list(collisions(paths))
    assert found == list(collisions(other))
    assert len({first for _, first in found} & {later for later, _ in found}) == 0


windows = st.one_of(
    st.none(),
    st.builds(lambda a, n: Window(a, a + timedelta(days=n), opens=a), days, st.integers(0, 60)),
    st.builds(lambda a: Window(None, a), days),
    st.builds(lambda a: Window(a, None, opens=a), days),
)


@given(st.lists(windows, min_size=1, max_size=4), days, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_a_status_is_that_of_the_most_pressing_window(
    found: list[Window | None], today: date, chance: random.Random
) -> None:
    whole = windows_status(found, (None, None), today)
    other = list(found)
    chance.shuffle(other)
    assert windows_status(other, (None, None), today) is whole
    alone = [windows_status([each], (None, None), today) for each in found]
    assert whole is min(alone, key=list(Status).index)
    near = nearest_date(found, today)
    assert near is None or near >= today


@given(days, days)
@settings(max_examples=40)
def test_time_only_brings_a_term_nearer_to_its_end(one: date, other: date) -> None:
    """«Впереди» → «сейчас» → «срок прошёл», and never back, for a limit with days."""
    order = [Status.NEXT, Status.NOW, Status.PAST]
    early, late = min(one, other), max(one, other)
    for text in ("до 01.03.2025", "10.02.2025 – 20.02.2025", "с 01.09.2025", "май 2025"):
        found = term_windows(parse_term(text))
        before, after = (order.index(windows_status(found, (None, None), day)) for day in (early, late))
        assert before <= after


RULES = ["ежемесячно", "еженедельно", "по пятницам", "1 раз в 2 недели", "5 числа каждого месяца", "ежеквартально"]


@given(st.sampled_from(RULES), days, st.integers(1, 200))
@settings(max_examples=40)
def test_a_rule_stays_within_its_window(words: str, start: date, length: int) -> None:
    last = start + timedelta(days=length)
    term = parse_term(f"{words} с {start:%d.%m.%Y} по {last:%d.%m.%Y}")
    recurring = [clause for clause in term.clauses if clause.kind is TermKind.RECURRING]
    assume(len(term.clauses) == len(recurring) == 1)
    (clause,) = recurring
    assert (clause.start, clause.end) == (start, last)
    assert clause.recurrence is not None
    rule = rrulestr(clause.recurrence, dtstart=datetime.combine(start, time()))
    found = rule.between(datetime.combine(start, time()), datetime.combine(last, time()), inc=True)
    assert all(start <= moment.date() <= last for moment in found)


@given(days, st.integers(-200, 200).filter(bool))
@settings(max_examples=50)
def test_working_days_there_and_back(day: date, amount: int) -> None:
    calendar = load_work_calendar()
    there = calendar.shift(day, amount)
    assume(there is not None and calendar.is_working(day))
    assert there is not None
    assert calendar.is_working(there)
    assert calendar.shift(there, -amount) == day
    assert (there > day) is (amount > 0)


@given(days, st.integers(1, 90))
@settings(max_examples=30)
def test_an_offset_is_counted_from_its_event(event: date, amount: int) -> None:
    term = parse_term(f"за {amount} дней до начала смены", CONTEXT)
    (clause,) = resolve_term(term, load_work_calendar(), {"начало смены": event}).clauses
    assert clause.end == event - timedelta(days=amount)
    assert resolve_term(term, load_work_calendar(), {}) == term
