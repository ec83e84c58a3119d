"""What is said of the fields of a record: which there are and what may stand in them."""

from __future__ import annotations

from macros.messages.message import Message, warning

MESSAGES = {
    "empty-file": Message(
        text="файл пуст",
        hint="заполните его или удалите",
        wrong="# здесь будет план",
        right="ид: perm-2024\nназвание: …",
    ),
    "unknown-field": Message(
        text="неизвестное поле «{key}»",
        hint="здесь бывают поля: {known}",
        wrong="сроки: до 1 сентября",
        right="срок: до 1 сентября",
        unless="Если для сведений нет поля, запишите их в «примечание».",
    ),
    "missing-field": Message(
        text="не заполнено обязательное поле «{key}»",
        hint="добавьте его: {meaning}",
        wrong="- название: Назначить координаторов",
        right='- номер: "1.1"\n  название: Назначить координаторов',
    ),
    "empty-field": warning(
        text="поле «{key}» пустое{where}; читаем так, будто его нет",
        hint="впишите значение или удалите строку",
        wrong="срок:",
        right="срок: до 1 сентября",
    ),
    "wrong-type": Message(
        text="{where} ожидается {expected}, а стоит {found}",
        hint="{advice}",
        wrong="мероприятия: Назначить координаторов",
        right='мероприятия:\n  - номер: "1"\n    название: Назначить координаторов',
    ),
    "wrong-value": Message(
        text="поле «{key}» не бывает равно «{value}»",
        hint="выберите одно из: {known}",
        wrong="уровень: региональный",
        right="уровень: регион",
    ),
    "wrong-date": Message(
        text="«{value}» – не дата: {reason}",
        hint="запишите день как 2024-08-28 или 28.08.2024",
        wrong="проверено: 31.02.2025",
        right="проверено: 28.02.2025",
    ),
    "wrong-slug": Message(
        text="«{value}» не годится для постоянного имени",
        hint="{advice}",
        wrong="ид: Пермь 2024",
        right="ид: perm-2024",
    ),
    "wrong-number": Message(
        text="«{value}» в поле «{key}» – {reason}",
        hint="{advice}",
        wrong="вес: много",
        right="вес: 2",
    ),
    "empty-list": Message(
        text="в поле «{key}» нет ни одного пункта",
        hint="добавьте хотя бы один или удалите файл, пока писать в нём нечего",
        wrong="шаги: []",
        right="шаги:\n  - название: Назначьте координатора",
    ),
    "typed-quotes": Message(
        text="в поле «{key}» стоят кавычки {signs} из Word: здесь они становятся частью значения",
        hint='уберите их или поставьте прямые: "{value}"',
        wrong="номер: «2»",
        right='номер: "2"',
    ),
    "unquoted-number": Message(
        text="номер {value} записан без кавычек",
        hint="возьмите номер в кавычки: без них другие программы прочтут 1.10 как 1.1",
        wrong="номер: 1.10",
        right='номер: "1.10"',
    ),
}
