"""Roadmaps from the store are those that reading gives, faults and places included."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.adapters.keeping import kept_roadmaps
from macros.adapters.keeping.kept_roadmaps import KeptRoadmaps
from macros.adapters.keeping.sealed_store import SealedStore
from macros.checks.one_roadmap import CheckedRoadmap, read_and_check
from macros.loading import RoadmapText, load_calendar
from macros.model.calendar import CalendarFile

ROOT = Path(__file__).resolve().parents[3]
FILES = ("roadmap.yaml", *sorted(f"docs/roadmaps/{path.name}" for path in (ROOT / "docs" / "roadmaps").glob("*.yaml")))
TEXTS = [RoadmapText((ROOT / file).read_text(encoding="utf-8"), file) for file in FILES]
BROKEN = RoadmapText(TEXTS[0].text.replace("срок:", "сроки:", 1), "docs/roadmaps/broken.yaml")
DOUBTFUL = RoadmapText(TEXTS[0].text.replace("срок: ", "срок: 31.02.2022, ", 1), "docs/roadmaps/doubtful.yaml")
PERSONAL = RoadmapText(TEXTS[0].text + "примечание: Звоните Ивановой Марии Ивановне\n", "docs/roadmaps/personal.yaml")
NOTHING = RoadmapText("- а\n", "docs/roadmaps/nothing.yaml")
FAULTY = [BROKEN, DOUBTFUL, PERSONAL, NOTHING]
CALENDAR = load_calendar((ROOT / "docs" / "calendar.yaml").read_text(encoding="utf-8"), "docs/calendar.yaml").value


def same(one: tuple[CheckedRoadmap, ...], other: tuple[CheckedRoadmap, ...]) -> bool:
    told = [[_all_of(checked) for checked in each] for each in (one, other)]
    return told[0] == told[1]


def _all_of(checked: CheckedRoadmap) -> tuple[object, ...]:
    loaded, path = checked.loaded, ("разделы", 0, "мероприятия", 0)
    spans = [loaded.places.span((*path, key)) for key in ("название", "срок", "ответственные")]
    return loaded.value, loaded.diagnostics, loaded.partial, spans, loaded.places.file, checked.found, checked.personal


@pytest.fixture
def reading(tmp_path: Path) -> KeptRoadmaps:
    return KeptRoadmaps(SealedStore(tmp_path, b"k" * 32))


@pytest.mark.parametrize("calendar", [CALENDAR, CalendarFile()])
def test_read_kept_and_mixed_are_the_same(reading: KeptRoadmaps, calendar: CalendarFile) -> None:
    wanted = read_and_check([*TEXTS, *FAULTY], calendar)
    assert same(reading.load(TEXTS[:2], calendar), wanted[:2])
    for _ in range(2):
        assert same(reading.load([*TEXTS, *FAULTY], calendar), wanted)
    broken, doubtful, personal, nothing = wanted[-4:]
    assert broken.loaded.partial
    assert [each.code for each in broken.loaded.diagnostics] == ["unknown-field"]
    assert "impossible-date" in {each.code for each in doubtful.found}
    assert [each.personal for each in wanted[-4:]] == [False, False, True, False]
    assert personal.loaded.value is not None
    assert nothing.loaded.value is None


def test_another_calendar_is_another_reading(reading: KeptRoadmaps) -> None:
    assert CALENDAR is not None
    reading.load(TEXTS, CalendarFile())
    assert same(reading.load(TEXTS, CALENDAR), read_and_check(TEXTS, CALENDAR))


def test_a_kept_roadmap_is_not_read_again(reading: KeptRoadmaps, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counting(texts: list[RoadmapText], calendar: CalendarFile) -> tuple[CheckedRoadmap, ...]:
        asked.extend(each.file for each in texts)
        return read_and_check(texts, calendar)

    monkeypatch.setattr(kept_roadmaps, "read_and_check", counting)
    reading.load(TEXTS, CalendarFile())
    edited = TEXTS[0]._replace(text=TEXTS[0].text + "# пометка\n")
    reading.load([edited, *TEXTS[1:]], CalendarFile())
    assert asked == [*FILES, edited.file]


def test_another_program_reads_anew(reading: KeptRoadmaps, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    reading.load(TEXTS, CalendarFile())
    before = len(list(tmp_path.iterdir()))
    monkeypatch.setattr(kept_roadmaps, "engine_digest", lambda: "another")
    reading.load(TEXTS, CalendarFile())
    assert len(list(tmp_path.iterdir())) == 2 * before


def test_many_are_read_on_all_cores() -> None:
    many = [RoadmapText(TEXTS[0].text, f"docs/roadmaps/{number}.yaml") for number in range(40)]
    assert same(KeptRoadmaps(None).load(many, CalendarFile()), read_and_check(many, CalendarFile()))


def test_what_was_read_last_is_the_same_value_without_a_store() -> None:
    latest: dict[str, CheckedRoadmap] = {}
    first = KeptRoadmaps(None, latest).load(TEXTS, CalendarFile())
    edited = RoadmapText(TEXTS[0].text.replace("название: ", "название: Новый ", 1), TEXTS[0].file)
    second = KeptRoadmaps(None, latest).load([edited, *TEXTS[1:]], CalendarFile())
    assert [one is other for one, other in zip(first, second, strict=True)] == [False, *[True] * (len(TEXTS) - 1)]
    assert len(latest) == len(TEXTS), "of those that are no more nothing is kept"
    assert same(second, read_and_check([edited, *TEXTS[1:]], CalendarFile()))
