"""Tells a Markdown page's text from its code: what stands in code or in a comment is neither a macro nor a link.

This is no Markdown parser. It knows fences, indented code, code spans and HTML comments as Python-Markdown has them,
and takes linear time on any input.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})([^\n]*)")
_CONTAINER = re.compile(r"[ ]*([-*+]|\d+[.)]|!!!|\?\?\?\+?|===|\[\^[^\]\n]+\]:|:)(\s|$)")
_STEP = 4  # Python-Markdown counts nesting by four columns
_INLINE = re.compile(r"\\[\\`<]|`+|<!--")


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text, of the same length and with the same line ends, with spaces for all code and comments (`words`).

    `open_fence` is the place of the first fence that nothing closes; `indented` are the stretches of whole lines that
    are code by their spaces alone.
    """

    words: str
    open_fence: tuple[int, int] | None = None
    indented: tuple[tuple[int, int], ...] = ()


def read_text(text: str) -> PageText:
    """Tell the words of a page from its code."""
    return _Blanking(text).result()


def blank_code(text: str) -> str:
    """The text with spaces for code and comments (`PageText.words`)."""
    return read_text(text).words


class _Blanking:
    """Walks the lines and remembers which stretches to blank."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stretches: list[tuple[int, int]] = []
        self._containers: list[int] = []  # columns at which the contents of open lists, notes and tabs begin
        self._after_blank = True
        self._in_code = False
        self._unclosed: dict[str, int] = {}  # sign of a fence → the shortest one that nothing closes any more
        self._open_fence: tuple[int, int] | None = None
        self._indented: list[tuple[int, int]] = []
        self._last_comment_end = text.rfind("-->")

    def result(self) -> PageText:
        """What the walk has found."""
        position = 0
        while position < len(self._text):
            position = self._step(position)
        pieces, last = [], 0
        for start, end in self._stretches:
            pieces += [self._text[last:start], re.sub(r"[^\n]", " ", self._text[start:end])]
            last = end
        return PageText("".join([*pieces, self._text[last:]]), self._open_fence, tuple(self._indented))

    def _step(self, start: int) -> int:
        """Take in what begins at `start`, a line's start or the end of a long comment; where to go on."""
        if start and self._text[start - 1] != "\n":
            return self._inline(start, self._line_end(start))
        end = self._line_end(start)
        line = self._text[start:end]
        if not line.strip():
            self._after_blank = True
            return end
        if match := _FENCE.match(line):
            return self._fence(start, end, match)
        indent = len(line.expandtabs(_STEP)) - len(line.expandtabs(_STEP).lstrip(" "))
        if self._is_code(line, indent):
            self._stretches.append((start, end))
            self._note_indented(start, end)
            self._in_code = True
            return end
        self._in_code = False
        return self._paragraph(start)

    def _note_indented(self, start: int, end: int) -> None:
        if self._in_code and self._indented and self._indented[-1][1] == start:
            start = self._indented.pop()[0]
        self._indented.append((start, end))

    def _is_code(self, line: str, indent: int) -> bool:
        marker = _CONTAINER.match(line)
        if self._after_blank or marker:
            while self._containers and indent < self._containers[-1]:
                self._containers.pop()
        base = self._containers[-1] if self._containers else 0
        if indent - base >= _STEP and (self._after_blank or self._in_code):
            return True
        if marker:
            self._containers.append(base + _STEP)
        return False

    def _fence(self, start: int, end: int, match: re.Match[str]) -> int:
        """Blank to the closing fence; where there is none, Markdown makes no code, and all of it is text."""
        mark = match[1]
        sign, length = mark[0], len(mark)
        if (sign == "`" and "`" in match[2]) or length >= self._unclosed.get(sign, length + 1):
            return self._paragraph(start)
        closing = re.compile(rf"^[ \t]*{re.escape(sign)}{{{length},}}[ \t]*$", re.MULTILINE)
        found = closing.search(self._text, end)
        if found is None:
            self._open_fence = self._open_fence or (start + match.start(1), start + match.end(1))
            self._unclosed[sign] = length  # nor has any below: what is known need not be looked for again
            return self._paragraph(start)
        stop = self._line_end(found.start())
        self._stretches.append((start, stop))
        self._after_blank = True
        return stop

    def _paragraph(self, start: int) -> int:
        """Blank the code spans and comments up to the next blank line, fence or list item."""
        end = self._line_end(start)
        while end < len(self._text):
            line = self._text[end : self._line_end(end)]
            if not line.strip() or _FENCE.match(line) or _CONTAINER.match(line):
                break
            end = self._line_end(end)
        self._after_blank = False
        return self._inline(start, end)

    def _inline(self, start: int, end: int) -> int:
        runs = defaultdict[int, list[int]](list)
        for run in re.finditer(r"`+", self._text[start:end]):
            runs[len(run[0])].append(start + run.start())
        position = start
        while position < end and (match := _INLINE.search(self._text, position, end)):
            position = match.end()
            stop = self._stop_of(match, runs)
            if stop:
                self._stretches.append((match.start(), stop))
                position = stop
        return max(position, end)

    def _stop_of(self, match: re.Match[str], runs: dict[int, list[int]]) -> int:
        """The end of the code span or comment that begins here, or 0."""
        if match[0] == "<!--":
            return self._text.find("-->", match.end()) + 3 if match.end() <= self._last_comment_end else 0
        if match[0][0] != "`":
            return 0
        same = runs[len(match[0])]
        following = bisect_right(same, match.start())
        return same[following] + len(match[0]) if following < len(same) else 0

    def _line_end(self, start: int) -> int:
        found = self._text.find("\n", start)
        return len(self._text) if found < 0 else found + 1
