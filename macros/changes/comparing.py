"""Two states of the content compared: plans, their measures, and the materials beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from macros.changes.matching import Card, folded, pair_up
from macros.changes.measures import measure_differences
from macros.changes.values import (
    Aspect,
    Changes,
    Difference,
    Kind,
    MaterialChange,
    MeasureChange,
    RoadmapChange,
    Sort,
)
from macros.changes.wording import (
    People,
    list_differences,
    remark_differences,
    term_differences,
    text_differences,
)
from macros.model.base import Record
from macros.model.materials import Described
from macros.model.page import Page
from macros.model.parties import PartyRegistry
from macros.model.roadmap import Approval, Measure, Roadmap, Section
from macros.project import Project

RENAMED = 0.9  # likeness of titles that makes one plan of two ids


def compare_projects(before: Project, after: Project) -> Changes:
    """What has changed from `before` to `after`. Typography alone (quotes, dashes, ё, spaces) is no change."""
    earlier = _same_roadmaps(before.roadmaps, after.roadmaps)
    found: list[RoadmapChange] = []
    for roadmap in after.roadmaps:
        was = earlier.get(roadmap.id)
        if was is None:
            found.append(_whole(Kind.ADDED, roadmap))
        elif was != roadmap or before.parties != after.parties:
            change = _compare_roadmaps(was, roadmap, (before.parties, after.parties))
            found += [change] if change.differences or change.measures else []
    kept = {was.id for was in earlier.values()}
    found += [_whole(Kind.REMOVED, roadmap) for roadmap in before.roadmaps if roadmap.id not in kept]
    return Changes(tuple(found), tuple(_materials(before, after)))


def _same_roadmaps(before: Iterable[Roadmap], after: Iterable[Roadmap]) -> dict[str, Roadmap]:
    """The later id → the earlier plan: the one of this id, else one of almost the same title whose id is gone."""
    old, new = ({roadmap.id: roadmap for roadmap in side} for side in (before, after))
    gone = [roadmap for roadmap in before if roadmap.id not in new]
    fresh = [roadmap for roadmap in after if roadmap.id not in old]
    renamed = pair_up(_title_cards(gone), _title_cards(fresh), RENAMED)
    return {name: old[name] for name in new if name in old} | {fresh[j].id: gone[i] for i, j in renamed.items()}


def _title_cards(roadmaps: Iterable[Roadmap]) -> list[Card]:
    return [Card(f"{roadmap.title} {roadmap.territory}") for roadmap in roadmaps]


def _whole(kind: Kind, roadmap: Roadmap) -> RoadmapChange:
    size = sum(1 for _ in roadmap.measures())
    level = roadmap.level.value
    return RoadmapChange(kind, roadmap.id, roadmap.name, roadmap.territory, level, size, archived=roadmap.archived)


def _compare_roadmaps(before: Roadmap, after: Roadmap, parties: tuple[PartyRegistry, PartyRegistry]) -> RoadmapChange:
    people = People.of((parties[0], before.territory), (parties[1], after.territory))
    return replace(
        _whole(Kind.CHANGED, after),
        differences=tuple(_own_differences(before, after)),
        measures=tuple(_measures(before, after, people)),
    )


def _own_differences(before: Roadmap, after: Roadmap) -> Iterator[Difference]:
    """In what the plan differs apart from its measures."""
    if before.id != after.id:
        yield Difference(Aspect.ADDRESS, before.id, after.id, "id")
    yield from text_differences(Aspect.TITLE, "title", before.title, after.title)
    yield from remark_differences("short_title", before.short_title, after.short_title)
    yield from remark_differences("description", before.description, after.description)
    yield from remark_differences("territory", before.territory, after.territory)
    yield from remark_differences("level", before.level.value, after.level.value)
    yield from term_differences(before.period, after.period, aspect=Aspect.PERIOD)
    if before.archived != after.archived:
        yield Difference(Aspect.ARCHIVE, _yes(before.archived), _yes(after.archived), "archive")
    yield from list_differences(Aspect.APPROVAL, _approvals(before.approvals), _approvals(after.approvals))
    yield from remark_differences("annex", before.annex, after.annex)
    yield from list_differences(Aspect.BASIS, before.basis, after.basis)
    yield from remark_differences("note", before.note, after.note)
    yield from remark_differences("footnotes", *("; ".join(r.footnotes.values()) for r in (before, after)))


def _yes(value: bool) -> str:
    return "да" if value else ""


def _approvals(approvals: Iterable[Approval]) -> list[str]:
    found = []
    for each in approvals:
        day = f"{each.date:%d.%m.%Y}" if each.date else ""
        found.append(", ".join(filter(None, (f"{each.kind}: {each.by}", day, each.number and f"№ {each.number}"))))
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """A measure with the index of its section."""

    section: int
    measure: Measure


def _rows(roadmap: Roadmap) -> list[_Row]:
    return [_Row(index, measure) for index, section in enumerate(roadmap.sections) for measure in section.measures]


def _measures(before: Roadmap, after: Roadmap, people: People) -> Iterator[MeasureChange]:
    old, new = _rows(before), _rows(after)
    pairs = pair_up(_measure_cards(old), _measure_cards(new))
    sections = _Sections(before.sections, after.sections, [(old[i], new[j]) for i, j in pairs.items()])
    numbers = {_number(old[i]): _number(new[j]) for i, j in pairs.items()}
    earlier = {j: _renumbered(old[i], numbers) for i, j in pairs.items()}
    for j, row in enumerate(new):
        if j not in earlier:
            yield _whole_measure(Kind.ADDED, row, after.sections)
        else:
            was = earlier[j]
            differences = [*sections.differences(was, row), *measure_differences(was.measure, row.measure, people)]
            if differences:
                yield _changed(row, after.sections, tuple(differences))
    yield from (_whole_measure(Kind.REMOVED, row, before.sections) for i, row in enumerate(old) if i not in pairs)


def _number(row: _Row) -> str:
    return row.measure.number.rstrip(".")


def _renumbered(row: _Row, numbers: Mapping[str, str]) -> _Row:
    """The earlier measure with the later numbers of those that it follows: a shift of numbers is not its change."""
    after = tuple(numbers.get(name.strip().rstrip("."), name) for name in row.measure.after)
    return _Row(row.section, row.measure.model_copy(update={"after": after}))


def _measure_cards(rows: Iterable[_Row]) -> list[Card]:
    return [Card(row.measure.title, row.measure.id or "", _number(row)) for row in rows]


def _changed(row: _Row, sections: Sequence[Section], differences: tuple[Difference, ...]) -> MeasureChange:
    measure = row.measure
    number, section = measure.number.rstrip("."), sections[row.section].title
    return MeasureChange(Kind.CHANGED, measure.slug, number, measure.title, section, differences)


def _whole_measure(kind: Kind, row: _Row, sections: Sequence[Section]) -> MeasureChange:
    measure = row.measure
    return replace(
        _changed(row, sections, ()),
        kind=kind,
        term=measure.term.text if measure.term else "",
        responsible=tuple(dict.fromkeys(mention.name for mention in measure.responsible)),
    )


class _Sections:
    """Knows which section is which: the one of the same title, else the one that most of its measures went to."""

    def __init__(self, before: Sequence[Section], after: Sequence[Section], pairs: Sequence[tuple[_Row, _Row]]) -> None:
        self._before, self._after = before, after
        votes = Counter((old.section, new.section) for old, new in pairs)
        sure = len(pairs) + 1
        old, new = ([folded(section.title) for section in side] for side in (before, after))
        certain = [(i, j, sure) for i, one in enumerate(old) for j, other in enumerate(new) if one == other]
        self._same: Mapping[int, int] = _best(certain, votes)

    def differences(self, before: _Row, after: _Row) -> Iterator[Difference]:
        """The move to another section."""
        if self._same.get(before.section) != after.section:
            titles = self._before[before.section].title, self._after[after.section].title
            yield Difference(Aspect.SECTION, *titles, "section")


def _best(certain: Sequence[tuple[int, int, int]], votes: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Each section once on each side, the surest pairs first; of equals those that kept their places."""
    found = [*certain, *((i, j, count) for (i, j), count in votes.items())]
    pairs: dict[int, int] = {}
    for i, j, _ in sorted(found, key=lambda each: (-each[2], abs(each[0] - each[1]), each[0] + each[1])):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _materials(before: Project, after: Project) -> Iterator[MaterialChange]:
    for sort, old, new in zip(Sort, _by_sort(before), _by_sort(after), strict=True):
        moved = _moved(old, new)
        for key, (title, value) in new.items():
            was = moved.get(key, key)
            if was not in old:
                yield MaterialChange(Kind.ADDED, sort, key, title)
            elif was != key or old[was][1] != value:
                former = old[was][0] if folded(old[was][0]) != folded(title) else ""
                yield MaterialChange(Kind.CHANGED, sort, key, title, was if was != key else "", former)
        gone = (key for key in old if key not in new and key not in moved.values())
        yield from (MaterialChange(Kind.REMOVED, sort, key, old[key][0]) for key in gone)


Keyed = Mapping[str, tuple[str, object]]


def _moved(before: Keyed, after: Keyed) -> dict[str, str]:
    """The later id → the earlier one, for what has the same title, or else says the same, under another id."""
    gone = {key: each for key, each in before.items() if key not in after}
    fresh = {key: each for key, each in after.items() if key not in before}
    found: dict[str, str] = {}
    for part in (0, 1):
        old, new = (_once(side, part, taken) for side, taken in ((gone, found.values()), (fresh, found)))
        found |= {new[value]: old[value] for value in old.keys() & new.keys()}
    return found


def _once(entries: Keyed, part: int, taken: Collection[str]) -> dict[str, str]:
    """What each entry is recognised by (0: its title, 1: all that it says) → its id, if it is the only such one."""
    keys = {key: repr(folded(each[0]) if part == 0 else each[1]) for key, each in entries.items() if key not in taken}
    times = Counter(keys.values())
    return {value: key for key, value in keys.items() if times[value] == 1}


def _by_sort(project: Project) -> tuple[Keyed, ...]:
    """Id → title and what is compared, in the order of Sort. The day of review alone is no change."""
    calendar = project.calendar
    return (
        *(_described(each) for each in (project.instructions, project.speech_modules, project.report_forms)),
        {page.path: _page(page) for page in project.pages},
        {entry.id: (entry.question, _said(entry)) for entry in project.faq},
        {contact.id: (contact.title, (contact.value, _said(contact))) for contact in project.contacts},
        {entry.term: (entry.term, _said(entry)) for entry in project.glossary},
        {party.id: (party.name, _said(party)) for party in project.parties.parties},
        {structure.id: (structure.title, _said(structure)) for structure in project.structures},
        {year.name: (year.name, _said(year)) for year in calendar.academic_years}
        | {event.name: (event.name, _said(event)) for event in calendar.events},
    )


def _described(materials: Iterable[Described]) -> Keyed:
    return {each.id: (each.title, _said(each)) for each in materials}


def _page(page: Page) -> tuple[str, object]:
    return page.meta.title or page.path, (_said(page.meta), folded(page.body))


def _said(record: Record) -> object:
    """All that the record says, without its typography."""
    return _folded(record.model_dump(mode="json", exclude={"reviewed"}))


def _folded(value: object) -> object:
    if isinstance(value, str):
        return folded(value)
    if isinstance(value, Mapping):
        return {key: _folded(each) for key, each in value.items()}
    return [_folded(each) for each in value] if isinstance(value, list) else value
