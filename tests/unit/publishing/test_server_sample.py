"""The nginx sample says what the pages say of themselves, and what only a server can say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = (ROOT / "deploy/nginx.conf").read_text("utf-8")
HEADERS = dict(re.findall(r"^ *add_header (\S+) \"?([^\";]+(?:;[^\"]*)?)\"? always;", SAMPLE, re.MULTILINE))


def rules(policy: str) -> set[str]:
    return {rule.strip() for rule in policy.split(";") if rule.strip()}


def test_the_policy_is_that_of_the_pages_and_forbids_foreign_frames() -> None:
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', (ROOT / "overrides/main.html").read_text("utf-8"))
    assert found is not None
    assert rules(HEADERS["Content-Security-Policy"]) == rules(found[1]) | {"frame-ancestors 'self'"}
    assert "unsafe" not in found[1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
        ("Cache-Control", "$metodichka_cache"),
    ],
)
def test_the_usual_protection_is_there(name: str, value: str) -> None:
    assert HEADERS[name] == value


def test_transport_security_waits_for_https() -> None:
    assert re.search(r"^ *# add_header Strict-Transport-Security ", SAMPLE, re.MULTILINE)


def test_packed_copies_are_served() -> None:
    assert "gzip_static on;" in SAMPLE and "gzip_vary on;" in SAMPLE


def test_a_module_that_few_servers_have_is_named_and_left_off() -> None:
    assert re.search(r"^ *# brotli_static on;$", SAMPLE, re.MULTILINE)
    assert not re.search(r"^ *brotli", SAMPLE, re.MULTILINE)
    assert "libnginx-mod-http-brotli-static" in SAMPLE
