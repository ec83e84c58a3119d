"""The hand-written pages of one build: the host makes them, their macros are expanded and what came out is judged here.

Those that an earlier build has made of the same are left as they are, and the host does not hear of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as HostPage

from macros.adapters.building.search_index import host_documents, put_host_documents
from macros.adapters.host.page import BuiltHost, render_again
from macros.adapters.host.page_inspection import Inspection
from macros.adapters.host.theme_features import Seen
from macros.adapters.keeping.kept_pages import Document, KeptPages
from macros.changes import NO_HISTORY, History
from macros.diagnostics import Diagnostic, has_errors
from macros.model.page import Page
from macros.project import Project
from macros.site import ExpandedPage, Site, expand_page

# The host would read leading lines like «Note: …» of a page without front matter as metadata, and drop them.
NO_FRONT_MATTER = "---\n{}\n---\n"


class WrittenPages:
    """Knows a page by its path below docs/; of what is none of them (a stub, another plugin's page) it says None."""

    def __init__(self, project: Project | None = None, day: date = date.min, history: History = NO_HISTORY) -> None:
        self._project = project or Project()
        self._day = day
        self._history = history
        self._pages = {page.path: page for page in self._project.pages}
        self._expanded: dict[str, ExpandedPage] = {}
        self._ahead: dict[str, ExpandedPage] = {}  # those that the host has not asked for yet
        self._inspection = Inspection(self._project)
        self._kept = KeptPages()
        self._documents: list[Document] = []  # of the host's search index, as the host made it

    def leave_made(self, files: Files, kept: KeptPages) -> Seen:
        """Let the host do without the pages that an earlier build has made of the same; what is seen in them."""
        self._kept, seen = kept, Seen()
        for file in files.documentation_pages():
            self._leave(file, seen)
        return seen

    def _leave(self, file: File, seen: Seen) -> None:
        source = self._pages.get(file.src_uri)
        if source is None or file.page is None:
            return
        expanded = expand_page(self._project, source, self._day, file.page.url, self._history)
        made = self._kept.leave(file, file.page, expanded)
        if made is None:
            self._ahead[file.src_uri] = expanded
        else:
            self._inspection.contents[source.path] = made.content
            seen.add(made.seen)

    def markdown(self, path: str, url: str) -> str | None:
        """The page as the host is to convert it: our reader has read its front matter, the macros are replaced."""
        source = self._pages.get(path)
        if source is None:
            return None
        ready = self._ahead.pop(path, None)
        expanded = ready or expand_page(self._project, source, self._day, url, self._history)
        self._expanded[path] = expanded
        return NO_FRONT_MATTER + expanded.markdown

    def meta(self, path: str) -> dict[str, Any] | None:
        """The metadata that our reader has read."""
        expanded = self._expanded.get(path)
        return dict(expanded.host_meta) if expanded else None

    def content(self, path: str, html: str) -> str | None:
        """What Markdown made of it, judged, the macros' markup where their placeholders came out."""
        expanded, source = self._expanded.get(path), self._pages.get(path)
        return self._inspection.accept(source, expanded, html) if expanded and source else None

    def note(self, page: HostPage, output: str, seen: Seen) -> None:
        """The host has made this one."""
        self._kept.note(page, output, seen)

    def faults(self, site: Site) -> tuple[Diagnostic, ...]:
        """All that is wrong with the converted pages, their links into the `site` included."""
        return self._inspection.finish(site)

    def pages_left(self, out: Path, files: Files) -> Mapping[str, str]:
        """The pages that the host did not make, by their files; what search finds in them goes into its index."""
        self._kept.finish()
        self._documents = host_documents(out)
        if self._kept.left:
            put_host_documents(out, self._kept.documents(files, self._documents))
        return {path: made.output for path, made in self._kept.left.items()}

    def keep(self, files: Files) -> None:
        """Remember the pages for the next build; to be called when nothing is wrong with any."""
        self._kept.keep(files, self._inspection.contents, self._documents)

    def make_again(self, host: BuiltHost, page: Page) -> tuple[str, str] | None:
        """The file of an edited page and its HTML, by a host that has built its site; None if something is wrong."""
        self._pages[page.path] = page
        self._ahead.clear()  # a build that was given up may have left an older one there
        self._inspection = Inspection(self._project)
        made = render_again(host, page.path)
        return None if has_errors(self._inspection.diagnostics) else made
