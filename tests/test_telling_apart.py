"""What is said of a quiz and its questions: in words, from enough attempts, and no accusation that chance makes."""

from __future__ import annotations

import doctest
from types import SimpleNamespace

import pytest

from quizapp import item_analysis
from quizapp.app.widgets import telling_apart
from quizapp.app.widgets.telling_apart import misleading_said, reliability_said, told_apart
from quizapp.item_analysis import QuestionFigures, QuizFigures


def question(index: float | None, count: int = 30) -> QuestionFigures:
    """The figures of a question with this discrimination index."""
    return QuestionFigures(count, 0.5, 1, 0 if index is None else 1, index or 0, 1)


def quiz(consistency: float | None, count: int = 30) -> QuizFigures:
    return QuizFigures(count, 6, 6, 2, 0, 0, consistency)


def said_of(*questions: QuestionFigures) -> str:
    return misleading_said([SimpleNamespace(figures=each) for each in questions])  # type: ignore[misc]


def test_the_docstrings_tell_the_truth():
    assert doctest.testmod(telling_apart).failed == 0
    assert doctest.testmod(item_analysis).failed == 0


@pytest.mark.parametrize(
    ("index", "said"),
    [
        (0.52, "well, 0.52"),
        (0.4, "well, 0.40"),
        (0.25, "fairly, 0.25"),
        (0.1, "hardly, 0.10"),
        (0.0, "hardly, 0.00"),
        (-0.05, "hardly, −0.05"),
        (-0.3, "the wrong way, −0.30"),
        (None, ""),
    ],
)
def test_how_well_a_question_tells_apart_is_a_word_with_its_figure(index: float | None, said: str):
    assert told_apart(question(index)) == said


def test_of_few_attempts_nothing_is_said():
    few = (told_apart(question(0.5, 9)), said_of(question(-0.9, 9)), reliability_said(quiz(0.8, 9)))
    enough = (told_apart(question(0.5, 10)), said_of(question(-0.9, 10)), reliability_said(quiz(0.8, 10)))
    assert few == ("", "", "")
    assert all(enough)


def test_the_questions_that_the_strong_got_wrong_are_named_in_a_sentence():
    sound, bad = question(0.3), question(-0.3)
    assert said_of(sound, sound) == ""
    assert said_of(sound, bad).startswith("Question 2: students who did well elsewhere got this one wrong more often.")
    assert said_of(bad, sound, bad).startswith("Questions 1 and 3: students who did well elsewhere got these wrong")


def test_a_figure_just_below_nothing_accuses_no_question_until_many_took_the_quiz():
    assert said_of(question(-0.1, 20)) == ""
    assert said_of(question(-0.1, 200)) != ""


@pytest.mark.parametrize(
    ("consistency", "said"),
    [
        (0.8, "tell students apart well"),
        (0.6, "not those who are close"),
        (0.3, "more by chance"),
        (-1, "−1.00"),
    ],
)
def test_how_far_one_can_go_by_the_scores_is_one_line(consistency: float, said: str):
    line = reliability_said(quiz(consistency))
    assert said in line
    assert "give or take" in line


def test_a_quiz_without_a_consistency_says_nothing():
    assert reliability_said(quiz(None)) == ""
