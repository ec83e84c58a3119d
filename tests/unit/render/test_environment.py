"""What a template writes is escaped whatever its kind, and a part of a component is drawn once for equal views."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest
from markupsafe import Markup, escape

from macros.render.environment import component_environment, escaped, render_component


class Word(StrEnum):
    SIGN = "<&>"


@pytest.mark.parametrize("value", ["<б> & \"в\" 'г'", "", Word.SIGN, 7, 1.5, True, None, Markup("<b>ж</b>")])
def test_a_value_is_escaped_as_the_library_does_it(value: object) -> None:
    assert escaped(value) == str(escape(value))
    assert component_environment().from_string("{{ view }}").render(view=value) == str(escape(value))


def test_text_that_looks_like_markup_of_ours_is_still_escaped() -> None:
    assert escaped(Markup("<i>")) == "<i>"
    assert escaped("<i>") == "&lt;i&gt;"
    assert escaped(Markup("<i>")) == "<i>"


def test_a_template_may_still_say_what_is_not_to_be_escaped() -> None:
    template = component_environment().from_string("{% autoescape false %}{{ view }}{% endautoescape %}{{ view }}")
    assert template.render(view="<i>") == "<i>&lt;i&gt;"


@dataclass(frozen=True)
class Person:
    name: str
    url: str = ""


def test_a_part_stands_in_the_page_with_the_pages_own_links(tmp_path: Path) -> None:
    (tmp_path / "list").mkdir()
    (tmp_path / "list" / "template.html").write_text('{% for p in view %}{{ part("one.html", p) }};{% endfor %}')
    (tmp_path / "one.html").write_text('<a href="{{ link(view.url) }}">{{ view.name }}</a>')
    people = (Person("А & Б", "a/"), Person("В", "v/"), Person("А & Б", "a/"))
    first, other = '<a href="../a/">А &amp; Б</a>;', '<a href="../v/">В</a>;'
    assert render_component("list", people, root="../", components=tmp_path) == first + other + first
    assert render_component("list", people[:1], root="", components=tmp_path) == '<a href="a/">А &amp; Б</a>;'


def test_equal_views_are_drawn_once(tmp_path: Path) -> None:
    drawn = []

    @dataclass(frozen=True)
    class Seen:
        name: str

        @property
        def shown(self) -> str:
            drawn.append(self.name)
            return self.name

    (tmp_path / "list").mkdir()
    (tmp_path / "list" / "template.html").write_text('{% for p in view %}{{ part("one.html", p) }}{% endfor %}')
    (tmp_path / "one.html").write_text("{{ view.shown }}")
    assert render_component("list", [Seen("а"), Seen("б"), Seen("а")], root="", components=tmp_path) == "аба"
    assert drawn == ["а", "б"]
