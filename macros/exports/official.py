"""A roadmap as a paper: what stands in every cell of the official table, before any office format is known.

Common things have columns; rarer ones stand in a cell behind the fixed words of `model.official_form`, so that the
import finds them again. Results with terms of their own get rows of their own, as in the documents of ministries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.importers.deadlines import split_term
from macros.model import official_form as form
from macros.model.roadmap import Control, Indicator, Measure, Mentions, Result, Roadmap, Section
from macros.terms import Term

ALWAYS = ("number", "title", "term", "responsible", "results")
# A text that a reader of the paper could take for two, or for an item of a list.
_AMBIGUOUS = re.compile(r"[,;]|\sи\s|^[-–—•*]|^\d{1,2}[.)]|^[а-яa-z]\)|\($|:$|«[^»]*$|\([^)]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell; an item has a list mark in front of it."""

    text: str
    item: bool = False


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One row of the table: its cells by column, each with the number of rows it covers (0: covered from above).

    A section's row has only a number and a title, which goes across all other columns; `across` says so.
    """

    cells: dict[str, tuple[Line, ...]]
    rows: dict[str, int]
    across: bool = False


@dataclass(frozen=True, slots=True)
class PaperApproval:
    """A stamp of approval: its lines from top to bottom."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole document. `columns` are keys of `official_form.COLUMNS`."""

    annex: str
    approvals: tuple[PaperApproval, ...]
    title: str
    lines: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[PaperRow, ...]
    footnotes: tuple[str, ...]


def paper(roadmap: Roadmap) -> Paper:
    """The roadmap's paper. Ids, descriptions and the days that terms were read as are no part of it."""
    measures = [paper_cells(measure) for measure in roadmap.measures()]
    used = {key for cells in measures for key, lines in cells.items() if lines}
    columns = tuple(key for key in form.COLUMNS if key in ALWAYS or key in used)
    return Paper(
        annex=roadmap.annex,
        approvals=paper_approvals(roadmap),
        title=roadmap.title,
        lines=tuple(head_lines(roadmap)),
        columns=columns,
        rows=tuple(row for section in roadmap.sections for row in _section_rows(section, columns)),
        footnotes=paper_footnotes(roadmap),
    )


def paper_approvals(roadmap: Roadmap) -> tuple[PaperApproval, ...]:
    """The stamps in the order of the file."""
    return tuple(
        _approval(a.kind, a.by, a.date.strftime("%d.%m.%Y") if a.date else "", a.number) for a in roadmap.approvals
    )


def paper_footnotes(roadmap: Roadmap) -> tuple[str, ...]:
    """The footnotes, each behind its mark."""
    return tuple(f"{mark} {text}" for mark, text in roadmap.footnotes.items())


def _approval(kind: str, by: str, day: str, number: str) -> PaperApproval:
    dated = " ".join(part for part in (day, f"№ {number}" if number else "") if part)
    return PaperApproval(tuple(line for line in (f"{kind.upper()}:", by, dated) if line))


def head_lines(roadmap: Roadmap) -> Iterator[str]:
    """Period, basis and note, each behind its fixed words."""
    if roadmap.period:
        yield form.PERIOD + roadmap.period.text
    yield from (form.BASIS + basis for basis in roadmap.basis)
    if roadmap.note:
        yield form.ROADMAP_NOTE + roadmap.note


def _section_rows(section: Section, columns: tuple[str, ...]) -> Iterator[PaperRow]:
    once = {"number": 1, "title": 1}
    yield PaperRow({"number": _lines([section.number]), "title": _lines([section.title])}, once, across=True)
    if section.note:
        yield PaperRow({"number": (), "title": (Line(form.SECTION_NOTE + section.note),)}, once, across=True)
    for measure in section.measures:
        yield from _measure_rows(measure, columns)


def _measure_rows(measure: Measure, columns: tuple[str, ...]) -> Iterator[PaperRow]:
    cells = paper_cells(measure)
    if not _by_rows(measure):
        yield PaperRow({key: cells[key] for key in columns}, dict.fromkeys(columns, 1))
        return
    own_people = any(result.responsible for result in measure.results)
    own = {"term", "results", *(["responsible"] if own_people else [])}
    for index, result in enumerate(measure.results):
        here = {
            "term": _term(result.term),
            "results": result_lines(result, in_rows=True, alone=True),
            "responsible": _people(result.responsible),
        }
        row = {key: here[key] if key in own else (cells[key] if index == 0 else ()) for key in columns}
        height = len(measure.results) if index == 0 else 0
        yield PaperRow(row, {key: 1 if key in own else height for key in columns})


def _by_rows(measure: Measure) -> bool:
    """Whether the results say their own terms (and addressees) by rows of the table without any doubt."""
    terms = [result.term.text if result.term else "" for result in measure.results]
    people = [result.responsible for result in measure.results]
    some = any(people)
    different = not some or (all(people) and len(set(people)) > 1 and not measure.responsible)
    return measure.term is None and len(set(terms)) > 1 and all(terms) and different


def paper_cells(measure: Measure) -> dict[str, tuple[Line, ...]]:
    """The measure's cells by column, as if it took one row."""
    title = measure.title + measure.footnote
    words = [title, *measure.details]
    listed = bool(measure.details) and title.endswith(":")
    return {
        "number": _lines([measure.number]),
        "title": (
            *((Line(title, item=listed),) if not _like_item(title) else (Line(title, item=True),)),
            *(Line(text, item=True) for text in words[1:]),
        ),
        "term": _term(measure.term),
        "responsible": _people(measure.responsible),
        "participants": _people(measure.participants),
        "results": tuple(
            line
            for result in measure.results
            for line in result_lines(result, in_rows=_by_rows(measure), alone=len(measure.results) == 1)
        ),
        "control": tuple(_control_lines(measure.control)),
        "systems": _lines(measure.systems),
        "implements": _lines(measure.implements),
        "after": _lines(measure.after),
        "basis": _lines(measure.basis),
        "note": _lines([measure.note]),
    }


def _lines(texts: Iterable[str]) -> tuple[Line, ...]:
    """One text as a paragraph, several as items of a list."""
    written = [text for text in texts if text]
    return tuple(Line(text, item=len(written) > 1 or _like_item(text)) for text in written)


def _like_item(text: str) -> bool:
    return bool(re.match(r"[-–—•*]|\d{1,2}[.)][\sА-ЯЁ]|[а-яa-z]\)\s", text))


def _term(term: Term | None) -> tuple[Line, ...]:
    return (Line(term.text),) if term else ()


def _people(mentions: Mentions) -> tuple[Line, ...]:
    texts = [f"{each.name} ({each.note})" if each.note else each.name for each in mentions]
    listed = len(texts) > 1 or any(_AMBIGUOUS.search(each.name) for each in mentions)
    return tuple(Line(text, item=listed) for text in texts)


def result_lines(result: Result, *, in_rows: bool, alone: bool) -> tuple[Line, ...]:
    """The result with its target figures and its note, and what it says for itself where no cells of its row do
    (`in_rows`)."""
    more = tuple(_result_details(result, in_rows=in_rows))
    return (Line(result.text, item=not alone or bool(more) or _like_item(result.text)), *more)


def _result_details(result: Result, *, in_rows: bool) -> Iterator[Line]:
    if result.term and not in_rows:
        yield Line(form.RESULT_TERM + result.term.text)
    if result.responsible and not in_rows:
        names = form.FIELD_END.join(line.text for line in _people(result.responsible))
        yield Line(form.RESULT_RESPONSIBLE + names)
    yield from (Line(form.INDICATOR + _indicator(each)) for each in result.indicators)
    if result.note:
        yield Line(form.RESULT_NOTE + result.note)


def _indicator(indicator: Indicator) -> str:
    values = {
        "name": indicator.name,
        "target": indicator.target,
        "unit": indicator.unit,
        "base": indicator.base,
        "date": indicator.date.text if indicator.date else "",
    }
    return form.FIELD_END.join(
        f"{form.INDICATOR_FIELDS[key]}{form.FIELD_MARK}{value}" for key, value in values.items() if value
    )


def _control_lines(controls: tuple[Control, ...]) -> Iterator[Line]:
    for control in controls:
        own = control.term is not None or bool(split_term(control.text)[1])
        listed = len(controls) > 1 or own or _like_item(control.text)
        yield Line(control.text + control.footnote, item=listed)
        if control.term:
            yield Line(form.CONTROL_TERM + control.term.text)
