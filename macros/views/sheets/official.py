"""The official view of a roadmap: as the signed document has it, and nothing of ours in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.model.roadmap import Approval, Control, Measure, Mentions, Result, Roadmap
from macros.project import Project
from macros.views.roadmap_table import section_title
from macros.views.sheets.edition import Caption, Edition, SheetHead, sheet_head
from macros.views.sheets.rows import indicators, measure_owner
from macros.views.urls import roadmap_url
from macros.views.wording import NBSP, short_date


@dataclass(frozen=True, slots=True)
class ApprovalBlock:
    """«УТВЕРЖДЕНО», by whom, «от 28.08.2024 № 5»."""

    kind: str
    by: str
    act: str


@dataclass(frozen=True, slots=True)
class OfficialLine:
    """A line of a measure: a result with what is its own. None and empty mean «as the whole measure»."""

    text: str
    indicators: tuple[str, ...]
    term: str | None
    people: str | None


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """A measure. `term` and `people` are those of the whole; `lines` has one entry at least."""

    owner: str
    number: str
    title: str
    mark: str
    details: tuple[str, ...]
    term: str
    people: str
    participants: str
    lines: tuple[OfficialLine, ...]
    control: tuple[str, ...]

    @property
    def own_terms(self) -> bool:
        """Whether a result has a term of its own."""
        return any(line.term is not None for line in self.lines)

    @property
    def own_people(self) -> bool:
        """Whether a result has responsible of its own."""
        return any(line.people is not None for line in self.lines)


@dataclass(frozen=True, slots=True)
class OfficialSection:
    """A section with its merged row."""

    title: str
    rows: tuple[OfficialRow, ...]


@dataclass(frozen=True, slots=True)
class OfficialSheet:
    """The document. `columns` are the names of the columns in order; optional ones stand only where they are filled."""

    head: SheetHead
    annex: str
    approvals: tuple[ApprovalBlock, ...]
    period: str
    basis: tuple[str, ...]
    with_people: bool
    with_participants: bool
    with_results: bool
    with_control: bool
    sections: tuple[OfficialSection, ...]
    footnotes: tuple[tuple[str, str], ...]

    def parts_alone(self) -> Iterator[tuple[str, OfficialSheet]]:
        """The sheet with one measure alone, for each of them."""
        for section in self.sections:
            for row in section.rows:
                yield row.owner, replace(self, sections=(replace(section, rows=(row,)),))


def official_sheet(project: Project, roadmap: Roadmap, edition: Edition) -> OfficialSheet:
    """The roadmap as a document."""
    measures = tuple(roadmap.measures())
    return OfficialSheet(
        head=sheet_head(
            project,
            edition,
            roadmap_url(roadmap),
            Caption(kind="", title=roadmap.title, running=roadmap.name, territory=roadmap.territory),
            roadmap,
        ),
        annex=roadmap.annex,
        approvals=tuple(_approval(approval) for approval in roadmap.approvals),
        period=roadmap.period.text if roadmap.period else "",
        basis=roadmap.basis,
        with_people=any(measure.responsible or any(r.responsible for r in measure.results) for measure in measures),
        with_participants=any(measure.participants for measure in measures),
        with_results=any(measure.results for measure in measures),
        with_control=any(measure.control for measure in measures),
        sections=tuple(
            OfficialSection(section_title(section), tuple(_row(roadmap, measure) for measure in section.measures))
            for section in roadmap.sections
        ),
        footnotes=tuple(roadmap.footnotes.items()),
    )


def _approval(approval: Approval) -> ApprovalBlock:
    day = f"от{NBSP}{short_date(approval.date)}" if approval.date else ""
    number = f"№{NBSP}{approval.number}" if approval.number else ""
    return ApprovalBlock(approval.kind.upper(), approval.by, " ".join(part for part in (day, number) if part))


def _row(roadmap: Roadmap, measure: Measure) -> OfficialRow:
    return OfficialRow(
        owner=measure_owner(roadmap, measure),
        number=measure.number,
        title=measure.title,
        mark=measure.footnote,
        details=measure.details,
        term=measure.term.text if measure.term else "",
        people=_people(measure.responsible),
        participants=_people(measure.participants),
        lines=tuple(_line(result) for result in measure.results) or (OfficialLine("", (), None, None),),
        control=tuple(_control(control) for control in measure.control),
    )


def _line(result: Result) -> OfficialLine:
    return OfficialLine(
        text=result.text,
        indicators=indicators(result.indicators),
        term=result.term.text if result.term else None,
        people=_people(result.responsible) if result.responsible else None,
    )


def _control(control: Control) -> str:
    term = f" – {control.term.text}" if control.term else ""
    return f"{control.text}{term}{control.footnote}"


def _people(mentions: Mentions) -> str:
    """One addressee to a line, as such tables are set."""
    return ",\n".join(f"{each.name} ({each.note})" if each.note else each.name for each in mentions)
