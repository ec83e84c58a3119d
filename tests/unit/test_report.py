"""Diagnostics as text: the golden pictures, and carets under the right signs."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from macros.diagnostics import Diagnostic, Severity, Span
from macros.report import FORMATS, WIDEST, format_text
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
    evil = "\x1b[31mкрасный\u202e\r\x07"
    text = format_text((Diagnostic(evil, Span(1, 1, 2), "code", evil, evil, evil),), {evil: evil})
    assert not set("\x1b\u202e\r\x07") & set(text)


def test_a_message_cannot_forge_a_workflow_command() -> None:
    fault = Diagnostic("a.md", Span(1, 1, 2), "code", "раз\n::error file=b.md::два")
    assert len(FORMATS["github"]((fault,), {}).split("\n")) == 1
