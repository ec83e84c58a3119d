"""What people type on a page becomes what they mean, with the extensions that mkdocs.yml names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown import Markdown

from macros.checks.markup.policy import class_fault
from macros.model.note_boxes import BOX_TITLES
from tests.support.page_markup import site_markdown


class _Plain(yaml.SafeLoader):
    """mkdocs.yml may have tags of the host's own."""


_Plain.add_multi_constructor("!", lambda loader, tag, node: tag)  # type: ignore[no-untyped-call]


def converter(file: Path) -> Markdown:
    # The template has names between «@@» for what a new section fills in.
    found = yaml.load(file.read_text("utf-8").replace("@@", ""), _Plain)["markdown_extensions"]  # noqa: S506 - nothing is made of tags
    settings: dict[str, Any] = {}
    for each in found:
        settings |= each if isinstance(each, dict) else {each: {}}
    return Markdown(extensions=list(settings), extension_configs=settings)


@pytest.mark.parametrize("file", ["mkdocs.yml", "macros/scaffold/template/mkdocs.yml"])
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("См. https://example.org/a", r'См\. <a href="https://example\.org/a">example\.org/a</a>'),
        ("3. Третий\n4. Четвёртый", r'<ol start="3">'),
        ("Срок ~~до мая~~ до июня", r"Срок <del>до мая</del> до июня"),
        ("около ~5 минут и ~10 человек", r"<p>около ~5 минут и ~10 человек</p>"),
    ],
)
def test_it_is_what_was_meant(project_root: Path, file: str, typed: str, shown: str) -> None:
    assert re.search(shown, converter(project_root / file).convert(typed))


@pytest.mark.parametrize(("kind", "title"), BOX_TITLES.items())
def test_a_box_without_a_title_has_a_russian_one(kind: str, title: str) -> None:
    assert f'<p class="admonition-title">{title}</p>' in site_markdown()(f"!!! {kind}\n    Слова.")
    assert not class_fault(f"admonition {kind}")


@pytest.mark.parametrize(
    ("line", "title"),
    [('!!! note "Вход"', ">Вход<"), ('!!! tip inline end "Tip"', ">Совет<"), ('!!! note ""', "")],
)
def test_a_box_keeps_the_title_that_it_was_given(line: str, title: str) -> None:
    html = site_markdown()(f"{line}\n    Слова.")
    assert title in html
    assert ("admonition-title" in html) == bool(title)
