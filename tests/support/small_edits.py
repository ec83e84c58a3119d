"""Small edits of a project's texts, as a person makes them: a word more, a line less, another figure, a new link."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from hypothesis import strategies as st

Texts = dict[str, str]
Edit = tuple[str, str, int]  # what to do, in which file, at which of its lines (counted round)


def small_edits(paths: Collection[str]) -> st.SearchStrategy[list[Edit]]:
    """One to three edits of these files; many leave a project that can be built, some do not."""
    kinds = ["word", "word", *_EDITS]
    return st.lists(
        st.tuples(st.sampled_from(kinds), st.sampled_from(sorted(paths)), st.integers(0, 10_000)),
        min_size=1,
        max_size=3,
    )


def edited(texts: Mapping[str, str], edits: Iterable[Edit]) -> Texts:
    """The texts after the edits, in the order of their paths."""
    after = dict(texts)
    for kind, path, at in edits:
        if path in after:
            _EDITS[kind](after, path, at)
    return dict(sorted(after.items()))


def _line(text: str, at: int, pattern: str) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text, re.MULTILINE))
    return found[at % len(found)] if found else None


def _change(texts: Texts, path: str, place: re.Match[str] | None, new: str) -> None:
    if place is not None:
        texts[path] = texts[path][: place.start()] + place.expand(new) + texts[path][place.end() :]


def _word(texts: Texts, path: str, at: int) -> None:
    _change(texts, path, _line(texts[path], at, r"^(.*[а-я])$"), r"\1 заново")


def _figure(texts: Texts, path: str, at: int) -> None:
    place = _line(texts[path], at, r"\d")
    _change(texts, path, place, str((int(place[0]) + 1) % 10) if place else "")


def _drop(texts: Texts, path: str, at: int) -> None:
    _change(texts, path, _line(texts[path], at, r"^.+\n"), "")


def _archive(texts: Texts, path: str, at: int) -> None:
    if "название:" in texts[path] and not texts[path].startswith("---"):
        without = re.sub(r"^архив: .*\n", "", texts[path], flags=re.MULTILINE)
        texts[path] = without if without != texts[path] else f"архив: да\n{without}"


def _link(texts: Texts, path: str, at: int) -> None:
    """Another measure that a measure carries out."""
    ids = re.findall(r"^ид: (.+)$", "\n".join(texts[each] for each in sorted(texts)), re.MULTILINE)
    place = _line(texts[path], at, r"^( +)срок: .*$")
    if ids and place:
        _change(texts, path, place, rf"\g<0>\n\1реализует: [{ids[at % len(ids)]}/1.{at % 3 + 1}]")


def _related(texts: Texts, path: str, at: int) -> None:
    """Another page that a page or a material calls related."""
    pages = [each.removeprefix("docs/") for each in sorted(texts) if each.endswith(".md")]
    addresses = [*pages, *(f"roadmaps/{each}/" for each in ("perm-2024", "municipal-2025", "primorye-2022"))]
    place = _line(texts[path], 0, r"^(title|название): .*$")
    _change(texts, path, place, rf"\g<0>\nсвязанные: [{addresses[at % len(addresses)]}]")


def _remove(texts: Texts, path: str, at: int) -> None:
    del texts[path]


def _copy(texts: Texts, path: str, at: int) -> None:
    if "roadmaps/" in path and path.endswith(".yaml"):
        texts[f"docs/roadmaps/kopiya-{at}.yaml"] = re.sub(r"^ид: .+$", f"ид: kopiya-{at}", texts[path], flags=re.M)


def _rename(texts: Texts, path: str, at: int) -> None:
    _change(texts, path, _line(texts[path], 0, r"^ид: (.+)$"), rf"ид: \1-{at}")


_EDITS = {
    "word": _word,
    "figure": _figure,
    "drop": _drop,
    "archive": _archive,
    "link": _link,
    "related": _related,
    "remove": _remove,
    "copy": _copy,
    "rename": _rename,
}
