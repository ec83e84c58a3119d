"""Leaves hand-written pages as an earlier build has made them: of the same words, below the same menu.

The host would read, convert and draw all of them after an edit of one. What it is not to make it takes for excluded,
until it has finished; its documents for the search are put back among the others.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage

from macros.adapters.host.theme_features import Seen
from macros.adapters.host.theme_texts import escape_page_titles
from macros.adapters.keeping.build_inputs import surroundings
from macros.adapters.keeping.engine import texts_digest
from macros.adapters.keeping.part_names import shared_texts
from macros.adapters.keeping.sealed_store import SealedStore, open_store
from macros.project import Project
from macros.site import ExpandedPage
from macros.sources.files import SourceFiles

STORE_FOLDER = ".cache/pages"

# Others may read what is not named here, or say of one page what follows from another.
_PLUGINS = frozenset({"search", "material/search", "metodichka"})
_EXTENSIONS = frozenset(
    {
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "pymdownx.magiclink",
        "pymdownx.tilde",
        "sane_lists",
        "tables",
        "toc",
    }
)

Document = dict[str, Any]  # of the host's search index


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page as the host has made it: its finished HTML, the same within the theme, what was `seen` there.

    `indexed` are its documents in the host's search index.
    """

    content: str
    output: str
    seen: Seen
    indexed: tuple[Document, ...] = ()


@dataclass
class KeptPages:
    """The hand-written pages of one build. Without a store each is made."""

    store: SealedStore | None = None
    common: str = ""
    left: dict[str, MadePage] = field(default_factory=dict)  # those that the host does not make, by their files
    _levels: list[tuple[File, InclusionLevel]] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)  # of those that it makes, by their addresses
    _outputs: dict[str, tuple[str, Seen]] = field(default_factory=dict)

    def leave(self, file: File, page: HostPage, expanded: ExpandedPage) -> MadePage | None:
        """The page as it was made of the same, which the host will not make again; None if it has to be made."""
        if self.store is None or "title" not in expanded.host_meta:
            return None
        name = texts_digest([self.common, *_own(page, expanded)])
        kept = self.store.get(name)
        if kept is None:
            self._names[page.url] = name
            return None
        page.meta = dict(expanded.host_meta)
        page.title = page.title or page.meta["title"]
        escape_page_titles(page)
        made: MadePage = pickle.loads(kept)  # noqa: S301 - made here, sealed by this user
        self.left[file.dest_uri] = made
        self._levels.append((file, file.inclusion))
        file.inclusion = InclusionLevel.EXCLUDED
        return made

    def note(self, page: HostPage, output: str, seen: Seen) -> None:
        """The host has made this one."""
        if page.url in self._names:
            self._outputs[page.url] = output, seen

    def finish(self) -> None:
        """The host has made what it had to."""
        for file, level in self._levels:
            file.inclusion = level

    def documents(self, files: Files, made: Iterable[Document]) -> list[Document]:
        """Those of all pages in their order: of the pages left, and those that the host has `made`."""
        indexed = by_page(made)
        found: list[Document] = []
        for file in files.documentation_pages():
            left = self.left.get(file.dest_uri)
            found += left.indexed if left else indexed.get(_page(file).url, ())
        return found

    def keep(self, files: Files, contents: Mapping[str, str], documents: Iterable[Document]) -> None:
        """Keep the new pages, `contents` by path below docs/; to be called when nothing is said of any page."""
        if self.store is None or not self._names:
            return
        indexed = by_page(documents)
        for file in files.documentation_pages():
            url = _page(file).url
            if name := self._names.get(url):
                made = MadePage(contents[file.src_uri], *self._outputs[url], tuple(indexed.get(url, ())))
                self.store.put(name, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        self.store.forget_old()
        self._outputs.clear()  # a preview holds on to its last build


def kept_pages(root: Path, config: MkDocsConfig, project: Project, sources: SourceFiles) -> KeptPages:
    """For a build of the project at `root` into the folder of an earlier one."""
    around = surroundings(root)
    if not around or not _is_foreseen(config):
        return KeptPages()
    settings = repr((config.nav, config.extra, config.extra_css, [str(each) for each in config.extra_javascript]))
    common = texts_digest([*around, settings, *shared_texts(project, sources), *_untitled(project)])
    return KeptPages(open_store(root / STORE_FOLDER), common)


def by_page(documents: Iterable[Document]) -> dict[str, list[Document]]:
    """Documents of the host's search index by the addresses of their pages."""
    found: dict[str, list[Document]] = {}
    for each in documents:
        found.setdefault(str(each["location"]).partition("#")[0], []).append(each)
    return found


def _page(file: File) -> HostPage:
    assert file.page is not None  # noqa: S101 - the host has made all of them by then
    return file.page


def _own(page: HostPage, expanded: ExpandedPage) -> Iterator[str]:
    yield from (page.url, str(page.title), expanded.markdown, expanded.head, expanded.foot, repr(expanded.host_meta))
    for fragment in expanded.fragments:
        yield from (str(fragment.block), str(fragment.markup))


def _untitled(project: Project) -> Iterator[str]:
    """A page without a title is called in the menu as its first heading is."""
    return (page.body for page in project.pages if not page.meta.title)


def _is_foreseen(config: MkDocsConfig) -> bool:
    """Whether the host makes a page of its own words and the menu, and says nothing of its links."""
    links = config.validation.links
    levels = (links.not_found, links.absolute_links, links.unrecognized_links, links.anchors)
    extensions = {each for each in config.markdown_extensions if isinstance(each, str)}  # our own ones are objects
    silent = all(level == logging.DEBUG for level in levels)
    return silent and set(config.plugins) <= _PLUGINS and extensions <= _EXTENSIONS and not config.hooks
