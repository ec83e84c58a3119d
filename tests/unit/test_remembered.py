"""Of many values only the new ones are worked on, and nothing is kept of those that are gone."""

from __future__ import annotations

import gc
import weakref

from macros.remembered import OfEach


class Value:
    """Equal to every other one: values are told apart by themselves."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Value)

    __hash__ = None  # type: ignore[assignment]


class Made:
    """What was made of a value, which it may hold."""

    def __init__(self, value: Value, common: str) -> None:
        self.value, self.common = value, common


def test_only_new_values_are_worked_on() -> None:
    remembered = OfEach(Made)
    first, second, third = Value(), Value(), Value()
    before = remembered.all([first, second, first], "a")
    after = remembered.all((each for each in (third, second)), "a")

    assert [made.value for made in before] == [first, second, first]
    assert before[0] is before[2] and before[0].value is first and before[1].value is second
    assert after[1] is before[1] and after[0].value is third


def test_all_are_worked_on_again_when_something_else_has_changed() -> None:
    remembered = OfEach(Made)
    values = [Value(), Value()]
    before = remembered.all(values, "a")
    after = remembered.all(values, "b")

    assert [made.common for made in after] == ["b", "b"]
    assert remembered.all(values, "b") == after
    assert not {id(made) for made in before} & {id(made) for made in after}


def test_nothing_is_kept_of_a_value_that_is_gone() -> None:
    remembered = OfEach(Made)
    value, other = Value(), Value()
    gone = weakref.ref(value)
    remembered.all([value, other], "a")
    del value
    remembered.all([other], "a")
    gc.collect()

    assert gone() is None
