"""Changes the program in small ways and looks whether the unit tests notice: the mutation score, area by area.

python benchmarks/mutation.py [--area terms] [--sample 40] [--seed 1] [--jobs 1] [--json FILE]

Each mutant is one change (a turned comparison, a number one larger, a lost call …) in a copy of the project, judged by
the tests of its area alone. Words for people are left alone: another wording is no fault. Without --sample all mutants
are judged; with it the score has an interval (Wilson, 95 %).
"""

from __future__ import annotations

import argparse
import ast
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from queue import Queue

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.support.spoilt_copies import ROOT, copied, passes


@dataclass(frozen=True)
class Area:
    """What is changed, and the tests that have to notice."""

    sources: tuple[str, ...]
    tests: tuple[str, ...]


AREAS = {
    "terms": Area(("macros/terms/*.py",), ("tests/unit/terms", "tests/properties/test_terms.py")),
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
        ),
    ),
    "loading": Area(
        ("macros/loading/*.py", "macros/sources/*.py"),
        (
            "tests/unit/loading",
            "tests/unit/sources",
            "tests/unit/checks/test_broken_files.py",
            "tests/properties/test_loading.py",
        ),
    ),
    "consolidation": Area(
        ("macros/reports/*.py",),
        (
            "tests/unit/reports/test_statuses.py",
            "tests/unit/reports/test_values.py",
            "tests/unit/reports/test_addressees.py",
            "tests/unit/reports/test_edges_of_forms.py",
            "tests/unit/reports/test_collecting.py",
            "tests/unit/reports/test_form_file.py",
            "tests/properties/test_reports.py",
            "tests/properties/test_words.py",
        ),
    ),
    # Kills and readers at every moment take minutes and see what the other tests see at once.
    "publishing": Area(
        ("macros/adapters/publishing/*.py",),
        ("tests/unit/publishing", "-k", "not test_a_kill and not reader and not two_publications and not outlives"),
    ),
}


# --- mutants ---------------------------------------------------------------------------------------------------------

TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPERATIONS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


@dataclass(frozen=True)
class Mutant:
    """One change of one file: which node (its number in the walk), which of its changes, and what it is."""

    file: str
    node: int
    variant: int
    line: int
    what: str

    @property
    def name(self) -> str:
        """`file:line what`."""
        return f"{self.file}:{self.line} {self.what}"


Change = tuple[str, Callable[[], None]]


def changes_of(node: ast.AST) -> list[Change]:
    """Every change that a node allows: its words, and a function that makes it in place."""
    if isinstance(node, ast.Compare):
        return [
            (f"{type(op).__name__} → {TURNED[type(op)].__name__}", _put(node.ops, at, TURNED[type(op)]()))
            for at, op in enumerate(node.ops)
        ]
    if isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return [("and ↔ or", lambda: setattr(node, "op", other))]
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATIONS:
        turned = OPERATIONS[type(node.op)]
        words = f"{type(node.op).__name__} → {turned.__name__}"
        return [(words, lambda: setattr(node, "op", turned()))]
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        return [("condition turned", lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test)))]
    if isinstance(node, ast.comprehension) and node.ifs:
        return [("filter lost", lambda: setattr(node, "ifs", []))]
    return _changes_of_values(node)


def _changes_of_values(node: ast.AST) -> list[Change]:
    if isinstance(node, ast.Constant):
        return _changes_of_constant(node)
    if isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        return [("returns None", lambda: setattr(node, "value", ast.Constant(None)))]
    if isinstance(node, ast.Break):
        return [("break → continue", lambda: _become(node, ast.Continue()))]
    if isinstance(node, ast.Continue):
        return [("continue → break", lambda: _become(node, ast.Break()))]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.Yield | ast.YieldFrom):
        nothing = ast.Constant(None) if isinstance(node.value, ast.Call) else ast.Yield(None)
        return [("statement lost", lambda: setattr(node, "value", nothing))] if _is_call(node) else []
    return []


def _is_call(node: ast.Expr) -> bool:
    return isinstance(node.value, ast.Call)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _changes_of_constant(node: ast.Constant) -> list[Change]:
    value = node.value
    if isinstance(value, bool):
        return [(f"{value} → {not value}", lambda: setattr(node, "value", not value))]
    if isinstance(value, int):
        return [(f"{value} → {value + 1}", lambda: setattr(node, "value", value + 1))]
    if isinstance(value, str) and not _for_people(value):
        other = "" if value else "x"
        return [(f"{value!r} → {other!r}", lambda: setattr(node, "value", other))]
    return []


def _for_people(text: str) -> bool:
    """A sentence, or a part of one: Russian letters and a space."""
    return " " in text.strip() and any("а" <= letter.lower() <= "я" for letter in text)


def _put(items: list[ast.cmpop], at: int, item: ast.cmpop) -> Callable[[], None]:
    def change() -> None:
        items[at] = item

    return change


def _become(node: ast.AST, other: ast.AST) -> None:
    node.__class__ = other.__class__  # type: ignore[assignment]


def eligible(tree: ast.AST) -> Iterator[tuple[int, ast.AST]]:
    """Nodes that say what the program does, with their numbers: no annotations, decorators, docstrings, messages."""
    skipped: set[int] = set()
    for number, node in enumerate(ast.walk(tree)):
        skipped |= _all(*_idle_parts(node))
        if id(node) not in skipped:
            yield number, node


def _idle_parts(node: ast.AST) -> Iterator[ast.AST | None]:
    """What of a node is no behaviour."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield from (*node.decorator_list, node.returns, *(each.annotation for each in _arguments(node)))
        case ast.ClassDef():
            yield from node.decorator_list
        case ast.AnnAssign():
            yield node.annotation
        case ast.Raise():
            yield node.exc
        case ast.Assert() | ast.Expr(value=ast.Constant()):
            yield node
        case ast.If() if "TYPE_CHECKING" in ast.unparse(node.test):
            yield node
        case ast.Assign() if "__all__" in ast.unparse(node.targets[0]):
            yield node
        case ast.Call():  # names of values in a command's help
            yield from (each.value for each in node.keywords if each.arg in ("metavar", "help", "dest"))


def _arguments(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.arg]:
    found = node.args
    return [*found.posonlyargs, *found.args, *found.kwonlyargs, *filter(None, (found.vararg, found.kwarg))]


def _all(*nodes: ast.AST | None) -> set[int]:
    return {id(inner) for node in nodes if node is not None for inner in ast.walk(node)}


def mutants_of(file: Path) -> Iterator[Mutant]:
    """Every mutant of a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for number, node in eligible(tree):
        for variant, (what, _) in enumerate(changes_of(node)):
            line = getattr(node, "lineno", 0)
            yield Mutant(file.relative_to(ROOT).as_posix(), number, variant, line, what)


def mutated(mutant: Mutant) -> str:
    """The text of the mutant's file."""
    tree = ast.parse((ROOT / mutant.file).read_text(encoding="utf-8"))
    node = next(node for number, node in enumerate(ast.walk(tree)) if number == mutant.node)
    changes_of(node)[mutant.variant][1]()
    return ast.unparse(ast.fix_missing_locations(tree))


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


def judge(area: str, sample: int, seed: int, jobs: int) -> Score:
    """The score of one area; the unchanged program must be green first."""
    started = time.monotonic()
    wanted = AREAS[area]
    files = sorted({file for pattern in wanted.sources for file in ROOT.glob(pattern)})
    everything = [mutant for file in files for mutant in mutants_of(file)]
    chosen = random.Random(seed).sample(everything, min(sample, len(everything))) if sample else everything  # noqa: S311
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:  # a killed test may hold a disk
        trees: Queue[Path] = Queue()
        for number in range(jobs):
            trees.put(copied(Path(scratch) / str(number)))
        first = trees.get()
        if not passes(first, wanted.tests):
            raise SystemExit(f"{area}: the tests are red without any mutant")
        trees.put(first)

        def survives(mutant: Mutant) -> bool:
            tree = trees.get()
            place = tree / mutant.file
            own = place.read_text(encoding="utf-8")
            try:
                place.write_text(mutated(mutant), encoding="utf-8")
                return passes(tree, wanted.tests)
            finally:
                place.write_text(own, encoding="utf-8")
                trees.put(tree)

        with ThreadPoolExecutor(jobs) as pool:
            verdicts = list(pool.map(survives, chosen))
    survivors = tuple(mutant for mutant, alive in zip(chosen, verdicts, strict=True) if alive)
    return Score(area, len(chosen), len(everything), survivors, time.monotonic() - started)


def main() -> None:
    """Print a line for each area and each survivor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--area", choices=AREAS, action="append")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    scores = []
    for area in options.area or AREAS:
        score = judge(area, options.sample, options.seed, options.jobs)
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
