"""Questions and answers, by topics, each with a permanent link of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.materials import FaqEntry
from macros.project import Project
from macros.views.mentions import party_links
from macros.views.page_head import LinkView
from macros.views.prose import Prose, paragraphs
from macros.views.urls import answer_url


@dataclass(frozen=True, slots=True)
class AnswerView:
    """`id` is the answer's anchor, `url` its permanent link on the page of all questions."""

    id: str
    url: str
    question: str
    answer: tuple[Prose, ...]
    points: tuple[Prose, ...]
    audience: tuple[LinkView, ...]
    source: str


@dataclass(frozen=True, slots=True)
class FaqTopicView:
    """The answers of one topic; `title` is empty where a list of one topic needs no heading."""

    id: str
    title: str
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True)
class FaqView:
    """All answers shown, by topics in the order of the file."""

    topics: tuple[FaqTopicView, ...]


def faq_view(project: Project, topic: str = "", audience: str = "") -> FaqView:
    """The answers of a topic, for a party (its id), or all; an empty text filters nothing."""
    chosen = [
        entry for entry in project.faq if topic in ("", entry.topic) and (not audience or audience in entry.audience)
    ]
    return answers_view(project, chosen, headings=not topic)


def answers_view(project: Project, entries: Iterable[FaqEntry], *, headings: bool) -> FaqView:
    """These answers, under headings by topic where wanted."""
    if not headings:
        return FaqView((FaqTopicView("", "", tuple(_answer(project, entry) for entry in entries)),))
    topics: dict[str, list[AnswerView]] = {}
    for entry in entries:
        topics.setdefault(entry.topic, []).append(_answer(project, entry))
    return FaqView(
        tuple(
            FaqTopicView(f"topic-{number}", title, tuple(answers))
            for number, (title, answers) in enumerate(topics.items(), 1)
        )
    )


def _answer(project: Project, entry: FaqEntry) -> AnswerView:
    return AnswerView(
        id=entry.id,
        url=answer_url(entry.id),
        question=entry.question,
        answer=paragraphs(entry.answer),
        points=paragraphs(entry.points),
        audience=party_links(project, entry.audience),
        source=entry.source,
    )
