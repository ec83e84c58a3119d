"""Comparing holds for any two plans: nothing to itself, the same backwards, nothing lost."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.changes import Kind, compare_projects
from macros.changes.matching import Card, likeness, pair_up
from tests.support.plan_samples import make_project, plan_of

STOCK = ["назначить", "обучить", "провести", "отчёт", "школа", "педагог", "список"]
WORDS = st.lists(st.sampled_from(STOCK), max_size=5)
TITLES = WORDS.map(" ".join)
TERMS = st.sampled_from(["до 01.03.2025", "постоянно", "01.03.2025 – 15.03.2025", "по графику", "1 раз в месяц"])
CARDS = st.lists(
    st.builds(Card, TITLES, st.sampled_from(["", "", "a", "b", "c"]), st.sampled_from(["", "1", "2", "3", "4"])),
    max_size=7,
)


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    titles = draw(st.lists(TITLES.filter(bool), max_size=6))
    rows = [{"номер": str(n), "название": title, "срок": draw(TERMS)} for n, title in enumerate(titles, 1)]
    return plan_of(*rows)


@given(CARDS, CARDS)
@settings(max_examples=150)
def test_pairs_are_one_to_one_and_the_same_backwards(before: list[Card], after: list[Card]) -> None:
    there, back = pair_up(before, after), pair_up(after, before)
    assert len(set(there.values())) == len(there)
    assert {(i, j) for i, j in there.items()} == {(i, j) for j, i in back.items()}


@given(CARDS)
@settings(max_examples=60)
def test_a_list_is_paired_with_itself_as_far_as_its_ids_are_different(cards: list[Card]) -> None:
    ids = [card.id for card in cards if card.id]
    if len(set(ids)) == len(ids):
        pairs = pair_up(cards, cards)
        assert all(cards[i] == cards[j] or likeness(cards[i], cards[j]) == 1 for i, j in pairs.items())
        assert len(pairs) == len(cards)


@given(plans())
@settings(max_examples=60)
def test_from_a_state_to_itself_nothing_changes(plan: dict[str, Any]) -> None:
    assert compare_projects(make_project(plan), make_project(plan)).empty


@given(plans(), plans())
@settings(max_examples=100)
def test_every_measure_is_accounted_for(before: dict[str, Any], after: dict[str, Any]) -> None:
    changes = compare_projects(make_project(before), make_project(after))
    kinds = [measure.kind for roadmap in changes.roadmaps for measure in roadmap.measures]
    sizes = [len(plan["разделы"][0]["мероприятия"]) for plan in (before, after)]
    assert sizes[1] - sizes[0] == kinds.count(Kind.ADDED) - kinds.count(Kind.REMOVED)
    back = compare_projects(make_project(after), make_project(before))
    backwards = [measure.kind for roadmap in back.roadmaps for measure in roadmap.measures]
    assert kinds.count(Kind.CHANGED) == backwards.count(Kind.CHANGED)
    assert kinds.count(Kind.ADDED) == backwards.count(Kind.REMOVED)
