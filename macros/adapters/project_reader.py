"""Finds the project around the working directory and reads it the way the site's build does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros.adapters.building.sheet_faults import fault_diagnostics
from macros.adapters.host.config import load_host_config
from macros.adapters.host.menu import check_menu, menu_pages
from macros.adapters.host.page_inspection import converter, inspect_pages, prepare_markdown
from macros.adapters.keeping.kept_roadmaps import kept_roadmaps
from macros.adapters.settings import MetodichkaOptions, build_day, site_settings
from macros.checks import check_home
from macros.diagnostics import Diagnostic, has_errors, sort_diagnostics
from macros.exports.pdf import unprintable
from macros.project import Project, load_project
from macros.site import check_page_macros
from macros.sources.files import SourceFiles, read_project


@dataclass(frozen=True, slots=True)
class ReadProject:
    """A project as read from disk, its texts for error pictures, and all diagnostics of content and macros."""

    root: Path
    sources: SourceFiles
    options: MetodichkaOptions
    project: Project
    diagnostics: tuple[Diagnostic, ...]
    menu: frozenset[str] | None = None  # the pages of «nav», paths below docs/; None – all pages


def read_whole_project(root: Path, sources: SourceFiles | None = None) -> ReadProject:
    """Read and check everything below `root`. Raises BrokenConfigError where mkdocs.yml is unusable.

    `sources` are the files where the caller has read them already.
    """
    config, warnings = load_host_config(root)
    sources = sources or read_project(root)
    options = config.plugins["metodichka"].config
    project = load_project(sources, site_settings(config, options), kept_roadmaps(root).load)
    unprinted = () if project.broken else fault_diagnostics(unprintable(project, sources.texts.values()), sources.texts)
    prepare_markdown(config)
    told = [*project.diagnostics, *check_page_macros(project), *check_home(project.subject), *unprinted]
    inspected = inspect_pages(project, converter(config), build_day(options), broken=has_errors(told))
    dead = check_menu(root, config.nav, project.subject)
    found = sort_diagnostics([*warnings, *dead, *told, *inspected])
    menu = None if config.nav is None else frozenset(menu_pages(config.nav))
    return ReadProject(root, sources, options, project, found, menu)
