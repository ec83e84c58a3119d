"""Publishing on a disk that fails once, at every call in turn: the live site is whole, and the person is told why."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from macros.adapters.building.build import Built
from macros.adapters.publishing import command
from macros.adapters.publishing.pointer import LINK
from macros.adapters.publishing.releases import Releases
from macros.cli import main
from tests.support.disk_faults import FaultyDisk, each_fault
from tests.support.publishing import DAY, live_word, small_site

CODES = (errno.ENOSPC, errno.EACCES)
_CLEANING = ("unlink", "rmdir", "remove")  # a fault of the cleaning itself cannot be cleaned up


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose build is a few pages that all say the word in word.txt."""
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Р\n", encoding="utf-8")

    def build(root: Path, draft: Path, **_: object) -> Built:
        small_site(draft, (root / "word.txt").read_text(encoding="utf-8"))
        return Built((), frozenset(), DAY)

    monkeypatch.setattr(command, "build_whole_site", build)
    monkeypatch.chdir(folder)
    return folder


def leftovers(folder: Path) -> list[str]:
    return [
        p.name for p in (*folder.iterdir(), *(folder / "releases").iterdir()) if p.name.startswith((".cur", ".d", ".o"))
    ]


def faults(
    project: Path, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str], *before: str
) -> Iterator[FaultyDisk]:
    """Each fault of the command; the versions `before` are published first («{}» is another word each time).

    The last of them is live then, and what comes next is «after…». Publishing them after a fault must mend everything.
    """
    out, numbers = project.parent / "www", count(1)

    def prepare() -> tuple[Path, ...]:
        number = next(numbers)
        for word in before:
            (project / "word.txt").write_text(word.format(number), encoding="utf-8")
            assert main(["publish", str(out), "--keep", "2"]) == 0
            assert live_word(out / LINK) == word.format(number) and leftovers(out) == []
        (project / "word.txt").write_text(f"after{number}", encoding="utf-8")
        capsys.readouterr()
        return (out,)

    for disk, exit_code in each_fault(prepare, lambda: main(["publish", str(out), *arguments]), code):
        said, live = capsys.readouterr(), live_word(out / LINK)
        switched = live != before[-1].format(disk.turn)
        assert live in {f"after{disk.turn}", *(word.format(disk.turn) for word in before)}, disk.failed
        assert exit_code == (0 if switched else 1), f"{disk.failed}: {said}"
        if not switched:
            assert "Не опубликовано: " in said.err and said.err.endswith("Опубликованный сайт не тронут.\n")
        assert "Traceback" not in said.err and "No space" not in said.err and "Permission" not in said.err
        left = leftovers(out)
        if any(name.startswith(".old-") for name in left):
            assert switched and "Старые версии убрать не удалось" in said.out
        elif not disk.failed.startswith(_CLEANING):
            assert left == [], disk.failed
        yield disk


@pytest.mark.parametrize("code", CODES)
def test_a_publication_that_fails_at_any_call(project: Path, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    found = [disk.failed.partition(" ")[0] for disk in faults(project, ["--keep", "2"], code, capsys, "before")]
    assert {"open", "write", "fsync", "chmod", "mkdir", "rename", "symlink", "replace", "unlink", "rmdir"} <= set(found)


@pytest.mark.parametrize("code", CODES)
def test_going_back_that_fails_at_any_call(project: Path, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    names = {d.failed.partition(" ")[0] for d in faults(project, ["--rollback"], code, capsys, "old{}", "live{}")}
    assert {"open", "fsync", "symlink", "replace"} <= names


def test_the_very_first_publication_that_fails_leaves_nothing_live(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "word.txt").write_text("first", encoding="utf-8")
    numbers = count()
    out = tmp_path

    def prepare() -> tuple[Path, ...]:
        nonlocal out
        out = tmp_path / f"www{next(numbers)}"
        return (out,)

    for disk, code in each_fault(prepare, lambda: main(["publish", str(out)])):
        live = Releases(out).current()
        assert code == (0 if live else 1), disk.failed
        if live:
            assert live_word(out / LINK) == "first"
