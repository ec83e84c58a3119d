"""Checks `unknown-footnote` and `unused-footnote`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import PERIOD, RoadmapFile, measures_of
from macros.diagnostics import Diagnostic
from macros.messages import tell
from macros.sources.tree import Path


def check_footnotes(each: RoadmapFile) -> Iterator[Diagnostic]:
    """Every mark in «сноска» has its text in «сноски», and every text is referred to.

    Fails::

        сноска: "**"
        …
        сноски: {"*": Даты уточняются приказом.}

    Passes::

        сноска: "*"
        …
        сноски: {"*": Даты уточняются приказом.}

    A mark that stands at the end of a term («1 раз в месяц*») counts as a reference.
    """
    known = each.roadmap.footnotes
    used = set()
    for path, mark in _marks(each):
        used.add(mark)
        if mark not in known:
            yield each.places.tell("unknown-footnote", path, mark=mark)
    ends = tuple(term.text for path, term in each.terms if path is not PERIOD) if known else ()
    for mark in known:
        if mark not in used and not each.partial and not any(text.endswith(mark) for text in ends):
            yield tell("unused-footnote", each.file, each.places.key_span(("сноски", mark)), mark=mark)


def _marks(each: RoadmapFile) -> Iterator[tuple[Path, str]]:
    for path, measure in measures_of(each.roadmap):
        if measure.footnote:
            yield (*path, "сноска"), measure.footnote
        for index, control in enumerate(measure.control):
            if control.footnote:
                yield (*path, "контроль", index, "сноска"), control.footnote
