"""The macros' manual: every macro is shown live, and the guide's list is the registry's."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.site.macros import MACROS
from macros.site.macros.manual import END, START, macro_manual, with_manual
from macros.sources.front_matter import split_page
from macros.sources.page_macros import find_calls

ADVICE = "run: .venv/bin/python -m macros.cli schema"


def test_the_guide_lists_every_macro_as_it_is(project_root: Path) -> None:
    guide = (project_root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert guide == with_manual(guide, MACROS.values()), ADVICE


def test_the_list_has_an_example_and_all_values_of_each_macro() -> None:
    manual = macro_manual(MACROS.values())
    for macro in MACROS.values():
        assert f"`{macro.example}`" in manual
        assert all(f"`{parameter.name}`" in manual for parameter in macro.parameters)


def test_only_what_stands_between_the_marks_changes() -> None:
    guide = f"до\n{START}\nстарое\n{END}\nпосле\n"
    changed = with_manual(guide, ())
    assert changed.startswith("до\n") and changed.endswith("\nпосле\n") and "старое" not in changed
    assert with_manual(changed, ()) == changed
    with pytest.raises(ValueError, match="macros:start"):
        with_manual("без отметок", ())


def test_the_reference_shows_every_macro_live_and_as_text(project_root: Path) -> None:
    split = split_page((project_root / "docs/editors/macros.md").read_text(encoding="utf-8"), "macros.md")
    calls, faults = find_calls(split.body, "macros.md", split.body_line)
    assert faults == ()
    assert [call.name for call in calls] == list(MACROS)
    for macro in MACROS.values():
        assert f"```text\n{macro.example}\n```\n\n{macro.example}\n" in split.body
        assert macro.summary in split.body


@pytest.mark.parametrize("name", MACROS)
def test_an_example_is_a_faultless_call(name: str) -> None:
    calls, faults = find_calls(MACROS[name].example, "example.md", 1)
    assert faults == ()
    assert [call.name for call in calls] == [name]
    assert calls[0].block or not MACROS[name].block
