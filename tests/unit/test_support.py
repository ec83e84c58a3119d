"""The helpers of the tests can themselves be wrong; these tests make each of them fail once."""

from __future__ import annotations

import socket
import urllib.request
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.support import network_guard, system_tools
from tests.support.golden_files import Golden, describe_difference


def test_day_is_fixed(today: date) -> None:
    assert today == date(2025, 2, 10)


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.org"])
def test_no_connection_leaves_this_machine(host: str) -> None:
    with pytest.raises(network_guard.OutsideConnectionError):
        socket.create_connection((host, 80), timeout=1)
    assert network_guard.attempts == [host]
    network_guard.attempts.clear()


def test_udp_is_guarded_too() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender, pytest.raises(ConnectionError):
        sender.sendto(b"x", ("192.0.2.1", 9))
    network_guard.attempts.clear()


def test_this_machine_may_be_reached(serve_directory: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("добрый день", encoding="utf-8")
    with urllib.request.urlopen(serve_directory(tmp_path), timeout=5) as answer:  # noqa: S310
        assert answer.read().decode() == "добрый день"


def test_golden_file_is_written_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="no golden file"):
        Golden(tmp_path)("a/b.txt", "раз\n")
    Golden(tmp_path, update=True)("a/b.txt", "раз\n")
    Golden(tmp_path)("a/b.txt", "раз\n")
    Golden(tmp_path)("a/b.txt", "раз\n".encode())


@pytest.mark.parametrize("actual", ["раз\r\n", "раз", "раз\n\n", "раз\u00a0\n"])
def test_golden_file_is_compared_byte_for_byte(tmp_path: Path, actual: str) -> None:
    Golden(tmp_path, update=True)("x.txt", "раз\n")
    with pytest.raises(pytest.fail.Exception, match="output differs"):
        Golden(tmp_path)("x.txt", actual)


def test_difference_shows_what_the_eye_misses() -> None:
    assert "-5 кг\n+5⍽кг" in describe_difference("5 кг".encode(), "5\u00a0кг".encode())


def test_difference_of_bytes_names_the_place() -> None:
    assert "part at byte 3" in describe_difference(b"\xff\x00\x01\x02", b"\xff\x00\x01\x03\x04")


def test_given_browser_is_not_replaced_by_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(system_tools.CHROMIUM_VARIABLE, str(tmp_path / "none"))
    assert system_tools.find_chromium() is None


def test_browser_is_found_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    browser = tmp_path / "google-chrome"
    browser.touch(mode=0o755)
    monkeypatch.delenv(system_tools.CHROMIUM_VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(system_tools, "USUAL_PLACES", ())
    assert system_tools.find_chromium() == str(browser)
    browser.unlink()
    assert system_tools.find_chromium() is None
