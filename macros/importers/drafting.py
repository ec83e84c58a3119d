"""The whole way from a read document to a draft of a roadmap. Nothing is guessed or dropped silently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from macros.importers.cleaning import letters_only, one_line
from macros.importers.deadlines import term_doubts
from macros.importers.draft import Doubt, GlossaryDraft, MeasureDraft, RoadmapDraft, SectionDraft
from macros.importers.footnotes import split_footnotes
from macros.importers.grid import Document, Source, TextBlock
from macros.importers.headers import Role
from macros.importers.items import items_of
from macros.importers.measures import measure_draft
from macros.importers.mending import mend
from macros.importers.numbering import number_measures
from macros.importers.open_measure import Reading
from macros.importers.people import People, definitions
from macros.importers.preamble import PLACE, Preamble, read_preamble
from macros.importers.rows import RawMeasure, RawRoadmap, assemble
from macros.importers.slugs import slug_of
from macros.importers.tables import FoundTables, find_tables
from macros.model import official_form as form
from macros.model.parties import PartyRegistry, name_key
from macros.terms import context_from_period, parse_term

NAMELESS_SECTION = "Мероприятия"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller knows better than the document. `stem` is the file's name, for a title and an id."""

    id: str = ""
    stem: str = ""
    registry: PartyRegistry = field(default_factory=PartyRegistry)
    glossary: frozenset[str] = frozenset()  # words the project's glossary knows, casefolded


def make_draft(document: Document, wishes: Wishes) -> RoadmapDraft | None:
    """The draft of the roadmap in the document; None if there is no table of measures."""
    tables = _mended(find_tables(document))
    raw = assemble(tables.segments)
    _unite_repeated(raw)
    if not any(section.measures for section in raw.sections):
        return None
    notes, rest = split_footnotes([*tables.after, *raw.after])
    notes = dict(document.footnotes) | notes
    preamble = read_preamble(tables.before, wishes.registry, _everything(document))
    rest = tuple(text for text in rest if letters_only(text) != letters_only(preamble.title))  # said again below
    reading = _reading(tables, preamble, wishes, tuple(notes))
    _collect_definitions(tables.before, reading)
    _learn_aliases(raw, reading)
    sections = number_measures(tuple(_sections(raw, reading)))
    told = tuple(_whole_doubts(document, tables, raw, preamble, rest))
    glossary = _new_words(reading.glossary, wishes.glossary)
    title = preamble.title or wishes.stem or "Дорожная карта"
    if not preamble.title:
        told = (*told, Doubt(PLACE, f"название карты не найдено; поставлено «{title}»"))
    return RoadmapDraft(
        id=wishes.id or slug_of(wishes.stem or title),
        title=title,
        level=preamble.level,
        territory=preamble.territory,
        period=preamble.period,
        approvals=preamble.approvals,
        annex=preamble.annex,
        basis=preamble.basis,
        note=preamble.note,
        sections=sections,
        footnotes=tuple(notes.items()),
        glossary=glossary,
        doubts=tuple(dict.fromkeys((*told, *_id_doubt(wishes), *_word_doubts(glossary)))),
    )


def _mended(tables: FoundTables) -> FoundTables:
    pairs = [mend(segment) for segment in tables.segments]
    told = tuple(remark for _, remarks in pairs for remark in remarks)
    return replace(tables, segments=tuple(segment for segment, _ in pairs), remarks=(*tables.remarks, *told))


def _reading(tables: FoundTables, preamble: Preamble, wishes: Wishes, marks: tuple[str, ...]) -> Reading:
    roles = {role for segment in tables.segments for role in segment.header.roles.values()}
    return Reading(
        people=People(wishes.registry, preamble.territory),
        context=context_from_period(parse_term(preamble.period)) if preamble.period else None,
        marks=marks,
        has_people=bool(roles & {Role.RESPONSIBLE, Role.PARTICIPANTS}),
        has_terms=bool(roles & {Role.TERM, Role.START, Role.END, Role.PART}),
    )


def _everything(document: Document) -> str:
    texts: list[str] = []
    for block in document.blocks:
        texts += [block.text] if isinstance(block, TextBlock) else [cell.text for cell in block.cells]
    return " ".join(texts)


def _collect_definitions(texts: Sequence[str], reading: Reading) -> None:
    whole = one_line(" ".join(texts))
    reading.glossary += [GlossaryDraft(short, full, PLACE) for short, full in definitions(whole)]


def _learn_aliases(raw: RawRoadmap, reading: Reading) -> None:
    """Short names that addressees get in the table are known in all of it, below and above."""
    for section in raw.sections:
        for measure in section.measures:
            for line in measure.lines:
                for role in (Role.RESPONSIBLE, Role.PARTICIPANTS):
                    for cell in line.own.get(role, ()):
                        for short, full in definitions(one_line(cell.text)):
                            reading.people.aliases[name_key(short)] = full.rpartition(",")[2].strip() or full


# --- sections --------------------------------------------------------------------------------------------------------


def _sections(raw: RawRoadmap, reading: Reading) -> Iterator[SectionDraft]:
    for section in raw.sections:
        if not section.measures:
            continue
        measures: list[MeasureDraft] = []
        note, outer = section.note, section.outer
        for each in section.measures:
            measures.append(measure_draft(each, reading, measures[-1] if measures else None))
        doubts = [*section.doubts]
        if not section.title:
            doubts.append(
                Doubt(
                    section.place or measures[0].place, f"название раздела не найдено; поставлено «{NAMELESS_SECTION}»"
                )
            )
        own, mark, told = measures[0].note.partition(form.SECTION_NOTE)
        if mark:  # our own workbook has no row for a section, so its note stands beside the first measure
            measures[0], note = replace(measures[0], note=own.strip()), f"{note} {told}".strip()
        if outer:
            note = f"{note} В документе это часть раздела «{' / '.join(outer)}».".strip()
        for short, full in definitions(section.title):
            reading.glossary.append(GlossaryDraft(short, full, section.place))
        yield SectionDraft(section.title or NAMELESS_SECTION, section.number, note, tuple(measures), tuple(doubts))


def _unite_repeated(raw: RawRoadmap) -> None:
    """Rows that give the same number and title again, one after the other, are one measure with several results."""
    repeated: dict[str, None] = {}
    for section in raw.sections:
        united: list[RawMeasure] = []
        for measure in section.measures:
            last = united[-1] if united else None
            if last is None or not last.number or not _same(last, measure):
                united.append(measure)
                continue
            if _title_key(last) == _title_key(measure):
                repeated[last.number] = None
            else:
                words = f"номер тот же, что в «{last.place}»: строки прочитаны как одно мероприятие"
                last.doubts.append(Doubt(measure.place, words))
            last.lines += measure.lines
            last.doubts += measure.doubts
        section.measures = united
    if repeated:
        words = "строки с тем же номером и названием прочитаны как результаты одного мероприятия; это пункты"
        raw.doubts.append(Doubt("весь файл", f"{words} {', '.join(repeated)}"))


def _same(first: RawMeasure, second: RawMeasure) -> bool:
    if first.number != second.number:
        return False
    if _title_key(first) == _title_key(second):
        return True
    lines = first.lines[0].segment.table.source is Source.LINES
    return lines and any(set(line.own) <= {Role.NUMBER, Role.MEASURE} for line in (first.lines[-1], second.lines[0]))


def _title_key(measure: RawMeasure) -> str:
    line = measure.lines[0]
    source = line.segment.table.source
    return " ".join(letters_only(i.text) for cell in line.own.get(Role.MEASURE, ()) for i in items_of(cell, source))


# --- doubts about the whole ------------------------------------------------------------------------------------------


def _whole_doubts(
    document: Document, tables: FoundTables, raw: RawRoadmap, preamble: Preamble, rest: Sequence[str]
) -> Iterator[Doubt]:
    for remark in (*document.remarks, *tables.remarks):
        yield Doubt(remark.place, remark.text)
    yield from preamble.doubts
    yield from raw.doubts
    for text in term_doubts(preamble.period, None, "период"):
        yield Doubt(PLACE, text)
    if preamble.left:
        yield Doubt(PLACE, f"не вошло в карту: {' / '.join(preamble.left)}")
    if rest:
        yield Doubt("текст после таблицы", f"не вошло в карту: {' / '.join(rest)}")
    for section in raw.sections:
        if not section.measures and section.title:
            words = " / ".join([*section.outer, f"{section.number} {section.title}".strip()])
            yield Doubt(section.place, f"под строкой «{words}» нет мероприятий; в карту она не вошла")
            yield from section.doubts
    for segment in tables.segments:
        other = [
            title for column, title in segment.header.titles.items() if segment.header.roles.get(column) is Role.OTHER
        ]
        if other:
            names = ", ".join(f"«{one_line(title)}»" for title in other)
            yield Doubt(segment.table.place, f"столбцы без соответствия в карте: {names}; их текст – в примечаниях")


def _id_doubt(wishes: Wishes) -> Iterator[Doubt]:
    if not wishes.id:
        yield Doubt("весь файл", "«ид» придуман по имени файла: он станет частью адреса, исправьте до публикации")


def _new_words(words: Sequence[GlossaryDraft], known: frozenset[str]) -> tuple[GlossaryDraft, ...]:
    found: dict[str, GlossaryDraft] = {}
    for word in words:
        if word.term.casefold() not in known:
            found.setdefault(word.term.casefold(), word)
    return tuple(found.values())


def _word_doubts(words: Sequence[GlossaryDraft]) -> Iterator[Doubt]:
    for word in words:
        yield Doubt(
            word.place,
            f"документ вводит сокращение «{word.term}» – {word.expansion}; добавьте его в docs/glossary.yaml",
        )


def summary_counts(draft: RoadmapDraft) -> tuple[int, int, int]:
    """Measures, sections and doubts."""
    return len(tuple(draft.measures())), len(draft.sections), len(draft.all_doubts())
