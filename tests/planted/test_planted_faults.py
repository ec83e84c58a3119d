"""The tests notice planted faults. A few are tried here; `benchmarks/planted_faults.py` tries all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.spoilt_copies import ROOT, PlantedFault, copied, passes, plant, planted_faults

FAULTS = planted_faults()
# Quick to judge, and each of another kind: an escape, a lost day, a wrong addressee.
TRIED = (
    "templates do not escape",
    "the named day of «до» is not included in the status",
    "a body of another territory acts in this one",
)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("planted") / "tree")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_no_fault_is_out_of_date(fault: PlantedFault) -> None:
    assert (ROOT / fault.file).read_text(encoding="utf-8").count(fault.was) == 1
    assert all((ROOT / test).exists() for test in fault.tests)


def test_planted_faults_are_noticed(tree: Path) -> None:
    tried = [fault for fault in FAULTS if fault.what in TRIED]
    assert len(tried) == len(TRIED)
    assert passes(tree, tuple(test for fault in tried for test in fault.tests))
    for fault in tried:
        own = plant(tree, fault)
        assert not passes(tree, fault.tests), fault.what
        (tree / fault.file).write_text(own, encoding="utf-8")
