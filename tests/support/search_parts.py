"""A built site once more, as if it were so large that its search index had to be in parts."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from macros.adapters.search_index import SEARCH_INDEX, write_search_index
from macros.adapters.search_worker import WORKER
from macros.site import SearchEntry


def copy_in_parts(site: Path, folder: Path, entries: Iterable[SearchEntry] = ()) -> Path:
    """Write the copy to `folder`, with more entries; its other files are the site's own."""
    shutil.copytree(site, folder, copy_function=os.link)
    index = folder / SEARCH_INDEX
    index.unlink()  # or the site's would change with it
    shutil.copyfile(site / SEARCH_INDEX, index)
    head = write_search_index(folder, entries, most_whole=0)
    worker = folder / WORKER
    if worker.exists():
        text = worker.read_text(encoding="utf-8")
        worker.unlink()
        worker.write_text(f"self.searchHead={json.dumps(head)};\n{text}", encoding="utf-8")
    return folder
