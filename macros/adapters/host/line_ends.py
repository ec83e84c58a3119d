"""Lets no line of a Markdown page begin with a dash: an editor types the space that the keyboard has."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros.views.typography import keep_together

_VERBATIM = frozenset(("code", "kbd", "pre", "samp", "script", "style", "textarea"))
_AFTER_CONTENTS = 0  # the names in the table of contents and the anchors stay as they are typed


class LineEnds(Extension):
    """Puts non-breaking spaces into the words of a page; code, addresses and raw HTML stay as they are."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Register the step that runs when all words are in their elements."""
        md.treeprocessors.register(_KeepTogether(md), "mt-line-ends", _AFTER_CONTENTS)


class _KeepTogether(Treeprocessor):
    def run(self, root: Element) -> None:
        if root.text:
            root.text = keep_together(root.text)
        for element in root:
            if element.tag not in _VERBATIM:
                self.run(element)
            if element.tail:
                element.tail = keep_together(element.tail)
