"""How a roadmap is carried out, as the reports say: by measure, by municipality, and the indicators with their bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from macros.model.monitoring import Counts, IndicatorProgress, MeasureProgress, Monitoring
from macros.model.roadmap import Roadmap
from macros.model.targets import Target, read_target
from macros.project import Project
from macros.views.page_head import LinkView, PageHeadView
from macros.views.references import find_in_roadmap
from macros.views.urls import measure_url, monitoring_url, report_url, roadmap_url
from macros.views.wording import NBSP, counted, long_date

REPORTS = ("отчёт", "отчёта", "отчётов")
NOT_YET = "Отчёты по этой карте ещё не собирали. Здесь появится, сколько мероприятий выполнено и у кого."

_KINDS = (
    ("done", "Выполнено"),
    ("running", "Выполняется"),
    ("not-started", "Не начато"),
    ("not-needed", "Не требуется"),
    ("empty", "Нет сведений"),
)


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A piece of a bar that is 100 long. `kind` names its look."""

    kind: str
    start: str
    length: str


@dataclass(frozen=True, slots=True)
class CountView:
    """A cell of figures with its column's title, for rows that become cards."""

    kind: str
    title: str
    number: int


@dataclass(frozen=True, slots=True)
class ProgressRowView:
    """A measure or a municipality. `answered` is False for one that sent no report: then there are no counts."""

    number: str
    title: str
    url: str
    answered: bool
    counts: tuple[CountView, ...]
    late: int
    bar: tuple[SegmentView, ...]


@dataclass(frozen=True, slots=True)
class ValueRowView:
    """What one municipality reports. `mark` is «цель достигнута», «ниже цели» or empty."""

    name: str
    value: str
    mark: str
    reached: bool
    length: str


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator: a picture of where all values lie, its words, and the same as a table.

    Places are in per cent of the picture's width; `target` is empty where the target is no single number.
    """

    id: str
    title: str
    measure: LinkView
    target_words: str
    summary: str
    ticks: tuple[str, ...]
    target: str
    largest: str
    rows: tuple[ValueRowView, ...]


@dataclass(frozen=True, slots=True)
class MonitoringView:
    """The whole picture; `empty` is the sentence shown where nothing was collected yet, and then nothing else is."""

    empty: str
    day: str = ""
    day_words: str = ""
    reports: str = ""
    note: str = ""
    total: ProgressRowView | None = None
    titles: tuple[str, ...] = ()
    measures: tuple[ProgressRowView, ...] = ()
    addressees: tuple[ProgressRowView, ...] = ()
    indicators: tuple[IndicatorView, ...] = ()


def find_monitoring(project: Project, name: str) -> Monitoring | None:
    """The figures with this id; for a roadmap's id its newest ones."""
    own = next((each for each in project.monitoring if each.id == name), None)
    of_roadmap = [each for each in project.monitoring if each.roadmap == name]
    return own or max(of_roadmap, key=lambda each: (each.day, each.id), default=None)


def monitoring_view(project: Project, name: str) -> MonitoringView:
    """The figures of an id or of a roadmap; a kind sentence where there are none."""
    found = find_monitoring(project, name)
    if found is None:
        return MonitoringView(empty=NOT_YET)
    roadmap = project.roadmap(found.roadmap)
    return MonitoringView(
        empty="",
        day=found.day.isoformat(),
        day_words=long_date(found.day),
        reports=_reports(found),
        note="Мероприятие считается у каждого, кто за него отвечает и сдал отчёт.",
        total=_total(found),
        titles=tuple(title for _, title in _KINDS),
        measures=tuple(_measure(roadmap, each) for each in found.measures),
        addressees=tuple(_row(each, "", each.name, "", answered=each.answered) for each in found.addressees),
        indicators=tuple(_indicator(roadmap, number, each) for number, each in enumerate(found.indicators, 1)),
    )


def monitoring_head_view(project: Project, monitoring: Monitoring) -> PageHeadView:
    """The head of the page."""
    roadmap = project.roadmap(monitoring.roadmap)
    path = [LinkView("Дорожные карты", "roadmaps/")]
    path += [LinkView(roadmap.name, roadmap_url(roadmap))] if roadmap else []
    form = next((each for each in project.report_forms if each.id == monitoring.form), None)
    path += [LinkView(form.title, report_url(form.id))] if form else []
    lead = "Что сообщили муниципалитеты и организации: сколько мероприятий выполнено и у кого, что с показателями."
    return PageHeadView(tuple(path), "Мониторинг", monitoring.title, lead, (), ())


def monitoring_links(project: Project, roadmap_id: str) -> tuple[LinkView, ...]:
    """The monitoring pages of a roadmap, the newest first."""
    found = [each for each in project.monitoring if each.roadmap == roadmap_id]
    found.sort(key=lambda each: (each.day, each.id), reverse=True)
    return tuple(LinkView(f"Ход выполнения на{NBSP}{long_date(each.day)}", monitoring_url(each.id)) for each in found)


def _reports(found: Monitoring) -> str:
    if found.expected is None:
        return counted(found.answered, REPORTS)
    more = f" и{NBSP}ещё {found.unlisted} не{NBSP}по списку" if found.unlisted else ""
    return f"{counted(found.answered - found.unlisted, REPORTS)} из{NBSP}{found.expected}{more}"


def _named(roadmap: Roadmap | None, slug: str, title: str) -> tuple[str, str]:
    """The measure's title and address today; one that is gone keeps the title that it had."""
    measure = find_in_roadmap(roadmap, slug) if roadmap else None
    return (measure.title, measure_url(roadmap, measure)) if roadmap and measure else (title, "")


def _total(found: Monitoring) -> ProgressRowView:
    names = ("done", "running", "not_started", "not_needed", "empty", "late")
    summed = Counts(**{name: sum(getattr(each, name) for each in found.measures) for name in names})
    return _row(summed, "", "Все мероприятия", "")


def _measure(roadmap: Roadmap | None, found: MeasureProgress) -> ProgressRowView:
    title, url = _named(roadmap, found.measure, found.title)
    return _row(found, found.number.rstrip("."), title, url)


def _row(counts: Counts, number: str, title: str, url: str, *, answered: bool = True) -> ProgressRowView:
    numbers = (counts.done, counts.running, counts.not_started, counts.not_needed, counts.empty)
    cells = tuple(CountView(kind, words, each) for (kind, words), each in zip(_KINDS, numbers, strict=True))
    return ProgressRowView(number, title, url, answered, cells, counts.late, tuple(_segments(cells)))


def _segments(cells: Sequence[CountView]) -> Iterator[SegmentView]:
    total, before = sum(cell.number for cell in cells), 0
    for cell in cells:
        if cell.number:
            yield SegmentView(cell.kind, _percent(before, total), _percent(cell.number, total))
        before += cell.number


def _percent(part: float, whole: float) -> str:
    """Of the whole, in per cent, with two digits at most."""
    return f"{100 * part / whole:.2f}".rstrip("0").rstrip(".") if whole else "0"


def _indicator(roadmap: Roadmap | None, number: int, found: IndicatorProgress) -> IndicatorView:
    title, url = _named(roadmap, found.measure, found.title)
    target = read_target(found.target)
    values = [each.value for each in found.values]
    whole = _whole(values, target, found.unit)
    unit = f"{NBSP}{found.unit}" if found.unit else ""
    rows = sorted(found.values, key=lambda each: (-each.value, each.name))
    return IndicatorView(
        id=f"indicator-{number}",
        title=found.title,
        measure=LinkView(f"п.{NBSP}{found.number.rstrip('.')} {title}", url),
        target_words=found.target if found.unit in found.target else f"{found.target}{unit}",
        summary=_summary(values, target, unit),
        ticks=tuple(_percent(value, whole) for value in sorted(values)),
        target=_percent(float(target.number), whole) if target else "",
        largest=f"{_words(whole)}{unit}",
        rows=tuple(_value_row(each.name, each.value, target, unit, whole) for each in rows),
    )


def _whole(values: Sequence[float], target: Target | None, unit: str) -> float:
    """What the picture's right edge means: 100 % for per cent, else the largest of all numbers."""
    return max([*values, float(target.number) if target else 0, 100 if unit == "%" else 0]) or 1


def _value_row(name: str, value: float, target: Target | None, unit: str, whole: float) -> ValueRowView:
    reached = target is not None and target.reached(value)
    mark = "" if target is None else "цель достигнута" if reached else "цель не достигнута"
    return ValueRowView(name, f"{_words(value)}{unit}", mark, reached, _percent(value, whole))


def _summary(values: Sequence[float], target: Target | None, unit: str) -> str:
    if not values:
        return "Значений пока никто не сообщил."
    lowest, middle, highest = (_words(each) for each in (min(values), median(values), max(values)))
    words = f"Значения – от {lowest}{unit} до {highest}{unit}, у половины – не меньше {middle}{unit}."
    if target is None:
        return words
    reached = sum(1 for each in values if target.reached(each))
    return f"{words} Цели достигли {reached} из{NBSP}{len(values)}."


def _words(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
