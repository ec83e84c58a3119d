"""What an editor may write as a macro's value, and the kind answer to anything else."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable

from macros.model.macro import Literal
from macros.project import Project
from macros.views.documents import KINDS
from macros.views.references import find_measure
from macros.views.section_index import folders

ValueCheck = Callable[[Project, Literal], str]


def known_roadmap(project: Project, value: Literal) -> str:
    """A roadmap's id."""
    return _one_of("дорожной карты", value, [roadmap.id for roadmap in project.roadmaps])


def known_party(project: Project, value: Literal) -> str:
    """A party's id, name or alias."""
    if isinstance(value, str) and (project.parties.get(value) or project.parties.find(value)):
        return ""
    if not project.parties.parties:
        return "в реестре органов и ролей пусто: верните файл docs/parties.yaml"
    names = (name for name in project.parties.names() if project.parties.find(name))
    known = [*(party.id for party in project.parties.parties), *names]
    return _one_of("органа или роли", value, known)


def known_measure(project: Project, value: Literal) -> str:
    """«roadmap/number-or-id»."""
    if isinstance(value, str) and find_measure(project, value):
        return ""
    known = [f"{r.id}/{m.number.rstrip('.')}" for r in project.roadmaps for m in r.measures()]
    return _one_of("мероприятия", value, known)


def known_parties(project: Project, value: Literal) -> str:
    """A list of parties' ids, names or aliases."""
    if not isinstance(value, tuple) or not value:
        return 'нужен список в квадратных скобках: ["Директор школы", "Учитель"]'
    return next((fault for name in value if (fault := known_party(project, name))), "")


def known_instruction(project: Project, value: Literal) -> str:
    """An instruction's id."""
    return _one_of("инструкции", value, [each.id for each in project.instructions])


def known_speech_module(project: Project, value: Literal) -> str:
    """A speech module's id."""
    return _one_of("речевого модуля", value, [each.id for each in project.speech_modules])


def known_structure(project: Project, value: Literal) -> str:
    """A structure's id."""
    return _one_of("структуры", value, [each.id for each in project.structures])


def known_report(project: Project, value: Literal) -> str:
    """A report form's id."""
    return _one_of("формы отчёта", value, [each.id for each in project.report_forms])


def known_monitoring(project: Project, value: Literal) -> str:
    """The id of collected figures, or of a roadmap about which some will come."""
    known = dict.fromkeys([*(each.id for each in project.monitoring), *(each.id for each in project.roadmaps)])
    return _one_of("сводки или дорожной карты", value, known)


def known_topic(project: Project, value: Literal) -> str:
    """A topic of the questions and answers."""
    return _one_of("темы", value, dict.fromkeys(entry.topic for entry in project.faq))


def known_kind(_: Project, value: Literal) -> str:
    """A kind of materials."""
    return _one_of("вида материалов", value, KINDS)


def folder(project: Project, value: Literal) -> str:
    """A folder that has pages."""
    return _one_of("папки со страницами", value, folders(project))


def some_text(_: Project, value: Literal) -> str:
    """Any text that is not empty."""
    return "" if isinstance(value, str) and value.strip() else "нужен непустой текст в кавычках"


def term_words(project: Project, value: Literal) -> str:
    """The words of a term, whose dates are days of the calendar."""
    from macros.terms import find_impossible_dates

    if fault := some_text(project, value):
        return fault
    impossible = next(iter(find_impossible_dates(str(value))), None)
    return f"такой даты нет: «{impossible.text}». {impossible.reason}" if impossible else ""


def few_days(_: Project, value: Literal) -> str:
    """A whole number from 1 to 50."""
    whole = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 50
    return "" if whole else "нужно целое число от 1 до 50, без кавычек"


def context_code(_: Project, value: Literal) -> str:
    """«Y2025», «AY2024-2025» or «M2018-09»."""
    from macros.terms import parse_context

    try:
        parse_context(str(value))
    except ValueError as error:
        return str(error)
    return ""


def _one_of(what: str, value: Literal, known: Iterable[str]) -> str:
    options = list(known)
    if value in options:
        return ""
    near = difflib.get_close_matches(str(value), options, n=1, cutoff=0.6)
    advice = f"; возможно, имелось в виду «{near[0]}»" if near else _some(options)
    return f"нет {what} «{value}»{advice}"


def _some(options: list[str]) -> str:
    return f"; есть: {', '.join(options[:8])}" + ("…" if len(options) > 8 else "") if options else ""
