"""Small materials with one of each thing that a sheet shows, and ways to make sheets of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from macros.exports.pdf import MadeSheets, make_sheets
from macros.model.materials import Instruction, SpeechModule
from macros.project import Project
from macros.views.sheets.catalogue import NamedSheet
from macros.views.sheets.checklist import instruction_checklist_sheet, party_checklist_sheet, roadmap_checklist_sheet
from macros.views.sheets.edition import Edition
from macros.views.sheets.facts import SheetKind
from macros.views.sheets.meeting import MeetingScope, meeting_sheet
from macros.views.sheets.official import official_sheet
from macros.views.sheets.speech import handout_sheet, speech_sheet
from tests.unit.exports.samples import PLAN, REGION, one_measure, project

SITE = "https://school.example/section/"
EDITION = Edition(day=date(2025, 2, 3))
MEETING_DAY, NEXT_MEETING = date(2025, 2, 10), date(2025, 3, 10)

INSTRUCTION: dict[str, Any] = {
    "ид": "rights",
    "название": "Как получить права",
    "описание": "Три шага для школы.",
    "владелец": "Школа",
    "проверено": "2025-01-20",
    "шаги": [
        {"название": "Обратитесь к директору", "кто": ["Завуч"], "итог": "Директор знает."},
        {
            "название": "Передайте перечень",
            "кто": ["Директор школы"],
            "условие": "если прав ещё нет",
            "шаблоны": [{"название": "Заявление", "адрес": "https://school.example/form_1.docx"}],
        },
    ],
}

SPEECH: dict[str, Any] = {
    "ид": "parents",
    "название": "Родительское собрание",
    "описание": "Разговор на пять минут.",
    "владелец": "Школа",
    "проверено": "2025-01-20",
    "ведущий": ["Директор школы"],
    "минут": 5,
    "слушатели": ["school"],
    "подготовить": ["Проверьте вход."],
    "блоки": [
        {"название": "Зачем", "минуты": 1.5, "речь": ["Добрый вечер!", "Тема – [тема недели]."], "показать": ["Слайд"]},
        {"название": "Вопросы", "минуты": 3.5, "действие": "Родители спрашивают.", "тезисы": ["Не спешим."]},
    ],
    "вопросы": [{"вопрос": "Это платно?", "ответ": "Нет."}],
    "памятка": ["Зарегистрируйтесь.", "Пароль никому не называйте."],
}


def whole_project() -> Project:
    """Roadmaps, an instruction and a speech module on a site that knows its address."""
    return replace(
        project(PLAN, REGION, site_url=SITE),
        instructions=(Instruction.model_validate(INSTRUCTION),),
        speech_modules=(SpeechModule.model_validate(SPEECH),),
    )


def one_measure_project(**fields: Any) -> Project:
    """A roadmap with one measure, for texts that are hard to print."""
    return project(one_measure(**fields), site_url=SITE)


def sheet_of(kind: str, *, large: bool = False) -> NamedSheet:
    """One sheet of each kind, made of the samples; «party» and «instruction» are checklists too."""
    whole = whole_project()
    plan, (instruction,), (module,) = whole.roadmaps[0], whole.instructions, whole.speech_modules
    if kind == "meeting":
        scope = MeetingScope(MEETING_DAY, NEXT_MEETING, roadmap=plan)
        view = meeting_sheet(whole, scope, replace(EDITION, printed=MEETING_DAY))
        return NamedSheet("meeting.pdf", SheetKind.MEETING, view, large)
    director = whole.parties.get("director")
    handout = handout_sheet(whole, module, EDITION)
    assert director is not None
    return {
        "checklist": NamedSheet(
            "checklist.pdf", SheetKind.CHECKLIST, roadmap_checklist_sheet(whole, plan, EDITION), large, plan
        ),
        "party": NamedSheet("party.pdf", SheetKind.CHECKLIST, party_checklist_sheet(whole, director, EDITION), large),
        "instruction": NamedSheet(
            "instruction.pdf", SheetKind.CHECKLIST, instruction_checklist_sheet(whole, instruction, EDITION), large
        ),
        "official": NamedSheet("official.pdf", SheetKind.OFFICIAL, official_sheet(whole, plan, EDITION), large, plan),
        "speech": NamedSheet("speech.pdf", SheetKind.SPEECH, speech_sheet(whole, module, EDITION), large),
        "handout": NamedSheet("handout.pdf", SheetKind.HANDOUT, handout, large),
    }[kind]


KINDS = ("checklist", "party", "instruction", "meeting", "official", "speech", "handout")


def made(*sheets: NamedSheet) -> MadeSheets:
    """The sheets made without a store."""
    return make_sheets(whole_project(), sheets)


def made_pdf(kind: str, *, large: bool = False) -> bytes:
    """The bytes of one sheet; its faults fail the test."""
    sheet = sheet_of(kind, large=large)
    result = made(sheet)
    assert not result.faults, [fault.message for fault in result.faults]
    return result.files[sheet.path]


def checklist_of(whole: Project, *, large: bool = False) -> NamedSheet:
    """The checklist of the project's first roadmap."""
    plan = whole.roadmaps[0]
    view = roadmap_checklist_sheet(whole, plan, EDITION)
    return NamedSheet("checklist.pdf", SheetKind.CHECKLIST, view, large, plan)


def official_of(whole: Project, *, large: bool = False) -> NamedSheet:
    """The official view of the project's first roadmap."""
    plan = whole.roadmaps[0]
    return NamedSheet("official.pdf", SheetKind.OFFICIAL, official_sheet(whole, plan, EDITION), large, plan)
