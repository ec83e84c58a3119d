"""Building again gives what a clean build gives, byte for byte, whatever was edited, spoilt or taken away between."""

from __future__ import annotations

import errno
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from benchmarks.generated_section import make_section
from macros.adapters.building import cores, output
from macros.adapters.building.build import build_whole_site
from macros.adapters.building.patience import GivenUpError, Patience
from macros.adapters.building.rebuild import Unchanged, rebuild_site
from macros.adapters.building.search_index import SearchIndex
from macros.adapters.keeping import kept_roadmaps, kept_tallies
from macros.cli import main
from macros.diagnostics import has_errors
from macros.site import build as site_build
from macros.site import values
from macros.site.planned_search import ROADMAPS as ROADMAPS_IN_A_ROW
from macros.views import party_plans
from tests.support.made_files import tree
from tests.support.small_edits import Edit, edited, small_edits

TODAY = date(2025, 2, 10)
ROADMAPS, PAGES = 3, 2
SOURCES = (
    "docs/index.md",
    *(f"docs/notes/note-00{n}.md" for n in range(PAGES)),
    "docs/parties.yaml",
    *(f"docs/roadmaps/{n:05d}.yaml" for n in range(ROADMAPS)),
)


@contextmanager
def on_all_cores() -> Iterator[None]:
    """Parts are spread over children however few they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cores, "FEWEST", 1)
        patch.setattr(cores, "available_cores", lambda: 2)
        yield


class Rebuilding(RuleBasedStateMachine):
    """Edits of a small section, each followed by a build into the same folder and by a clean one."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="metodichka-rebuild-"))
        self.root, self.out = self.folder / "section", self.folder / "out"
        make_section(self.root, ROADMAPS, 5, PAGES)
        self.today = TODAY
        assert self.compare()

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    @rule(edits=small_edits(SOURCES))
    def edit(self, edits: list[Edit]) -> None:
        before = {
            path: (self.root / path).read_text(encoding="utf-8") for path in SOURCES if (self.root / path).exists()
        }
        after = edited(before, edits)
        self.write(before, after)
        if not self.compare():
            self.write(after, before)  # an editor mends it

    @rule()
    def nothing(self) -> None:
        self.compare()

    @rule(old=st.sampled_from(("Главная", "Начало")))
    def menu(self, old: str) -> None:
        settings, new = self.root / "mkdocs.yml", {"Главная": "Начало", "Начало": "Главная"}[old]
        settings.write_text(settings.read_text(encoding="utf-8").replace(f"- {old}:", f"- {new}:"), encoding="utf-8")
        self.compare()

    @rule(spread=st.just(True))
    def all_cores(self, spread: bool) -> None:
        self.today += timedelta(days=1)
        with on_all_cores():
            self.compare()

    @rule(at=st.integers(0, 10_000))
    def spoil(self, at: int) -> None:
        """Somebody edits, or loses, a file of the built site."""
        files = sorted(path for path in self.out.rglob("*") if path.is_file())
        if files:
            victim = files[at % len(files)]
            victim.write_bytes(b"spoilt") if at % 2 else victim.unlink()
        self.compare()

    def write(self, before: dict[str, str], after: dict[str, str]) -> None:
        for path in before.keys() - after.keys():
            (self.root / path).unlink()
        for path, text in after.items():
            if before.get(path) != text:
                (self.root / path).write_text(text, encoding="utf-8")

    def compare(self) -> bool:
        """Both builds; whether there was no error."""
        before = tree(self.out) if self.out.exists() else {}
        again = rebuild_site(self.root, self.out, today=self.today, sheets=False)
        clean = build_whole_site(self.root, self.folder / "clean", today=self.today, sheets=False)
        if has_errors(clean.diagnostics):
            assert not isinstance(again, Unchanged)
            assert again.diagnostics == clean.diagnostics
            assert (tree(self.out) if self.out.exists() else {}) == before, "an error costs no site"
            return False
        made, wanted = tree(self.out), tree(self.folder / "clean")
        assert made.keys() == wanted.keys()
        assert not [path for path in wanted if made[path] != wanted[path]]
        if not isinstance(again, Unchanged):
            assert again.diagnostics == clean.diagnostics
        return True


def test_building_again_gives_the_bytes_of_a_clean_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(party_plans, "MOST_TASKS", 2)  # who is named in all of them has a list of plans
    monkeypatch.setattr(kept_tallies, "FEWEST", 1)  # lists are made of tallies, here and in a children's parent
    for module in (values, site_build):
        monkeypatch.setattr(module, "MANY", 1)
    limits = settings(max_examples=3, stateful_step_count=6, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Rebuilding, settings=limits)


def test_a_folder_that_takes_nothing_is_told_of_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_section(tmp_path / "section", 1, 1, pages=1)
    mkdir = Path.mkdir

    def refuse(path: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        if path.is_relative_to(tmp_path / "out"):
            raise PermissionError(errno.EACCES, "refused", str(path))
        mkdir(path, mode, parents, exist_ok)

    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setattr("macros.adapters.building.build.build_whole_site", lambda *_, **__: pytest.fail("made"))
    with pytest.raises(PermissionError):
        rebuild_site(tmp_path / "section", tmp_path / "out", today=TODAY)


class Tired(Patience):
    """Ends at one of its looks."""

    def __init__(self, looks: int) -> None:
        object.__setattr__(self, "looks", looks)

    def check(self) -> None:
        object.__setattr__(self, "looks", self.looks - 1)  # type: ignore[has-type]
        if self.looks == 0:
            raise GivenUpError


def test_a_build_may_be_given_up_at_any_time_and_leaves_all_as_it_was(tmp_path: Path) -> None:
    root, out = tmp_path / "section", tmp_path / "out"
    make_section(root, 1, 5, pages=1)
    rebuild_site(root, out, today=TODAY, sheets=False)
    before = tree(out)
    plan = root / "docs/roadmaps/00000.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("название: ", "название: Снова ", 1), encoding="utf-8")
    given_up = 0
    for looks in range(1, 100):
        try:
            rebuild_site(root, out, today=TODAY, sheets=False, patience=Tired(looks))
        except GivenUpError:
            given_up += 1
            assert tree(out) == before
        else:
            break
    assert given_up > 6
    build_whole_site(root, tmp_path / "clean", today=TODAY, sheets=False)
    assert tree(out) == tree(tmp_path / "clean") != before


def test_an_edit_of_words_looks_into_no_plan_that_shares_nothing_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neighbours share a piece of the search, and how large its index is shows at its beginning."""
    monkeypatch.setattr(party_plans, "MOST_TASKS", 2)
    monkeypatch.setattr(output, "SearchIndex", partial(SearchIndex, most_whole=1000))
    root, out = tmp_path / "section", tmp_path / "out"
    make_section(root, 2 * ROADMAPS_IN_A_ROW + 1, 5, pages=1)
    rebuild_site(root, out, today=TODAY, sheets=False)
    monkeypatch.setattr(kept_roadmaps, "_latest", {})
    plan = root / f"docs/roadmaps/{2 * ROADMAPS_IN_A_ROW:05d}.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("        название: ", "        название: Снова ", 1), encoding="utf-8")
    built = rebuild_site(root, out, today=TODAY, sheets=False)
    assert not isinstance(built, Unchanged) and built.left is not None
    between = built.left.project.roadmaps[ROADMAPS_IN_A_ROW : 2 * ROADMAPS_IN_A_ROW]
    assert not [each.id for each in between if "sections" in vars(each)]


def test_the_command_says_what_it_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_section(tmp_path / "section", 2, 5, pages=1)
    monkeypatch.chdir(tmp_path / "section")
    build = ["build", "--today", "2025-02-10", "--no-sheets"]
    assert main(build) == 0
    said = capsys.readouterr().out
    counts = re.search(r"страниц – \d+, других файлов – \d+", said)
    assert said.startswith("Сайт собран в «site»") and counts
    assert main(build) == 0
    assert capsys.readouterr().out == f"Ничего не изменилось: в «site» сайт этих же материалов, {counts[0]}.\n"
    plan = Path("docs/roadmaps/00001.yaml")
    plan.write_text(f"{plan.read_text(encoding='utf-8')}# просто заметка\n", encoding="utf-8")
    assert main(build) == 0
    assert ", из прежней сборки – " in capsys.readouterr().out
