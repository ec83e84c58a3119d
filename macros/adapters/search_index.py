"""Puts the site's search entries into the host's index; a large index is written in parts (see `macros.search`)."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from itertools import chain, islice
from pathlib import Path
from typing import Any

from macros.search import HEAD_KEY, IndexBuilder, SearchDocument, Weights, read_documents
from macros.site import SearchEntry

SEARCH_INDEX = "search/search_index.json"
MOST_WHOLE = 1_000_000  # bytes of entries in one file: some 150 000 when compressed

_PARTS = re.compile(r"[0-9a-f]{12}|making")
# Within a word; any other tag parts two words.
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def write_search_index(
    out: Path, entries: Iterable[SearchEntry], most_whole: int = MOST_WHOLE
) -> Mapping[str, Any] | None:
    """Add the entries to the host's index in the built site `out`, where the host made one.

    Up to `most_whole` bytes of entries the index stays one file, as the host wrote it. A larger one is written in
    parts to a folder named by their digest, and the host's file becomes their head, which is also the answer. Entries
    are taken one by one.
    """
    path = out / SEARCH_INDEX
    if not path.exists():
        return None
    _remove_parts(path.parent)
    index = json.loads(path.read_text(encoding="utf-8"))
    left = iter(entries)
    room = most_whole - path.stat().st_size
    taken = list(_up_to(left, room))
    beyond = tuple(islice(left, 1))
    head = None
    if room >= 0 and not beyond:
        index["docs"] += [_document(entry) for entry in taken]
    else:
        documents = chain(map(_host_document, index["docs"]), map(_entry_document, chain(taken, beyond, left)))
        head = _write_parts(path.parent, documents, Weights.of_config(index["config"]))
        index["docs"], index["config"][HEAD_KEY] = [], head
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="\n")
    return head


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
    folder = path.parent / head["version"]
    yield from (document.location for document in read_documents(head, lambda name: (folder / name).read_bytes()))


def _up_to(entries: Iterator[SearchEntry], size: int) -> Iterator[SearchEntry]:
    """Entries from the iterator until they are `size` bytes together; the others stay in it."""
    while size > 0:
        entry = next(entries, None)
        if entry is None:
            return
        size -= len(entry.location) + len(entry.title.encode()) + len(entry.text.encode())
        yield entry


def _write_parts(folder: Path, documents: Iterable[SearchDocument], weights: Weights) -> dict[str, Any]:
    making = folder / "making"
    making.mkdir()

    def write(name: str, content: bytes) -> None:
        (making / name).write_bytes(content)

    builder = IndexBuilder(weights, write)
    for document in documents:
        builder.add(document)
    head = builder.finish()
    making.rename(folder / head["version"])
    return head


def _remove_parts(folder: Path) -> None:
    """What an earlier build, or an interrupted one, left in the same folder."""
    for path in folder.iterdir():
        if path.is_dir() and _PARTS.fullmatch(path.name):
            shutil.rmtree(path)


def _document(entry: SearchEntry) -> dict[str, str | float]:
    """The entry as the theme's search shows it: as HTML, so the text must not be any."""
    title, text = (escape(words, quote=False) for words in (entry.title, entry.text))
    return {"location": entry.location, "title": title, "text": text, "boost": entry.boost}


def _entry_document(entry: SearchEntry) -> SearchDocument:
    return SearchDocument(entry.location, entry.title, entry.text, entry.boost)


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
