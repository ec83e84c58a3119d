"""A raw measure (rows of cells) to a draft: title, term, addressees, results with their own terms, and its doubts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from macros.importers.cleaning import clean, one_line
from macros.importers.deadlines import split_term, term_doubts
from macros.importers.draft import (
    ControlDraft,
    GlossaryDraft,
    MeasureDraft,
    MentionDraft,
    ResultDraft,
)
from macros.importers.footnotes import take_mark
from macros.importers.grid import Cell, Source
from macros.importers.headers import Role
from macros.importers.inline_lists import maybe_several
from macros.importers.items import Item, items_of, text_of
from macros.importers.labelled import controls_of, results_of
from macros.importers.numbers import parse_number
from macros.importers.open_measure import OpenMeasure, Reading
from macros.importers.people import SAME_AS_ABOVE, definitions
from macros.importers.rows import RawMeasure
from macros.importers.table_rows import Line
from macros.importers.term_cells import marked_term, term_of

_DASHES = "-–—− "
_COPIED = {
    Role.MEASURE: "название",
    Role.TERM: "срок",
    Role.START: "срок",
    Role.END: "срок",
    Role.RESPONSIBLE: "ответственный",
    Role.PARTICIPANTS: "участники",
    Role.RESULT: "результат",
    Role.CONTROL: "контроль",
    Role.NOTE: "примечание",
}


def measure_draft(raw: RawMeasure, reading: Reading, above: MeasureDraft | None) -> MeasureDraft:
    """The draft of one measure; `above` is the measure before it, for «то же»."""
    opened = OpenMeasure(raw, list(raw.doubts))
    for line in raw.lines:
        _tell_letters(opened, line)
        reading.glossary += [
            GlossaryDraft(short, full, line.place)
            for cell in _all_cells(line)
            for short, full in definitions(one_line(text_of(cell)))
        ]
    number, title, details = _title(opened, reading)
    number = _not_a_day(opened, number)
    parts = [_part(opened, line, reading) for line in raw.lines]
    responsible = _common_people([part.responsible for part in parts])
    term, own_terms = _common_term(opened, parts)
    results = tuple(_results(opened, parts, reading, own_terms, own_people=responsible is None))
    draft = MeasureDraft(
        number=number,
        title=title,
        place=raw.place,
        details=details,
        term=term,
        responsible=_unique(m for p in parts for m in p.responsible)
        if responsible is None and not results
        else responsible or (),
        participants=_unique(m for part in parts for m in part.participants),
        results=results,
        control=tuple(_controls(opened, reading)),
        systems=_listed(raw.lines, Role.SYSTEMS),
        implements=_listed(raw.lines, Role.IMPLEMENTS),
        after=_listed(raw.lines, Role.AFTER),
        basis=_listed(raw.lines, Role.BASIS),
        note=_note(opened, reading),
        numeric=any(cell.number for cell in raw.lines[0].own.get(Role.NUMBER, ())),
    )
    draft = _term_in_title(opened, _same_as_above(opened, draft, above), reading)
    _tell_gaps(opened, draft, reading)
    return replace(draft, footnote=opened.footnote, doubts=tuple(dict.fromkeys(opened.doubts)))


# --- title -----------------------------------------------------------------------------------------------------------


def _title(opened: OpenMeasure, reading: Reading) -> tuple[str, str, tuple[str, ...]]:
    cells = _cells(opened.raw.lines, Role.MEASURE)
    items = [item for cell in cells for item in items_of(cell, _source(opened.raw))]
    number = opened.raw.number
    if not number and items:
        first = items[0]
        found = parse_number(f"{first.label} {first.text}")
        if found.number and found.rest:
            number = found.number
            items[0] = Item(found.rest, "", first.drawn)
    details = [item.text for item in items[1:]]
    details += [
        item.text for cell in _cells(opened.raw.lines, Role.DETAILS) for item in items_of(cell, _source(opened.raw))
    ]
    title = _unmarked(opened, items[0].text, reading) if items else ""
    return number, title, tuple(_unmarked(opened, text, reading) for text in details)


def _not_a_day(opened: OpenMeasure, number: str) -> str:
    """Spreadsheets turn a typed «1.10» into the first of October; the day and the month are the number."""
    match = re.fullmatch(r"0?(\d{1,2})\.0?(\d{1,2})\.\d{4}", number)
    if match is None:
        return number
    opened.doubt(f"номер в таблице превратился в дату {number}; прочитан как «{match[1]}.{match[2]}»")
    return f"{match[1]}.{match[2]}"


def _unmarked(opened: OpenMeasure, text: str, reading: Reading) -> str:
    """The text without a footnote mark; the first mark becomes the measure's, a second one stays in its text."""
    plain, mark = take_mark(text, reading.marks)
    if not mark:
        return text
    if opened.footnote not in ("", mark):
        opened.doubt(f"вторая сноска «{mark}» осталась в тексте «{text}»: у мероприятия бывает одна")
        return text
    opened.footnote = mark
    return plain


# --- one row of it ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Part:
    """What one row says. `term_rows` is how many rows its term's cell covers."""

    line: Line
    term: str
    responsible: tuple[MentionDraft, ...]
    participants: tuple[MentionDraft, ...]
    results: tuple[ResultDraft, ...]


def _part(opened: OpenMeasure, line: Line, reading: Reading) -> _Part:
    source = line.segment.table.source
    cells = _reaching(opened, line)
    term = term_of(opened, cells, source, line)
    term, mark = take_mark(term, reading.marks)
    if mark:
        opened.footnote = opened.footnote or mark
    responsible = reading.people.mentions(_unmarked_items(opened, cells.get(Role.RESPONSIBLE, []), source, reading))
    participants = reading.people.mentions(_unmarked_items(opened, cells.get(Role.PARTICIPANTS, []), source, reading))
    items = _unmarked_items(opened, cells.get(Role.RESULT, []), source, reading)
    for text in term_doubts(term, reading.context):
        opened.doubt(text, line.place)
    for role, mentions in (("ответственные", responsible), ("участники", participants)):
        for text in reading.people.doubts([m for m in mentions if not SAME_AS_ABOVE.fullmatch(m.name)], role):
            opened.doubt(text, line.place)
    results = results_of(items, reading.people)
    for result in results:
        if maybe_several(result.text):
            opened.doubt(f"результат «{result.text}» делится точкой с запятой: возможно, их несколько", line.place)
        for text in term_doubts(result.term, reading.context, "срок результата"):
            opened.doubt(text, line.place)
    return _Part(line, term, responsible, participants, results)


def _reaching(opened: OpenMeasure, line: Line) -> dict[Role, list[Cell]]:
    """The row's cells with those that reach down to it: within the measure silently, from another with a doubt."""
    found = {role: list(cells) for role, cells in line.own.items()}
    first = opened.raw.lines[0]
    for role, cells in line.shared.items():
        if role not in _COPIED:
            continue
        inside = [
            c for c in cells if any(c.row == other.row for other in opened.raw.lines if other.segment is line.segment)
        ]
        outside = [c for c in cells if c not in inside]
        if outside and line is first:
            words = one_line(outside[0].text)
            opened.doubt(f"{_COPIED[role]} «{words}» – из ячейки, общей с мероприятиями выше", line.place)
            found.setdefault(role, []).extend(outside)
        elif role is not Role.RESULT and (inside or outside):
            found.setdefault(role, []).extend(inside or outside)
    for cells in line.own.values():
        for cell in cells:
            _tell_wide(opened, line, cell)
    return found


def _tell_wide(opened: OpenMeasure, line: Line, cell: Cell) -> None:
    roles = line.segment.header.roles
    covered = list(dict.fromkeys(roles.get(c, Role.OTHER) for c in range(cell.column, cell.column + cell.column_span)))
    if len(covered) > 1 and set(covered) != {Role.START, Role.END}:
        names = ", ".join(role.value for role in covered)
        opened.doubt(f"ячейка «{one_line(cell.text)}» занимает столбцы {names}; она отнесена к первому", line.place)


def _unmarked_items(opened: OpenMeasure, cells: Sequence[Cell], source: Source, reading: Reading) -> list[Item]:
    return [
        Item(_unmarked(opened, item.text, reading), item.label, item.drawn)
        for cell in cells
        for item in items_of(cell, source)
    ]


# --- putting the rows together ---------------------------------------------------------------------------------------


def _common_term(opened: OpenMeasure, parts: Sequence[_Part]) -> tuple[str, bool]:
    """The measure's term, and whether results have their own instead."""
    said = [part for part in parts if part.term]
    terms = list(dict.fromkeys(part.term for part in said))
    if not said:
        return "", False
    if len(parts) == 1 or (len(terms) == 1 and (len(said) == len(parts) or said[0] is parts[0])):
        return terms[0], False
    if all(part.results for part in said):
        return "", True
    left = [part.term for part in said if not part.results]
    if len(left) == len(said) == 1:
        return left[0], False
    opened.doubt(f"срок «{'; '.join(left)}» стоит в строке без результата; он отнесён ко всему мероприятию")
    return "; ".join(dict.fromkeys(left)), True


def _common_people(found: Sequence[tuple[MentionDraft, ...]]) -> tuple[MentionDraft, ...] | None:
    """The addressees of the whole measure, or None where rows have different ones."""
    said = [people for people in found if people]
    if not said:
        return ()
    if len(set(said)) == 1 and (len(said) == len(found) or said[0] is found[0] or len(found) == 1):
        return said[0]
    return None


def _results(
    opened: OpenMeasure, parts: Sequence[_Part], reading: Reading, own_terms: bool, *, own_people: bool
) -> Iterator[ResultDraft]:
    any_results = any(part.results for part in parts)
    for part in parts:
        if own_people and part.responsible and not part.results and any_results:
            names = ", ".join(mention.name for mention in part.responsible)
            opened.doubt(f"ответственные «{names}» стоят в строке без результата", part.line.place)
        for result in part.results:
            term = result.term or (part.term if own_terms else "")
            people = result.responsible or (part.responsible if own_people else ())
            yield replace(result, term=term, responsible=people)


def _controls(opened: OpenMeasure, reading: Reading) -> Iterator[ControlDraft]:
    source = _source(opened.raw)
    items = [item for cell in _cells(opened.raw.lines, Role.CONTROL) for item in items_of(cell, source)]
    for control in controls_of(items):
        text, mark = take_mark(control.text, reading.marks)
        for told in term_doubts(control.term, reading.context, "срок контроля"):
            opened.doubt(told)
        yield replace(control, text=text, footnote=mark)


def _note(opened: OpenMeasure, reading: Reading) -> str:
    notes = [text_of(cell) for cell in _cells(opened.raw.lines, Role.NOTE)]
    notes = [_unmarked(opened, note, reading) for note in notes if note.strip(_DASHES)]
    for line in opened.raw.lines:
        for title, cell in line.extra:
            if marked_term(title, cell):
                continue
            text = text_of(cell)
            note = f"{one_line(title)}: {text}"
            if not text.strip(_DASHES) or note in notes:
                continue
            words = f"столбец «{one_line(title)}» не входит в карту; его текст поставлен в примечание"
            opened.doubt(words, line.place)
            notes.append(note)
    return " ".join(notes)


def _listed(lines: Sequence[Line], role: Role) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for line in lines:
        for cell in line.own.get(role, ()):
            for item in items_of(cell, line.segment.table.source):
                found[item.text] = None
    return tuple(found)


def _same_as_above(opened: OpenMeasure, draft: MeasureDraft, above: MeasureDraft | None) -> MeasureDraft:
    """«То же», «-//-» and quotes mean the cell above."""
    same = len(draft.responsible) == 1 and SAME_AS_ABOVE.fullmatch(draft.responsible[0].name)
    if same and above is None:
        opened.doubt("ответственный записан знаком повтора, а в разделе выше никого нет; впишите его по документу")
    if same and above is not None:
        opened.doubt("ответственный записан знаком повтора; взят из мероприятия выше")
        draft = replace(draft, responsible=above.responsible)
    if draft.term and SAME_AS_ABOVE.fullmatch(draft.term) and above is not None:
        opened.doubts = [each for each in opened.doubts if f"«{draft.term}» не понят" not in each.text]
        opened.doubt("срок записан знаком повтора; взят из мероприятия выше")
        draft = replace(draft, term=above.term)
    return draft


def _term_in_title(opened: OpenMeasure, draft: MeasureDraft, reading: Reading) -> MeasureDraft:
    """A table without a column of terms may have them in the titles."""
    term = "" if reading.has_terms or draft.term else split_term(draft.title)[1]
    if not term:
        return draft
    opened.doubt(f"столбца сроков нет; срок «{term}» взят из названия")
    return replace(draft, term=term)


def _tell_gaps(opened: OpenMeasure, draft: MeasureDraft, reading: Reading) -> None:
    """What the document leaves open and a roadmap should have."""
    if not draft.title:
        opened.doubt("у строки нет названия мероприятия")
    if reading.has_terms and not draft.term and not any(result.term for result in draft.results):
        opened.doubt("срок не указан")
    people = draft.responsible or draft.participants or any(result.responsible for result in draft.results)
    if reading.has_people and not people:
        opened.doubt("ответственный не указан")
    terms = draft.term.count(";") + 1
    if (
        len(opened.raw.lines) == 1
        and len(draft.results) > 1
        and terms == len(draft.results)
        and not any(result.term for result in draft.results)
    ):
        opened.doubt(f"результатов {terms} и сроков {terms}: возможно, у каждого результата свой срок")
    elif len(opened.raw.lines) == 1 and terms > 1 and len(draft.results) > 1:
        opened.doubt(f"результатов {len(draft.results)}, сроков {terms}: какой срок чей, решите сами")


def _tell_letters(opened: OpenMeasure, line: Line) -> None:
    changed = [word for cell in _all_cells(line) for p in cell.paragraphs for word in clean(p.text).changed]
    if changed:
        words = ", ".join(f"«{word}»" for word in dict.fromkeys(changed))
        opened.doubt(f"латинские, греческие или нечитаемые знаки в словах заменены: {words}", line.place)


def _all_cells(line: Line) -> Iterator[Cell]:
    for cells in line.own.values():
        yield from cells
    for _, cell in line.extra:
        yield cell


def _cells(lines: Sequence[Line], role: Role) -> list[Cell]:
    """The role's cells of all rows, each text once, and for the first row also those reaching down to it."""
    found = {one_line(cell.text): cell for line in reversed(lines) for cell in reversed(line.own.get(role, ()))}
    if not found and lines:
        return list(lines[0].shared.get(role, ()))
    return list(reversed(found.values()))


def _source(raw: RawMeasure) -> Source:
    return raw.lines[0].segment.table.source


def _unique(mentions: Iterable[MentionDraft]) -> tuple[MentionDraft, ...]:
    return tuple(dict.fromkeys(mentions))
