"""One difference as one Russian sentence, without a capital letter and a full stop: «срок перенесён: был …»."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from macros.changes import Aspect, Difference
from macros.views.wording import NBSP, counted, quoted

DAYS = ("день", "дня", "дней")
_LONGEST_QUOTE = 200  # characters: a longer text is told by its beginning

FIELD_WORDS = {
    "title": "название",
    "short_title": "краткое название",
    "description": "описание",
    "details": "пояснения",
    "note": "примечание",
    "term": "срок",
    "period": "период",
    "responsible": "ответственные",
    "participant": "участники",
    "result": "результаты",
    "control": "контроль",
    "territory": "территория",
    "level": "уровень",
    "annex": "строка о приложении",
    "footnotes": "сноски",
}


def sentences(differences: Iterable[Difference]) -> tuple[str, ...]:
    """What to tell of the differences; those of wording come last, in one sentence."""
    told: list[str] = []
    reworded: dict[str, None] = {}
    for each in differences:
        if each.aspect is Aspect.WORDING:
            reworded[FIELD_WORDS.get(each.field, each.field)] = None
        else:
            told.append(sentence(each))
    if reworded:
        told.append(f"уточнены формулировки: {', '.join(reworded)}")
    return tuple(told)


def sentence(each: Difference) -> str:
    """A difference that is more than wording."""
    owner = f"результат {quote(each.within)}: " if each.within and each.aspect in _OF_RESULTS else ""
    return owner + _WRITERS[each.aspect](each)


def quote(text: str) -> str:
    """The text in quotation marks, a long one cut at a word."""
    if len(text) > _LONGEST_QUOTE:
        text = text[:_LONGEST_QUOTE].rpartition(" ")[0].rstrip(",;:.– ") + "…"
    return quoted(text)


def was_and_is(each: Difference, was: str, now: str) -> str:
    """«был «…», стал «…»»."""
    return f"{was} {quote(each.before)}, {now} {quote(each.after)}"


def _term(each: Difference) -> str:
    if not each.before:
        return f"появился срок {quote(each.after)}"
    if not each.after:
        return f"срок {quote(each.before)} снят"
    if each.days is None:
        return f"срок изменён: {was_and_is(each, 'был', 'стал')}"
    way = "позже" if each.days > 0 else "раньше"
    return f"срок перенесён: {was_and_is(each, 'был', 'стал')} – на{NBSP}{counted(abs(each.days), DAYS)} {way}"


def _one_or_other(added: str, removed: str, changed: str = "") -> Callable[[Difference], str]:
    """A writer of words with «{}» for the text in question; `changed` goes before «был …, стал …»."""

    def write(each: Difference) -> str:
        if each.before and each.after:
            return f"{changed}: {was_and_is(each, 'было', 'стало')}"
        return (added if each.after else removed).format(each.after or each.before)

    return write


def _quoting(added: str, removed: str, changed: str = "") -> Callable[[Difference], str]:
    def write(each: Difference) -> str:
        if each.before and each.after:
            return f"{changed}: {was_and_is(each, 'был', 'стал')}"
        return (added if each.after else removed).format(quote(each.after or each.before))

    return write


def _indicator(each: Difference) -> str:
    name = f"показатель {quote(each.within)}"
    if each.before and each.after:
        return f"{name}: {was_and_is(each, 'был', 'стал')}"
    return f"новый {name}: {each.after}" if each.after else f"{name} снят (был {each.before})"


def _address(each: Difference) -> str:
    return f"адрес страницы: был roadmaps/{each.before}/, стал roadmaps/{each.after}/"


def _number(each: Difference) -> str:
    return f"номер: был {each.before}, стал {each.after}"


def _section(each: Difference) -> str:
    return f"перенесено из раздела {quote(each.before)} в раздел {quote(each.after)}"


_OF_RESULTS = frozenset({Aspect.TERM, Aspect.RESPONSIBLE})

_WRITERS: dict[Aspect, Callable[[Difference], str]] = {
    Aspect.NUMBER: _number,
    Aspect.SECTION: _section,
    Aspect.TITLE: _one_or_other("новое название: {}", "название снято: {}", "название"),
    Aspect.TERM: _term,
    Aspect.RESPONSIBLE: _one_or_other("новый ответственный: {}", "больше не отвечает: {}"),
    Aspect.PARTICIPANT: _one_or_other("новый участник: {}", "больше не участвует: {}"),
    Aspect.RESULT: _quoting("новый результат: {}", "снят результат {}", "результат"),
    Aspect.INDICATOR: _indicator,
    Aspect.CONTROL: _quoting("новый контроль: {}", "снят контроль {}", "контроль"),
    Aspect.DETAILS: _quoting("добавлены пояснения: {}", "сняты пояснения {}", "текст пояснений"),
    Aspect.SYSTEM: _quoting("добавлена система {}", "больше не указана система {}"),
    Aspect.BASIS: _one_or_other("добавлено основание: {}", "больше не указано основание: {}"),
    Aspect.IMPLEMENTS: _one_or_other("теперь реализует пункт {}", "больше не реализует пункт {}"),
    Aspect.AFTER: _one_or_other("теперь выполняется после пункта {}", "больше не ждёт пункта {}"),
    Aspect.PERIOD: _quoting("появился период {}", "снят период {}", "период"),
    Aspect.APPROVAL: _one_or_other("добавлена отметка: {}", "снята отметка: {}"),
    Aspect.ARCHIVE: _one_or_other("карта перенесена в архив", "карта возвращена из архива"),
    Aspect.ADDRESS: _address,
}
