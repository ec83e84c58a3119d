"""The API's JSON files about parties: the registry, and for each party what it has to do.

A party of a country's plans has thousands of measures. They stand in full in the files of their roadmaps, so its own
file only says in which.
"""

from __future__ import annotations

from macros.exports.addresses import address
from macros.exports.contract import (
    LEVEL_NAMES,
    PARTY_KIND_NAMES,
    AssignmentDocument,
    PartiesDocument,
    PartyCounts,
    PartyDocument,
    PartyEntry,
    PartyRoadmapDocument,
    PartyTasksDocument,
)
from macros.exports.json_bytes import json_bytes
from macros.model.parties import Party
from macros.project import Project, SiteSettings
from macros.views.assignments import Assignment, assignments
from macros.views.party_plans import PlanShare, in_plans, plan_shares
from macros.views.tallies import tallies
from macros.views.urls import (
    measure_url,
    party_calendar_url,
    party_data_url,
    party_url,
    roadmap_data_url,
    roadmap_url,
    schema_url,
)


def export_parties_json(project: Project) -> bytes:
    """`api/v1/parties.json`: the registry, and how much each party has to do."""
    return json_bytes(parties_document(project))


def export_party_json(project: Project, party: Party) -> bytes:
    """`api/v1/parties/<id>.json`: the measures that are the party's business, of too many the roadmaps with them.

    Raises KeyError for a party that has no measure: it has no such file.
    """
    return json_bytes(party_tasks_document(project, party))


def parties_document(project: Project) -> PartiesDocument:
    """What `export_parties_json` writes."""
    return PartiesDocument(
        schema_=address(project.settings, schema_url()),
        type="parties",
        parties=tuple(_party(project, party) for party in project.parties.parties),
    )


def party_tasks_document(project: Project, party: Party) -> PartyTasksDocument:
    """What `export_party_json` writes."""
    settings = project.settings
    tasks = None if in_plans(project, party.id) else assignments(project)[party.id]
    return PartyTasksDocument(
        schema_=address(settings, schema_url()),
        type="party",
        id=party.id,
        name=party.name,
        url=address(settings, party_url(party.id)),
        calendar=address(settings, party_calendar_url(party.id)),
        counts=_counts(project, party),
        roadmaps=tuple(_roadmap(settings, share) for share in plan_shares(project, party.id)),
        assignments=None if tasks is None else tuple(_assignment(settings, task) for task in tasks),
    )


def party_entry(project: Project, party: Party) -> PartyEntry:
    """The party in the index; it has one measure at least."""
    settings = project.settings
    return PartyEntry(
        id=party.id,
        name=party.name,
        kind=PARTY_KIND_NAMES[party.kind],
        level=LEVEL_NAMES[party.level],
        territory=party.territory,
        url=address(settings, party_url(party.id)),
        calendar=address(settings, party_calendar_url(party.id)),
        tasks=address(settings, party_data_url(party.id)),
        counts=_counts(project, party),
    )


def _party(project: Project, party: Party) -> PartyDocument:
    settings, busy = project.settings, party.id in assignments(project)
    return PartyDocument(
        id=party.id,
        name=party.name,
        dative=party.dative,
        kind=PARTY_KIND_NAMES[party.kind],
        level=LEVEL_NAMES[party.level],
        territory=party.territory,
        description=party.description,
        aliases=party.aliases,
        reports_to=party.reports_to,
        acts_for=party.acts_for,
        url=address(settings, party_url(party.id)) if busy else None,
        calendar=address(settings, party_calendar_url(party.id)) if busy else None,
        tasks=address(settings, party_data_url(party.id)) if busy else None,
        counts=_counts(project, party),
    )


def _counts(project: Project, party: Party) -> PartyCounts:
    return PartyCounts(roadmaps=len(assignments(project).roadmaps(party.id)), measures=tallies(project).count(party.id))


def _roadmap(settings: SiteSettings, share: PlanShare) -> PartyRoadmapDocument:
    roadmap = share.roadmap
    return PartyRoadmapDocument(
        roadmap=roadmap.id,
        via=share.via,
        measures=share.measures,
        url=address(settings, roadmap_url(roadmap)),
        json_=address(settings, roadmap_data_url(roadmap.id, "json")),
    )


def _assignment(settings: SiteSettings, task: Assignment) -> AssignmentDocument:
    return AssignmentDocument(
        roadmap=task.roadmap.id,
        measure=task.measure.slug,
        number=task.measure.number,
        title=task.measure.title,
        role=task.role,
        via=task.via,
        results=task.results,
        url=address(settings, measure_url(task.roadmap, task.measure)),
    )
