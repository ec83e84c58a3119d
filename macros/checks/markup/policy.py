"""What HTML a page may have, whoever made it: Markdown, its extensions, or an editor by hand.

The lists are the documentation; CONTRIBUTING.md tells them to editors. What is not named here is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from macros.model.note_boxes import BOX_TITLES

VOID = frozenset({"br", "hr", "img", "wbr"})

TAGS = frozenset(
    [
        *("p", "br", "hr", "wbr", "div", "span", "blockquote", "pre", "figure", "figcaption", "details", "summary"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
        *(
            "a",
            "img",
            "em",
            "strong",
            "b",
            "i",
            "u",
            "s",
            "del",
            "ins",
            "mark",
            "small",
            "sub",
            "sup",
            "q",
            "cite",
            "dfn",
        ),
        *("abbr", "time", "code", "kbd", "samp", "var"),
    ]
)

EVERYWHERE = frozenset({"id", "class", "title", "lang"})
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href", "download"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "ol": frozenset({"start", "reversed"}),
    "li": frozenset({"value"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "td": frozenset({"colspan", "rowspan"}),
    "time": frozenset({"datetime"}),
    "details": frozenset({"open"}),
}

_CLASS = re.compile(
    rf"admonition(-title)?|inline|end|{'|'.join(BOX_TITLES)}"
    r"|footnote|footnote-ref|footnote-backref|headerlink|toc|toctitle|language-[\w+#.-]{1,30}"
    r"|md-button(--primary)?|mt-align-(left|center|right)|grid|cards"
)
_ID = re.compile(r"[\w.:-]{1,200}")
# The theme's switches and our frame have such ids; a second one would take the place of the first.
_OUR_IDS = re.compile(r"__|mt-|mtshell|mtmacro")
_VALUES: Mapping[str, re.Pattern[str]] = {
    "width": re.compile(r"\d{1,4}"),
    "height": re.compile(r"\d{1,4}"),
    "colspan": re.compile(r"\d{1,2}"),
    "rowspan": re.compile(r"\d{1,3}"),
    "start": re.compile(r"\d{1,6}"),
    "value": re.compile(r"\d{1,6}"),
    "loading": re.compile(r"lazy|eager"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "lang": re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{2,8})*"),
    "open": re.compile(r"(open)?"),
    "reversed": re.compile(r"(reversed)?"),
}

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
# A host by name or number and nothing before it: «https://gosuslugi.ru@evil.example» leads to the second.
_WEB = re.compile(r"https?://[^\s/?#@\\]+([/?#][^\s\\]*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s<>\"\\]+", re.IGNORECASE)
_PHONE = re.compile(r"tel:[+\d(). -]+", re.IGNORECASE)


def class_fault(value: str) -> str:
    """The first class that a page may not have, or an empty text."""
    return next((name for name in value.split() if not _CLASS.fullmatch(name)), "")


def id_fault(value: str) -> bool:
    """Whether an id has odd characters or belongs to the site's frame."""
    return not _ID.fullmatch(value) or bool(_OUR_IDS.match(value))


def allowed_attribute(tag: str, name: str) -> bool:
    """Whether the element may have the attribute."""
    return name in EVERYWHERE or name in ATTRIBUTES.get(tag, frozenset())


def value_fault(name: str, value: str) -> bool:
    """Whether the value of a harmless attribute is none that it can have."""
    pattern = _VALUES.get(name)
    return pattern is not None and not pattern.fullmatch(value)


def address_fault(address: str) -> bool:
    """Whether an address, as a browser sees it, leads where the site may not: a script, a disk, an unnamed host."""
    if _UNSEEN.search(address) or address != address.strip() or address.startswith(("//", "\\", "/\\")):
        return True
    if not _SCHEME.match(address):
        return "\\" in address
    patterns = (_WEB, _MAIL, _PHONE)
    return not any(pattern.fullmatch(address) for pattern in patterns) or not _parsable(address)


def picture_fault(address: str) -> bool:
    """Whether a picture would come from another place than this site's own files."""
    return address_fault(address) or bool(_SCHEME.match(address))


def _parsable(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.port is None or parts.port > 0
    except ValueError:
        return False
