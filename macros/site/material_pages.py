"""The generated pages of instructions, speech modules, report forms and of what the reports gave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from macros.model.materials import Instruction, ReportForm, SpeechModule
from macros.model.monitoring import Monitoring
from macros.project import Project
from macros.render import render_component, render_page
from macros.site.finishing import finish_page
from macros.site.values import GeneratedPage, PlannedPages, way_to_root
from macros.views.urls import (
    instruction_checklist_url,
    instruction_url,
    monitoring_url,
    read_aloud_url,
    report_url,
    speech_module_url,
)


def material_pages(project: Project, today: date) -> Iterator[PlannedPages]:
    """All pages of all materials. Any of them may name a roadmap."""
    for instruction in project.instructions:
        urls = (instruction_url(instruction.id), instruction_checklist_url(instruction.id))
        yield PlannedPages(urls, partial(_instruction, project, instruction, today))
    for module in project.speech_modules:
        urls = (speech_module_url(module.id), read_aloud_url(module.id))
        yield PlannedPages(urls, partial(_speech_module, project, module))
    for form in project.report_forms:
        yield PlannedPages((report_url(form.id),), partial(_report, project, form, today))
    for monitoring in project.monitoring:
        yield PlannedPages((monitoring_url(monitoring.id),), partial(_monitoring, project, monitoring))


def _instruction(project: Project, instruction: Instruction, today: date) -> Iterator[GeneratedPage]:
    from macros.views.material_pages import instruction_head_view
    from macros.views.page_foot import material_foot_view
    from macros.views.steps import steps_checklist_view, steps_view

    url = instruction_url(instruction.id)
    root = way_to_root(url)
    steps = render_component("steps", steps_view(project, instruction, own_page=True), root=root)
    body = render_page(instruction_head_view(instruction, "steps"), steps, root=root)
    foot = material_foot_view(project, instruction, url)
    about = instruction.description
    yield GeneratedPage(url, instruction.title, about, finish_page(project, body, url, foot))

    url = instruction_checklist_url(instruction.id)
    root = way_to_root(url)
    sheet = render_component("checklist", steps_checklist_view(instruction, today), root=root)
    body = render_page(instruction_head_view(instruction, "checklist"), sheet, root=root)
    title = f"Чек-лист: {instruction.title}"
    yield GeneratedPage(url, title, f"Шаги для отметок и печати. {about}", finish_page(project, body, url, None))


def _speech_module(project: Project, module: SpeechModule) -> Iterator[GeneratedPage]:
    from macros.views.material_pages import speech_module_head_view
    from macros.views.page_foot import material_foot_view
    from macros.views.read_aloud import read_aloud_view
    from macros.views.speech_module import speech_module_view

    url = speech_module_url(module.id)
    root = way_to_root(url)
    whole = render_component("speech-module", speech_module_view(project, module, own_page=True), root=root)
    body = render_page(speech_module_head_view(module, "module"), whole, root=root)
    foot = material_foot_view(project, module, url)
    yield GeneratedPage(url, module.title, module.description, finish_page(project, body, url, foot))

    url = read_aloud_url(module.id)
    root = way_to_root(url)
    aloud = render_component("read-aloud", read_aloud_view(module), root=root)
    body = render_page(speech_module_head_view(module, "read"), aloud, root=root)
    about = f"Крупный текст с таймером для ведущего. {module.description}"
    yield GeneratedPage(url, f"Читать вслух: {module.title}", about, body)


def _report(project: Project, form: ReportForm, today: date) -> Iterator[GeneratedPage]:
    from macros.views.material_pages import report_head_view
    from macros.views.page_foot import material_foot_view
    from macros.views.report_form import report_form_view

    url = report_url(form.id)
    root = way_to_root(url)
    table = render_component("report-form", report_form_view(project, form, today), root=root)
    body = render_page(report_head_view(project, form), table, root=root)
    page = finish_page(project, body, url, material_foot_view(project, form, url))
    yield GeneratedPage(url, form.title, form.description, page)


def _monitoring(project: Project, monitoring: Monitoring) -> Iterator[GeneratedPage]:
    from macros.views.monitoring import monitoring_head_view, monitoring_view

    url = monitoring_url(monitoring.id)
    root = way_to_root(url)
    head = monitoring_head_view(project, monitoring)
    figures = render_component("monitoring", monitoring_view(project, monitoring.id), root=root)
    body = finish_page(project, render_page(head, figures, root=root), url, None)
    yield GeneratedPage(url, monitoring.title, head.lead, body)
