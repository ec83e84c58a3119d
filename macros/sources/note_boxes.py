"""Where a note box («!!! tip "Совет"») would not come out as it was meant: in its first line, or in its words.

A box is what Python-Markdown's own extension takes for one; its words are moved in by four spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.note_boxes import BOX_TITLES

STEP = 4
_OPENING = re.compile(
    r"^(?P<indent>[ \t]*)(?P<sign>!!!|\?\?\?\+?)(?!\S*[!?]|.*!!!)(?P<rest>[^\n]*\S)[ \t]*$", re.MULTILINE
)
_BELOW = re.compile(r"(?:[ \t]*\n)*(?P<indent>[ \t]*)(?=\S)")
_GOOD = re.compile(r'[ ]?(?P<kind>[\w-]+)(?: +[\w-]+)*(?P<title> +"[^"\n]*")?')
_AROUND = " \t\u00a0:.–—-\"'«»„“”"
_BY_TITLE = {title.lower(): kind for kind, title in reversed(tuple(BOX_TITLES.items()))}


@dataclass(frozen=True, slots=True)
class NoteSlip:
    """A first line that opens no box: its place, and the line that does. `folded` – it was to be one that folds.

    `foreign` says that a box does come, of a kind that there is none of: «!!! Важно».
    """

    start: int
    end: int
    meant: str
    folded: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class EmptyNote:
    """A box whose words stand outside of it: the place of its first line, the places where the lines right below it
    begin (none where an empty line comes first), and how many spaces belong there."""

    start: int
    end: int
    lines: tuple[int, ...]
    indent: int


def note_slips(words: str) -> Iterator[NoteSlip]:
    """First lines of boxes that are none, in order. `words` have spaces for code (`blank_code`), here and below."""
    for match in _OPENING.finditer(words):
        good = _GOOD.fullmatch(match["rest"])
        known = good is not None and good["kind"].lower() in BOX_TITLES
        folded = match["sign"] != "!!!"
        if folded or not known:
            meant = f"!!! {match['rest'].strip()}" if known else _meant(match["rest"])
            yield NoteSlip(match.start("sign"), match.end("rest"), meant, folded, good is not None and not folded)


def _meant(rest: str) -> str:
    """«Важно: вход» is of the kind that is called so, and a note where none is."""
    first, _, others = rest.strip(_AROUND).partition(" ")
    first = first.strip(_AROUND).lower()
    if first in BOX_TITLES:
        title, kind = others.strip(_AROUND), first
    else:
        title = rest.strip(_AROUND).replace('"', "")
        kind = _BY_TITLE.get(first, "note")
    return f'!!! {kind} "{title[0].upper()}{title[1:]}"' if title else f"!!! {kind}"


def empty_notes(words: str) -> Iterator[EmptyNote]:
    """Boxes whose words are not moved in, in order. A title with an empty line below it is a box of one line."""
    for match in _OPENING.finditer(words):
        indent = len(match["indent"].expandtabs(STEP)) + STEP
        good = _GOOD.fullmatch(match["rest"])
        first = _BELOW.match(words, match.end() + 1)
        inside = first is not None and len(first["indent"].expandtabs(STEP)) >= indent
        if inside or (good and good["title"] and (first is None or "\n" in first[0])):
            continue
        yield EmptyNote(match.start("sign"), match.end("rest"), tuple(_lines_below(words, match.end() + 1)), indent)


def _lines_below(words: str, at: int) -> Iterator[int]:
    """Where the lines begin that no empty line and no other box parts from the first."""
    while at < len(words):
        end = words.find("\n", at)
        end = len(words) if end < 0 else end
        if not words[at:end].strip() or _OPENING.match(words, at):
            return
        yield at
        at = end + 1
