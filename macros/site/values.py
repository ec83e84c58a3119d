"""What the site is made of, before any host puts its theme around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Shell:
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
class GeneratedPage:
    """A page made of data. `url` is root-relative and ends with «/»; `body` is HTML with exactly one h1."""

    url: str
    title: str
    description: str
    body: str
    search: tuple[SearchEntry, ...] = ()

    @property
    def shell(self) -> Shell:
        """The shell it goes into."""
        return Shell(self.url.split("/", 1)[0], self.url.count("/"))

    @property
    def path(self) -> str:
        """The file it is written to."""
        return f"{self.url}index.html"


@dataclass(frozen=True, slots=True)
class Site:
    """All that the project adds to its hand-written pages; `search` are the entries of things on these."""

    pages: tuple[GeneratedPage, ...] = ()
    search: tuple[SearchEntry, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)

    def shells(self) -> tuple[Shell, ...]:
        """The shells in use, sorted."""
        return tuple(sorted({page.shell for page in self.pages}))


def way_to_root(url: str) -> str:
    """From the page at `url` back to the site's root: «roadmaps/perm-2024/» → «../../»."""
    return "../" * url.count("/")
