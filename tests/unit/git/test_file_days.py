"""On which day each file of the content last changed, as git tells it, at once and a few commits later."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.adapters.git.file_days import STORE_FOLDER, file_days
from macros.adapters.git.repository import GitRepository
from tests.support.git_samples import SampleRepository, at, sample_repository

ZONE = "Asia/Vladivostok"
FIRST, SECOND, THIRD, FOURTH = (date(2025, 2, day) for day in (10, 11, 12, 13))


@pytest.fixture
def sample(tmp_path: Path) -> SampleRepository:
    return sample_repository(tmp_path / "section")


def known(sample: SampleRepository) -> dict[str, date]:
    """What is told, which must be the same with what was kept and without."""
    found = dict(file_days(sample.root, ZONE))
    for path in (sample.root / STORE_FOLDER).iterdir():
        path.unlink()
    assert found == file_days(sample.root, ZONE)
    return found


def test_each_file_has_the_day_of_its_last_commit(sample: SampleRepository) -> None:
    assert known(sample) == dict.fromkeys(("roadmap.yaml", "docs/parties.yaml", "docs/index.md"), FIRST)
    sample.commit(at("2025-02-11"), **{"docs/index.md": "# Раздел\n", "README": "not content"})
    assert known(sample)["docs/index.md"] == SECOND
    assert known(sample)["roadmap.yaml"] == FIRST
    assert "README" not in known(sample)


def test_a_file_that_is_gone_is_of_the_day_when_it_went(sample: SampleRepository) -> None:
    sample.commit(at("2025-02-11"), **{"docs/roadmaps/old.yaml": "ид: old\n"})
    sample.commit(at("2025-02-12"), **{"docs/roadmaps/old.yaml": None})
    assert known(sample)["docs/roadmaps/old.yaml"] == THIRD


def test_a_merge_is_one_change_of_its_own_day(sample: SampleRepository) -> None:
    sample.git("checkout", "--quiet", "-b", "side")
    sample.commit(at("2025-02-11"), **{"docs/side.md": "# Рядом\n"})
    assert file_days(sample.root, ZONE)["docs/side.md"] == SECOND  # kept as of a commit that main never was
    sample.git("checkout", "--quiet", "main")
    sample.commit(at("2025-02-12"), **{"docs/index.md": "# Раздел\n"})
    sample.git("merge", "--quiet", "--no-ff", "--message", "x", "side", when=at("2025-02-13"))
    found = known(sample)
    assert (found["docs/side.md"], found["docs/index.md"], found["roadmap.yaml"]) == (FOURTH, THIRD, FIRST)


def test_only_new_commits_are_walked(sample: SampleRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    file_days(sample.root, ZONE)
    head = sample.git("rev-parse", "HEAD").strip()
    asked: list[str] = []
    log = GitRepository.log

    def noted(repository: GitRepository, head: str, most: int | None = None, since: str = "") -> object:
        asked.append(since)
        return log(repository, head, most, since)

    monkeypatch.setattr(GitRepository, "log", noted)
    assert file_days(sample.root, ZONE)["roadmap.yaml"] == FIRST
    assert not asked
    sample.commit(at("2025-02-11"), **{"docs/index.md": "# Раздел\n"})
    assert file_days(sample.root, ZONE)["docs/index.md"] == SECOND
    assert asked == [head]


def test_what_another_version_of_the_program_kept_is_not_believed(
    sample: SampleRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "macros.adapters.git.file_days"
    monkeypatch.setattr(f"{name}.engine_digest", lambda: "a" * 64)
    file_days(sample.root, ZONE)
    monkeypatch.setattr(f"{name}.GitRepository.log", lambda *_, **__: ())  # whoever walks now finds nothing
    assert file_days(sample.root, ZONE)["roadmap.yaml"] == FIRST
    monkeypatch.setattr(f"{name}.engine_digest", lambda: "c" * 64)
    assert file_days(sample.root, ZONE) == {}


def test_a_copy_without_its_past_gets_it_later(sample: SampleRepository, tmp_path: Path) -> None:
    sample.commit(at("2025-02-11"), **{"docs/index.md": "# Раздел\n"})
    copy = SampleRepository(tmp_path / "copy")
    sample.git("clone", "--quiet", "--depth=1", f"file://{sample.root}", str(copy.root))
    assert set(file_days(copy.root, ZONE).values()) == {SECOND}
    copy.git("fetch", "--quiet", "--unshallow")
    assert file_days(copy.root, ZONE)["roadmap.yaml"] == FIRST


def test_the_day_is_that_of_the_ministrys_zone_and_nothing_is_known_without_git(
    sample: SampleRepository, tmp_path: Path
) -> None:
    assert file_days(sample.root, "Pacific/Kiritimati")["roadmap.yaml"] == FIRST
    sample.commit("2025-02-11T23:00:00+10:00", **{"docs/index.md": "# Раздел\n"})
    assert file_days(sample.root, "Pacific/Kiritimati")["docs/index.md"] == THIRD
    assert file_days(tmp_path, ZONE) == {}


def test_where_nothing_can_be_kept_the_past_is_walked_each_time(
    sample: SampleRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.adapters.git.file_days.open_store", lambda _: None)
    assert file_days(sample.root, ZONE) == file_days(sample.root, ZONE) != {}
