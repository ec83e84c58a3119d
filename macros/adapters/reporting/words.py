"""What `metodichka collect` says: numbers and places, never a word that somebody wrote into a form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.model.personal_data import without_personal_data
from macros.reports.consolidation import Consolidation
from macros.reports.figures import Progress, count
from macros.reports.remarks import Remark, RemarkKind

_DOCUMENTS = (".doc", ".docx", ".odt", ".rtf", ".pdf", ".txt")
MOST_LINES = 12  # of one sort; the rest is in the workbook


def collected_words(consolidation: Consolidation, annexes: Sequence[str], out: Path, aggregate: Path | None) -> str:
    """The summary for the terminal."""
    text = "\n".join(_lines(consolidation, annexes, out, aggregate))
    return without_personal_data(text) + "\n"


def _lines(consolidation: Consolidation, annexes: Sequence[str], out: Path, aggregate: Path | None) -> Iterator[str]:
    counted, listed, unlisted = len(consolidation.counted), len(consolidation.listed), consolidation.unlisted
    yield f"Отчётов: {counted - unlisted}" + (f" из {listed}." if listed else ".")
    if unlisted:
        yield f"Ещё от тех, кого в списке нет: {unlisted}; сверьте их названия со списком."
    repeated = len(consolidation.answers) - counted
    if repeated:
        yield f"Повторных файлов: {repeated}."
    yield from _some("Не таблицы, не читались", list(annexes))
    if any(name.casefold().endswith(_DOCUMENTS) for name in annexes):
        yield "  Если отчёт прислан документом, попросите адресата заполнить форму – книгу .xlsx."
    yield from _some("Не ответили", [each.name for each in consolidation.silent])
    yield from _some("Не прочитаны", [f"{each.file}: {each.reason}; {each.remedy}" for each in consolidation.refused])
    total = count(consolidation).total
    yield (
        "Мероприятия: "
        + ", ".join(f"{each.value} – {total.of(each)}" for each in Progress)
        + f"; просрочено – {total.late}."
    )
    kinds = Counter(each.kind for each in consolidation.remarks)
    if kinds:
        yield "Замечания: " + ", ".join(f"{kind.value} – {kinds[kind]}" for kind in RemarkKind if kinds[kind]) + "."
        worst = [r for r in consolidation.remarks if r.kind in (RemarkKind.WRONG, RemarkKind.IMPOSSIBLE)]
        yield from _some("Сначала посмотрите", [f"{_place(r)}: {r.message}" for r in worst])
    yield f"Сводный отчёт: «{out}». Он для министерства: в нём все слова отчётов и лист «Замечания»."
    if aggregate is not None:
        yield f"Показатели для сайта: «{aggregate}». Страница появится при следующей сборке."


def _place(remark: Remark) -> str:
    return ", ".join(filter(None, (remark.file, remark.sheet, remark.cell)))


def _some(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"{title} ({len(lines)}):"
        yield from (f"  {line}" for line in lines[:MOST_LINES])
        if len(lines) > MOST_LINES:
            yield f"  … и ещё {len(lines) - MOST_LINES}, см. сводный отчёт"
