"""A folder that is built into again: what stays, what goes, and what is not believed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.adapters.keeping import kept_output
from macros.adapters.keeping.kept_output import DRAFT, KeptOutput
from macros.adapters.keeping.sealed_store import SealedStore
from macros.site import Part, PlannedPart

KEY = b"k" * 32


def part(name: str) -> PlannedPart:
    return PlannedPart((f"{name}/",), (f"data/{name}.json",), Part)


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def read(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def store(tmp_path: Path) -> SealedStore:
    return SealedStore(tmp_path / "cache", KEY)


FIRST = {"a/index.html": "A", "data/a.json": "1", "b/index.html": "B", "data/b.json": "2", "index.html": "home"}
NAMES = {"a/index.html": "name-a", "b/index.html": "name-b"}


@pytest.fixture
def built(out: Path, store: SealedStore) -> KeptOutput:
    """The folder after a first build of two parts and a page, looked at by a second one."""
    kept = KeptOutput(out, store)
    assert len(kept.to_make([part("a"), part("b")], NAMES)) == 2
    write(kept.draft, FIRST)
    assert kept.settle("inputs") == 0
    return KeptOutput(out, store)


def test_a_first_build_is_moved_as_it_is(built: KeptOutput, out: Path) -> None:
    assert read(out) == FIRST
    assert not (out / DRAFT).exists()


def test_only_parts_of_another_name_are_made_and_the_rest_is_not_touched(built: KeptOutput, out: Path) -> None:
    before = {path: (out / path).stat().st_mtime_ns for path in FIRST}
    assert built.to_make([part("a"), part("b")], {**NAMES, "b/index.html": "other"}) == (part("b"),)
    write(built.draft, {"b/index.html": "B2", "data/b.json": "2", "index.html": "home"})
    assert built.settle("") == 4, "two of the part, and two files that came out the same"
    assert read(out) == {**FIRST, "b/index.html": "B2"}
    changed = {path for path in FIRST if (out / path).stat().st_mtime_ns != before[path]}
    assert changed == {"b/index.html"}


def test_what_is_stale_goes_with_its_folder(built: KeptOutput, out: Path) -> None:
    assert built.to_make([part("a")], NAMES) == ()
    write(built.draft, {"index.html": "home"})
    built.settle("")
    assert read(out) == {path: text for path, text in FIRST.items() if "b" not in path}
    assert not (out / "b").exists()


def test_what_is_stale_may_be_gone_already(built: KeptOutput, out: Path) -> None:
    built.to_make([part("a")], NAMES)
    write(built.draft, {"index.html": "home"})
    (out / "b/index.html").unlink()
    built.settle("")
    assert read(out) == {path: text for path, text in FIRST.items() if "b" not in path}


def test_a_file_takes_the_place_of_a_folder_and_the_other_way_round(built: KeptOutput, out: Path) -> None:
    built.to_make([], {})
    write(built.draft, {"a": "file", "index.html/inside": "folder"})
    built.settle("")
    assert read(out) == {"a": "file", "index.html/inside": "folder"}


def test_what_begins_with_a_dot_at_the_top_is_somebody_elses(built: KeptOutput, out: Path) -> None:
    write(out, {".git/config": "mine"})
    built.to_make([part("a"), part("b")], NAMES)
    write(built.draft, {"index.html": "home"})
    built.settle("")
    assert read(out) == {**FIRST, ".git/config": "mine"}


@pytest.mark.parametrize("path", ["a/index.html", "data/a.json"])
@pytest.mark.parametrize("how", ["edited", "removed", "touched"])
def test_a_part_that_was_touched_is_made_again(
    built: KeptOutput, out: Path, store: SealedStore, path: str, how: str
) -> None:
    if how == "edited":
        (out / path).write_text("X", encoding="utf-8")
        os.utime(out / path, ns=(1, 1))
    elif how == "removed":
        (out / path).unlink()
    else:
        os.utime(out / path, ns=(1, 1))
    again = KeptOutput(out, store)
    assert again.to_make([part("a"), part("b")], NAMES) == (part("a"),)
    assert again.is_made_of("inputs") is None


def test_the_whole_folder_is_known_by_what_it_is_made_of(built: KeptOutput, out: Path, store: SealedStore) -> None:
    assert built.is_made_of("inputs") == FIRST.keys()
    assert built.is_made_of("others") is None
    assert built.is_made_of("") is None
    write(out, {"foreign.html": "x"})
    assert KeptOutput(out, store).is_made_of("inputs") is None


@pytest.mark.parametrize("other", [SealedStore(Path("nowhere"), KEY), None])
def test_nothing_is_kept_of_a_folder_that_nobody_knows(built: KeptOutput, out: Path, other: SealedStore | None) -> None:
    assert len(KeptOutput(out, other).to_make([part("a"), part("b")], NAMES)) == 2


def test_a_foreign_seal_is_not_believed(built: KeptOutput, out: Path, tmp_path: Path) -> None:
    foreign = SealedStore(tmp_path / "cache", b"f" * 32)
    assert len(KeptOutput(out, foreign).to_make([part("a"), part("b")], NAMES)) == 2


def test_another_folder_is_another_output(built: KeptOutput, out: Path, store: SealedStore, tmp_path: Path) -> None:
    out.rename(tmp_path / "moved")
    assert len(KeptOutput(tmp_path / "moved", store).to_make([part("a"), part("b")], NAMES)) == 2


def test_what_another_program_has_left_is_not_asked(
    built: KeptOutput, out: Path, store: SealedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have written it down in another way."""
    monkeypatch.setattr(kept_output, "engine_digest", lambda: "another")
    assert len(KeptOutput(out, store).to_make([part("a"), part("b")], NAMES)) == 2


def test_a_failed_build_leaves_the_folder_as_it_was(built: KeptOutput, out: Path, store: SealedStore) -> None:
    built.to_make([part("a"), part("b")], {"a/index.html": "x", "b/index.html": "y"})
    write(built.draft, {"index.html": "half"})
    built.discard()
    assert read(out) == FIRST
    assert KeptOutput(out, store).is_made_of("inputs")


def test_a_failed_first_build_leaves_nothing(out: Path, store: SealedStore) -> None:
    kept = KeptOutput(out, store)
    write(kept.draft, {"index.html": "half"})
    kept.discard()
    assert not out.exists()


def test_whoever_is_stopped_halfway_is_not_believed(
    built: KeptOutput, out: Path, store: SealedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    built.to_make([part("a"), part("b")], NAMES)
    write(built.draft, {"index.html": "new"})

    def broken(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(self))

    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(Path, "replace", broken)
        built.settle("inputs")
    after = KeptOutput(out, store)
    assert after.is_made_of("inputs") is None
    assert len(after.to_make([part("a"), part("b")], NAMES)) == 2


def test_a_file_that_is_there_already_need_not_be_in_the_draft(built: KeptOutput, out: Path) -> None:
    built.to_make([part("a"), part("b")], NAMES)
    assert built.stays("index.html", b"home")
    assert not built.stays("index.html", b"hame")
    assert not built.stays("index.html", b"longer")
    assert not built.stays("new.html", b"home")
    built.draft.mkdir()
    assert built.settle("") == 5
    assert read(out) == FIRST


def test_a_link_in_the_place_of_a_file_is_replaced(built: KeptOutput, out: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("home", encoding="utf-8")
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(tmp_path / "elsewhere")
    again = KeptOutput(out, None)
    assert not again.stays("index.html", b"home")
    write(again.draft, {"index.html": "home"})
    again.settle("")
    assert not (out / "index.html").is_symlink()
    assert (tmp_path / "elsewhere").read_text(encoding="utf-8") == "home"


def test_a_file_that_the_draft_has_otherwise_does_not_stay(built: KeptOutput) -> None:
    write(built.draft, {"index.html": "host"})
    assert not built.stays("index.html", b"home")


@pytest.mark.parametrize("content", ["A", "B"])
def test_what_is_touched_while_the_rest_is_built_is_not_believed(
    built: KeptOutput, out: Path, store: SealedStore, content: str
) -> None:
    built.to_make([part("a"), part("b")], NAMES)
    write(built.draft, {"index.html": "home"})
    (out / "a/index.html").write_text(content, encoding="utf-8")
    os.utime(out / "a/index.html", ns=(1, 1))
    built.settle("inputs")
    after = KeptOutput(out, store)
    assert after.is_made_of("inputs") is None
    assert after.to_make([part("a"), part("b")], NAMES) == (part("a"),)


def test_a_build_is_believed_the_next_time_whether_its_files_moved_or_stayed(
    built: KeptOutput, out: Path, store: SealedStore
) -> None:
    built.to_make([part("a"), part("b"), part("c")], {**NAMES, "b/index.html": "other", "c/index.html": "name-c"})
    write(built.draft, {"b/index.html": "B2", "data/b.json": "2", "c/index.html": "C", "data/c.json": "3"})
    assert built.stays("index.html", b"home")
    assert built.settle("inputs") == 4
    after = KeptOutput(out, store)
    assert after.is_made_of("inputs") == {*FIRST, "c/index.html", "data/c.json"}
