"""Records come out of a store as they went in, without a copy of what is the same in all of them."""

from __future__ import annotations

import copy
import pickle
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from macros.exports.office_files import office_key
from macros.loading import load_roadmap
from macros.model.base import Record
from macros.model.parties import PartiesFile
from macros.model.roadmap import Roadmap

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


def kept(record: Record) -> Record:
    again = pickle.loads(pickle.dumps(record, pickle.HIGHEST_PROTOCOL))  # noqa: S301 - our own
    assert isinstance(again, Record) and again == record
    return again


def test_what_was_found_out_of_a_record_is_not_kept_with_it() -> None:
    parties = PartiesFile.model_validate(
        {"стороны": [{"ид": "x", "название": "X", "вид": "роль", "уровень": "регион"}]}
    )
    assert parties.registry.get("x") is parties.parties[0]
    assert list(vars(kept(parties))) == ["parties"]


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="how attributes are held is the interpreter's own")
def test_records_out_of_a_store_share_the_table_of_their_names() -> None:
    roadmap = load_roadmap(TEXT, PERM).value
    assert roadmap is not None
    measure = next(roadmap.measures())
    assert sys.getsizeof(vars(kept(measure))) < 0.6 * sys.getsizeof(vars(measure))


def kept_roadmap() -> tuple[Roadmap, Roadmap]:
    """One that was read, and the same out of a store."""
    roadmap = load_roadmap(TEXT, PERM).value
    assert roadmap is not None
    again = pickle.loads(pickle.dumps(roadmap, pickle.HIGHEST_PROTOCOL))  # noqa: S301 - our own
    assert isinstance(again, Roadmap)
    return roadmap, again


def test_the_sections_of_a_kept_roadmap_are_read_when_somebody_looks_at_them() -> None:
    roadmap, again = kept_roadmap()
    assert (again.id, again.period, again.gist) == (roadmap.id, roadmap.period, roadmap.gist)
    assert "sections" not in vars(again)
    assert again.sections == roadmap.sections
    assert again.sections is again.sections
    assert vars(again).keys() == vars(roadmap).keys()


def test_a_roadmap_that_nobody_looked_into_is_equal_and_can_be_kept_again() -> None:
    roadmap, again = kept_roadmap()
    assert roadmap == again != "perm-2024"
    _, third = kept_roadmap()
    assert kept(third) == roadmap
    with pytest.raises(AttributeError):
        third.nothing  # type: ignore[attr-defined]  # noqa: B018 - asked for only


@pytest.mark.parametrize(
    "told",
    [
        *(repr, str, dict, list, copy.copy, copy.deepcopy, Roadmap.model_dump, Roadmap.model_dump_json),
        partial(office_key, kind="docx"),
    ],
)
def test_a_roadmap_that_nobody_looked_into_tells_all_of_it(told: Callable[[Roadmap], object]) -> None:
    roadmap, again = kept_roadmap()
    assert told(again) == told(roadmap)
    assert told(again) == told(roadmap)
    shorter = kept(roadmap.model_copy(update={"sections": roadmap.sections[:1]}))
    assert isinstance(shorter, Roadmap)
    assert told(shorter) != told(roadmap)


def test_a_changed_copy_of_a_roadmap_has_a_gist_of_its_own() -> None:
    roadmap, again = kept_roadmap()
    assert roadmap.gist.measures > 0
    for each in (roadmap, again):
        shorter = each.model_copy(update={"sections": each.sections[:1]})
        assert shorter.gist.measures == len(shorter.sections[0].measures) < each.gist.measures
        assert shorter.gist.outline != each.gist.outline


def test_the_outline_leaves_out_words_and_no_days_or_people() -> None:
    outline = kept_roadmap()[0].gist.outline
    for old, new, same in (
        ("название: ", "название: Новое и ", False),  # of the roadmap itself
        ('номер: "1.1"\n        название: ', 'номер: "1.1"\n        название: Новое и ', True),
        ("срок: ", "срок: с 11.03.2025 ", False),
        ("ответственные: [", "ответственные: [Учитель, ", False),
    ):
        edited = load_roadmap(TEXT.replace(old, new, 1), PERM).value
        assert edited is not None and TEXT.replace(old, new, 1) != TEXT
        assert (edited.gist.outline == outline) is same, old
