"""Mends what Material for MkDocs 9.8.1 writes outside of any block that a theme of ours could replace.

Its frame is a fifth of a page's weight, a good part of that indents, empty lines and what nobody sees.
"""

from __future__ import annotations

import re

# A checkbox has nothing to complete; the standard forbids the attribute there.
_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
# Of our pages nobody sees these: a skip link in whose place ours stands, a message that there is none of, contents that
# a page does without, and a place for what the theme says of copying.
_UNSEEN = re.compile(
    r'<div data-md-component="(?:skip|announce)">\s*(?:<a [^>]*>[^<]*</a>\s*)?</div>\n'
    r'|<div class="md-sidebar md-sidebar--secondary"[^>]* hidden>\n'
    r"(?:<div[^>]*>\n){2}<nav[^>]*>\n</nav>\n(?:</div>\n){3}"
    r'|<div class="md-dialog"[^>]*>\n<div[^>]*></div>\n</div>\n(?![^\n]*(?:content\.code\.copy|search\.share))'
)
# The space around the page's own content.
_AROUND = re.compile(r'\A(<article[^>]*>)\s+(<div class="mt-content"[^>]*>)\s+|\s+(</div>)\s+\Z')
_INDENTS = " \t\r"
# The box that opens the contents on a phone stands in the menu; a page that is not in the menu has a label for nothing.
_CONTENTS_BOX, _FOR_CONTENTS = 'id="__toc"', ' for="__toc"'
# The sign behind a heading is for a mouse: read aloud it is a part of the heading and a link called «#», and the
# keyboard stops at it. The page's contents lead to the same places.
_HEADING_SIGN = re.compile(r'<a class="headerlink"(?= href="#)')
_FOR_A_MOUSE = '<a class="headerlink" tabindex="-1" aria-hidden="true"'


def valid_markup(document: str) -> str:
    """The document without the attributes that a validator refuses, its frame without indents and empty lines.

    What stands in <article> is the page's own, and stays as it is but for the space around it and signs of headings.
    """
    if _CONTENTS_BOX not in document:
        document = document.replace(_FOR_CONTENTS, "")
    start, end = document.find("<article"), document.rfind("</article>")
    if start < 0:
        return document
    content = _HEADING_SIGN.sub(_FOR_A_MOUSE, _AROUND.sub(r"\1\2\3", document[start:end]))
    return f"{_lean(document[:start])}\n{content}{_lean(document[end:])}\n"


def _lean(frame: str) -> str:
    lines = (line.strip(_INDENTS) for line in _TOGGLE.sub(r"\1", frame).split("\n"))
    return _UNSEEN.sub("", "\n".join(filter(None, lines)))
