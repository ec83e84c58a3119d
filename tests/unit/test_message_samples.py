"""What the messages advise can be done: a sample that calls a macro calls one that there is."""

from __future__ import annotations

import pytest

from macros.checks import check_calls
from macros.messages import CATALOGUE
from macros.project import SiteSettings, load_project
from macros.site.macros import MACROS
from macros.sources.files import SourceFiles
from macros.sources.page_macros import find_calls

PROJECT = load_project(SourceFiles({}), SiteSettings())
SPECS = {macro.name: macro.spec(PROJECT) for macro in MACROS.values()}
CALLING = [code for code, message in CATALOGUE.items() if find_calls(message.right, "x.md")[0]]


@pytest.mark.parametrize("code", CALLING)
def test_a_right_sample_calls_macros_that_there_are(code: str) -> None:
    calls, faults = find_calls(CATALOGUE[code].right, "x.md")
    told = [*faults, *check_calls(calls, SPECS, "x.md")]
    # The roadmap of the samples is not in this project; everything else is to be right.
    assert {each.code for each in told} <= {"macro-wrong-value"}


def test_there_are_such_samples() -> None:
    assert "macro-syntax" in CALLING
