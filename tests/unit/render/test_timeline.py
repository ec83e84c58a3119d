"""The timeline's markup: golden pages, nothing that a strict content policy forbids, every author's word escaped."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest

from macros.model.roadmap import Control, Result, Roadmap
from macros.project import Project
from macros.render import render_component
from macros.terms import TermKind
from macros.views.timeline import timeline_view
from tests.support.golden_files import Golden
from tests.support.timeline_samples import by_weeks, clause, deadline, every_kind, measure, roadmap, term, year

TODAY = date(2025, 3, 5)


def drawn(sample: Roadmap, today: date = TODAY) -> str:
    view = timeline_view(Project(roadmaps=(sample,)), sample, today)
    return str(render_component("timeline", view, root="../../../"))


@pytest.mark.parametrize("sample", [every_kind, by_weeks])
def test_golden(sample: Callable[[], Roadmap], golden: Golden) -> None:
    golden(f"render/timeline/{sample.__name__.replace('_', '-')}.html", drawn(sample()))


def test_a_plan_without_days_is_a_list_of_words() -> None:
    page = drawn(roadmap(measure("1", term("по графику", clause(TermKind.BY_SCHEDULE, "по графику"))), measure("2")))
    assert "<svg" not in page
    assert "по графику" in page
    assert "срок не указан" in page


class Outline(HTMLParser):
    """Collects what a screen reader comes across: words outside of aria-hidden, and all attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.update(name for name, _ in attrs)
        self.open.append(("aria-hidden", "true") in attrs or (bool(self.open) and self.open[-1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.update(name for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.open[-1]:
            self.words.append(data.strip())


def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    parser.close()
    assert not parser.open, "every element is closed"
    return parser


def test_a_screen_reader_hears_each_term_once_and_no_drawing() -> None:
    words = outline(drawn(every_kind())).words
    for text in (
        "до 01.03.2025, далее\u00a0– постоянно",
        "1 раз в 2 недели",
        "по графику",
        "срок не указан",
        "ежедневно",
    ):
        assert words.count(text) == 1
    assert "янв" not in words


def test_nothing_needs_an_inline_style_or_script() -> None:
    found = outline(drawn(every_kind())).attributes
    assert "style" not in found
    assert not [name for name in found if name.startswith("on")]


def test_what_authors_write_is_escaped() -> None:
    nasty = "\"><script>alert(1)</script>'&"
    sample = roadmap(
        measure(
            nasty,
            term(nasty, clause(TermKind.RECURRING, nasty, recurrence="FREQ=MONTHLY")),
            title=nasty,
            id="nasty",
            results=(Result(text=nasty, term=deadline("2025-05-01", nasty)),),
            control=(Control(text=nasty, term=term(nasty)),),
        ),
        period=year(2025),
    )
    page = drawn(sample)
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 6
    outline(page)


def test_links_lead_to_the_measures_permanent_places() -> None:
    links = re.findall(r'<a [^>]*href="([^"]+)"', drawn(by_weeks()))
    assert links == [f"../../../roadmaps/sample/#m-{number}" for number in (1, 2, 3)]
