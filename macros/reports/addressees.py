"""Whom forms go to: the list of municipalities, and whose form it is by the name that came back."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from macros.model.parties import name_key
from macros.views.urls import glossary_anchor

MAX_LISTED = 5000
MAX_LIST_BYTES = 2_000_000
_LONGEST_CELL = 131_072  # characters; a name has a hundred


@dataclass(frozen=True, slots=True)
class Addressee:
    """One who fills in a form. `id` is Latin, unique in its list, and names the file; `party` is an id or empty.

    `other_names` are further spellings under which the answer may come.
    """

    id: str
    name: str
    party: str = ""
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddresseeList:
    """A list as it was read; `faults` are Russian sentences with the line, and then nothing should be made of it."""

    addressees: tuple[Addressee, ...] = ()
    faults: tuple[str, ...] = ()


_NAME_HEADS = ("название", "наименование", "муниципалитет", "организация", "муниципальное образование", "округ", "кто")
_ID_HEADS = ("ид", "id", "файл", "код")
_PARTY_HEADS = ("сторона", "роль", "party")
_OTHER_HEADS = ("псевдонимы", "другие названия", "ещё называют", "еще называют")


def read_addressees(data: bytes) -> AddresseeList:
    """A list from a CSV with a header, or with one name on each line. Excel's encodings and separators are known."""
    if len(data) > MAX_LIST_BYTES:
        return AddresseeList(faults=("Список слишком велик: больше 2 МБ. Оставьте в нём только названия.",))
    text = _decoded(data)
    rows = None if text is None or "\0" in text else _rows(text)
    if rows is None:
        return AddresseeList(faults=("Список не читается как текст. Сохраните его в формате CSV.",))
    heads = [cell.casefold().strip() for cell in rows[0]] if rows else []
    name = _place(heads, _NAME_HEADS)
    body = rows if name is None else rows[1:]
    others = {"id": _ID_HEADS, "party": _PARTY_HEADS, "other": _OTHER_HEADS}
    places = {each: None if name is None else _place(heads, known) for each, known in others.items()}
    return _addressees(body, {"name": name or 0, **places}, 1 if name is None else 2)


def _addressees(rows: Sequence[Sequence[str]], places: Mapping[str, int | None], first_line: int) -> AddresseeList:
    found: dict[str, Addressee] = {}
    names: dict[str, int] = {}
    faults: list[str] = []
    for line, row in enumerate(rows[:MAX_LISTED], first_line):
        name = _cell(row, places["name"])
        if not name:
            continue
        addressee_id = _cell(row, places["id"]) or made_id(name)
        if addressee_key(name) in names:
            faults.append(f"Строка {line}: «{name}» уже есть в строке {names[addressee_key(name)]}.")
        elif not re.fullmatch(r"[\w][\w.\-]{0,63}", addressee_id) or addressee_id in found:
            faults.append(
                f"Строка {line}: имя «{addressee_id}» не годится или уже занято; дайте другое в столбце «ид»."
            )
        names.setdefault(addressee_key(name), line)
        others = tuple(part.strip() for part in re.split(r"[|,;]", _cell(row, places["other"])) if part.strip())
        found[addressee_id] = Addressee(addressee_id, name, _cell(row, places["party"]), others)
    if len(rows) > MAX_LISTED:
        faults.append(f"В списке больше {MAX_LISTED} строк.")
    if not found:
        faults.append("В списке нет ни одного названия.")
    return AddresseeList(tuple(found.values()), tuple(faults))


def _cell(row: Sequence[str], place: int | None) -> str:
    text = row[place] if place is not None and place < len(row) else ""
    return re.sub(r"\s+", " ", text.removeprefix("'")).strip()


def _place(heads: Sequence[str], known: Sequence[str]) -> int | None:
    return next((index for index, head in enumerate(heads) if head in known), None)


def _rows(text: str) -> list[list[str]] | None:
    """The rows with anything in them; None for what no spreadsheet has written (a cell of 200,000 letters)."""
    first = text.partition("\n")[0]
    delimiter = max(";\t,", key=first.count) if re.search(r"[;\t]", first) or _names_columns(first) else "\x1f"
    csv.field_size_limit(_LONGEST_CELL)  # of the whole process: the import of plans has a longer one
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [row for row in rows if any(map(str.strip, row))]
    except csv.Error:
        return None


def _names_columns(first: str) -> bool:
    """Whether commas separate columns: only a header tells; a name may have a comma of its own."""
    return "," in first and first.split(",", maxsplit=1)[0].strip().strip('"').casefold() in (*_NAME_HEADS, *_ID_HEADS)


def _decoded(data: bytes) -> str | None:
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1251"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def made_id(name: str) -> str:
    """A Latin name for a file: «Пермский округ» is «permskiy-okrug»-like."""
    return glossary_anchor(name)[:60].strip("-")


# Written in full, shortened, or left out: the same municipality.
_SAME = (
    (r"\bмуниципальн\w+ образовани\w+", "мо"),
    (r"\bгородско\w+ округ\w*", "го"),
    (r"\bмуниципальн\w+ округ\w*", "мо"),
    (r"\bмуниципальн\w+ район\w*", "мр"),
    (r"\b(зато|администрация|управление образования)\b", ""),
    (r"\bр-н\w*", "район"),
    (r"\bгород\b|\bг\.", ""),
    (r"\bпермск\w+ кра[йя]\b|\bприморск\w+ кра[йя]\b", ""),
)


@lru_cache(maxsize=8192)
def addressee_key(name: str) -> str:
    """A name as it is compared: «г. Лысьва» is «Лысьва», «Ильинский ГО» is «Ильинский городской округ»."""
    plain = name_key(name)
    for pattern, short in _SAME:
        plain = re.sub(pattern, short, plain)
    return " ".join(re.findall(r"\w+", plain)) or name_key(name)


@dataclass(frozen=True, slots=True)
class Recognised:
    """Who answered. `addressee` is None where the list does not have the name; `guessed` where it was only alike."""

    addressee: Addressee | None
    guessed: bool = False


_ALIKE = 0.84  # of difflib


def recognise(name: str, addressees: Sequence[Addressee]) -> Recognised:
    """The addressee that a name means: the same words, or the only one that is nearly the same."""
    wanted = addressee_key(name)
    by_key: dict[str, Addressee] = {}
    for each in addressees:
        for spelling in (each.name, *each.other_names):
            by_key.setdefault(addressee_key(spelling), each)
    if wanted in by_key:
        return Recognised(by_key[wanted])
    close = difflib.get_close_matches(wanted, sorted(by_key), n=2, cutoff=_ALIKE)
    meant = {by_key[key].id for key in close}
    return Recognised(by_key[close[0]], guessed=True) if len(meant) == 1 else Recognised(None)
