"""Check `duplicate-question`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic


def check_questions(subject: Subject) -> Iterator[Diagnostic]:
    """A question is asked once: of two answers a reader finds one.

    Fails::

        - {ид: vhod, вопрос: Как войти?, ответ: Через портал.}
        - {ид: login, вопрос: как войти, ответ: Через «Госуслуги».}

    Passes::

        - {ид: vhod, вопрос: Как войти?, ответ: Через портал.}
    """
    faq = subject.materials.faq
    seen: dict[str, int] = {}
    for index, entry in enumerate(faq.value.questions if faq and faq.value else ()):
        first = seen.setdefault(_folded(entry.question), index)
        if faq and first != index:
            line = faq.places.span(("вопросы", first, "вопрос")).line
            yield faq.places.tell("duplicate-question", ("вопросы", index, "вопрос"), line=line)


def _folded(question: str) -> str:
    """The words alone, whatever signs stand between them."""
    return " ".join(re.findall(r"\w+", question.casefold().replace("ё", "е")))
