"""A pytest session that stays open and judges mutants: each in a fork, with the function's code exchanged in place.

Loading the program and collecting thousands of cases takes seconds, noticing takes milliseconds. A first run,
in a fork as well, finds which test runs which line; a mutant is shown to those alone, the likeliest to notice it first.
«Not noticed» is no verdict yet: what was computed while loading knows nothing of the change, so the caller asks a fresh
run of all tests.

    python mutation_session.py READ WRITE TEST…       numbers of two pipes; a mutant as JSON in, a verdict as JSON out
"""

from __future__ import annotations

import ast
import gc
import json
import os
import resource
import select
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import coverage
import pytest
from _pytest.runner import runtestprotocol
from mutants import Mutant, mutated

HERE = Path.cwd()
MEMORY = 4 << 30  # bytes; a mutant may never stop to collect
SECONDS = 90  # of the clock; the slowest area takes a third of it on a busy machine


class Session:
    """The pytest plugin that takes the place of the loop over all tests."""

    def __init__(self, reading: int, writing: int) -> None:
        self.questions = os.fdopen(reading, encoding="utf-8")
        self.answers = os.fdopen(writing, "w", encoding="utf-8")
        self.seconds: dict[str, float] = {}
        self.kills: dict[str, int] = defaultdict(int)
        self.tests_of: dict[str, dict[str, str]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Answer until nothing more is asked."""
        items = {item.nodeid: item for item in session.items}
        first = _in_a_fork(lambda: _first_run(session.items), 10 * SECONDS)
        self.seconds, self.tests_of = first["seconds"], first["lines"]
        for line in self.questions:
            self._say({"noticed": self._judge(Mutant(**json.loads(line)), items)})
        return True

    def _judge(self, mutant: Mutant, items: dict[str, pytest.Item]) -> bool:
        tree, node = mutated(HERE, mutant)
        code = _function_around(tree, node)
        if code is None:
            return False
        lines = self.tests_of.get(mutant.file, {})
        covering = 0
        for line in _lines(tree, node):
            covering |= int(lines.get(str(line), "0"), 16)
        wanted = [name for at, name in enumerate(items) if covering >> at & 1 and name in self.seconds]
        ordered = sorted(wanted, key=lambda name: -(self.kills[name] + 0.2) / (self.seconds[name] + 0.002))

        def run() -> dict[str, Any]:
            if not _exchange(HERE / mutant.file, tree, code):
                return {"by": None}
            chosen = [items[name] for name in ordered]
            return {"by": next((item.nodeid for item, passed in _runs(chosen) if not passed), None)}

        verdict = _in_a_fork(run, SECONDS)
        if verdict is None:  # it hangs, eats the memory, or ends the program
            return True
        if verdict["by"]:
            self.kills[verdict["by"]] += 1
        return bool(verdict["by"])

    def _say(self, answer: dict[str, Any]) -> None:
        self.answers.write(json.dumps(answer) + "\n")
        self.answers.flush()


def _in_a_fork(work: Callable[[], Any], seconds: float) -> Any:
    """What the work gives, done in a child; None if the child did not live to tell."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.setpgid(0, 0)  # programs that tests start end with it
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            answer = json.dumps(work()).encode()
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(answer + b"\n")
        finally:
            os._exit(0)
    os.close(writing)
    told, until = b"", time.monotonic() + seconds
    while select.select([reading], [], [], max(0.0, until - time.monotonic()))[0]:
        piece = os.read(reading, 1 << 16)
        told += piece
        if not piece or told.endswith(b"\n"):  # a grandchild may hold the pipe for longer
            break
    os.close(reading)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return json.loads(told) if told.endswith(b"\n") else None


def _runs(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, bool]]:
    """The tests one after the other, each with whether it passed."""
    for item, following in zip_longest(items, items[1:]):
        reports = runtestprotocol(item, log=False, nextitem=following)
        yield item, not any(report.failed for report in reports)


def _first_run(items: Sequence[pytest.Item]) -> dict[str, Any]:
    """Which tests run which lines, and how long each takes; without those that are red while they are watched."""
    watch = coverage.Coverage(data_file=None, source=["macros"], config_file=False, messages=False)
    names = iter([*(item.nodeid for item in items), ""])
    seconds: dict[str, float] = {}
    watch.start()
    watch.switch_context(next(names))
    started = time.process_time()
    for item, passed in _runs(items):
        if passed:
            seconds[item.nodeid] = time.process_time() - started
        watch.switch_context(next(names))
        started = time.process_time()
    watch.stop()
    return {"seconds": seconds, "lines": _masks(watch.get_data(), {item.nodeid: at for at, item in enumerate(items)})}


def _masks(data: coverage.CoverageData, places: dict[str, int]) -> dict[str, dict[int, str]]:
    """File → line → the tests that run it: a hexadecimal number with a bit for each. Names would be a gigabyte."""
    found: dict[str, dict[int, str]] = {}
    for file in data.measured_files():
        if Path(file).is_relative_to(HERE):
            lines = data.contexts_by_lineno(file)
            masks = {line: sum(1 << places[name] for name in set(names) if name) for line, names in lines.items()}
            found[Path(file).relative_to(HERE).as_posix()] = {line: f"{mask:x}" for line, mask in masks.items()}
    return found


# --- the place of a mutant -------------------------------------------------------------------------------------------

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def _parents(tree: ast.AST) -> dict[ast.AST, ast.AST]:
    return {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}


def _function_around(tree: ast.AST, node: ast.AST) -> _Function | None:
    """The outermost function in whose body the node stands."""
    parents, found = _parents(tree), None
    while node in parents:
        parent = parents[node]
        if isinstance(parent, _Function) and node in parent.body:
            found = parent
        node = parent
    return found


def _lines(tree: ast.AST, node: ast.AST) -> Iterator[int]:
    """The lines of the statement around the node; of a statement with a block, its head alone."""
    parents = _parents(tree)
    while not isinstance(node, ast.stmt):
        node = parents[node]
    body = getattr(node, "body", None) or getattr(node, "cases", None)
    inner = [getattr(each, "lineno", getattr(getattr(each, "pattern", None), "lineno", 0)) for each in body or ()]
    last = node.end_lineno or node.lineno
    yield from range(node.lineno, (max(inner[0], node.lineno + 1) if inner else last + 1))
    if isinstance(node, ast.Match):
        yield from range(node.lineno, last + 1)


def _exchange(file: Path, tree: ast.Module, function: _Function) -> bool:
    """Give the function, wherever it is held, the code of the changed tree."""
    codes = {(code.co_qualname, code.co_firstlineno): code for code in _codes(compile(tree, str(file), "exec"))}
    done = False
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename == str(file):
            own = each.__code__
            new = codes.get((own.co_qualname, own.co_firstlineno))
            if new is not None and _is_of(own, function) and new.co_freevars == own.co_freevars:
                each.__code__ = new
                done = True
    return done


def _is_of(code: CodeType, function: _Function) -> bool:
    first = min([function.lineno, *(each.lineno for each in function.decorator_list)])
    return code.co_firstlineno == first and code.co_name == function.name


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)


if __name__ == "__main__":
    options = ["-q", "-s", "-n", "0", "-p", "no:randomly", "-p", "no:cacheprovider"]
    sys.exit(pytest.main([*options, *sys.argv[3:]], plugins=[Session(int(sys.argv[1]), int(sys.argv[2]))]))
