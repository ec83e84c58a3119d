"""Every page through the validators of the W3C (vnu) and html-validate: no errors.

Neither is a Python package: `npm install vnu-jar html-validate` brings both; the variables say where they are.
What html-validate is told to overlook is manner (white space, case of the doctype, length of titles), rules that the
standard does not have (letters first in an id, a button in each form), and landmarks of the theme of which one is
always hidden: axe-core judges these by what is shown.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

VNU_VARIABLE, VALIDATE_VARIABLE = "METODICHKA_VNU_JAR", "METODICHKA_HTML_VALIDATE"
VNU = os.environ.get(VNU_VARIABLE, "")
VALIDATE = os.environ.get(VALIDATE_VARIABLE) or shutil.which("html-validate") or ""
CONFIG = Path(__file__).with_name("html-validate.json")


def said(messages: Iterable[str]) -> list[str]:
    """Each message once, the most telling few."""
    return sorted(set(messages))[:20]


@pytest.mark.timeout(300)
@pytest.mark.skipif(not (Path(VNU).is_file() and shutil.which("java")), reason=f"нужны java и {VNU_VARIABLE}=…/vnu.jar")
def test_vnu_finds_no_errors(built_site: Path) -> None:
    command = ["java", "-jar", VNU, "--errors-only", "--format", "json", "--skip-non-html", str(built_site)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    found, _ = json.JSONDecoder().raw_decode(done.stderr)
    assert said(f"{Path(m['url']).parent.name}: {m['message']}" for m in found["messages"]) == []


@pytest.mark.timeout(300)
@pytest.mark.skipif(not VALIDATE, reason=f"не найден html-validate: установите его или задайте {VALIDATE_VARIABLE}")
def test_html_validate_finds_no_errors(built_site: Path) -> None:
    pages = [str(path) for path in sorted(built_site.rglob("*.html"))]
    command = [VALIDATE, "--config", str(CONFIG), "--formatter", "json", *pages]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    found = json.loads(done.stdout)
    messages = (
        f"{Path(page['filePath']).parent.name}: {m['ruleId']}: {m['message']}"
        for page in found
        for m in page["messages"]
        if m["severity"] > 1
    )
    assert said(messages) == []


@pytest.mark.skipif(not VALIDATE, reason=f"не найден html-validate: установите его или задайте {VALIDATE_VARIABLE}")
def test_html_validate_is_awake(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html><html lang=ru><title>x</title><p><div></p></html>", encoding="utf-8")
    done = subprocess.run([VALIDATE, "--config", str(CONFIG), str(page)], capture_output=True, timeout=60, check=False)
    assert done.returncode != 0
