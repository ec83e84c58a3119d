"""Search without a server: the index as a script, and the worker's code for the page itself.

Browsers start no worker and fetch nothing from a disk. The theme asks for «search_index.js» there by itself; the worker
it needs is given to it by a few lines of our own (shim.js) around the very script that the worker is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any

from macros.adapters.building.search_worker import WORKER
from macros.adapters.offline.pages import offline_address

INDEX, INDEX_SCRIPT = "search/search_index.json", "search/search_index.js"

_SHIM = Path(__file__).with_name("shim.js")
_FOLDER = "search/"
_PART = re.compile(_FOLDER + r"[0-9a-f]{12}/(?:terms-\d+|texts-\d+|words)\.json")


def index_script(index: bytes, files: Set[str]) -> bytes:
    """The search index as a script, its addresses with the files they mean."""
    data = json.loads(index)
    for entry in data["docs"]:
        entry["location"] = _entry_address(entry["location"], files)
    return f"var __index = {_json(data)};\n".encode()


def part_scripts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a large index as scripts, by their paths; the parts themselves stay with the servers."""
    names = files.keys()
    return {f"{path.removesuffix('json')}js": _part_script(path, files[path], names) for path in index_parts(names)}


def index_parts(files: Set[str]) -> list[str]:
    """Those of the files that are parts of an index."""
    return sorted(path for path in files if _PART.fullmatch(path))


def _part_script(path: str, content: bytes, files: Set[str]) -> bytes:
    data = json.loads(content)
    if "/texts-" in path:
        data["pages"] = [[_entry_address(page, files), title] for page, title in data["pages"]]
    return f"searchParts[{json.dumps(path.removeprefix(_FOLDER))}] = {_json(data)};\n".encode()


def _entry_address(location: str, files: Set[str]) -> str:
    """Where an entry is found on a disk; the home page's own places («#now») have no path in front of them."""
    return offline_address(location if location and location[0] != "#" else f"./{location}", "", files)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def worker_script(files: Mapping[str, bytes]) -> bytes:
    """The shim with the worker in it, which has all its scripts; nothing is looked for at run time."""
    # In `with` a bare name means the worker's own: its postMessage, its lunr.
    worker = f"function (self) {{ with (self) {{\n{files[WORKER].decode()}\n}} }}"
    return f"{_SHIM.read_text(encoding='utf-8')}}})({worker});\n".encode()
