"""Plans compared by meaning: each case edits one plan the way an editor would and says what a reader is told."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from macros.changes import Changes, Kind, MeasureChange, Sort, compare_projects
from macros.changes.editions import TextPair, compare_texts
from macros.exports.changes import Compared, Edition, changes_text, export_changes_json
from macros.model.materials import Instruction
from macros.model.page import Page, PageMeta
from macros.project import Project
from macros.views.changes import plan_change_view
from tests.support.plan_samples import PARTIES, PLAN, make_project, make_roadmap

Tree = dict[str, Any]
Edit = Callable[[Tree], None]


def edited(edit: Edit, plan: Tree = PLAN) -> Tree:
    tree = copy.deepcopy(plan)
    edit(tree)
    return tree


def measures(tree: Tree, section: int = 0) -> list[Tree]:
    found: list[Tree] = tree["разделы"][section]["мероприятия"]
    return found


def set_in(place: Tree, **fields: Any) -> None:
    place.update({name.replace("_", "-"): value for name, value in fields.items()})


def compare(before: Tree, after: Tree) -> Changes:
    return compare_projects(make_project(before), make_project(after))


def told(changes: Changes) -> list[str]:
    """Every sentence: the plan's own, then «number word: sentence»."""
    lines: list[str] = []
    for change in changes.roadmaps:
        view = plan_change_view(change)
        lines += [*([view.headline] if view.headline else []), *view.lines]
        for measure in view.measures:
            lines += [f"{measure.number} {measure.word}: {line}" for line in measure.lines or ("",)]
    return lines


def insert_first(tree: Tree) -> None:
    """A new first measure: all others of the section get the next number, as people do."""
    measures(tree).insert(0, {"номер": "1.1", "название": "Издать приказ", "срок": "до 15.01.2025"})
    measures(tree)[1]["номер"], measures(tree)[2]["номер"] = "1.2", "1.3"
    measures(tree)[2]["после"] = ["1.2"]


def move_to_second_section(tree: Tree) -> None:
    moved = measures(tree).pop(1)
    measures(tree, 1).append({**moved, "номер": "2.3"})


def drop_responsible(tree: Tree) -> None:
    measures(tree)[0]["ответственные"].pop(0)


def rename_section(tree: Tree) -> None:
    tree["разделы"][0]["название"] = "Подготовка"


CASES: dict[str, tuple[Edit, list[str]]] = {
    "a deadline later": (
        lambda t: set_in(measures(t)[0], срок="до 15.03.2025"),
        ["1.1 срок: срок перенесён: был «до 01.03.2025», стал «до 15.03.2025» – на\u00a014\u00a0дней позже"],
    ),
    "a deadline earlier": (
        lambda t: set_in(measures(t)[0], срок="до 28.02.2025"),
        ["1.1 срок: срок перенесён: был «до 01.03.2025», стал «до 28.02.2025» – на\u00a01\u00a0день раньше"],
    ),
    "the same day in other words": (
        lambda t: set_in(measures(t)[0], срок="до 1 марта 2025 года"),
        ["Уточнены только формулировки", "1.1 уточнено: уточнены формулировки: срок"],
    ),
    "a term of another kind": (
        lambda t: set_in(measures(t)[1], срок="до 01.09.2025"),
        ["1.2 срок: срок изменён: был «постоянно», стал «до 01.09.2025»"],
    ),
    "a term gone": (
        lambda t: measures(t)[0].pop("срок"),
        ["1.1 срок: срок «до 01.03.2025» снят"],
    ),
    "a result's own term": (
        lambda t: set_in(measures(t, 1)[0]["результаты"][0], срок="30.09.2025"),
        [
            "2.1 срок: результат «План составлен»: срок перенесён: "
            "был «20.09.2025», стал «30.09.2025» – на\u00a010\u00a0дней позже"
        ],
    ),
    "one responsible less": (drop_responsible, ["1.1 изменено: больше не отвечает: Министерство"]),
    "one responsible more": (
        lambda t: measures(t)[0]["ответственные"].append("Директор"),
        ["1.1 изменено: новый ответственный: Директор"],
    ),
    "an alias in place of a name": (
        lambda t: set_in(measures(t)[1], ответственные=["Школа"]),
        ["Уточнены только формулировки", "1.2 уточнено: уточнены формулировки: ответственные"],
    ),
    "a participant": (
        lambda t: set_in(measures(t, 1)[1], участники=["Директор"]),
        ["2.2 изменено: больше не участвует: Школа", "2.2 изменено: новый участник: Директор"],
    ),
    "a result more": (
        lambda t: measures(t)[0]["результаты"].append("Список размещён"),
        ["1.1 изменено: новый результат: «Список размещён»"],
    ),
    "a result less": (
        lambda t: measures(t)[0]["результаты"].pop(),
        ["1.1 изменено: снят результат «Права выданы»"],
    ),
    "a target more": (
        lambda t: set_in(measures(t)[0], результаты=[{"текст": "Координаторы названы", "показатели": [{"цель": "5"}]}]),
        [
            "1.1 изменено: новый показатель «Координаторы названы»: 5",
            "1.1 изменено: снят результат «Права выданы»",
        ],
    ),
    "another figure in the details": (
        lambda t: set_in(measures(t)[0], подробности=["не менее 5 школ"]),
        ["1.1 изменено: текст пояснений: был «Одного на школу», стал «не менее 5 школ»"],
    ),
    "a reworded result": (
        lambda t: set_in(measures(t, 1)[0]["результаты"][1], текст="Обучены все педагоги"),
        ["Уточнены только формулировки", "2.1 уточнено: уточнены формулировки: результаты"],
    ),
    "a target": (
        lambda t: set_in(measures(t, 1)[0]["результаты"][1]["показатели"][0], цель="90"),
        ["2.1 изменено: показатель «доля педагогов»: был «50 %», стал «90 %»"],
    ),
    "wording only": (
        lambda t: set_in(measures(t)[0], название="Назначить школьных координаторов"),
        ["Уточнены только формулировки", "1.1 уточнено: уточнены формулировки: название"],
    ),
    "typography only": (
        lambda t: set_in(t, название='Дорожная карта внедрения "Моей школы"  в крае.'),
        [],
    ),
    "a measure more, the others renumbered": (
        insert_first,
        [
            "1.1 новое: срок: до 15.01.2025",
            "1.2 новый номер: номер: был 1.1, стал 1.2",
            "1.3 новый номер: номер: был 1.2, стал 1.3",
        ],
    ),
    "a measure less": (
        lambda t: measures(t, 1).pop(1),
        ["2.2 снято: срок: до 15.01.2025"],
    ),
    "a measure in another section": (
        move_to_second_section,
        [
            "2.3 изменено: перенесено из раздела «Организация» в раздел «Обучение»",
            "2.3 изменено: номер: был 1.2, стал 2.3",
        ],
    ),
    "a section's title": (rename_section, []),
    "a control": (
        lambda t: set_in(measures(t)[0], контроль=["Отчёт", "Совещание"]),
        ["1.1 изменено: новый контроль: «Совещание»"],
    ),
    "a system": (
        lambda t: measures(t)[0]["системы"].append("Сферум"),
        ["1.1 изменено: добавлена система «Сферум»"],
    ),
    "the plan's period": (
        lambda t: set_in(t, период="01.01.2025 – 31.01.2026"),
        ["период: был «01.01.2025 – 31.12.2025», стал «01.01.2025 – 31.01.2026»"],
    ),
    "the plan's basis": (
        lambda t: t["основание"].append("Приказ № 7"),
        ["добавлено основание: Приказ № 7"],
    ),
    "the plan's address": (
        lambda t: set_in(t, ид="plan-2025"),
        ["адрес страницы: был roadmaps/plan/, стал roadmaps/plan-2025/"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_reader_is_told_what_changed(case: str) -> None:
    edit, expected = CASES[case]
    assert told(compare(PLAN, edited(edit))) == expected


@pytest.mark.parametrize("case", CASES)
def test_backwards_is_the_same_with_before_and_after_changed_about(case: str) -> None:
    after = edited(CASES[case][0])
    there, back = compare(PLAN, after), compare(after, PLAN)
    assert _facts(there) == sorted((_opposite(k), a, new, old, -d) for k, a, old, new, d in _facts(back))


def _facts(changes: Changes) -> list[tuple[str, str, str, str, int]]:
    found = []
    for roadmap in changes.roadmaps:
        for item in (roadmap, *roadmap.measures):
            found += [(item.kind.value, d.aspect.value, d.before, d.after, d.days or 0) for d in item.differences]
            found += [(item.kind.value, "", "", "", 0)] if item.kind is not Kind.CHANGED else []
    return sorted(found)


def _opposite(kind: str) -> str:
    return {"added": "removed", "removed": "added"}.get(kind, kind)


@pytest.mark.parametrize("case", CASES)
def test_nothing_has_changed_from_a_state_to_itself(case: str) -> None:
    after = edited(CASES[case][0])
    assert compare(after, copy.deepcopy(after)).empty


def test_a_permanent_id_holds_through_a_new_number_and_a_new_title() -> None:
    before = edited(lambda t: set_in(measures(t)[0], ид="coordinators"))
    after = edited(lambda t: set_in(measures(t)[0], номер="9.9", название="Выбрать ответственных лиц"), before)
    (change,) = compare(before, after).roadmaps
    measure = change.measures[0]  # the other one still waits for a number that is gone
    assert (measure.kind, measure.slug) == (Kind.CHANGED, "coordinators")
    assert [each.aspect.value for each in measure.differences] == ["number", "title"]


def test_two_permanent_ids_are_two_measures() -> None:
    before = edited(lambda t: set_in(measures(t)[0], ид="one"))
    after = edited(lambda t: set_in(measures(t)[0], ид="two"))
    kinds = [measure.kind for measure in compare(before, after).roadmaps[0].measures]
    assert kinds == [Kind.ADDED, Kind.REMOVED]


def test_measures_of_the_same_title_keep_to_their_numbers() -> None:
    same = [{"номер": f"{n}", "название": "Провести мониторинг", "срок": f"до 0{n}.03.2025"} for n in (1, 2, 3)]
    before = {**PLAN, "разделы": [{"название": "Р", "мероприятия": same}]}
    after = edited(lambda t: set_in(measures(t)[1], срок="до 20.03.2025"), before)
    (change,) = compare(before, after).roadmaps
    assert [measure.number for measure in change.measures] == ["2"]


def test_a_whole_plan_comes_and_goes() -> None:
    alone, both = make_project(PLAN), make_project()
    (came,) = compare_projects(alone, both).roadmaps
    assert (came.kind, came.id, came.size, came.measures) == (Kind.ADDED, "old", 2, ())
    (went,) = compare_projects(both, alone).roadmaps
    assert (went.kind, went.id) == (Kind.REMOVED, "old")


def test_the_details_of_a_new_measure_are_told() -> None:
    after = edited(lambda t: measures(t).append({"номер": "1.3", "название": "Новое", "ответственные": ["ОО"]}))
    (change,) = compare(PLAN, after).roadmaps
    assert change.measures == (MeasureChange(Kind.ADDED, "1-3", "1.3", "Новое", "Организация", (), "", ("ОО",)),)


def test_materials_are_told_by_page() -> None:
    def instruction(**fields: Any) -> Instruction:
        return Instruction.model_validate(
            {"ид": "first", "название": "Первые шаги", "описание": "О.", "владелец": "В", "проверено": "2025-01-01"}
            | {"шаги": [{"название": "Войти"}]}
            | fields
        )

    page = Page("faq.md", PageMeta(title="Вопросы"), "Текст", 1)
    before = Project(instructions=(instruction(),), pages=(page,))
    reviewed = Project(instructions=(instruction(проверено="2025-02-02"),), pages=(page,))
    assert compare_projects(before, reviewed).empty
    after = Project(instructions=(instruction(итог="Готово"),))
    found = [(each.kind, each.sort, each.id) for each in compare_projects(before, after).materials]
    assert found == [(Kind.CHANGED, Sort.INSTRUCTION, "first"), (Kind.REMOVED, Sort.PAGE, "faq.md")]


LISTS = {
    "docs/contacts.yaml": (
        "контакты",
        [{"ид": "line", "название": "Линия", "вид": "телефон", "значение": "122"}],
        "когда",
    ),
    "docs/glossary.yaml": ("слова", [{"термин": "ЦОК", "расшифровка": "Контент"}], "пояснение"),
    "docs/faq.yaml": ("вопросы", [{"ид": "how", "вопрос": "Как?", "ответ": ["Так."]}], "источник"),
    "docs/parties.yaml": ("стороны", PARTIES[:1], "описание"),
    "docs/calendar.yaml": ("события", [{"название": "Приём", "дата": "2025-04-01"}], "источник"),
}
WORDS = {
    Sort.CONTACT: "контакт",
    Sort.WORD: "слово в словаре",
    Sort.ANSWER: "ответ на вопрос",
    Sort.PARTY: "орган или роль",
    Sort.CALENDAR: "день в календаре",
}


def listed(path: str, *entries: object) -> dict[str, str]:
    return {path: json.dumps({LISTS[path][0]: entries}, ensure_ascii=False)}  # JSON is YAML


@pytest.mark.parametrize(("path", "sort"), list(zip(LISTS, WORDS, strict=True)))
def test_an_entry_of_a_list_comes_goes_and_is_reworded(path: str, sort: Sort) -> None:
    _, (entry,), field = LISTS[path]
    other = {**entry, field: "Другие слова"}
    fresh = {key: f"other-{value}" if key in {"ид", "термин"} else value for key, value in other.items()}
    fresh["название"] = "Новое" if "название" in entry else None
    fresh = {key: value for key, value in fresh.items() if value is not None}

    def kinds(before: list[object], after: list[object]) -> list[Kind]:
        found = compare_texts(TextPair(listed(path, *before), listed(path, *after)))
        assert found.left_out == ()
        assert {each.sort for each in found.changes.materials} <= {sort}
        return [each.kind for each in found.changes.materials]

    assert kinds([entry], [entry]) == []
    assert kinds([entry], [other]) == [Kind.CHANGED]
    assert kinds([entry], [entry, fresh]) == [Kind.ADDED]
    assert kinds([entry, fresh], [entry]) == [Kind.REMOVED]
    day = Edition("a", date(2025, 1, 1))
    compared = Compared(day, day, compare_texts(TextPair(listed(path, entry), listed(path, other))).changes)
    assert f"  ~ {WORDS[sort]}: " in changes_text(compared)
    assert [each["sort"] for each in json.loads(export_changes_json(compared, ""))["materials"]] == [sort.value]


def _pages(*pages: tuple[str, str, str]) -> Project:
    return Project(pages=tuple(Page(path, PageMeta(title=title), body, 1) for path, title, body in pages))


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (("faq.md", "Вопросы", "Раз"), ("help/faq.md", "Вопросы", "Два"), "Вопросы (новый адрес)"),
        (("faq.md", "", "Раз"), ("help.md", "", "Раз"), "help.md (прежде – «faq.md»; новый адрес)"),
        (("faq.md", "Вопросы", "Раз"), ("faq.md", "Ответы", "Раз"), "Ответы (прежде – «Вопросы»)"),
        (("faq.md", "Вопросы", "Раз"), ("faq.md", "Вопросы", "Два"), "Вопросы"),
    ],
)
def test_a_page_that_was_moved_or_renamed_is_no_new_one(
    before: tuple[str, str, str], after: tuple[str, str, str], line: str
) -> None:
    found = compare_projects(_pages(before), _pages(after))
    day = Edition("a", date(2025, 1, 1))
    compared = Compared(day, day, found)
    assert changes_text(compared).splitlines()[-1] == f"  ~ страница: {line}"
    (each,) = json.loads(export_changes_json(compared, ""))["materials"]
    assert (each["former_id"] or each["id"], each["former_title"] or each["title"]) == (
        before[0],
        before[1] or before[0],
    )
    (back,) = compare_projects(_pages(after), _pages(before)).materials
    assert (back.kind, back.id, back.former_id or back.id) == (Kind.CHANGED, before[0], after[0])


def test_two_pages_of_one_title_are_not_taken_for_each_other() -> None:
    before = _pages(("a.md", "Вход", "Раз"), ("b.md", "Вход", "Два"))
    found = compare_projects(before, _pages(("c.md", "Вход", "Три")))
    assert sorted(each.kind for each in found.materials) == [Kind.ADDED, Kind.REMOVED, Kind.REMOVED]
    moved = compare_projects(before, _pages(("a.md", "Вход", "Раз"), ("c.md", "Вход", "Два"))).materials
    assert [(each.kind, each.id, each.former_id) for each in moved] == [(Kind.CHANGED, "c.md", "b.md")]


def test_a_renamed_body_is_told_with_its_former_name() -> None:
    (entry,) = LISTS["docs/parties.yaml"][1]
    texts = TextPair(*(listed("docs/parties.yaml", {**entry, "название": name}) for name in ("Отдел", "Управление")))
    (change,) = compare_texts(texts).changes.materials
    assert (change.kind, change.title, change.former_title, change.former_id) == (
        Kind.CHANGED,
        "Управление",
        "Отдел",
        "",
    )


def test_a_plan_that_comes_into_the_archive_is_no_new_work() -> None:
    day = Edition("a", date(2025, 1, 1))
    for extra, words in (({}, "Новая карта: "), ({"архив": "да"}, "В архив добавлена законченная карта: ")):
        fresh = {**PLAN, "ид": "other", "название": "Совсем иное", **extra}
        changes = compare_projects(make_project(PLAN), make_project(PLAN, fresh))
        compared = Compared(day, day, changes)
        assert words in changes_text(compared)
        assert [each["archived"] for each in json.loads(export_changes_json(compared, ""))["roadmaps"]] == [bool(extra)]


def test_the_number_of_a_service_is_never_typography() -> None:
    path = "docs/contacts.yaml"
    (entry,) = LISTS[path][1]
    texts = TextPair(listed(path, entry), listed(path, {**entry, "значение": "+122"}))
    assert [each.kind for each in compare_texts(texts).changes.materials] == [Kind.CHANGED]


def test_a_structure_is_told_by_its_name() -> None:
    def tree(text: str) -> dict[str, str]:
        value = {"ид": "region", "название": "Край", "описание": text, "вершина": {"название": "Министерство"}}
        return {"docs/structures/region.yaml": json.dumps(value, ensure_ascii=False)}

    (change,) = compare_texts(TextPair(tree("Кто за кем."), tree("Кто за что отвечает."))).changes.materials
    assert (change.kind, change.sort, change.title) == (Kind.CHANGED, Sort.STRUCTURE, "Край")
    assert compare_texts(TextPair(tree("Кто – за кем."), tree("кто за кем"))).changes.empty


@pytest.mark.parametrize("path", ["docs/parties.yaml", "docs/calendar.yaml"])
def test_a_list_that_is_broken_says_nothing_of_what_is_gone(path: str) -> None:
    whole = listed(path, *LISTS[path][1])
    registry = whole.get("docs/parties.yaml", "")
    for broken in ({path: "стороны: ["}, {path: f"{LISTS[path][0]}: [{{название: Без имени, лишнее: да}}]"}):
        forth = compare_texts(TextPair(whole, broken, registry, broken[path] if registry else ""))
        back = compare_texts(TextPair(broken, whole, broken[path] if registry else "", registry))
        assert forth.changes.empty and back.changes.empty
        assert (forth.broken, back.broken) == ((path,), ())


def test_a_plan_goes_to_the_archive_and_comes_back() -> None:
    archived = {**PLAN, "архив": "да"}
    assert told(compare(PLAN, archived)) == ["карта перенесена в архив"]
    assert told(compare(archived, {**PLAN, "архив": "нет"})) == ["карта возвращена из архива"]
    assert compare(PLAN, {**PLAN, "архив": "нет"}).empty


def test_samples_are_as_the_cases_take_them() -> None:
    assert make_roadmap(PLAN).id == "plan"
    assert {party["название"] for party in PARTIES} >= {"Школа", "Министерство", "Директор"}
