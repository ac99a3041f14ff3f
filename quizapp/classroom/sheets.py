"""A quiz's results as CSV files: points for a gradebook, answers to be read or counted elsewhere, and statistics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from quizapp.classroom.names import file_name
from quizapp.classroom.question_results import QuestionResult
from quizapp.classroom.results import AttemptResult, Results, find_results
from quizapp.english.stems import stem_of
from quizapp.formats.spreadsheet import Cell, table
from quizapp.item_analysis import QuizFigures
from quizapp.model import Counting
from quizapp.store.alphabet import by_name
from quizapp.store.engine import Engine
from quizapp.store.records.people import Person

__all__ = ["Row", "Sheet", "answer_rows", "point_rows", "statistic_rows", "write_sheet"]

Row = tuple[Cell, ...]


class Sheet(StrEnum):
    """What a file holds: one row a student with points, one row an answer, or one row a question with its figures."""

    POINTS = "points"
    ANSWERS = "answers"
    STATISTICS = "statistics"


def write_sheet(
    engine: Engine,
    actor: Person,
    quiz_id: int,
    sheet: Sheet,
    *,
    zone: ZoneInfo,
    now: datetime,
    class_name: str | None = None,
) -> tuple[str, bytes]:
    """A file's name and its bytes, times in ``zone``; a spreadsheet takes nothing in it for a formula.

    It is of one class, "" for none, or with None of all.
    """
    results = find_results(engine, actor, quiz_id, class_name, now=now)
    rows = _rows_of(sheet, results, zone)
    heading = [str(cell) for cell in next(rows)]
    published = results.quiz.created_at.astimezone(zone)
    ending = f"{class_name} {sheet}.csv" if class_name else f"{sheet}.csv"
    return file_name(f"{published:%Y-%m-%d}", results.quiz.title, ending), table(heading, rows)


def _rows_of(sheet: Sheet, results: Results, zone: ZoneInfo) -> Iterator[Row]:
    if sheet is Sheet.STATISTICS:
        return statistic_rows(results)
    return point_rows(results, zone) if sheet is Sheet.POINTS else answer_rows(results, zone)


def point_rows(results: Results, zone: ZoneInfo) -> Iterator[Row]:
    """The heading and then one row a student, by name. What is not submitted has no points, not even none.

    Those who have not begun come last. How many minutes it took is said of a quiz with a time limit. Where one browser
    began the quiz under several names, a last column says so.
    """
    columns, shared = _columns_of(results), _shared_columns(results)
    taken = ("Minutes",) if results.timed else ()
    places = [_place_of(place, question) for place, question in enumerate(results.questions, start=1)]
    yield (*columns.headings, "Score", "Out of", "Percent", *places, *_state_heading(zone), *taken, *shared)
    for attempt in _by_name(results):
        beside = ", ".join(results.same_browser.get(attempt.attempt_id, ()))
        yield (
            *columns.cells(attempt.student, attempt.username, attempt.class_name),
            _rounded(attempt.score),
            _rounded(attempt.max_score),
            _percent(attempt.score, attempt.max_score),
            *map(_rounded, attempt.points),
            *_state_of(attempt, zone),
            *(_rounded(attempt.minutes_taken) for _ in taken),
            *(beside for _ in shared),
        )
    for person in results.missing:
        nothing = [None] * (3 + len(places))
        who = columns.cells(person.name, person.username, person.class_name)
        yield (*who, *nothing, "not begun", "", *("" for _ in (*taken, *shared)))


def answer_rows(results: Results, zone: ZoneInfo) -> Iterator[Row]:
    """The heading and then one row an answer: of each student, by name, those to all questions in their order."""
    columns = _columns_of(results)
    yield (*columns.headings, "Number", "Question", "Answer", "Right answer", "Points", *_state_heading(zone))
    for attempt in _by_name(results):
        answers = zip(results.questions, attempt.answers, attempt.points, strict=True)
        for place, (question, answer, points) in enumerate(answers, start=1):
            answered = (place, stem_of(question.stem), answer, question.key, _rounded(points))
            who = columns.cells(attempt.student, attempt.username, attempt.class_name)
            yield (*who, *answered, *_state_of(attempt, zone))


def statistic_rows(results: Results) -> Iterator[Row]:
    """The heading, one row a question in their order, and one of the whole quiz."""
    questions = [_question_cells(place, question) for place, question in enumerate(results.questions, start=1)]
    rows = [*questions, _quiz_cells(results.figures)]
    heading = dict.fromkeys(column for row in rows for column in row)
    yield tuple(heading)
    yield from (tuple(row.get(column) for column in heading) for row in rows)


def _question_cells(place: int, question: QuestionResult) -> Mapping[str, Cell]:
    figures = question.figures
    return {
        "Number": _place_of(place, question),
        "Question": stem_of(question.stem),
        "Students": figures.count,
        "Right": question.right_count,
        "Partly": question.partly_count,
        "Wrong": question.wrong_count,
        "Blank": question.blank_count,
        "Points won (%)": _percent(figures.facility),
        "Standard deviation": _figure(figures.deviation),
        "Discrimination index": _figure(figures.discrimination),
        "Discriminative efficiency": _figure(figures.efficiency),
        "Effective weight (%)": _percent(figures.weight),
    }


def _quiz_cells(figures: QuizFigures) -> Mapping[str, Cell]:
    return {
        "Question": "Whole quiz",
        "Students": figures.count,
        "Standard deviation": _figure(figures.deviation),
        "Mean score": _figure(figures.mean),
        "Median score": _figure(figures.median),
        "Skewness": _figure(figures.skewness),
        "Kurtosis": _figure(figures.kurtosis),
        "Internal consistency": _figure(figures.consistency),
        "Error ratio": _figure(figures.error_ratio),
        "Standard error": _figure(figures.standard_error),
    }


# ── cells ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _by_name(results: Results) -> list[AttemptResult]:
    return sorted(results.attempts, key=lambda attempt: by_name(attempt.student))


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that say who a student is, but for those that would hold nothing."""

    accounts: bool
    classes: bool

    @property
    def headings(self) -> Row:
        return self.cells("Student", "Username", "Class")

    def cells(self, student: str, username: str, class_name: str) -> Row:
        return (student, *([username] if self.accounts else []), *([class_name] if self.classes else []))


def _columns_of(results: Results) -> Columns:
    accounts = any(attempt.username for attempt in results.attempts) or bool(results.missing)
    return Columns(accounts, bool(results.classes))


def _shared_columns(results: Results) -> Row:
    """The heading of a column for those who share a browser, where anybody does."""
    return ("Same browser as",) if any(each.attempt_id in results.same_browser for each in results.attempts) else ()


def _place_of(place: int, question: QuestionResult) -> str:
    return f"{place} (left out)" if question.counting is Counting.LEFT_OUT else str(place)


def _percent(part: float | None, whole: float = 1) -> float | None:
    return _rounded(100 * part / whole, 1) if part is not None and whole else None


def _figure(value: float | None) -> float | None:
    return _rounded(value, 3)


def _rounded(value: float | None, digits: int = 2) -> float | None:
    """A number as the pages show it, whole ones without a point."""
    shown = None if value is None else round(value, digits)
    return int(shown) if shown is not None and shown.is_integer() else shown


def _state_heading(zone: ZoneInfo) -> Row:
    return "State", f"Submitted ({zone.key})"


def _state_of(attempt: AttemptResult, zone: ZoneInfo) -> Row:
    if attempt.submitted_at is None:
        return "begun, not submitted", ""
    state = "submitted, time was up" if attempt.time_up else "submitted"
    return state, _moment(attempt.submitted_at.astimezone(zone))


def _moment(at: datetime) -> str:
    """A date and time as spreadsheets read it."""
    return f"{at:%Y-%m-%d %H:%M}"
