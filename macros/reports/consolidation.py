"""All filled forms together: who answered, what each says, what stands against what, and the figures.

Pure, and independent of the order in which the files come: the same set of files gives the same value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from macros.model.materials import ReportForm
from macros.model.roadmap import Roadmap
from macros.reports.addressees import Addressee
from macros.reports.answers import Answer, ReportRound
from macros.reports.filled import FilledForm
from macros.reports.plan import PlanRow, plan_rows
from macros.reports.remarks import Remark, RemarkKind, sorted_remarks


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was not read, with the reason and what to do, both Russian."""

    file: str
    reason: str
    remedy: str

    @property
    def words(self) -> str:
        """Both in one line."""
        return f"не прочитан: {self.reason}. Что сделать: {self.remedy}"


@dataclass(frozen=True)
class Consolidation:
    """Everything that was collected for a form. `day` is the day of the figures; `silent` only a list can tell."""

    form: ReportForm
    roadmap: Roadmap
    day: date
    listed: tuple[Addressee, ...]
    answers: tuple[Answer, ...]
    silent: tuple[Addressee, ...]
    refused: tuple[RefusedFile, ...]
    remarks: tuple[Remark, ...]

    @property
    def counted(self) -> tuple[Answer, ...]:
        """The answers that figures are made of, one for each addressee, by name."""
        return tuple(answer for answer in self.answers if answer.counted)

    @property
    def unlisted(self) -> int:
        """How many of the counted answers came from those whom the list does not name."""
        return sum(not answer.listed for answer in self.counted)

    @property
    def plan(self) -> tuple[PlanRow, ...]:
        """The plan's rows."""
        return plan_rows(self.roadmap)


def consolidate(of: ReportRound, files: Iterable[FilledForm], refused: Iterable[RefusedFile] = ()) -> Consolidation:
    """Put the filled forms of one round together; `refused` are the files that could not even be read."""
    gone = sorted(refused, key=lambda each: each.file)
    right: list[FilledForm] = []
    remarks: list[Remark] = []
    for each in sorted(files, key=lambda each: each.file):
        wrong = _why_not(each, of)
        if wrong is not None:
            gone.append(wrong)
        elif _blank(each):
            remarks.append(Remark(each.file, "", 0, "", RemarkKind.FILE, _SENT_BLANK))
        else:
            right.append(each)
    answers = tuple(_chosen([of.answer(each, remarks) for each in right], remarks))
    remarks += [Remark(each.file, "", 0, "", RemarkKind.FILE, each.words) for each in gone]
    answered = {answer.addressee.id for answer in answers}
    silent = tuple(each for each in of.listed if each.id not in answered)
    return Consolidation(of.form, of.roadmap, of.day, of.listed, answers, silent, tuple(gone), sorted_remarks(remarks))


CONSOLIDATED = "сводный отчёт"  # marks our own output
_SENT_BLANK = "форма прислана пустой; её адресат считается не ответившим"


def _blank(filled: FilledForm) -> bool:
    return not filled.loose and not any(row.answered for row in filled.rows)


def _why_not(filled: FilledForm, of: ReportRound) -> RefusedFile | None:
    if filled.marks.get("form") == CONSOLIDATED:
        return RefusedFile(filled.file, "это сводный отчёт, а не форма", "перенесите его из папки с ответами")
    if not filled.is_form:
        return RefusedFile(filled.file, "в нём нет таблицы отчёта", "пришлите заполненную форму, а не другой документ")
    marks = filled.marks
    if marks.get("form", of.form.id) != of.form.id or marks.get("roadmap", of.roadmap.id) != of.roadmap.id:
        remedy = f"соберите её отдельно; здесь – форма «{of.form.id}»"
        return RefusedFile(filled.file, "это форма для другой карты", remedy)
    return None


def _chosen(drafts: Sequence[Answer], remarks: list[Remark]) -> Iterator[Answer]:
    """Of several files of one addressee the latest counts, then the fuller; the rest is told and kept."""
    by_addressee: defaultdict[str, list[Answer]] = defaultdict(list)
    for draft in drafts:
        by_addressee[draft.addressee.id].append(draft)
    for found in sorted(by_addressee.values(), key=lambda each: (each[0].addressee.name, each[0].addressee.id)):
        best = max(found, key=_weight)
        for answer in sorted(found, key=lambda each: each.file):
            if answer is not best:
                words = f"второй файл того же адресата; в подсчёт вошёл «{best.file}», слова сохранены из обоих"
                if _said(answer) == _said(best):
                    words = f"повтор файла «{best.file}»: ответы одинаковы"
                remarks.append(Remark(answer.file, "", 0, "", RemarkKind.FILE, words, "", answer.addressee.name))
            yield replace(answer, counted=answer is best)


def _weight(answer: Answer) -> tuple[date, int, int, tuple[tuple[str, ...], ...], str]:
    answered = sum(row.filled.answered for row in answer.rows)
    length = sum(len(written.text) for row in answer.rows for _, written in row.filled.words)
    return (answer.day or date.min, answered, length, _said(answer), answer.file)


def _said(answer: Answer) -> tuple[tuple[str, ...], ...]:
    """All the words of an answer, for comparing two of them."""
    return tuple(sorted((row.filled.key, *row.filled.all_words()) for row in answer.rows))
