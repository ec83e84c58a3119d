"""Puts the site's search entries into the host's index; a large index is written in parts (see `macros.search`)."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape, unescape
from pathlib import Path
from typing import Any

from macros.adapters.building.search_blocks import FOLDER, Earlier, MakeBlock, PlannedBlocks, document_of
from macros.project import Project
from macros.search import HEAD_KEY, Block, SearchDocument, Weights, read_documents
from macros.site import PlannedEntries, SearchEntry

SEARCH_INDEX = f"{FOLDER}/search_index.json"
MOST_WHOLE = 1_000_000  # bytes of entries in one file: some 150 000 when compressed
_USUAL = 500  # bytes of a measure's entry

_PARTS = re.compile(r"[0-9a-f]{12}")
# Within a word; any other tag parts two words.
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def likely_in_parts(project: Project) -> bool:
    """Whether the index will be in parts: a guess for the pages, which are made before it and fetch in that order."""
    return sum(each.gist.measures for each in project.roadmaps) * _USUAL > MOST_WHOLE


class SearchIndex:
    """The host's index in the built site `out`, where the host made one, with the entries of the site.

    Up to `most_whole` bytes of entries it stays one file, as the host wrote it. A larger one is written in parts to
    folders named by their digests, and the host's file becomes their head.
    """

    def __init__(
        self,
        out: Path,
        planned: Sequence[PlannedEntries],
        earlier: Earlier | None = None,
        most_whole: int = MOST_WHOLE,
    ) -> None:
        self._path = out / SEARCH_INDEX
        self._index: dict[str, Any] = {}
        self._entries: Sequence[SearchEntry] | None = ()  # all of them, where they are few
        self._blocks: PlannedBlocks | None = None  # where they are many
        if not self._path.exists():
            return
        _remove_parts(self._path.parent)
        self._index = json.loads(self._path.read_text(encoding="utf-8"))
        earlier = earlier or Earlier()
        left = most_whole - self._path.stat().st_size
        # Where enough is known of many entries, none are made to be measured.
        self._entries = None if sum(map(earlier.size, planned)) > left else _up_to(planned, left)
        if self._entries is None:
            own = tuple(map(_host_document, self._index["docs"]))
            self._blocks = PlannedBlocks(out, own, planned, earlier)

    @property
    def missing(self) -> Sequence[MakeBlock]:
        """What must be made before the index is finished, by whatever process."""
        return tuple(self._blocks.missing.values()) if self._blocks else ()

    def finish(self, made: Iterable[Block]) -> Mapping[str, Any] | None:
        """Put the index together, with what was `missing`, and return its head if it is in parts."""
        if not self._index:
            return None
        head = None
        if self._blocks:
            head = self._blocks.join(made, Weights.of_config(self._index["config"]))
            self._index["docs"], self._index["config"][HEAD_KEY] = [], head
        else:
            self._index["docs"] += [_document(entry) for entry in self._entries or ()]
        text = json.dumps(self._index, ensure_ascii=False, separators=(",", ":"))
        self._path.write_text(text, encoding="utf-8", newline="\n")
        return head


def host_documents(out: Path) -> list[dict[str, Any]]:
    """What the host has put into its index of the built site `out`; nothing where it made none."""
    path = out / SEARCH_INDEX
    documents: list[dict[str, Any]] = json.loads(path.read_bytes())["docs"] if path.exists() else []
    return documents


def put_host_documents(out: Path, documents: Sequence[dict[str, Any]]) -> None:
    """Let the host's index, where it made one, have these documents instead: the bytes that it would write itself."""
    path = out / SEARCH_INDEX
    if path.exists():
        index = {**json.loads(path.read_bytes()), "docs": documents}
        path.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8", newline="\n")


def indexed_places(out: Path) -> Iterator[str]:
    """The addresses that search in the built site `out` leads to, as they are in the index.

    Raises ValueError, LookupError, TypeError, AttributeError or OSError where the index cannot be read.
    """
    path = out / SEARCH_INDEX
    index = json.loads(path.read_bytes())
    head = index.get("config", {}).get(HEAD_KEY)
    if head is None:
        yield from (str(entry["location"]) for entry in index["docs"])
        return
    yield from (document.location for document in read_documents(head, lambda name: (path.parent / name).read_bytes()))


def _up_to(planned: Iterable[PlannedEntries], size: int) -> list[SearchEntry] | None:
    """All entries, if they are `size` bytes at most."""
    entries: list[SearchEntry] = []
    for each in planned:
        if size < 0:
            break
        for entry in each.make():
            size -= document_of(entry).size
            entries.append(entry)
    return entries if size >= 0 else None


def _remove_parts(folder: Path) -> None:
    """What an earlier build, or an interrupted one, left in the same folder."""
    for path in folder.iterdir():
        if path.is_dir() and _PARTS.fullmatch(path.name):
            shutil.rmtree(path)


def _document(entry: SearchEntry) -> dict[str, str | float]:
    """The entry as the theme's search shows it: as HTML, so the text must not be any."""
    title, text = (escape(words, quote=False) for words in (entry.title, entry.text))
    return {"location": entry.location, "title": title, "text": text, "boost": entry.boost}


def _host_document(document: dict[str, Any]) -> SearchDocument:
    return SearchDocument(
        document["location"],
        _plain(document["title"]),
        _plain(document["text"]),
        float(document.get("boost", 1)),
        tuple(document.get("tags", ())),
    )


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", _INLINE_TAG.sub("", html))).split())
