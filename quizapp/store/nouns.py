"""Questions and passages ⇄ rows. Only this file knows how the two differ."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from quizapp.model import Difficulty, Evidence, Line, Option, OptionKind, Passage, Question, QuestionKind, Status
from quizapp.store.columns import storable
from quizapp.store.tables import ArticleLinesRow, OptionRow, PassageVersionRow, QuestionVersionRow

__all__ = ["lines_of", "lines_row", "passage_digest", "passage_of", "passage_row", "question_of", "version_row"]


def passage_digest(passage: Passage) -> str:
    """What two passages with the same text have in common."""
    return hashlib.sha256(passage.text.encode("utf-8", "surrogatepass")).hexdigest()


def passage_row(passage: Passage, passage_id: int, *, number: int, now: datetime) -> PassageVersionRow:
    """A version of a passage. Its article's lines have a row of their own: see ``lines_row``."""
    return PassageVersionRow(
        passage_id=passage_id,
        number=number,
        text=passage.text,
        sha256=passage_digest(passage),
        title=passage.title,
        published=passage.published,
        byline=passage.byline,
        source=passage.source,
        url=passage.url,
        licence=passage.licence,
        created_at=now,
    )


def passage_of(row: PassageVersionRow) -> Passage:
    return Passage(
        text=row.text,
        title=row.title,
        published=row.published,
        byline=row.byline,
        source=row.source,
        url=row.url,
        licence=row.licence,
    )


def lines_row(lines: Sequence[Line], passage_version_id: int) -> ArticleLinesRow:
    written = [[storable(line.text), line.start, line.end, line.kept, storable(line.reason)] for line in lines]
    return ArticleLinesRow(passage_version_id=passage_version_id, lines=written)


def lines_of(row: ArticleLinesRow) -> tuple[Line, ...]:
    return tuple(Line(*line) for line in row.lines)


def version_row(
    question: Question,
    *,
    question_id: int,
    number: int,
    passage_version_id: int,
    author_id: int | None,
    now: datetime,
) -> QuestionVersionRow:
    """A version of a question, with its options; its status is the question's, not the version's."""
    return QuestionVersionRow(
        question_id=question_id,
        uid=question.id,
        number=number,
        passage_version_id=passage_version_id,
        kind=question.kind.value,
        stem=question.stem,
        key=question.key,
        accepted=list(question.accepted),
        evidence_start=question.evidence.start,
        evidence_end=question.evidence.end,
        evidence_quote=question.evidence.quote,
        rule=question.rule,
        difficulty=question.difficulty.value,
        author_id=author_id,
        created_at=now,
        options=[_option_row(option, position) for position, option in enumerate(question.options)],
    )


def _option_row(option: Option, position: int) -> OptionRow:
    return OptionRow(
        position=position,
        uid=option.id,
        text=option.text,
        kind=option.kind.value,
        reason=option.reason,
        left_side=option.left,
        evidence_start=option.evidence.start if option.evidence else None,
        evidence_end=option.evidence.end if option.evidence else None,
        evidence_quote=option.evidence.quote if option.evidence else None,
    )


def question_of(row: QuestionVersionRow) -> Question:
    """The question in this version, with the status it has now."""
    return Question(
        id=row.uid,
        kind=QuestionKind(row.kind),
        stem=row.stem,
        key=row.key,
        evidence=Evidence(row.evidence_quote, row.evidence_start, row.evidence_end),
        options=tuple(_option_of(option) for option in row.options),
        accepted=tuple(row.accepted),
        rule=row.rule,
        difficulty=Difficulty(row.difficulty),
        status=Status(row.question.status),
    )


def _option_of(row: OptionRow) -> Option:
    return Option(
        id=row.uid,
        text=row.text,
        kind=OptionKind(row.kind),
        reason=row.reason,
        left=row.left_side,
        evidence=_evidence_of(row),
    )


def _evidence_of(row: OptionRow) -> Evidence | None:
    if row.evidence_quote is None or row.evidence_start is None or row.evidence_end is None:
        return None
    return Evidence(row.evidence_quote, row.evidence_start, row.evidence_end)
