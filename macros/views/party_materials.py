"""Which materials are a party's: by «для», by who does a step, by whom a speech is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.materials import FaqEntry, Instruction, ReportForm, SpeechModule, Step
from macros.model.parties import Party
from macros.project import Project
from macros.views.assignments import assignments


@dataclass(frozen=True, slots=True)
class OwnStep:
    """A step that the party does; `number` counts from 1; `note` narrows its part of it."""

    instruction: Instruction
    number: int
    step: Step
    note: str


@dataclass(frozen=True, slots=True)
class PartyMaterials:
    """The materials of one party, each kind in the project's order."""

    steps: tuple[OwnStep, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    speech_modules: tuple[SpeechModule, ...] = ()
    report_forms: tuple[ReportForm, ...] = ()
    handouts: tuple[SpeechModule, ...] = ()
    answers: tuple[FaqEntry, ...] = ()

    @property
    def count(self) -> int:
        """How many things there are to read, a step counted with its instruction."""
        with_steps = {own.instruction.id for own in self.steps} | {each.id for each in self.instructions}
        others = (self.speech_modules, self.report_forms, self.handouts, self.answers)
        return len(with_steps) + sum(len(group) for group in others)


def party_materials(project: Project, party: Party) -> PartyMaterials:
    """What is written for the party or for a body or role that it acts for."""
    ids = {party.id, *party.acts_for}
    return PartyMaterials(
        steps=tuple(_own_steps(project, party)),
        instructions=tuple(each for each in project.instructions if ids & set(each.audience)),
        speech_modules=tuple(each for each in project.speech_modules if ids & set(each.audience)),
        report_forms=tuple(each for each in project.report_forms if ids & set(each.audience)),
        handouts=tuple(each for each in project.speech_modules if ids & set(each.listeners) and each.handout),
        answers=tuple(entry for entry in project.faq if ids & set(entry.audience)),
    )


def has_page(project: Project, party_id: str) -> bool:
    """Whether the party has a page: it has measures or materials."""
    if party_id in assignments(project):
        return True
    party = project.parties.get(party_id)
    return party is not None and party_materials(project, party).count > 0


def parties_with_pages(project: Project) -> Iterator[Party]:
    """The parties that have a page, in the registry's order."""
    return (party for party in project.parties.parties if has_page(project, party.id))


def _own_steps(project: Project, party: Party) -> Iterator[OwnStep]:
    for instruction in project.instructions:
        for number, step in enumerate(instruction.steps, 1):
            for mention in step.who:
                if project.parties.find(mention.name) == party:
                    yield OwnStep(instruction, number, step, mention.note)
