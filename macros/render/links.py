"""The one place where a root-relative address becomes what stands in an `href`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END_OF_PATH = re.compile(r"[?#]")


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """Called with «roadmaps/perm-2024/#m-1», answers with the address as seen from the page.

    `root` is the way back to the site's root. With `index_files` folders get their «index.html», which a browser
    needs when it reads the site from a disk.
    """

    root: str
    index_files: bool = False

    def __call__(self, url: str) -> str:
        """The address for an `href`; an address within the page («#m-1») stays as it is."""
        if url.startswith("#"):
            return url
        path = _END_OF_PATH.split(url, maxsplit=1)[0]
        rest = url[len(path) :]
        if self.index_files and (not path or path.endswith("/")):
            path += "index.html"
        return (self.root + path or "./") + rest
