"""Which files may be published as they are, and which pictures are drawings and nothing more.

A page of HTML or a script among the materials would run on the site's own address, outside everything that guards
the pages; so only kinds that a browser shows or saves are let through.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

PUBLISHED = frozenset(
    [
        *(".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".doc", ".xls", ".ppt"),
        *(".csv", ".txt", ".json", ".ics", ".zip", ".vtt"),
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".svg"),
        *(".mp3", ".m4a", ".ogg", ".mp4", ".webm"),
        *(".css", ".woff2"),  # the look of a section, named in mkdocs.yml
    ]
)
_TEXT = re.compile(r"(?P<name>.+)\.(?P<kind>ya?ml|md)(?:\.txt)?", re.IGNORECASE)
MAX_DRAWING_BYTES = 2_000_000

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_DRAWN = frozenset(
    [
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "switch", "style", "image"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"),
        *("marker", "clipPath", "mask", "pattern", "linearGradient", "radialGradient", "stop", "filter"),
        *("feGaussianBlur", "feOffset", "feMerge", "feMergeNode", "feFlood", "feBlend", "feColorMatrix"),
        *("feComposite", "feDropShadow"),
    ]
)
_INNER = re.compile(r"#[^\s]*|data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_OUTER = re.compile(r"@import|expression|javascript:|url\(\s*+[\"']?+\s*+(?!#)", re.IGNORECASE)

# The first bytes of what is saved by other programs, as their formats fix them.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "документ Word, книга Excel или архив"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "документ или книга из Word или Excel до 2007 года"),
    (b"{\\rtf", "документ в формате RTF"),
    (b"%PDF-", "документ PDF"),
    (b"\x89PNG\r\n", "картинка PNG"),
    (b"\xff\xd8\xff", "картинка JPEG"),
)


def document_kind(data: bytes) -> str:
    """What is no text whatever its file is called, in Russian, or an empty text."""
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), "")


def kind_fault(path: str) -> str:
    """Why a file of this kind is not published, in Russian, or an empty text."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    if dot <= 0:
        return "у имени нет расширения"
    return "" if name[dot:].lower() in PUBLISHED else f"файлы «{name[dot:]}» не публикуются"


def meant_name(path: str) -> str:
    """What a file was to be called whose name says that it is a text of the section, but not to us; else empty.

    Windows hides the «.txt» that Notepad adds, and takes large letters for small ones.
    """
    match = _TEXT.fullmatch(path.rpartition("/")[2])
    return f"{match['name']}.{match['kind'].lower()}" if match else ""


def drawing_fault(data: bytes) -> str:
    """What in an SVG is no drawing, in Russian, or an empty text."""
    if len(data) > MAX_DRAWING_BYTES:
        return "рисунок больше 2 МБ"
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "рисунок записан не в UTF-8"
    if re.search(r"<!(DOCTYPE|ENTITY)|<\?xml-stylesheet", text, re.IGNORECASE):
        return "в рисунке есть служебные определения"
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 - there are no definitions that it could expand
    except (ElementTree.ParseError, ValueError):
        return "рисунок не удалось разобрать"
    if root.tag != f"{_SVG}svg":
        return "это не рисунок SVG"
    return next((fault for element in root.iter() if (fault := _element_fault(element))), "")


def _element_fault(element: ElementTree.Element) -> str:
    space, _, name = str(element.tag).rpartition("}")
    if f"{space}}}" == _SVG and name not in _DRAWN:
        return f"в рисунке есть «<{name}>»"
    if space == "{http://www.w3.org/1999/xhtml":
        return "в рисунке есть HTML"
    for key, value in element.attrib.items():
        plain = key.rpartition("}")[2].lower()
        if plain.startswith("on"):
            return f"в рисунке есть действие «{plain}»"
        if (plain == "href" or key == _XLINK) and not _INNER.fullmatch(value.strip()):
            return "рисунок ссылается на другой файл"
        if _OUTER.search(value):
            return "рисунок ссылается на другой файл"
    if name == "style" and _OUTER.search(element.text or ""):
        return "рисунок ссылается на другой файл"
    return ""
