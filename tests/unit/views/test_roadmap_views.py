"""The table, the summary, the lists: nothing lost, nothing twice, everything leads somewhere."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.render import render_component
from macros.views.checklist import checklist_view, party_checklist_view
from macros.views.filters import filters_view
from macros.views.measure import FilterKeys, filter_keys, months_of
from macros.views.now import now_view
from macros.views.page_head import party_head_view, roadmap_head_view
from macros.views.party_list import party_list_view
from macros.views.references import find_measure
from macros.views.roadmap_list import roadmap_list_view
from macros.views.roadmap_summary import roadmap_summary_view
from macros.views.roadmap_table import roadmap_table_view
from macros.views.sheets.checklist import party_checklist_sheet
from macros.views.sheets.edition import Edition
from macros.views.status import Status, Window
from macros.views.wording import TAKES_PART
from tests.support.plan_samples import OLD, PLAN, make_project, plan_of

TODAY = date(2025, 2, 10)
LATER = date(2026, 11, 22)
PROJECT = make_project()
PLAN_ROADMAP, OLD_ROADMAP = PROJECT.roadmaps


@given(sizes=st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_every_measure_is_once_in_the_table(sizes: list[int]) -> None:
    numbers = [[f"{s}.{m}" for m in range(1, size + 1)] for s, size in enumerate(sizes, 1)]
    sections = [
        {"название": f"Раздел {i}", "мероприятия": [{"номер": n, "название": f"Дело {n}"} for n in part]}
        for i, part in enumerate(numbers)
    ]
    project = make_project(plan_of(разделы=sections))
    view = roadmap_table_view(project, project.roadmaps[0], TODAY)
    shown = [measure.number for section in view.sections for measure in section.measures]
    assert shown == [number for part in numbers for number in part]
    anchors = [measure.anchor for section in view.sections for measure in section.measures]
    assert len(set(anchors)) == len(shown) == view.filters.total


def test_a_measure_with_all_it_has() -> None:
    view = roadmap_table_view(PROJECT, PLAN_ROADMAP, TODAY)
    first, second = view.sections[0].measures
    assert [(m.name, m.note, m.url) for m in first.responsible] == [
        ("Министерство", "", "parties/ministry/"),
        ("ОО", "в своей части", "parties/school/"),
    ]
    assert [m.url for m in second.participants] == [""]
    assert [(link.text, link.url) for link in second.after] == [("п.\u00a01.1", "roadmaps/plan/#m-1-1")]
    assert first.keys.parties == "ministry|school"
    assert first.keys.months == "2025-03"
    assert first.keys.date == "2025-03-01"
    trained = view.sections[1].measures[0].results[1]
    assert trained.indicators[0].value == "50\u00a0%"
    assert view.sections[1].measures[0].responsible_hint == "указаны у результатов"


def test_footnotes_lead_back_to_every_place() -> None:
    view = roadmap_table_view(PROJECT, PLAN_ROADMAP, TODAY)
    (footnote,) = view.footnotes
    assert footnote.backs == ("fn-plan-1-ref-1", "fn-plan-1-ref-2")
    first = view.sections[0].measures[0]
    assert first.footnote is not None and first.control[0].footnote is not None
    assert (first.footnote.id, first.control[0].footnote.id) == footnote.backs
    assert first.footnote.target == footnote.id


def test_filter_offers_only_what_narrows_down() -> None:
    fields = {
        f.name: [o.value for o in f.options] for f in roadmap_table_view(PROJECT, PLAN_ROADMAP, TODAY).filters.fields
    }
    assert fields["party"] == ["ministry", "school"]
    assert fields["system"] == fields["status"] == fields["month"] == []  # the script reads them off the rows
    assert "roadmap" not in fields


@pytest.mark.parametrize(
    ("months", "is_offered"),
    [
        (("", "2025-03"), False),
        (("2025-03", "2025-04"), True),
        (("2025-03/2025-04",), True),
        (("2025-03|2025-09",), True),
    ],
)
def test_months_are_offered_where_there_are_several(months: tuple[str, ...], is_offered: bool) -> None:
    rows = [FilterKeys("", "", each, "plan", "") for each in months]
    fields = filters_view(PROJECT, "table", rows, sortable=False).fields
    assert ("month" in {field.name for field in fields}) == is_offered


def test_a_row_tells_its_parties_only_where_its_links_do_not() -> None:
    measures = [m for section in roadmap_table_view(PROJECT, PLAN_ROADMAP, TODAY).sections for m in section.measures]
    assert {measure.parties_to_tell for measure in measures} == {""}
    hidden = measures[0]._replace(responsible=(), participants=())
    assert hidden.parties_to_tell == hidden.keys.parties != ""


def test_columns_that_nobody_fills_are_left_out() -> None:
    view = roadmap_table_view(PROJECT, OLD_ROADMAP, TODAY)
    assert (view.has_results, view.has_control, view.columns) == (False, False, 4)


def test_a_link_to_another_roadmap_says_where_it_leads() -> None:
    measure = roadmap_table_view(PROJECT, OLD_ROADMAP, TODAY).sections[0].measures[1]
    known, lost = measure.implements
    assert known.text == "п.\u00a01.1 карты «Внедрение „Моей школы“»"
    assert known.url == "roadmaps/plan/#m-1-1"
    assert (lost.text, lost.url) == ("lost/7", "")


@pytest.mark.parametrize(
    ("reference", "title"),
    [
        ("plan/1.1", "Назначить координаторов"),
        ("plan/1.1.", "Назначить координаторов"),
        ("plan/1-1", "Назначить координаторов"),
        ("plan/9", None),
        ("lost/1.1", None),
        ("plan", None),
    ],
)
def test_find_measure(reference: str, title: str | None) -> None:
    found = find_measure(PROJECT, reference)
    assert (found[1].title if found else None) == title


def test_a_number_given_twice_is_nobody() -> None:
    twice = [
        {"номер": "2", "номер-повторён": "да", "ид": "one", "название": "Раз"},
        {"номер": "2", "номер-повторён": "да", "ид": "two", "название": "Два"},
    ]
    project = make_project(plan_of(*twice))
    assert find_measure(project, "small/2") is None
    found = find_measure(project, "small/two")
    assert found and found[1].title == "Два"


def test_summary_counts_and_names_what_is_due() -> None:
    view = roadmap_summary_view(PROJECT, PLAN_ROADMAP, TODAY)
    assert view.counts.replace("\u00a0", " ") == "4 мероприятия, 2 раздела, 4 результата"
    assert [(item.number, item.when.replace("\u00a0", " ")) for item in view.now.items] == [
        ("1.1", "до 01.03.2025"),
        ("1.2", "постоянно"),
    ]
    assert [(item.number, item.when) for item in view.next.items] == [("2.1", "20.09.2025")]
    assert [(p.name, p.count.replace("\u00a0", " ")) for p in view.parties] == [
        ("Школа", "4 мероприятия"),
        ("Министерство", "2 мероприятия"),
    ]
    assert view.over == ""


def test_summary_of_a_finished_roadmap_is_kind() -> None:
    view = roadmap_summary_view(PROJECT, OLD_ROADMAP, LATER)
    assert view.over.startswith("Период карты закончился 31\u00a0декабря 2022\u00a0г.")
    assert not view.now.items and not view.next.items


def test_summary_names_the_nearest_and_counts_the_rest() -> None:
    many = [{"номер": str(n), "название": f"Дело {n}", "срок": f"до {n:02d}.03.2025"} for n in range(1, 9)]
    project = make_project(plan_of(*many))
    view = roadmap_summary_view(project, project.roadmaps[0], TODAY)
    assert [item.number for item in view.now.items] == ["1", "2", "3", "4", "5"]
    assert view.now.more == "ещё 3\u00a0мероприятия"
    assert view.now.more_url == "roadmaps/small/?status=now#table-small"


def test_now_shows_running_roadmaps_and_names_the_finished_ones() -> None:
    view = now_view(PROJECT, TODAY)
    assert [roadmap.name for roadmap in view.roadmaps] == ["Внедрение «Моей школы»"]
    assert [(r.name, r.note, r.over) for r in view.finished] == [
        ("Внедрение «Моей школы»", "период карты закончился 31.12.2025", "2025-12-31"),  # unseen until then
        ("План прошлых лет", "период карты закончился 31.12.2022", ""),
    ]
    assert not view.none_finished
    assert not view.empty
    later = now_view(PROJECT, LATER)
    assert later.empty
    assert [r.over for r in later.finished] == ["", ""]


def test_roadmap_cards_begin_with_those_that_run() -> None:
    cards = roadmap_list_view(make_project(OLD, PLAN), TODAY).cards
    assert [(card.title, card.status.word) for card in cards] == [
        ("Внедрение «Моей школы»", "идёт"),
        ("План прошлых лет", "период карты закончился"),
    ]
    assert cards[0].due == "сейчас: 2\u00a0мероприятия"


def test_many_roadmaps_are_lines_by_territory_and_name(monkeypatch: pytest.MonkeyPatch) -> None:
    trees = [
        {**plan_of({"номер": "1", "название": "А"}), "ид": f"p{n}", "территория": "Яя" if n else "Арбаж"}
        for n in (1, 0)
    ]
    project = make_project(*trees)
    assert not roadmap_list_view(project, TODAY).as_lines
    monkeypatch.setattr("macros.views.roadmap_list.MOST_CARDS", 1)
    view = roadmap_list_view(project, TODAY)
    assert view.as_lines and [card.place for card in view.cards] == ["Арбаж", "Яя"]
    markup = str(render_component("roadmap-list", view, root="../"))
    assert markup.count("<li>") == 2 and "mt-card__title" not in markup and "data-mt-finder" in markup


def test_parties_without_measures_are_not_listed() -> None:
    groups = party_list_view(PROJECT).groups
    assert [(g.title, [p.name for p in g.parties]) for g in groups] == [
        ("Уровень организации", ["Школа", "Директор"]),
        ("Региональный уровень", ["Министерство"]),
    ]


def test_checklist_has_a_box_for_each_measure_and_result() -> None:
    view = checklist_view(PLAN_ROADMAP, TODAY)
    rows = [row for group in view.groups for row in group.rows]
    assert [row.number for row in rows] == ["1.1", "1.2", "2.1", "2.2"]
    assert [len(row.results) for row in rows] == [2, 0, 2, 0]
    assert [row.term for row in rows] == ["до 01.03.2025", "постоянно", "", "до 15.01.2025"]
    ids = [row.id for row in rows] + [result.id for row in rows for result in row.results]
    assert len(set(ids)) == len(ids)


def test_ticks_stay_with_their_results_when_one_is_put_in_front() -> None:
    def ids(*results: str) -> dict[str, str]:
        tree = plan_of({"номер": "1", "название": "А", "результаты": list(results)})
        (row,) = checklist_view(make_project(tree).roadmaps[0], TODAY).groups[0].rows
        return {result.text: result.id for result in row.results}

    before, after = ids("Раз", "Два"), ids("Новый", "Раз", "Два")
    assert before.items() <= after.items()


def test_party_checklist_has_only_its_own_results() -> None:
    school = PROJECT.parties.get("school")
    assert school is not None
    view = party_checklist_view(PROJECT, school, TODAY)
    assert [group.title for group in view.groups] == ["Внедрение «Моей школы»", "План прошлых лет"]
    results = {row.number: [r.text for r in row.results] for row in view.groups[0].rows}
    assert results["1.1"] == ["Координаторы названы", "Права выданы"]
    assert results["2.1"] == ["Педагоги обучены"]


def test_party_checklist_parts_what_is_answered_for_from_what_is_taken_part_in() -> None:
    measures = (
        {"номер": "1", "название": "А", "ответственные": ["Школа"], "участники": ["Министерство"]},
        {"номер": "2", "название": "Б", "ответственные": ["Министерство"]},
        {"номер": "3", "название": "В", "участники": ["Министерство"]},
        {
            "номер": "4",
            "название": "Г",
            "участники": ["Министерство"],
            "результаты": [{"текст": "Р", "ответственные": ["Школа"]}],
        },
    )
    plan = {**PLAN, "разделы": [{"название": "Раздел", "мероприятия": list(measures)}]}
    project = make_project(plan)
    ministry = project.parties.get("ministry")
    assert ministry is not None
    view = party_checklist_view(project, ministry, TODAY)
    sheet = party_checklist_sheet(project, ministry, Edition())
    for groups in (view.groups, sheet.groups):
        own, others = groups
        assert [row.number for row in own.rows] == ["2", "3"], "nobody is called responsible for the third"
        assert [row.number for row in others.rows] == ["1", "4"]
        assert (own.note, others.title, others.note) == ("", f"{own.title} – участие", TAKES_PART)


def test_heads_lead_up_and_sideways() -> None:
    head = roadmap_head_view(PLAN_ROADMAP, "checklist")
    assert [link.url for link in head.path] == ["", "roadmaps/", "roadmaps/plan/"]
    assert [tab.text for tab in head.tabs if tab.current] == ["Чек-лист"]
    assert head.title == "Чек-лист. Внедрение «Моей школы»"
    director = PROJECT.parties.get("director")
    assert director is not None
    assert party_head_view(director, "table").title == "Что делать директору"


def test_months_of_open_and_closed_windows() -> None:
    closed = Window(date(2025, 1, 30), date(2025, 3, 1))  # a deadline: its weeks before do not count
    span = Window(date(2024, 11, 5), date(2025, 1, 5), opens=date(2024, 11, 5))
    assert months_of([closed, None]) == ("2025-03",)
    assert months_of([span]) == ("2024-11", "2024-12", "2025-01")
    assert len(months_of([Window(date(2000, 1, 1), date(2100, 1, 1), opens=date(2000, 1, 1))])) <= 37


def test_months_in_a_row_are_said_by_the_first_and_the_last() -> None:
    result = {"текст": "Сведения", "срок": "сентябрь – ноябрь 2025"}
    measure = {"номер": "1", "название": "Дело", "срок": "до 01.03.2025", "результаты": [result]}
    project = make_project(plan_of(разделы=[{"название": "Раздел", "мероприятия": [measure]}]))
    (roadmap,) = project.roadmaps
    (only,) = roadmap.measures()
    assert filter_keys(project.parties, roadmap, only, TODAY).months == "2025-03|2025-09/2025-11"


def test_status_order_is_the_readers() -> None:
    assert [status.value for status in Status] == ["now", "next", "undated", "past"]
