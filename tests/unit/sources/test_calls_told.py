"""What in double brackets is a call and what is told of the rest: places, words, bounds."""

from __future__ import annotations

import pytest

from macros.model.macro import Literal
from macros.sources.page_macros import MAX_CALL, MAX_CALLS, MAX_OPENINGS, find_calls

Told = tuple[str, tuple[int, int, int], str]

# The body, and of each fault: code, line, first column, column after the last, words of the message.
FAULTS: list[tuple[str, list[Told]]] = [
    ("{{ имя }}", [("macro-expression", (3, 1, 10), "«имя»")]),
    ("x {{ a(", [("macro-unclosed", (3, 3, 5), "макрос открыт скобками «{{», но не закрыт")]),
    ("{{ a(\n\nb) }}", [("macro-unclosed", (3, 1, 3), "макрос открыт скобками «{{», но не закрыт")]),
    ("{{ }}", [("macro-syntax", (3, 1, 6), "«»")]),
    ("{{}}", [("macro-syntax", (3, 1, 5), "«»")]),
    ("{{ }", [("macro-unclosed", (3, 1, 3), "макрос открыт скобками «{{», но не закрыт")]),
    ("a {% x %} b", [("template-tag", (3, 3, 10), "«{% … %}»")]),
    ("{% if %}\n{# y #}", [("template-tag", (3, 1, 9), "«{% … %}»"), ("template-tag", (4, 1, 8), "«{# … #}»")]),
    ("{% x", []),
    ("{# y", []),
    ("{{ m(«a») }}", [("macro-syntax", (3, 1, 13), "«m(«a»)»")]),
    ("{{ m(x) }}", [("macro-value", (3, 1, 11), "значение № 1|если это текст, возьмите его в кавычки")]),
    ("{{ m(k=x) }}", [("macro-value", (3, 1, 13), "значение k|если это текст, возьмите его в кавычки")]),
    ("{{ m(*a) }}", [("macro-value", (3, 1, 12), "значение *|звёздочек в макросах нет")]),
    ("{{ m(**a) }}", [("macro-value", (3, 1, 13), "значение *|звёздочек в макросах нет")]),
    ("{{ m(1+1) }}", [("macro-value", (3, 1, 13), "значение № 1|вычислений в макросах нет")]),
    ("{{ m(n()) }}", [("macro-value", (3, 1, 13), "значение № 1|вызвать внутри макроса другой макрос нельзя")]),
    ("{{ m({}) }}", [("macro-value", (3, 1, 12), "значение № 1|фигурных скобок в макросах нет")]),
    ("{{ m((1,2)) }}", [("macro-value", (3, 1, 15), "значение № 1|список пишут в квадратных скобках")]),
    ("{{ m(a|b) }}", [("macro-value", (3, 1, 13), "значение № 1|фильтров в макросах нет")]),
    ("{{ m(1e999) }}", [("macro-value", (3, 1, 15), "значение № 1|число слишком велико")]),
    ("{{ m('\u202e') }}", [("macro-value", (3, 1, 13), "значение № 1|в тексте есть невидимый или служебный знак")]),
    ("{{ m(1 if 2 else 3) }}", [("macro-value", (3, 1, 23), "значение № 1|это не текст, не число и не список")]),
    ("{{ m(a.b) }}", [("macro-value", (3, 1, 13), "значение № 1|это не текст, не число и не список")]),
    ("{{ m(not 1) }}", [("macro-value", (3, 1, 15), "значение № 1|это не текст, не число и не список")]),
    ("{{ m(-'a') }}", [("macro-value", (3, 1, 14), "значение № 1|это не текст, не число и не список")]),
    ("{{ m(-true) }}", [("macro-value", (3, 1, 15), "значение № 1|это не текст, не число и не список")]),
    ("{{ m(-x) }}", [("macro-value", (3, 1, 12), "значение № 1|это не текст, не число и не список")]),
    (
        "{{ m(1-1) }}",
        [("macro-value", (3, 1, 13), "значение № 1|если это текст, возьмите его в кавычки; вычислений в макросах нет")],
    ),
    ("{{ m('a' ~ 'b') }}", [("macro-value", (3, 1, 19), "значение № 1|это не текст, не число и не список")]),
    ("{{ m([[[[[1]]]]]) }}", [("macro-syntax", (3, 1, 21), "«m([[[[[1]]]]])»")]),
    ("{{ a() {{ b() }}", [("macro-syntax", (3, 1, 17), "«a() {{ b()»")]),
    ("{{ a() {% b }}", [("macro-syntax", (3, 1, 15), "«a() {% b»")]),
    ("{{ a() {# b }}", [("macro-syntax", (3, 1, 15), "«a() {# b»")]),
    (
        "é\n  {{ a }} {{ b }}\n{{ c }}",
        [
            ("macro-expression", (4, 3, 10), "«a»"),
            ("macro-expression", (4, 11, 18), "«b»"),
            ("macro-expression", (5, 1, 8), "«c»"),
        ],
    ),
    ("{{ 'a' }} }}", [("macro-expression", (3, 1, 10), "«'a'»")]),
    ("{{ a }} }}", [("macro-expression", (3, 1, 8), "«a»")]),
    ("{{ m(it's) }}", [("macro-syntax", (3, 1, 14), "«m(it's)»")]),
    ("\\{{ a }}", []),
    ("\\\\{{ a }}", [("macro-expression", (3, 3, 10), "«a»")]),
    ("\\\\\\{{ a }}", []),
    ("{{ m([x]) }}", [("macro-value", (3, 1, 13), "значение № 1|если это текст, возьмите его в кавычки")]),
    ("{{ m.n() }}", [("macro-expression", (3, 1, 12), "«m.n()»")]),
    ("{{ m()() }}", [("macro-expression", (3, 1, 12), "«m()()»")]),
    ("{{ a }} b }}", [("macro-expression", (3, 1, 8), "«a»")]),
]


@pytest.mark.parametrize(("body", "faults"), FAULTS)
def test_what_is_no_call_is_told_at_its_place(body: str, faults: list[Told]) -> None:
    calls, found = find_calls(body, "x.md", first_line=3)
    assert calls == ()
    assert [(each.code, (each.span.line, each.span.column, each.span.end_column)) for each in found] == [
        (code, span) for code, span, _ in faults
    ]
    for each, (_, _, words) in zip(found, faults, strict=True):
        assert all(part in each.message for part in words.split("|")), each.message


# The body, and of each call: name, arguments, start, end, column after the last, whether it is a block.
Call = tuple[str, tuple[Literal, ...], int, int, int, bool]
CALLS: list[tuple[str, list[Call]]] = [
    ("{{ m([[[[1]]]]) }}", [("m", (((((1,),),),),), 0, 18, 19, True)]),
    ("{{ a\n() }} b", [("a", (), 0, 10, 5, False)]),
    ("{{ m('}}') }}", [("m", ("}}",), 0, 13, 14, True)]),
    ('{{ m("a\\"}}") }}', [("m", ('a"}}',), 0, 16, 17, True)]),
    ("{{ m(1) }}{{ m(2) }}", [("m", (1,), 0, 10, 11, False), ("m", (2,), 10, 20, 21, False)]),
    ("{{ m() }} }}", [("m", (), 0, 9, 10, False)]),
    # Brackets are deep, not many.
    ("{{ m([1], [2], [3], [4], [5], [6]) }}", [("m", ((1,), (2,), (3,), (4,), (5,), (6,)), 0, 37, 38, True)]),
    # A quotation mark before a macro is no part of it.
    ("а'{{ m('}}') }}'", [("m", ("}}",), 2, 15, 16, False)]),
    ('"{{ m("}}") }}"', [("m", ("}}",), 1, 14, 15, False)]),
    # Without spaces inside, and one call after the other.
    ("{{m()}}", [("m", (), 0, 7, 8, True)]),
    ("{{m(1)}}{{n('а')}} б", [("m", (1,), 0, 8, 9, False), ("n", ("а",), 8, 18, 19, False)]),
    ("{{m([[1],[2]])}}", [("m", (((1,), (2,)),), 0, 16, 17, True)]),
]


@pytest.mark.parametrize(("body", "expected"), CALLS)
def test_calls_and_their_places(body: str, expected: list[Call]) -> None:
    calls, faults = find_calls(body, "x.md", first_line=3)
    assert faults == ()
    told = [(each.name, each.args, each.start, each.end, each.span.end_column, each.block) for each in calls]
    assert told == expected


@pytest.mark.parametrize(("length", "shown"), [(60, 60), (61, 60)])
def test_a_long_text_is_shown_in_part(length: int, shown: int) -> None:
    _, (fault,) = find_calls("{{ " + "я" * length + " }}", "x.md")
    words = "я" * length if length == shown else "я" * (shown - 1) + "…"
    assert f"«{words}»" in fault.message


def test_typographic_quotes_have_a_hint_of_their_own() -> None:
    for sign in "«»“”„‘’":
        _, (fault,) = find_calls("{{ m(" + sign + ") }}", "x.md")
        assert fault.hint == 'кавычки вокруг значений должны быть прямыми: "perm-2024"'
    _, (fault,) = find_calls("{{ m(; }}", "x.md")
    assert "прямыми" not in fault.hint


@pytest.mark.parametrize(
    ("body", "block"),
    [
        ("\n\n{{ m() }}\n\n", True),
        ("а\n\n{{ m() }} \n \nб", True),
        ("а\n{{ m() }}\n\n", False),
        ("\n\n{{ m() }}\nб", False),
        ("\n\n{{ m() }} б", False),
        ("\n\nа {{ m() }}\n\n", False),
    ],
)
def test_a_block_has_its_paragraph_for_itself(body: str, block: bool) -> None:
    (call,), _ = find_calls(body, "x.md")
    assert call.block is block


def test_a_call_is_as_long_as_a_paragraph_at_most() -> None:
    for length, codes in ((MAX_CALL, []), (MAX_CALL + 1, ["macro-unclosed"])):
        text = "я" * (length - len('{{ m("") }}'))
        calls, faults = find_calls('{{ m("' + text + '") }}', "x.md")
        assert [each.code for each in faults] == codes
        assert len(calls) == (0 if codes else 1)


def test_what_follows_an_unclosed_call_is_read_from_the_next_paragraph() -> None:
    calls, faults = find_calls("{{ a(\n\n{{ b() }}\n\n{{ c(\n \t\n{{ d() }}", "x.md")
    assert [each.name for each in calls] == ["b", "d"]
    assert [(each.code, each.span.line) for each in faults] == [("macro-unclosed", 1), ("macro-unclosed", 5)]


def test_backslashes_are_counted() -> None:
    for count in range(1, 8):
        calls, faults = find_calls("а" + "\\" * count + "{{ m() }}", "x.md")
        assert (len(calls), faults) == ((count + 1) % 2, ())


def test_a_page_may_have_so_many_brackets_and_faults() -> None:
    for more, codes in ((0, []), (1, ["macro-too-many"])):
        _, faults = find_calls("{% " * (MAX_OPENINGS + more), "x.md")
        assert [each.code for each in faults] == codes
    faults = find_calls("{{ x }} " * (MAX_CALLS + 1), "x.md")[1]
    assert [each.code for each in faults[-2:]] == ["macro-expression", "macro-too-many"]
    assert len(faults) == MAX_CALLS + 1
