"""What a template writes is escaped whatever its kind, and a part of a component is drawn once for equal views."""

from __future__ import annotations

import gc
import os
import weakref
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, UndefinedError
from markupsafe import Markup, escape

from macros.render.compiling import escaped
from macros.render.environment import component_environment, keep_compiled, render_component


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


def test_a_row_drawn_once_has_the_name_of_each_place_that_it_stands_in(tmp_path: Path) -> None:
    (tmp_path / "list").mkdir()
    loop = '{% for p in view %}{{ part("row.html", p, "row-" ~ loop.index) }}{% endfor %}'
    (tmp_path / "list" / "template.html").write_text(loop)
    (tmp_path / "row.html").write_text('<i id="{{ place }}">{{ view.name }}</i><b for="{{ place }}"></b>')
    same = Person("А")
    rows = "".join(f'<i id="row-{n}">А</i><b for="row-{n}"></b>' for n in (1, 2))
    assert render_component("list", [same, same], root="", components=tmp_path) == rows


def test_what_was_drawn_is_let_go_at_once(tmp_path: Path) -> None:
    """A macro and its template hold each other; the views must not stay until Python looks for such circles."""

    class Seen:
        name = "а"

    (tmp_path / "word").mkdir()
    (tmp_path / "word" / "template.html").write_text("{% macro m() %}{{ view.name }}{% endmacro %}{{ m() }}")
    view = Seen()
    left = weakref.ref(view)
    was_on = gc.isenabled()
    gc.disable()
    try:
        assert render_component("word", view, root="", components=tmp_path) == "а"
        del view
        assert left() is None
    finally:
        if was_on:
            gc.enable()


LIBRARY = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)


@pytest.mark.parametrize(
    "source",
    [
        "{{ view.name }}",
        "a{{ view.name }}b{{ view.url }}c",
        "{% for n in view.names %}{{ loop.index }}{{ n }}{% if not loop.last %}, {% endif %}{% else %}нет{% endfor %}",
        "{% for n in [] %}{{ n }}{% else %}нет{{ view.url }}{% endfor %}",
        "{% macro m(x) %}<{{ x.name }}>{% endmacro %}{{ m(view) }}{{ m(view) }}",
        "{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}{{ view.name }}{% endcall %}",
        "{% set x %}<i>{{ view.name }}</i>{% endset %}{{ x }}{{ x | length }}",
        "{{ view.names | join('; ') }}{{ view.name | upper }}{{ 'да' if view.url else 'нет' }}",
        "{% with view = view.other %}{{ view.name }}{% endwith %}{{ view.name }}",
        "{{ view.name.upper() }}{{ view.name ~ '<' }}{{ 1 + 2 }}",
        "{{ link(view.url) }}{% for n in view.names %}{{ part('one', n) }}{% endfor %}",
        "{% if view.other.name == 'В' %}{{ view.other.name }}{% endif %}",
    ],
)
def test_a_template_says_what_the_library_would_let_it_say(source: str) -> None:
    view = SimpleNamespace(name="<А>", url="а&б/", names=("<1>", "2", "3"), other=SimpleNamespace(name="В"))
    tools = {"view": view, "link": lambda url: f"../{url}", "part": lambda name, n: Markup("<{}>").format(name) + n}
    ours = component_environment().from_string(source).render(**tools)
    assert ours == LIBRARY.from_string(source).render(**tools)


@pytest.mark.parametrize("source", ["{{ nothing }}", "{{ nothing.name }}", "{% for n in nothing %}{% endfor %}"])
def test_what_a_template_is_not_given_is_an_error(source: str) -> None:
    with pytest.raises(UndefinedError):
        component_environment().from_string(source).render()


def test_an_edited_template_is_read_again_by_the_next_build(tmp_path: Path) -> None:
    (tmp_path / "word").mkdir()
    template = tmp_path / "word" / "template.html"
    template.write_text('{{ part("part.html", view) }}!')
    (tmp_path / "part.html").write_text("<i>{{ view }}</i>")

    def drawn() -> str:
        keep_compiled(None, tmp_path)
        return render_component("word", "а", root="", components=tmp_path)

    assert drawn() == "<i>а</i>!"
    (tmp_path / "part.html").write_text("<b>{{ view }}</b>")
    os.utime(tmp_path / "part.html", ns=(1, 1))
    assert drawn() == "<b>а</b>!"


def test_a_fault_within_a_template_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "word").mkdir()
    (tmp_path / "word" / "template.html").write_text("\n{{ view.upper() }}\n{{ view.nothing }}")
    with pytest.raises(AttributeError) as caught:
        render_component("word", "а", root="", components=tmp_path)
    assert (caught.traceback[-1].path, caught.traceback[-1].lineno) == (tmp_path / "word" / "template.html", 2)
