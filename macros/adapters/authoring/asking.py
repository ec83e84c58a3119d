"""Questions to an editor: the answers come from flags or, where a needed one is missing, from the keyboard.

Knows nothing of roadmaps. An answer that does not fit is explained and asked for again; with flags it ends the command.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

Given = dict[str, tuple[str, ...]]  # the name of a question: the answers so far


def first(given: Given, name: str) -> str:
    """The answer to a question of one answer; empty where it was passed over."""
    return next(iter(given.get(name, ())), "")


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a typed answer: the value to keep, or why it does not fit; `remark` is said in any case."""

    value: str = ""
    complaint: str = ""
    remark: str = ""


Judge = Callable[[str, Given], Answer]


def as_typed(text: str, _: Given) -> Answer:
    """Any text on one line."""
    return Answer(" ".join(text.split(" ")).strip())


def nothing(_: Given) -> str:
    """No proposal."""
    return ""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to be known. `propose` gives the answer that Enter means; `choices` are shown before the question."""

    name: str
    flag: str
    text: str
    judge: Judge = as_typed
    required: bool = False
    many: bool = False
    propose: Callable[[Given], str] = nothing
    choices: Callable[[Given], Sequence[str]] = lambda _: ()


class WrongAnswerError(Exception):
    """A flag's value does not fit, or the input ended before the answer; the text is a Russian sentence."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Where questions are printed and answers are read."""

    stdin: TextIO
    stdout: TextIO

    def say(self, line: str = "") -> None:
        """One line to the editor."""
        self.stdout.write(line + "\n")

    def hear(self, prompt: str) -> str:
        """The line typed after the prompt. Raises WrongAnswerError when there is no more input."""
        self.stdout.write(prompt)
        self.stdout.flush()
        line = self.stdin.readline()
        if not line:
            self.say()
            raise WrongAnswerError(f"нет ответа на вопрос «{prompt.partition(' [')[0].rstrip(': ')}»")
        return line.strip()


def ask_all(questions: Sequence[Question], flags: Mapping[str, Sequence[str]], talk: Talk) -> Given:
    """The answers to all questions, by name. Nothing is asked when the flags give all that is required.

    An empty flag is none. Raises WrongAnswerError.
    """
    flags = {name: tuple(value for value in values if value.strip()) for name, values in flags.items()}
    missing = [each for each in questions if each.required and not flags.get(each.name)]
    given: Given = {}
    for question in questions:
        values = flags.get(question.name)
        if values:
            given[question.name] = tuple(_judged(question, value, given, talk) for value in values)
        elif missing:
            given[question.name] = _asked(question, given, talk)
        elif proposal := question.propose(given):
            given[question.name] = (_judged(question, proposal, given, talk),)
    return given


def _judged(question: Question, value: str, given: Given, talk: Talk) -> str:
    answer = question.judge(value, given)
    if answer.complaint:
        raise WrongAnswerError(f"{question.flag}: {answer.complaint.rstrip('.')}")
    if answer.remark:
        talk.say(f"  {answer.remark}")
    return answer.value


def _asked(question: Question, given: Given, talk: Talk) -> tuple[str, ...]:
    for number, choice in enumerate(question.choices(given), start=1):
        talk.say(f"  {number}. {choice}")
    if not question.many:
        found = _one(question, given, talk, question.propose(given), question.required)
        return (found,) if found else ()
    talk.say(f"{question.text} (по одному в строке, пустая строка – всё)")
    found_all: list[str] = []
    while found := _one(question, given, talk, "", question.required and not found_all, f"  {len(found_all) + 1}: "):
        found_all.append(found)
    return tuple(found_all)


def _one(  # noqa: PLR0913, PLR0917 - one question, asked until it is answered
    question: Question, given: Given, talk: Talk, proposal: str, required: bool, prompt: str = ""
) -> str:
    usual = f" [{proposal}]" if proposal else "" if required else " [можно пропустить]"
    while True:
        typed = talk.hear(prompt or f"{question.text}{usual}: ") or proposal
        if not typed and not required:
            return ""
        answer = question.judge(typed, given) if typed else Answer(complaint="нужен ответ")
        if answer.remark:
            talk.say(f"  {answer.remark}")
        if not answer.complaint:
            return answer.value
        talk.say(f"  Не подходит: {answer.complaint.rstrip('.')}.")
