"""Checks of a speech module: `speech-minutes`, `speech-too-long` and `message-too-long`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic
from macros.loading import Loaded
from macros.model.materials import SPOKEN_WORDS_PER_MINUTE, SpeechModule, spoken_words

LONGEST_MESSAGE = 1200  # characters: what a phone shows of a chat message in two screens


def check_speech_minutes(subject: Subject) -> Iterator[Diagnostic]:
    """The minutes of the blocks add up to those of the whole module.

    Fails::

        минут: 20
        блоки: [{название: Начало, минуты: 2}, {название: Главное, минуты: 15}]

    Passes::

        минут: 17
        блоки: [{название: Начало, минуты: 2}, {название: Главное, минуты: 15}]
    """
    for loaded in subject.materials.speech_modules:
        if loaded.value and not loaded.partial:
            total = sum(block.minutes for block in loaded.value.blocks)
            if round(total - loaded.value.minutes, 2):
                words = {"total": f"{total:g}", "minutes": f"{loaded.value.minutes:g}"}
                yield loaded.places.tell("speech-minutes", ("минут",), **words)


def check_speech_fits(subject: Subject) -> Iterator[Diagnostic]:
    """A block can be read aloud in its minutes, at about 110 words a minute.

    Fails: a block of 2 minutes with 300 words in «речь». Passes: the same block with 200 words.
    """
    for loaded in subject.materials.speech_modules:
        if loaded.value:
            yield from _blocks(loaded, loaded.value)


def check_message_length(subject: Subject) -> Iterator[Diagnostic]:
    """The message for a chat is read on a phone, to its end.

    Fails: a message of 2,000 characters. Passes: one of 800.
    """
    for loaded in subject.materials.speech_modules:
        if loaded.value and len(loaded.value.message) > LONGEST_MESSAGE:
            words = {"length": len(loaded.value.message), "limit": LONGEST_MESSAGE}
            yield loaded.places.tell("message-too-long", ("сообщение",), **words)


def _blocks(loaded: Loaded[SpeechModule], module: SpeechModule) -> Iterator[Diagnostic]:
    for index, block in enumerate(module.blocks):
        words = spoken_words(block)
        needed = words / SPOKEN_WORDS_PER_MINUTE
        if needed > block.minutes:
            yield loaded.places.tell(
                "speech-too-long",
                ("блоки", index, "минуты"),
                title=block.title,
                words=words,
                needed=f"{needed:.1f}".replace(".", ","),
                minutes=f"{block.minutes:g}".replace(".", ","),
                speed=SPOKEN_WORDS_PER_MINUTE,
            )
