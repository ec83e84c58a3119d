"""A built site → the files for a disk → one archive, the same bytes from the same site."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from macros.adapters.offline.pages import SHIM, offline_page
from macros.adapters.offline.search import INDEX, INDEX_SCRIPT, index_parts, index_script, part_scripts, worker_script

FOLDER = "section"  # what appears where the archive is unpacked

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the format's own beginning of time
_READABLE_BY_ALL = 0o100644 << 16
_UNIX = 3
# Only a server has a use for these.
_SERVERS_OWN = frozenset(("404.html", "sitemap.xml", "sitemap.xml.gz", INDEX))


def offline_files(site: Path) -> dict[str, bytes]:
    """The files of the built site as they work from a disk, by their paths."""
    found = sorted(path for path in site.rglob("*") if path.is_file())
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in found if path.suffix != ".map"}
    names = files.keys() - _SERVERS_OWN - set(index_parts(files.keys()))
    result = {name: _readable(name, files[name], names) for name in sorted(names)}
    if INDEX in files:
        result[INDEX_SCRIPT] = index_script(files[INDEX], names)
        result[SHIM] = worker_script(files)
        result.update(part_scripts(files))
    return result


def archive(files: Mapping[str, bytes]) -> bytes:
    """The ZIP of the files, in one folder."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", _EARLIEST)
            entry.create_system, entry.external_attr = _UNIX, _READABLE_BY_ALL
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    return buffer.getvalue()


def _readable(name: str, content: bytes, names: frozenset[str] | set[str]) -> bytes:
    return offline_page(content.decode(), name, names).encode() if name.endswith(".html") else content
