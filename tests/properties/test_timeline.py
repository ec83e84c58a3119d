"""Whatever the roadmap: nothing is lost, nothing lies outside the picture, nothing breaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.model.roadmap import Control, Level, Measure, Result, Roadmap, Section
from macros.project import Project
from macros.render import render_component
from macros.terms import Clause, Term, TermKind
from macros.views.timeline import Line, Mark, Shape, TimelineView, timeline_view

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
ANY_DAYS = st.one_of(st.none(), DAYS, st.dates(date(2, 1, 1), date(9998, 12, 31)))
RULES = st.sampled_from(
    (
        *("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,FR"),
        *("FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
        *("FREQ=YEARLY;INTERVAL=2", "FREQ=YEARLY"),
    )
)
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=60)


@st.composite
def clauses(draw: st.DrawFn) -> Clause:
    start, end = draw(ANY_DAYS), draw(ANY_DAYS)
    if start is not None and end is not None and end < start:
        start, end = end, start
    kind = draw(st.sampled_from([kind for kind in TermKind if kind is not TermKind.MIXED]))
    rule = draw(RULES) if kind is TermKind.RECURRING else None
    condition = draw(st.sampled_from([None, "при необходимости"]))
    wording = draw(st.one_of(st.just(""), WORDS))
    follows = draw(st.booleans())
    return Clause(kind, draw(WORDS), start, end, rule, condition=condition, wording=wording, follows=follows)


TERMS = st.builds(lambda text, parts: Term(text, tuple(parts)), WORDS, st.lists(clauses(), min_size=1, max_size=4))
MAYBE_TERMS = st.one_of(st.none(), TERMS)


@st.composite
def roadmaps(draw: st.DrawFn) -> Roadmap:
    measures = tuple(
        Measure(
            number=str(number),
            title=draw(WORDS),
            term=draw(MAYBE_TERMS),
            results=tuple(Result(text=draw(WORDS), term=term) for term in draw(st.lists(MAYBE_TERMS, max_size=2))),
            control=tuple(Control(text=draw(WORDS), term=term) for term in draw(st.lists(MAYBE_TERMS, max_size=1))),
        )
        for number in range(1, draw(st.integers(1, 5)) + 1)
    )
    half = draw(st.integers(0, len(measures)))
    parts = [part for part in (measures[:half], measures[half:]) if part]
    sections = tuple(Section(title=f"Раздел {n}", measures=part) for n, part in enumerate(parts, 1))
    return Roadmap(id="any", title="Любая", level=Level.REGION, period=draw(MAYBE_TERMS), sections=sections)


def view_of(roadmap: Roadmap, today: date) -> TimelineView:
    return timeline_view(Project(roadmaps=(roadmap,)), roadmap, today)


def lines_of(view: TimelineView) -> list[Line]:
    return [line for section in view.sections for row in section.rows for line in row.lines]


def places(mark: Mark) -> Sequence[float]:
    dashes = [x for dash in mark.dashes for x in (dash.x, dash.right)]
    return [mark.x, mark.right, mark.caption.x, *mark.dots, *dashes]


@given(roadmaps(), DAYS)
@settings(max_examples=60)
def test_all_marks_lie_within_the_picture(roadmap: Roadmap, today: date) -> None:
    view = view_of(roadmap, today)
    for line in lines_of(view):
        for mark in line.marks:
            assert all(0 <= x <= 100.01 for x in places(mark))
            assert 0 <= mark.y < line.height
    if view.today is not None:
        assert 0 <= view.today.x <= 100


@given(roadmaps(), DAYS)
@settings(max_examples=60)
def test_columns_fill_the_axis_without_gaps(roadmap: Roadmap, today: date) -> None:
    axis = view_of(roadmap, today).axis
    if axis is None:
        return
    assert axis.columns[0].x == 0
    assert abs(sum(column.width for column in axis.columns) - 100) < 0.5
    assert all(column.width > 0 for column in axis.columns)
    assert len(axis.columns) <= 43


@given(roadmaps(), DAYS)
@settings(max_examples=60)
def test_no_measure_and_no_clause_is_lost(roadmap: Roadmap, today: date) -> None:
    view = view_of(roadmap, today)
    rows = [row for section in view.sections for row in section.rows]
    assert [(row.number, row.title) for row in rows] == [(m.number, m.title) for m in roadmap.measures()]
    for measure, row in zip(roadmap.measures(), rows, strict=True):
        others = [item.term for item in (*measure.results, *measure.control)]
        terms = [term for term in (measure.term, *others) if term is not None]
        assert sum(len(line.marks) for line in row.lines) == max(sum(len(term.clauses) for term in terms), 1)
        shown = [line.text for line in row.lines if line.text]
        assert shown == ([term.text for term in terms] or ["срок не указан"])


@given(roadmaps(), DAYS)
@settings(max_examples=60)
def test_every_mark_has_words(roadmap: Roadmap, today: date) -> None:
    for line in lines_of(view_of(roadmap, today)):
        assert all(mark.caption.text for mark in line.marks)
        assert all(mark.width == 0 for mark in line.marks if mark.shape in {Shape.NONE, Shape.DAY, Shape.DEADLINE})


@given(roadmaps(), DAYS)
@settings(max_examples=30)
def test_any_roadmap_is_drawn_the_same_way_twice(roadmap: Roadmap, today: date) -> None:
    once, twice = (str(render_component("timeline", view_of(roadmap, today), root="")) for _ in range(2))
    assert once == twice
    assert once.count('class="mt-timeline__title"') == len(list(roadmap.measures()))
    assert "style=" not in once.replace("&#34;", "")
