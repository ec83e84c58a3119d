"""Plans of many shapes as ministries and districts write them, each with what a careful reader takes from it.

The expected reading is written down by hand from the document, one line a measure:
«section | number | title | term | responsible | results», results parted by « // », with their own term behind « @ ».
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent
from typing import Any

from docx.enum.section import WD_ORIENT
from openpyxl import Workbook

from macros.importers.draft import MeasureDraft, ResultDraft, RoadmapDraft
from tests.support.plan_documents import (
    HEADER,
    WordPlan,
    merge_down,
    number_list,
    put_in_list,
    set_paragraphs,
    xml,
    zip_bytes,
)


@dataclass(frozen=True)
class Unseen:
    """A document and its expected reading. `doubts` are words that some doubt must hold."""

    make: Callable[[Path], Path]
    reading: str
    doubts: tuple[str, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The expected reading, a line each; a line that begins with «//» goes on with the one above."""
        lines: list[str] = []
        for line in dedent(self.reading).strip().split("\n"):
            if line.startswith("//"):
                lines[-1] += f" {line}"
            else:
                lines.append(line)
        return lines


def reading_of(draft: RoadmapDraft) -> list[str]:
    """The draft in the notation of the expected readings."""
    return [
        " | ".join((f"{section.number} {section.title}".strip(), *_fields(measure)))
        for section in draft.sections
        for measure in section.measures
    ]


def _fields(measure: MeasureDraft) -> tuple[str, ...]:
    names = [f"{m.name} ({m.note})" if m.note else m.name for m in measure.responsible]
    results = " // ".join(_result(result) for result in measure.results)
    return measure.number, measure.title, measure.term, ", ".join(names), results


def _result(result: ResultDraft) -> str:
    people = ", ".join(m.name for m in result.responsible)
    return result.text + (f" @ {result.term}" if result.term else "") + (f" & {people}" if people else "")


UNSEEN: dict[str, Unseen] = {}


def _plan(reading: str, *doubts: str) -> Callable[[Callable[[Path], Path]], Callable[[Path], Path]]:
    def kept(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
        UNSEEN[make.__name__] = Unseen(make, reading, doubts)
        return make

    return kept


# --- Word ------------------------------------------------------------------------------------------------------------


@_plan(
    """
    1 Подготовка | 1.1 | Назначить координатора | 01.02.2025 – 10.02.2025 | Минобр | Приказ издан
    1 Подготовка | 1.2 | Провести совещание | 03.03.2025 – 05.03.2025 | МОУО | Протокол подписан
    """
)
def two_row_header(folder: Path) -> Path:
    plan = WordPlan().text("План мероприятий на 2025 год")
    table = plan.table(
        ("№ п/п", "Мероприятие", "Срок", "", "Ответственный", "Результат"),
        ("", "", "начало", "окончание", "", ""),
        ("Раздел 1. Подготовка",),
        ("1.1", "Назначить координатора", "01.02.2025", "10.02.2025", "Минобр", "Приказ издан"),
        ("1.2", "Провести совещание", "03.03.2025", "05.03.2025", "МОУО", "Протокол подписан"),
        header=(),
    )
    table.cell(0, 2).merge(table.cell(0, 3))
    for column in (0, 1, 4, 5):
        merge_down(table, column, 0, 1)
    return plan.save(folder)


@_plan(
    """
    1 Организационные мероприятия | 1.1 | Утвердить план | до 15.01.2025 | Минобр | План утверждён
    1 Организационные мероприятия | 1.2 | Собрать заявки | февраль 2025 | МОУО, ОО | Заявки собраны
    2 Методическое сопровождение | 2.1 | Провести вебинар | до 20.03.2025 | Минобр | Вебинар проведён
    """
)
def odd_wordings_and_column_numbers(folder: Path) -> Path:
    plan = WordPlan().text("Дорожная карта внедрения на 2025 год")
    plan.table(
        ("1", "2", "3", "4", "5", "6"),
        ("1.", "Организационные мероприятия", "", "", "", ""),
        ("1.1.", "Утвердить план", "Минобр", "до 15.01.2025", "План утверждён", "Приказ"),
        ("1.2.", "Собрать заявки", "МОУО, ОО", "февраль 2025", "Заявки собраны", "Сводная таблица"),
        ("2.", "Методическое сопровождение", "", "", "", ""),
        ("2.1.", "Провести вебинар", "Минобр", "до 20.03.2025", "Вебинар проведён", "Запись"),
        header=(
            "№ пункта",
            "Наименование мероприятий",
            "Исполнители",
            "Сроки реализации",
            "Ожидаемый результат",
            "Форма отчётности",
        ),
    )
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Подготовить приказ | до 01.02.2025 | ОО | Приказ издан // Приказ размещён на сайте
    Мероприятия | 2 | Обучить учителей | до 01.04.2025 | ОО | Учителя обучены
    """
)
def page_break_with_repeated_header(folder: Path) -> Path:
    plan = WordPlan().text("План работы на 2025 год")
    plan.table(("1", "Подготовить приказ", "до 01.02.2025", "ОО", "Приказ издан"))
    plan.document.add_page_break()  # type: ignore[no-untyped-call]
    plan.table(
        ("", "", "", "", "Приказ размещён на сайте"),
        ("2", "Обучить учителей", "до 01.04.2025", "ОО", "Учителя обучены"),
    )
    return plan.save(folder)


@_plan(
    """
    1 Доступ | 1.1 | Открыть доступ |  |  | Заявка подана @ до 01.02.2025 & ОО
    // Доступ открыт @ до 01.03.2025 & Минобр
    // Доступ проверен @ до 01.04.2025 & МОУО
    1 Доступ | 1.2 | Назначить администратора | до 10.02.2025 | ОО | Администратор назначен
    1 Доступ | 1.3 | Внести сведения | до 20.02.2025 | ОО | Сведения внесены
    """,
    "общей с мероприятиями выше",
)
def merged_over_several_rows(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    table = plan.table(
        ("Раздел 1. Доступ",),
        ("1.1", "Открыть доступ", "до 01.02.2025", "ОО", "Заявка подана"),
        ("", "", "до 01.03.2025", "Минобр", "Доступ открыт"),
        ("", "", "до 01.04.2025", "МОУО", "Доступ проверен"),
        ("1.2", "Назначить администратора", "до 10.02.2025", "ОО", "Администратор назначен"),
        ("1.3", "Внести сведения", "до 20.02.2025", "", "Сведения внесены"),
    )
    for column in (0, 1):
        merge_down(table, column, 2, 4)
    merge_down(table, 3, 5, 6)
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Провести мониторинг | до 01.06.2025 | МОУО | Показатели собраны
    // Показатель | План
    // Доля школ | 90 %
    Мероприятия | 2 | Подвести итоги | до 20.06.2025 | Минобр | Справка
    """
)
def nested_table_in_a_cell(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    table = plan.table(
        ("1", "Провести мониторинг", "до 01.06.2025", "МОУО", "Показатели собраны"),
        ("2", "Подвести итоги", "до 20.06.2025", "Минобр", "Справка"),
    )
    inner = table.cell(1, 4).add_table(2, 2)
    for row, texts in enumerate((("Показатель", "План"), ("Доля школ", "90 %"))):
        for column, text in enumerate(texts):
            inner.cell(row, column).text = text
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Назначить ответственных | до 01.02.2025 | ОО | Приказ издан
    """,
    "надписи",
)
def plan_in_a_text_box(folder: Path) -> Path:
    """The whole table stands in a frame over the page, as some templates have it."""
    rows = (HEADER, ("1", "Назначить ответственных", "до 01.02.2025", "ОО", "Приказ издан"))
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row) + "</w:tr>"
        for row in rows
    )
    plan = WordPlan().text("План на 2025 год", "")
    box = f"<w:r><w:pict><w:txbxContent><w:tbl>{cells}</w:tbl><w:p/></w:txbxContent></w:pict></w:r>"
    plan.document.paragraphs[-1]._element.append(xml(box))
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Назначить координатора в школе | до 01.02.2025 | ОО | Приказ издан
    Мероприятия | 3 | Собрать отчёты | до 01.05.2025 | МОУО | Отчёты собраны
    """,
    "удалено исправлением и не взято: «старого»",
    "Провести конкурс",
)
def tracked_changes(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    table = plan.table(
        ("1", "Назначить ", "до 01.02.2025", "ОО", "Приказ издан"),
        ("2", "Провести конкурс", "до 01.03.2025", "ОО", "Конкурс проведён"),
        ("3", "Собрать отчёты", "до 01.05.2025", "МОУО", "Отчёты собраны"),
    )
    paragraph = table.cell(1, 1).paragraphs[0]._element
    paragraph.append(xml('<w:del w:id="1" w:author="a"><w:r><w:delText>старого </w:delText></w:r></w:del>'))
    paragraph.append(xml('<w:ins w:id="2" w:author="a"><w:r><w:t>координатора в школе</w:t></w:r></w:ins>'))
    row = table.rows[2]._tr.get_or_add_trPr()
    row.append(xml('<w:del w:id="3" w:author="a"/>'))
    return plan.save(folder)


@_plan(
    """
    1 Подготовка | 1.1 | Издать приказ | январь 2025 | ОО | Приказ издан
    1 Подготовка | 1.2 | Создать группу | февраль 2025 | ОО | Группа создана
    2 Обучение | 2.1 | Обучить учителей | март 2025 | МОУО | Учителя обучены
    """
)
def drawn_numbers_of_two_levels(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    number_list(plan.document, (("decimal", "%1."), ("decimal", "%1.%2.")))
    table = plan.table(
        ("", "Подготовка", "", "", ""),
        ("", "Издать приказ", "январь 2025", "ОО", "Приказ издан"),
        ("", "Создать группу", "февраль 2025", "ОО", "Группа создана"),
        ("", "Обучение", "", "", ""),
        ("", "Обучить учителей", "март 2025", "МОУО", "Учителя обучены"),
    )
    for row, level in enumerate((0, 1, 1, 0, 1), 1):
        put_in_list(table.cell(row, 0).paragraphs[0], level)
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Подключить школы | до 01.09.2025 | ОО | Школы подключены
    Мероприятия | 2 | Проверить подключение | до 15.09.2025 | МОУО | Справка
    """
)
def typed_footnotes(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("1", "Подключить школы*", "до 01.09.2025", "ОО", "Школы подключены"),
        ("2", "Проверить подключение**", "до 15.09.2025", "МОУО", "Справка"),
    )
    plan.text("* Кроме вечерних школ.", "** По графику округа.")
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Собрать сведения о классах | до 10.09.2025 | ОО | Сведения собраны
    Мероприятия | 2 | Сформировать отчёт | до 20.09.2025 | МОУО | Отчёт сформирован
    """,
    "не похожа на дорожную карту",
)
def landscape_annexes_with_one_plan(folder: Path) -> Path:
    plan = WordPlan().text("Приложение № 1 к приказу от 01.08.2025 № 77", "План мероприятий")
    plan.table(
        ("1", "Собрать сведения о классах", "до 10.09.2025", "ОО", "Сведения собраны"),
        ("2", "Сформировать отчёт", "до 20.09.2025", "МОУО", "Отчёт сформирован"),
    )
    section = plan.document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    plan.text("Приложение № 2", "Перечень школ")
    plan.table(
        ("1", "Школа № 1", "ул. Лесная, 5", "320"),
        ("2", "Школа № 2", "ул. Новая, 8", "415"),
        header=("№", "Школа", "Адрес", "Число учеников"),
    )
    plan.text("Приложение № 3", "Телефоны")
    plan.table(("Горячая линия", "8 800 000-00-00"), header=())
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Создать рабочую группу | с 10.01.2025 | Минобр | Группа создана
    Мероприятия | 2 | Вести мониторинг | 01.02.2025 – 25.12.2025 | МОУО | Отчёты
    Мероприятия | 3 | Подвести итоги | до 28.12.2025 | Минобр | Итоги подведены
    """,
    "из двух дат срока записана одна",
)
def two_columns_of_days(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("1", "Создать рабочую группу", "10.01.2025", "", "Минобр", "Группа создана"),
        ("2", "Вести мониторинг", "01.02.2025", "25.12.2025", "МОУО", "Отчёты"),
        ("3", "Подвести итоги", "", "28.12.2025", "Минобр", "Итоги подведены"),
        header=("№", "Перечень действий", "Дата начала", "Дата окончания", "Ответственный исполнитель", "Результат"),
    )
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Разместить памятку | до 01.03.2025 | ОО | Памятка размещена
    Мероприятия | 2 | Провести собрания | март 2025 | ОО | Собрания проведены
    Мероприятия | 3 | Собрать вопросы | апрель 2025 | МОУО | Вопросы собраны
    """
)
def without_numbers(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("Разместить памятку", "до 01.03.2025", "ОО", "Памятка размещена"),
        ("Провести собрания", "март 2025", "ОО", "Собрания проведены"),
        ("Собрать вопросы", "апрель 2025", "МОУО", "Вопросы собраны"),
        header=("Мероприятие", "Срок исполнения", "Ответственный", "Результат"),
    )
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Обучить учителей | до 01.03.2025 | ОО | Учителя обучены // Учителя обучены
    Мероприятия | 2 | Обучить учителей | до 01.03.2025 | ОО | Учителя обучены
    Мероприятия | 2 | Проверить знания | до 01.04.2025 | МОУО | Проверка проведена
    """,
    "строки с тем же номером и названием прочитаны как результаты одного мероприятия; это пункты 1",
    "стоит в документе не один раз",
)
def duplicates(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("1", "Обучить учителей", "до 01.03.2025", "ОО", "Учителя обучены"),
        ("1", "Обучить учителей", "до 01.03.2025", "ОО", "Учителя обучены"),
        ("2", "Обучить учителей", "до 01.03.2025", "ОО", "Учителя обучены"),
        ("2", "Проверить знания", "до 01.04.2025", "МОУО", "Проверка проведена"),
    )
    return plan.save(folder)


@_plan(
    """
    Кадры | 1 | Назначить координатора | январь 2025 | ОО | Приказ
    Кадры | 2 | Обучить координатора | февраль 2025 | МОУО | Удостоверение
    Техника | 3 | Проверить компьютеры | март 2025 | ОО | Акт
    """
)
def section_in_a_column(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    table = plan.table(
        ("1", "Кадры", "Назначить координатора", "январь 2025", "ОО", "Приказ"),
        ("2", "", "Обучить координатора", "февраль 2025", "МОУО", "Удостоверение"),
        ("3", "Техника", "Проверить компьютеры", "март 2025", "ОО", "Акт"),
        header=("№", "Направление", "Мероприятие", "Срок", "Ответственный", "Результат"),
    )
    merge_down(table, 1, 1, 2)
    return plan.save(folder)


@_plan(
    """
    1 Организация | 1.1 | Издать приказ | январь 2025 | ОО | Приказ
    2 Обучение | 2.1 | Провести семинар | март 2025 | МОУО | Семинар проведён
    """,
    "взято из текста перед таблицей",
)
def a_table_for_each_section(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год", "Раздел 1. Организация")
    plan.table(("1.1", "Издать приказ", "январь 2025", "ОО", "Приказ"))
    plan.text("Раздел 2. Обучение")
    plan.table(("2.1", "Провести семинар", "март 2025", "МОУО", "Семинар проведён"))
    return plan.save(folder)


@_plan(
    """
    I Подготовительный этап | 1 | Издать приказ | январь 2025 | ОО | Приказ
    II Основной этап | 2 | Провести уроки | март 2025 | ОО | Уроки проведены
    II Основной этап | 3 | Провести конкурс | апрель 2025 | МОУО | Конкурс проведён
    """
)
def roman_stages(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("I. Подготовительный этап",),
        ("1", "Издать приказ", "январь 2025", "ОО", "Приказ"),
        ("II. Основной этап",),
        ("2", "Провести уроки", "март 2025", "ОО", "Уроки проведены"),
        ("3", "Провести конкурс", "апрель 2025", "МОУО", "Конкурс проведён"),
    )
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Согласовать план | до 01.02.2025 | Минобр, МОУО, ОО | План согласован
    Мероприятия | 2 | Провести встречу | до 01.03.2025 | МОУО, ОО | Встреча проведена
    Мероприятия | 3 | Собрать отзывы | до 01.04.2025 | директора и завучи | Отзывы собраны
    Мероприятия | 4 | Разобрать отзывы | до 01.05.2025 | директора и завучи | Отзывы разобраны
    """,
    "если здесь двое, разделите их",
    "знаком повтора",
)
def addressees_in_every_way(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("1", "Согласовать план", "до 01.02.2025", "Минобр;\nМОУО;\nОО", "План согласован"),
        ("2", "Провести встречу", "до 01.03.2025", "МОУО и ОО", "Встреча проведена"),
        ("3", "Собрать отзывы", "до 01.04.2025", "директора и завучи", "Отзывы собраны"),
        ("4", "Разобрать отзывы", "до 01.05.2025", "то же", "Отзывы разобраны"),
    )
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Назначить куратора | до 01.02.2025 | ОО | Приказ
    Мероприятия | 2 | Проверить журналы | март 2025 | МОУО | Справка
    """
)
def everyday_headings_in_another_order(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("до 01.02.2025", "ОО", "Назначить куратора", "Приказ"),
        ("март 2025", "МОУО", "Проверить журналы", "Справка"),
        header=("Когда", "Кто отвечает", "Что делаем", "Что получаем в итоге"),
    )
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Провести родительские собрания | до 01.10.2025 | ОО | Собрания проведены
    """
)
def headings_broken_by_hyphens(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("1", "Провести родитель\u00adские собрания", "до\u00a001.10.2025", "ОО", "Собрания\u200b проведены"),
        header=("№\nп/п", "Наимено-\nвание меро-\nприятия", "Срок\nиспол-\nнения", "Ответст-\nвенный", "Резуль-\nтат"),
    )
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Создать сообщества классов | до 15.09.2025 | ОО | 100 % классов
    Мероприятия | 2 | Провести урок безопасности | октябрь 2025 | ОО | Урок проведён
    """
)
def with_accomplices_indicator_and_control(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("1", "Создать сообщества классов", "до 15.09.2025", "ОО", "Минцифры", "100 % классов", "Отчёт до 20.09.2025"),
        ("2", "Провести урок безопасности", "октябрь 2025", "ОО", "", "Урок проведён", "Фотоотчёт"),
        header=(
            "№ п/п",
            "Содержание работы",
            "Плановая дата",
            "Исполнитель",
            "Соисполнители",
            "Показатель",
            "Контроль",
        ),
    )
    return plan.save(folder)


@_plan(
    """
    1 Работа с кадрами | 1.1 | Назначить ответственного | январь 2025 | ОО | Приказ
    """,
    "не вошл",
)
def a_section_without_measures(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("Раздел 1. Работа с кадрами",),
        ("1.1", "Назначить ответственного", "январь 2025", "ОО", "Приказ"),
        ("Раздел 2. Работа с родителями",),
    )
    return plan.save(folder)


@_plan(
    """
    1 Первый этап | 1 | Издать приказ | январь 2025 | ОО | Приказ
    2 Второй этап | 1 | Провести замер | май 2025 | МОУО | Справка
    """,
    "стоит в документе не один раз",
)
def two_tables_with_other_columns(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год", "Раздел 1. Первый этап")
    plan.table(("1", "Издать приказ", "январь 2025", "ОО", "Приказ"))
    plan.text("Раздел 2. Второй этап")
    plan.table(
        ("1", "МОУО", "Провести замер", "Справка", "май 2025"),
        header=("№", "Исполнитель", "Мероприятие", "Вид документа", "Дата"),
    )
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Подготовить базу | до 01.02.2025 | ОО | приказ издан
    // график утверждён
    // ответственные назначены
    Мероприятия | 2 | Подвести итоги | май 2025 | МОУО | Приказ @ до 10.05.2025 // отчёт @ до 20.05.2025
    """
)
def lists_in_one_line(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        (
            "1",
            "Подготовить базу",
            "до 01.02.2025",
            "ОО",
            "1) приказ издан; 2) график утверждён; 3) ответственные назначены",
        ),
        ("2", "Подвести итоги", "май 2025", "МОУО", "Приказ до 10.05.2025; отчёт до 20.05.2025"),
    )
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Провести опрос учителей, учеников и родителей | до 01.11.2025 | ОО | Опрос проведён
    """
)
def a_title_of_several_paragraphs(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    table = plan.table(("1", "x", "до 01.11.2025", "ОО", "Опрос проведён"))
    set_paragraphs(table.cell(1, 1), ["Провести опрос", "учителей, учеников", "и родителей"])
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Назначить координатора | до 01.02.2025 | ОО | Приказ издан
    Мероприятия | 2 | Провести собрания | март 2025 | ОО | Собрания проведены
    """
)
def numbers_before_the_titles(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("1. Назначить координатора", "до 01.02.2025", "ОО", "Приказ издан"),
        ("2. Провести собрания", "март 2025", "ОО", "Собрания проведены"),
        header=("Мероприятие", "Срок", "Ответственный", "Результат"),
    )
    return plan.save(folder)


@_plan(
    """
    1 Организация | 1.1 | Издать приказ | январь 2025 | ОО | Приказ
    1 Организация | 1.1.1 | Разослать приказ | февраль 2025 | ОО | Приказ разослан
    1 Организация | 1.2 | Создать группу | март 2025 | МОУО | Группа создана
    2 Контроль | 2.1 | Провести проверку | май 2025 | МОУО | Справка
    """
)
def header_again_in_the_middle_and_deep_numbers(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("1.", "Организация", "", "", ""),
        ("1.1.", "Издать приказ", "январь 2025", "ОО", "Приказ"),
        ("1.1.1.", "Разослать приказ", "февраль 2025", "ОО", "Приказ разослан"),
        HEADER,
        ("1.2.", "Создать группу", "март 2025", "МОУО", "Группа создана"),
        ("2.", "Контроль", "", "", ""),
        ("2.1.", "Провести проверку", "май 2025", "МОУО", "Справка"),
    )
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Подключить школы | до 01.09.2025 | Минобр | Школы подключены // 100 % школ
    Мероприятия | 2 | Обучить учителей | до 15.09.2025 | МОУО, ОО | Учителя обучены // 80 % учителей
    """
)
def two_columns_of_results_and_of_people(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("1", "Подключить школы", "до 01.09.2025", "Минобр", "", "Школы подключены", "100 % школ"),
        ("2", "Обучить учителей", "до 15.09.2025", "МОУО", "ОО", "Учителя обучены", "80 % учителей"),
        header=(
            "№",
            "Мероприятие",
            "Срок",
            "Ответственный от региона",
            "Ответственный от школы",
            "Результат",
            "Показатель",
        ),
    )
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Издать приказ | до 01.02.2025 | ОО | Приказ
    Мероприятия | 2 | Провести уроки | 10.02.2025 – 20.02.2025 | ОО | Уроки проведены
    """,
    "Исполнитель: методист",
)
def signature_below_the_measures(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("№1", "Издать приказ", "до 01.02.2025", "ОО", "Приказ"),
        ("№2", "Провести уроки", "10.02.2025 – 20.02.2025", "ОО", "Уроки проведены"),
    )
    plan.text("Исполнитель: методист, кабинет 5")
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Разместить ссылку на портал | до 01.02.2025 | ОО | Ссылка размещена
    Мероприятия | 2 | Провести опрос | март 2025 | МОУО | Опрос проведён
    """
)
def content_controls_and_links(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    table = plan.table(
        ("1", "Разместить ", "до 01.02.2025", "ОО", "Ссылка размещена"),
        ("2", "Провести опрос", "март 2025", "МОУО", "Опрос проведён"),
    )
    table.cell(1, 1).paragraphs[0]._element.append(
        xml("<w:hyperlink><w:r><w:t>ссылку на портал</w:t></w:r></w:hyperlink>")
    )
    row = table.rows[2]._tr
    control = xml("<w:sdt><w:sdtContent/></w:sdt>")
    row.addprevious(control)
    control[0].append(row)
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Обновить сайт | до 01.02.2025 | ОО | Сайт обновлён
    Мероприятия | 2 | Проверить сайт | до 01.02.2025 | ОО | Справка
    Мероприятия | 3 | Закрыть доступ | до 01.05.2025 | МОУО | Доступ закрыт
    """,
    "срок «до 01.02.2025» – из ячейки, общей с мероприятиями выше",
    "ответственный «ОО» – из ячейки, общей",
)
def one_term_and_one_addressee_for_two_measures(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    table = plan.table(
        ("1", "Обновить сайт", "до 01.02.2025", "ОО", "Сайт обновлён"),
        ("2", "Проверить сайт", "", "", "Справка"),
        ("3", "Закрыть доступ", "до 01.05.2025", "МОУО", "Доступ закрыт"),
    )
    merge_down(table, 2, 1, 2)
    merge_down(table, 3, 1, 2)
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Подготовить кабинеты |  | ОО | Мебель закуплена @ до 01.06.2025 // Сеть проведена @ до 01.07.2025
    Мероприятия | 2 | Открыть кабинеты | до 01.09.2025 | ОО | Кабинеты открыты
    """
)
def results_in_rows_without_merged_cells(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("1", "Подготовить кабинеты", "до 01.06.2025", "ОО", "Мебель закуплена"),
        ("", "", "до 01.07.2025", "", "Сеть проведена"),
        ("2", "Открыть кабинеты", "до 01.09.2025", "ОО", "Кабинеты открыты"),
    )
    return plan.save(folder)


@_plan(
    """
    Организационное направление | 1 | Издать приказ | январь 2025 | ОО | Приказ
    Организационное направление | 2 | Создать совет | февраль 2025 | ОО | Протокол
    Информационное направление | 3 | Выпустить памятку | март 2025 | МОУО | Памятка
    """
)
def headings_only_in_the_column_of_measures(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("", "Организационное направление", "", "", ""),
        ("1", "Издать приказ", "январь 2025", "ОО", "Приказ"),
        ("2", "Создать совет", "февраль 2025", "ОО", "Протокол"),
        ("", "Информационное направление", "", "", ""),
        ("3", "Выпустить памятку", "март 2025", "МОУО", "Памятка"),
    )
    return plan.save(folder)


@_plan(
    """
    1 Кадры | 1.1 | Издать приказ | январь 2025 | ОО | Приказ
    1 Кадры | 1.2 | Обучить координатора | февраль 2025 | ОО | Удостоверение
    2 Техника | 2.1 | Проверить компьютеры | март 2025 | ОО | Акт
    """
)
def tasks_with_measures_in_one_word(folder: Path) -> Path:
    """The heading «Мероприятия» alone, beside a column of tasks whose cells are merged."""
    plan = WordPlan().text("План на 2025 год")
    table = plan.table(
        ("1. Кадры", "1.1", "Издать приказ", "январь 2025", "ОО", "Приказ"),
        ("", "1.2", "Обучить координатора", "февраль 2025", "ОО", "Удостоверение"),
        ("2. Техника", "2.1", "Проверить компьютеры", "март 2025", "ОО", "Акт"),
        header=("Задача", "№", "Мероприятия", "Сроки", "Ответственные", "Результаты"),
    )
    merge_down(table, 0, 1, 2)
    return plan.save(folder)


@_plan(
    """
    1 ОРГАНИЗАЦИОННЫЕ МЕРОПРИЯТИЯ | 1 | Издать приказ | январь 2025 | ОО | Приказ
    1 ОРГАНИЗАЦИОННЫЕ МЕРОПРИЯТИЯ | 2 | Создать группу | март 2025 | ОО | Группа создана
    2 МЕТОДИЧЕСКИЕ МЕРОПРИЯТИЯ | 1 | Провести курсы | май 2025 | ОО | Курсы проведены
    """,
    "стоит в документе не один раз",
)
def numbers_that_begin_anew_in_each_section(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("1", "ОРГАНИЗАЦИОННЫЕ МЕРОПРИЯТИЯ", "", "", ""),
        ("1", "Издать приказ", "январь 2025", "ОО", "Приказ"),
        ("2", "Создать группу", "март 2025", "ОО", "Группа создана"),
        ("2", "МЕТОДИЧЕСКИЕ МЕРОПРИЯТИЯ", "", "", ""),
        ("1", "Провести курсы", "май 2025", "ОО", "Курсы проведены"),
    )
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Издать приказ | январь | ОО | Приказ
    Мероприятия | 2 | Обучить учителей | февраль; март | МОУО | Учителя обучены
    """,
    "по отметкам в столбцах",
)
def marks_under_the_months(folder: Path) -> Path:
    plan = WordPlan().text("План-график на 2025 год")
    plan.table(
        ("1", "Издать приказ", "+", "", "", "ОО", "Приказ"),
        ("2", "Обучить учителей", "", "+", "х", "МОУО", "Учителя обучены"),
        header=("№", "Мероприятие", "Январь", "Февраль", "Март", "Ответственный", "Результат"),
    )
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Издать приказ | I квартал 2025 | ОО | Приказ
    Мероприятия | 2 | Обучить учителей | II квартал 2025; III квартал 2025 | МОУО | Учителя обучены
    Мероприятия | 3 | Собрать отчёты | IV квартал 2025 | ОО | Отчёты собраны
    """,
    "по отметкам в столбцах",
    "столбец «2025 год II» не входит в карту; его текст поставлен в примечание",
)
def marks_under_the_quarters_of_a_year(folder: Path) -> Path:
    plan = WordPlan().text("План-график")
    table = plan.table(
        ("№", "Мероприятие", "I", "II", "III", "IV", "Ответственный", "Результат"),
        ("1", "Издать приказ", "+", "–", "", "", "ОО", "Приказ"),
        ("2", "Обучить учителей", "", "✓", "", "", "МОУО", "Учителя обучены"),
        ("3", "Собрать отчёты", "", "по запросу", "", "v", "ОО", "Отчёты собраны"),
        header=("№", "Мероприятие", "2025 год", "", "", "", "Ответственный", "Результат"),
    )
    table.cell(0, 2).merge(table.cell(0, 5))
    table.cell(3, 3).merge(table.cell(3, 4))
    for column in (0, 1, 6, 7):
        merge_down(table, column, 0, 1)
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Издать приказ | 15 января | ОО | Приказ
    Мероприятия | 2 | Обучить учителей | до 01.04.2025 | МОУО | Учителя обучены
    """,
    "кроме срока «до 01.04.2025» стоят отметки в столбцах: февраль; они не взяты",
)
def days_under_the_months_and_a_term_beside_them(folder: Path) -> Path:
    plan = WordPlan().text("План-график на 2025 год")
    plan.table(
        ("1", "Издать приказ", "15", "", "", "ОО", "Приказ"),
        ("2", "Обучить учителей", "-", "+", "до 01.04.2025", "МОУО", "Учителя обучены"),
        header=("№", "Мероприятие", "Январь", "Февраль", "Срок", "Ответственный", "Результат"),
    )
    return plan.save(folder)


@_plan(
    """
    Мероприятия | 1 | Издать приказ до 01.02.2025 | до 01.02.2025 | ОО | Приказ
    Мероприятия | 2-3 | Обучить учителей |  | МОУО | Учителя обучены
    """,
    "срок «до 01.02.2025» взят из названия",
)
def terms_only_in_the_titles(folder: Path) -> Path:
    plan = WordPlan().text("План на 2025 год")
    plan.table(
        ("1", "Издать приказ до 01.02.2025", "ОО", "Приказ"),
        ("2-3", "Обучить учителей", "МОУО", "Учителя обучены"),
        header=("#", "Мероприятие", "Ответственный", "Артефакт"),
    )
    return plan.save(folder)


# --- workbooks -------------------------------------------------------------------------------------------------------


def _day(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=UTC).replace(tzinfo=None)


def _book(folder: Path, rows: Sequence[Sequence[Any]], merges: Sequence[str] = (), hidden: Sequence[int] = ()) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for area in merges:
        sheet.merge_cells(area)
    for number in hidden:
        sheet.row_dimensions[number].hidden = True
    path = folder / "plan.xlsx"
    book.save(path)
    return path


@_plan(
    """
    1 Организация | 1.9 | Издать приказ | 15.01.2025 | ОО | Приказ
    1 Организация | 1.10 | Создать группу | 01.02.2025 – 10.02.2025 | ОО | Группа создана
    2 Обучение | 2.1 | Провести семинар | март 2025 | МОУО | Семинар проведён
    """,
    "скрытые строки взяты тоже: 6",
)
def workbook_with_days_merges_and_hidden_rows(folder: Path) -> Path:
    rows: list[list[Any]] = [
        ["План мероприятий на 2025 год"],
        [],
        ["№", "Мероприятие", "Дата начала", "Дата окончания", "Ответственный", "Результат"],
        ["1", "Организация", None, None, None, None],
        ["1.9", "Издать приказ", _day(2025, 1, 15), _day(2025, 1, 15), "ОО", "Приказ"],
        ["1.10", "Создать группу", _day(2025, 2, 1), _day(2025, 2, 10), None, "Группа создана"],
        ["2", "Обучение", None, None, None, None],
        ["2.1", "Провести семинар", "март 2025", None, "МОУО", "Семинар проведён"],
    ]
    return _book(folder, rows, ("A1:F1", "B4:F4", "B7:F7", "E5:E6", "C8:D8"), hidden=(6,))


@_plan(
    """
    Мероприятия | 1 | Собрать заявки | до 01.02.2025 | ОО | Заявок: 120
    Мероприятия | 2 | Проверить заявки | 15.02.2025 | МОУО | Проверено 95 %
    """
)
def workbook_with_saved_formulas(folder: Path) -> Path:
    """Formulas with the values that a program saved for them, in the workbook's own markup."""
    path = _book(folder, [["№", "Мероприятие", "Срок", "Ответственный", "Результат"]])
    cells = (
        ('<c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>Собрать заявки</t></is></c>'
         '<c r="C2" t="str"><f>"до "&amp;TEXT(G1,"dd.mm.yyyy")</f><v>до 01.02.2025</v></c>'
         '<c r="D2" t="inlineStr"><is><t>ОО</t></is></c>'
         '<c r="E2" t="str"><f>"Заявок: "&amp;SUM(H1:H9)</f><v>Заявок: 120</v></c>'),
        ('<c r="A3"><f>A2+1</f><v>2</v></c><c r="B3" t="inlineStr"><is><t>Проверить заявки</t></is></c>'
         '<c r="C3" t="str"><f>TEXT(G2,"dd.mm.yyyy")</f><v>15.02.2025</v></c>'
         '<c r="D3" t="inlineStr"><is><t>МОУО</t></is></c>'
         '<c r="E3" t="str"><f>"Проверено "&amp;H2</f><v>Проверено 95 %</v></c>'),
    )  # fmt: skip
    with zipfile.ZipFile(path) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    rows = "".join(f'<row r="{number}">{row}</row>' for number, row in enumerate(cells, 2))
    text = parts[sheet]
    assert isinstance(text, bytes)
    parts[sheet] = text.decode().replace("</sheetData>", f"{rows}</sheetData>")
    path.write_bytes(zip_bytes(parts))
    return path


@_plan(
    """
    Мероприятия | 1 | Издать приказ | 2025-й год, 1 квартал | ОО | Приказ
    Мероприятия | 2 | Провести аудит | до 31.03.2025 | МОУО | Акт
    """
)
def workbook_with_blank_rows_and_numeric_numbers(folder: Path) -> Path:
    rows: list[list[Any]] = [
        [],
        [None, "Дорожная карта на 2025 год"],
        [None, "№ п/п", "Мероприятие", "Срок", "Ответственные лица", "Документ, подтверждающий результат"],
        [None, 1, "Издать приказ", "2025-й год, 1 квартал", "ОО", "Приказ"],
        [],
        [None, 2, "Провести аудит", "до 31.03.2025", "МОУО", "Акт"],
    ]
    return _book(folder, rows)


@_plan(
    """
    Кадры | 1 | Издать приказ | январь 2025 | ОО | Приказ
    Техника | 2 | Проверить компьютеры | март 2025 | МОУО | Акт
    """
)
def workbook_with_a_sheet_for_each_section(folder: Path) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, row in (
        ("Кадры", ("1", "Издать приказ", "январь 2025", "ОО", "Приказ")),
        ("Техника", ("2", "Проверить компьютеры", "март 2025", "МОУО", "Акт")),
    ):
        sheet = book.create_sheet(name)
        sheet.append(list(HEADER))
        sheet.append(list(row))
    path = folder / "plan.xlsx"
    book.save(path)
    return path


# --- OpenDocument ----------------------------------------------------------------------------------------------------

_ODF = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:{kind}>{body}</office:{kind}>'
    "</office:body></office:document-content>"
)


def _odf(folder: Path, kind: str, body: str, name: str) -> Path:
    path = folder / name
    parts: dict[str, bytes | str] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": _ODF.format(kind=kind, body=body),
    }
    path.write_bytes(zip_bytes(parts))
    return path


def _odf_row(*texts: str, spanned: int = 1) -> str:
    span = f' table:number-columns-spanned="{spanned}"' if spanned > 1 else ""
    cells = "".join(f"<table:table-cell{span}><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row>{cells}{'<table:covered-table-cell/>' * (spanned - 1)}</table:table-row>"


@_plan(
    """
    1 Подготовка | 1.1 | Издать приказ | до 01.02.2025 | ОО | Приказ
    1 Подготовка | 1.2 | Обучить учителей | март 2025 | МОУО | Учителя обучены
    """
)
def odt_with_a_spanned_section(folder: Path) -> Path:
    rows = (
        _odf_row(*HEADER),
        _odf_row("1. Подготовка", spanned=5),
        _odf_row("1.1", "Издать приказ", "до 01.02.2025", "ОО", "Приказ"),
        _odf_row("1.2", "Обучить учителей", "март 2025", "МОУО", "Учителя обучены"),
    )
    body = f"<text:p>План на 2025 год</text:p><table:table>{''.join(rows)}</table:table>"
    return _odf(folder, "text", body, "plan.odt")


@_plan(
    """
    Мероприятия | 1 | Издать приказ | до 01.02.2025 | ОО | Приказ
    Мероприятия | 2 | Обучить учителей | март 2025 | МОУО | Учителя обучены
    """
)
def ods_with_an_empty_rest(folder: Path) -> Path:
    rows = (
        _odf_row(*HEADER),
        _odf_row("1", "Издать приказ", "до 01.02.2025", "ОО", "Приказ"),
        _odf_row("2", "Обучить учителей", "март 2025", "МОУО", "Учителя обучены"),
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="1024"/></table:table-row>',
    )
    return _odf(folder, "spreadsheet", f'<table:table table:name="План">{"".join(rows)}</table:table>', "plan.ods")


# --- text ------------------------------------------------------------------------------------------------------------


def _text(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@_plan(
    """
    Мероприятия | 1 | Издать приказ; разместить его | до 01.02.2025 | ОО | Приказ издан
    Мероприятия | 2 | Обучить учителей | март 2025 | МОУО | Учителя обучены
    """,
    "Windows-1251",
)
def csv_of_a_russian_excel(folder: Path) -> Path:
    rows = (
        "№ п/п;Мероприятие;Срок;Ответственный;Результат",
        '1;"Издать приказ; разместить его";до 01.02.2025;ОО;"Приказ\nиздан"',
        "2;Обучить учителей;март 2025;МОУО;Учителя обучены",
    )
    return _text(folder, "plan.csv", "\r\n".join(rows), "cp1251")


@_plan(
    """
    1 Подготовка | 1.1 | Издать приказ | до 01.02.2025 | ОО | Приказ издан
    1 Подготовка | 1.2 | Обучить учителей | март 2025 | МОУО | Учителя обучены
    """
)
def tsv(folder: Path) -> Path:
    rows = (
        ("№", "Мероприятие", "Срок", "Ответственный", "Результат"),
        ("1", "Подготовка", "", "", ""),
        ("1.1", "Издать приказ", "до 01.02.2025", "ОО", "Приказ издан"),
        ("1.2", "Обучить учителей", "март 2025", "МОУО", "Учителя обучены"),
    )
    return _text(folder, "plan.tsv", "\n".join("\t".join(row) for row in rows))


@_plan(
    """
    Мероприятия | 1 | Назначить ответственных за внедрение системы в каждой школе | до 01.02.2025 | ОО | Приказ издан
    Мероприятия | 2 | Обучить учителей работе с системой | март 2025 | МОУО | Учителя обучены
    """
)
def pasted_from_a_pdf(folder: Path) -> Path:
    """Every line of the paper became a row of its own."""
    rows = (
        ("№", "Мероприятие", "Срок", "Ответственный", "Результат"),
        ("1", "Назначить ответственных", "до 01.02.2025", "ОО", "Приказ издан"),
        ("", "за внедрение системы", "", "", ""),
        ("", "в каждой школе", "", "", ""),
        ("2", "Обучить учителей", "март 2025", "МОУО", "Учителя обучены"),
        ("", "работе с системой", "", "", ""),
    )
    return _text(folder, "plan.txt", "\n".join("\t".join(row) for row in rows))


@_plan(
    """
    Мероприятия | 1 | Издать приказ | до 01.02.2025 | ОО | Приказ издан
    Мероприятия | 2 | Обучить учителей | март 2025 | МОУО | Учителя обучены
    """
)
def markdown_of_a_chat(folder: Path) -> Path:
    text = (
        "План на 2025 год\n\n| № | Мероприятие | Срок | Ответственный | Результат |\n|---|:---|---|---|---|\n"
        "| 1 | Издать приказ | до 01.02.2025 | ОО | Приказ издан |\n"
        "| 2 | Обучить учителей | март 2025 | МОУО | Учителя обучены |\n"
    )
    return _text(folder, "plan.txt", text)


@_plan(
    """
    Мероприятия | 1 | Издать приказ | до 01.02.2025 | ОО | Приказ издан // Приказ размещён
    """
)
def web_page_tags(folder: Path) -> Path:
    text = (
        "№\tМероприятие\tСрок\tОтветственный\tРезультат\n"
        "1\t<p>Издать&nbsp;приказ</p>\t<span>до 01.02.2025</span>\tОО\t<p>Приказ издан</p><p>Приказ размещён</p>\n"
    )
    return _text(folder, "plan.txt", text)
