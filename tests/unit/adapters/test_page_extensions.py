"""What people type on a page becomes what they mean, with the extensions that mkdocs.yml names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown import Markdown


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
