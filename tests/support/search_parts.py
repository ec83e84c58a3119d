"""A built site once more, as if it were so large that its search index had to be in parts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from macros.adapters.search_index import SEARCH_INDEX, write_search_index
from macros.site import SearchEntry


def copy_in_parts(site: Path, folder: Path, entries: Iterable[SearchEntry] = ()) -> Path:
    """Write the copy to `folder`, with more entries; its other files are the site's own."""
    shutil.copytree(site, folder, copy_function=os.link)
    index = folder / SEARCH_INDEX
    index.unlink()  # or the site's would change with it
    shutil.copyfile(site / SEARCH_INDEX, index)
    write_search_index(folder, entries, most_whole=0)
    return folder
