"""Where a page's text only looks like a list, a link or a macro: signs that Word would understand, Markdown not.

The check tells of these places, `check --fix` mends those that can mean one thing only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

_SIGN = re.compile(
    r"[ \t]*(?:(?P<bullet>[•·●▪◦○■□‣➢►✓✔])[ \t\u00a0]*"
    r"|(?P<dash>[–—−])[ \t\u00a0]+"
    r"|(?P<letter>[а-яёa-z]\))[ \t\u00a0]*"
    r"|(?P<number>\d{1,3}\))[ \t\u00a0]*"
    r"|(?P<level>[1-9]\d?(?:\.[1-9]\d?){1,3}\.?)[ \t\u00a0]+"
    r"|(?P<roman>[IVXІХ]{1,5}[.)])[ \t\u00a0]+"
    r"|(?P<fixed>[-*+]|\d{1,3}\.)\u00a0[ \t\u00a0]*"
    r"|(?P<close>-|\d{1,2}\.)(?=[^\W\d_]))"
    r"(?=\S)",
    re.IGNORECASE,
)
# What begins a block of its own: an item, a heading, a note, a row of a table.
_BLOCK = re.compile(r"[ \t]*(?:[-*+][ \t]|\d+\.[ \t]|#|!!!|\?\?\?|\||>|\[\^)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+\.)[ \t]")
_BOX = re.compile(
    r"^[ \t]*(?P<item>(?:[-*+]|\d{1,3}\.)[ \t]+)?(?P<box>\[(?P<mark>[ \u00a0xXхХvV✓✔+])\])(?=[ \t\u00a0]+\S)",
    re.MULTILINE,
)
_DASHES = ("-", "*", "+")
_STARS = re.compile(r"(?<![*\\])\*\*(?!\*)")
_KEPT_APART = re.compile(r"(?:[ ]{2}|\\|<br */?>)$")

_ADDRESS = (
    r"(?>(?:https?://|mailto:|tel:)[^\s()<>\[\]]*[^\s()<>\[\].,;:!?]"
    r"|[\w./%~-]*\w\.(?:md|html|pdf|docx|xlsx|csv|png|jpe?g|svg)(?:\#[\w-]+)?(?![\w#]))"
)
_LINK = re.compile(
    rf"\[(?P<apart>[^\[\]\n]+)\](?P<gap>[ \t\u00a0]+)\((?P<apart_to>{_ADDRESS})\)"
    rf"|\[[^\[\]\n]+\]\((?P<open_to>{_ADDRESS})(?![ \t]*(?:\"[^\"\n]*\"|'[^'\n]*')?[ \t]*\))(?=[\s.,;:!?]|$)"
    rf"|\((?P<turned>[^()\[\]\n]+)\)\[(?P<turned_to>{_ADDRESS})\](?![(\[:])",
    re.MULTILINE,
)
_MACRO = re.compile(
    r"(?<![{\\])(?:\{[ \t]+\{|\{|\[\[)[ \t]*"
    r"(?P<call>[^\W\d]\w{0,40}\((?:[^(){}\n\"]|\"[^\"\n]*\"){0,200}\))"
    r"[ \t]*(?:\}[ \t]*\}|\}|\]\](?!\())"
)


@dataclass(frozen=True, slots=True)
class ListSlip:
    """A sign at a line's start that makes no list.

    `start` and `end` are its place in the text, with the space behind it; `kind` is the name of its group in `_SIGN`,
    `meant` what certainly belongs there, or "". It is the `first` of its paragraph; words stand right above it
    (`glued`).
    """

    start: int
    end: int
    sign: str
    kind: str
    meant: str
    first: bool
    glued: bool


@dataclass(frozen=True, slots=True)
class MacroSlip:
    """A macro in brackets that are not a macro's: its place, and the right one."""

    start: int
    end: int
    meant: str


@dataclass(frozen=True, slots=True)
class LinkSlip:
    """A link that stays as it is typed: its place, what is wrong with it (in Russian), and the right one."""

    start: int
    end: int
    what: str
    meant: str


@dataclass(frozen=True, slots=True)
class BoxSlip:
    """Brackets for a box to tick, which stay brackets: their place, and the sign of an empty or a ticked box."""

    start: int
    end: int
    meant: str


@dataclass(frozen=True, slots=True)
class BoldSlip:
    """Stars that make nothing bold: their place with the words between them, and the same with the gaps outside."""

    start: int
    end: int
    meant: str


def box_slips(words: str) -> Iterator[BoxSlip]:
    """«[ ]» and «[x]» at the beginnings of lines and of items, in order."""
    for box in _BOX.finditer(words):
        sign = "☐" if box["mark"].isspace() else "☑"
        yield BoxSlip(box.start("box"), box.end("box"), sign if box["item"] else f"- {sign}")


def bold_slips(words: str, text: str) -> Iterator[BoldSlip]:
    """Pairs of «**» with a gap inside of one of them, which leaves them on the page, in order.

    `words` is the page's `text` with spaces for code and comments (`blank_code`), here and below.
    """
    for start, end in _paragraphs(words):
        stars = list(_STARS.finditer(words, start, end))
        if len(stars) % 2:
            continue  # one of them is a mark of something else
        for opening, closing in zip(stars[::2], stars[1::2], strict=True):
            inner = text[opening.end() : closing.start()]
            if inner.strip() and inner != inner.strip() and not words[: opening.start()][-1:].isalnum():
                yield BoldSlip(opening.start(), closing.end(), _gaps_outside(words, opening.start(), inner))


def _paragraphs(words: str) -> Iterator[tuple[int, int]]:
    """Where the stretches lie that no empty line and no beginning of a block parts."""
    start = at = 0
    for line in words.splitlines(keepends=True):
        if not line.strip() or _BLOCK.match(line):
            yield start, at
            start = at
        at += len(line)
    yield start, at


def _gaps_outside(words: str, start: int, inner: str) -> str:
    end = start + len(inner) + 4
    before = inner[: -len(inner.lstrip())] if inner[0].isspace() and words[:start][-1:].strip() else ""
    after = inner[len(inner.rstrip()) :] if words[end : end + 1].strip() else ""
    return f"{before}**{inner.strip()}**{after}"


def link_slips(words: str, text: str) -> Iterator[LinkSlip]:
    """Links with a gap in the middle, without an end or with their brackets exchanged, in order."""
    for match in _LINK.finditer(words):
        typed = partial(_typed, text, match)
        if match["apart"]:
            what, meant = "между «]» и «(» стоит пробел", f"[{typed('apart')}]({typed('apart_to')})"
        elif match["open_to"]:
            what, meant = "в конце нет скобки «)»", f"{typed(0)})"
        else:
            what, meant = "скобки стоят наоборот", f"[{typed('turned')}]({typed('turned_to')})"
        yield LinkSlip(match.start(), match.end(), what, meant)


def _typed(text: str, match: re.Match[str], group: str | int) -> str:
    """What stands there in the page's own text, code included."""
    return text[slice(*match.span(group))]


def macro_slips(words: str, text: str) -> Iterator[MacroSlip]:
    """Calls in single, parted or square brackets, in order."""
    for match in _MACRO.finditer(words):
        yield MacroSlip(match.start(), match.end(), f"{{{{ {_typed(text, match, 'call')} }}}}")


def list_slips(words: str) -> Iterator[ListSlip]:
    """Signs of lists that no list comes of, in order."""
    lines = words.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    row = 0
    while row < len(lines):
        rows = [row, *takewhile(lambda at: _goes_on(lines, at), range(row + 1, len(lines)))]
        yield from _of_paragraph(lines, starts, rows)
        row = rows[-1] + 1


def _goes_on(lines: list[str], row: int) -> bool:
    return bool(lines[row - 1].strip() and lines[row].strip()) and not _BLOCK.match(lines[row])


def _of_paragraph(lines: list[str], starts: list[int], rows: list[int]) -> Iterator[ListSlip]:
    """A bullet is always one, and so is a hyphen before a no-break space; other signs may begin a line of prose, so it
    takes two of them, a colon or, for «1.1.», an item above."""
    signs = [(row, found) for row in rows if (found := _SIGN.match(lines[row])) and not _stands_apart(lines, row)]
    if not signs:
        return
    announced = _line_above(lines, signs[0][0]).rstrip().endswith(":")
    announced = announced or bool(signs[0][1]["level"] and _ITEM.match(lines[rows[0]]))
    if len(signs) == 1 and not announced and not (signs[0][1]["bullet"] or signs[0][1]["fixed"] in _DASHES):
        return
    for row, found in signs:
        kind = str(found.lastgroup)
        start = starts[row] + found.start(kind)
        first = row == signs[0][0]
        meant = "" if kind == "dash" and not announced else _meant(kind, found[kind])
        yield ListSlip(start, starts[row] + found.end(), found[kind], kind, meant, first, first and row > rows[0])


def _stands_apart(lines: list[str], row: int) -> bool:
    """Whether the author has broken the line above for good."""
    return bool(row and _KEPT_APART.search(lines[row - 1]))


def _line_above(lines: list[str], row: int) -> str:
    return next((lines[at] for at in range(row - 1, -1, -1) if lines[at].strip()), "")


def _meant(kind: str, sign: str) -> str:
    """Markdown counts by figures only, one level: what letters, «IV.» and «1.1.» become, the author decides."""
    if kind in ("letter", "level", "roman"):
        return ""
    return f"{sign.rstrip('.)')}. " if sign[0].isdigit() else "- "
