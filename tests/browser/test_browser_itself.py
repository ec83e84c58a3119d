"""The browser that the tests share: one that dies takes no other module's tests with it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Error

pytestmark = pytest.mark.browser


def test_a_browser_that_died_is_replaced(start_chromium: Callable[[], Browser]) -> None:
    died = start_chromium()
    assert start_chromium() is died
    with suppress(Error):
        died.new_browser_cdp_session().send("Browser.crash")
    with suppress(Error):
        died.new_page()  # hears of it
    page = start_chromium().new_page()
    assert page.evaluate("6 * 7") == 42
    page.close()
