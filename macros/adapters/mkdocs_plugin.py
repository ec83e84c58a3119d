"""The MkDocs plugin: takes what it needs out of the host's objects and calls plain functions.

The same class serves ProperDocs, which loads plugins of MkDocs under their own names.
"""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from macros.adapters.building.edited_pages import LastBuild
from macros.adapters.building.output import expected_paths, write_site
from macros.adapters.building.patience import ENDLESS, Patience
from macros.adapters.building.search_index import likely_in_parts
from macros.adapters.building.spared_work import SparedWork
from macros.adapters.building.stopwatch import Stopwatch
from macros.adapters.building.version_day import BY_CLOCK, SiteDay, footer_values, site_day
from macros.adapters.building.written_pages import WrittenPages
from macros.adapters.git.history import read_history
from macros.adapters.host.fingerprints import STYLES_TO_COME, with_prints
from macros.adapters.host.markup import valid_markup
from macros.adapters.host.menu import lead_to_made_pages, with_made_pages
from macros.adapters.host.page import BuiltHost
from macros.adapters.host.page_inspection import prepare_markdown
from macros.adapters.host.page_styles import PageStyles
from macros.adapters.host.shells import STUB_CONTENT, stub_meta
from macros.adapters.host.stubs import Stubs
from macros.adapters.host.theme_files import list_theme_once
from macros.adapters.host.theme_texts import escape_menu, escape_page_titles, escape_settings
from macros.adapters.keeping.kept_output import KeptOutput
from macros.adapters.keeping.kept_roadmaps import kept_roadmaps
from macros.adapters.keeping.kept_templates import kept_templates
from macros.adapters.settings import MetodichkaOptions, build_day, site_settings
from macros.changes import NO_HISTORY, History
from macros.changes.for_readers import for_readers
from macros.checks import check_home
from macros.diagnostics import Diagnostic, Severity, has_errors, sort_diagnostics
from macros.model.materials import Contact
from macros.model.page import Page
from macros.project import Project, load_project
from macros.render import CSS_PATH, is_bundled, keep_compiled
from macros.report import format_text
from macros.site import ReadySheets, Site, build_site, check_page_macros
from macros.sources.files import ReadBytes, SourceFiles, read_bytes, read_project

if TYPE_CHECKING:
    from macros.adapters.building.site_sheets import SiteSheets

log = logging.getLogger("mkdocs.plugins.metodichka")


class MetodichkaPlugin(BasePlugin[MetodichkaOptions]):
    """Reads the project, expands page macros and adds the generated pages and files."""

    def __init__(self) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self.today: date | None = None  # set by our own commands; else the options and git decide
        self.live = False  # for a preview, which shows the site of the very moment
        self.by_clock = False  # whether nothing but the clock could tell the day
        self.times = Stopwatch()
        self.patience = ENDLESS  # where somebody may have something more urgent
        self.with_sheets = True  # unless one of our own commands does without
        self.sheet_seconds: float | None = None  # after which no more of them are begun, where somebody waits
        self.waiting = 0  # files for paper that are still to be made then
        self.history: History | None = None  # given by tests; else git is asked
        self.read: ReadBytes = read_bytes  # or where our own commands have the texts already
        self.earlier: KeptOutput | None = None  # what may be left as it is, where our own commands say so
        self._history = NO_HISTORY
        self._day = date.min
        self._root = Path()
        self._project = Project()
        self._site = Site()
        self._sources = SourceFiles()
        self._pages = WrittenPages()
        self._styles = PageStyles()
        self._stubs = Stubs()
        self._spared: SparedWork  # from here on: known when the host has come so far
        self._nav: Navigation
        self._host: BuiltHost

    def day(self) -> date:
        """«Сегодня» of this build."""
        return self._day

    def written_paths(self) -> frozenset[str]:
        """Every file that a whole build of this project has, the host's own ones left out."""
        return expected_paths(self._project, self._site)

    def contacts(self) -> tuple[Contact, ...]:
        """The public services whose numbers and addresses may stand anywhere."""
        return self._project.contacts

    def left(self) -> LastBuild:
        """What a finished build leaves for making single pages of it again."""
        return LastBuild(
            self._project,
            self._site,
            self._day,
            self._history,
            self._stubs.templates,
            self._remake,
            lambda: self.today or build_day(self.config),
            self._make_sheets,
        )

    def _make_sheets(self, seconds: float, patience: Patience) -> int:
        return self._site_sheets(seconds, patience, by_name=True).waiting

    def _remake(self, page: Page) -> tuple[str, str] | None:
        self.patience = ENDLESS
        made = self._pages.make_again(self._host, page)
        return None if made is None else (made[0], self._styles.lead(made[1]))

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """The host's own preview goes by the clock, as ours does. (An instance with this method outlives a rebuild.)"""
        self.live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Read and check everything before the host touches a page."""
        self._root = root = Path(config.config_file_path).parent
        keep_compiled(kept_templates(root))
        with self._stage("чтение и проверка"):
            self._take_day()
            self._sources = read_project(root, self.read)
            settings = site_settings(config, self.config)
            self._project = load_project(self._sources, settings, kept_roadmaps(root).load)
            self._spared = SparedWork(root, self._project, self._sources, self.earlier)
            self.diagnostics = sort_diagnostics(
                [*self._project.diagnostics, *check_page_macros(self._project), *check_home(self._project.subject)]
            )
        self._report()
        with self._stage("история из git"):
            history = read_history(root, self.config.time_zone) if self.history is None else self.history
            self._history = for_readers(history, self._project)
        with self._stage("листы для печати"):
            sheets = self._sheets()
        with self._stage("общие страницы и данные"):
            site = build_site(self._project, self._day, sheets, self._history)
        files, scripts = with_prints(site.files)
        self._site = replace(site, files=files)
        # An instance may outlive its build; what a build gathers does not.
        self._pages = WrittenPages(self._project, self._day, self._history)
        self._styles, self._stubs = PageStyles(), Stubs(site.shells())
        prepare_markdown(config)
        list_theme_once(config.theme)
        escape_settings(config)
        config.extra.update(footer_values(self._day), mt_early=scripts.early, mt_large=likely_in_parts(self._project))
        config.extra_css = [STYLES_TO_COME, *config.extra_css]
        config.extra_javascript = [scripts.late, *config.extra_javascript]

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Keep the YAML, what was not read and the parts of the bundles out of the site; add a stub for each shell."""
        for file in [f for f in files if self._is_unpublished(f, config) or is_bundled(f.src_uri)]:
            files.remove(file)
        self._stubs.add_to(files, config)
        config.nav = with_made_pages(config.nav, self._project.subject)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """The menu is known, and so is which pages need not be made."""
        self._stubs.take_places(files)
        lead_to_made_pages(nav.items)
        escape_menu(nav.items)
        self._nav = nav
        if kept := self._spared.pages(config):
            self._styles.add(self._pages.leave_made(files, kept))
        return nav

    def on_page_read_source(self, page: HostPage, config: MkDocsConfig) -> str | None:
        """Our reader has read the page already; the host gets text without front matter, macros replaced."""
        return self._pages.markdown(page.file.src_uri, page.url or "")

    def on_page_markdown(self, markdown: str, page: HostPage, **_: Any) -> str:
        """Give the host the metadata that our reader read."""
        if page.file.src_uri in self._stubs:
            page.meta = stub_meta()
        elif (meta := self._pages.meta(page.file.src_uri)) is not None:
            page.meta = meta
        return markdown

    def on_page_content(self, html: str, page: HostPage, **_: Any) -> str:
        """Judge what Markdown made, and put the macros' markup where their placeholders came out."""
        self.patience.check()
        if page.file.src_uri in self._stubs:
            return STUB_CONTENT
        escape_page_titles(page)
        content = self._pages.content(page.file.src_uri, html)
        return html if content is None else content

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """All pages are converted and none is written: the last moment to refuse one."""
        self._host = BuiltHost(config, files, self._nav, env)
        env.bytecode_cache = kept_templates(self._root)
        self.diagnostics = sort_diagnostics([*self.diagnostics, *self._pages.faults(self._site)])
        if has_errors(self.diagnostics):
            self._report()
        return env

    def on_post_page(self, output: str, page: HostPage, **_: Any) -> str:
        """Keep a shell for ourselves; an empty answer makes the host write nothing."""
        output = valid_markup(output)
        seen = self._styles.look_at(output)
        if page.file.src_uri in self._stubs:
            self._stubs.cut(page.file.src_uri, output)
            return ""
        self._styles.note_written(page.file.dest_uri, output)
        self._pages.note(page, output, seen)
        return output

    def on_post_template(self, output_content: str, template_name: str, **_: Any) -> str:
        """The host's sitemap would list the stubs and carry the day of the build; the site brings its own."""
        if template_name.startswith("sitemap"):
            return ""
        self._styles.look_at(output_content)
        self._styles.note_written(template_name, output_content)
        return valid_markup(output_content)

    @event_priority(-100)  # after the search plugin has written its index
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Pour the generated pages into their shells and write them with the other files."""
        with self._stage("страницы карт и ролей"):
            self._add_styles(config)
            self._add_pages_left(Path(config.site_dir))
            spared, templates = self._spared, self._stubs.templates
            write_site(
                Path(config.site_dir),
                spared.parts_to_make(self._site, self._day, templates),
                lambda page: templates[page.shell].fill(page),
                known=spared.known,
                indexed=spared.indexed(),
                between=self.patience.check,
            )
            spared.keep()

    def _stage(self, name: str) -> AbstractContextManager[None]:
        self.patience.check()
        return self.times.stage(name)

    def _take_day(self) -> None:
        if self.today or self.live:
            known = SiteDay(self.today or build_day(self.config))
        else:
            known = site_day(self._root, self.config)
        self._day, self.by_clock = known.day, known.by_clock
        if known.by_clock:
            log.info(BY_CLOCK.strip())

    def _is_unpublished(self, file: File, config: MkDocsConfig) -> bool:
        """Whether the file lies below docs/ and is none of those that were read: YAML, and Word's temporary files."""
        authored = file.src_dir is not None and Path(file.src_dir) == Path(config.docs_dir)
        return authored and file.src_uri not in self._project.paths

    def _add_styles(self, config: MkDocsConfig) -> None:
        files = dict(self._site.files)
        address, styles = self._styles.finish(config, files.pop(CSS_PATH))
        self._site = replace(self._site, files={**files, address: styles})
        self._stubs.lead_to_styles(address)

    def _add_pages_left(self, out: Path) -> None:
        """Put the pages that the host did not make among those that it made."""
        left = self._pages.pages_left(out, self._host.files)
        pages = {path: self._styles.lead(page).encode() for path, page in left.items()}
        self._site = replace(self._site, files={**self._site.files, **pages})

    def keep_pages(self) -> None:
        """Remember the pages for the next build; to be called when nothing is wrong with any."""
        self._pages.keep(self._host.files)

    def _sheets(self) -> ReadySheets | None:
        """The sheets for paper, if they are wanted; what cannot be printed ends the build."""
        if not (self.with_sheets and self.config.sheets):
            return None
        sheets = self._site_sheets(self.sheet_seconds, self.patience, by_name=self.earlier is not None)
        self.waiting = sheets.waiting
        if sheets.faults:
            self.diagnostics = sort_diagnostics([*self.diagnostics, *sheets.diagnostics(self._sources.texts)])
            self._report()
        return sheets.ready

    def _site_sheets(self, seconds: float | None, patience: Patience, *, by_name: bool) -> SiteSheets:
        from macros.adapters.building.site_sheets import site_sheets  # with all that sets them: where they are wanted

        zone = self.config.time_zone
        return site_sheets(self._project, self._sources, self._root, zone, seconds, by_name=by_name, patience=patience)

    def _report(self) -> None:
        errors = [d for d in self.diagnostics if d.severity is Severity.ERROR]
        warnings = [d for d in self.diagnostics if d.severity is not Severity.ERROR]
        if warnings:
            log.info("\n%s", format_text(warnings, self._sources.texts))
        if has_errors(errors):
            raise PluginError(
                "В материалах есть ошибки, сайт не собран.\n\n" + format_text(errors, self._sources.texts)
            )
