"""Lets Markdown tables keep their column alignment under a policy that allows no `style=` attributes."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_ALIGNMENT = re.compile(r"text-align: (?P<side>left|center|right);")
_AFTER_ALL_OTHERS = -10


class TableAlignment(Extension):
    """The alignment that the `tables` extension writes as a style becomes the class «mt-align-right»."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Register the step that runs when the tables are made."""
        md.treeprocessors.register(_StyleToClass(md), "mt-table-alignment", _AFTER_ALL_OTHERS)


class _StyleToClass(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in (cell for name in ("th", "td") for cell in root.iter(name)):
            found = _ALIGNMENT.fullmatch(cell.get("style", ""))
            if found:
                del cell.attrib["style"]
                cell.set("class", f"{cell.get('class', '')} mt-align-{found['side']}".strip())
