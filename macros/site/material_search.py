"""What search finds in the materials: steps, blocks, questions, answers and words one by one, each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from macros.model.materials import ContactKind, Instruction, ReportForm, SpeechModule
from macros.project import Project
from macros.site.values import SearchEntry
from macros.views.urls import (
    CONTACTS_URL,
    answer_url,
    block_anchor,
    glossary_url,
    instruction_url,
    question_anchor,
    report_url,
    speech_module_url,
    step_url,
)


def material_entries(project: Project) -> Iterator[SearchEntry]:
    """What has pages of its own."""
    for instruction in project.instructions:
        yield from instruction_entries(instruction)
    for module in project.speech_modules:
        yield from speech_entries(module)
    for form in project.report_forms:
        yield from report_entries(form)


def instruction_entries(instruction: Instruction) -> tuple[SearchEntry, ...]:
    """The instruction and its steps."""
    steps = (
        SearchEntry(
            step_url(instruction.id, number),
            f"Шаг {number}. {step.title}",
            _words(
                (instruction.title, step.condition),
                (mention.name for mention in step.who),
                step.text,
                (template.title for template in step.templates),
                (step.outcome, step.note),
            ),
        )
        for number, step in enumerate(instruction.steps, 1)
    )
    whole = SearchEntry(instruction_url(instruction.id), instruction.title, instruction.description)
    return (whole, *steps)


def speech_entries(module: SpeechModule) -> tuple[SearchEntry, ...]:
    """The module, its blocks and its likely questions."""
    url = speech_module_url(module.id)
    return (
        SearchEntry(url, module.title, _words((module.description,), module.prepare)),
        *(
            SearchEntry(
                f"{url}#{block_anchor(number)}",
                block.title,
                _words((module.title,), block.points, block.speech, block.show, (block.activity,)),
            )
            for number, block in enumerate(module.blocks, 1)
        ),
        *(
            SearchEntry(f"{url}#{question_anchor(number)}", each.question, _words((module.title, each.answer)))
            for number, each in enumerate(module.questions, 1)
        ),
        *_module_parts(module, url),
    )


def _module_parts(module: SpeechModule, url: str) -> Iterator[SearchEntry]:
    if module.message:
        yield SearchEntry(f"{url}#module-message", f"Сообщение для чата: {module.title}", module.message)
    if module.handout:
        yield SearchEntry(f"{url}#module-handout", f"Памятка: {module.title}", _words(module.handout))


def report_entries(form: ReportForm) -> tuple[SearchEntry, ...]:
    """The report form."""
    columns = (f"{column.title} {column.hint}" for column in form.columns)
    people = (mention.name for mention in (*form.who, *form.to))
    return (
        SearchEntry(report_url(form.id), form.title, _words((form.description, form.when), form.how, columns, people)),
    )


ANSWER = 2.0  # who searches asks; an answer, and what a word means, say more than what mentions the same words
# What people type who look for a way to somebody.
_ASKED_FOR = {
    ContactKind.PHONE: "Контакты: номер телефона, куда позвонить.",
    ContactKind.EMAIL: "Контакты: адрес почты, куда написать.",
    ContactKind.SITE: "Контакты: сайт.",
    ContactKind.FORM: "Контакты: форма, через которую написать.",
}


def registry_entries(project: Project) -> tuple[SearchEntry, ...]:
    """Answers, words of the glossary and contacts, which stand on hand-written pages."""
    return (
        *(
            SearchEntry(
                answer_url(entry.id),
                entry.question,
                _words((entry.topic,), entry.answer, entry.points, _also_sought(entry.sought)),
                ANSWER,
            )
            for entry in project.faq
        ),
        *(
            SearchEntry(
                glossary_url(entry.term),
                entry.term,
                _words((entry.expansion,), (entry.explanation,), entry.variants),
                ANSWER,
            )
            for entry in project.glossary
        ),
        *(
            SearchEntry(
                f"{CONTACTS_URL}#contact-{contact.id}",
                f"{contact.title}: {contact.value}",
                _words((_ASKED_FOR[contact.kind],), (contact.purpose,)),
            )
            for contact in project.contacts
        ),
    )


def _also_sought(words: Sequence[str]) -> Iterator[str]:
    """The words as a sentence of its own: search shows the text around what it has found."""
    if words:
        yield f"Ищут также: {', '.join(words)}."


def _words(*groups: Iterable[str]) -> str:
    return " ".join(text for group in groups for text in group if text)
