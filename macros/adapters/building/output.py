"""Writes what the site adds to the host's own output: generated pages, files and their search entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from macros.adapters.building.progress import spread_in_sight
from macros.adapters.building.search_blocks import Earlier
from macros.adapters.building.search_index import SearchIndex
from macros.adapters.building.search_worker import gather_search_worker
from macros.project import Project
from macros.search import Block
from macros.site import GeneratedPage, Part, PlannedPart, Shell, Site, shell_of
from macros.views.tallies import Tally
from macros.views.urls import page_url

A = TypeVar("A")
B = TypeVar("B")

Known = Callable[[str, bytes], bool]  # path and content → whether that stays from an earlier build


def write_site(  # noqa: PLR0913 - what may stay, and who wants to know how far it is
    out: Path,
    site: Site,
    document: Callable[[GeneratedPage], str],
    *,
    known: Known | None = None,
    indexed: Earlier | None = None,
    between: Callable[[], None] = lambda: None,
) -> None:
    """Write the site's pages and files below `out`, but what is `known`; `document` puts the theme around a page.

    `indexed` is what an earlier build has made of the search index. Parts and blocks of the index are made and written
    on all cores, and parts forgotten at once; `between` is called after each of them. The first of each sort is made
    here: its templates and the libraries that it needs are then at hand in every child. Wide ones are made here and
    last, of what the others have told of their roadmaps.
    """
    folders, telling = _Folders(out), any(part.wide for part in site.parts)

    def write(planned: PlannedPart) -> tuple[str, Tally] | None:
        _write_part(folders, planned.make(), document)
        return planned.tally() if planned.tally and telling else None

    _write_part(folders, Part(site.pages, site.files), document, known)
    index = SearchIndex(out, site.search, indexed)
    first, others = _first_of_each_sort(site.parts)
    here = (write(part) for part in first)
    parts = [partial(write, part) for part in others]
    make: list[Callable[[], Block | tuple[str, Tally] | None]] = list(_mingled(index.missing, parts))
    blocks: list[Block] = []
    for made in chain(here, spread_in_sight("Страницы карт и ролей")(lambda each: each(), make)):
        between()
        if isinstance(made, Block):
            blocks.append(made)
        elif made is not None:
            site.learn(*made)
    for part in site.parts:
        if part.wide:
            write(part)
            between()
    gather_search_worker(out, index.finish(blocks))


def _first_of_each_sort(parts: Iterable[PlannedPart]) -> tuple[list[PlannedPart], list[PlannedPart]]:
    """The parts that are not wide: the first ones whose pages go into each of the theme's shells, and the others."""
    seen: set[Shell] = set()
    first: list[PlannedPart] = []
    others: list[PlannedPart] = []
    for part in parts:
        if part.wide:
            continue
        new = {shell_of(url) for url in part.urls} - seen
        seen |= new
        (first if new else others).append(part)
    return first, others


def _mingled(few: Sequence[A], many: Sequence[B]) -> Iterator[A | B]:
    """Both in their order, evenly mixed.

    Blocks of the index stand near the parts of the same roadmaps then: who makes a thousand pieces looks at a few of a
    country's plans, and not, block after block, at all of them.
    """
    both: tuple[Sequence[A | B], ...] = (few, many)
    places = (((number + 0.5) / len(pieces), piece) for pieces in both for number, piece in enumerate(pieces))
    return (piece for _, piece in sorted(places, key=itemgetter(0)))


def expected_paths(project: Project, site: Site) -> frozenset[str]:
    """Every file that the project's pages, published files and generated parts must give, relative to the site."""
    written = (page_url(page.path) + "index.html" for page in project.pages)
    copied = (path for path in project.paths if not path.endswith(".md"))
    return frozenset((*written, *copied, *site.paths()))


class _Folders:
    """Writes files below `out`; a folder that has been made is not asked for again."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._made: set[str] = set()

    def write(self, path: str, content: bytes) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            (self._out / folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        (self._out / path).write_bytes(content)


def _write_part(
    folders: _Folders, part: Part, document: Callable[[GeneratedPage], str], known: Known | None = None
) -> None:
    pages = ((page.path, document(page).encode()) for page in part.pages)
    for path, content in (*pages, *sorted(part.files.items())):
        if known is None or not known(path, content):
            folders.write(path, content)
