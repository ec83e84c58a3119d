"""Statuses as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.reports.statuses import ReportStatus, read_status

NOT_STARTED, RUNNING = ReportStatus.NOT_STARTED, ReportStatus.RUNNING
DONE, NOT_NEEDED = ReportStatus.DONE, ReportStatus.NOT_NEEDED


@pytest.mark.parametrize(
    ("text", "status", "sure"),
    [
        ("выполнено", DONE, True),
        ("Выполнено.", DONE, True),
        ("вып-но", DONE, True),
        ("вып‑но", DONE, True),  # a hyphen that does not break
        ("BЫПОЛHЕHО", DONE, True),  # Latin B and H
        ("исполнено", DONE, True),
        ("сделано", DONE, True),
        ("100%", DONE, True),
        ("выполненно", DONE, False),
        ("исполнено 16.09.2024", DONE, False),
        ("выполнено частично", RUNNING, False),
        ("выполнено на 80 %", RUNNING, False),
        ("выполнено, кроме школы № 5", RUNNING, False),
        ("в работе", RUNNING, True),
        ("в\u00a0работе", RUNNING, True),
        ("выполняеться", RUNNING, False),
        ("постоянно", RUNNING, True),
        ("не начато", NOT_STARTED, True),
        ("неначато", NOT_STARTED, True),
        ("не выполнено", NOT_STARTED, False),
        ("невыполнено", NOT_STARTED, False),
        ("нет", NOT_STARTED, False),
        ("планируется", NOT_STARTED, False),
        ("не требуется", NOT_NEEDED, True),
        ("н/п", NOT_NEEDED, True),
        ("", None, True),
        (" \u00a0 ", None, True),
        ("–", None, True),
        ("абракадабра", None, False),
        ("см. приложение", None, False),
    ],
)
def test_reading(text: str, status: ReportStatus | None, sure: bool) -> None:
    found = read_status(text)
    assert found.status is status
    if text.strip(" \u00a0–"):
        assert found.sure is sure


@given(st.sampled_from(ReportStatus), st.sampled_from(["", ".", " ", "!", "\n", "\u00a0"]), st.booleans())
def test_every_status_of_the_list_is_read_in_any_dress(status: ReportStatus, tail: str, loud: bool) -> None:
    text = (status.value.upper() if loud else status.value).replace("е", "е") + tail
    assert read_status(text) == read_status(status.value)
    assert read_status(text).status is status


@given(st.text(max_size=60))
def test_any_text_gives_an_answer(text: str) -> None:
    found = read_status(text)
    assert found.status is None or isinstance(found.status, ReportStatus)


@given(st.sampled_from(["выполнено", "вып-но", "исполнено", "сделано", "готово", "завершено", "проведено"]))
def test_not_in_front_never_means_done(word: str) -> None:
    for text in (f"не {word}", f"Не {word}.", f"не{word}"):
        assert read_status(text).status is not DONE
