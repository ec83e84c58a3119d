"""The list of macros for the editors' guide, made from the registry, so that it cannot lag behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.site.macros.scene import Macro

START, END = "<!-- macros:start -->", "<!-- macros:end -->"


def with_manual(guide: str, macros: Iterable[Macro]) -> str:
    """The guide with the list of macros between its two marks. Raises ValueError where a mark is missing."""
    before, start, rest = guide.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise ValueError(f"the guide has no {START} … {END}")
    return f"{before}{START}\n{macro_manual(macros)}\n{END}{after}"


def macro_manual(macros: Iterable[Macro]) -> str:
    """A table with an example of each macro, and the values that each takes."""
    return "\n".join(["", "| Что появится | Как написать | Значения |", "| --- | --- | --- |", *_rows(macros), ""])


def _rows(macros: Iterable[Macro]) -> Iterator[str]:
    for macro in macros:
        values = "; ".join(
            f"`{each.name}` – {each.description}{'' if each.required else ', можно не писать'}"
            for each in macro.parameters
        )
        yield f"| {macro.summary} | `{macro.example}` | {values or '–'} |"
