"""Check `dead-link` and `unsafe-link`: where the links and images of a page lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice
from urllib.parse import unquote

from macros.checks.addresses import (
    GENERATED_FOLDERS,
    known_addresses,
    mailto,
    measure_anchors,
    page_address,
    schemeless,
    typed_for_windows,
)
from macros.checks.markup.reading import shown_value
from macros.checks.nearest import nearest_file
from macros.checks.subject import PageFile, Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.model.roadmap import Roadmap

_LINK = re.compile(
    r"""(?:(?P<picture>!)\[[^\[\]\n]*)?\]\(\s*                          # ![text](
    (?:<(?P<angled>[^<>\n]*)>                                            # [text](<a target>)
    |(?P<inline>[^()\s<>]+(?:\([^()\s<>]*\)[^()\s<>]*)*))               # [text](target "title")
    |^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<reference>[^\s<>]+)          # [name]: target
    |\b(?:href|src)\s*=\s*(?P<quote>["'])(?P<html>[^"'\n]*)(?P=quote)     # <a href="target">
    """,
    re.VERBOSE | re.MULTILINE,
)
_MORE_WORDS = re.compile(r"[ ]+[^\s\"'()<>][^\n\"'()<>]*\)")  # «(мой файл.pdf)»: what Markdown takes for no link
MAX_TOLD = 100  # of one page
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SPACED = "в адресе есть пробел, и ссылкой он не станет: возьмите адрес в угловые скобки – [План](<мой план.pdf>)"
_SAFE = ("http:", "https:", "mailto:", "tel:")


@dataclass(frozen=True)
class _Site:
    """What may be linked to. `roadmaps` are those whose measures are known, by their addresses."""

    files: frozenset[str]
    addresses: frozenset[str] | None
    roadmaps: Mapping[str, Roadmap]


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is written, and its place; `spaced` – a space has cut its address short; `picture` – it is shown."""

    target: str
    span: Span
    spaced: bool = False
    picture: bool = False


def check_links(subject: Subject) -> Iterator[Diagnostic]:
    """Links and images of a page lead to something: a file below docs/, a page of the site, or another site.

    Fails::

        [Инструкция](instrukcia.md)  [Сайт](javascript:alert(1))

    Passes::

        [Инструкция](instructions/vhod.md)  [Сайт](https://myschool.edu.ru/)

    Anchors are checked where reading knows them: at the measures of a roadmap («roadmaps/perm-2024/#m-2-1»).
    """
    roadmaps = {f"roadmaps/{each.roadmap.id}/": each.roadmap for each in subject.roadmaps if not each.partial}
    site = _Site(subject.paths, known_addresses(subject) if subject.complete else None, roadmaps)
    for each in subject.pages:
        judged = (found for link in page_links(each) for found in _judge(each, link, site))
        yield from islice(judged, MAX_TOLD)


def page_links(each: PageFile) -> Iterator[Link]:
    """Every link and picture of the page's text, in order."""
    body = each.words
    line, seen = each.page.body_line, 0
    for match in _LINK.finditer(body):
        name = match.lastgroup if match.lastgroup != "quote" else "html"
        start, end = match.span(name or "html")
        line += body.count("\n", seen, start)
        seen = start
        column = start - body.rfind("\n", 0, start)
        spaced = name == "inline" and _MORE_WORDS.match(body, end) is not None
        picture = match["picture"] is not None or (name == "html" and match[0].startswith("src"))
        yield Link(body[start:end], Span(line, column, column + max(end - start, 1)), spaced, picture)


def page_targets(each: PageFile) -> Iterator[str]:
    """Whereto in the site the links of a page may lead: each as a path below docs/ and as an address."""
    for link in page_links(each):
        path = unquote(link.target.partition("#")[0].partition("?")[0])
        if path and not _SCHEME.match(path):
            for base in (posixpath.dirname(each.page.path), page_address(each.page.path)):
                yield _inside(posixpath.join(base, path)) or ""


def is_elsewhere(target: str) -> bool:
    """Whether the link leaves the site."""
    return bool(_SCHEME.match(target)) or target.startswith("//")


def link_address(page: str, target: str, files: Collection[str]) -> str | None:
    """The address of the page that a link within the site leads to; None for a file and for what leaves docs/.

    `page` is the path of the linking page below docs/, `files` are the published files.
    """
    path = unquote(target.partition("#")[0].partition("?")[0])
    if not path:
        return page_address(page)
    file = _inside(posixpath.join(posixpath.dirname(page), path))
    if file is not None and file in files:
        return page_address(file) if file.endswith(".md") else None
    address = _inside(posixpath.join(page_address(page), path))
    if address is None or address in files:
        return None
    return address if address.endswith("/") or not address else f"{address}/"


def made_file(page: str, target: str) -> str:
    """The path in the site of a file that other layers make, if a page's link leads to their folders; else empty."""
    target = unescape(target)
    if is_elsewhere(target) or "{{" in target:
        return ""
    path = unquote(target.partition("#")[0].partition("?")[0])
    address = _inside(posixpath.join(page_address(page), path)) or ""
    return address if address.startswith(GENERATED_FOLDERS) else ""


def _judge(each: PageFile, link: Link, site: _Site) -> Iterator[Diagnostic]:
    target = unescape(link.target)  # «java&#115;cript:» is what a browser makes of it
    scheme = _SCHEME.match(target)
    typed = typed_for_windows(target)
    if link.picture and (scheme or typed):
        return  # the page's HTML is judged too, and a picture from elsewhere told there
    if target.startswith(("//", "\\")) or (scheme and scheme[0].lower() not in _SAFE):
        yield tell("unsafe-link", each.file, link.span, hint=typed or None, target=shown_value(target))
    elif not scheme and not target.startswith("#") and "{{" not in target:
        hint = _SPACED if link.spaced else _fault(each.page.path, target, site)
        if hint is not None:
            yield tell("dead-link", each.file, link.span, hint=hint or None, target=target)


def _fault(page: str, target: str, site: _Site) -> str | None:
    """None for a good link, else the hint (empty: the usual one)."""
    path, _, anchor = target.partition("#")
    path = unquote(path.partition("?")[0])
    if typed := typed_for_windows(path) or mailto(path):
        return typed
    if path.startswith("/"):
        return "уберите косую черту в начале и запишите путь от папки, в которой лежит эта страница"
    if _inside(posixpath.join(posixpath.dirname(page), path)) in site.files:
        return None
    address = _inside(posixpath.join(page_address(page), path))
    if address is None:
        return "путь выходит за пределы папки docs"
    published = address in site.files and not address.endswith(".md")
    if published or address.startswith(GENERATED_FOLDERS) or site.addresses is None:
        return None
    address = address if address.endswith("/") or not address else f"{address}/"
    if address not in site.addresses:
        return schemeless(path) or _better(page, path, site)
    roadmap = site.roadmaps.get(address)
    if roadmap and anchor.startswith("m-") and unquote(anchor) not in measure_anchors(roadmap):
        return "страница есть, а такого мероприятия на ней нет: проверьте номер после «#m-»"
    return None


def _inside(path: str) -> str | None:
    """The path without «..», its last slash kept; None if it leaves the folder."""
    plain = posixpath.normpath(path)
    if plain == ".." or plain.startswith("../"):
        return None
    return ("" if plain == "." else plain) + ("/" if path.endswith("/") and plain != "." else "")


def _better(page: str, path: str, site: _Site) -> str:
    """The way to what was probably meant: a file in other letters or of another folder, a page by its address."""
    folder = posixpath.dirname(page)
    file = _inside(posixpath.join(folder, path))
    if other := next((each for each in sorted(site.files) if file and each.casefold() == file.casefold()), ""):
        name = posixpath.relpath(f"/{other}", f"/{folder}")
        return f"файл называется «{name}»: на сайте большие и маленькие буквы в именах различаются"
    for wanted in (_as_address(file or path), _as_address(path)):
        for address in sorted(site.addresses or ()):
            if not path.endswith(".md") and (address == wanted or address.endswith(f"/{wanted}")):
                return _MEANT.format(posixpath.relpath("/" + address, "/" + page_address(page)) + "/")
    nearest = nearest_file(path, site.files)
    return _MEANT.format(posixpath.relpath(f"/{nearest}", f"/{folder}")) if nearest else ""


def _as_address(path: str) -> str:
    return path.strip("/").removesuffix(".yaml").removesuffix(".yml").removesuffix(".md") + "/"


_MEANT = "возможно, имелось в виду «{}»"
