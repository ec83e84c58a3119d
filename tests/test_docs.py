"""The guides tell the truth: every command in them is run in a copy of the section, every picture and file is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from macros.cli import COMMANDS
from tests.support.editor_desk import EditorDesk

ROOT = Path(__file__).resolve().parent.parent
GUIDES = ("README.md", "CONTRIBUTING.md")
# Quick ones are run as written; the rest must know every option that the guide gives them.
RUN = frozenset({"check", "term", "new", "schema"})
# What an editor types where the guide gives no answers.
TALKS = {
    ("new", "measure"): ["primorye-2022", "1", "", "Провести сверку", "до 01.12.2022", "ОМСУ", "", "", "", "", ""],
    ("new", "page"): ["Новости", "Что появилось в разделе.", "Региональный координатор", "", ""],
}


def commands() -> list[tuple[str, str]]:
    """Guide and command line, each once."""
    found = []
    for guide in GUIDES:
        text = (ROOT / guide).read_text("utf-8")
        found += [(guide, line) for line in re.findall(r"(?m)^ {4,}(?:\$ )?python3 run\.py (.+)$", text)]
    return list(dict.fromkeys(found))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> EditorDesk:
    return EditorDesk(tmp_path / "раздел", monkeypatch, capsys)


@pytest.mark.parametrize(("guide", "line"), commands())
def test_a_command_of_a_guide_works(desk: EditorDesk, guide: str, line: str) -> None:
    verb, *arguments = shlex.split(line.split("   ", maxsplit=1)[0])
    if verb in ("test", "coverage"):
        return  # of run.py itself: tests/unit/test_run.py
    assert verb in COMMANDS, f"{guide}: {verb}"
    if verb not in RUN or "--since" in arguments:
        said = desk.run(verb, "--help")
        assert said.code == 0
        options = [argument.partition("=")[0] for argument in arguments if argument.startswith("--")]
        assert [option for option in options if option not in said.out] == []
        return
    talk = TALKS.get((verb, *arguments), [])
    said = desk.run(verb, *arguments, typed="".join(f"{answer}\n" for answer in talk))
    assert said.code == 0, said.err + said.out
    assert desk.run("check").code == 0


def test_the_guide_for_editors_shows_the_frequent_jobs() -> None:
    lines = [line for guide, line in commands() if guide == "CONTRIBUTING.md"]
    assert {line.split()[0] for line in lines} >= {"serve", "check", "term", "new"}
    assert {line.split()[1] for line in lines if line.startswith("new")} >= {"measure", "party", "page", "faq", "site"}


@pytest.mark.parametrize("guide", GUIDES)
def test_links_and_pictures_of_a_guide_are_there(guide: str) -> None:
    text = (ROOT / guide).read_text("utf-8")
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_pictures_are_small_and_used() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    pictures = sorted((ROOT / "contributing").glob("*.png"))
    assert pictures
    for picture in pictures:
        assert f"contributing/{picture.name}" in text
        assert picture.stat().st_size < 120_000, picture.name
