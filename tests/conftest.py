"""What every test may ask for. The day is fixed, the network is closed, the real site is built once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.support import network_guard
from tests.support.golden_files import Golden
from tests.support.system_tools import CHROMIUM_ADVICE, find_chromium
from tests.support.web_server import serve_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2025, 2, 10)
NO_CHROMIUM = f"не найден Chromium: {CHROMIUM_ADVICE}"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The network guard watches this process only; the browser gets no name resolved beyond this machine.
STAY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"

BUSY_MACHINE = 20_000  # milliseconds that an expectation may wait; a quiet machine needs a few hundred

# The same examples in every run and on slow machines too: a red test is a fault of the change.
settings.register_profile("metodichka", deadline=None, derandomize=True)
settings.load_profile("metodichka")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden`."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files instead of comparing")


def pytest_configure() -> None:
    """Close the network, give the programs under test a cache of their own, and let Ctrl-C reach them.

    A shell starts background jobs with SIGINT ignored, and every program started from there would inherit that.
    """
    network_guard.install()
    os.environ["METODICHKA_CACHE"] = str(ROOT / ".cache" / "tests")  # a person's own key is no business of tests
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser its tests are skipped with the reason, and the summary of `run.py test` repeats it."""
    if find_chromium() is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


@pytest.fixture(autouse=True)
def closed_network() -> Iterator[None]:
    """Fails the test that tried to leave this machine, even if the code swallowed the refusal."""
    network_guard.attempts.clear()
    yield
    if network_guard.attempts:
        pytest.fail(f"tried to reach the network: {', '.join(network_guard.attempts)}", pytrace=False)


@pytest.fixture(scope="session")
def today() -> date:
    """The day all tests live on: inside the roadmaps of 2024/25, after those of 2022."""
    return TODAY


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder with mkdocs.yml."""
    return ROOT


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden("components/timeline/long.html", text)` compares with tests/golden."""
    return Golden(ROOT / "tests" / "golden", update=request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def serve_directory() -> Iterator[Callable[[Path], str]]:
    """`serve_directory(folder)` gives the address it is served under until the end of the session."""
    with ExitStack() as servers:
        addresses: dict[Path, str] = {}

        def serve(folder: Path) -> str:
            if folder not in addresses:
                addresses[folder] = servers.enter_context(serve_folder(folder))
            return addresses[folder]

        yield serve


@pytest.fixture(scope="session")
def start_chromium() -> Iterator[Callable[[], Browser]]:
    """Gives the running browser; one that has died is replaced."""
    path = find_chromium()
    if path is None:
        pytest.skip(NO_CHROMIUM)
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=BUSY_MACHINE)
    started: list[Browser] = []
    with sync_playwright() as playwright:

        def start() -> Browser:
            if not started or not started[-1].is_connected():
                arguments = [*CHROMIUM_ARGUMENTS, STAY_HERE]
                started.append(playwright.chromium.launch(executable_path=path, args=arguments))
            return started[-1]

        yield start
        for browser in started:
            browser.close()


@pytest.fixture(scope="module")
def chromium(start_chromium: Callable[[], Browser]) -> Browser:
    """A running browser; open own contexts or pages in it and close them."""
    return start_chromium()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The real project, built once for all workers on the fixed day. Read it, do not change it."""
    from macros.adapters.building.build import build_site_to
    from macros.changes import NO_HISTORY
    from macros.diagnostics import has_errors

    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    site, done = shared / "built-site", shared / "built-site.done"
    with FileLock(shared / "built-site.lock"):
        if not done.exists():
            # Without git's history: it is another one after each commit, and copies of the project have none.
            diagnostics = build_site_to(ROOT, site, today=TODAY, history=NO_HISTORY)
            assert not has_errors(diagnostics), "\n".join(each.headline for each in diagnostics)
            done.touch()
    return site
