"""`metodichka serve`: build, serve, watch, build again, until Ctrl-C."""

from __future__ import annotations

import errno
import signal
import sys
import webbrowser
from argparse import ArgumentTypeError
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn
from urllib.parse import quote, unquote, urlsplit

import yaml

from macros.adapters.arguments import RussianParser, add_today
from macros.adapters.disk.file_lock import BusyError, file_lock
from macros.adapters.preview.builds import Builds
from macros.adapters.preview.resident import Resident, worker_command
from macros.adapters.preview.server import PreviewServer
from macros.adapters.preview.state import PreviewState
from macros.adapters.preview.watching import Changes, watch
from macros.adapters.project_root import CONFIG_FILE, project_here

WINDOWS_PORT_TAKEN = 10048
KEPT_FOLDER = ".cache/preview"


class AddressTakenError(Exception):
    """Nothing can be served at the wanted address; the text is one Russian sentence with the next step."""


def run_serve_command(argv: list[str]) -> int:
    """Serve the project around the working directory until Ctrl-C: 0 then, 2 for wrong use or a taken port."""
    parser = RussianParser("serve", "Показывает сайт в браузере и обновляет его при каждом сохранении файла.")
    parser.add_argument("--port", type=_port, default=8000, metavar="ЧИСЛО", help="порт (8000)")
    parser.add_argument("--host", default="127.0.0.1", metavar="АДРЕС", help="адрес (127.0.0.1: только этот компьютер)")
    parser.add_argument("--open", action="store_true", help="сразу открыть сайт в браузере")
    add_today(parser)
    options = parser.parse_args(argv)
    root = project_here()
    try:
        serve(root, worker_command(options.today), options.host, options.port, open_browser=options.open)
    except AddressTakenError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise ArgumentTypeError(f"«{text}» – не номер порта. Пример: 8001")
    return int(text)


def serve(root: Path, worker: Sequence[str], host: str, port: int, *, open_browser: bool = False) -> None:
    """Show the project at `root`, built by `worker`, until Ctrl-C or SIGTERM. Port 0 takes any free one.

    AddressTakenError before anything is built.
    """
    state = PreviewState(site_base(root))
    with _listening(host, port, state) as server, server.serving(), _site_folder(root) as folder:
        address = f"http://{_host_in_url(host)}:{server.server_port}{quote(state.shown.base)}"
        _say(f"Сайт: {address}  (остановить: Ctrl+C)")
        try:
            with _stop_signal(), watch(root) as changes, Resident(root, worker) as builder:
                if open_browser:
                    webbrowser.open(address)
                builds = Builds(root, folder, builder, state, site_base)
                changes.heard = builds.hurry
                _build_forever(builds, changes)
        except KeyboardInterrupt:
            _say("\nОстановлено.")


def _build_forever(builds: Builds, changes: Changes) -> NoReturn:
    """Build now and after every edit. An edit during a build waits in `changes` and starts the next one."""
    edited: tuple[str, ...] = ()
    while True:
        edited = _next_edit(builds, changes, builds.build(edited))


def _next_edit(builds: Builds, changes: Changes, unmade: int) -> tuple[str, ...]:
    """The files that are edited next; none of them where the sheets that were still to be made are there first."""
    while True:
        edited = changes.take(0 if unmade else 0.5)  # with a time limit: Windows hears no Ctrl-C in an endless wait
        if edited:
            return edited
        if unmade:
            rest = builds.make_sheets()
            if rest == 0:
                return ()
            unmade = rest or 0


def site_base(root: Path) -> str:
    """The path of `site_url` in mkdocs.yml, «/» at both ends; «/» when it cannot be read."""
    try:
        node = yaml.compose((root / CONFIG_FILE).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return "/"
    entries = node.value if isinstance(node, yaml.MappingNode) else []
    address = next((value.value for key, value in entries if key.value == "site_url"), "")
    path = unquote(urlsplit(address).path).strip("/") if isinstance(address, str) else ""
    return f"/{path}/" if path else "/"


@contextmanager
def _listening(host: str, port: int, state: PreviewState) -> Iterator[PreviewServer]:
    try:
        server = PreviewServer(host, port, state)
    except OSError as error:
        raise AddressTakenError(address_sentence(error, host, port)) from None
    with server:
        yield server


def address_sentence(error: OSError, host: str, port: int) -> str:
    """Why the address cannot be listened on, and what to do."""
    advice = "запустите с другим портом: python3 run.py serve --port"
    if error.errno == errno.EADDRINUSE or getattr(error, "winerror", None) == WINDOWS_PORT_TAKEN:
        return f"Порт {port} уже занят другой программой: закройте её или {advice} {port % 65535 + 1}"
    if error.errno == errno.EACCES:
        return f"Система не разрешает занять порт {port}: {advice} 8000"
    return f"Этот компьютер не может открыть адрес «{host}»: запустите без --host или укажите другой адрес."


def _host_in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


@contextmanager
def _site_folder(root: Path) -> Iterator[Path]:
    """Where the site is built: a folder that stays, so that the next preview has little left to build.

    A second preview of the same project, or one where nothing may be written, has a folder for its own time.
    """
    with ExitStack() as held:
        folder = root / KEPT_FOLDER
        try:
            folder.mkdir(parents=True, exist_ok=True)
            held.enter_context(file_lock(folder / "lock", 0, lambda: None))
        except (BusyError, OSError):
            folder = Path(
                held.enter_context(TemporaryDirectory(prefix="metodichka-preview-", ignore_cleanup_errors=True))
            )
        yield folder


@contextmanager
def _stop_signal() -> Iterator[None]:
    """SIGTERM leaves by the same door as Ctrl-C."""

    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201
