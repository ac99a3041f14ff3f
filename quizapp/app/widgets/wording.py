"""How the screens say things: counts, scores and the names of kinds and states, the same words everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from quizapp.english.stems import stem_of
from quizapp.model import Counting, Credit, Difficulty, ExtraTime, Option, OptionKind, QuestionKind, Release, Status

__all__ = [
    "COUNTINGS",
    "CREDITS",
    "DECISIONS",
    "DIFFICULTIES",
    "EXTRA_TIMES",
    "KINDS",
    "RELEASES",
    "RULINGS",
    "STATUSES",
    "count",
    "date_and_time",
    "in_a_row",
    "kind_of_option",
    "points",
    "stem_of",
]

KINDS: Mapping[QuestionKind, str] = {
    QuestionKind.MULTIPLE_CHOICE: "Multiple choice",
    QuestionKind.FILL_IN: "Fill-in",
    QuestionKind.WORD_BANK: "Word bank",
    QuestionKind.TRUE_FALSE: "True or false",
    QuestionKind.MATCHING: "Matching",
    QuestionKind.ORDERING: "Ordering",
}
STATUSES: Mapping[Status, str] = {Status.DRAFT: "Draft", Status.READY: "Ready", Status.RETIRED: "Rejected"}
DECISIONS: Mapping[Status, str] = {Status.DRAFT: "Draft", Status.READY: "Accept", Status.RETIRED: "Reject"}
CREDITS: Mapping[Credit, str] = {
    Credit.PARTIAL: "Each right pair or place counts",
    Credit.ALL_OR_NOTHING: "Only a whole right answer counts",
}
COUNTINGS: Mapping[Counting, str] = {
    Counting.AS_MARKED: "As marked",
    Counting.RIGHT: "Right for everybody",
    Counting.LEFT_OUT: "Left out",
}
RELEASES: Mapping[Release, str] = {
    Release.SUBMITTED: "To each student after submitting",
    Release.CLOSED: "To all students once the quiz is closed",
}
DIFFICULTIES: Mapping[Difficulty, str] = {
    Difficulty.EASY: "Easy",
    Difficulty.MEDIUM: "Medium",
    Difficulty.HARD: "Hard",
}
EXTRA_TIMES: Mapping[ExtraTime, str] = {
    ExtraTime.NONE: "No extra time",
    ExtraTime.QUARTER: "25 % more time",
    ExtraTime.HALF: "50 % more time",
    ExtraTime.DOUBLE: "100 % more time",
    ExtraTime.NO_LIMIT: "No time limit",
}
OPTION_KINDS: Mapping[OptionKind, str] = {
    OptionKind.KEY: "Right answer",
    OptionKind.MISREADING: "Misreading of the evidence",
    OptionKind.ELSEWHERE: "True of something else in the passage",
    OptionKind.UNSUPPORTED: "Not in the passage",
}
RULINGS: Mapping[str, str] = {
    "accepted spelling": "Counted as right: this wording is accepted too.",
    "capitals": "Counted as right: capital letters do not matter.",
    "accents": "Counted as right: accents do not matter.",
    "punctuation": "Counted as right: punctuation does not matter.",
    "article": "Counted as right: a small word such as “the” or “in” does not matter.",
    "number word": "Counted as right: a number may be written in words or in figures.",
    "spelling": "Counted as right: British and American spellings are both accepted.",
    "title": "Counted as right: a title such as “Dr” or “Ms” does not matter.",
    "unit": "Counted as right: it is the same amount.",
    "date order": "Counted as right: it is the same date.",
    "time": "Counted as right: it is the same time of day.",
    "abbreviation": "Counted as right: months and days may be shortened.",
    "spacing": "Counted as right: it may be written as one word or as two.",
    "plural": "Counted as right: it does not matter whether it is one or several.",
    "place name": "Counted as right: it is another name of the same place.",
    "typo": "Counted as right, though it is misspelt.",
    "another option": "Counted as wrong: this is something else.",
    "another number": "Counted as wrong: this is another number.",
    "another word": "Counted as wrong: one letter makes it another word.",
}
"""What a rule of marking says to a student, where there is more to say than right or wrong."""


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> count(1, "question"), count(12, "question"), count(2, "quiz", "quizzes")
    ('1 question', '12 questions', '2 quizzes')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def date_and_time(moment: datetime, now: datetime) -> str:
    """A moment as people write it ``now``, on the same clock; ``local_times.js`` says it likewise.

    >>> days = [datetime(2026, 11, 27, 15, 0), datetime(2027, 1, 4, 9, 5), datetime(2026, 11, 2, 16, 30)]
    >>> [date_and_time(day, now=datetime(2026, 11, 2, 8, 0)) for day in days]
    ['Friday 27 November, 15:00', 'Monday 4 January 2027, 09:05', 'today, 16:30']
    """
    year = "" if moment.year == now.year else f" {moment.year}"
    day = f"{moment:%A} {moment.day} {moment:%B}{year}"
    return f"{'today' if moment.date() == now.date() else day}, {moment:%H:%M}"


def in_a_row(words: Sequence[str]) -> str:
    """Words one after another, as a sentence has them.

    >>> in_a_row(["2"]), in_a_row(["2", "5", "7"])
    ('2', '2, 5 and 7')
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def kind_of_option(option: Option, *, proved: bool = True) -> str:
    """What kind of answer an option is; of a wrong one without a reason nothing else is claimed.

    ``proved`` says that the key has its evidence: without it a wrong option is no misreading of anything.

    >>> kind_of_option(Option("", "Oslo", OptionKind.UNSUPPORTED))
    'No reason given'
    >>> kind_of_option(Option("", "Oslo", OptionKind.UNSUPPORTED, "It is in Norway."), proved=False)
    'Wrong answer'
    """
    if option.kind is not OptionKind.KEY and not option.reason:
        return "No reason given"
    return OPTION_KINDS[option.kind] if proved or option.kind is OptionKind.KEY else "Wrong answer"


def points(score: float) -> str:
    """A score as a person writes it.

    >>> points(7.0), points(0.5), points(2 / 3)
    ('7', '0.5', '0.67')
    """
    return f"{round(score, 2):g}"
