"""The kinds of note boxes («!!! tip») that pages may have, and what a box without a title of its own is called."""

from __future__ import annotations

from collections.abc import Mapping

# The kinds of Material for MkDocs and of Python-Markdown; on a Russian page «Note» is a foreign word.
BOX_TITLES: Mapping[str, str] = {
    "note": "Примечание",
    "abstract": "Коротко",
    "info": "К сведению",
    "tip": "Совет",
    "hint": "Подсказка",
    "success": "Готово",
    "question": "Вопрос",
    "important": "Важно",
    "warning": "Внимание",
    "attention": "Внимание",
    "caution": "Осторожно",
    "failure": "Не получилось",
    "danger": "Опасно",
    "error": "Ошибка",
    "bug": "Неполадка",
    "example": "Пример",
    "quote": "Цитата",
}
