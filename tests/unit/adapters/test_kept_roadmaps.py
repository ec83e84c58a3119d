"""Roadmaps from the store are those that reading gives, faults and places included."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.adapters import kept_roadmaps
from macros.adapters.kept_roadmaps import KeptRoadmaps
from macros.adapters.sealed_store import SealedStore
from macros.loading import Loaded, RoadmapText, load_calendar, load_each_roadmap
from macros.model.calendar import CalendarFile
from macros.model.roadmap import Roadmap

ROOT = Path(__file__).resolve().parents[3]
FILES = ("roadmap.yaml", *sorted(f"docs/roadmaps/{path.name}" for path in (ROOT / "docs" / "roadmaps").glob("*.yaml")))
TEXTS = [RoadmapText((ROOT / file).read_text(encoding="utf-8"), file) for file in FILES]
BROKEN = RoadmapText(TEXTS[0].text.replace("срок:", "сроки:", 1), "docs/roadmaps/broken.yaml")
CALENDAR = load_calendar((ROOT / "docs" / "calendar.yaml").read_text(encoding="utf-8"), "docs/calendar.yaml").value


def same(one: tuple[Loaded[Roadmap], ...], other: tuple[Loaded[Roadmap], ...]) -> bool:
    path = ("разделы", 0, "мероприятия", 0, "название")
    told = [[(e.value, e.diagnostics, e.partial, e.places.span(path)) for e in each] for each in (one, other)]
    return told[0] == told[1]


@pytest.fixture
def reading(tmp_path: Path) -> KeptRoadmaps:
    return KeptRoadmaps(SealedStore(tmp_path, b"k" * 32))


@pytest.mark.parametrize("calendar", [CALENDAR, CalendarFile()])
def test_read_kept_and_mixed_are_the_same(reading: KeptRoadmaps, calendar: CalendarFile) -> None:
    wanted = load_each_roadmap([*TEXTS, BROKEN], calendar)
    assert same(reading.load(TEXTS[:2], calendar), wanted[:2])
    for _ in range(2):
        assert same(reading.load([*TEXTS, BROKEN], calendar), wanted)
    assert wanted[-1].diagnostics


def test_another_calendar_is_another_reading(reading: KeptRoadmaps) -> None:
    assert CALENDAR is not None
    reading.load(TEXTS, CalendarFile())
    assert same(reading.load(TEXTS, CALENDAR), load_each_roadmap(TEXTS, CALENDAR))


def test_a_kept_roadmap_is_not_read_again(reading: KeptRoadmaps, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counting(texts: list[RoadmapText], calendar: CalendarFile) -> tuple[Loaded[Roadmap], ...]:
        asked.extend(each.file for each in texts)
        return load_each_roadmap(texts, calendar)

    monkeypatch.setattr(kept_roadmaps, "load_each_roadmap", counting)
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
    assert same(KeptRoadmaps(None).load(many, CalendarFile()), load_each_roadmap(many, CalendarFile()))
