"""Headings of a page nest, and its notes have their texts."""

from __future__ import annotations

import pytest

from macros.project import SiteSettings, load_project
from macros.sources.files import SourceFiles


def _told(body: str) -> list[tuple[str, int]]:
    texts = {"docs/index.md": f"---\nназвание: Имя\nописание: О чём\n---\n{body}\n"}
    found = load_project(SourceFiles(texts), SiteSettings()).diagnostics
    return [(each.code, each.span.line - 4) for each in found if each.code in ("heading-level", "note-without-text")]


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
        ("Слово[^а].\n\n[^б]: Текст.", [1]),
        ("`[^1]` и \\[^1]", []),
        ("[^1]: Текст без знака", []),
    ],
)
def test_notes(body: str, lines: list[int]) -> None:
    assert _told(body) == [("note-without-text", line) for line in lines]
