"""The nginx sample as a real nginx serves it: addresses, types, caching, headers, and a publication under its feet."""

from __future__ import annotations

import gzip
import http.client
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from macros.adapters.publishing.packing import pack
from macros.adapters.publishing.pointer import RELEASES, point_to
from tests.support.system_tools import find_nginx

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NGINX = find_nginx()
pytestmark = pytest.mark.skipif(NGINX is None, reason="нет nginx: образец настройки не проверен (пакет nginx-light)")

PROTECTION = ("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def settings(project_root: Path, folder: Path, port: int, site: Path) -> str:
    """The sample with the lines that are marked as the reader's own filled in."""
    sample = (project_root / "deploy/nginx.conf").read_text(encoding="utf-8")
    for before, after in {"listen 80;": f"listen 127.0.0.1:{port};", "/srv/myschool/current/": f"{site}/"}.items():
        assert sample.count(before) == 1
        sample = sample.replace(before, after)
    own = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    return f"""
        daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
        events {{}}
        http {{ access_log off; {own} {sample} }}
    """


def run_nginx(project_root: Path, folder: Path, site: Path) -> Iterator[int]:
    assert NGINX is not None
    port = free_port()
    config = folder / "nginx.conf"
    config.write_text(settings(project_root, folder, port, site), encoding="utf-8")
    folder.chmod(0o755)
    with subprocess.Popen([NGINX, "-p", str(folder), "-c", str(config), "-g", user_line()]) as process:
        try:
            wait_until_up(process, port, folder)
            yield port
        finally:
            process.terminate()


def user_line() -> str:
    """The workers must read what pytest has made for its own user."""
    import getpass

    return f"user {getpass.getuser()};" if getpass.getuser() == "root" else ""


def wait_until_up(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    for _ in range(100):
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    log = folder / "error.log"
    pytest.fail(f"nginx did not start: {log.read_text(encoding='utf-8') if log.exists() else 'no log'}")


@pytest.fixture(scope="module")
def server(project_root: Path, built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of an nginx over the real site."""
    yield from run_nginx(project_root, tmp_path_factory.mktemp("nginx"), built_site)


def get(port: int, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    return response, response.read()


def in_full(site: Path, path: str) -> str:
    """The address with the fingerprint in the place of its star."""
    below = path.removeprefix("/myschool/")
    return f"/myschool/{next(site.glob(below)).relative_to(site).as_posix()}" if "*" in below else path


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/myschool/", "text/html; charset=utf-8"),
        ("/myschool/roadmaps/perm-2024/", "text/html; charset=utf-8"),
        ("/myschool/assets/metodichka.*.css", "text/css; charset=utf-8"),
        ("/myschool/assets/metodichka.*.js", "text/javascript"),
        ("/myschool/calendar/perm-2024.ics", "text/calendar; charset=utf-8"),
        ("/myschool/api/v1/roadmaps/perm-2024.csv", "text/csv; charset=utf-8"),
        ("/myschool/api/v1/index.json", "application/json; charset=utf-8"),
        ("/myschool/sitemap.xml", "application/xml; charset=utf-8"),
        ("/myschool/assets/fonts/golos-text-latin.woff2", "font/woff2"),
    ],
)
def test_every_kind_of_file_has_its_type_and_protection(server: int, built_site: Path, path: str, kind: str) -> None:
    response, _ = get(server, in_full(built_site, path))
    assert (response.status, response.getheader("Content-Type")) == (200, kind)
    assert all(response.getheader(name) for name in PROTECTION)
    assert response.getheader("Server") == "nginx"


def test_a_lost_address_shows_the_sites_own_page(server: int) -> None:
    response, body = get(server, "/myschool/no-such-page/")
    assert response.status == 404
    assert "Такой страницы нет" in body.decode()
    assert response.getheader("Content-Security-Policy")


@pytest.mark.parametrize(
    ("path", "target"), [("/myschool", "/myschool/"), ("/myschool/roadmaps", "/myschool/roadmaps/")]
)
def test_an_address_without_the_last_slash_leads_on(server: int, path: str, target: str) -> None:
    response, _ = get(server, path)
    assert (response.status, response.getheader("Location")) == (301, target)


@pytest.mark.parametrize("path", ["/myschool/.git/config", "/myschool../etc/passwd", "/myschool/%2e%2e/%2e%2e/x", "/"])
def test_nothing_else_is_given(server: int, path: str) -> None:
    assert get(server, path)[0].status in {400, 404}


def test_pages_are_asked_for_again_and_answered_shortly(server: int) -> None:
    first, _ = get(server, "/myschool/")
    assert first.getheader("Cache-Control") == "no-cache"
    again, body = get(server, "/myschool/", If_None_Match=first.getheader("ETag") or "")
    assert (again.status, body) == (304, b"")


def test_files_with_a_fingerprint_are_kept_for_good(server: int, built_site: Path) -> None:
    for path in ("metodichka.*.css", "metodichka.*.js", "javascripts/early.*.js", "javascripts/bundle.*.min.js"):
        response, _ = get(server, in_full(built_site, f"/myschool/assets/{path}"))
        assert "immutable" in (response.getheader("Cache-Control") or ""), path
    response, _ = get(server, "/myschool/assets/javascripts/workers/metodichka.js")
    assert response.getheader("Cache-Control") == "no-cache"


def test_a_large_index_is_kept_for_good_and_its_absence_is_not(project_root: Path, tmp_path: Path) -> None:
    """A version may come back, and with it the parts that were not there meanwhile."""
    part = tmp_path / "site/search/0123456789ab/terms-0.json"
    part.parent.mkdir(parents=True)
    part.write_text("{}", encoding="utf-8")
    tmp_path.chmod(0o755)
    servers = run_nginx(project_root, tmp_path, tmp_path / "site")
    port = next(servers)
    try:
        kept, _ = get(port, "/myschool/search/0123456789ab/terms-0.json")
        assert (kept.status, "immutable" in (kept.getheader("Cache-Control") or "")) == (200, True)
        gone, _ = get(port, "/myschool/search/ba9876543210/terms-0.json")
        assert (gone.status, gone.getheader("Cache-Control")) == (404, "no-cache")
    finally:
        servers.close()  # type: ignore[attr-defined]


def test_texts_are_packed(server: int, built_site: Path) -> None:
    styles = in_full(built_site, "/myschool/assets/metodichka.*.css")
    for path in ("/myschool/", "/myschool/search/search_index.json", styles):
        packed, body = get(server, path, Accept_Encoding="gzip")
        assert packed.getheader("Content-Encoding") == "gzip"
        assert len(body) < len(get(server, path)[1]) / 2


def test_what_publishing_has_packed_is_given_as_it_is(project_root: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("Слова. " * 500, encoding="utf-8")
    pack(site)
    packed = (site / "index.html.gz").read_bytes()
    assert gzip.decompress(packed) == (site / "index.html").read_bytes()
    tmp_path.chmod(0o755)
    servers = run_nginx(project_root, tmp_path, site)
    port = next(servers)
    try:
        response, body = get(port, "/myschool/", Accept_Encoding="gzip")
        assert (response.getheader("Content-Encoding"), body) == ("gzip", packed)
        assert response.getheader("Vary") == "Accept-Encoding"
        assert response.getheader("Content-Type") == "text/html; charset=utf-8"
        assert get(port, "/myschool/")[1] == (site / "index.html").read_bytes()
    finally:
        servers.close()  # type: ignore[attr-defined]


def test_a_publication_shows_at_once(project_root: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / "www" / RELEASES / name).mkdir(parents=True)
        (tmp_path / "www" / RELEASES / name / "index.html").write_text(name, encoding="utf-8")
    tmp_path.chmod(0o755)
    point_to(tmp_path / "www", "a")
    servers = run_nginx(project_root, tmp_path, tmp_path / "www/current")
    port = next(servers)
    try:
        assert get(port, "/myschool/")[1] == b"a"
        point_to(tmp_path / "www", "b")
        assert get(port, "/myschool/")[1] == b"b"
    finally:
        servers.close()  # type: ignore[attr-defined]


@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "roadmaps/perm-2024/", "roadmaps/perm-2024/timeline/", "no-such-page/"])
def test_the_site_keeps_to_the_policy_of_the_sample(server: int, chromium: Browser, path: str) -> None:
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"http://127.0.0.1:{server}/myschool/{path}")  # an idle network would not mean that scripts have run
    page.keyboard.press("Control+k")
    page.keyboard.type("координатор")
    page.wait_for_selector(".md-search-result__link, .md-search-result__item", timeout=10_000)
    page.close()
    assert [text for text in said if "404" not in text] == []
