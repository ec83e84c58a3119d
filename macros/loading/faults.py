"""Turns what pydantic says of a record into Russian diagnostics at the right place of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from macros.diagnostics import Diagnostic, Span
from macros.loading.shape import fields_by_key, keys_by_code_name, record_at, takes_text
from macros.loading.words import did_you_mean, suggest
from macros.messages import tell
from macros.model.base import RESERVED_NAME, Record
from macros.model.dates import IMPOSSIBLE_DATE, why_no_date
from macros.model.yes_no import NOT_YES_NO
from macros.sources.tree import ListNode, MapNode, Node, Path, ScalarNode, child

_MAX_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that pydantic does not accept. `path` may lead below what is written (a field that is missing)."""

    kind: str
    path: Path
    context: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Case:
    """A fault with all that its words need: `node` is what stands there, or the nearest thing around it."""

    fault: Fault
    node: Node
    record: type[Record] | None  # whose field it is
    file: str

    @property
    def key(self) -> str:
        return next((step for step in reversed(self.fault.path) if isinstance(step, str)), "")

    @property
    def value(self) -> str:
        text = self.node.text if isinstance(self.node, ScalarNode) else "…"
        return text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + "…"


def faults_of(error: ValidationError) -> Iterator[Fault]:
    """Every fault, those of a record read inside a validator included."""
    for each in error.errors(include_url=False, include_input=False):
        yield Fault(each["type"], each["loc"], each.get("ctx", {}))


def written_path(root: Node, path: Path) -> Path:
    """The part of the path that leads to something written in the file, step by step as it is written there."""
    node, written = root, []
    for step in path:
        below = child(node, step)
        if below is None:
            break
        if below is not node:  # else the only item of a list, written without the list
            written.append(step)
        node = below
    return tuple(written)


def describe(faults: Iterable[Fault], root: Node, model: type[Record], file: str) -> Iterator[Diagnostic]:
    """The diagnostics for all faults. Where a text with a colon became a mapping, that is told and nothing else."""
    told: set[Path] = set()
    for fault in _without_echoes(list(faults), model):
        path = written_path(root, fault.path)
        node = _at(root, path)
        text_path, key = _text_with_colon(root, path, model)
        if key is not None:
            if text_path not in told:
                told.add(text_path)
                yield tell("yaml-colon", file, Span(key.line, key.end_column, key.end_column + 1))
            continue
        case = _Case(fault, node, record_at(model, _record_path(fault.path)), file)
        yield _JUDGES.get(fault.kind, _wrong_type)(case, root)


def _without_echoes(faults: Sequence[Fault], model: type[Record]) -> Iterator[Fault]:
    """The faults without those that others bring along: fields that are missing only because their names are misspelt,
    lists that are empty only because all their items are faulty."""
    misspelt = {
        (*fault.path[:-1], _meant(str(fault.path[-1]), record_at(model, _record_path(fault.path))))
        for fault in faults
        if fault.kind == "extra_forbidden"
    }
    faulty = {path[:length] for path in (fault.path for fault in faults) for length in range(len(path))}
    for fault in faults:
        echo = (fault.kind == "missing" and fault.path in misspelt) or (
            fault.kind == "too_short" and fault.path in faulty
        )
        if not echo:
            yield fault


def _meant(key: str, record: type[Record] | None) -> str:
    """The field whose name is probably misspelt in the key, or an empty text."""
    return suggest(key, fields_by_key(record), dict(keys_by_code_name(record))) if record else ""


def _at(root: Node, path: Path) -> Node:
    node = root
    for step in path:
        node = child(node, step) or node
    return node


def _record_path(path: Path) -> Path:
    """Where the record is whose field the path leads to."""
    steps = list(path)
    while steps and isinstance(steps[-1], int):
        steps.pop()
    return tuple(steps[:-1])


def _text_with_colon(root: Node, path: Path, model: type[Record]) -> tuple[Path, ScalarNode | None]:
    """«- Итоги: отчёт» in a list of texts: the item's path and its only, unknown key."""
    for length in range(len(path), 0, -1):
        node, key = _at(root, path[:length]), path[length - 1]
        if not isinstance(node, MapNode) or len(node.entries) != 1:
            continue
        field = next((s for s in reversed(path[:length]) if isinstance(s, str)), "")
        record = record_at(model, path[:length])
        only = node.entries[0].key
        unknown = record is None or not suggest(only.text, fields_by_key(record))
        if isinstance(key, int) and unknown and takes_text(record_at(model, _record_path(path[:length])), field):
            return path[:length], only
    return path, None


def _unknown_field(case: _Case, root: Node) -> Diagnostic:
    key = str(case.fault.path[-1])
    around = _at(root, case.fault.path[:-1])
    entry = around.entry(key) if isinstance(around, MapNode) else None
    span = entry.key.span if entry else case.node.span
    known = fields_by_key(case.record) if case.record else {}
    if re.match(r"-\S", key):
        return tell("yaml-dash", case.file, span)
    meant = _meant(key, case.record)
    hint = did_you_mean(meant, key) if meant else _STRAYED if len(key.split()) > _WORDS else None
    return tell("unknown-field", case.file, span, hint=hint, example="", key=key, known=", ".join(known))


_WORDS = 3  # of the longest name of a column that was taken for a field
_STRAYED = "похоже, это продолжение текста из строки выше: сдвиньте его вправо, дальше имени поля"


def missing_field(file: str, span: Span, record: type[Record] | None, key: str) -> Diagnostic:
    """The diagnostic for a required field that is not there, at the place of its record."""
    field = fields_by_key(record).get(key) if record else None
    meaning = (field.description if field else "") or key
    sample = f'{key}: "1.1"' if key == "номер" else ""
    return tell("missing-field", file, span, example=sample, key=key, meaning=_lower_first(meaning))


def _missing(case: _Case, _: Node) -> Diagnostic:
    key = str(case.fault.path[-1])
    return missing_field(case.file, case.node.span, case.record, key)


def _wrong_value(known: Callable[[_Case], list[str]]) -> Callable[[_Case, Node], Diagnostic]:
    def judge(case: _Case, root: Node) -> Diagnostic:
        if not isinstance(case.node, ScalarNode):
            return _wrong_type(case, root)
        choices = known(case)
        meant = suggest(case.node.text, choices)
        words = {"key": case.key, "value": case.value, "known": ", ".join(choices)}
        hint = did_you_mean(meant, case.node.text) + "; бывают: " + words["known"] if meant else None
        sample = f"{case.key}: {meant or choices[0]}"
        return tell("wrong-value", case.file, case.node.span, hint=hint, example=sample, **words)

    return judge


def _quoted_words(case: _Case) -> list[str]:
    """pydantic gives «'a', 'b' or 'c'»."""
    return re.findall(r"'([^']*)'", str(case.fault.context.get("expected", ""))) or ["…"]


def _wrong_date(case: _Case, _: Node) -> Diagnostic:
    assert isinstance(case.node, ScalarNode)  # noqa: S101 - only a text is looked at as a date
    words = {"value": case.value, "reason": why_no_date(case.node.text)}
    return tell("wrong-date", case.file, case.node.span, example=f"{case.key}: 2024-08-28", **words)


def _wrong_slug(case: _Case, _: Node) -> Diagnostic:
    letters = "только строчные латинские буквы, цифры и дефисы между ними: имя становится частью адреса"
    advice = _SLUG_ADVICE.get(case.fault.kind, letters)
    return tell("wrong-slug", case.file, case.node.span, value=case.value, advice=advice)


_SLUG_ADVICE = {
    "string_too_long": "не больше 64 знаков: имя становится частью адреса",
    RESERVED_NAME: "возьмите другое: папку с таким именем Windows не создаст",
}


def _wrong_number(case: _Case, root: Node) -> Diagnostic:
    if not isinstance(case.node, ScalarNode):
        return _wrong_type(case, root)
    reason, advice = _NUMBER_WORDS[_number_fault(case.fault.kind, case.node.text)]
    limit = next((each for each in case.fault.context.values() if isinstance(each, int | float)), 0)
    words = {"value": case.value, "key": case.key, "reason": reason}
    advice = advice.format(f"{limit:,.0f}".replace(",", "\u00a0"))
    figures = re.findall(r"\d+", case.node.text)
    if reason == _NO_NUMBER and not re.search(r"\d[.,]\d", case.node.text):
        advice = _spare_words(figures, case.node.text) or advice
    whole = figures[0] if figures and figures[0].strip("0") else "2"
    example = f"{case.key}: {whole[:_LONG]}"
    return tell("wrong-number", case.file, case.node.span, example=example, advice=advice, **words)


def _spare_words(figures: list[str], text: str) -> str:
    """The advice for «20 мин» and for «2–3»; empty for other words."""
    if len(figures) == 1 and len(figures[0]) < _LONG:
        return f"оставьте одно число: {figures[0]}"
    return "выберите одно число" if re.fullmatch(r"\D*\d+\s*[-–—]\s*\d+\D*", text) else ""


def _number_fault(kind: str, text: str) -> str:
    if kind in _NUMBER_WORDS and re.search(r"\d", text):  # «nan» is below and above everything
        return kind
    if re.fullmatch(r"-?\d+[.,]\d+", text):
        return "fraction" if kind == "int_parsing" else "comma"
    return "word"


_NO_NUMBER = "не число"
_LONG = 5  # figures; what is longer is no count of minutes or points
_NUMBER_WORDS = {  # the limits of the model are whole numbers
    "word": (_NO_NUMBER, "запишите число цифрами"),
    "fraction": ("не целое число", "запишите целое число, без дробной части"),
    "comma": (_NO_NUMBER, "отделите дробную часть точкой: 48.5"),
    "greater_than": ("слишком малое число", "запишите число больше {}"),
    "greater_than_equal": ("слишком малое число", "запишите число не меньше {}"),
    "less_than_equal": ("слишком большое число", "запишите число не больше {}"),
}


def _empty_list(case: _Case, _: Node) -> Diagnostic:
    return tell("empty-list", case.file, case.node.span, key=case.key)


_EXPECTED = {
    "string_type": ("текст", "запишите значение одной строкой; текст с двоеточием возьмите в кавычки"),
    "dataclass_type": ("срок", "запишите срок одной строкой, словами документа"),
    "tuple_type": ("список", "каждый пункт начните с новой строки, отступа и дефиса с пробелом"),
    "model_type": ("запись с полями", "запишите поля с новых строк с отступом: имя, двоеточие, пробел, значение"),
    "dict_type": ("пары «имя: значение»", "запишите их с новых строк с отступом"),
}
_SAMPLES = {
    "текст": "название: Назначить координаторов",
    "срок": "срок: до 1 сентября",
    "список": "системы:\n  - ФГИС «Моя школа»\n  - Сферум",
    "запись с полями": '- номер: "1"\n  название: Назначить координаторов',
    "пары «имя: значение»": 'сноски:\n  "*": Даты уточняются приказом.',
}


def _wrong_type(case: _Case, _: Node) -> Diagnostic:
    expected, advice = _EXPECTED.get(case.fault.kind, _EXPECTED["string_type"])
    found = {ScalarNode: "текст", ListNode: "список", MapNode: "запись с полями"}[type(case.node)]
    where = f"в поле «{case.key}»" if case.key else "в файле"
    words = {"where": where, "expected": expected, "found": found, "advice": advice}
    example = _SAMPLES.get(expected, "")
    return tell("wrong-type", case.file, case.node.span, example=example, **words)


def _lower_first(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


_JUDGES: Mapping[str, Callable[[_Case, Node], Diagnostic]] = {
    "extra_forbidden": _unknown_field,
    "missing": _missing,
    "enum": _wrong_value(_quoted_words),
    "literal_error": _wrong_value(_quoted_words),
    NOT_YES_NO: _wrong_value(lambda _: ["да", "нет"]),
    IMPOSSIBLE_DATE: _wrong_date,
    "string_pattern_mismatch": _wrong_slug,
    "string_too_long": _wrong_slug,
    RESERVED_NAME: _wrong_slug,
    "float_parsing": _wrong_number,
    "float_type": _wrong_number,
    "greater_than": _wrong_number,
    "int_parsing": _wrong_number,
    "int_type": _wrong_number,
    "greater_than_equal": _wrong_number,
    "less_than_equal": _wrong_number,
    "finite_number": _wrong_number,
    "too_short": _empty_list,
}
