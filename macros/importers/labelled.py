"""Lines of a cell that carry a fixed word («Срок результата: …»), as our own export writes rarer fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from macros.importers.deadlines import split_term
from macros.importers.draft import ControlDraft, IndicatorDraft, ResultDraft
from macros.importers.inline_lists import statements
from macros.importers.items import Item
from macros.importers.people import People
from macros.model import official_form as form


def results_of(items: Sequence[Item], people: People) -> tuple[ResultDraft, ...]:
    """The results; labelled lines belong to the result above them."""
    found: list[ResultDraft] = []
    for item in items:
        if found and (filled := _filled(found[-1], item.text, people)) is not None:
            found[-1] = filled
        else:
            found += _results(item)
    return tuple(found)


def _results(item: Item) -> list[ResultDraft]:
    texts = statements(item)
    pairs = [split_term(text) for text in texts]
    if len(texts) > 1 and all(term for _, term in pairs):
        return [ResultDraft(words, term) for words, term in pairs]
    return [ResultDraft(text) for text in texts]


def controls_of(items: Sequence[Item]) -> Iterator[ControlDraft]:
    """The controls with the terms written below them."""
    last: ControlDraft | None = None
    for item in items:
        if last is not None and item.text.startswith(form.CONTROL_TERM):
            last = replace(last, term=item.text.removeprefix(form.CONTROL_TERM))
            continue
        if last is not None:
            yield last
        *first, final = [_control(item, text) for text in statements(item)]
        yield from first
        last = final
    if last is not None:
        yield last


def _control(item: Item, text: str) -> ControlDraft:
    """«Мониторинг – до 01.03.2025»: what is checked, and when. Our own export keeps them apart in drawn items."""
    return ControlDraft(text) if item.drawn else ControlDraft(*split_term(text))


def _filled(result: ResultDraft, text: str, people: People) -> ResultDraft | None:
    if text.startswith(form.RESULT_TERM):
        return replace(result, term=text.removeprefix(form.RESULT_TERM))
    if text.startswith(form.RESULT_RESPONSIBLE):
        names = text.removeprefix(form.RESULT_RESPONSIBLE).split(form.FIELD_END)
        return replace(result, responsible=people.mentions(Item(name, drawn=True) for name in names))
    if text.startswith(form.RESULT_NOTE):
        return replace(result, note=text.removeprefix(form.RESULT_NOTE))
    if text.startswith(form.INDICATOR) and (indicator := _indicator(text.removeprefix(form.INDICATOR))):
        return replace(result, indicators=(*result.indicators, indicator))
    return None


def _indicator(text: str) -> IndicatorDraft | None:
    names = {f"{word}{form.FIELD_MARK}": name for name, word in form.INDICATOR_FIELDS.items()}
    values: dict[str, str] = {}
    last = ""
    for part in text.split(form.FIELD_END):
        mark = next((mark for mark in names if part.startswith(mark) and names[mark] not in values), None)
        if mark is not None:
            last = names[mark]
            values[last] = part.removeprefix(mark)
        elif last:
            values[last] += form.FIELD_END + part
        else:
            return None
    return IndicatorDraft(**values) if values.get("target") else None
