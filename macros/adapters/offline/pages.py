"""Turns a page that a server shows into one that a browser opens from a disk.

A disk gives no «index.html» for a folder, and counts each file as a site of its own: «'self'» alone may mean nothing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Set
from html import escape, unescape
from urllib.parse import unquote

SHIM = "assets/javascripts/offline.js"

_TAG = re.compile(r"""<[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>""")
_LINK = re.compile(r"""(?<=\s)(href|action)=(?:"([^"]*)"|'([^']*)')""")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/|#")
_END_OF_PATH = re.compile(r"[?#]")
_POLICY = "default-src 'self'"
_THEME_SCRIPT = re.compile(
    r'<template id="mt-theme-script" data-src="([^"]*)assets/javascripts/bundle\.[^"]*"[^>]*></template>'
)


def offline_page(document: str, path: str, files: Set[str]) -> str:
    """The document at `path` of the site as it opens from a disk; `files` are all paths of the site."""
    folder = posixpath.dirname(path)
    linked = _TAG.sub(lambda tag: _LINK.sub(lambda link: _relinked(link, folder, files), tag[0]), document)
    allowed = linked.replace(_POLICY, f"{_POLICY} file:", 1)
    return _THEME_SCRIPT.sub(lambda later: f'<script src="{later[1]}{SHIM}"></script>{later[0]}', allowed)


def offline_address(address: str, folder: str, files: Set[str]) -> str:
    """The relative address with the file that a folder means; what leads elsewhere or nowhere stays as it is."""
    if _ELSEWHERE.match(address):
        return address
    path = _END_OF_PATH.split(address, maxsplit=1)[0]
    target = posixpath.normpath(posixpath.join(folder, unquote(path)))
    index = "index.html" if target == "." else f"{target}/index.html"
    if not path or target in files or index not in files:
        return address
    return f"{path.rstrip('/')}/index.html{address[len(path) :]}"


def _relinked(link: re.Match[str], folder: str, files: Set[str]) -> str:
    address = unescape(link[2] if link[2] is not None else link[3])
    return f'{link[1]}="{escape(offline_address(address, folder, files))}"'
