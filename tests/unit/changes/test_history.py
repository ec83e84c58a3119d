"""The history of the content, from commits that are only values: days, broken states, when a measure last changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from macros.changes import Changes, History, Kind
from macros.changes.editions import Comparison, TextPair, compare_texts
from macros.changes.masking import MASK, without_personal_data
from macros.changes.replaying import Blob, Commit, Step, by_day, replay
from macros.model.materials import Contact

PLAN = """\
ид: plan
название: Карта
уровень: регион
разделы:
  - название: Раздел
    мероприятия:
      - {номер: "1", название: Назначить координаторов, срок: до 01.03.2025}
      - {номер: "2", название: Обучить педагогов, срок: до 01.04.2025}
"""
LATER = PLAN.replace("01.03.2025", "15.03.2025")
LATEST = LATER.replace("01.04.2025", "20.04.2025")
BROKEN = LATER.replace("уровень: регион", "уровень: область")
PATH = "docs/roadmaps/plan.yaml"
START = datetime(2025, 2, 10, 12, tzinfo=UTC)


def history(*states: tuple[int, str | None]) -> History:
    """The history of one file: the day (counted from the first) and its text; None where the file is gone."""
    commits, before = [], None
    for number, (day, text) in enumerate(states):
        moment = START + timedelta(days=day, minutes=number)
        commits.append(Commit(f"c{number}", moment, moment.date(), {PATH: (before, text)}, (None, None)))
        before = text
    return History(tuple(replay(by_day(commits), compare))[::-1])


def compare(step: Step) -> Comparison:
    """A content's name is the content itself."""
    sides = ({path: text for path, *pair in step.files if (text := pair[side])} for side in (0, 1))
    return compare_texts(TextPair(*sides))


def days(of: History) -> list[tuple[int, list[str]]]:
    """The day and the numbers of the changed measures, or what happened to the plan."""
    found = []
    for revision in of.revisions:
        (change,) = revision.changes.roadmaps
        told = [m.number for m in change.measures] if change.kind is Kind.CHANGED else [change.kind.value]
        found.append(((revision.day - START.date()).days, told))
    return found


def test_each_day_says_what_it_changed_the_newest_first() -> None:
    assert days(history((0, PLAN), (1, LATER), (5, LATEST))) == [(5, ["2"]), (1, ["1"]), (0, ["added"])]


def test_one_day_is_one_change() -> None:
    assert days(history((0, PLAN), (3, LATER), (3, LATEST))) == [(3, ["1", "2"]), (0, ["added"])]


def test_what_is_undone_on_the_same_day_is_no_change() -> None:
    assert days(history((0, PLAN), (3, LATER), (3, PLAN))) == [(0, ["added"])]


def test_a_wrong_clock_puts_no_day_out_of_order() -> None:
    told = [revision.day for revision in history((0, PLAN), (9, LATER), (4, LATEST)).revisions]
    assert told == [date(2025, 2, 14), date(2025, 2, 10)]


def test_a_broken_state_is_passed_over_and_the_next_is_compared_with_the_last_whole_one() -> None:
    assert days(history((0, PLAN), (1, BROKEN), (2, LATER))) == [(2, ["1"]), (0, ["added"])]
    assert days(history((0, PLAN), (1, BROKEN), (2, BROKEN + "\n"), (3, PLAN))) == [(0, ["added"])]
    assert days(history((0, BROKEN), (1, PLAN))) == [(1, ["added"])]


def test_each_measure_knows_when_it_last_changed() -> None:
    known = history((0, PLAN), (1, LATER), (4, LATER.replace("название: Карта", "название: Карта 2")))
    assert known.last_change("plan", "1") == (date(2025, 2, 11), Kind.CHANGED)
    assert known.last_change("plan", "2") == (date(2025, 2, 10), Kind.ADDED)  # it came with the plan
    assert known.last_change("other", "1") is None
    assert known.last_changes("plan") == {
        "": (date(2025, 2, 10), Kind.ADDED),
        "1": (date(2025, 2, 11), Kind.CHANGED),
    }
    assert known.last_changes("other") == {}


def test_a_new_address_of_the_plan_keeps_the_days_of_its_measures() -> None:
    known = history((0, PLAN), (1, LATER), (2, LATER.replace("ид: plan", "ид: plan-b")))
    assert known.last_change("plan-b", "1") == (date(2025, 2, 11), Kind.CHANGED)
    assert known.last_change("plan-b", "2") == (date(2025, 2, 10), Kind.ADDED)


def test_a_file_that_goes_takes_its_plan_along() -> None:
    assert days(history((0, PLAN), (2, None))) == [(2, ["removed"]), (0, ["added"])]


def test_files_that_tell_nothing_change_nothing() -> None:
    step = Step((("docs/calendar.yaml", "учебные-годы: []", "события: []"),), (None, None))
    assert compare(step) == Comparison(Changes(), (), ())


def test_an_unbroken_pair_of_names_is_all_that_a_step_holds() -> None:
    """Equal contents on both sides are not compared at all."""
    blob: Blob = PLAN
    seen: list[Step] = []

    def remember(step: Step) -> Comparison:
        seen.append(step)
        return compare(step)

    commit = Commit("c", START, START.date(), {PATH: (blob, blob)}, (None, None))
    assert list(replay([commit], remember)) == []
    assert seen == [Step((), (None, None))]


def with_note(note: str) -> str:
    return PLAN.replace("срок: до 01.03.2025}", f"срок: до 01.03.2025, результаты: [{note}]}}")


def test_what_told_of_a_person_does_not_come_back_as_a_change() -> None:
    """It was taken out of the materials; the history must not publish it again."""
    known = history((0, PLAN), (1, with_note("Звоните Ивановой Марии Ивановне на +7 (914) 123-45-67")), (2, PLAN))
    assert "Иванов" in repr(known) and "123-45-67" in repr(known)
    masked = without_personal_data(known, ())
    assert "Иванов" not in repr(masked) and "123-45-67" not in repr(masked)
    assert repr(masked).count(MASK) == 4 and days(masked) == days(known)
    assert without_personal_data(masked, ()) == masked


def test_the_number_of_a_public_service_stays() -> None:
    line = Contact.model_validate({"ид": "l", "название": "Линия", "вид": "телефон", "значение": "8 800 100-20-30"})
    known = history((0, with_note("Линия 8 (800) 100-20-30")), (1, PLAN))
    assert without_personal_data(known, (line,)) == known
    assert without_personal_data(known, ()) != known
