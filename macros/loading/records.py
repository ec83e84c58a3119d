"""Tree → record. All faults are told at once; what is broken is left out in the smallest piece, the rest is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from macros.diagnostics import Diagnostic
from macros.loading.faults import Fault, describe, faults_of, missing_field, written_path
from macros.loading.prune import Gap, has_gaps, plain, without_gaps, without_paths
from macros.loading.shape import record_at
from macros.messages import tell
from macros.model.base import Record
from macros.sources.places import Places
from macros.sources.tree import Entry, ListNode, MapNode, Node, Path, PlainData, ScalarNode

MAX_FAULTS = 300  # of one file: nobody reads more, and a file with more is none of ours

T = TypeVar("T")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Loaded(Generic[T]):
    """What came out of one file. `partial` says that something of it was left out or never read.

    `places` knows where each path of `value` stands (Russian keys and indices of the value, not of the file).
    """

    value: T | None
    places: Places
    diagnostics: tuple[Diagnostic, ...] = ()
    partial: bool = False


@dataclass(frozen=True)
class Reading:
    """How a kind of record is read: validators' `context`, and what stands in for required fields of the top record.

    The stand-ins let the rest of a file be checked; such a file has an error, so they are never published.
    """

    context: Mapping[str, Any] = field(default_factory=dict)
    stand_ins: Mapping[str, str | list[str]] = field(default_factory=dict)


def validated(model: type[R], data: PlainData, reading: Reading) -> R | None:
    """The record that plain texts, lists and mappings give, or None where anything is wrong with them."""
    try:
        return _validate(model, data, reading)
    except ValidationError:
        return None


def load_record(model: type[R], tree: Node, places: Places, reading: Reading) -> Loaded[R]:
    """Read one record from a tree. The value is None if nothing sensible is left."""
    gaps: list[Gap] = []
    root = without_gaps(tree, (), gaps) if has_gaps(tree) else tree
    assert root is not None  # noqa: S101 - a mapping or a list is never nothing, and a file's text is no record
    record, faults = _try(model, root, reading)
    if record is not None and not gaps:
        return Loaded(record, places)
    missing = {(gap.record, gap.key): gap for gap in gaps}
    diagnostics = [*_describe_faults(model, root, faults, missing, places.file)]
    required = {fault.path for fault in faults if fault.kind == "missing"}
    for gap in gaps:
        if not gap.silent and (*gap.record, gap.key) not in required:
            diagnostics.append(_describe_gap(gap, places.file))
    partial = bool(faults)
    spare = dict(reading.stand_ins)
    while record is None and len(faults) < MAX_FAULTS:
        smaller = _without_faults(root, faults, spare)
        if smaller is None:
            break
        root = smaller
        record, faults = _try(model, root, reading)
        diagnostics += _describe_faults(model, root, [f for f in faults if f.kind not in _ECHOES], {}, places.file)
    kept = root
    return Loaded(record, Places(places.file, lambda: kept), tuple(diagnostics), partial)


_ECHOES = frozenset({"missing", "too_short"})  # what a record lacks only because its faulty parts were left out


def _try(model: type[R], root: Node, reading: Reading) -> tuple[R | None, list[Fault]]:
    try:
        record = _validate(model, plain(root), reading)
    except ValidationError as error:
        return None, list(islice(faults_of(error), MAX_FAULTS))
    return record, []


def _validate(model: type[R], data: PlainData, reading: Reading) -> R:
    """Raises ValidationError."""
    return model.model_validate(data, context=dict(reading.context), by_alias=True, by_name=False)


def _describe_faults(
    model: type[Record], root: Node, faults: Iterable[Fault], gaps: Mapping[tuple[Path, str], Gap], file: str
) -> list[Diagnostic]:
    found, rest = [], []
    for fault in faults:
        gap = gaps.get((fault.path[:-1], str(fault.path[-1]))) if fault.kind == "missing" else None
        if gap is None:
            rest.append(fault)
        else:  # the name of the field is written, its value is not
            found.append(missing_field(file, gap.node.span, record_at(model, fault.path[:-1]), gap.key))
    return [*found, *describe(rest, root, model, file)]


def _describe_gap(gap: Gap, file: str) -> Diagnostic:
    if gap.key:
        return tell("empty-field", file, gap.node.span, key=gap.key, where="")
    name = next((step for step in reversed(gap.record) if isinstance(step, str)), "")
    return tell("empty-field", file, gap.node.span, example="", key=name, where=" в этом пункте")


def _without_faults(root: Node, faults: Iterable[Fault], spare: dict[str, str | list[str]]) -> Node | None:
    """A smaller tree: without the faulty fields, and without the items that miss a required field.

    A stand-in that is used is taken out of `spare`: one that turns out to be faulty itself is not tried again, so that
    every round either takes something away or is the last.
    """
    gone: set[Path] = set()
    stand_ins: dict[str, str | list[str]] = {}
    for fault in faults:
        path = written_path(root, fault.path)
        if path:
            gone.add(path)
        elif fault.kind == "missing" and fault.path and str(fault.path[0]) in spare:
            stand_ins[str(fault.path[0])] = spare.pop(str(fault.path[0]))
        else:
            return None
    smaller = without_paths(root, gone)
    return _with_stand_ins(smaller, stand_ins)


def _with_stand_ins(root: Node, values: Mapping[str, str | list[str]]) -> Node | None:
    assert isinstance(root, MapNode)  # noqa: S101 - of anything else nothing can be left
    entries = [Entry(_scalar(key, root), _value(value, root)) for key, value in values.items()]
    return root._replace(entries=(*root.entries, *entries))


def _value(value: str | list[str], near: MapNode) -> Node:
    if isinstance(value, str):
        return _scalar(value, near)
    return ListNode(tuple(_scalar(item, near) for item in value), near.line, near.column, near.end_column)


def _scalar(text: str, near: MapNode) -> ScalarNode:
    return ScalarNode(text, near.line, near.column, near.end_column, quoted=True)
