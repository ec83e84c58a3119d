"""The feed of changes: permanent names, whole addresses, the newest first, long lists cut."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest

from macros.changes import NO_HISTORY
from macros.changes.history import History, Revision
from macros.changes.values import (
    Aspect,
    Changes,
    Difference,
    Kind,
    MaterialChange,
    MeasureChange,
    RoadmapChange,
    Sort,
)
from macros.exports.changes.feed import MOST_ENTRIES, MOST_TITLES, export_changes_feed
from macros.project import Project, SiteSettings

ATOM = "{http://www.w3.org/2005/Atom}"
TODAY = date(2025, 2, 10)
SITE = SiteSettings(site_name="Раздел", site_url="https://x.example/a/", publisher="Министерство")


def revision(day: int, materials: int = 1, plans: int = 0) -> Revision:
    pages = tuple(MaterialChange(Kind.ADDED, Sort.PAGE, f"{n}.md", f"Страница {n}.") for n in range(materials))
    roadmaps = tuple(RoadmapChange(Kind.ADDED, f"p{n}", f"Карта {n}", "", "регион", 2) for n in range(plans))
    return Revision(str(day), datetime(2025, 1, day, 3, 4, 5, tzinfo=UTC), date(2025, 1, day), Changes(roadmaps, pages))


def feed(*revisions: Revision, settings: SiteSettings = SITE) -> ElementTree.Element:
    history = History(revisions) if revisions else NO_HISTORY
    return ElementTree.fromstring(export_changes_feed(Project(settings=settings), history, TODAY))  # noqa: S314 - our own


def test_the_head_of_the_feed() -> None:
    root = feed(revision(3), revision(2))
    assert root.tag == f"{ATOM}feed" and root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "ru"
    assert root.findtext(f"{ATOM}title") == "Раздел: что изменилось"
    assert root.findtext(f"{ATOM}updated") == "2025-01-03T03:04:05Z"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Министерство"
    links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}
    assert links == {"self": "https://x.example/a/changes.atom", "alternate": "https://x.example/a/changes/"}


def test_the_file_says_its_encoding_and_ends_its_line() -> None:
    data = export_changes_feed(Project(settings=SITE), NO_HISTORY, TODAY)
    assert data.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<feed ") and data.endswith(b"</feed>\n")


def test_names_are_permanent_and_each_its_own() -> None:
    ids = [each.text for each in feed(revision(3), revision(2)).iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) == 3
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each or "") for each in ids)
    assert ids == [each.text for each in feed(revision(3, materials=5), revision(2)).iter(f"{ATOM}id")]
    assert ids != [each.text for each in feed(revision(3), revision(2), settings=SiteSettings()).iter(f"{ATOM}id")]


def test_without_a_history_the_feed_is_empty_and_of_its_day() -> None:
    root = feed(settings=SiteSettings(site_name="Раздел"))
    assert root.findtext(f"{ATOM}updated") == "2025-02-10T00:00:00Z"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Раздел"
    assert root.findall(f"{ATOM}entry") == []


@pytest.mark.parametrize(
    ("plans", "title"),
    [
        (0, "3\u00a0января 2025\u00a0г.: материалы раздела"),
        (1, "3\u00a0января 2025\u00a0г.: «Карта 0»"),
        (2, "3\u00a0января 2025\u00a0г.: «Карта 0», «Карта 1»"),
        (3, "3\u00a0января 2025\u00a0г.: «Карта 0», «Карта 1» и другие карты"),
    ],
)
def test_a_title_names_two_plans_at_most(plans: int, title: str) -> None:
    assert feed(revision(3, plans=plans)).findtext(f"{ATOM}entry/{ATOM}title") == title


@pytest.mark.parametrize(("count", "rest"), [(MOST_TITLES - 1, ""), (MOST_TITLES, ""), (MOST_TITLES + 1, " и ещё 1")])
def test_a_long_list_of_materials_is_cut(count: int, rest: str) -> None:
    content = feed(revision(3, materials=count)).findtext(f"{ATOM}entry/{ATOM}content") or ""
    assert content.startswith("Материалы: Страница 0; Страница 1; ")
    assert content.endswith(f"Страница {min(count, MOST_TITLES) - 1}{rest}.")


def test_only_the_newest_entries_are_told() -> None:
    many = tuple(revision(1 + n % 28) for n in range(MOST_ENTRIES + 3))
    assert len(feed(*many).findall(f"{ATOM}entry")) == MOST_ENTRIES
    entry = feed(revision(3)).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}updated") == "2025-01-03T03:04:05Z"
    link = entry.find(f"{ATOM}link")
    assert link is not None and link.attrib["href"] == "https://x.example/a/changes/#d-2025-01-03"
    assert link.attrib["type"] == "text/html" and link.attrib["rel"] == "alternate"


def test_what_happened_to_a_plan_line_by_line() -> None:
    later = Difference(Aspect.TERM, "до 01.03.2025", "до 01.04.2025", "term", days=31)
    new_system = Difference(Aspect.SYSTEM, "", "Сферум", "systems")
    measures = (
        MeasureChange(Kind.CHANGED, "1", "1.", "Назначить.", "Раздел", (later,)),
        MeasureChange(Kind.CHANGED, "2", "2", "Вести списки", "Раздел", (later, new_system)),
        MeasureChange(Kind.REMOVED, "3", "3", "Собрать", "Раздел", term="май"),
        MeasureChange(Kind.ADDED, "4", "4", "Новое", "Раздел"),
    )
    period = Difference(Aspect.PERIOD, "2024 год", "2025 год", "period")
    plan = RoadmapChange(Kind.CHANGED, "p", "Карта", "Край", "регион", 2, (period,), measures)
    new = RoadmapChange(Kind.ADDED, "q", "Новая", "", "регион", 1)
    told = Revision("1", datetime(2025, 1, 3, tzinfo=UTC), date(2025, 1, 3), Changes((plan, new)))
    content = feed(told).findtext(f"{ATOM}entry/{ATOM}content") or ""
    assert content.replace("\u00a0", " ").split("\n") == [
        "«Карта».",
        "Период: был «2024 год», стал «2025 год».",
        "1. Назначить – срок перенесён: был «до 01.03.2025», стал «до 01.04.2025» – на 31 день позже.",
        "2 Вести списки – срок перенесён: был «до 01.03.2025», стал «до 01.04.2025» – на 31 день позже; "
        "добавлена система «Сферум».",
        "3 Собрать – снято (срок: май).",
        "4 Новое – новое.",
        "«Новая» – новая карта: 1 мероприятие.",
    ]
    links = [link.attrib.get("type") for link in feed(told).findall(f"{ATOM}link")]
    assert links == [None, "text/html"]
