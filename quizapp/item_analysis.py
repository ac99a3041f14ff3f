"""Item analysis: from marks to how hard each question was, how well it told students apart, and how reliable a quiz is.

The formulas are classical test theory as Moodle's statistics report has them, which publishes them with the reasons:
https://docs.moodle.org/dev/Quiz_statistics_calculations. Moodle writes a share as per cent, so its discrimination index
of 45 is 0.45 here. Variances and covariances are divided by the number of attempts less one. What cannot be told from
the marks (of one attempt, of marks that are all alike) is None, never a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import fsum, sqrt
from statistics import covariance, fmean, median

__all__ = ["Analysis", "QuestionFigures", "QuizFigures", "analyse"]

DIGITS = 12
"""To how many a covariance is kept: thirds of a point do not add up exactly, and what is smaller comes from that."""

Row = Sequence[float | None]
"""The marks of one attempt, one a question; None for a question that it was not asked, or that counts nowhere."""


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """How one question went in the ``count`` attempts with a mark for it.

    ``facility`` is the mean share of its points won, 0 to 1. ``variance`` is that of its marks, ``rest_variance`` that
    of what the same attempts won elsewhere, ``covariance`` that of both, and ``greatest_covariance`` what it would be
    had the best marks gone to the best attempts.

    ``weight`` is the effective weight: the share that the question has in how the scores differ, √cov(x, X) for its
    marks x and the scores X, over the sum of these roots. It is None, and left out of the sum, where cov(x, X) < 0.
    """

    count: int
    facility: float | None
    variance: float | None
    rest_variance: float | None
    covariance: float | None
    greatest_covariance: float | None
    weight: float | None = None

    @property
    def deviation(self) -> float | None:
        """The standard deviation of its marks."""
        return _root(self.variance)

    @property
    def discrimination(self) -> float | None:
        """The discrimination index: Pearson's correlation of its marks with the points won elsewhere, -1 to 1."""
        product = _product(self.variance, self.rest_variance)
        return _share(self.covariance, _root(product))

    @property
    def efficiency(self) -> float | None:
        """The discriminative efficiency: how much of the covariance there could be there is, 1 at most."""
        return _share(self.covariance, self.greatest_covariance)


@dataclass(frozen=True, slots=True)
class QuizFigures:
    """How a whole quiz went in ``count`` attempts: their scores, and how far one can go by them.

    ``skewness`` and ``kurtosis`` are k3 / k2^1.5 and k4 / k2² of Fisher's k-statistics. ``consistency`` is Cronbach's
    alpha, P / (P - 1) · (1 - Σ var(x) / var(X)) for P questions with marks x and the scores X (Cronbach 1951): 1 for
    questions that all measure one thing, 0 and less for questions that have nothing in common.
    """

    count: int
    mean: float | None
    median: float | None
    deviation: float | None
    skewness: float | None
    kurtosis: float | None
    consistency: float | None

    @property
    def error_ratio(self) -> float | None:
        """How much of the standard deviation of the scores is chance: √(1 - consistency)."""
        return None if self.consistency is None else sqrt(max(0.0, 1 - self.consistency))

    @property
    def standard_error(self) -> float | None:
        """By how many points chance moves a score: the standard error of measurement."""
        return _product(self.error_ratio, self.deviation)


@dataclass(frozen=True, slots=True)
class Analysis:
    """The figures of each question, in order, and of the quiz."""

    questions: tuple[QuestionFigures, ...]
    quiz: QuizFigures


def analyse(rows: Sequence[Row], best: Sequence[float]) -> Analysis:
    """The figures of the attempts in ``rows`` at questions of which each gives at most as many points as ``best`` says.

    >>> found = analyse([(1, 1), (1, 0), (0, 0)], [1, 1])
    >>> [(round(each.facility, 2), round(each.discrimination, 2)) for each in found.questions]
    [(0.67, 0.5), (0.33, 0.5)]
    >>> found.quiz.mean, round(found.quiz.consistency, 2)
    (1.0, 0.67)
    """
    scores = [fsum(mark for mark in row if mark is not None) for row in rows]
    columns = [[row[place] for row in rows] for place in range(len(best))]
    questions = [_question_figures(column, scores, most) for column, most in zip(columns, best, strict=True)]
    return Analysis(tuple(_weighed(questions)), _quiz_figures(scores, questions))


# ── a question ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _question_figures(column: Row, scores: Sequence[float], most: float) -> QuestionFigures:
    pairs = [(mark, score - mark) for mark, score in zip(column, scores, strict=True) if mark is not None]
    marks, rests = [mark for mark, _ in pairs], [rest for _, rest in pairs]
    return QuestionFigures(
        count=len(marks),
        facility=fmean(marks) / most if marks and most else None,
        variance=_covariance(marks, marks),
        rest_variance=_covariance(rests, rests),
        covariance=_covariance(marks, rests),
        greatest_covariance=_covariance(sorted(marks), sorted(rests)),
    )


def _weighed(questions: Sequence[QuestionFigures]) -> list[QuestionFigures]:
    """The figures of all questions, with the share of each in how the scores differ."""
    roots = [_root(_with_score(each)) for each in questions]
    whole = fsum(root for root in roots if root is not None)
    return [replace(each, weight=_share(root, whole)) for each, root in zip(questions, roots, strict=True)]


def _with_score(question: QuestionFigures) -> float | None:
    """The covariance of a question's marks with the scores, which they are part of."""
    if question.variance is None or question.covariance is None:
        return None
    return round(question.variance + question.covariance, DIGITS)


# ── the quiz ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _quiz_figures(scores: Sequence[float], questions: Sequence[QuestionFigures]) -> QuizFigures:
    variance = _covariance(scores, scores)
    return QuizFigures(
        count=len(scores),
        mean=fmean(scores) if scores else None,
        median=median(scores) if scores else None,
        deviation=_root(variance),
        skewness=_skewness(scores) if variance else None,
        kurtosis=_kurtosis(scores) if variance else None,
        consistency=_consistency(variance, questions),
    )


def _consistency(variance: float | None, questions: Sequence[QuestionFigures]) -> float | None:
    """Cronbach's alpha, of two questions and more with scores that differ."""
    variances = [each.variance for each in questions if each.variance is not None]
    many = len(variances)
    return many / (many - 1) * (1 - fsum(variances) / variance) if variance and many > 1 else None


def _skewness(scores: Sequence[float]) -> float | None:
    """Of three scores and more: below 0 where few are far below the others, above 0 where few are far above."""
    n = len(scores)
    if n < 3:
        return None
    k2 = n / (n - 1) * _moment(scores, 2)
    k3 = n**2 / ((n - 1) * (n - 2)) * _moment(scores, 3)
    return k3 / (k2 * sqrt(k2))


def _kurtosis(scores: Sequence[float]) -> float | None:
    """Of four scores and more: 0 for a normal distribution, above 0 where few are far from the others."""
    n = len(scores)
    if n < 4:
        return None
    m2, m4 = _moment(scores, 2), _moment(scores, 4)
    k2 = n / (n - 1) * m2
    k4 = n**2 * ((n + 1) * m4 - 3 * (n - 1) * m2**2) / ((n - 1) * (n - 2) * (n - 3))
    return k4 / k2**2


def _moment(scores: Sequence[float], power: int) -> float:
    mean = fmean(scores)
    return fmean((score - mean) ** power for score in scores)


# ── what cannot be told ──────────────────────────────────────────────────────────────────────────────────────────────


def _covariance(some: Sequence[float], others: Sequence[float]) -> float | None:
    return round(covariance(some, others), DIGITS) if len(some) > 1 else None


def _root(value: float | None) -> float | None:
    return None if value is None or value < 0 else sqrt(value)


def _product(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one * other


def _share(part: float | None, whole: float | None) -> float | None:
    return part / whole if part is not None and whole else None
