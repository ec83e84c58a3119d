"""What the columns of a table mean, by the words of its header: «Плановая дата реализации» is a term.

Headers have one row or two («Срок» over «начало», «окончание») or are cut into lines by recognition; a row of column
numbers may follow. A meaning is found by a word's stem, the more telling stems first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise, product

from macros.importers.cleaning import letters_only, one_line
from macros.importers.grid import Table
from macros.importers.numbers import parse_number
from macros.terms import TermKind, parse_term

HEADER_SEARCH_ROWS = 25
_TALLEST = 4
_LONGEST_HEADER = 160  # characters of one column's words
_MOST_BREAKS = 6  # lines of a title of which words are put together


class Role(StrEnum):
    """The meaning of a column."""

    NUMBER = "номер"
    SECTION = "раздел"
    MEASURE = "мероприятие"
    DETAILS = "подробности"
    TERM = "срок"
    START = "начало"
    END = "окончание"
    PART = "отметки по частям года"  # a column for each month, quarter or year, with marks in its cells
    RESPONSIBLE = "ответственные"
    PARTICIPANTS = "участники"
    RESULT = "результаты"
    CONTROL = "контроль"
    SYSTEMS = "системы"
    IMPLEMENTS = "реализует"
    AFTER = "после"
    BASIS = "основание"
    NOTE = "примечание"
    OTHER = "прочее"


_RULES: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (Role.NUMBER, r"^(?:№|n|no|nо|номер)\s*(?:п/? ?п|пп|пункта?|мероприятия|строки|п)?$|^(?:п/? ?п|пп|пункт|п)$"),
        (Role.AFTER, r"^после(?: пункт| мероприят|$)"),
        (Role.IMPLEMENTS, r"^реализует"),
        (Role.SYSTEMS, r"информационн\w+ систем|^системы?$"),
        (Role.CONTROL, r"контрол|форма отчет|отчетност|подтвержд|форма завершения"),
        (Role.OTHER, r"отметк|статус|фактическ|выполнено|исполнено|финанс|бюджет|стоимост|объем средств|ссылк"),
        (Role.PARTICIPANTS, r"участник|соисполнител|аудитори|привлекаем|категори|адресат|для кого"),
        (Role.RESPONSIBLE, r"^отв(?:етств)?(?: лиц\w*)?$|^исп(?:олн)?$"),
        (Role.RESPONSIBLE, r"ответственн|исполнител|куратор|отвечает|кто дела|кто провод|ф и о|должност"),
        (Role.RESULT, r"результат|показател|вид документа|артефакт|продукт|эффект|итог|индикатор|ожидаем"),
        (Role.START, r"дата начала|начал[оа](?: |$)|(?:^| )с$"),
        (Role.END, r"дата окончания|окончани|завершени|(?:^| )по$|конец"),
        (Role.TERM, r"срок|дедлайн|дата|период|когда|время|график|месяц"),
        (Role.DETAILS, r"^подробност|^пояснени"),
        (Role.NOTE, r"примечани|комментари|дополнительн"),
        (Role.MEASURE, r"мероприяти|действи|перечень|меры$|что (?:надо |нужно )?(?:сделать|делаем)|шаги?$"),
        (Role.SECTION, r"раздел|направлени|этап|задач|блок|цель"),
        (Role.MEASURE, r"наименован|содержани|работ|поручени|вопрос|тема|описание|название"),
        (Role.BASIS, r"основани|документ|нормативн|реквизит"),
    )
)  # fmt: skip
_REPORT_FORM = re.compile(
    r"пункт\w* (?:дорожной карты|плана)|(?:организованн|проведенн)\w+ мероприяти|(?:отметка|информация) об исполнении"
)
_MONTH = re.compile(
    r"(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)ь|март|май|август|янв|фев|апр|авг|сент?|окт|нояб?|дек"
)
_QUARTER = re.compile(r"(?P<digit>[1-4])(?: ?й)? кв(?:артал)?|(?P<roman>i{1,3}|iv)(?:(?: ?й)? кв(?:артал)?)?")
_ROMANS = ("I", "II", "III", "IV")
_YEAR = re.compile(r"20\d\d(?: ?г(?:од)?)?")
_NO_LIMIT = (TermKind.UNKNOWN, TermKind.EVENT_RELATIVE)  # «После пунктов» is a header too
_LIMITS = frozenset({Role.TERM, Role.START, Role.END, Role.PART})
_PARTNERS = _LIMITS | {Role.RESPONSIBLE, Role.RESULT, Role.PARTICIPANTS, Role.CONTROL}


@dataclass(frozen=True)
class Header:
    """The header of a table: its first row, height, and the meaning and words of every column.

    `rows_text` are its rows as compared, to know a repetition of it. `numbered` counts a row of column numbers in.
    """

    first_row: int
    height: int
    roles: Mapping[int, Role]
    titles: Mapping[int, str]
    rows_text: tuple[tuple[str, ...], ...]
    report_form: bool = False

    @property
    def score(self) -> int:
        """How much of a roadmap's header it is; 0 for none."""
        roles = set(self.roles.values())
        if Role.MEASURE not in roles or not roles & _PARTNERS:
            return 0
        return 3 * len(roles - {Role.OTHER}) + 2 * len(roles & _LIMITS)


def role_of(title: str) -> Role | None:
    """The meaning of a column by its header, or None."""
    if title.strip() == "#":
        return Role.NUMBER
    return next((role for joined in _unbroken(title) if (role := _named(letters_only(joined)))), None)


def _named(key: str) -> Role | None:
    if not key or len(key) > _LONGEST_HEADER:
        return None
    return next((role for role, pattern in _RULES if pattern.search(key)), None)


def _unbroken(title: str) -> Iterator[str]:
    """The title, then with its words that a narrow column has broken without a hyphen: «Ответствен» over «ный»."""
    yield title
    lines = title.strip().split("\n")
    if 1 < len(lines) <= _MOST_BREAKS:
        for signs in product(" \0", repeat=len(lines) - 1):
            yield "".join(chain(*zip(lines, (*signs, ""), strict=True))).replace("\0", "")


def find_header(table: Table) -> Header | None:
    """The best header of a roadmap in the table, or None."""
    best: Header | None = None
    for row in range(min(table.rows, HEADER_SEARCH_ROWS)):
        for height in range(1, min(_TALLEST, table.rows - row) + 1):
            if height > 1 and not _has_words(table, row + height - 1):
                break
            found = _header_at(table, row, height)
            if found.score and (best is None or found.score > best.score):
                best = found
        if best is not None and row > best.first_row + best.height:
            break
    return _completed(table, best) if best else None


def _has_words(table: Table, row: int) -> bool:
    """Whether a row may be a part of a header: it has two cells of its own at least."""
    return sum(cell.row == row and not cell.empty for cell in table.row_cells(row)) >= 2


def is_report_form(table: Table) -> bool:
    """Whether the table is a form to report by: a column of its header is for what was done."""
    keys = [key for row in range(min(2, table.rows)) for key in row_key(table, row) if len(key) < _LONGEST_HEADER]
    return any(_REPORT_FORM.match(key) for key in keys)


def row_key(table: Table, row: int) -> tuple[str, ...]:
    """The row's texts as they are compared, column by column."""
    return tuple(letters_only(cell.text) if (cell := table.at(row, column)) else "" for column in range(table.columns))


def is_column_numbers(table: Table, row: int) -> bool:
    """Whether the row only counts the columns: «1 2 3 4 5»."""
    texts = [cell.text.strip(" .") for cell in table.row_cells(row) if cell.row == row and not cell.empty]
    if len(texts) < 3 or not all(text.isdecimal() and len(text) < 3 for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return numbers[0] in (1, 2) and all(0 < b - a <= 2 for a, b in pairwise(numbers))


def repeats_header(table: Table, row: int, header: Header) -> int:
    """How many rows from `row` on repeat the known header; 0 for none."""
    keys = [key for text in header.rows_text for key in text if key]
    whole = {letters_only(title) for title in header.titles.values()}
    height = 0
    while row + height < table.rows and height < max(header.height, _TALLEST):
        texts = [key for key in row_key(table, row + height) if key]
        known = [key for key in texts if key in keys or key in whole or (height and any(key in one for one in whole))]
        if (
            len(texts) < (2 if height == 0 else 1)
            or len(known) * 4 < len(texts) * 3
            or is_column_numbers(table, row + height)
        ):
            break
        height += 1
    return height if height and _names_measure(table, row, height) else 0


def _names_measure(table: Table, row: int, height: int) -> bool:
    return any(role_of(text) is Role.MEASURE for line in range(row, row + height) for text in row_key(table, line))


def _header_at(table: Table, row: int, height: int) -> Header:
    titles = {column: title for column in range(table.columns) if (title := _title(table, row, height, column))}
    spread = {cell.column_span for cell in table.row_cells(row) if cell.row == row}
    roles = _distinct(_meanings(titles), titles)
    # «План работы на 2026 год» above a header: one cell over all columns, or alone in its row.
    alone = table.columns > 2 and (spread == {table.columns} or not _has_words(table, row))
    if alone or _holds_data(titles, roles):
        roles = {}
    keys = tuple(row_key(table, line) for line in range(row, row + height))
    return Header(row, height, roles, titles, keys)


def _holds_data(titles: Mapping[int, str], roles: Mapping[int, Role]) -> bool:
    """Whether these are a measure's words and not a header's: a number or a term, or few known words."""
    if len(roles) * 5 < len(titles) * 3:
        return True
    plain = [one_line(title) for title in titles.values()]
    if any(len(text) > _LONGEST_HEADER for text in plain):
        return True
    return any(parse_number(text).levels > 1 for text in plain) or any(map(_is_limit, titles.values()))


def _meanings(titles: Mapping[int, str]) -> dict[int, Role]:
    """The columns whose words are known; one part of a year alone is a term in a row of data, or stands over others."""
    parts = {column: part for column, title in titles.items() if (part := part_of_year(title))}
    named = {column: role for column, title in titles.items() if column not in parts and (role := role_of(title))}
    return named | (dict.fromkeys(parts, Role.PART) if len(set(parts.values())) > 1 else {})


def part_of_year(title: str) -> str:
    """The month, quarter or year that a column is for, as a term: «I квартал 2025» of «2025 год» over «I»; or nothing.

    The words above it («Срок», a year) may stand in the title on lines of their own.
    """
    above, _, last = title.strip().rpartition("\n")
    key = letters_only(last)
    year = re.search(r"(?<!\d)20\d\d(?!\d)", above)
    if _YEAR.fullmatch(key):
        return f"{key[:4]} год"
    if _MONTH.fullmatch(key):
        part = one_line(last).strip(" .").lower()
    elif quarter := _QUARTER.fullmatch(key):
        number = quarter["roman"].upper() if quarter["roman"] else _ROMANS[int(quarter["digit"]) - 1]
        part = f"{number} квартал"
    else:
        return ""
    return f"{part} {year[0]}" if year else part


def _is_limit(title: str) -> bool:
    """Whether the text is a term; «Срок исполнения» is only its name."""
    if part_of_year(title):
        return False
    text = one_line(title)
    named = role_of(text) in _LIMITS and not any(char.isdigit() for char in text)
    return not named and parse_term(text).kind not in _NO_LIMIT


def _title(table: Table, row: int, height: int, column: int) -> str:
    parts: list[str] = []
    for line in range(row, row + height):
        cell = table.at(line, column)
        if cell is not None and line in (cell.row, row):
            parts.append(cell.text)
    return "\n".join(part for part in parts if part.strip())


def _distinct(roles: dict[int, Role], titles: Mapping[int, str]) -> dict[int, Role]:
    """Of two columns of one meaning the second is something else: a second measure column explains the first."""
    found: dict[int, Role] = {}
    if Role.MEASURE not in roles.values():
        section = next((c for c, role in roles.items() if role is Role.SECTION), None)
        roles = roles | ({section: Role.MEASURE} if section is not None else {})
    for column, role in sorted(roles.items()):
        taken = role in found.values()
        again = taken and titles.get(column) == titles.get(column - 1) and found.get(column - 1) is role
        if (
            not taken
            or again
            or role in (Role.RESULT, Role.RESPONSIBLE, Role.PARTICIPANTS, Role.CONTROL, Role.NOTE, Role.PART)
        ):
            found[column] = role
        else:
            found[column] = {Role.MEASURE: Role.DETAILS, Role.SECTION: Role.OTHER}.get(role, Role.OTHER)
    return _with_proof(found, titles)


def _with_proof(roles: dict[int, Role], titles: Mapping[int, str]) -> dict[int, Role]:
    """«Документ, подтверждающий результат» is the result where no other column is."""
    if Role.RESULT in roles.values():
        return roles
    proofs = {c for c, role in roles.items() if role is Role.CONTROL and "подтвержд" in letters_only(titles[c])}
    return {column: Role.RESULT if column in proofs else role for column, role in roles.items()}


def _completed(table: Table, header: Header) -> Header:
    """The header with the rows that only finish its words, and with the columns it has no words for."""
    height = header.height
    for cell in table.row_cells(header.first_row):
        if cell.row == header.first_row and header.score and cell.row_span > height and cell.row_span <= _TALLEST:
            height = cell.row_span
    while header.first_row + height < table.rows and _finishes(table, header.first_row + height, header):
        height += 1
    full = _header_at(table, header.first_row, height) if height != header.height else header
    if full.score < header.score:
        full = Header(header.first_row, height, header.roles, header.titles, full.rows_text)
    roles = dict(full.roles)
    if Role.NUMBER not in roles.values() and 0 not in full.titles and table.columns > 2:
        roles[0] = Role.NUMBER
    for column in full.titles:
        roles.setdefault(column, Role.OTHER)
    return Header(full.first_row, full.height, roles, full.titles, full.rows_text)


def _finishes(table: Table, row: int, header: Header) -> bool:
    """Whether the row holds the rest of the header's words: «(или период», «п/п»; never a first cell with a number."""
    cells = [cell for cell in table.row_cells(row) if cell.row == row and not cell.empty]
    if not cells or is_column_numbers(table, row):
        return False
    number = next((column for column, role in header.roles.items() if role is Role.NUMBER), None)
    for cell in cells:
        text = cell.text.strip()
        if cell.column == number and role_of(text) is Role.NUMBER and not text[:1].isdigit():
            continue
        if len(text) > 40 or not (text[:1].islower() or text[:1] == "("):
            return False
        if cell.column_span > 1 or _sentence(text):
            return False
    first = table.at(row, number) if number is not None else None
    return number is not None and not (first is not None and _begins_row(first.text))


def _sentence(text: str) -> bool:
    return text.endswith((".", ";")) or any(char.isdigit() for char in text)


def _begins_row(text: str) -> bool:
    return text.strip()[:1].isdigit()


def columns_of(header: Header, role: Role) -> Iterator[int]:
    """The columns of this meaning, from left to right."""
    return (column for column, each in sorted(header.roles.items()) if each is role)
