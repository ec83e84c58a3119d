"""Diagnostics as text: the picture with the source line for people, and the forms that other programs read.

Pure functions of the diagnostics and the texts of the files (by path); printing is the business of the adapters.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol

from macros.diagnostics import Diagnostic, Severity, Span, sort_diagnostics

TAB = 4  # columns; a tab is shown as that many spaces
WIDEST = 140  # characters of a source line that are shown
MANY = 4  # places with the same words from which on they are shown as a list

NO_TEXTS: Mapping[str, str] = MappingProxyType({})

Manual = Callable[[str], str]  # code → the address of the page about it, or ""


def no_manual(_: str) -> str:
    """No addresses: the site has none of its own."""
    return ""


class Formatter(Protocol):
    """One of the formats below."""

    def __call__(
        self, diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], manual: Manual = no_manual, /
    ) -> str:
        """The diagnostics as text."""


def format_text(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], manual: Manual = no_manual) -> str:
    """Every diagnostic with its line, the place underlined, the hint and the right sample; blank lines between.

    The address of a code's page is given once, with the first diagnostic of the code. What is said of many places in
    the same words is said once, at the first of them, and the others follow as a list.
    """
    lines = {file: texts[file].split("\n") for file in {d.file for d in diagnostics} if file in texts}
    pictures, told = [], {""}
    for first, *others in _folded(sort_diagnostics(diagnostics)):
        parts, address = [_picture(first, lines.get(first.file, ()))], manual(first.code)
        if address not in told:
            parts.append(f"   подробнее: {address}")
        told.add(address)
        pictures.append("\n".join([*parts, *_places(others, lines)]))
    return "\n\n".join(pictures)


def _folded(found: Sequence[Diagnostic]) -> Iterator[Sequence[Diagnostic]]:
    """The diagnostics, those that say the same of many places together; each group stands where its first one does."""
    alike: dict[Diagnostic, list[Diagnostic]] = {}
    for each in found:
        alike.setdefault(_words(each), []).append(each)
    for each in found:
        group = alike[_words(each)]
        if len(group) < MANY:
            yield (each,)
        elif each is group[0]:
            yield group


def _words(diagnostic: Diagnostic) -> Diagnostic:
    return replace(diagnostic, file="", span=Span())


def _places(others: Sequence[Diagnostic], lines: Mapping[str, Sequence[str]]) -> list[str]:
    if not others:
        return []
    names = [_visible(f"{each.file}:{each.span.line}:{each.span.column}") for each in others]
    width = max(map(_width, names))
    shown = [_source_lines(each, lines.get(each.file, ()))[:1] for each in others]
    texts = [line[0].partition(" | ")[2].strip() if line else "" for line in shown]
    rows = [
        f"      {name}{' ' * (width - _width(name))}  {text}".rstrip() for name, text in zip(names, texts, strict=True)
    ]
    return [f"   то же ещё в других местах – {len(others)}:", *rows]


def format_github(
    diagnostics: Sequence[Diagnostic], texts: Mapping[str, str] = NO_TEXTS, manual: Manual = no_manual
) -> str:
    """Workflow commands of GitHub Actions, one a line: they show up beside the changed line."""
    return "\n".join(_github_line(each) for each in sort_diagnostics(diagnostics))


def format_gitlab(
    diagnostics: Sequence[Diagnostic], texts: Mapping[str, str] = NO_TEXTS, manual: Manual = no_manual
) -> str:
    """A GitLab Code Quality report. A fingerprint does not change when lines above are added."""
    seen: dict[str, int] = {}
    return _json([_gitlab_entry(each, seen) for each in sort_diagnostics(diagnostics)])


def format_json(
    diagnostics: Sequence[Diagnostic], texts: Mapping[str, str] = NO_TEXTS, manual: Manual = no_manual
) -> str:
    """A list of objects with the diagnostics' own names; `manual` is the address of the page about the code."""
    return _json([_entry(each, manual) for each in sort_diagnostics(diagnostics)])


FORMATS: Mapping[str, Formatter] = {
    "text": format_text,
    "github": format_github,
    "gitlab": format_gitlab,
    "json": format_json,
}


def _picture(diagnostic: Diagnostic, lines: Sequence[str]) -> str:
    parts = [_visible(diagnostic.headline), *_source_lines(diagnostic, lines)]
    if diagnostic.hint:
        parts.append(f"   подсказка: {_visible(diagnostic.hint)}")
    if diagnostic.example:
        first, *rest = map(_visible, diagnostic.example.split("\n"))
        parts += [f"   правильно: {first}", *(f"              {line}".rstrip() for line in rest)]
    return "\n".join(parts)


def _source_lines(diagnostic: Diagnostic, lines: Sequence[str]) -> list[str]:
    """The line and the carets below it, both cut to what fits and moved alike."""
    span = diagnostic.span
    if not 1 <= span.line <= len(lines) or not lines[span.line - 1].strip():
        return []
    line = lines[span.line - 1]
    start = min(span.column - 1, len(line))
    skip = max(start - WIDEST // 2, 0)
    shown, end = line[skip : skip + WIDEST], min(span.end_column - 1, len(line), skip + WIDEST)
    carets = "^" * max(_width(line[start:end]), 1)
    gutter = f"{span.line:>7} | "
    margin = " " * _width(line[skip:start])
    return [gutter + _visible(shown).rstrip(), f"{'':>7} | {margin}{carets}"]


def _visible(text: str) -> str:
    """The text as a terminal can show it: tabs as spaces, unseen and unsafe signs as a dot."""
    return "".join(_shown(sign) for sign in text)


def _shown(sign: str) -> str:
    if sign == "\t":
        return " " * TAB
    return "·" if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") else sign


def _width(text: str) -> int:
    """Columns of a terminal: two for a wide sign, none for an accent, TAB for a tab."""
    return sum(_sign_width(sign) for sign in text)


def _sign_width(sign: str) -> int:
    if sign == "\t":
        return TAB
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1


def _github_line(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    end = max(span.end_column - 1, span.column)
    place = f"file={_property(diagnostic.file)},line={span.line},col={span.column},endColumn={end}"
    text = diagnostic.message + (f". Подсказка: {diagnostic.hint}" if diagnostic.hint else "")
    return f"::{diagnostic.severity.value} {place},title={_property(diagnostic.code)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _gitlab_entry(diagnostic: Diagnostic, seen: dict[str, int]) -> dict[str, object]:
    identity = f"{diagnostic.file}\0{diagnostic.code}\0{diagnostic.message}"
    seen[identity] = number = seen.get(identity, 0) + 1
    return {
        "description": diagnostic.message + (f" ({diagnostic.hint})" if diagnostic.hint else ""),
        "check_name": diagnostic.code,
        "fingerprint": hashlib.sha256(f"{identity}\0{number}".encode("utf-8", "replace")).hexdigest(),
        "severity": "major" if diagnostic.severity is Severity.ERROR else "minor",
        "location": {"path": diagnostic.file, "lines": {"begin": diagnostic.span.line}},
    }


def _entry(diagnostic: Diagnostic, manual: Manual) -> dict[str, object]:
    return {
        "file": diagnostic.file,
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "end_column": diagnostic.span.end_column,
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "example": diagnostic.example,
        "manual": manual(diagnostic.code),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
