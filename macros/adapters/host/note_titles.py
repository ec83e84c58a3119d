"""Gives note boxes without a title of their own a Russian one: Markdown would name them by their kind, «Note»."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros.model.note_boxes import BOX_TITLES

_AFTER_ALL_OTHERS = -11


class NoteTitles(Extension):
    """«Note» above a box becomes «Примечание»; what the author wrote stays."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Register the step that runs when the boxes are made."""
        md.treeprocessors.register(_Titles(md), "mt-note-titles", _AFTER_ALL_OTHERS)


class _Titles(Treeprocessor):
    def run(self, root: Element) -> None:
        for box in root.iter("div"):
            classes = box.get("class", "").split()
            title = box.find("p")
            if "admonition" not in classes or title is None or title.get("class") != "admonition-title":
                continue
            kind = next((each for each in classes if each in BOX_TITLES), "")
            if kind and title.text == kind.capitalize():
                title.text = BOX_TITLES[kind]
