"""What the preview answers to a path: pure functions from what is shown to status, type and bytes."""

from __future__ import annotations

import json
import mimetypes
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from macros.adapters.preview.state import Shown
from macros.diagnostics import Diagnostic

OWN = "__preview__/"  # the preview's own addresses, below the site's base
EVENTS = OWN + "events"
SCRIPT = OWN + "overlay.js"
NOT_FOUND = "404.html"
OVERLAY = Path(__file__).with_name("overlay.js")

# Written out, because the system's own table differs (a Windows registry may call JavaScript «text/plain»).
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".md": "text/markdown",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_TEXTUAL = ("text/", "application/json", "application/xml", "application/manifest", "image/svg")


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole HTTP answer."""

    status: int
    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


def answer_to(target: str, shown: Shown, token: str) -> Answer:
    """The answer to a request target («/base/page/?q#…»); `token` tells this run of the server from others."""
    path = unquote(urlsplit(target).path)
    if not path.startswith(shown.base):
        is_entry = path == "/" or path + "/" == shown.base
        return _redirect(quote(shown.base)) if is_entry else _not_found(shown, token)
    name = path.removeprefix(shown.base)
    if name == SCRIPT:
        return Answer(200, OVERLAY.read_bytes(), content_type(OVERLAY))
    if shown.site is None:
        return Answer(503, _waiting_page(shown, token).encode())
    file = find_file(shown.site, name)
    if file is None:
        return _not_found(shown, token)
    if file.is_dir():
        return _redirect(quote(path + "/"))
    return _file(200, file, shown, token)


def find_file(site: Path, name: str) -> Path | None:
    """The file below `site` that a decoded URL path names; a folder when its slash is missing; None when there is none.

    Nothing outside of `site` is ever named, be it by «..», a drive letter, a backslash or a link.
    """
    parts = name.split("/")
    if any(part in ("..", ".") or set(part) & set("\\:\0") for part in parts):
        return None
    try:
        return _existing(site, parts)
    except OSError:  # a name longer than the system takes
        return None


def _existing(site: Path, parts: list[str]) -> Path | None:
    path = site.joinpath(*[part for part in parts if part])
    if not path.resolve().is_relative_to(site.resolve()):
        return None
    if parts[-1] == "":
        path /= "index.html"
        return path if path.is_file() else None
    if path.is_dir():
        return path if (path / "index.html").is_file() else None
    return path if path.is_file() else None


def content_type(path: Path) -> str:
    """MIME type, with UTF-8 named for everything that is text."""
    suffix = path.suffix.lower()
    known = _TYPES.get(suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{known}; charset=utf-8" if known.startswith(_TEXTUAL) else known


def page_identity(shown: Shown, token: str, file: Path | None) -> str:
    """Which state of the page in `file` this is; while nothing is built, each failed build is a page of its own.

    A page is another when its file is, or what all pages share.
    """
    if shown.site is None:
        return f"{token}-{shown.change}"
    return f"{token}-{shown.looks}-{_state(file or shown.site / NOT_FOUND)}"


def _state(file: Path) -> str:
    try:
        status = file.stat()
    except OSError:  # there is none, or it is being replaced
        return ""
    return f"{status.st_mtime_ns}-{status.st_size}"


def state_event(shown: Shown, token: str, target: str) -> bytes:
    """The server-sent event that open pages compare themselves with. `target` asks for it: «…/events?page=/base/x/»."""
    problems = shown.problems if shown.site else ()
    page = unquote(parse_qs(urlsplit(target).query).get("page", [shown.base])[0])
    file = find_file(shown.site, page.removeprefix(shown.base)) if shown.site and page.startswith(shown.base) else None
    data = {"page": page_identity(shown, token, file), "problems": [_problem(each) for each in problems]}
    return f"event: state\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def _problem(diagnostic: Diagnostic) -> dict[str, str | int]:
    return {
        "file": diagnostic.file,
        "line": diagnostic.span.line,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "example": diagnostic.example,
    }


def _file(status: int, file: Path, shown: Shown, token: str) -> Answer:
    tag = _script_tag(shown, token, file)  # first: a page that is replaced now is an old one, to be loaded again
    body = file.read_bytes()
    if file.suffix == ".html":
        body = _with_script(body, tag)
    return Answer(status, body, content_type(file))


def _with_script(page: bytes, tag: str) -> bytes:
    head, body, tail = page.rpartition(b"</body>")
    return head + tag.encode() + body + tail if body else page + tag.encode()


def _script_tag(shown: Shown, token: str, file: Path | None = None) -> str:
    return f'<script src="{quote(shown.base)}{SCRIPT}" data-page="{page_identity(shown, token, file)}"></script>'


def _redirect(location: str) -> Answer:
    return Answer(302, headers={"Location": location})


def _not_found(shown: Shown, token: str) -> Answer:
    if shown.site and (shown.site / NOT_FOUND).is_file():
        return _file(404, shown.site / NOT_FOUND, shown, token)
    return Answer(404, _page("Такой страницы нет", "<p>Проверьте адрес.</p>", shown, token).encode())


def _waiting_page(shown: Shown, token: str) -> str:
    if not shown.problems:
        return _page("Сайт собирается…", "<p>Страница откроется сама.</p>", shown, token)
    items = "".join(_problem_item(each) for each in shown.problems)
    advice = "<p>Исправьте и сохраните файл: страница откроется сама.</p>"
    return _page(f"Сайт не собран, ошибок: {len(shown.problems)}", f"{advice}<ol>{items}</ol>", shown, token)


def _problem_item(problem: Diagnostic) -> str:
    hint = f"<p>Подсказка: {escape(problem.hint)}</p>" if problem.hint else ""
    example = f"<pre>{escape(problem.example)}</pre>" if problem.example else ""
    place = escape(f"{problem.file}:{problem.span.line}")
    return f"<li><p><code>{place}</code></p><p>{escape(problem.message)}</p>{hint}{example}</li>"


def _page(title: str, body: str, shown: Shown, token: str) -> str:
    return (
        '<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>'
        f'{escape(title)}</title><meta name="viewport" content="width=device-width">'
        "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}</style>"
        f"</head><body><h1>{escape(title)}</h1>{body}{_script_tag(shown, token)}</body></html>"
    )
