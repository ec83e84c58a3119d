"""What the site is made of, before any host puts its theme around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from macros.model.roadmap import Depth, Roadmap
from macros.views.downloads import DownloadsView
from macros.views.sheets.edition import Edition
from macros.views.sheets.facts import Catalogue
from macros.views.tallies import Tally

MANY = 200  # roadmaps of one part


class Shell(NamedTuple):
    """The theme's page that generated pages of one sort share: rendered once, filled many times.

    `section` is the top folder («roadmaps»), which the theme's navigation shows as current; `depth` is the number of
    folders between the page and the site's root, which all relative addresses depend on.
    """

    section: str
    depth: int


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing that a reader finds. `location` is a root-relative address, with an anchor where there is one.

    `boost` raises what answers many questions at once above what only mentions the words: 1 is usual.
    """

    location: str
    title: str
    text: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class PlannedEntries:
    """Search entries of some neighbours that are not made yet; `make` gives the same ones every time, anywhere.

    `roadmaps` are the ids of those whose words alone they hold; there are none where they hold others.
    """

    make: Callable[[], Iterable[SearchEntry]]
    roadmaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page made of data. `url` is root-relative and ends with «/»; `body` is HTML with exactly one h1."""

    url: str
    title: str
    description: str
    body: str

    @property
    def shell(self) -> Shell:
        """The shell it goes into."""
        return shell_of(self.url)

    @property
    def path(self) -> str:
        """The file it is written to."""
        return page_file(self.url)


@dataclass(frozen=True, slots=True)
class Part:
    """What is made of one roadmap or one party: its pages, and its data files by path."""

    pages: tuple[GeneratedPage, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedPages:
    """Pages that are not made yet, those at `urls`. `roadmaps` are those whose content they show, None for all.

    `depth` says how much of a roadmap they show.
    """

    urls: tuple[str, ...]
    make: Callable[[], Iterable[GeneratedPage]]
    roadmaps: tuple[Roadmap, ...] | None = None
    depth: Depth = Depth.WORDS


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """A part that is not made yet: a country's plans are a gigabyte of pages, so nobody holds them all at once.

    It has a page or a file at least.

    `urls` are the addresses of its pages, `files` the paths of its other files. `make` gives the same part every time,
    in this process or in another.

    `roadmaps` are the ids of those that it shows, to their `depth`; `facts` says what else it alone depends on: a part
    for which both, the roadmaps and all that is no roadmap are as before has the same bytes as before. Where `content`
    is given it names the bytes by itself. `tally` gives what wide parts need to know of the roadmap that it is of: who
    makes it has that at hand.
    """

    urls: tuple[str, ...]
    files: tuple[str, ...]
    make: Callable[[], Part]
    roadmaps: tuple[str, ...] = ()
    facts: str = ""
    content: str = ""
    depth: Depth = Depth.WORDS
    tally: Callable[[], tuple[str, Tally]] | None = None

    @property
    def wide(self) -> bool:
        """Whether it is made of so many roadmaps that whoever makes it has to have them all at hand."""
        return len(self.roadmaps) > MANY

    @property
    def name(self) -> str:
        """The first of its paths, which no other part has."""
        return page_file(self.urls[0]) if self.urls else self.files[0]

    def paths(self) -> Iterator[str]:
        """Every file that it gives."""
        yield from map(page_file, self.urls)
        yield from self.files


@dataclass(frozen=True, slots=True)
class ReadySheets:
    """Files for paper and office, which lie ready somewhere: what links tell of them, of which version they are, and
    the parts that bring their bytes.
    """

    catalogue: Catalogue = field(default_factory=dict)
    edition: Edition = field(default_factory=Edition)
    parts: tuple[PlannedPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """All that the project adds to its hand-written pages.

    `pages` and `files` are made, `parts` are to be made one by one. `search` gives the entries of everything. `facts`
    says what any part may depend on that follows from all roadmaps together; `downloads` are those of pages by address.
    `learn` takes what parts have told of their roadmaps in another process, before wide ones are made.
    """

    pages: tuple[GeneratedPage, ...] = ()
    search: tuple[PlannedEntries, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    parts: tuple[PlannedPart, ...] = ()
    facts: str = ""
    downloads: Mapping[str, DownloadsView] = field(default_factory=dict)
    learn: Callable[[str, Tally], None] = lambda _roadmap_id, _tally: None

    def shells(self) -> tuple[Shell, ...]:
        """The shells in use, sorted."""
        return tuple(sorted({shell_of(url) for url in self.urls()}))

    def urls(self) -> Iterator[str]:
        """The addresses of all pages."""
        yield from (page.url for page in self.pages)
        for part in self.parts:
            yield from part.urls

    def paths(self) -> Iterator[str]:
        """Every file of the site, pages included."""
        yield from (page.path for page in self.pages)
        yield from self.files
        for part in self.parts:
            yield from part.paths()

    def whole(self) -> Part:
        """Everything made at once, for a small section."""
        made = [part.make() for part in self.parts]
        files = dict(self.files)
        for part in made:
            files.update(part.files)
        return Part((*self.pages, *(page for part in made for page in part.pages)), files)

    def entries(self) -> Iterator[SearchEntry]:
        """What search finds, made one by one."""
        for planned in self.search:
            yield from planned.make()


def shell_of(url: str) -> Shell:
    """The shell of the page at `url`."""
    return Shell(url.split("/", 1)[0], url.count("/"))


def page_file(url: str) -> str:
    """The file that the page at `url` is written to."""
    return f"{url}index.html"


def way_to_root(url: str) -> str:
    """From the page at `url` back to the site's root: «roadmaps/perm-2024/» → «../../»."""
    return "../" * url.count("/")
