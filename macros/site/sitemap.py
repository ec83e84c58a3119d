"""The list of addresses for search engines. It carries no dates: the same content gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from macros.project import Project
from macros.views.urls import page_url


def sitemap(project: Project, generated: Iterable[str]) -> bytes:
    """sitemap.xml over hand-written and generated addresses; relative ones where the site's own is not set."""
    urls = sorted({*(page_url(page.path) for page in project.pages), *generated})
    base = project.settings.site_url
    rows = "".join(f"  <url><loc>{escape(base + url, quote=False)}</loc></url>\n" for url in urls)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{rows}</urlset>\n".encode()
