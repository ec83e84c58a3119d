"""Accepts a page's HTML only if sanitising changes nothing, and hands on what the sanitiser wrote.

`read_markup` names the faults it knows; the sanitiser (nh3, which reads like a browser) has the last word. What is
published is its own text, so nothing that only a browser would understand can slip through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import nh3

from macros.checks.addresses import typed_for_windows
from macros.checks.markup.placing import Finder
from macros.checks.markup.policy import (
    ATTRIBUTES,
    EVERYWHERE,
    TAGS,
    address_fault,
    class_fault,
    id_fault,
    picture_fault,
    value_fault,
)
from macros.checks.markup.reading import Fault, Token, read_markup
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.model.note_boxes import BOX_TITLES
from macros.model.page import Page
from macros.sources.markdown_text import blank_code
from macros.sources.note_boxes import note_slips
from macros.sources.page_macros import find_calls

MAX_TOLD = 50  # of one page
_BOX_HINT = f"вид рамки – одно из слов {', '.join(BOX_TITLES)}; свой заголовок – за ним, в прямых кавычках"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ALLOWED = {"*": set(EVERYWHERE), **{tag: set(names) for tag, names in ATTRIBUTES.items()}}


@dataclass(frozen=True, slots=True)
class CleanedPage:
    """The sanitiser's text of a page, and what keeps it from being published."""

    html: str
    diagnostics: tuple[Diagnostic, ...] = ()


def clean_page(html: str, page: Page, mark: str) -> CleanedPage:
    """Judge what Markdown made of `page`. `mark` is a pattern of the words that stand for macros."""
    file = f"docs/{page.path}"
    before = read_markup(html)
    clean = nh3.clean(
        html,
        tags=set(TAGS),
        attributes=_ALLOWED,
        attribute_filter=_filtered,
        url_schemes={"http", "https", "mailto", "tel"},
        clean_content_tags=set(),
        link_rel=None,
    )
    faults = list(before.faults)
    if not faults:
        faults += _first_change(_normal(before.tokens), _normal(read_markup(clean).tokens))
    finder = Finder(page)
    boxes = _boxes(page, faults)
    told = [_told(each, file, finder.span(each), boxes) for each in faults[:MAX_TOLD]]
    misplaced = sorted(set(_misplaced_marks(before.tokens, mark)))
    if misplaced:
        calls, _ = find_calls(page.body, file, page.body_line)
        told += [tell("macro-in-attribute", file, calls[number].span) for number in misplaced[:MAX_TOLD]]
    return CleanedPage(clean, tuple(told))


def _boxes(page: Page, faults: Sequence[Fault]) -> Mapping[int, str]:
    """How the note boxes of kinds that there are none of should begin, by their lines in the file."""
    if not any(each.code == "html-class" for each in faults):
        return {}
    words = blank_code(page.body)
    slips = (slip for slip in note_slips(words) if slip.foreign)
    return {Span.within(words, slip.start, slip.end, page.body_line).line: slip.meant for slip in slips}


def _told(fault: Fault, file: str, span: Span, boxes: Mapping[int, str]) -> Diagnostic:
    if fault.code == "html-class" and span.line in boxes:
        return tell(fault.code, file, span, hint=_BOX_HINT, example=boxes[span.line], **dict(fault.words))
    if fault.code == "html-tag" and dict(fault.words).get("tag") in _PLAYERS:
        return tell(fault.code, file, span, hint=_PLAYER_HINT, example=_PLAYER_LINK, **dict(fault.words))
    typed = typed_for_windows(dict(fault.words).get("target", ""))
    return tell(fault.code, file, span, hint=typed or None, **dict(fault.words))


_PLAYERS = frozenset({"iframe", "video", "audio", "embed", "object"})
_PLAYER_HINT = "ролик и окно другого сайта сюда не вставить: поставьте на них ссылку, она откроется и на слабой связи"
_PLAYER_LINK = "[Запись вебинара на RuTube](https://rutube.ru/video/…)"


def _filtered(tag: str, name: str, value: str) -> str | None:
    """The attribute's value as it stays, or None; nh3 asks for each one."""
    judges = {"class": class_fault, "id": id_fault, "href": address_fault, "src": picture_fault}
    judge = judges.get(name)
    refused = judge(value) if judge else value_fault(name, value)
    return None if refused else value


def _misplaced_marks(tokens: Iterable[Token], mark: str) -> Iterator[int]:
    """The numbers of macros that stand in an attribute, where their markup would break out, or in a heading."""
    pattern = re.compile(mark)
    heading = ""
    for sort, text, attributes in tokens:
        if sort == "start":
            heading = heading or (text if text in _HEADINGS else "")
        elif sort == "end" and text == heading:
            heading = ""
        places = [text] if sort == "text" and heading else [value for _, value in attributes]
        yield from (int(match[1]) for place in places for match in pattern.finditer(place))


def _normal(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without what makes no difference: empty text, a line end at the beginning of `pre`."""
    found: list[Token] = []
    for sort, text, attributes in tokens:
        if sort != "text":
            found.append((sort, text, attributes))
            continue
        first = bool(found) and found[-1][:2] == ("start", "pre")
        plain = text.removeprefix("\n") if first else text
        if plain.strip():
            found.append(("text", plain, ()))
    return found


def _first_change(before: list[Token], after: list[Token]) -> Iterable[Fault]:
    """Where the two begin to differ, told by the last words before it."""
    if before == after:
        return
    pairs = zip(before, after, strict=False)
    at = next((index for index, (one, other) in enumerate(pairs) if one != other), min(len(before), len(after)))
    words = next((text.strip() for sort, text, _ in reversed(before[: at + 1]) if sort == "text"), "")
    shown = " ".join(words.split())[-40:]
    yield Fault("html-rebuilt", words.split("\n")[-1][-40:], (("words", shown),))
