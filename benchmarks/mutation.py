"""Changes the program in small ways and looks whether the unit tests notice: the mutation score, area by area.

python benchmarks/mutation.py [--area terms] [--sample 40] [--seed 1] [--json FILE]

Each mutant (see mutants.py) is judged in a copy of the project by the tests of its area alone: first by a session that
stays open (mutation_session.py), then, if that saw nothing, by a fresh run of all of them. Without --sample all mutants
are judged; with it the score has an interval (Wilson, 95 %).
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from math import sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mutants import Mutant, mutants_of, mutated

from tests.support.spoilt_copies import copied, passes, surroundings


@dataclass(frozen=True)
class Area:
    """What is changed, and the tests that have to notice."""

    sources: tuple[str, ...]
    tests: tuple[str, ...]
    first: tuple[str, ...] = ()  # of the tests, those likeliest to notice: a fresh run begins with them

    def steps(self) -> tuple[tuple[str, ...], ...]:
        """What a fresh run runs, one after the other."""
        return (self.first, self.tests) if self.first else (self.tests,)


AREAS = {
    "terms": Area(
        ("macros/terms/*.py",),
        ("tests/unit/terms", "tests/properties/test_terms.py"),
        first=tuple(f"tests/unit/terms/test_{each}.py" for each in ("full_readings", "word_tables", "told", "crossed")),
    ),
    "escaping": Area(
        (
            "macros/exports/cells.py",
            "macros/exports/csv_files.py",
            "macros/exports/calendar_lines.py",
            "macros/exports/changes/feed.py",
            "macros/exports/json_bytes.py",
            "macros/authoring/yaml_writing.py",
            "macros/importers/yaml_text.py",
            "macros/render/*.py",
            "macros/report.py",
        ),
        (
            "tests/properties/test_escaping.py",
            "tests/properties/test_exports.py",
            "tests/unit/exports",
            "tests/unit/test_report.py",
            "tests/unit/authoring",
            "tests/unit/render",
            "tests/unit/importers/test_yaml_text.py",
        ),
    ),
    "loading": Area(
        ("macros/loading/*.py", "macros/sources/*.py"),
        (
            "tests/unit/loading",
            "tests/unit/sources",
            "tests/unit/model/test_small_values.py",
            "tests/unit/checks/test_broken_files.py",
            "tests/properties/test_loading.py",
        ),
    ),
    "consolidation": Area(
        ("macros/reports/*.py",),
        (
            "tests/unit/reports/test_whole_rounds.py",
            "tests/unit/reports/test_statuses.py",
            "tests/unit/reports/test_values.py",
            "tests/unit/reports/test_addressees.py",
            "tests/unit/reports/test_edges_of_forms.py",
            "tests/unit/reports/test_collecting.py",
            "tests/unit/reports/test_form_file.py",
            "tests/properties/test_reports.py",
            "tests/properties/test_words.py",
        ),
        first=("tests/unit/reports/test_whole_rounds.py",),
    ),
    # Kills and readers at every moment take minutes and see what the other tests see at once.
    "publishing": Area(
        ("macros/adapters/publishing/*.py",),
        ("tests/unit/publishing", "-k", "not test_a_kill and not reader and not two_publications and not outlives"),
    ),
}


# --- judging ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Score:
    """How many mutants were noticed, and those that were not."""

    area: str
    judged: int
    of: int
    survivors: tuple[Mutant, ...]
    seconds: float

    @property
    def share(self) -> float:
        """Noticed out of judged."""
        return (self.judged - len(self.survivors)) / self.judged

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval for the share in all mutants, 95 %."""
        n, p, z = self.judged, self.share, 1.96
        middle, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


class OpenSession:
    """A session in the copy that knows which test runs which line."""

    def __init__(self, tree: Path, tests: tuple[str, ...]) -> None:
        (theirs, ours), (answers, theirs_too) = os.pipe(), os.pipe()
        command = [sys.executable, "-B", str(tree / "benchmarks" / "mutation_session.py"), str(theirs), str(theirs_too)]
        self._process = subprocess.Popen(
            [*command, *tests],
            cwd=tree,
            env=surroundings(tree),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,  # spoilt programs complain
            pass_fds=(theirs, theirs_too),
        )
        os.close(theirs)
        os.close(theirs_too)
        self._questions = os.fdopen(ours, "w", encoding="utf-8")
        self._answers = os.fdopen(answers, encoding="utf-8")

    def notices(self, mutant: Mutant) -> bool:
        """Whether a test noticed; no says little."""
        self._questions.write(json.dumps(asdict(mutant)) + "\n")
        self._questions.flush()
        return bool(json.loads(self._answers.readline())["noticed"])

    def close(self) -> None:
        """End it."""
        self._questions.close()
        self._process.wait()


def judge(area: str, sample: int, seed: int) -> Score:
    """The score of one area; the unchanged program must be green first."""
    started = time.monotonic()
    wanted = AREAS[area]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:  # a killed test may hold a disk
        tree = copied(Path(scratch).resolve() / "copy")  # everything below looks at the copy: the project may be edited
        files = sorted({file for pattern in wanted.sources for file in tree.glob(pattern)})
        everything = [mutant for file in files for mutant in mutants_of(tree, file)]
        size = min(sample or len(everything), len(everything))
        chosen = random.Random(seed).sample(everything, size) if sample else everything  # noqa: S311
        if not passes(tree, wanted.tests):
            raise SystemExit(f"{area}: the tests are red without any mutant")
        session = OpenSession(tree, wanted.tests)
        survivors = tuple(
            mutant for mutant in chosen if not session.notices(mutant) and _survives_a_fresh_run(tree, mutant, wanted)
        )
        session.close()
    return Score(area, len(chosen), len(everything), survivors, time.monotonic() - started)


def _survives_a_fresh_run(tree: Path, mutant: Mutant, area: Area) -> bool:
    place = tree / mutant.file
    own = place.read_text(encoding="utf-8")
    try:
        place.write_text(ast.unparse(mutated(tree, mutant)[0]), encoding="utf-8")
        return all(passes(tree, tests) for tests in area.steps())
    finally:
        place.write_text(own, encoding="utf-8")


def main() -> None:
    """Print a line for each area and each survivor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--area", choices=AREAS, action="append")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    scores = []
    for area in options.area or AREAS:
        score = judge(area, options.sample, options.seed)
        low, high = score.interval
        print(
            f"{area}: {score.share:.0%} noticed ({score.judged} of {score.of} mutants, seed {options.seed}; "
            f"95 % interval {low:.0%}–{high:.0%}), {score.seconds:.0f} s",
            flush=True,
        )
        for mutant in score.survivors:
            print(f"    survived: {mutant.name}", flush=True)
        scores.append(
            {"area": area, "judged": score.judged, "of": score.of, "survived": [m.name for m in score.survivors]}
        )
    if options.json:
        options.json.write_text(json.dumps(scores, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
