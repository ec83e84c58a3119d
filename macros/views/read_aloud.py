"""The words of a speech module for reading from the screen or from paper: large type, the clock, answers at hand."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.materials import SpeechModule
from macros.views.speech_module import BlockView, QuestionView, block_views, clock, question_views
from macros.views.urls import speech_module_url


@dataclass(frozen=True, slots=True)
class ReadAloudView:
    """`total` is the clock at the end («20:00»), `seconds` the same in seconds."""

    title: str
    page_url: str
    total: str
    seconds: int
    blocks: tuple[BlockView, ...]
    questions: tuple[QuestionView, ...]


def read_aloud_view(module: SpeechModule) -> ReadAloudView:
    """The read-aloud view of a module."""
    blocks = block_views(module)
    seconds = blocks[-1].end if blocks else 0
    url = speech_module_url(module.id)
    return ReadAloudView(module.title, url, clock(seconds), seconds, blocks, question_views(module))
