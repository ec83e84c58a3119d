"""Numbers of the drafted measures: missing ones filled, repeated ones told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from macros.importers.draft import Doubt, MeasureDraft, SectionDraft
from macros.importers.numbers import number_key
from macros.importers.slugs import LONGEST, is_slug, slug_of


def number_measures(sections: tuple[SectionDraft, ...]) -> tuple[SectionDraft, ...]:
    """The sections with every measure numbered; ids only where a number repeats or makes no address."""
    filled = tuple(_filled(sections))
    counts = Counter(number_key(m.number) or (m.number,) for section in filled for m in section.measures)
    taken: set[str] = set()
    done: list[SectionDraft] = []
    for index, section in enumerate(filled, 1):
        measures = tuple(_named(m, section, index, counts, taken) for m in section.measures)
        done.append(replace(section, measures=measures))
    return tuple(done)


def _filled(sections: tuple[SectionDraft, ...]) -> Iterator[SectionDraft]:
    written = {number_key(measure.number) for section in sections for measure in section.measures if measure.number}
    last = ""
    for section in sections:
        measures: list[MeasureDraft] = []
        for measure in section.measures:
            numbered = _as_meant(measure, last)
            if not measure.number:
                numbered = _given(measure, _next(last, section.number, written, first=not measures), told=bool(written))
            last = numbered.number
            measures.append(numbered)
        yield replace(section, measures=tuple(measures))


def _given(measure: MeasureDraft, number: str, *, told: bool) -> MeasureDraft:
    """The measure with a number that the document does not give; in a document without any it is told once."""
    text = f"номера в документе нет; поставлен «{number}». Возможно, это продолжение строки выше"
    doubts = (*measure.doubts, Doubt(measure.place, text)) if told else measure.doubts
    return replace(measure, number=number, doubts=doubts)


def _as_meant(measure: MeasureDraft, last: str) -> MeasureDraft:
    """A numeric 1.1 after 1.9 is 1.10; elsewhere it may be, and only a person can tell."""
    match = re.fullmatch(r"(\d+)\.([1-9])", measure.number)
    if not measure.numeric or match is None:
        return measure
    steps = number_key(last)
    if len(steps) == 2 and steps[0] == int(match[1]) and str(steps[1] + 1).rstrip("0") == match[2] and steps[1] > 8:
        number = f"{match[1]}.{steps[1] + 1}"
        text = f"в ячейке число {measure.number}; по порядку после {last} это «{number}»"
        return replace(measure, number=number, doubts=(*measure.doubts, Doubt(measure.place, text)))
    if match[2] != "1":
        return measure
    text = f"в ячейке число {measure.number}: таблица не отличает его от {match[1]}.10; сверьте номер"
    return replace(measure, doubts=(*measure.doubts, Doubt(measure.place, text)))


def _next(last: str, section: str, written: set[tuple[int, ...]], *, first: bool) -> str:
    """The number after `last`, or below it where that is taken; in a numbered section numbers begin anew."""
    if first and section.isdecimal() and (not last or "." in last):
        number = f"{section}.1"
    else:
        steps = re.match(r"(.*?)(\d+)\D*$", last)
        number = f"{steps[1]}{int(steps[2]) + 1}" if steps else "1"
    if number_key(number) in written and last:
        number = f"{last}.1"
    while number_key(number) in written:
        number = f"{number}.1"
    written.add(number_key(number))
    return number


def _named(
    measure: MeasureDraft,
    section: SectionDraft,
    index: int,
    counts: Counter[tuple[int, ...] | tuple[str]],
    taken: set[str],
) -> MeasureDraft:
    repeats = counts[number_key(measure.number) or (measure.number,)] > 1
    default = "-".join(part for part in measure.number.replace(".", "-").split("-") if part)
    if not repeats and is_slug(default) and default not in taken:
        taken.add(default)
        return measure
    base = f"razdel-{index}-{slug_of(measure.number, 'punkt')}"[: LONGEST - 4]
    chosen, count = base, 1
    while chosen in taken:
        count += 1
        chosen = f"{base}-{count}"
    taken.add(chosen)
    if repeats:
        text = f"номер «{measure.number}» стоит в документе не один раз; «ид» придуман, замените его понятным"
    else:
        text = f"из номера «{measure.number}» не сделать адреса; «ид» придуман, замените его понятным"
    doubts = (*measure.doubts, Doubt(measure.place, text))
    return replace(measure, id=chosen, number_repeats=repeats, doubts=doubts)
