"""Macro calls in Markdown: what is a call, what is code, what is told."""

from __future__ import annotations

import time

import pytest

from macros.model.macro import MacroCall
from macros.sources.page_macros import MAX_CALLS, find_calls

CALL = '{{ срок("до 1 мая") }}'


def _calls(body: str) -> list[str]:
    return [body[call.start : call.end] for call in find_calls(body, "docs/x.md")[0]]


def _only(body: str) -> MacroCall:
    (call,), faults = find_calls(body, "docs/x.md")
    assert faults == ()
    return call


def test_literal_arguments_of_every_sort() -> None:
    call = _only("""{{ m("а", 'б', 3, -1.5, true, none, ["в", 4], ключ="г", список=[]) }}""")
    assert call.name == "m"
    assert call.args == ("а", "б", 3, -1.5, True, None, ("в", 4))
    assert call.kwargs == (("ключ", "г"), ("список", ()))


def test_brackets_inside_a_text_do_not_end_the_call() -> None:
    assert _only('до {{ m("а }} б") }} после').args == ("а }} б",)


def test_places_count_from_the_top_of_the_file() -> None:
    body = f"Текст\n\n  и {CALL}, {CALL}\n"
    calls, _ = find_calls(body, "docs/x.md", first_line=7)
    assert [(c.span.line, c.span.column) for c in calls] == [(9, 5), (9, 29)]
    assert all(body[c.start : c.end] == CALL for c in calls)


@pytest.mark.parametrize(
    ("body", "block"),
    [
        (CALL, True),
        (f"Абзац.\n\n{CALL}\n\nАбзац.", True),
        (f"- пункт\n\n    {CALL}\n", True),
        (f"Абзац.\n{CALL}", False),
        (f"{CALL}\nАбзац.", False),
        (f"- {CALL}", False),
        (f"Слово {CALL}", False),
    ],
)
def test_a_call_alone_in_its_paragraph_is_a_block(body: str, block: bool) -> None:
    assert _only(body).block is block


@pytest.mark.parametrize(
    "body",
    [
        f"`{CALL}`",
        f"`` ` {CALL} ``",
        f"```\n{CALL}\n```",
        f"~~~ python\n{CALL}\n~~~\n",
        f"````\n```\n{CALL}\n````",
        f"Абзац.\n\n    {CALL}\n",
        f"- пункт\n\n        {CALL}\n",
        f"!!! note\n\n        {CALL}\n",
        f"<!-- {CALL} -->",
        f"<!--\n\n{CALL}\n\n-->",
        f"\\{CALL}",
        "{ { m() } }",
    ],
)
def test_code_comments_and_escaped_brackets_are_left_alone(body: str) -> None:
    assert find_calls(body, "docs/x.md") == ((), ())


@pytest.mark.parametrize(
    "body",
    [
        f"Абзац\n    {CALL}",
        f"- пункт\n\n    {CALL}\n",
        f"1. пункт\n\n    - пункт\n\n        {CALL}\n",
        f"!!! note\n    {CALL}\n",
        f"> {CALL}",
        f"`открыт и не закрыт {CALL}",
        f"\\`{CALL}\\`",
        f"<!-- закрыт --> {CALL}",
        f"<!-- не закрыт {CALL}",
        f"```\nкод\n```\n\n{CALL}",
        f"\\\\{CALL}",
    ],
)
def test_text_that_only_looks_like_code_is_text(body: str) -> None:
    assert _calls(body) == [CALL]


@pytest.mark.parametrize("body", ["# Заголовок {#imya}", "# Заголовок { #imya .klass }", "Цена {# 5", "50 {% от плана"])
def test_attribute_lists_and_lone_brackets_are_markdown(body: str) -> None:
    assert find_calls(body, "docs/x.md") == ((), ())


def test_the_hint_tells_how_to_write_brackets_literally() -> None:
    _, (fault,) = find_calls("Пишите {{ имя }}.", "docs/x.md", first_line=4)
    assert (fault.code, fault.span.line, fault.span.column) == ("macro-expression", 4, 8)
    assert "`{{ … }}`" in fault.hint and "&#123;&#123;" in fault.hint


@pytest.mark.parametrize(
    "inside",
    [
        "config.site_name",
        "''.__class__",
        "m().x",
        "m() | safe",
        "m() + m()",
        "m() if 1 else m()",
        "m(x)",
        "m(1 + 1)",
        "m('a' ~ 'b')",
        "m(n())",
        "m({})",
        "m((1, 2))",
        "m(*a)",
        "m(**a)",
        "m(1e999)",
        "m('\\u202e')",
        "m(",
        "'текст'",
        "self",
        "- m()",
        "lipsum.__globals__['os'].popen('id').read()",
        "m(" * 40 + ")" * 40,
        "not " * 400 + "m()",
    ],
)
def test_nothing_else_is_a_call(inside: str) -> None:
    calls, faults = find_calls("{{ " + inside + " }}", "docs/x.md")
    assert calls == ()
    assert faults


@pytest.mark.parametrize(
    "body",
    ["[" * 20_000, "{{" * 20_000, "`" * 20_000, "`а" * 20_000, "<!--" * 20_000, '{{ m("' * 5_000, "- а\n" * 20_000,
     "<!--\n--> " * 20_000, "    х\n\n" * 20_000, "~~~\n" * 10_001, "\\" * 20_000 + "{{", f"{CALL}\n" * 500],
)  # fmt: skip
def test_any_page_is_read_in_a_second(body: str) -> None:
    started = time.monotonic()
    find_calls(body, "docs/x.md")
    assert time.monotonic() - started < 3


def test_a_page_of_macros_only_is_refused() -> None:
    calls, faults = find_calls(f"{CALL}\n\n" * (MAX_CALLS + 5), "docs/x.md")
    assert len(calls) == MAX_CALLS
    assert [(fault.code, fault.span.line) for fault in faults] == [("macro-too-many", 2 * MAX_CALLS + 1)]
