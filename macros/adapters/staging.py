"""The expanded plain tree: Markdown pages with markup in them, and a configuration without our plugin."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from macros.adapters.building.version_day import footer_values, site_day
from macros.adapters.git.history import read_history
from macros.adapters.host.menu import with_made_pages
from macros.adapters.project_reader import ReadProject
from macros.adapters.project_root import CONFIG_FILE
from macros.changes import History
from macros.changes.for_readers import for_readers
from macros.model.page import Page
from macros.project import Project
from macros.render import is_bundled
from macros.site import GeneratedPage, ReadySheets, build_site, expand_page
from macros.site.page_macros import host_meta
from macros.site.plain import plain_block
from macros.views.urls import page_url

_CONTENT = (".yaml", ".yml", ".md")


def staged_files(read: ReadProject, today: date | None, sheets: ReadySheets) -> dict[str, bytes]:
    """The tree as paths and contents: mkdocs.yml, docs/, overrides/. `today` None means that of the site."""
    day = today or site_day(read.root, read.options).day
    history = for_readers(read_history(read.root, read.options.time_zone), read.project)
    site = build_site(read.project, day, sheets, history)
    tree = dict(_copied(read.root / "docs", "docs", _CONTENT))
    tree |= {path: content for path, content in _copied(read.root / "overrides", "overrides", ()) if not _ours(path)}
    tree |= {f"docs/{page.path}": _page(read.project, page, day, history) for page in read.project.pages}
    made = site.whole()
    tree |= {f"docs/{page.url}index.md": _generated(page) for page in made.pages}
    tree |= {f"docs/{path}": content for path, content in made.files.items() if path != "sitemap.xml"}
    tree[CONFIG_FILE] = _configuration(read, day)
    return tree


def _ours(path: str) -> bool:
    """Whether the plugin has made something of the file, which is in the tree already."""
    return is_bundled(path.removeprefix("overrides/"))


def _copied(folder: Path, prefix: str, without: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not path.is_symlink() and path.suffix not in without:
            yield f"{prefix}/{inside.as_posix()}", path.read_bytes()


def _page(project: Project, page: Page, today: date, history: History) -> bytes:
    expanded = expand_page(project, page, today, page_url(page.path), history)
    return _document(host_meta(page), expanded.insert_plain())


def _generated(page: GeneratedPage) -> bytes:
    return _document({"title": page.title, "description": page.description}, plain_block(page.body))


def _document(meta: dict[str, object], body: str) -> bytes:
    # JSON is YAML that no reader takes for anything else.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", "", body, ""]).encode()


def _configuration(read: ReadProject, day: date) -> bytes:
    config: dict[str, Any] = yaml.safe_load((read.root / CONFIG_FILE).read_text(encoding="utf-8"))
    if "nav" in config:
        config["nav"] = with_made_pages(config["nav"], read.project.subject, "{}index.md")
    config["plugins"] = [
        p for p in config.get("plugins", []) if "metodichka" not in (p if isinstance(p, dict) else {p: 0})
    ]
    config["extra"] = {**config.get("extra", {}), **footer_values(day)}
    config["extra_css"] = ["assets/metodichka.css", *config.get("extra_css", [])]
    config["extra_javascript"] = ["assets/metodichka.js", *config.get("extra_javascript", [])]
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False).encode()
