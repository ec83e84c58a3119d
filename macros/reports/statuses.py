"""«Выполнено», «вып-но.», «сделано 16.09»: the status that a person typed, read as one of the four of the list."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum


class ReportStatus(StrEnum):
    """What a report says of a result; the values are the words of the drop-down list."""

    NOT_STARTED = "не начато"
    RUNNING = "выполняется"
    DONE = "выполнено"
    NOT_NEEDED = "не требуется"


CLOSED = frozenset({ReportStatus.DONE, ReportStatus.NOT_NEEDED})


@dataclass(frozen=True, slots=True)
class StatusReading:
    """`status` is None where the words say nothing we know. `sure` is False where a person should look."""

    status: ReportStatus | None
    sure: bool = True


# Latin letters and signs that look like Russian ones, after casefold.
_LOOKALIKES = str.maketrans("aceopxykmhtbё", "асеорхукмнтве")

_DONE = r"(вы|ис)п(-|олне|ол)?нен[оаы]?|(вы|ис)п-но|вып|исп|сделан[оаы]?|готов[оаы]?|заверш[её]?н[оаы]?|закрыт[оаы]?"
_DONE += r"|реализован[оаы]?|проведен[оаы]?|да|ок|\+|✓|✔|выполнили|провели|сделали|100 ?%"
_RUNNING = (
    r"(вы|ис)полняе?тся|вып(олн)?-(ет)?ся|исп-ся|в работе|в процессе|в стадии|на исполнении|проводится|проводятся"
)
_RUNNING += r"|реализуется|ведется|ведутся|ведем|идет|идут|продолжается|постоянно|частично|делаем|в ходе|начат[оаы]?"
_NOT_NEEDED = (
    r"не требу[ею]тся|не нужн[оаы]|не применим[оаы]?|неприменим[оаы]?|не актуальн[оаы]|неактуальн[оаы]|н/п|н/т"
)
_NOT_NEEDED += r"|нет необходимости|необходимости нет|нет потребности|не предусмотрен[оаы]?|не относится"
_NOT_STARTED = r"не начат[оаы]?|не начинали|не приступ\w+|не ведется|не проводится|не начинал[оаи]сь|предстоит"
# Said often, and not quite one of the four.
_PLANNED = (
    r"не (вы|ис)полнен[оаы]?|не вып(-но)?|не (вы|ис)полняется|не сделан[оаы]?|не проведен[оаы]?|нет|запланирован[оаы]?"
)
_PLANNED += r"|планируется|в плане?|в планах|будет \w+|не готов[оаы]?"
_NOT_WHOLLY = re.compile(
    r"\b(кроме|частичн\w*|част|не полн\w*|неполн\w*|почти|за исключением|не все\w*|не везде|не до конца)\b"
)
_PERCENT = re.compile(r"\b(\d{1,3})(?:[.,]\d+)? ?%")

_READINGS: tuple[tuple[re.Pattern[str], ReportStatus, bool], ...] = tuple(
    (re.compile(rf"(?:{words})(?![\w-])"), status, sure)
    for words, status, sure in (
        (_NOT_NEEDED, ReportStatus.NOT_NEEDED, True),
        (_NOT_STARTED, ReportStatus.NOT_STARTED, True),
        (_PLANNED, ReportStatus.NOT_STARTED, False),
        (_RUNNING, ReportStatus.RUNNING, True),
        (_DONE, ReportStatus.DONE, True),
    )
)
_GLUED_NOT = re.compile(r"^не(?=вып|исп|нач|треб|сдел|пров|гот|прим|прист|нуж)")
_CLOSE = 0.82  # of difflib: «выполненно», «выполено», but not «выполнимо»


def read_status(text: str) -> StatusReading:
    """The status of a cell's words; an empty cell has none, and that is sure."""
    plain = _plain(text)
    if not plain:
        return StatusReading(None)
    for pattern, status, sure in _READINGS:
        match = pattern.match(plain)
        if match:
            return _tempered(plain, status, sure and match.end() == len(plain))
    words = [each.value for each in ReportStatus if each.value.startswith("не ") is plain.startswith("не")]
    close = difflib.get_close_matches(plain[:40], words, n=1, cutoff=_CLOSE)
    return StatusReading(ReportStatus(close[0]), sure=False) if close else StatusReading(None, sure=False)


def _tempered(plain: str, status: ReportStatus, sure: bool) -> StatusReading:
    """«Выполнено частично» and «выполнено на 80 %» are not done."""
    percent = _PERCENT.search(plain)
    part = _NOT_WHOLLY.search(plain) is not None or (percent is not None and int(percent[1]) < 100)
    if status is ReportStatus.DONE and part:
        return StatusReading(ReportStatus.RUNNING, sure=False)
    return StatusReading(status, sure)


def _plain(text: str) -> str:
    folded = re.sub(r"[\s\u00ad\u200b]+", " ", text.casefold().translate(_LOOKALIKES)).replace("‑", "-")
    return _GLUED_NOT.sub("не ", folded.strip(" .,;:!?«»\"'()*_"))
