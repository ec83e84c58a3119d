"""The macros' manual: every macro is shown live, and what the guide and the reference say is the registry's."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.site.macros import GROUPS, MACROS, Macro
from macros.site.macros.manual import (
    END,
    REFERENCE,
    START,
    macro_manual,
    reference_page,
    reference_path,
    with_manual,
    with_overview,
)
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


def test_the_overview_lists_every_macro_once_at_its_old_place_and_leads_to_its_page(project_root: Path) -> None:
    overview = (project_root / "docs" / REFERENCE).read_text(encoding="utf-8")
    assert overview == with_overview(overview, GROUPS), ADVICE
    for macro in MACROS.values():
        place = macro.name.replace("_", "-")
        item = f"- [{macro.title}](macros/{place}.md){{ #{place} }}. {macro.summary}\n\n    `{macro.example}`\n"
        assert overview.count(item) == 1
        assert f"editors/macros/{place}.md" == reference_path(macro)
    assert find_calls(overview, REFERENCE, 1) == ((), ())


def test_there_is_a_page_for_each_macro_and_for_nothing_else(project_root: Path) -> None:
    folder = project_root / "docs/editors/macros"
    assert {f"editors/macros/{path.name}" for path in folder.iterdir()} == set(map(reference_path, MACROS.values()))


@pytest.mark.parametrize("macro", MACROS.values(), ids=list(MACROS))
def test_a_page_shows_its_macro_live_and_as_text(project_root: Path, macro: Macro) -> None:
    text = (project_root / "docs" / reference_path(macro)).read_text(encoding="utf-8")
    assert text == reference_page(macro, text), ADVICE
    split = split_page(text, "page.md")
    calls, faults = find_calls(split.body, "page.md", split.body_line)
    assert faults == () and [call.name for call in calls] == [macro.name]
    assert f"```text\n{macro.example}\n```\n" in split.body and split.body.endswith(f"\n\n{macro.example}\n")
    assert macro.summary in split.body
    assert all(f"- `{each.name}` – {each.description}" in split.body for each in macro.parameters)


def test_a_renewed_page_keeps_what_is_said_of_it() -> None:
    macro = MACROS["term"]
    new = reference_page(macro)
    assert new.startswith("---\nназвание: Макрос «Срок»\n") and "исключить: да" in new
    said = new.replace("название", "владелец: Методист\nназвание").partition("\n# ")[0]
    assert reference_page(macro, f"{said}\n# Старое имя\n\nСтарые слова.\n").startswith(f"{said}\n# Макрос «Срок»\n")
    assert reference_page(macro, reference_page(macro)) == new


@pytest.mark.parametrize("name", MACROS)
def test_an_example_is_a_faultless_call(name: str) -> None:
    calls, faults = find_calls(MACROS[name].example, "example.md", 1)
    assert faults == ()
    assert [call.name for call in calls] == [name]
    assert calls[0].block or not MACROS[name].block
