"""Examines a built site as its readers will meet it: every link leads somewhere, every file is there and can be read,
search finds, and nobody's data is in it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from macros.adapters.building.search_index import SEARCH_INDEX, indexed_places
from macros.adapters.publishing.reading_back import reading_faults
from macros.model.materials import Contact

MOST_FAULTS = 50  # more of them have one cause

_NOWHERE = "?"  # no file has such a name
_BASE = "http://site.invalid/"  # stands for the site's root while addresses are joined
_SILENT = re.compile(r"<!--.*?-->|<(script|style)\b([^>]*)>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z][^\s/>]*(?:\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*)?>")
# Every attribute is matched, the unwanted ones too: what stands in their values is no attribute.
_ATTRIBUTE = re.compile(r"\s([^\s=>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_LINKS = frozenset({"href", "src", "poster"})
_ANCHORS = frozenset({"id", "name"})


@dataclass(frozen=True, slots=True)
class _Document:
    """The ids of a page and the addresses that it names."""

    anchors: frozenset[str]
    links: tuple[str, ...]


def validate_site(
    folder: Path, expected: Iterable[str], site_url: str, contacts: Iterable[Contact] = ()
) -> tuple[str, ...]:
    """Sentences about all that is wrong, in Russian. `expected` are files that must be there.

    `contacts` are the public ones: their numbers and addresses may stand anywhere.
    """
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    faults = [f"нет файла {path}" for path in sorted(set(expected) - files)]
    documents = {path: _read(folder / path) for path in sorted(files) if path.endswith(".html")}
    if "index.html" not in files:
        faults.append("нет главной страницы index.html")
    faults += _dead_links(documents, files, site_url)
    faults += reading_faults(folder, files, contacts)
    faults += _search_faults(folder, files, documents)
    if len(faults) > MOST_FAULTS:
        faults = [*faults[:MOST_FAULTS], f"и ещё {len(faults) - MOST_FAULTS}"]
    return tuple(faults)


def _read(path: Path) -> _Document:
    text = _SILENT.sub(lambda found: f"<{found[1]}{found[2]}>" if found[1] else "", path.read_text(encoding="utf-8"))
    anchors: set[str] = set()
    links: list[str] = []
    for tag in _TAG.finditer(text):
        for name, *values in _ATTRIBUTE.findall(tag[0]):
            value = html.unescape("".join(values)).strip()
            if name.lower() in _LINKS:
                links.append(value)
            elif name.lower() in _ANCHORS:
                anchors.add(value)
    return _Document(frozenset(anchors), tuple(dict.fromkeys(links)))


def _dead_links(documents: dict[str, _Document], files: set[str], site_url: str) -> Iterator[str]:
    for path, document in documents.items():
        for link in document.links:
            target = _target(path, link, site_url)
            if target is None:
                continue
            place, anchor = target
            found = _file(place, files)
            if found is None:
                yield f"{path}: ссылка «{link}» никуда не ведёт"
            elif anchor and found in documents and anchor not in documents[found].anchors:
                yield f"{path}: ссылка «{link}» ведёт к месту «{anchor}», которого нет на странице"


def _target(path: str, link: str, site_url: str) -> tuple[str, str] | None:
    """The link's path from the site's root and its anchor; None for an address elsewhere."""
    own = site_url if site_url.endswith("/") else f"{site_url}/"
    if site_url and link.startswith(own):
        link = urljoin(_BASE, link.removeprefix(own))
    elif link.startswith("/") and not link.startswith("//"):
        root = urlsplit(own).path
        if not link.startswith(root):
            return _NOWHERE, ""
        link = urljoin(_BASE, link.removeprefix(root))
    parts = urlsplit(urljoin(_BASE + path, link))
    if f"{parts.scheme}://{parts.netloc}/" != _BASE:
        return None
    return unquote(parts.path).lstrip("/"), unquote(parts.fragment)


def _file(place: str, files: set[str]) -> str | None:
    """The file that a server gives for the path."""
    if place in files:
        return place
    index = f"{place.rstrip('/')}/index.html".lstrip("/")
    return index if index in files else None


def _search_faults(folder: Path, files: set[str], documents: dict[str, _Document]) -> Iterator[str]:
    if SEARCH_INDEX not in files:
        yield f"нет указателя поиска {SEARCH_INDEX}"
        return
    try:
        places = list(indexed_places(folder))
    except (ValueError, LookupError, TypeError, AttributeError, OSError):
        yield f"указатель поиска {SEARCH_INDEX} не читается"
        return
    if not places:
        yield "указатель поиска пуст"
    for place in places:
        page, _, anchor = (unquote(part) for part in place.partition("#"))
        found = _file(page, files)
        if found is None:
            yield f"поиск ведёт на «{place}», а такой страницы нет"
        elif anchor and found in documents and anchor not in documents[found].anchors:
            yield f"поиск ведёт на «{place}», а такого места на странице нет"
