"""Pages on their way through the real Markdown of the site, for tests of what comes out of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from mkdocs.config import load_config

from macros.adapters.host.page_inspection import converter, inspect_pages, prepare_markdown
from macros.diagnostics import Diagnostic, has_errors, sort_diagnostics
from macros.project import Project, SiteSettings, load_project
from macros.site import check_page_macros
from macros.sources.files import SourceFiles

ROOT = Path(__file__).resolve().parents[2]
CARD = "---\nназвание: Страница\nописание: О чём страница\n---\n"
DAY = date(2025, 2, 10)


@cache
def site_markdown() -> Callable[[str], str]:
    """Markdown with the extensions of the real site."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    prepare_markdown(config)
    return converter(config)


def examine(texts: dict[str, str], others: dict[str, int] | None = None) -> tuple[Diagnostic, ...]:
    """Everything that `metodichka check` says of these files, but for what only printing knows."""
    project = load_project(SourceFiles(texts, others or {}), SiteSettings())
    found = [*project.diagnostics, *check_page_macros(project)]
    return sort_diagnostics([*found, *inspected(project, has_errors(found))])


def inspected(project: Project, broken: bool) -> tuple[Diagnostic, ...]:
    """What the HTML of the project's pages gives cause to say."""
    return inspect_pages(project, site_markdown(), DAY, broken=broken)


def examine_page(body: str, others: dict[str, int] | None = None) -> tuple[Diagnostic, ...]:
    """The same for one page with this text under its card."""
    return examine({"docs/page.md": CARD + body}, others)
