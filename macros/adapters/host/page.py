"""Renders one page of a host that has built its site: the same steps and plugin events, the rest left as it is."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation


@dataclass(frozen=True, slots=True)
class BuiltHost:
    """What the host has put together for all pages."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment


def render_again(host: BuiltHost, path: str) -> tuple[str, str]:
    """The page of the source `path` (below docs/) as the plugins give it now: its file in the site, and its HTML.

    The order is that of `mkdocs.commands.build`, which has no way to build one page.
    """
    config, plugins = host.config, host.config.plugins
    file = host.files.src_uris[path]
    assert file.page is not None  # noqa: S101 - it was built before
    page = plugins.on_pre_page(file.page, config=config, files=host.files)
    page.read_source(config)
    page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=host.files)
    page.render(config, host.files)
    page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=host.files)
    page.active = True
    try:
        context = get_context(host.nav, host.files, config, page)
        template = host.env.get_template(page.meta.get("template", "main.html"))
        context = plugins.on_page_context(context, page=page, config=config, nav=host.nav)
        return file.dest_uri, plugins.on_post_page(template.render(context), page=page, config=config)
    finally:
        page.active = False
