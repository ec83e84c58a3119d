"""`metodichka term`: pictures for people, a JSON line for each line of input."""

from __future__ import annotations

import io
import json

import pytest

from macros.adapters.commands.term import run_term_command


def run(*args: str, stdin: str = "") -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = run_term_command(list(args), io.StringIO(stdin), out, err)
    return code, out.getvalue(), err.getvalue()


def test_json_is_the_published_form() -> None:
    code, out, _ = run("--json", "--context", "Y2025", "до 1 марта, далее – 1 раз в месяц (при необходимости)")
    assert code == 0
    assert json.loads(out) == {
        "text": "до 1 марта, далее – 1 раз в месяц (при необходимости)",
        "kind": "mixed",
        "start": None,
        "end": None,
        "recurrence": None,
        "clauses": [
            {
                "kind": "deadline",
                "start": None,
                "end": "2025-03-01",
                "recurrence": None,
                "action": None,
                "condition": None,
            },
            {
                "kind": "recurring",
                "start": None,
                "end": None,
                "recurrence": "FREQ=MONTHLY",
                "action": None,
                "condition": "при необходимости",
            },
        ],
    }


def test_every_line_of_input_gives_a_line_of_json() -> None:
    code, out, _ = run("--json", stdin="20.12.2022\n\nпостоянно\r\n???")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(each["text"], each["kind"]) for each in found] == [
        ("20.12.2022", "date"),
        ("", "unknown"),
        ("постоянно", "continuous"),
        ("???", "unknown"),
    ]


def test_output_does_not_wait_for_the_end_of_input() -> None:
    out = io.StringIO()
    seen: list[str] = []

    class Typing(io.StringIO):
        def __next__(self) -> str:  # type: ignore[override]
            seen.append(out.getvalue())
            return super().__next__()

    run_term_command(["--json"], Typing("май\nиюнь\n"), out, io.StringIO())
    assert len(seen[1].splitlines()) == 1


def test_picture_is_russian_and_names_the_slip() -> None:
    code, out, _ = run("до 31 феврыля", "до 01.03.2025 – сбор сведений, далее – постоянно")
    assert code == 0
    assert "возможно, имелось в виду «февраля»" in out
    assert "до 1 марта 2025 года включительно" in out
    assert "что делать: сбор сведений" in out


@pytest.mark.parametrize(
    ("args", "read"),
    [
        (["до", "1", "марта", "2025", "г."], ["до 1 марта 2025 г."]),
        (["I", "квартал"], ["I квартал"]),
        (["до", "31", "февраля"], ["до 31 февраля"]),
        (["май", "июнь"], ["май", "июнь"]),
        (["1 марта", "ерунда"], ["1 марта", "ерунда"]),
        (["ерунда"], ["ерунда"]),
    ],
)
def test_a_term_without_its_quotes_is_still_one(args: list[str], read: list[str]) -> None:
    _, out, _ = run(*args)
    assert [line[1:-1] for line in out.splitlines() if line.startswith("«")] == read


def test_programs_get_a_line_for_each_text() -> None:
    assert len(run("--json", "до", "мая")[1].splitlines()) == 2


@pytest.mark.parametrize("args", [["--context", "2025", "май"], ["--context"], ["--nonsense", "май"]])
def test_wrong_call_is_explained_with_code_2(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(*args)
    assert code == 2
    assert out == ""
    assert "Команда записана неверно" in err + capsys.readouterr().err


def test_help_is_russian(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help")[0] == 0
    assert "AY2024-2025" in capsys.readouterr().out
