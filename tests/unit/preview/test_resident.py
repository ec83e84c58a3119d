"""One worker for many builds, replaced when it has to be, gone when we go."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.adapters.preview import resident, worker
from macros.adapters.preview.messages import Answer, Request
from macros.adapters.preview.resident import Resident
from macros.adapters.preview.worker import work

# Answers with its own process, so that a test sees who worked; the name of the site tells what to do.
WORKER = """
import json, os, sys
for line in sys.stdin:
    site = json.loads(line)["site"]
    if not site and os.path.exists("tired"):
        sys.exit("не могу")
    if not site:
        open("tired", "w").close()
        print(json.dumps({"code": 0, "unmade": 4 if os.path.exists("urgent") else 3}), flush=True)
        continue
    if site == "die":
        sys.exit("умер, но сказал")
    if site == "mumble":
        print("не JSON", flush=True)
        continue
    if site.startswith("show"):
        print(json.dumps({"shown": True}), end="\\r\\n" if site == "show in Windows" else "\\n", flush=True)
    with open("workers", "a") as log:
        log.write(f"{os.getpid()}\\n")
    print(json.dumps({"code": 0, "errors": "упал" if site == "fall" else ""}), flush=True)
"""


@pytest.fixture
def builder(tmp_path: Path) -> Iterator[Resident]:
    with Resident(tmp_path, [sys.executable, "-c", WORKER]) as made:
        yield made


def build(builder: Resident, site: str = "site") -> Answer:
    return builder.run(Path(site), Path("report"))


def workers(root: Path) -> list[str]:
    return (root / "workers").read_text(encoding="utf-8").split()


def test_one_worker_builds_again_and_again(builder: Resident, tmp_path: Path) -> None:
    assert [build(builder) for _ in range(3)] == [Answer(0)] * 3
    builder.prepare(["docs/index.md", "roadmap.yaml"])
    build(builder)
    assert len(workers(tmp_path)) == 4
    assert len(set(workers(tmp_path))) == 1


@pytest.mark.parametrize("edited", ["macros/cli.py", "overrides/main.html", "mkdocs.yml"])
def test_an_edit_of_the_program_brings_a_new_worker(builder: Resident, tmp_path: Path, edited: str) -> None:
    build(builder)
    builder.prepare(["docs/index.md", edited])
    build(builder)
    assert len(set(workers(tmp_path))) == 2


def test_a_worker_that_dies_is_told_and_replaced(builder: Resident) -> None:
    code, said, *_ = build(builder, "die")
    assert (code, "умер, но сказал" in said) == (-1, True)
    assert build(builder) == Answer(0)


def test_a_worker_that_talks_nonsense_is_replaced(builder: Resident) -> None:
    assert build(builder, "mumble")[0] == -1
    assert build(builder) == Answer(0)


def test_after_a_fault_nobody_works_on_in_its_ruins(builder: Resident, tmp_path: Path) -> None:
    assert build(builder, "fall") == Answer(0, "упал")
    build(builder)
    assert len(set(workers(tmp_path))) == 2


def test_a_worker_is_replaced_after_many_builds(
    builder: Resident, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resident, "MOST_BUILDS", 2)
    for _ in range(5):
        build(builder)
    assert len(set(workers(tmp_path))) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="в Windows процесс спрашивают иначе")
def test_the_worker_goes_with_us(tmp_path: Path) -> None:
    with Resident(tmp_path, [sys.executable, "-c", WORKER]) as builder:
        build(builder)
    with pytest.raises(ProcessLookupError):
        os.kill(int(workers(tmp_path)[0]), 0)


def test_what_is_shown_before_the_rest_is_told(builder: Resident) -> None:
    told: list[int] = []
    for site in ("site", "show", "show in Windows"):
        assert builder.run(Path(site), Path("report"), ["docs/index.md"], lambda: told.append(1)) == Answer(0)
    assert told == [1, 1]


def test_a_build_can_be_given_up_until_the_next_one_begins(builder: Resident, tmp_path: Path) -> None:
    builder.give_up()  # nothing is built yet
    builder.run(Path("site"), tmp_path / "report")
    builder.give_up()
    assert (tmp_path / "urgent").exists()
    builder.run(Path("site"), tmp_path / "report")
    assert not (tmp_path / "urgent").exists()
    builder.give_up()
    assert builder.make_sheets() == 3, "nor does it concern the sheets after it"
    builder._urgent = tmp_path / "нет" / "urgent"
    builder.give_up()  # watching goes on where the disk refuses
    (tmp_path / "urgent").mkdir()
    assert builder.run(Path("site"), tmp_path / "report") == Answer(0), "and so does building"


def test_sheets_are_made_between_builds_until_that_fails(builder: Resident) -> None:
    assert [builder.make_sheets(), builder.make_sheets()] == [3, None]
    assert build(builder) == Answer(0)


def test_the_worker_tells_faults_and_codes() -> None:
    def attempt(request: Request, shown: Callable[[], None]) -> Answer:
        sys.stdout.write("болтовня")
        if request.site == "crash":
            raise ValueError("внутри")
        if request.site == "usage":
            raise SystemExit(2)
        return Answer(int(request.site), unmade=7)

    requests = "".join(json.dumps({"site": site, "diagnostics": "d"}) + "\n" for site in ("0", "1", "usage", "crash"))
    answers = io.StringIO()
    work(attempt, io.StringIO(requests), answers)
    told = [json.loads(line) for line in answers.getvalue().splitlines()]
    assert [each["code"] for each in told] == [0, 1, 2, 1]
    assert [bool(each["errors"]) for each in told] == [False, False, False, True]
    assert [each["unmade"] for each in told] == [7, 7, 0, 0]
    assert "ValueError: внутри" in told[-1]["errors"]


def test_the_worker_clears_up_after_some_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    cleared: list[int] = []
    monkeypatch.setattr(worker.gc, "collect", lambda: cleared.append(1))
    requests = '{"site": "s", "diagnostics": "d"}\n' * (2 * worker.BUILDS_OF_GARBAGE + 1)
    work(lambda *_: Answer(0), io.StringIO(requests), io.StringIO())
    assert cleared == [1, 1]


def test_the_worker_says_when_it_has_something_to_show() -> None:
    def build(request: Request, shown: Callable[[], None]) -> Answer:
        assert request.edited == ["a.md"]
        shown()
        return Answer(0)

    answers = io.StringIO()
    work(build, io.StringIO('{"site": "s", "diagnostics": "d", "edited": ["a.md"]}\n'), answers)
    said, answer = answers.getvalue().splitlines()
    assert (said.encode(), json.loads(answer)) == (resident.SHOWN, Answer(0)._asdict())


def test_a_worker_that_was_ended_from_outside_is_replaced(builder: Resident) -> None:
    assert build(builder) == Answer(0)
    assert builder._worker is not None
    builder._worker.kill()
    builder._worker.wait(10)
    assert build(builder)[0] == -1
    assert build(builder) == Answer(0)
