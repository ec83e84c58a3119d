"""The macros of the section's materials."""

from __future__ import annotations

from markupsafe import Markup

from macros.site.macro_values import (
    folder,
    known_instruction,
    known_kind,
    known_monitoring,
    known_parties,
    known_party,
    known_report,
    known_speech_module,
    known_structure,
    known_topic,
)
from macros.site.macros.scene import Macro, Parameter, Scene, Values
from macros.views.glossary import glossary_view


def _role_cards(scene: Scene, values: Values) -> Markup:
    from macros.views.role_cards import role_cards_view

    names = values["parties"]
    chosen = [str(name) for name in names] if isinstance(names, tuple) else [str(names)]
    return scene.draw("role-cards", role_cards_view(scene.project, chosen))


def _documents(scene: Scene, values: Values) -> Markup:
    from macros.views.documents import documents_view

    audience = scene.party_id(values, "audience")
    return scene.draw("documents", documents_view(scene.project, str(values["kind"] or ""), audience))


def _section_index(scene: Scene, values: Values) -> Markup:
    from macros.views.section_index import section_index_view

    return scene.draw("section-index", section_index_view(scene.project, str(values["folder"])))


def _steps(scene: Scene, values: Values) -> Markup:
    from macros.views.steps import steps_view

    instruction = next(each for each in scene.project.instructions if each.id == values["instruction"])
    return scene.draw("steps", steps_view(scene.project, instruction))


def _steps_checklist(scene: Scene, values: Values) -> Markup:
    from macros.views.steps import steps_checklist_view

    instruction = next(each for each in scene.project.instructions if each.id == values["instruction"])
    return scene.draw("checklist", steps_checklist_view(instruction, scene.today))


def _speech_module(scene: Scene, values: Values) -> Markup:
    from macros.views.speech_module import speech_module_view

    module = next(each for each in scene.project.speech_modules if each.id == values["module"])
    return scene.draw("speech-module", speech_module_view(scene.project, module))


def _faq(scene: Scene, values: Values) -> Markup:
    from macros.views.faq import faq_view

    audience = scene.party_id(values, "audience")
    return scene.draw("faq", faq_view(scene.project, str(values["topic"] or ""), audience))


def _contacts(scene: Scene, _: Values) -> Markup:
    from macros.views.contacts import contacts_view

    return scene.draw("contacts", contacts_view(scene.project))


def _glossary(scene: Scene, _: Values) -> Markup:
    return scene.draw("glossary", glossary_view(scene.project))


def _structure(scene: Scene, values: Values) -> Markup:
    from macros.views.structure import structure_view

    structure = next(each for each in scene.project.structures if each.id == values["structure"])
    return scene.draw("structure", structure_view(scene.project, structure))


def _report_form(scene: Scene, values: Values) -> Markup:
    from macros.views.report_form import report_form_view

    form = next(each for each in scene.project.report_forms if each.id == values["form"])
    return scene.draw("report-form", report_form_view(scene.project, form, scene.today))


def _monitoring(scene: Scene, values: Values) -> Markup:
    from macros.views.monitoring import monitoring_view

    return scene.draw("monitoring", monitoring_view(scene.project, str(values["monitoring"])))


_AUDIENCE = Parameter("audience", "для кого: ид или название роли", known_party, required=False)
_INSTRUCTION = Parameter("instruction", "ид инструкции", known_instruction)

MATERIAL_MACROS = (
    Macro(
        "role_cards",
        _role_cards,
        "Входы по ролям",
        "Входы «Я – …»: карточки ролей со ссылками на их страницы.",
        '{{ role_cards(["Директор школы", "Учитель", "Родитель"]) }}',
        (Parameter("parties", "список названий или ид ролей", known_parties),),
    ),
    Macro(
        "documents",
        _documents,
        "Карточки материалов",
        "Карточки материалов: всех, одного вида (instructions, speech-modules, webinars, reports) или для одной роли.",
        '{{ documents("instructions") }}',
        (Parameter("kind", "вид материалов", known_kind, required=False), _AUDIENCE),
    ),
    Macro(
        "section_index",
        _section_index,
        "Список страниц папки",
        "Список страниц одной папки с описаниями.",
        '{{ section_index("webinars") }}',
        (Parameter("folder", "папка", folder),),
    ),
    Macro(
        "steps",
        _steps,
        "Шаги инструкции",
        "Инструкция по шагам.",
        '{{ steps("school-admin-rights") }}',
        (_INSTRUCTION,),
    ),
    Macro(
        "steps_checklist",
        _steps_checklist,
        "Чек-лист инструкции",
        "Шаги инструкции чек-листом для отметок и печати.",
        '{{ steps_checklist("school-admin-rights") }}',
        (_INSTRUCTION,),
    ),
    Macro(
        "speech_module",
        _speech_module,
        "Речевой модуль",
        "Речевой модуль целиком: блоки с таймингом, вопросы, сообщение для чата, памятка.",
        '{{ speech_module("parents-primary") }}',
        (Parameter("module", "ид речевого модуля", known_speech_module),),
    ),
    Macro(
        "faq",
        _faq,
        "Вопросы и ответы",
        "Вопросы и ответы: все, одной темы или для одной роли.",
        '{{ faq(topic="Регистрация", audience="Родитель") }}',
        (Parameter("topic", "тема из faq.yaml", known_topic, required=False), _AUDIENCE),
    ),
    Macro("contacts", _contacts, "Контакты", "Куда обратиться.", "{{ contacts() }}"),
    Macro("glossary", _glossary, "Словарь", "Словарь по алфавиту.", "{{ glossary() }}"),
    Macro(
        "structure",
        _structure,
        "Схема структуры",
        "Схема структуры: рисунок и то же текстом.",
        '{{ structure("region") }}',
        (Parameter("structure", "ид структуры", known_structure),),
    ),
    Macro(
        "report_form",
        _report_form,
        "Форма отчёта",
        "Форма отчёта со столбцами и образцами строк.",
        '{{ report_form("perm-2024") }}',
        (Parameter("form", "ид формы отчёта", known_report),),
    ),
    Macro(
        "monitoring",
        _monitoring,
        "Ход исполнения",
        "Ход выполнения карты по собранным отчётам: мероприятия, муниципалитеты, показатели.",
        '{{ monitoring("perm-2024") }}',
        (Parameter("monitoring", "ид сводки или дорожной карты", known_monitoring),),
    ),
)
