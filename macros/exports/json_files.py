"""The API's JSON files: roadmaps, the index, in the shape of `exports.contract`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from macros.exports.addresses import address
from macros.exports.contract import (
    LEVEL_NAMES,
    ApprovalDocument,
    ControlDocument,
    IndexCounts,
    IndexDocument,
    IndexFiles,
    IndicatorDocument,
    MeasureDocument,
    MeasureLinkDocument,
    MentionDocument,
    ResultDocument,
    RoadmapCounts,
    RoadmapDocument,
    RoadmapEntry,
    RoadmapFiles,
    SectionDocument,
    SiteDocument,
    TermDocument,
)
from macros.exports.json_bytes import json_bytes
from macros.exports.party_json import party_entry
from macros.model.roadmap import Control, Indicator, Measure, Mentions, Result, Roadmap, Section
from macros.project import Project, SiteSettings
from macros.terms import Term, term_to_json
from macros.views.assignments import assignments
from macros.views.references import find_in_roadmap, find_measure
from macros.views.urls import (
    measure_url,
    parties_data_url,
    roadmap_calendar_url,
    roadmap_data_url,
    roadmap_url,
    schema_url,
)


def export_roadmap_json(project: Project, roadmap: Roadmap) -> bytes:
    """`api/v1/roadmaps/<id>.json`: the whole roadmap, every measure once."""
    return json_bytes(roadmap_document(project, roadmap))


def export_index_json(project: Project) -> bytes:
    """`api/v1/index.json`: which roadmaps and parties there are, and where their files lie."""
    return json_bytes(index_document(project))


def roadmap_document(project: Project, roadmap: Roadmap) -> RoadmapDocument:
    """What `export_roadmap_json` writes."""
    settings = project.settings
    writer = _MeasureWriter(project, roadmap)
    return RoadmapDocument(
        schema_=address(settings, schema_url()),
        type="roadmap",
        id=roadmap.id,
        title=roadmap.title,
        short_title=roadmap.short_title,
        description=roadmap.description,
        level=LEVEL_NAMES[roadmap.level],
        territory=roadmap.territory,
        period=_term(roadmap.period),
        archived=roadmap.archived,
        approvals=tuple(
            ApprovalDocument(by=each.by, kind=each.kind, date=each.date, number=each.number)
            for each in roadmap.approvals
        ),
        annex=roadmap.annex,
        basis=roadmap.basis,
        owner=roadmap.owner,
        reviewed=roadmap.reviewed,
        note=roadmap.note,
        url=address(settings, roadmap_url(roadmap)),
        files=_files(settings, roadmap),
        sections=tuple(_section(section) for section in roadmap.sections),
        measures=tuple(writer.document(section, measure) for section, measure in _measures(roadmap)),
        footnotes=dict(roadmap.footnotes),
    )


def index_document(project: Project) -> IndexDocument:
    """What `export_index_json` writes."""
    settings = project.settings
    assigned = assignments(project)
    return IndexDocument(
        schema_=address(settings, schema_url()),
        type="index",
        site=SiteDocument(name=settings.site_name, url=settings.site_url, publisher=settings.publisher),
        files=IndexFiles(
            parties=address(settings, parties_data_url()),
            schema_=address(settings, schema_url()),
        ),
        counts=IndexCounts(
            roadmaps=len(project.roadmaps),
            measures=sum(roadmap.gist.measures for roadmap in project.roadmaps),
            parties=len(assigned),
        ),
        roadmaps=tuple(_roadmap_entry(settings, roadmap) for roadmap in project.roadmaps),
        parties=tuple(party_entry(project, party) for party in project.parties.parties if party.id in assigned),
    )


def _measures(roadmap: Roadmap) -> Iterator[tuple[Section, Measure]]:
    for section in roadmap.sections:
        for measure in section.measures:
            yield section, measure


def _files(settings: SiteSettings, roadmap: Roadmap) -> RoadmapFiles:
    return RoadmapFiles(
        json_=address(settings, roadmap_data_url(roadmap.id, "json")),
        csv=address(settings, roadmap_data_url(roadmap.id, "csv")),
        ics=address(settings, roadmap_calendar_url(roadmap.id)),
    )


def _section(section: Section) -> SectionDocument:
    return SectionDocument(
        number=section.number,
        title=section.title,
        note=section.note,
        measures=tuple(measure.slug for measure in section.measures),
    )


def _roadmap_entry(settings: SiteSettings, roadmap: Roadmap) -> RoadmapEntry:
    gist = roadmap.gist
    return RoadmapEntry(
        id=roadmap.id,
        title=roadmap.title,
        short_title=roadmap.short_title,
        level=LEVEL_NAMES[roadmap.level],
        territory=roadmap.territory,
        period=_term(roadmap.period),
        archived=roadmap.archived,
        reviewed=roadmap.reviewed,
        url=address(settings, roadmap_url(roadmap)),
        files=_files(settings, roadmap),
        counts=RoadmapCounts(sections=gist.sections, measures=gist.measures, results=gist.results),
    )


@lru_cache(maxsize=1 << 12)
def _term(term: Term | None) -> TermDocument | None:
    return None if term is None else TermDocument.model_validate(term_to_json(term))


class _MeasureWriter:
    """Writes the measures of one roadmap; knows whom its words mean and where its references lead."""

    def __init__(self, project: Project, roadmap: Roadmap) -> None:
        self._project = project
        self._roadmap = roadmap
        self._mentioned: dict[tuple[str, str], MentionDocument] = {}

    def document(self, section: Section, measure: Measure) -> MeasureDocument:
        return MeasureDocument(
            number=measure.number,
            id=measure.slug,
            title=measure.title,
            section=section.title,
            url=self._url(self._roadmap, measure),
            details=measure.details,
            term=_term(measure.term),
            responsible=self._mentions(measure.responsible),
            participants=self._mentions(measure.participants),
            results=tuple(self._result(result) for result in measure.results),
            control=tuple(_control(control) for control in measure.control),
            systems=measure.systems,
            implements=tuple(self._links(measure.implements)),
            after=tuple(self._followed(measure.after)),
            basis=measure.basis,
            footnote=measure.footnote,
            note=measure.note,
        )

    def _mentions(self, mentions: Mentions) -> tuple[MentionDocument, ...]:
        return tuple([self._mention(mention.name, mention.note) for mention in mentions])

    def _mention(self, name: str, note: str) -> MentionDocument:
        """The same few are meant again and again in a roadmap."""
        written = self._mentioned.get((name, note))
        if written is None:
            party = self._project.parties.find(name, self._roadmap.territory)
            written = MentionDocument(id=party.id if party else None, name=name, note=note)
            self._mentioned[name, note] = written
        return written

    def _result(self, result: Result) -> ResultDocument:
        return ResultDocument(
            text=result.text,
            term=_term(result.term),
            responsible=self._mentions(result.responsible),
            indicators=tuple(_indicator(indicator) for indicator in result.indicators),
            note=result.note,
        )

    def _links(self, references: Iterable[str]) -> Iterator[MeasureLinkDocument]:
        for reference in references:
            yield self._link(reference, find_measure(self._project, reference))

    def _followed(self, references: Iterable[str]) -> Iterator[MeasureLinkDocument]:
        for reference in references:
            measure = find_in_roadmap(self._roadmap, reference)
            yield self._link(reference, (self._roadmap, measure) if measure else None)

    def _link(self, reference: str, target: tuple[Roadmap, Measure] | None) -> MeasureLinkDocument:
        if target is None:
            return MeasureLinkDocument(ref=reference, roadmap=None, measure=None, url=None)
        roadmap, measure = target
        return MeasureLinkDocument(
            ref=reference, roadmap=roadmap.id, measure=measure.slug, url=self._url(roadmap, measure)
        )

    def _url(self, roadmap: Roadmap, measure: Measure) -> str:
        return address(self._project.settings, measure_url(roadmap, measure))


def _control(control: Control) -> ControlDocument:
    return ControlDocument(text=control.text, term=_term(control.term), footnote=control.footnote)


def _indicator(indicator: Indicator) -> IndicatorDocument:
    return IndicatorDocument(
        name=indicator.name,
        target=indicator.target,
        unit=indicator.unit,
        base=indicator.base,
        term=_term(indicator.date),
    )
