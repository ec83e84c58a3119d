"""Where markup of pages is typed into data: «**жирно**», «[слова](адрес)», «<b>», signs of lists.

The texts of data are plain: what a page would make bold, a link or a list of, stays signs in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice

MAX_FOUND = 100  # of one file: nobody reads more


class MarkupKind(StrEnum):
    """What the signs were to make."""

    BOLD = "bold"
    LINK = "link"
    TAG = "tag"
    CODE = "code"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class DataMarkup:
    """Signs that stay signs: their place in the text, the signs themselves, and what may be written instead, or ""."""

    kind: MarkupKind
    start: int
    end: int
    sign: str
    meant: str = ""


# One of these is in every text that has any.
_HINTS = ("**", "__", "](", "</", "/>", "<br", "`", "•", "▪", "●", "·")
_TAGS = "a|b|br|center|div|em|font|h[1-6]|hr|i|img|li|mark|ol|p|small|span|strong|sub|sup|table|td|tr|u|ul"
_MARKUP = re.compile(
    r"(?P<bold>(?<![\w*])(?P<stars>\*\*|__)(?=\S)[^*_\n]{1,300}(?<=\S)(?P=stars)(?![\w*]))"
    r"|(?P<link>!?\[(?P<words>[^\[\]\n]{1,300})\]\((?P<address>[^()\s]{1,500})\))"
    rf"|(?P<tag></?(?i:{_TAGS})(?:\s[^<>\n]{{0,300}})?/?>)"
    r"|(?P<code>(?<!`)`[^`\n]{1,300}`(?!`))"
)
# Only at the beginning of an item: a message to a chat keeps its lines, and may have a list of its own.
_BULLET = re.compile(r"(?m)^[ ]*- +[\"']?(?P<sign>[•▪●·])[ \t\u00a0]*(?=\S)")
_NUMBERED = re.compile(r"(?m)^(?P<before>[ ]*- +[\"']?)(?P<sign>(?P<number>\d{1,2})[.)])[ \u00a0]+(?=[^\W\d_]|[«\"])")
_FIRST = re.compile(r"- +[\"']?1[.)][ \u00a0]")  # without it no list is numbered; begins with signs quick to look for
_NEXT_WITHIN = 12  # lines: a point of a list may be a paragraph
_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#.*$")


def data_markup(text: str) -> Iterator[DataMarkup]:
    """What of pages' markup stands in the text of a YAML file, in order of kinds; a hundred at most."""
    marked, numbered = any(hint in text for hint in _HINTS), _FIRST.search(text) is not None
    if not marked and not numbered:
        return
    words = _COMMENT.sub(lambda match: " " * len(match[0]), text)
    yield from islice(chain(_typed(words), _bullets(words), _numbers(words)), MAX_FOUND)


def _typed(words: str) -> Iterator[DataMarkup]:
    for match in _MARKUP.finditer(words):
        kind = MarkupKind(next(name for name in ("bold", "link", "tag", "code") if match[name] is not None))
        meant = ""
        if kind is MarkupKind.LINK:
            meant = f"{match['words']}: {match['address']}"
        elif kind is MarkupKind.BOLD:
            meant = match[0].strip("*_")
        elif kind is MarkupKind.CODE:
            meant = f"«{match[0].strip('`')}»"
        yield DataMarkup(kind, match.start(), match.end(), match[0].strip(), meant)


def _bullets(words: str) -> Iterator[DataMarkup]:
    for match in _BULLET.finditer(words):
        yield DataMarkup(MarkupKind.ITEM, match.start("sign"), match.end("sign"), match["sign"])


def _numbers(words: str) -> Iterator[DataMarkup]:
    """«1.» at an item's beginning, if «2.» begins one of the next in the same column."""
    first: re.Match[str] | None = None
    for match in _NUMBERED.finditer(words):
        if match["number"] == "1":
            first = match
        elif first and match["number"] == "2" and len(match["before"]) == len(first["before"]):
            if words.count("\n", first.start(), match.start()) <= _NEXT_WITHIN:
                yield DataMarkup(MarkupKind.ITEM, first.start("sign"), first.end("sign"), first["sign"])
            first = None
