"""The mutants of a file: every small change of what it does (a turned comparison, a number one larger, a lost call …).

Words for people are left alone: another wording is no fault.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

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
    if isinstance(node, ast.Return) and node.value is not None and not _is_nothing(node.value):
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


def _is_nothing(node: ast.expr) -> bool:
    """None, and False, which is the same to everybody who asks whether; that it becomes True is a mutant of its own."""
    return isinstance(node, ast.Constant) and node.value in (None, False)


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
    node.__class__ = other.__class__


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


def mutants_of(root: Path, file: Path) -> Iterator[Mutant]:
    """Every mutant of a file of the project in `root`."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for number, node in eligible(tree):
        for variant, (what, _) in enumerate(changes_of(node)):
            line = node.iter.lineno if isinstance(node, ast.comprehension) else getattr(node, "lineno", 0)
            yield Mutant(file.relative_to(root).as_posix(), number, variant, line, what)


def mutated(root: Path, mutant: Mutant) -> tuple[ast.Module, ast.AST]:
    """The tree of the mutant's file, and the changed node in it; lines are those of the file."""
    tree = ast.parse((root / mutant.file).read_text(encoding="utf-8"))
    node = next(node for number, node in enumerate(ast.walk(tree)) if number == mutant.node)
    changes_of(node)[mutant.variant][1]()
    return ast.fix_missing_locations(tree), node
