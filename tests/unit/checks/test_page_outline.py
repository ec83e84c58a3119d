"""Headings of a page are headings and nest, its notes have their texts and their marks."""

from __future__ import annotations

import pytest

from macros.project import SiteSettings, load_project
from macros.sources.files import SourceFiles

CODES = ("heading-level", "heading-ruled", "heading-bold", "note-without-text", "note-unused")


def _told(body: str) -> list[tuple[str, int]]:
    texts = {"docs/index.md": f"---\nназвание: Имя\nописание: О чём\n---\n{body}\n"}
    found = load_project(SourceFiles(texts), SiteSettings()).diagnostics
    return [(each.code, each.span.line - 4) for each in found if each.code in CODES]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("# А\n\n## Б\n\n### В\n\n## Г\n\n### Д", []),
        ("## А\n\n## Б", []),
        ("### А", [1]),
        ("# А\n\n### Б\n\n#### В", [3]),
        ("# А\n\n## Б\n\n# В\n\n## Г", [5]),
        ("##А\n\n####Б", [3]),
        ("## А\n\n{{ faq() }}\n\n#### Б", []),
        ("## А\n\n{{ faq() }}\n\n## Б\n\n#### В", [7]),
        ("```\n#### А\n```", []),
    ],
)
def test_headings(body: str, lines: list[int]) -> None:
    assert _told(body) == [("heading-level", line) for line in lines]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("Слово[^1].\n\n[^1]: Текст.", []),
        ("Слово[^1] и ещё[^1].", [1, 1]),
        ("Слово[^а] и слово[^б].\n\n[^б]: Текст.", [1]),
        ("`[^1]` и \\[^1]", []),
    ],
)
def test_notes(body: str, lines: list[int]) -> None:
    assert _told(body) == [("note-without-text", line) for line in lines]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("[^1]: Текст без знака", [1]),
        ("Слово[^1].\n\n[^1]: Раз.\n[^2]: Два.\n", [4]),
        ("Слово[^1].\n\n[^1]: Раз, см. [^2].\n\n[^2]: Два.", []),
        ("`[^1]: Текст`", []),
    ],
)
def test_texts_of_notes_that_nothing_refers_to(body: str, lines: list[int]) -> None:
    assert _told(body) == [("note-unused", line) for line in lines]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("Слова\n---\nещё", [1]),
        ("# А\n\nСлова\n===", [3]),
        ("- пункт\n-\n", [1]),
        ("Слова\n\n---\n\nещё", []),
        ("Слова\nи ещё\n---\n", []),  # a rule, as it was meant
        ("| а |\n| --- |\n| 1 |", []),
        ("а | б\n---|---\n1 | 2", []),
        ("```\nслова\n---\n```", []),
        ("`код`\n---", []),
    ],
)
def test_rules_that_make_headings(body: str, lines: list[int]) -> None:
    assert _told(body) == [("heading-ruled", line) for line in lines]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("**Как войти**\n\nСлова.", [1]),
        ("Слова.\n\n__Как войти__\n\n- раз", [3]),
        ("**Вход закрыт!**\n\nСлова.", []),
        ("**Нужны:**\n\n- раз", []),
        ("**Важно** знать\n\nСлова.", []),
        ("**А** и **Б**\n\nСлова.", []),
        ("Слова.\n\n**Министерство образования**", []),  # nothing is headed by it
        ("**Подпись**\n\n## Далее", []),
        ("**Как войти**\nСлова.", []),
    ],
)
def test_bold_lines_that_were_to_be_headings(body: str, lines: list[int]) -> None:
    assert _told(body) == [("heading-bold", line) for line in lines]
