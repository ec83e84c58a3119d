"""Diagnostics as text: the golden pictures, and carets under the right signs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.diagnostics import Diagnostic, Severity, Span
from macros.report import FORMATS, MANY, TAB, WIDEST, format_json, format_text, no_manual
from tests.support.golden_files import Golden

TEXTS = {
    "roadmap.yaml": "разделы:\n  - название: Организация\n    мероприятия:\n"
    '      - номер: "1"\n        сроки: до 1 сентября\n',
    "docs/а,б: в.md": "\tТекст с табуляцией и 你好, ещё\n" + "я" * 500 + "конец",
}
FOUND = (
    Diagnostic(
        "roadmap.yaml", Span(5, 9, 14), "unknown-field", "неизвестное поле «сроки»", "возможно, имелось в виду «срок»"
    ),
    Diagnostic(
        "roadmap.yaml",
        Span(4, 16, 19),
        "duplicate-number",
        "номер «1» уже есть",
        "исправьте номер",
        '- номер: "1"\n- номер: "2"',
    ),
    Diagnostic("docs/а,б: в.md", Span(1, 23, 25), "odd-character", "50 % текста\nне видно", severity=Severity.WARNING),
    Diagnostic("docs/а,б: в.md", Span(2, 501, 506), "odd-character", "далеко в строке"),
    Diagnostic("docs/нет.md", Span(9, 9, 10), "file-hidden", "файла нет среди текстов"),
)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format(name: str, golden: Golden) -> None:
    golden(f"report/{name}.txt", FORMATS[name](FOUND, TEXTS))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_nothing_found_is_nothing_said(name: str) -> None:
    assert FORMATS[name]((), {}) in ("", "[]\n")


@pytest.mark.parametrize("name", ["gitlab", "json"])
def test_json_is_json(name: str) -> None:
    assert len(json.loads(FORMATS[name](FOUND, TEXTS))) == len(FOUND)


def test_equal_faults_have_different_fingerprints() -> None:
    twice = [FOUND[0], Diagnostic("roadmap.yaml", Span(9, 1, 2), FOUND[0].code, FOUND[0].message)]
    prints = {each["fingerprint"] for each in json.loads(FORMATS["gitlab"](twice, TEXTS))}
    assert len(prints) == 2


def _columns(line: str, span: Span) -> Sequence[str]:
    text = format_text((Diagnostic("x", span, "code", "слово"),), {"x": line})
    return text.split("\n")[1:]


@pytest.mark.parametrize(
    "line", ["просто текст", "\tтекст", "你好 текст", "и\u0306й текст", "a\u202eb текст", "я" * 300 + " текст"]
)
def test_carets_stand_under_the_word(line: str) -> None:
    start = line.index("текст") + 1
    shown, carets = _columns(line, Span(1, start, start + 5))
    wide = sum(sign in "你好" for sign in shown) - shown.count("\u0306")
    assert carets.index("^") == shown.index("текст") + wide
    assert carets.count("^") == 5
    assert len(shown) < WIDEST + 20


def test_the_picture_cannot_steer_the_terminal() -> None:
    evil = "\x1b[31mкрасный\u202e\r\x07\ud800\u2028"
    text = format_text((Diagnostic(evil, Span(1, 1, 2), "code", evil, evil, evil),), {evil: evil})
    assert not set("\x1b\u202e\r\x07\ud800\u2028") & set(text)


def test_a_message_cannot_forge_a_workflow_command() -> None:
    fault = Diagnostic("a.md", Span(1, 1, 2), "code", "раз\n::error file=b.md::два")
    assert len(FORMATS["github"]((fault,), {}).split("\n")) == 1


# --- at the edges ----------------------------------------------------------------------------------------------------


def told(line: str, start: int, end: int) -> list[str]:
    """The source line and the carets."""
    found = Diagnostic("x", Span(1, start, end), "code", "слово")
    return format_text([found], {"x": line}).split("\n")[1:]


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "carets"),
    [
        ("абв", 1, 2, "абв", "^"),
        ("абв", 2, 4, "абв", " ^^"),
        ("абв", 3, 9, "абв", "  ^"),
        ("абв", 9, 10, "абв", "   ^"),
        ("абв", 2, 2, "абв", " ^"),
        ("\tа", 2, 3, "    а", "    ^"),
        ("а\tб", 2, 3, "а    б", " ^^^^"),
        ("你好", 2, 3, "你好", "  ^^"),
        ("ｆа", 1, 2, "ｆа", "^^"),
        ("и\u0306а", 3, 4, "и\u0306а", " ^"),
        ("и\u20dda", 3, 4, "и\u20dda", " ^"),
        ("а\u202eб ", 3, 4, "а·б", "  ^"),
        ("а\x1b\ue000", 1, 2, "а·\ue000", "^"),
        ("а\u2028\u2029\u200d", 1, 2, "а···", "^"),
    ],
)
def test_carets_stand_under_their_signs(line: str, start: int, end: int, shown: str, carets: str) -> None:
    assert told(line, start, end) == [f"      1 | {shown}", f"        | {carets}"]
    assert TAB == 4


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "".join(chr(0x430 + number % 32) for number in range(500))
    assert WIDEST == 140
    assert told(line, 71, 72) == [f"      1 | {line[:140]}", f"        | {' ' * 70}^"]
    assert told(line, 72, 73) == [f"      1 | {line[1:141]}", f"        | {' ' * 70}^"]
    assert told(line, 401, 900) == [f"      1 | {line[330:470]}", f"        | {' ' * 70}{'^' * 70}"]
    assert told(line, 499, 501) == [f"      1 | {line[428:]}", f"        | {' ' * 70}^^"]


@pytest.mark.parametrize(("text", "line"), [("а", 2), ("  \n", 1), ("а\n\t\n", 2)])
def test_where_nothing_stands_no_line_is_shown(text: str, line: int) -> None:
    found = Diagnostic("x", Span(line, 1, 2), "code", "слово")
    assert format_text([found], {"x": text}) == found.headline


def test_all_parts_of_a_picture() -> None:
    found = Diagnostic("x", Span(2, 1, 2), "code", "слово", "совет", "раз\n  два\n\nтри")
    assert format_text([found], {"x": "а\nб\nв"}, lambda code: f"https://x/{code}/") == "\n".join(
        [
            found.headline,
            "      2 | б",
            "        | ^",
            "   подсказка: совет",
            "   правильно: раз",
            "                два",
            "",
            "              три",
            "   подробнее: https://x/code/",
        ]
    )


def test_the_address_of_a_code_is_told_once() -> None:
    first, second, third = (Diagnostic("x", Span(n, 1, 2), code, "слово") for n, code in ((1, "a"), (2, "a"), (3, "b")))
    text = format_text([third, second, first], {}, lambda code: f"https://x/{code}/")
    assert text.split("\n") == [
        first.headline,
        "   подробнее: https://x/a/",
        "",
        second.headline,
        "",
        third.headline,
        "   подробнее: https://x/b/",
    ]
    assert format_text([first, second], {}) == f"{first.headline}\n\n{second.headline}"
    assert no_manual("a") == ""


def entries(name: str, *found: Diagnostic) -> list[Any]:
    read: list[Any] = json.loads(FORMATS[name](found, {}, lambda code: f"https://x/{code}/"))
    return read


def test_what_other_programs_read() -> None:
    error = Diagnostic("б.md", Span(2, 3, 7), "code", "так, нельзя", "совет", "проба")
    warning = Diagnostic("а.md", Span(1, 1, 2), "other", "осторожно", severity=Severity.WARNING)
    assert entries("json", error, warning) == [
        {
            "file": "а.md",
            "line": 1,
            "column": 1,
            "end_column": 2,
            "severity": "warning",
            "code": "other",
            "message": "осторожно",
            "hint": "",
            "example": "",
            "manual": "https://x/other/",
        },
        {
            "file": "б.md",
            "line": 2,
            "column": 3,
            "end_column": 7,
            "severity": "error",
            "code": "code",
            "message": "так, нельзя",
            "hint": "совет",
            "example": "проба",
            "manual": "https://x/code/",
        },
    ]
    first, second = entries("gitlab", error, warning)
    assert first | {"fingerprint": ""} == {
        "description": "осторожно",
        "check_name": "other",
        "fingerprint": "",
        "severity": "minor",
        "location": {"path": "а.md", "lines": {"begin": 1}},
    }
    assert (second["description"], second["severity"]) == ("так, нельзя (совет)", "major")
    assert "а.md" in format_json([warning])
    assert format_json([warning]).startswith('[\n  {\n    "file"') and format_json([warning]).endswith("]\n")


def test_a_fingerprint_is_of_the_fault_and_not_of_its_line() -> None:
    def prints(*found: Diagnostic) -> list[str]:
        return [each["fingerprint"] for each in entries("gitlab", *found)]

    one, lower, lowest = (Diagnostic("a", Span(line, 1, 2), "code", "слово") for line in (1, 9, 12))
    (alone,) = prints(one)
    assert prints(lower) == [alone]
    assert len(alone) == 64
    assert prints(one, lower)[0] == alone and len(set(prints(one, lower, lowest))) == 3
    for other in (Diagnostic("b", one.span, "code", "слово"), Diagnostic("a", one.span, "c", "слово")):
        assert prints(other) != [alone]


@pytest.mark.parametrize(
    ("file", "span", "message", "hint", "line"),
    [
        ("a", Span(1, 2, 5), "так", "", "::error file=a,line=1,col=2,endColumn=4,title=c%3Ad::так"),
        ("a", Span(1, 2, 2), "так", "вот", "::error file=a,line=1,col=2,endColumn=2,title=c%3Ad::так. Подсказка: вот"),
        (
            "a:b,c%\r\n",
            Span(1, 1, 2),
            "50%,\r\n:",
            "",
            "::error file=a%3Ab%2Cc%25%0D%0A,line=1,col=1,endColumn=1,title=c%3Ad::50%25,%0D%0A:",
        ),
    ],
)
def test_a_workflow_command(file: str, span: Span, message: str, hint: str, line: str) -> None:
    assert FORMATS["github"]([Diagnostic(file, span, "c:d", message, hint)], {}, no_manual) == line


def _alike(count: int) -> list[Diagnostic]:
    one = Diagnostic("б.yaml", Span(), "unknown-party-id", "нет записи «x»", "возможно, «y»")
    return [replace(one, span=Span(line, 6, 7)) for line in range(1, count + 1)]


def test_what_is_said_of_many_places_is_said_once() -> None:
    found = [
        *_alike(MANY),
        Diagnostic("а.yaml", Span(), "other", "другое"),
        Diagnostic("в.yaml", Span(), "other", "иное"),
    ]
    lines = [f"для: x{line}" for line in range(1, MANY + 1)]
    first, alike, last = format_text(found, {"б.yaml": "\n".join(lines)}).split("\n\n")
    assert (first, last) == (found[-2].headline, found[-1].headline)
    assert alike.split("\n")[:4] == [
        found[0].headline,
        "      1 | для: x1",
        "        |      ^",
        "   подсказка: возможно, «y»",
    ]
    assert alike.split("\n")[4:] == [
        f"   то же ещё в других местах – {MANY - 1}:",
        *(f"      б.yaml:{line}:6  для: x{line}" for line in range(2, MANY + 1)),
    ]


def test_few_places_are_shown_each() -> None:
    assert format_text(_alike(MANY - 1), {}).count("нет записи") == MANY - 1


def test_the_same_words_with_another_advice_are_no_repetition() -> None:
    found = [*_alike(MANY - 1), replace(_alike(1)[0], hint="другой совет")]
    assert format_text(found, {}).count("нет записи") == MANY


SPANS = st.builds(Span, st.integers(1, 9), st.integers(1, 9))
FILES, CODES, MESSAGES = (st.sampled_from(words) for words in (["а.yaml", "docs/б.md"], ["one", "two"], ["раз", "два"]))


@given(st.lists(st.builds(Diagnostic, FILES, SPANS, CODES, MESSAGES), max_size=20))
def test_no_place_and_no_words_are_lost(found: list[Diagnostic]) -> None:
    text = format_text(found, {"а.yaml": "строка: текст\n" * 9})
    places = sorted(re.findall(r"^ *(\S+:\d+:\d+)", text, re.MULTILINE))
    assert places == sorted(f"{each.file}:{each.span.line}:{each.span.column}" for each in set(found))
    for each in found:
        assert f"ошибка: {each.message} [{each.code}]" in text
