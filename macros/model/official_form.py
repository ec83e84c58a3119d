"""How an official document says in words what the model keeps in fields: export writes so, import reads so.

A paper has columns for the common things only. What is rarer stands in the cell behind a fixed word, so that a person
understands it and a program finds it again.
"""

from __future__ import annotations

RESULT_TERM = "Срок результата: "
RESULT_RESPONSIBLE = "Ответственные за результат: "
INDICATOR = "Показатель: "
RESULT_NOTE = "Примечание к результату: "
CONTROL_TERM = "Срок контроля: "
SECTION_NOTE = "Примечание к разделу: "
ROADMAP_NOTE = "Примечание: "
PERIOD = "Период: "
BASIS = "Основание: "

# Columns of the open data: by these two an import knows a file that is no document.
RESULT_NUMBER_COLUMN = "Номер результата"
MEASURE_ID_COLUMN = "Имя пункта"

# A measure's columns in the order of the paper; a column without any text is left out.
COLUMNS = {
    "number": "№ п/п",
    "title": "Наименование мероприятия",
    "term": "Срок",
    "responsible": "Ответственный",
    "participants": "Участники",
    "results": "Результат",
    "control": "Контроль исполнения",
    "systems": "Информационные системы",
    "implements": "Реализует пункты других карт",
    "after": "После пунктов",
    "basis": "Основание",
    "note": "Примечание",
}

# Fields of an indicator in the order written: «цель – 50; единица – %».
INDICATOR_FIELDS = {"name": "название", "target": "цель", "unit": "единица", "base": "база", "date": "срок"}
FIELD_MARK = " – "
FIELD_END = "; "
