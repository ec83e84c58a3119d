"""What `check --fix` mends in a page's Markdown: lists, note boxes, links, macros and bold words that only look like
some."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.authoring.edit import Edit
from macros.sources.list_indents import short_indents
from macros.sources.markdown_slips import bold_slips, box_slips, link_slips, list_slips, macro_slips
from macros.sources.markdown_text import blank_code
from macros.sources.note_boxes import empty_notes, note_slips


def slip_edits(text: str, offset: int) -> Iterator[Edit]:
    """What is certain in the page's `text`, which begins at `offset` of its file."""
    words = blank_code(text)
    for find in _FINDERS:
        for edit in find(words, text):
            yield Edit(offset + edit.start, offset + edit.end, edit.new, edit.what)


def _lists(words: str, text: str) -> Iterator[Edit]:
    for slip in list_slips(words):
        if slip.meant:
            yield Edit(slip.start, slip.end, slip.meant, "знак списка стал таким, какой понимает сайт")
            if slip.glued:
                line = text.rfind("\n", 0, slip.start) + 1
                yield Edit(line, line, "\n", "над списком поставлена пустая строка")
    for short in short_indents(words):
        if short.certain:
            yield Edit(short.start, short.end, " " * short.meant, "строка встала внутрь своего пункта")


def _notes(words: str, text: str) -> Iterator[Edit]:
    for note in note_slips(words):
        yield Edit(note.start, note.end, note.meant, "рамка начинается так, как понимает сайт")
    for empty in empty_notes(words):
        for start in empty.lines:
            first = next(at for at in range(start, len(text)) if text[at] not in " \t")
            yield Edit(start, first, " " * empty.indent, "слова рамки встали внутрь неё")


def _signs(words: str, text: str) -> Iterator[Edit]:
    for link in link_slips(words, text):
        yield Edit(link.start, link.end, link.meant, "скобки ссылки стоят как надо")
    for bold in bold_slips(words, text):
        yield Edit(bold.start, bold.end, bold.meant, "звёздочки стоят вплотную к словам")
    for box in box_slips(words):
        yield Edit(box.start, box.end, box.meant, "скобки стали клеткой для отметки")
    for macro in macro_slips(words, text):
        yield Edit(macro.start, macro.end, macro.meant, "макрос стоит в двойных скобках")


_FINDERS: tuple[Callable[[str, str], Iterator[Edit]], ...] = (_lists, _notes, _signs)
