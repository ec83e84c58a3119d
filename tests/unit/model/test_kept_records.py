"""Records come out of a store as they went in, without a copy of what is the same in all of them."""

from __future__ import annotations

import pickle
from pathlib import Path

from macros.loading import load_roadmap

ROOT = Path(__file__).resolve().parents[3]
PERM = "docs/roadmaps/perm-2024.yaml"
TEXT = (ROOT / PERM).read_text(encoding="utf-8")


def test_a_record_comes_back_as_it_went() -> None:
    roadmap = load_roadmap(TEXT, PERM).value
    assert roadmap is not None
    again = pickle.loads(pickle.dumps(roadmap, pickle.HIGHEST_PROTOCOL))  # noqa: S301 - our own
    assert again == roadmap
    assert [each.model_fields_set for each in again.measures()] == [e.model_fields_set for e in roadmap.measures()]
    assert again.sections[0].measures[0].model_fields_set != roadmap.model_fields_set


def test_what_is_equal_is_kept_once() -> None:
    roadmap = load_roadmap(TEXT, PERM).value
    assert roadmap is not None
    again = pickle.loads(pickle.dumps(roadmap, pickle.HIGHEST_PROTOCOL))  # noqa: S301 - our own
    mentions = [mention for measure in again.measures() for mention in measure.responsible]
    assert len({id(each) for each in mentions}) == len(set(mentions)) < len(mentions)
    terms = [measure.term for measure in again.measures() if measure.term]
    assert len({id(each) for each in terms}) == len(set(terms)) < len(terms)
    results = [result for measure in again.measures() for result in measure.results]
    sets = {id(each.model_fields_set): each.model_fields_set for each in results}
    assert len(sets) == len(set(map(frozenset, sets.values()))) < len(results)


def test_a_changed_copy_leaves_the_others_alone() -> None:
    roadmap = load_roadmap(TEXT, PERM).value
    assert roadmap is not None
    again = pickle.loads(pickle.dumps(roadmap, pickle.HIGHEST_PROTOCOL))  # noqa: S301 - our own
    first, *others = again.measures()
    before = [set(each.model_fields_set) for each in others]
    changed = first.model_copy(update={"note": "иначе"})
    assert "note" in changed.model_fields_set
    assert "note" not in first.model_fields_set
    assert [set(each.model_fields_set) for each in others] == before
