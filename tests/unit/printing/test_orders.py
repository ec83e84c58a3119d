"""Which sheets an order means, and the sentence for an order that means none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.adapters.printing.choosing import Order, RefusedError, choose_sheets
from macros.model.materials import SpeechModule
from macros.model.parties import Party
from macros.project import Project
from macros.views.sheets.facts import SheetKind
from tests.unit.sheets.samples import EDITION, MEETING_DAY, NEXT_MEETING, SPEECH, whole_project


def order(kind: SheetKind | None = None, name: str = "", **fields: Any) -> Order:
    usual: dict[str, Any] = {
        "kind": kind,
        "name": name,
        "day": MEETING_DAY,
        "party": "",
        "section": "",
        "instruction": "",
        "until": None,
        "since": None,
        "whole": False,
        "large": False,
    }
    return Order(**{**usual, **fields})


def paths(wanted: Order, project: Project | None = None) -> list[str]:
    return [sheet.path for sheet in choose_sheets(project or whole_project(), wanted, EDITION)]


def archived_project() -> Project:
    """The sample with all its roadmaps in the archive."""
    project = whole_project()
    return replace(project, roadmaps=tuple(each.model_copy(update={"archive": True}) for each in project.roadmaps))


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        (order(None, "plan-2025"), "roadmap-plan-2025-checklist.pdf"),
        (order(instruction="rights"), "instruction-rights-checklist.pdf"),
        (order(instruction="rights", large=True), "instruction-rights-checklist-large.pdf"),
        (order(party="МОУ"), "role-school-checklist.pdf"),
        (order(SheetKind.SPEECH), "speech-{module}-speech.pdf"),
        (order(SheetKind.HANDOUT, "{module}"), "speech-{module}-handout.pdf"),
        (order(SheetKind.OFFICIAL, "plan-2025"), "roadmap-plan-2025-official.pdf"),
        (order(SheetKind.MEETING, "plan-2025", until=NEXT_MEETING), "meeting-plan-2025-2025-02-10.pdf"),
        (order(SheetKind.MEETING, party="school"), "meeting-school-2025-02-10.pdf"),
    ],
)
def test_an_order_has_its_sheet(wanted: Order, path: str) -> None:
    module = SPEECH["ид"]
    assert paths(replace(wanted, name=wanted.name.format(module=module))) == [path.format(module=module)]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (order(until=NEXT_MEETING), "--until и --since бывают только у листа совещания"),
        (order(since=MEETING_DAY), "--until и --since бывают только у листа совещания"),
        (order(SheetKind.MEETING, until=MEETING_DAY), "Следующее совещание (--until) должно быть позже этого"),
        (order(SheetKind.MEETING, since=NEXT_MEETING), "Прошлое совещание (--since) должно быть не позже этого"),
        (order(SheetKind.MEETING, whole=True), "Лист совещания печатают по одному"),
        (order(section="1"), "С --section укажите карту"),
        (order(None, "plan-2025", instruction="rights"), "Чек-лист инструкции печатают отдельно"),
        (order(SheetKind.MEETING, instruction="rights"), "Чек-лист инструкции печатают отдельно"),
        (order(SheetKind.SPEECH, party="school"), "бывают только у чек-листа и листа совещания"),
        (order(None, "plan-2025", whole=True), "--all печатает всё"),
        (order(None, "plan-2025", party="school"), "Чек-лист бывает карты или роли: укажите что-нибудь одно."),
        (order(party="archive"), "Нечего печатать: у стороны «Архив» нет мероприятий."),
        (order(party="Никто такой"), "Нет органа или роли «Никто такой». Есть: "),
        (order(party="Школы"), "Нет органа или роли «Школы»."),
        (order(None), "Укажите ид дорожной карты. Есть: plan-2025, region."),
        (order(None, "plan-2052"), "Нет дорожной карты с ид «plan-2052». Возможно, «plan-2025»."),
        (order(None, "plan-2025", section="9"), "В карте «plan-2025» нет раздела «9». Есть: 1"),
        (order(instruction="wrong-id"), "Есть: rights."),
        (
            order(SheetKind.MEETING, "plan-2025", day=date(2031, 1, 1), since=date(2031, 1, 1)),
            "Нечего печатать: к этому совещанию нет",
        ),
    ],
)
def test_an_order_that_means_nothing_is_answered(wanted: Order, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        paths(wanted)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (order(None, "school"), "«school». Это орган или роль: metodichka print checklist --party school"),
        (order(None, "МОУ"), "«МОУ». Это орган или роль: metodichka print checklist --party school"),
        (order(SheetKind.MEETING, "Школа"), "Это орган или роль: metodichka print meeting --party school"),
        (order(SheetKind.OFFICIAL, "Школа"), "Это орган или роль: metodichka print checklist --party school"),
        (order(SheetKind.SPEECH, "plan-2025"), "Это дорожная карта: metodichka print checklist plan-2025"),
        (order(None, "rights"), "Это инструкция: metodichka print checklist --instruction rights"),
        (
            order(None, SPEECH["ид"]),  # an audience has the same one
            "Это орган или роль: metodichka print checklist --party parents; речевой модуль: metodichka print speech",
        ),
        (order(party="plan-2025"), "Нет органа или роли «plan-2025». Это дорожная карта: metodichka print checklist"),
        (order(SheetKind.MEETING, party="plan-2025"), "Это дорожная карта: metodichka print meeting plan-2025"),
        (order(None, "Шкалы"), "Возможно, «Школа»: это орган или роль: metodichka print checklist --party school"),
        (order(None, "школы", party="Директор"), "укажите что-нибудь одно."),
    ],
)
def test_a_name_of_something_else_is_answered_with_the_call_for_it(wanted: Order, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        paths(wanted)
    assert said in str(refused.value)


def test_a_name_in_several_words_wants_quotes() -> None:
    whole = whole_project()
    adviser = Party.model_validate(
        {"ид": "adviser", "название": "Методист округа", "вид": "роль", "уровень": "организация"}
    )
    parties = replace(whole.parties, parties=(*whole.parties.parties, adviser))
    with pytest.raises(RefusedError) as refused:
        paths(order(None, "округа", party="Методист"), replace(whole, parties=parties))
    assert str(refused.value).endswith('Название в несколько слов берут в кавычки: --party "Методист округа"')


def test_nothing_to_print_is_not_the_callers_fault() -> None:
    silent = {**SPEECH, "памятка": []}
    without = replace(whole_project(), speech_modules=(SpeechModule.model_validate(silent),))
    for wanted, project, said in (
        (order(SheetKind.HANDOUT), without, "нет памятки"),
        (order(None, "x"), Project(), "Нечего печатать: в проекте нет"),
        (order(SheetKind.SPEECH, whole=True), Project(), "нет ни одного такого материала"),
        (order(party="archive"), whole_project(), "нет мероприятий"),
        (order(party="school"), archived_project(), "все мероприятия стороны «Школа» – из карт в архиве"),
    ):
        with pytest.raises(RefusedError) as refused:
            paths(wanted, project)
        assert said in str(refused.value)
        assert refused.value.usage is False
    with pytest.raises(RefusedError) as refused:
        paths(order(None, "нет"))
    assert refused.value.usage is True


def test_all_of_a_kind_and_all_of_a_size() -> None:
    everything = paths(order(whole=True))
    assert len(everything) == len(set(everything)) > 5
    assert not any("large" in path for path in everything)
    assert {path.replace("-large", "") for path in paths(order(whole=True, large=True))} == set(everything)
    assert paths(order(SheetKind.HANDOUT, whole=True)) == [f"speech-{SPEECH['ид']}-handout.pdf"]


def test_of_very_many_names_a_few_are_told() -> None:
    whole = whole_project()
    many = tuple(whole.roadmaps[0].model_copy(update={"id": f"plan-{number}"}) for number in range(20))
    with pytest.raises(RefusedError, match="…"):
        paths(order(None, "совсем-другое"), replace(whole, roadmaps=many))
