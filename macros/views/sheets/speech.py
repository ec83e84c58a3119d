"""A speech module for the one who reads it aloud, and the leaf that the listeners take home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.model.materials import Question, SpeechBlock, SpeechModule
from macros.project import Project
from macros.views.sheets.edition import Caption, Edition, SheetHead, sheet_head
from macros.views.sheets.rows import people
from macros.views.urls import speech_module_url
from macros.views.wording import MINUTES, NBSP, plural


@dataclass(frozen=True, slots=True)
class SpeechPart:
    """A block with its place on the clock: «0:02 – 0:05», and how long it is: «3 минуты»."""

    owner: str
    number: str
    title: str
    clock: str
    length: str
    show: tuple[str, ...]
    points: tuple[str, ...]
    speech: tuple[str, ...]
    activity: str


@dataclass(frozen=True, slots=True)
class SpeechQuestion:
    """A question that may be asked, with its answer ready."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class SpeechSheet:
    """The words in large type with the clock in the margin; questions come on a page of their own."""

    head: SheetHead
    speaker: str
    length: str
    prepare: tuple[str, ...]
    parts: tuple[SpeechPart, ...]
    questions: tuple[SpeechQuestion, ...]

    def parts_alone(self) -> Iterator[tuple[str, SpeechSheet]]:
        """The sheet with one block alone, for each of them."""
        for part in self.parts:
            yield part.owner, replace(self, parts=(part,))


@dataclass(frozen=True, slots=True)
class HandoutSheet:
    """One page for the listeners. `owner` is how a message names it."""

    head: SheetHead
    owner: str
    points: tuple[str, ...]

    def parts_alone(self) -> Iterator[tuple[str, HandoutSheet]]:
        """The leaf itself: it has no parts."""
        yield self.owner, self


def speech_sheet(project: Project, module: SpeechModule, edition: Edition) -> SpeechSheet:
    """The module as its speaker holds it."""
    parts: list[SpeechPart] = []
    start = 0.0
    for number, block in enumerate(module.blocks, 1):
        parts.append(_part(module, number, block, start))
        start += block.minutes
    return SpeechSheet(
        head=sheet_head(
            project,
            edition,
            speech_module_url(module.id),
            Caption(kind="Речевой модуль", title=module.title, facts=(module.description,)),
            module,
        ),
        speaker=people(module.speaker),
        length=_minutes(module.minutes),
        prepare=module.prepare,
        parts=tuple(parts),
        questions=tuple(_question(question) for question in module.questions),
    )


def handout_sheet(project: Project, module: SpeechModule, edition: Edition) -> HandoutSheet:
    """The leaf of a module that has one."""
    datives = [party.dative for party in map(project.parties.get, module.listeners) if party and party.dative]
    title = f"Памятка {' и '.join(datives)}" if datives else "Памятка"
    caption = Caption(kind=module.title, title=title, running=f"Памятка: {module.title}")
    head = sheet_head(project, edition, speech_module_url(module.id), caption, module)
    return HandoutSheet(head, f"памятка речевого модуля {module.id}", module.handout)


def _part(module: SpeechModule, number: int, block: SpeechBlock, start: float) -> SpeechPart:
    return SpeechPart(
        owner=f"блок {number} речевого модуля {module.id}",
        number=str(number),
        title=block.title,
        clock=f"{_clock(start)}{NBSP}– {_clock(start + block.minutes)}",
        length=_minutes(block.minutes),
        show=block.show,
        points=block.points,
        speech=block.speech,
        activity=block.activity,
    )


def _question(question: Question) -> SpeechQuestion:
    return SpeechQuestion(question.question, question.answer)


def _clock(minutes: float) -> str:
    """Minutes since the beginning: 2.5 is «2:30», 75 is «75:00»; a listener's watch has no hours of a speech."""
    whole, seconds = divmod(round(minutes * 60), 60)
    return f"{whole}:{seconds:02d}"


def _minutes(minutes: float) -> str:
    if minutes != int(minutes):
        return f"{minutes:g}{NBSP}минуты".replace(".", ",")
    return f"{int(minutes)}{NBSP}{plural(int(minutes), MINUTES)}"
