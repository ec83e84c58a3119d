"""The entrance of the grammar: the text of a cell in, a `Term` with verbatim pieces out. Total: it never raises."""

from __future__ import annotations

from datetime import date

from macros.terms.clauses import Draft, draft_clauses
from macros.terms.folding import FoldedText, fold
from macros.terms.grammar import recognise
from macros.terms.joining import Entry, Place
from macros.terms.placing import in_one_month, place
from macros.terms.readings import Distance
from macros.terms.values import Clause, EventOffset, Term, TermContext, TermKind

# Longer texts are no term cells; reading them would only cost time.
LONGEST_CELL = 20_000


def parse_term(text: str, context: TermContext | None = None) -> Term:
    """The cell as a term. What is not understood becomes a clause of kind `unknown`, never a guess.

    `context` is the plan's period: it gives a year to «сентябрь» where that year is certain.
    """
    if len(text) > LONGEST_CELL:
        return Term(text, (Clause(TermKind.UNKNOWN, text),))
    folded = fold(text)
    one_month = context is not None and in_one_month(context)
    drafts = draft_clauses(recognise(folded.text), one_month)
    if all(draft.entry is None for draft in drafts):
        return Term(text, (Clause(TermKind.UNKNOWN, text.strip()),))
    reader = _Reader(text, folded, context)
    return Term(text, tuple(reader.clause(draft) for draft in drafts))


class _Reader:
    """Cuts verbatim pieces out of the text and places limits in the context."""

    def __init__(self, text: str, folded: FoldedText, context: TermContext | None) -> None:
        self._text = text
        self._folded = folded
        self._context = context

    def clause(self, draft: Draft) -> Clause:
        """The draft with its days and its pieces of text."""
        whole = self._cut(draft.place)
        entry = draft.entry
        if entry is None:
            return Clause(TermKind.UNKNOWN, whole, follows=draft.follows, wording=whole)
        placed = place(entry.limit, self._context)
        start, end = placed.start, placed.end
        if entry.window is not None:
            window = place(entry.window, self._context)
            start, end = window.start, window.end
        if start is not None and end is not None and start > end:
            return Clause(TermKind.UNKNOWN, whole, follows=draft.follows, wording=whole)
        rule = entry.limit.rule
        return Clause(
            kind=placed.kind,
            text=whole,
            start=start,
            end=end,
            recurrence=rule.rrule() if rule else None,
            action=self._cut(draft.action) if draft.action else None,
            condition=self._cut(self._from_word(entry.condition)) if entry.condition else None,
            offset=self._offset(entry.limit.distance),
            follows=draft.follows,
            wording=entry.limit.spelling or self._cut(self._words_of(entry, start or end)),
        )

    @staticmethod
    def _words_of(entry: Entry, day: date | None) -> Place:
        """The limit's words; a repetition without a rule leaves out its window where the window's days are known."""
        alone = entry.window is not None and entry.limit.rule is None and day is not None
        return entry.core if alone else entry.place

    def _from_word(self, piece: Place) -> Place:
        """The piece without the marks before its first word: «(или по запросу»."""
        words = self._folded.text[slice(*piece)]
        return piece[0] + len(words) - len(words.lstrip(" \n,(:-–—")), piece[1]

    def _offset(self, distance: Distance | None) -> EventOffset | None:
        if distance is None:
            return None
        event = self._cut(distance.event) if distance.event else ""
        return EventOffset(event, distance.direction, distance.amount, distance.unit)

    def _cut(self, piece: Place) -> str:
        """The piece of the original text, with the quotation mark or the parenthesis that belongs to its words."""
        text = self._folded.text
        start, end = piece
        start += len(text[start:end]) - len(text[start:end].lstrip(" \n"))
        end -= len(text[start:end]) - len(text[start:end].rstrip(" \n"))
        start, end = _with_its_marks(text, start, end)
        first, last = self._folded.source(start, end) if end > start else (0, 0)
        return self._text[first:last]


def _with_its_marks(text: str, start: int, end: int) -> Place:
    """The piece with the quotation mark or the parenthesis of its words that the grammar left outside."""
    piece = text[start:end]
    if piece.count('"') % 2:
        if text.startswith('"', end):
            end += 1
        elif text[:start].endswith('"'):
            start -= 1
    if piece.count("(") > piece.count(")"):
        if text.startswith(")", end):
            end += 1
        elif piece.startswith("("):  # it closes behind what is no part of this piece
            start += 1
    elif piece.count(")") > piece.count("(") and text[:start].endswith("("):
        start -= 1
    return start, end
