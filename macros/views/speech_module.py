"""A speech module for its speaker: what to prepare, blocks by the clock, questions, the message and the hand-out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.materials import SPOKEN_WORDS_PER_MINUTE, SpeechBlock, SpeechModule, spoken_words
from macros.project import Project
from macros.views.measure import MentionView
from macros.views.mentions import mention_views, party_links
from macros.views.page_head import LinkView
from macros.views.prose import Prose, paragraphs, prose
from macros.views.urls import block_anchor, question_anchor, read_aloud_url, speech_module_url
from macros.views.wording import MINUTES, NBSP, plural


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block with its place on the clock: `clock` is «2:00–5:00», `start` and `end` are seconds from the beginning.

    `spoken` tells how long reading aloud takes («вслух около 2 мин»), empty for a block without speech.
    """

    number: int
    anchor: str
    title: str
    minutes: str
    clock: str
    start: int
    end: int
    spoken: str
    show: tuple[Prose, ...]
    points: tuple[Prose, ...]
    speech: tuple[Prose, ...]
    activity: Prose


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A likely question with its answer."""

    anchor: str
    question: str
    answer: Prose


@dataclass(frozen=True, slots=True)
class SpeechModuleView:
    """The whole module. `page_url` is empty on its own page; `fills` says that there are «[слова]» to replace."""

    id: str
    title: str
    page_url: str
    read_url: str
    speaker: tuple[MentionView, ...]
    listeners: tuple[LinkView, ...]
    minutes: str
    fills: bool
    prepare: tuple[Prose, ...]
    blocks: tuple[BlockView, ...]
    questions: tuple[QuestionView, ...]
    message: str
    handout: tuple[Prose, ...]


def speech_module_view(project: Project, module: SpeechModule, *, own_page: bool = False) -> SpeechModuleView:
    """The module; on another page than its own the ids of its parts carry the module's id."""
    prefix = "" if own_page else f"{module.id}-"
    return SpeechModuleView(
        id=f"{prefix}module",
        title=module.title,
        page_url="" if own_page else speech_module_url(module.id),
        read_url=read_aloud_url(module.id),
        speaker=mention_views(project, module.speaker),
        listeners=party_links(project, module.listeners),
        minutes=minutes_words(module.minutes),
        fills="[" in " ".join(_texts(module)),
        prepare=paragraphs(module.prepare),
        blocks=block_views(module, prefix),
        questions=question_views(module, prefix),
        message=module.message.strip(),
        handout=paragraphs(module.handout),
    )


def question_views(module: SpeechModule, prefix: str = "") -> tuple[QuestionView, ...]:
    """What the audience may ask, in the order of the file."""
    return tuple(
        QuestionView(prefix + question_anchor(number), each.question, prose(each.answer))
        for number, each in enumerate(module.questions, 1)
    )


def block_views(module: SpeechModule, prefix: str = "") -> tuple[BlockView, ...]:
    """The blocks with the clock running from 0:00."""
    views, start = [], 0
    for number, block in enumerate(module.blocks, 1):
        end = start + round(block.minutes * 60)
        views.append(_block(block, number, prefix, (start, end)))
        start = end
    return tuple(views)


def clock(seconds: int) -> str:
    """«12:30»; past an hour «1:02:30»."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def minutes_words(minutes: float) -> str:
    """«20 минут», «2,5 минуты»."""
    if minutes == int(minutes):
        return f"{int(minutes)}{NBSP}{plural(int(minutes), MINUTES)}"
    return f"{minutes:g}".replace(".", ",") + f"{NBSP}минуты"


def _block(block: SpeechBlock, number: int, prefix: str, seconds: tuple[int, int]) -> BlockView:
    start, end = seconds
    return BlockView(
        number=number,
        anchor=prefix + block_anchor(number),
        title=block.title,
        minutes=minutes_words(block.minutes),
        clock=f"{clock(start)}–{clock(end)}",
        start=start,
        end=end,
        spoken=_spoken(block),
        show=paragraphs(block.show),
        points=paragraphs(block.points),
        speech=paragraphs(block.speech),
        activity=prose(block.activity),
    )


def _spoken(block: SpeechBlock) -> str:
    """Reading time to half a minute, at the speed that the checks hold the module to."""
    words = spoken_words(block)
    if not words:
        return ""
    halves = max(1, round(words / SPOKEN_WORDS_PER_MINUTE * 2))
    return f"вслух около {f'{halves / 2:g}'.replace('.', ',')}{NBSP}мин"


def _texts(module: SpeechModule) -> Iterator[str]:
    for block in module.blocks:
        yield from (*block.speech, *block.points, *block.show, block.activity)
    yield from (question.answer for question in module.questions)
    yield from (module.message, *module.handout)
