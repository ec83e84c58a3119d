"""Some hundred hostile, broken and merely nasty inputs: each is refused with a place and a remedy, or harmless.

The expectations were written before the first run. `escaped` means: accepted, and nothing of it is at work in any page.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from macros.importers.drafting import Wishes, make_draft
from macros.importers.reading import read_document
from macros.importers.refusals import RefusedError
from macros.messages import CATALOGUE
from macros.model.parties import PartyRegistry
from macros.report import format_text
from tests.support.hostile_cases import Case, ImportCase, harm_in, hostile_cases, import_cases, judge, write_case

ROOT = Path(__file__).resolve().parents[2]
# Of processor time, on a busy machine; one or two is usual. A tracer (of coverage, say) takes three times as long.
SECONDS = 24 if sys.gettrace() else 8
MEGABYTES = 300
CASES = hostile_cases()


def test_the_corpus_is_large_and_its_names_are_different() -> None:
    names = [f"{case.part}: {case.name}" for case in CASES]
    assert len(names) == len(set(names))
    assert len(names) + len(import_cases()) >= 300
    assert {code for case in CASES for code in case.expect} & set(CATALOGUE)


@pytest.mark.skipif(sys.platform == "win32", reason="such names and links cannot be made there")
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.part}: {case.name}")
def test_it_is_refused_with_a_remedy_or_harmless(case: Case, tmp_path: Path) -> None:
    write_case(case, tmp_path / "project")
    started = time.process_time()
    verdict = judge(tmp_path / "project")
    took = time.process_time() - started
    told = {each.code for each in verdict.diagnostics}
    shown = "\n".join(each.headline for each in verdict.diagnostics[:10])
    if verdict.accepted and "escaped" in case.expect:
        assert harm_in(verdict.project) == []
    else:
        assert told & case.expect, f"expected {sorted(case.expect)}, got:\n{shown or 'nothing'}"
    for each in verdict.diagnostics:
        assert each.file in {"roadmap.yaml", *map(_printable, case.files)} or each.file.startswith("docs"), shown
        assert each.span.line >= 1 and each.span.column >= 1
        assert re.search("[а-яё]", each.message), each.message
        assert each.hint, each.headline
        assert "Traceback" not in each.message and "Error" not in each.message, each.message
    if case.place and told & case.expect:
        assert case.place in {each.file for each in verdict.diagnostics}
    assert format_text(verdict.diagnostics, {}) is not None
    assert took < SECONDS, f"{took:.1f} s"


def _printable(path: str) -> str:
    return path.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("case", import_cases(), ids=lambda case: case.name)
def test_an_incoming_text_is_read_as_words_or_refused(case: ImportCase, tmp_path: Path) -> None:
    path = tmp_path / case.file
    path.write_bytes(case.data)
    started = time.process_time()
    try:
        document = read_document(path, path.name)
        draft = make_draft(document, Wishes(id="plan", stem="plan", registry=PartyRegistry()))
        outcome = "read" if draft is not None else "refused"  # the command says that there is no plan in it
    except RefusedError as error:
        outcome = "refused"
        assert re.search("[а-яё]", error.refusal.reason) and error.refusal.remedy
    assert case.expect in {outcome, "any"}
    assert time.process_time() - started < SECONDS


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not say how much memory was taken")
@pytest.mark.timeout(110)
def test_the_heaviest_fit_into_the_memory() -> None:
    command = [sys.executable, "-m", "tests.support.hostile_cases"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=100, check=True)
    assert int(done.stdout.split()[0]) < MEGABYTES, done.stdout
