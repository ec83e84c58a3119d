"""«Что изменилось» on a whole built site: the page, the feed, the measures' days, with and without a history."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from macros.adapters.building.build import build_whole_site
from macros.adapters.publishing.validating import validate_site
from macros.diagnostics import has_errors
from tests.support.git_samples import SampleRepository, at, sample_repository

TODAY = date(2025, 3, 1)
ATOM = {"a": "http://www.w3.org/2005/Atom"}
HOME = "---\nназвание: Главная\nописание: Раздел\n---\n\n# Раздел\n\n{{ changes(limit=1) }}\n"


@pytest.fixture
def repository(tmp_path: Path) -> SampleRepository:
    """A term moved on 12 February; the title of the other measure was reworded on the 20th."""
    made = sample_repository(tmp_path / "project")
    made.commit(at("2025-02-12"), **{"roadmap.yaml": made.replace("roadmap.yaml", "01.03", "15.03")})
    text = made.replace("roadmap.yaml", "Обучить педагогов", "Обучить всех педагогов")
    made.commit(at("2025-02-20"), **{"roadmap.yaml": text, "docs__index.md": HOME})
    return made


def build(root: Path) -> Path:
    built = build_whole_site(root, root / "site", today=TODAY)
    assert not has_errors(built.diagnostics), [each.headline for each in built.diagnostics]
    assert validate_site(root / "site", built.paths, built.site_url) == ()
    return root / "site"


def read(site: Path, path: str) -> str:
    return " ".join((site / path).read_text(encoding="utf-8").split())


def test_the_page_tells_by_days_and_leads_to_the_measures(repository: SampleRepository) -> None:
    site = build(repository.root)
    page = read(site, "changes/index.html")
    assert page.index("20 февраля 2025") < page.index("12 февраля 2025") < page.index("10 февраля 2025")
    assert "срок перенесён: был «до 01.03.2025», стал «до 15.03.2025»".replace(" ", " ") in page
    assert 'href="../roadmaps/plan/#m-1"' in page
    assert "Secret" not in page
    table = read(site, "roadmaps/plan/index.html")
    assert 'Изменено <time datetime="2025-02-12">12.02.2025</time>' in table
    home = read(site, "index.html")
    assert "20 февраля" in home
    assert "12 февраля" not in home
    assert "Все изменения" in home


def test_the_feed_is_atom_with_permanent_names(repository: SampleRepository) -> None:
    data = (build(repository.root) / "changes.atom").read_bytes()
    feed = ElementTree.fromstring(data)  # noqa: S314 - our own
    entries = feed.findall("a:entry", ATOM)
    assert [entry.findtext("a:updated", "", ATOM) for entry in entries] == [
        "2025-02-20T02:00:00Z",
        "2025-02-12T02:00:00Z",
        "2025-02-10T02:00:00Z",
    ]
    names = [each.text or "" for each in feed.iter(f"{{{ATOM['a']}}}id")]
    assert len(set(names)) == len(names) == 4
    assert all(name.startswith("urn:uuid:") for name in names)
    link = entries[0].find("a:link", ATOM)
    assert link is not None
    assert link.get("href") == "https://example.org/myschool/changes/#d-2025-02-20"
    assert feed.findtext("a:author/a:name", "", ATOM) == "Министерство"
    assert b"Secret" not in data
    assert (build(repository.root) / "changes.atom").read_bytes() == data


def test_the_same_commit_gives_the_same_site_without_the_cache(repository: SampleRepository, tmp_path: Path) -> None:
    first = read(build(repository.root), "changes/index.html")
    copy = SampleRepository(tmp_path / "clone")
    repository.git("clone", "--quiet", str(repository.root), str(copy.root))
    assert read(build(copy.root), "changes/index.html") == first


def test_without_history_the_site_is_whole_and_says_so(repository: SampleRepository, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(repository.root, archive, ignore=shutil.ignore_patterns(".git", ".cache", "site"))
    site = build(archive)
    assert "Сайт собран из копии материалов без истории" in read(site, "changes/index.html")
    assert "Изменено <time" not in read(site, "roadmaps/plan/index.html")
    feed = ElementTree.fromstring((site / "changes.atom").read_bytes())  # noqa: S314 - our own
    assert feed.findtext("a:updated", "", ATOM) == "2025-03-01T00:00:00Z"
    assert feed.findall("a:entry", ATOM) == []


def test_a_shallow_copy_says_that_it_does_not_know_all(repository: SampleRepository, tmp_path: Path) -> None:
    copy = SampleRepository(tmp_path / "shallow")
    repository.git("clone", "--quiet", "--depth=2", f"file://{repository.root}", str(copy.root))
    page = read(build(copy.root), "changes/index.html")
    assert "копии с неполной историей" in page
    assert "20 февраля" in page
    assert "10 февраля" not in page
