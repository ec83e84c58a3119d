"""Checks the macro calls of a page against the registered macros. Rendering registers them and asks here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from macros.diagnostics import Diagnostic
from macros.loading.words import did_you_mean, suggest
from macros.messages import tell
from macros.model.macro import Literal, MacroCall, MacroSpec


def check_calls(calls: Iterable[MacroCall], specs: Mapping[str, MacroSpec], file: str) -> Iterator[Diagnostic]:
    """What is wrong with the calls of one file: name, number and names of values, the values, the place.

    `specs` are the registered macros by name. A call without a diagnostic may be evaluated.
    """
    for call in calls:
        spec = specs.get(call.name)
        if spec is None:
            known = ", ".join(specs)
            meant = suggest(call.name, specs)
            hint = did_you_mean(meant) if meant else None
            sample = specs[meant].example if meant else ""
            yield tell("unknown-macro", file, call.span, hint=hint, example=sample, name=call.name, known=known)
        else:
            yield from _check_call(call, spec, file)


def _check_call(call: MacroCall, spec: MacroSpec, file: str) -> Iterator[Diagnostic]:
    known = ", ".join(f"«{p.name}»" for p in spec.parameters) or "никаких"
    for value in call.args[len(spec.parameters) :]:
        words: dict[str, Any] = {"value": _shown(value), "count": len(spec.parameters), "known": known}
        yield tell("macro-extra-argument", file, call.span, example=spec.example, macro=spec.name, **words)
    given = dict(zip((p.name for p in spec.parameters), call.args, strict=False))
    for name, value in call.kwargs:
        if name not in {p.name for p in spec.parameters}:
            yield _unknown_argument(call, spec, name, known, file)
        elif name in given:
            yield tell("macro-repeated-argument", file, call.span, example=spec.example, macro=spec.name, name=name)
        else:
            given[name] = value
    yield from _check_values(call, spec, given, file)
    if spec.block and not call.block:
        yield tell("macro-not-alone", file, call.span, example=f"…\n\n{spec.example}\n\n…", macro=spec.name)


def _unknown_argument(call: MacroCall, spec: MacroSpec, name: str, known: str, file: str) -> Diagnostic:
    meant = suggest(name, [p.name for p in spec.parameters])
    hint = did_you_mean(meant) if meant else None
    words = {"macro": spec.name, "name": name, "known": known}
    return tell("macro-unknown-argument", file, call.span, hint=hint, example=spec.example, **words)


def _check_values(call: MacroCall, spec: MacroSpec, given: Mapping[str, Literal], file: str) -> Iterator[Diagnostic]:
    for parameter in spec.parameters:
        words: dict[str, Any] = {"macro": spec.name, "name": parameter.name}
        if parameter.name not in given:
            if parameter.required:
                words["meaning"] = parameter.description
                yield tell("macro-missing-argument", file, call.span, example=spec.example, **words)
        elif parameter.check is not None and (reason := parameter.check(given[parameter.name])):
            words |= {"value": _shown(given[parameter.name]), "reason": reason}
            yield tell("macro-wrong-value", file, call.span, example=spec.example, **words)


def _shown(value: Literal) -> str:
    """The value as it stands in a page."""
    if isinstance(value, tuple):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if value is None or isinstance(value, bool) else str(value)
