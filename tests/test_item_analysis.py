"""Item analysis: the figures of questions and of a quiz, worked out by hand, by law, and as Moodle works them out."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.item_analysis import Analysis, QuestionFigures, QuizFigures, analyse

MOODLE = Path(__file__).parents[2] / "shared" / "data" / "statistics"
"""A quiz with its marks and the figures that Moodle's own tests expect of them, which is not part of QuizApp."""

Marks = list[list[float]]


def of_one_point(rows: Marks) -> Analysis:
    return analyse(rows, [1.0] * len(rows[0]))


# ── by hand ──────────────────────────────────────────────────────────────────────────────────────────────────────────

FOUR = [[1.0, 1.0, 0.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0], [0.0, 0.0, 0.0]]
"""Four students at three questions; their scores are 2, 2, 3 and 0."""


def test_how_hard_a_question_was_is_the_mean_share_of_its_points():
    found = analyse([[2.0, 1.0], [1.0, 0.0], [0.0, 0.5]], [2.0, 1.0])
    assert [each.facility for each in found.questions] == [0.5, 0.5]


def test_how_well_a_question_tells_apart_is_the_correlation_with_the_other_questions():
    first, second, third = of_one_point(FOUR).questions
    # The marks of the first are 1 1 1 0 and the rests 1 1 2 0, a covariance of 1/3 and variances of 1/4 and 2/3.
    # The marks of the second are 1 0 1 0 and the rests 1 2 2 0, a covariance of 1/6 and variances of 1/3 and 11/12.
    assert first.discrimination == pytest.approx((1 / 3) / (1 / 4 * 2 / 3) ** 0.5)
    assert second.discrimination == pytest.approx((1 / 6) / (1 / 3 * 11 / 12) ** 0.5)
    assert second.discrimination == third.discrimination
    assert first.deviation == pytest.approx(0.5)


def test_efficiency_is_measured_by_the_best_that_these_marks_allow():
    first, second, _ = of_one_point(FOUR).questions
    # Sorted, the marks of the second are 0 0 1 1 and the rests 0 1 2 2: a covariance of 1/2.
    assert first.efficiency == pytest.approx(1)
    assert second.efficiency == pytest.approx((1 / 6) / (1 / 2))


def test_the_weights_are_the_roots_of_the_covariances_with_the_scores():
    # With the scores 2 2 3 0 the covariances are 7/12, 1/2 and 1/2.
    roots = [(7 / 12) ** 0.5, 0.5**0.5, 0.5**0.5]
    assert [each.weight for each in of_one_point(FOUR).questions] == pytest.approx(
        [root / sum(roots) for root in roots]
    )


def test_the_figures_of_a_quiz_are_those_of_its_scores():
    quiz = of_one_point(FOUR).quiz
    # From the mean, 7/4, they are 1/4, 1/4, 5/4 and -7/4 away: squares 19/4 in all, cubes -27/8, fourths 757/64.
    assert (quiz.count, quiz.mean, quiz.median) == (4, 1.75, 2)
    assert quiz.deviation == pytest.approx((19 / 12) ** 0.5)
    assert quiz.skewness == pytest.approx(16 * (-27 / 32) / 6 / (19 / 12) ** 1.5)
    assert quiz.kurtosis == pytest.approx(16 * (5 * 757 / 256 - 9 * (19 / 16) ** 2) / 6 / (19 / 12) ** 2)
    assert quiz.consistency == pytest.approx(3 / 2 * (1 - (1 / 4 + 1 / 3 + 1 / 3) / (19 / 12)))
    assert quiz.error_ratio == pytest.approx((1 - quiz.consistency) ** 0.5)
    assert quiz.standard_error == pytest.approx(quiz.error_ratio * quiz.deviation)


def test_a_question_that_the_weak_get_right_and_the_strong_do_not_has_a_negative_discrimination():
    backwards, *_ = of_one_point([[0.0, 1.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0]]).questions
    assert backwards.discrimination == pytest.approx(-1)


def test_questions_that_go_together_entirely_are_wholly_consistent():
    quiz = of_one_point([[1.0, 1.0], [1.0, 1.0], [0.0, 0.0]]).quiz
    assert quiz.consistency == pytest.approx(1)
    assert quiz.standard_error == pytest.approx(0, abs=1e-6)


# ── what cannot be told ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_question_that_everybody_got_right_does_not_tell_anybody_apart():
    everybody, other = of_one_point([[1.0, 1.0], [1.0, 0.0], [1.0, 1.0]]).questions
    assert (everybody.facility, everybody.deviation, everybody.weight) == (1, 0, 0)
    assert everybody.discrimination is everybody.efficiency is None
    assert other.discrimination is None
    assert other.weight == 1


def test_what_differs_only_because_thirds_do_not_add_up_does_not_differ():
    thirds = [[0.1, 0.1, 0.1, 1.0], [0.3, 0.0, 0.0, 0.0], [0.0, 0.1 + 0.2, 0.0, 0.0], [0.1] * 3 + [1.0]]
    last = of_one_point(thirds).questions[-1]
    assert last.rest_variance == 0
    assert last.discrimination is last.efficiency is None
    alike = of_one_point([[0.1 + 0.2, 0.0], [0.0, 0.3], [0.3, 0.0]])
    assert alike.quiz.consistency is alike.quiz.skewness is None
    assert [each.weight for each in alike.questions] == [None, None]


def test_nobody_has_no_figures():
    found = analyse([], [1.0, 1.0])
    assert found.questions == (QuestionFigures(0, None, None, None, None, None),) * 2
    assert found.quiz == QuizFigures(0, None, None, None, None, None, None)
    assert found.quiz.standard_error is None


def test_one_attempt_has_a_score_and_nothing_that_differs():
    found = of_one_point([[1.0, 0.5]])
    assert [each.facility for each in found.questions] == [1, 0.5]
    assert [(each.deviation, each.discrimination, each.weight) for each in found.questions] == [(None, None, None)] * 2
    assert found.quiz == QuizFigures(1, 1.5, 1.5, None, None, None, None)


def test_two_attempts_have_a_deviation_but_no_shape():
    quiz = of_one_point([[1.0, 1.0], [0.0, 0.0]]).quiz
    assert quiz.deviation == pytest.approx(2**0.5)
    assert quiz.skewness is quiz.kurtosis is None
    assert quiz.consistency == pytest.approx(1)


def test_a_quiz_of_one_question_has_no_consistency():
    found = of_one_point([[1.0], [0.0]])
    assert found.quiz.consistency is found.quiz.standard_error is None
    assert found.questions[0].discrimination is None
    assert found.questions[0].weight == 1


def test_a_question_that_counts_nowhere_has_no_figures_and_changes_none():
    among = analyse([[row[0], None, *row[1:]] for row in FOUR], [1.0] * 4)
    without = of_one_point(FOUR)
    assert among.questions[1] == QuestionFigures(0, None, None, None, None, None)
    assert (among.questions[0], *among.questions[2:]) == without.questions
    assert among.quiz == without.quiz


# ── by law ───────────────────────────────────────────────────────────────────────────────────────────────────────────

MARKS = st.sampled_from([0.0, 1 / 6, 0.25, 1 / 3, 0.5, 2 / 3, 0.8, 1.0])
NEARLY = 1e-9


@st.composite
def tables(draw: st.DrawFn) -> Marks:
    width = draw(st.integers(1, 6))
    return draw(st.lists(st.lists(MARKS, min_size=width, max_size=width), max_size=12))


def analysed(rows: Marks) -> Analysis:
    return analyse(rows, [1.0] * (len(rows[0]) if rows else 3))


@given(tables())
def test_every_figure_stays_within_its_bounds(rows: Marks):
    found = analysed(rows)
    for each in found.questions:
        assert each.facility is None or 0 <= each.facility <= 1
        assert each.discrimination is None or abs(each.discrimination) <= 1 + NEARLY
        assert each.efficiency is None or each.efficiency <= 1 + NEARLY
        assert each.weight is None or 0 <= each.weight <= 1
    assert found.quiz.consistency is None or found.quiz.consistency <= 1 + NEARLY
    assert found.quiz.deviation is None or found.quiz.deviation >= 0


@given(tables())
def test_the_weights_of_a_quiz_are_all_of_it_or_there_are_none(rows: Marks):
    weights = [each.weight for each in analysed(rows).questions if each.weight is not None]
    assert not weights or sum(weights) == pytest.approx(1)


@given(tables())
def test_discrimination_is_told_exactly_where_both_the_marks_and_the_rest_differ(rows: Marks):
    for each in analysed(rows).questions:
        told = bool(each.variance) and bool(each.rest_variance)
        assert (each.discrimination is not None) is (each.efficiency is not None) is told


@given(tables(), st.randoms())
def test_the_order_of_the_attempts_changes_nothing(rows: Marks, random):
    shuffled = random.sample(rows, len(rows))
    first, second = analysed(rows), analyse(shuffled, [1.0] * (len(rows[0]) if rows else 3))
    told = [(a.facility, a.discrimination, a.efficiency, a.weight) for a in first.questions]
    again = [(a.facility, a.discrimination, a.efficiency, a.weight) for a in second.questions]
    assert [value for row in again for value in row] == pytest.approx([value for row in told for value in row])


# ── as Moodle has them ───────────────────────────────────────────────────────────────────────────────────────────────


def moodle(name: str) -> str:
    if not MOODLE.exists():
        pytest.skip(f"Moodle's marks and figures are not here: {MOODLE}")
    return (MOODLE / name).read_text("utf-8")


def moodle_rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(moodle(name).splitlines()))


@pytest.fixture(scope="module")
def found() -> Analysis:
    rows = moodle_rows("results00.csv")
    slots = [name for name in rows[0] if name.startswith("slots.")]
    return of_one_point([[float(row[name]) for name in slots] for row in rows])


@pytest.fixture(scope="module")
def expected() -> Mapping[str, Any]:
    return json.loads(moodle("quizstats00.json"))


def percent(value: float | None) -> float | None:
    return None if value is None else 100 * value


def as_moodle(question: QuestionFigures) -> Mapping[str, float | None]:
    """The figures of a question by the names and in the units of Moodle's table."""
    return {
        "s": question.count,
        "facility": question.facility,
        "sd": question.deviation,
        "effectiveweight": percent(question.weight),
        "covariance": question.covariance,
        "markvariance": question.variance,
        "othermarkvariance": question.rest_variance,
        "discriminationindex": percent(question.discrimination),
        "covariancemax": question.greatest_covariance,
        "discriminativeefficiency": percent(question.efficiency),
    }


def test_the_questions_have_the_figures_that_moodle_gives_them(found: Analysis, expected: Mapping[str, Any]):
    tolerances = expected["item_relative_tolerance"]
    slots = [row for row in moodle_rows("qstats00.csv") if not row["subqname"] and not row["variant"]]
    assert len(slots) == len(found.questions) == 7
    for row, question in zip(slots, found.questions, strict=True):
        for name, value in as_moodle(question).items():
            assert value == pytest.approx(float(row[name]), rel=tolerances.get(name, tolerances["other"])), name


def test_the_quiz_has_the_figures_that_moodle_gives_it(found: Analysis, expected: Mapping[str, Any]):
    quiz = found.quiz
    told = {
        "median": quiz.median,
        "allattemptsavg": quiz.mean,
        "allattemptscount": quiz.count,
        "standarddeviation": quiz.deviation,
        "skewness": quiz.skewness,
        "kurtosis": quiz.kurtosis,
        "cic": percent(quiz.consistency),
        "errorratio": percent(quiz.error_ratio),
        "standarderror": quiz.standard_error,
    }
    for name, value in told.items():
        assert value == pytest.approx(expected["quiz"][name], rel=expected["quiz_relative_tolerance"]), name
