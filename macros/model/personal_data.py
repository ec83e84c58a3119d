"""Finds what may be a person's data in free text: a name, a phone, a mail address, a СНИЛС, a passport, a tax number.

Reports are full of it («ответственным назначена …, тел. …»), and none of it may reach the site, the figures or a log.
A finding is a reason to look, not a proof: a school «имени А. С. Пушкина» is found too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

HIDDEN = "[скрыто]"


class PersonalKind(StrEnum):
    """What was found; the values stand in remarks."""

    MAIL = "адрес почты"
    PHONE = "телефон"
    SNILS = "СНИЛС"
    PASSPORT = "паспорт"
    TAX_NUMBER = "ИНН"
    NAME = "имя человека"


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of the text, by its 0-based positions (`end` exclusive)."""

    kind: PersonalKind
    start: int
    end: int


_GAP = r"[ \t\u00a0\u202f]"
_CAPITAL = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_PATRONYMIC = r"[А-ЯЁ][а-яё]+(?:(?:ович|евич|ич)(?:а|у|ем|е)?|(?:овн|евн|ичн|иничн)(?:а|ы|е|у|ой|ою)|(?:оглы|кызы|улы))"
# Typed without capitals only the plain endings are sure: «основной» and «уровне» end alike.
_LOWER_NAME = rf"\b[а-яё]{{2,}}{_GAP}+[а-яё]{{2,}}{_GAP}+[а-яё]{{3,}}(?:ович|евич|овна|евна)\b"
_INITIAL = rf"[А-ЯЁ]\.{_GAP}?"
# A first name beside another capitalised word; endings cover the cases («Иванову Марию», «Марией Ивановой»).
_FIRST_NAMES = (
    r"(?:Александр|Алексе|Алёна|Алён|Алин|Алл|Анастаси|Анатоли|Андре|Анжел|Анн|Антон|Антонин|Арин|Артём|Артем|Артур"
    r"|Борис|Вадим|Валентин|Валери|Варвар|Васили|Вер|Верони|Виктор|Виктори|Витали|Владимир|Владислав|Вячеслав|Галин"
    r"|Геннади|Георги|Глеб|Григори|Дарь|Денис|Дмитри|Евгени|Егор|Екатерин|Елен|Елизавет|Жанн|Зинаид|Зо|Иван|Игор|Ильдар"
    r"|Ильмир|Иль|Инн|Ирин|Камил|Кирилл|Константин|Ксени|Ларис|Леонид|Лиди|Лили|Любов|Людмил|Максим|Маргарит|Марин|Мари"
    r"|Марат|Михаил|Надежд|Натали|Наталь|Никит|Никола|Нин|Оксан|Олег|Олес|Ольг|Павл|Павел|Пётр|Петр|Полин|Раис|Регин"
    r"|Ренат|Роман|Руслан|Светлан|Серге|Софь|Станислав|Степан|Тамар|Тать|Татьян|Тимофе|Тимур|Ульян|Фёдор|Федор|Эдуард"
    r"|Эльвир|Эмм|Юли|Юри|Ян|Яросл|Ярослав)(?:а|я|й|ий|ь|ы|и|е|у|ю|ем|ом|ей|ой|ою|ею|ии|ью|ья|ье)?"
)
_SURNAME = (
    r"[А-ЯЁ][а-яё]+(?:ов|ев|ёв|ин|ын|ск|цк)(?:а|ой|у|ым|ую|ий|ого|ому|им|ая|е|о|их|ых)?"
    r"|[А-ЯЁ][а-яё]+(?:енко|чук|юк|ян|дзе|швили|ко|их|ых)"
)

_PATTERNS: tuple[tuple[PersonalKind, str], ...] = (
    (PersonalKind.MAIL, r"[\w.+\-]{1,64}\s?@\s?[\w\-]{1,63}(?:\s?\.\s?[\w\-]{1,63}){1,4}"),
    (PersonalKind.SNILS, r"(?<!\d)\d{3}[-‑–. ]\d{3}[-‑–. ]\d{3}[-‑–. ]{1,3}\d{2}(?!\d)"),
    (PersonalKind.SNILS, r"(?i)снилс\D{0,12}\d[\d \-‑–]{8,16}\d"),
    (
        PersonalKind.PHONE,
        r"(?<![\d.,/-])(?:\+7|\b[78])[\s\u00a0\-‑–(]{0,3}\d{3,5}[)\s\u00a0\-‑–]{0,3}\d(?:[\s\u00a0\-‑–]?\d){4,6}(?!\d)",
    ),
    (PersonalKind.PHONE, r"(?<!\d)\(\d{3,5}\)[\s\u00a0]?\d(?:[\s\u00a0\-‑–]?\d){4,6}(?!\d)"),
    (
        PersonalKind.PHONE,
        r"(?i)\b(?:тел|телефон|моб|сот|факс|т)\w{0,6}\s?[.:]{0,2}\s{0,2}[+(]?\d[\d\s()\-‑–]{3,18}\d",
    ),
    (PersonalKind.PHONE, r"(?<![\d.,/№-])(?:\d[-‑])?\d{2,3}[-‑]\d{2}[-‑]\d{2}(?![\d-])"),
    (PersonalKind.PASSPORT, r"(?i)паспорт\D{0,20}\d{2}\s?\d{2}\s?(?:№\s?)?\d{6}"),
    (PersonalKind.PASSPORT, r"(?<!\d)\d{2} \d{2} \d{6}(?!\d)"),
    (PersonalKind.NAME, rf"(?:{_CAPITAL}{_GAP}+){{1,2}}{_PATRONYMIC}\b(?:{_GAP}+{_CAPITAL})?"),
    (PersonalKind.NAME, _LOWER_NAME),
    (PersonalKind.NAME, rf"\b{_CAPITAL}{_GAP}+{_INITIAL}(?:{_INITIAL})?(?![а-яё])"),
    (PersonalKind.NAME, rf"\b{_INITIAL}{_INITIAL}{_GAP}*{_CAPITAL}"),
    (
        PersonalKind.NAME,
        rf"\b(?:(?:{_SURNAME}){_GAP}+{_FIRST_NAMES}|{_FIRST_NAMES}{_GAP}+(?:{_SURNAME}))\b",
    ),
)
_ELEVEN = re.compile(r"(?<!\d)\d{11}(?!\d)")
_TWELVE = re.compile(r"(?<!\d)\d{12}(?!\d)")
_LONGEST = 40_000  # characters looked at; a spreadsheet's cell holds 32,767
_SHOUTED = re.compile(r"\b[А-ЯЁ]{2,}\b")


@cache  # where somebody asks: compiling takes longer than loading all the rest of this
def _compiled() -> tuple[tuple[PersonalKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


@lru_cache(maxsize=2048)
def find_personal_data(text: str) -> tuple[Finding, ...]:
    """Every piece that may be a person's, in the order of the text, none inside another."""
    # «ПЕТРОВА АННА СЕРГЕЕВНА» is a name too; the letters change, the positions do not.
    quiet = _SHOUTED.sub(lambda match: match[0].capitalize(), text[:_LONGEST])
    texts = {text[:_LONGEST], quiet}
    found = sorted((each for words in texts for each in _findings(words)), key=lambda each: (each.start, -each.end))
    kept: list[Finding] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def is_person(text: str) -> bool:
    """Whether a person's name stands in the text."""
    return any(each.kind is PersonalKind.NAME for each in find_personal_data(text))


def without_personal_data(text: str) -> str:
    """The text with every finding replaced by «[скрыто]»; for logs."""
    pieces: list[str] = []
    position = 0
    for each in find_personal_data(text):
        pieces += [text[position : each.start], HIDDEN]
        position = each.end
    return "".join([*pieces, text[position:]])


def _findings(text: str) -> Iterator[Finding]:
    for kind, pattern in _compiled():
        for match in pattern.finditer(text):
            yield Finding(kind, match.start(), match.end())
    for match in _ELEVEN.finditer(text):
        if is_snils(match[0]):
            yield Finding(PersonalKind.SNILS, match.start(), match.end())
    for match in _TWELVE.finditer(text):
        if is_personal_tax_number(match[0]):
            yield Finding(PersonalKind.TAX_NUMBER, match.start(), match.end())


def is_snils(digits: str) -> bool:
    """Whether eleven digits carry the check number of a СНИЛС (numbers above 001-001-998 have one)."""
    number, check = digits[:9], int(digits[9:])
    total = sum(int(digit) * (9 - place) for place, digit in enumerate(number))
    return total % 101 % 100 == check


def is_personal_tax_number(digits: str) -> bool:
    """Whether twelve digits carry both check digits of a person's ИНН."""
    weights = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
    first = sum(int(d) * w for d, w in zip(digits[:10], weights[1:], strict=True)) % 11 % 10
    second = sum(int(d) * w for d, w in zip(digits[:11], weights, strict=True)) % 11 % 10
    return digits[10:] == f"{first}{second}"
