"""What an author probably meant by an address that leads nowhere: advice of `dead-link` and `dead-reference`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from unicodedata import normalize

from macros.checks.addresses import material_addresses, schemeless
from macros.checks.subject import Subject
from macros.loading.words import did_you_mean

MANUAL = "editors/"  # whose pages are named like macros and messages, and are not what an author means
_ALIKE = 0.75  # of two names of files: one letter in four may differ
_OTHER_SITE = re.compile(r"(?i)https?://[^/]*/?")


def nearest_file(wanted: str, files: Collection[str]) -> str:
    """The file of this name, else of this name and another kind, else of nearly this name; of several the one nearest
    to the top. What has no dot is no file; a list of a folder («index.md») and a page of the manual are not meant."""
    base = posixpath.basename(wanted).casefold()
    others = [each for each in files if wanted.startswith(MANUAL) or not each.startswith(MANUAL)]
    named = {posixpath.basename(each).casefold(): each for each in sorted(others, key=_from_the_bottom)}
    named.pop("index.md", None)
    if base in named or "." not in base or base == "index.md":
        return named.get(base, "")
    stems = {posixpath.splitext(name)[0]: each for name, each in named.items()}
    close = get_close_matches(base, named, n=1, cutoff=_ALIKE)
    return stems.get(posixpath.splitext(base)[0]) or (named[close[0]] if close else "")


def related_advice(target: str, subject: Subject, known: Collection[str]) -> str:
    """The next step for an entry of «связанные» that is no page; `known` are the addresses of the site."""
    path = target.partition("#")[0].strip()
    if other := next((each for each in sorted(subject.paths) if _folded(each) == _folded(path)), ""):
        return f"файл называется «{other}»: на сайте большие и маленькие буквы в именах различаются"
    meant = _meant_page(path, subject, known)
    if meant:
        return did_you_mean(meant, target)
    if _OTHER_SITE.match(path) or schemeless(path):
        return "здесь называют только страницы этого сайта; ссылку на другой сайт поставьте в тексте"
    return "укажите путь файла от папки docs или адрес страницы от начала сайта"


def _meant_page(path: str, subject: Subject, known: Collection[str]) -> str:
    """The file or address that is written without its ending or with the site's name, by its title, or misspelt."""
    pages = {each for each in subject.paths if each.endswith(".md")}
    if inside := _OTHER_SITE.match(path):
        return _tail(path[inside.end() :], known)
    address = f"{path.strip('/').removesuffix('.yaml').removesuffix('.yml')}/"
    if exact := next((each for each in (f"{path}.md", address) if each in {*pages, *known}), ""):
        return exact
    titles = dict(_titles(subject))
    if path and _folded(path) in titles:
        return titles[_folded(path)]
    choices = {each for each in {*pages, *known} if each and not each.startswith(MANUAL)}
    close = get_close_matches(path, sorted(choices), n=1, cutoff=_ALIKE)
    return nearest_file(path, pages) or (close[0] if close else "")


def _tail(path: str, known: Collection[str]) -> str:
    """The address of this site with which the address of a site ends; empty for another site."""
    parts = path.partition("#")[0].strip("/").split("/")
    tails = ("/".join(parts[since:]) + "/" for since in range(len(parts)))
    return next((tail for tail in tails if tail in known), "")


def _titles(subject: Subject) -> Iterator[tuple[str, str]]:
    """Titles, folded, with the way to their pages."""
    for page in subject.pages:
        yield _folded(page.page.meta.title), page.page.path
    for each in subject.roadmaps:
        yield _folded(each.roadmap.title), f"roadmaps/{each.roadmap.id}/"
        yield _folded(each.roadmap.name), f"roadmaps/{each.roadmap.id}/"
    for loaded in subject.materials.described():
        if loaded.value is not None and (addresses := material_addresses(loaded.value)):
            yield _folded(loaded.value.title), addresses[0]


def _from_the_bottom(path: str) -> tuple[int, str]:
    return -path.count("/"), path


def _folded(text: str) -> str:
    return normalize("NFC", text).casefold()
