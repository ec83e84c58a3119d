"""What is said about a term that cannot be read."""

from __future__ import annotations

import pytest

from macros.terms import explain_unknown, find_impossible_dates


@pytest.mark.parametrize(
    ("text", "fragment", "reason"),
    [
        ("до 31.02.2025", "31.02.2025", "В феврале 2025 года 28 дней."),
        ("29.02.2023", "29.02.2023", "В феврале 2023 года 28 дней."),
        ("00.13.2024", "00.13.2024", "Месяца 13 нет: их двенадцать."),
        ("с 1 по 31 июня", "31 июня", "В июне 30 дней."),
        ("31 сентября 2025 г.", "31 сентября 2025", "В сентябре 30 дней."),
        ("00.05.2025", "00.05.2025", "Дня 00 нет: месяц начинается с 1 числа."),
        ("до 01.09.2205", "01.09.2205", "Проверьте год: 2205."),
        ("2025-02-30", "2025-02-30", "В феврале 2025 года 28 дней."),
    ],
)
def test_impossible_date(text: str, fragment: str, reason: str) -> None:
    (found,) = find_impossible_dates(text)
    assert (found.text, found.reason) == (fragment, reason)
    assert text[found.start : found.end].startswith(fragment)


@pytest.mark.parametrize(
    "text", ["29 февраля", "до 30.09.2025", "№ 45.13", "1.10", "31 мая, 30 июня", "май 31 школа", ""]
)
def test_possible_date(text: str) -> None:
    assert find_impossible_dates(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("до 31 феврыля", "Неизвестное слово «феврыля»; возможно, имелось в виду «февраля»."),
        ("до 1 Сентебря", "Неизвестное слово «Сентебря»; возможно, имелось в виду «сентября»."),
        ("ежемесясно", "Неизвестное слово «ежемесясно»; возможно, имелось в виду «ежемесячно»."),
        ("31.02.2025", "Такой даты нет: «31.02.2025». В феврале 2025 года 28 дней."),
        ("05.05.2025 – 01.05.2025", "Конец раньше начала: 01.05.2025 раньше 05.05.2025."),
        ("–", "Срок пуст."),
        ("директор школы", "Здесь нет срока"),
    ],
)
def test_explanation(text: str, said: str) -> None:
    assert explain_unknown(text).startswith(said)
