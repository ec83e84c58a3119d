"""Reading a roadmap: what is forgiven, what is told, and how little is lost for one fault."""

from __future__ import annotations

from datetime import date

import pytest

from macros.loading import Loaded, load_page, load_parties, load_roadmap
from macros.model.roadmap import Measure, Roadmap

HEAD = """ид: sample
название: Карта
уровень: регион
период: 2024 год
разделы:
  - название: Раздел
    мероприятия:
"""
MEASURE = """      - номер: "{}"
        название: Сделать
        срок: сентябрь
"""


def _load(measures: str) -> Loaded[Roadmap]:
    return load_roadmap(HEAD + measures, "roadmap.yaml")


def _measure(fields: str) -> Measure:
    loaded = _load(MEASURE.format(1) + "".join(f"        {line}\n" for line in fields.split("\n")))
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    return next(loaded.value.measures())


def _codes(loaded: Loaded[Roadmap]) -> list[tuple[str, int]]:
    return sorted((each.code, each.span.line) for each in loaded.diagnostics)


def test_the_period_gives_the_year_to_terms() -> None:
    term = _measure("сноска: '*'").term
    assert term is not None
    assert (term.start, term.end) == (date(2024, 9, 1), date(2024, 9, 30))


@pytest.mark.parametrize("written", ["системы: Сферум", "системы: [Сферум]", "системы:\n  - Сферум"])
def test_one_item_needs_no_list(written: str) -> None:
    assert _measure(written).systems == ("Сферум",)


@pytest.mark.parametrize(
    "written",
    [
        "контроль: Мониторинг",
        "контроль: [Мониторинг]",
        "контроль: {текст: Мониторинг}",
        "контроль: [{текст: Мониторинг}]",
    ],
)
def test_a_record_of_one_text_may_be_the_text(written: str) -> None:
    assert [control.text for control in _measure(written).control] == ["Мониторинг"]


def test_the_long_form_of_a_term_keeps_the_words() -> None:
    control = _measure("контроль: {текст: Отчёт, срок: {текст: в срок, читать-как: до 28.03.2025}}").control[0]
    assert control.term is not None
    assert (control.term.text, control.term.end) == ("в срок", date(2025, 3, 28))


@pytest.mark.parametrize(("written", "meant"), [("да", True), ("Да", True), ("нет", False), ("true", True)])
def test_yes_and_no(written: str, meant: bool) -> None:
    assert _measure(f"номер-повторён: {written}\nид: x").number_repeats is meant


@pytest.mark.parametrize("written", ["примечание: ''", 'примечание: ""', 'системы: [""]', "подробности: []"])
def test_an_empty_text_in_quotes_is_meant(written: str) -> None:
    measure = _measure(written)
    assert (measure.note, measure.systems, measure.details) == ("", (), ())


def test_a_value_left_out_is_a_field_left_out() -> None:
    loaded = _load(MEASURE.format(1) + "        ответственные:\n        участники: ~\n")
    assert _codes(loaded) == [("empty-field", 11), ("empty-field", 12)]
    assert loaded.value is not None
    assert not loaded.partial


def test_one_fault_costs_one_measure() -> None:
    loaded = _load(MEASURE.format(1) + "      - название: Без номера\n" + MEASURE.format(3))
    assert loaded.value is not None
    assert [measure.number for measure in loaded.value.measures()] == ["1", "3"]
    assert loaded.partial
    assert _codes(loaded) == [("missing-field", 11)]


def test_a_fault_in_a_field_that_may_be_absent_costs_the_field() -> None:
    loaded = _load(
        MEASURE.format(1) + "        сроки: май\n        ид: Пункт\n        результаты: [{текст: а}, {тест: б}]\n"
    )
    assert loaded.value is not None
    (measure,) = loaded.value.measures()
    assert [result.text for result in measure.results] == ["а"]
    assert measure.id is None
    assert _codes(loaded) == [("unknown-field", 11), ("unknown-field", 13), ("wrong-slug", 12)]


def test_a_fault_at_the_top_does_not_hide_the_measures() -> None:
    loaded = load_roadmap(HEAD.replace("ид: sample\n", "") + MEASURE.format(1), "docs/roadmaps/Perm 2024.yaml")
    assert loaded.value is not None
    assert (loaded.value.id, len(list(loaded.value.measures())), loaded.partial) == ("perm-2024", 1, True)
    assert _codes(loaded) == [("missing-field", 1)]


def test_places_are_those_of_what_is_left() -> None:
    loaded = _load(MEASURE.format(1) + "      - название: Без номера\n" + MEASURE.format(3))
    assert loaded.places.span(("разделы", 0, "мероприятия", 1, "номер")).line == 12


def test_english_names_of_the_code_are_not_fields() -> None:
    loaded = _load(MEASURE.format(1) + "        note: Проверить\n")
    assert [each.hint for each in loaded.diagnostics] == ["возможно, имелось в виду «примечание»"]


def test_hundreds_of_faults_do_not_take_minutes() -> None:
    loaded = _load("".join(f"      - {{поле{n}: {n}}}\n" for n in range(20_000)))
    assert 0 < len(loaded.diagnostics) < 1000


@pytest.mark.parametrize("text", ["", "# только примечание", "---\n", "- список", "текст", "~"])
def test_what_is_no_record_is_told(text: str) -> None:
    loaded = load_roadmap(text, "roadmap.yaml")
    assert loaded.value is None
    assert len(loaded.diagnostics) == 1


def test_a_registry_of_one() -> None:
    loaded = load_parties("стороны: [{ид: a, название: А, вид: орган, уровень: регион}]", "docs/parties.yaml")
    assert loaded.value is not None
    assert [party.id for party in loaded.value.parties] == ["a"]


def test_front_matter_may_use_the_names_of_the_host() -> None:
    fields = (
        "title: Заголовок\ndescription: О чём\nhide: [toc]\nsearch: {exclude: true, boost: 2}\nicon: material/school"
    )
    text = f"---\n{fields}\n---\nТекст"
    loaded = load_page(text, "docs/x.md", "x.md")
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    meta = loaded.value.meta
    assert (meta.title, meta.description, meta.hide, meta.icon) == ("Заголовок", "О чём", ("toc",), "material/school")
    assert meta.search is not None
    assert (meta.search.exclude, meta.search.boost) == (True, 2)


def test_a_page_with_a_faulty_date_keeps_the_rest() -> None:
    loaded = load_page("---\nназвание: А\nпроверено: 31.02.2025\n---\nТекст", "docs/x.md", "x.md")
    assert loaded.value is not None
    assert (loaded.value.meta.title, loaded.value.meta.reviewed, loaded.value.body) == ("А", None, "Текст")
    assert [(d.code, d.span.line, d.span.column) for d in loaded.diagnostics] == [("wrong-date", 3, 12)]
