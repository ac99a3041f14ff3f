"""Attempts: taking a quiz from the join code to the review, alone and many at once.

The walkthroughs are tables, one line an action of one student, so that a teacher can read what is promised.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import select

from quizapp.classroom import (
    attempt_views,
    attempts,
    banks,
    begun,
    codes,
    editing,
    marking,
    overseeing,
    quizzes,
    reviews,
    starting,
    time_limits,
)
from quizapp.classroom.begun import list_begun
from quizapp.classroom.results import find_results
from quizapp.classroom.shuffling import shuffled_options
from quizapp.classroom.starting import Started
from quizapp.errors import QuizError
from quizapp.errors.people import BlankNameError, NotAllowedError
from quizapp.errors.quizzes import (
    AlreadySubmittedError,
    GuestsNotAllowedError,
    NameTakenError,
    NotSubmittedError,
    OpenElsewhereError,
    QuizClosedError,
    UnfitAnswerError,
    UnknownAttemptError,
    UnknownCodeError,
)
from quizapp.model import Credit, ExtraTime, Option, OptionKind, Question, QuestionKind, Release, Status, Terms
from quizapp.scoring import Mark
from quizapp.store.engine import reading
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz
from quizapp.store.tables import AttemptItemRow, AttemptRow, ResponseEventRow, TicketRow
from tests.schoolroom import HOME, NOON, QUIZ, WHEN, WHERE, WHO, Room, counted_queries, later, make_room, publish


@pytest.fixture
def room(engine: Engine) -> Room:
    return make_room(engine)


def start(
    room: Room, name: str = "Sam", *, student: Person | None = None, visitor: str = "", **options: object
) -> Started:
    who = student or starting.Guest(name, visitor)
    return starting.start(room.engine, room.quiz.code, who, **{"address": HOME, "now": NOON, "seed": 7, **options})


def choose(room: Room, token: str, position: int, text: str, *, at: float = 1) -> attempts.SavedAnswer:
    """Give an answer as a page does: the choice with this text, or the text typed."""
    item = attempt_views.attempt_view(room.engine, token, now=NOON).items[position - 1]
    answer = next((choice.id for choice in item.choices if choice.text == text), text)
    return attempts.save_answer(room.engine, token, position, answer, sequence=item.sequence, now=later(at))


# ── walkthroughs ─────────────────────────────────────────────────────────────────────────────────────────────────────

WALKTHROUGHS = {
    "everything right": """
        1 | ada | start  |            | 3 questions
        2 | ada | answer | 1 Oslo     | saved
        3 | ada | answer | 2 Jonas    | saved
        4 | ada | answer | 3 2019     | saved
        5 | ada | submit |            | 3 of 3
        6 | ada | review | 1          | right
    """,
    "one wrong, one typed wrongly, one left out": """
        1 | ada | start  |            | 3 questions
        2 | ada | answer | 1 Bergen   | saved
        3 | ada | answer | 3 2018     | saved
        4 | ada | submit |            | 0 of 3
        5 | ada | review | 1          | wrong: Bergen is said of something else.
        6 | ada | review | 2          | no answer
        7 | ada | review | 3          | wrong
    """,
    "an answer changed, and one taken back": """
        1 | ada | start  |            | 3 questions
        2 | ada | answer | 1 Bergen   | saved
        3 | ada | answer | 1 Oslo     | saved
        4 | ada | answer | 2 Jonas    | saved
        5 | ada | answer | 2          | saved
        6 | ada | submit |            | 1 of 3
    """,
    "nothing answered": """
        1 | ada | start  |            | 3 questions
        2 | ada | submit |            | 0 of 3
    """,
    "two students do not disturb each other": """
        1 | ada | start  |            | 3 questions
        2 | ben | start  |            | 3 questions
        3 | ada | answer | 1 Oslo     | saved
        4 | ben | answer | 1 Bergen   | saved
        5 | ada | submit |            | 1 of 3
        6 | ben | answer | 1 Oslo     | saved
        7 | ben | answer | 2 Jonas    | saved
        8 | ben | submit |            | 2 of 3
    """,
    "nothing can be changed after submitting": """
        1 | ada | start  |            | 3 questions
        2 | ada | answer | 1 Bergen   | saved
        3 | ada | review | 1          | NotSubmittedError
        4 | ada | submit |            | 0 of 3
        5 | ada | answer | 1 Oslo     | AlreadySubmittedError
        6 | ada | submit |            | 0 of 3
    """,
    "a closed quiz takes no answers but is marked": """
        1 | ada | start  |            | 3 questions
        2 | ada | answer | 1 Oslo     | saved
        3 | -   | close  |            | closed
        4 | ada | answer | 2 Jonas    | QuizClosedError
        5 | ben | start  |            | QuizClosedError
        6 | ada | start  |            | 3 questions
        7 | ada | submit |            | 1 of 3
        8 | -   | open   |            | open
        9 | ben | start  |            | 3 questions
    """,
    "from its closing time on a quiz is closed": """
        1 | -   | closing | 5          | closes
        2 | ada | start   |            | 3 questions
        4 | ada | answer  | 1 Oslo     | saved
        5 | ada | answer  | 2 Jonas    | QuizClosedError
        5 | ben | start   |            | QuizClosedError
        6 | ada | start   |            | 3 questions
        7 | -   | collect |            | 1 collected
        8 | ada | submit  |            | 1 of 3
        9 | -   | open    |            | open
       10 | ben | start   |            | 3 questions
    """,
    "a closing time is put off, taken away, and given up by closing and opening": """
        1 | -   | closing | 3          | closes
        2 | -   | closing | 5          | closes
        4 | ada | start   |            | 3 questions
        4 | -   | closing |            | stays open
        6 | ada | answer  | 1 Oslo     | saved
        7 | -   | closing | 20         | closes
        8 | -   | close   |            | closed
        9 | ada | answer  | 2 Jonas    | QuizClosedError
       10 | -   | open    |            | open
       21 | ada | answer  | 2 Jonas    | saved
    """,
    "a closing time is still to come, and for a quiz that is open": """
        1 | -   | closing | 0          | PastClosingTimeError
        1 | -   | closing | 1          | PastClosingTimeError
        1 | -   | closing | 3          | closes
        3 | -   | closing | 9          | NotOpenError
        3 | -   | closing |            | NotOpenError
        4 | -   | collect |            | 0 collected
    """,
    "the right answers wait until the closing time": """
        1 | -   | closing | 5          | closes
        2 | ada | start   |            | 3 questions
        3 | ada | answer  | 1 Oslo     | saved
        4 | ada | submit  |            | 1 of 3
        4 | ada | review  | 1          | NotReleasedError
        5 | ada | review  | 1          | right
    """,
    "what was submitted is found again, and cannot be begun anew": """
        1 | ada  | start   |            | 3 questions
        2 | ada  | answer  | 1 Bergen   | saved
        3 | ada  | submit  |            | 0 of 3
        4 | ada  | start   |            | 3 questions
        5 | ada  | answer  | 1 Oslo     | AlreadySubmittedError
        6 | ada  | review  | 1          | wrong: Bergen is said of something else.
    """,
    "the right answers wait until the quiz is closed": """
        1 | ada  | start   |            | 3 questions
        2 | ada  | answer  | 1 Oslo     | saved
        3 | ada  | review  | 1          | NotSubmittedError
        4 | ada  | submit  |            | 1 of 3
        5 | ada  | review  | 1          | NotReleasedError
        6 | -    | close   |            | closed
        7 | ada  | review  | 1          | right
        8 | -    | open    |            | open
        9 | ada  | review  | 1          | NotReleasedError
    """,
    "the teacher tries the quiz out as often as it takes": """
        1 | berg | start   |            | 3 questions
        2 | berg | answer  | 1 Bergen   | saved
        3 | berg | submit  |            | 0 of 3
        4 | berg | start   |            | 3 questions
        5 | berg | answer  | 1 Oslo     | saved
        6 | berg | submit  |            | 1 of 3
        7 | -    | results |            | none
    """,
    "a student whom the teacher lets begin anew does so once": """
        1 | ada  | start   |            | 3 questions
        3 | ada  | submit  |            | 0 of 3
        4 | -    | let     | ada        | allowed
        5 | ada  | start   |            | 3 questions
        6 | ada  | answer  | 1 Oslo     | saved
        7 | ada  | submit  |            | 1 of 3
        8 | ada  | start   |            | 3 questions
        9 | ada  | answer  | 2 Jonas    | AlreadySubmittedError
       10 | -    | results |            | Ada 1
       11 | -    | others  |            | Ada 0
    """,
    "the attempt submitted last counts, and one that is begun again does not": """
        1 | ada  | start   |            | 3 questions
        2 | ada  | answer  | 1 Oslo     | saved
        3 | ada  | submit  |            | 1 of 3
        4 | -    | let     | ada        | allowed
        5 | ada  | start   |            | 3 questions
        6 | -    | results |            | Ada 1
        7 | ada  | submit  |            | 0 of 3
        8 | -    | results |            | Ada 0
        9 | -    | others  |            | Ada 1
    """,
    "a discarded attempt counts nowhere, and its student begins anew": """
        1 | ada  | start   |            | 3 questions
        2 | ada  | submit  |            | 0 of 3
        3 | ben  | start   |            | 3 questions
        4 | ben  | answer  | 1 Oslo     | saved
        5 | ben  | submit  |            | 1 of 3
        6 | -    | discard | ada        | discarded
        7 | -    | results |            | Ben 1
        8 | ada  | start   |            | 3 questions
        9 | ada  | answer  | 1 Oslo     | saved
       10 | ada  | submit  |            | 1 of 3
       11 | -    | results |            | Ben 1, Ada 1
    """,
    "a discarded attempt is taken back": """
        1 | ada  | start   |            | 3 questions
        2 | ada  | submit  |            | 0 of 3
        3 | -    | discard | ada        | discarded
        4 | -    | results |            | none
        5 | -    | back    | ada        | taken back
        6 | -    | results |            | Ada 0
        7 | ada  | start   |            | 3 questions
        8 | ada  | answer  | 1 Oslo     | AlreadySubmittedError
    """,
    "an open attempt that is discarded takes no answers and is not submitted with the others": """
        1 | ada  | start   |            | 3 questions
        2 | ada  | answer  | 1 Oslo     | saved
        3 | -    | discard | ada        | discarded
        4 | ada  | answer  | 2 Jonas    | DiscardedError
        5 | -    | close   |            | closed
        6 | -    | collect |            | 0 collected
        7 | -    | results |            | none
    """,
    "nobody has two attempts open because one was taken back": """
        1 | ada  | start   |            | 3 questions
        2 | -    | discard | ada        | discarded
        3 | ada  | start   |            | 3 questions
        4 | -    | first   | ada        | BegunAnewError
        5 | ada  | answer  | 1 Oslo     | saved
        6 | ada  | submit  |            | 1 of 3
        7 | -    | first   | ada        | taken back
        8 | -    | results |            | Ada 1
    """,
    "what a closed quiz left unfinished is submitted by the teacher": """
        1 | ada  | start   |            | 3 questions
        2 | ben  | start   |            | 3 questions
        3 | ada  | answer  | 1 Oslo     | saved
        4 | ben  | submit  |            | 0 of 3
        5 | -    | collect |            | StillOpenError
        6 | -    | close   |            | closed
        7 | -    | collect |            | 1 collected
        8 | ada  | submit  |            | 1 of 3
        9 | -    | results |            | Ada 1, Ben 0
       10 | -    | collect |            | 0 collected
    """,
    "where it may be taken again, a second attempt begins when the first is submitted": """
        1 | ada | start  |            | 3 questions
        2 | ada | answer | 1 Bergen   | saved
        3 | ada | submit |            | 0 of 3
        4 | ada | start  |            | 3 questions
        5 | ada | answer | 1 Oslo     | saved
        6 | ada | submit |            | 1 of 3
    """,
    "the time runs from beginning, for each student by themselves": """
        0 | -   | limit  | 2          | limited
        1 | ada | start  |            | 3 questions
       31 | ben | start  |            | 3 questions
       41 | ada | look   |            | 80 s left
       41 | ben | look   |            | 110 s left
       51 | ada | submit |            | 0 of 3
       52 | ada | look   |            | submitted
      400 | ben | look   |            | time was up
      400 | -   | taken  |            | Ada 50 s; Ben 120 s, time was up
    """,
    "what is saved before the deadline or a little later counts, and later answers do not": """
        0 | -   | limit  | 1          | limited
        0 | ada | start  |            | 3 questions
       59 | ada | answer | 1 Oslo     | saved
       75 | ada | answer | 2 Jonas    | saved
       76 | ada | answer | 3 2019     | TimeUpError
       77 | ada | look   |            | time was up
       78 | ada | answer | 3 2019     | TimeUpError
       79 | ada | submit |            | 2 of 3
       79 | -   | taken  |            | Ada 60 s, time was up
    """,
    "who submits a little late has taken the time there was": """
        0 | -   | limit  | 1          | limited
        0 | ada | start  |            | 3 questions
        0 | ben | start  |            | 3 questions
       59 | ben | submit |            | 0 of 3
       70 | ada | submit |            | 0 of 3
       70 | -   | taken  |            | Ada 60 s, time was up; Ben 59 s
    """,
    "whose time is up is found submitted by the teacher, before ever coming back": """
        0 | -   | limit   | 1          | limited
        0 | ada | start   |            | 3 questions
        5 | ada | answer  | 1 Oslo     | saved
       75 | -   | taken   |            | Ada not submitted
       76 | -   | results |            | Ada 1
       90 | ada | start   |            | 3 questions
       90 | ada | review  | 1          | right
    """,
    "extra time lengthens every limit, and some have none": """
        0 | -   | limit  | 2          | limited
        0 | -   | extra  | ada 50     | given
        0 | -   | extra  | ben no limit | given
        0 | ada | start  |            | 3 questions
        0 | ben | start  |            | 3 questions
        0 | ada | look   |            | 180 s left
        0 | ben | look   |            | no limit
      900 | -   | taken  |            | Ada 180 s, time was up; Ben not submitted
      901 | ben | answer | 1 Oslo     | saved
    """,
    "extra time holds at once, and taking it away ends nobody's attempt": """
        0 | -   | limit  | 2          | limited
        0 | ada | start  |            | 3 questions
       60 | -   | extra  | ada 100    | given
       60 | ada | look   |            | 180 s left
      130 | -   | extra  | ada 0      | given
      130 | ada | look   |            | 110 s left
    """,
    "one student is given more minutes, and again": """
        0 | -   | limit  | 1          | limited
        0 | ada | start  |            | 3 questions
        0 | ben | start  |            | 3 questions
       40 | -   | more   | ada 1      | 2 minutes
       70 | -   | more   | ada 1      | 3 minutes
       80 | ada | look   |            | 100 s left
       80 | ben | look   |            | time was up
       81 | -   | more   | ada 0      | TimeLimitError
      200 | -   | taken  |            | Ada 180 s, time was up; Ben 60 s, time was up
    """,
    "whose time was up goes on from the moment that more minutes are given": """
        0 | -   | limit  | 1          | limited
        0 | ada | start  |            | 3 questions
        0 | ben | start  |            | 3 questions
       30 | ada | answer | 1 Oslo     | saved
       40 | ben | submit |            | 0 of 3
       41 | -   | more   | ben 2      | AlreadySubmittedError
       80 | ada | look   |            | time was up
       80 | -   | more   | ada 2      | 4 minutes
       80 | ada | look   |            | 160 s left
       80 | ada | review | 1          | NotSubmittedError
       90 | ada | answer | 2 Jonas    | saved
      100 | ada | submit |            | 2 of 3
      101 | -   | taken  |            | Ada 100 s; Ben 40 s
    """,
    "whose time was up and who has begun anew goes on with that attempt": """
        0 | -   | limit  | 1          | limited
        0 | ada | start  |            | 3 questions
       80 | -   | let    | ada        | allowed
       80 | ada | start  |            | 3 questions
       81 | -   | late   | ada 2      | BegunAnewError
    """,
    "a limit is changed while students are at it": """
        0 | ada | start  |            | 3 questions
        0 | ada | look   |            | no limit
       10 | -   | limit  | 5          | limited
       10 | ada | look   |            | 290 s left
       20 | -   | limit  | 10         | limited
       20 | ada | look   |            | 580 s left
       30 | -   | limit  |            | as long as wanted
       30 | ada | look   |            | no limit
    """,
    "a limit that ends attempts is set only where that is meant": """
        0 | -   | limit  | 10         | limited
        0 | ada | start  |            | 3 questions
        0 | berg | start |            | 3 questions
       50 | ben | start  |            | 3 questions
       60 | ada | answer | 1 Oslo     | saved
       90 | -   | limit  | 1          | EndsAttemptsError
       91 | ada | look   |            | 509 s left
       92 | -   | limit  | 1 ending   | limited
       92 | ada | look   |            | time was up
       92 | ben | look   |            | 18 s left
       92 | -   | taken  |            | Ada 60 s, time was up; Ben not submitted
       93 | ada | review | 1          | right
    """,
    "no limit is longer than ten hours": """
        0 | -   | limit  | 0          | TimeLimitError
        0 | -   | limit  | 601        | TimeLimitError
        0 | -   | limit  | 600        | limited
    """,
    "no time goes on after the closing time": """
        0 | -   | limit   | 2          | limited
        0 | -   | closing | 60         | closes
        0 | -   | extra   | ben 100    | given
       10 | ada | start   |            | 3 questions
       10 | ben | start   |            | 3 questions
       30 | ada | look    |            | 30 s left
       30 | -   | more    | ada 5      | 7 minutes
       30 | ada | look    |            | 30 s left
       60 | ada | answer  | 1 Oslo     | QuizClosedError
       76 | -   | taken   |            | Ada 50 s, time was up; Ben 50 s, time was up
    """,
    "a quiz that is closed by hand ends the time, unless it is opened again at once": """
        0 | -   | limit   | 2          | limited
        0 | ada | start   |            | 3 questions
       10 | -   | close   |            | closed
       15 | ada | answer  | 1 Oslo     | QuizClosedError
       20 | -   | open    |            | open
       20 | ada | look    |            | 100 s left
       30 | -   | close   |            | closed
       46 | ada | look    |            | time was up
       50 | -   | open    |            | open
       50 | -   | taken   |            | Ada 30 s, time was up
    """,
    "a discarded attempt is not submitted when its time is up": """
        0 | -   | limit   | 1          | limited
        0 | ada | start   |            | 3 questions
        5 | -   | discard | ada        | discarded
       90 | ada | start   |            | 3 questions
       90 | ada | look    |            | 60 s left
    """,
    "a trial has the time that a student has": """
        0 | -    | limit   | 1          | limited
        0 | berg | start   |            | 3 questions
       10 | berg | look    |            | 50 s left
       90 | berg | look    |            | time was up
       91 | berg | start   |            | 3 questions
       91 | berg | look    |            | 60 s left
    """,
    "an answer that fits no question": """
        1 | ada | start  |            | 3 questions
        2 | ada | answer | 4 Oslo     | UnfitAnswerError
        3 | ada | answer | 0 Oslo     | UnfitAnswerError
        4 | ada | answer | 1 Rome     | UnfitAnswerError
        5 | ada | submit |            | 0 of 3
    """,
}


TERMS = {
    "the right answers wait until the quiz is closed": Terms(release=Release.CLOSED),
    "the right answers wait until the closing time": Terms(release=Release.CLOSED),
    "where it may be taken again, a second attempt begins when the first is submitted": Terms(again=True),
}
"""On what terms the quiz of a walkthrough is taken, where not on the usual ones."""


class Walk:
    """Does the actions of a walkthrough and says what came of each."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.people = {"ada": room.student, "ben": room.other_student, "berg": room.teacher}
        self.tokens: dict[str, str] = {}

    def act(self, who: str, action: str, what: str, at: int) -> str:
        try:
            return getattr(self, action)(who, what, at)
        except QuizError as error:
            return type(error).__name__

    def start(self, who: str, _what: str, at: int) -> str:
        person = self.people[who]
        started = starting.start(self.room.engine, self.room.quiz.code, person, address=HOME, now=later(at))
        self.tokens[who] = started.token
        return f"{len(attempt_views.attempt_view(self.room.engine, started.token, now=later(at)).items)} questions"

    def answer(self, who: str, what: str, at: int) -> str:
        position, text = re.fullmatch(r"(\d+) ?(.*)", what).groups()
        items = attempt_views.attempt_view(self.room.engine, self.tokens[who], now=later(at)).items
        item = next((each for each in items if each.position == int(position)), items[0])
        answer = next((choice.id for choice in item.choices if choice.text == text), text)
        saved = attempts.save_answer(
            self.room.engine, self.tokens[who], int(position), answer, sequence=item.sequence, now=later(at)
        )
        return "saved" if (saved.answer, saved.saved_at) == (answer, later(at)) else "lost"

    def submit(self, who: str, _what: str, at: int) -> str:
        done = attempts.submit(self.room.engine, self.tokens[who], now=later(at))
        return f"{done.score:g} of {done.max_score:g}"

    def review(self, who: str, what: str, at: int) -> str:
        item = reviews.review(self.room.engine, self.tokens[who], now=later(at)).items[int(what) - 1]
        if not item.answer:
            return "no answer"
        verdict = "right" if item.score == item.max_score else "wrong"
        return f"{verdict}: {item.reason}" if verdict == "wrong" and item.reason else verdict

    def close(self, _who: str, _what: str, at: int) -> str:
        return self.set_open(False, at)

    def open(self, _who: str, _what: str, at: int) -> str:
        return self.set_open(True, at)

    def closing(self, _who: str, what: str, at: int) -> str:
        """Have it close by itself at a second; without one, not."""
        closes_at = later(int(what)) if what else None
        quiz = quizzes.set_closing_time(
            self.room.engine, self.room.teacher, self.room.quiz.id, closes_at, now=later(at)
        )
        return "closes" if quiz.closes_at(later(at)) else "stays open"

    def collect(self, _who: str, _what: str, at: int) -> str:
        number = overseeing.collect(self.room.engine, self.room.teacher, self.room.quiz.id, now=later(at))
        return f"{number} collected"

    def let(self, _who: str, what: str, _at: int) -> str:
        overseeing.let_again(self.room.engine, self.room.teacher, self.attempts_of(what)[-1])
        return "allowed"

    def discard(self, _who: str, what: str, _at: int) -> str:
        overseeing.discard(self.room.engine, self.room.teacher, self.attempts_of(what)[-1])
        return "discarded"

    def back(self, _who: str, what: str, _at: int) -> str:
        overseeing.take_back(self.room.engine, self.room.teacher, self.attempts_of(what)[-1])
        return "taken back"

    def first(self, _who: str, what: str, _at: int) -> str:
        overseeing.take_back(self.room.engine, self.room.teacher, self.attempts_of(what)[0])
        return "taken back"

    def attempts_of(self, who: str) -> list[int]:
        return sorted(each.attempt_id for each in begun.list_attempts(self.room.engine, self.people[who], now=NOON))

    def others(self, _who: str, _what: str, at: int) -> str:
        found = find_results(self.room.engine, self.room.teacher, self.room.quiz.id, now=later(at)).others
        return ", ".join(f"{each.student} {each.score:g}" for each in found) or "none"

    def results(self, _who: str, _what: str, at: int) -> str:
        found = find_results(self.room.engine, self.room.teacher, self.room.quiz.id, now=later(at)).attempts
        quiz = quizzes.find_quiz(self.room.engine, self.room.teacher, self.room.quiz.id)
        assert quiz.student_count == len(found)
        assert quiz.submitted_count == sum(each.submitted_at is not None for each in found)
        return ", ".join(f"{each.student} {each.score:g}" for each in found) or "none"

    def limit(self, _who: str, what: str, at: int) -> str:
        """Have attempts take so many minutes; without a number, as many as are wanted."""
        minutes, _, ending = what.partition(" ")
        quiz = time_limits.set_time_limit(
            self.room.engine,
            self.room.teacher,
            self.room.quiz.id,
            int(minutes) if minutes else None,
            now=later(at),
            ending=ending == "ending",
        )
        return "limited" if quiz.terms.time_limit else "as long as wanted"

    def extra(self, _who: str, what: str, at: int) -> str:
        """Give somebody extra time in every quiz."""
        name, _, extra_time = what.partition(" ")
        time_limits.set_extra_time(
            self.room.engine, self.room.teacher, self.people[name].id, ExtraTime(extra_time), now=later(at)
        )
        self.people[name] = replace(self.people[name], extra_time=ExtraTime(extra_time))
        return "given"

    def more(self, _who: str, what: str, at: int) -> str:
        """Give one attempt more minutes."""
        name, _, minutes = what.partition(" ")
        attempt = time_limits.give_minutes(
            self.room.engine, self.room.teacher, self.attempts_of(name)[-1], int(minutes), now=later(at)
        )
        return f"{attempt.minutes} minutes"

    def late(self, _who: str, what: str, at: int) -> str:
        """Give somebody's first attempt more minutes."""
        name, _, minutes = what.partition(" ")
        first = self.attempts_of(name)[0]
        attempt = time_limits.give_minutes(self.room.engine, self.room.teacher, first, int(minutes), now=later(at))
        return f"{attempt.minutes} minutes"

    def look(self, who: str, _what: str, at: int) -> str:
        """What the student's page says about the time."""
        view = attempt_views.attempt_view(self.room.engine, self.tokens[who], now=later(at))
        if view.submitted_at:
            return "time was up" if view.time_up else "submitted"
        return f"{(view.deadline - later(at)).total_seconds():g} s left" if view.deadline else "no limit"

    def taken(self, _who: str, _what: str, at: int) -> str:
        """How long it took each student, as the teacher sees it."""
        found = find_results(self.room.engine, self.room.teacher, self.room.quiz.id, now=later(at)).attempts
        times = (each.submitted_at and f"{(each.submitted_at - each.started_at).total_seconds():g} s" for each in found)
        ends = (", time was up" if each.time_up else "" for each in found)
        return "; ".join(
            f"{each.student} {time or 'not submitted'}{end}" for each, time, end in zip(found, times, ends, strict=True)
        )

    def set_open(self, wanted: bool, at: int) -> str:
        quiz = quizzes.set_open(self.room.engine, self.room.teacher, self.room.quiz.id, wanted, now=later(at))
        return "open" if quiz.is_open(later(at)) else "closed"


@pytest.mark.parametrize("walkthrough", WALKTHROUGHS)
def test_a_walkthrough_goes_as_written(engine: Engine, walkthrough: str) -> None:
    walk = Walk(make_room(engine, terms=TERMS.get(walkthrough, Terms())))
    for line in WALKTHROUGHS[walkthrough].strip().splitlines():
        at, who, action, what, expected = (cell.strip() for cell in line.split("|"))
        assert walk.act(who, action, what, int(at)) == expected, line


# ── starting ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_student_who_comes_back_finds_the_same_attempt_and_older_tabs_go_on(room: Room) -> None:
    first = start(room, student=room.student)
    choose(room, first.token, 1, "Oslo")
    again = start(room, student=room.student, seed=99)
    assert again.attempt_id == first.attempt_id
    assert attempt_views.attempt_view(room.engine, again.token, now=NOON) == attempt_views.attempt_view(
        room.engine, first.token, now=NOON
    )


def test_a_guests_browser_finds_its_attempt_again_but_not_that_of_the_next_at_the_same_desk(room: Room) -> None:
    sam = start(room, "Sam", visitor="browser 1")
    assert start(room, " Sam ", visitor="browser 1").attempt_id == sam.attempt_id
    assert start(room, "Kim", visitor="browser 1").attempt_id != sam.attempt_id
    attempts.submit(room.engine, sam.token, now=later(1))
    assert start(room, "Sam", visitor="browser 1").attempt_id == sam.attempt_id


def test_a_name_that_another_guest_has_given_is_refused(room: Room) -> None:
    sam = start(room, "Sam")
    for name in ("sam", "Sam.", "Sám", "S-am", " SAM "):
        with pytest.raises(NameTakenError, match="first letter of your family name"):
            start(room, name)
    attempts.submit(room.engine, sam.token, now=later(1))
    with pytest.raises(NameTakenError):
        start(room, "Sam")
    assert start(room, "Sam B").attempt_id != sam.attempt_id
    overseeing.let_again(room.engine, room.teacher, sam.attempt_id)
    assert start(room, "Sam").attempt_id != sam.attempt_id


def test_of_guests_of_one_name_at_once_one_is_let_in(room: Room) -> None:
    def begin(name: str) -> bool:
        try:
            start(room, name)
        except NameTakenError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        for name in ("Sam", "Kim", "Lee"):
            assert sum(pool.map(begin, [name, name.upper()] * 4)) == 1


def test_a_quiz_closed_while_its_code_is_looked_up_is_not_begun(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def find_and_close(*where: object, **whence: object) -> PublishedQuiz:
        found = codes.find_by_code(*where, **whence)
        quizzes.set_open(room.engine, room.teacher, found.id, False, now=NOON)
        return found

    monkeypatch.setattr(starting, "find_by_code", find_and_close)
    with pytest.raises(QuizClosedError):
        start(room)


def test_a_guest_whose_browser_lost_the_attempt_is_let_begin_anew(room: Room) -> None:
    sam = start(room, "Sam")
    overseeing.let_again(room.engine, room.teacher, sam.attempt_id)
    assert start(room, "Sam").attempt_id != sam.attempt_id


def test_a_guest_whose_attempt_is_discarded_begins_anew_under_the_same_name(room: Room) -> None:
    sam = start(room, "Sam", visitor="browser 1")
    overseeing.discard(room.engine, room.teacher, sam.attempt_id)
    view = attempt_views.attempt_view(room.engine, sam.token, now=NOON)
    assert (view.discarded, view.open, view.repeatable) == (True, False, True)
    assert start(room, "Sam", visitor="browser 1").attempt_id != sam.attempt_id


def test_two_guests_of_one_name_have_two_attempts_where_a_quiz_may_be_taken_again(engine: Engine) -> None:
    room = make_room(engine, terms=Terms(again=True))
    assert start(room, "Sam").attempt_id != start(room, "Sam").attempt_id


def test_a_guest_gives_a_name(room: Room) -> None:
    with pytest.raises(BlankNameError):
        start(room, " ")


def test_guests_are_let_in_only_where_the_teacher_says_so(engine: Engine) -> None:
    room = make_room(engine, terms=Terms(guests=False))
    with pytest.raises(GuestsNotAllowedError):
        start(room)
    assert start(room, student=room.student)


def test_an_unknown_code_starts_nothing(room: Room) -> None:
    with pytest.raises(UnknownCodeError):
        starting.start(room.engine, "CCCCCC", starting.Guest("Sam"), address=HOME, now=NOON)


def test_sixteen_clicks_at_once_start_one_attempt(room: Room) -> None:
    with ThreadPoolExecutor(16) as pool:
        started = list(pool.map(lambda seed: start(room, student=room.student, seed=seed), range(16)))
    assert len({each.attempt_id for each in started}) == 1
    assert len({each.token for each in started}) == 16
    with reading(room.engine) as session:
        assert len(session.exec(select(AttemptRow.id)).all()) == 1
        assert len(session.exec(select(AttemptItemRow.id)).all()) == 3


def test_the_same_seed_shows_the_options_in_the_same_order(room: Room) -> None:
    def order(name: str, seed: int) -> list[str]:
        token = start(room, name, seed=seed).token
        return [choice.text for choice in attempt_views.attempt_view(room.engine, token, now=NOON).items[0].choices]

    assert order("Sam", 1) == order("Kim", 1)
    assert len({tuple(order(f"guest {seed}", seed)) for seed in range(8)}) > 1


# ── what a student may see ───────────────────────────────────────────────────────────────────────────────────────────


def test_before_submitting_nothing_gives_an_answer_away(room: Room) -> None:
    view = attempt_views.attempt_view(room.engine, start(room).token, now=NOON)
    shown = repr(asdict(view))
    for secret in ("OptionKind", "reason", "evidence", "key", "o-Oslo", "is what the passage says", "q-bakery"):
        assert secret not in shown
    assert [[choice.id for choice in item.choices] for item in view.items] == [
        ["1", "2", "3", "4"],
        ["1", "2", "3"],
        [],
    ]
    assert {choice.text for choice in view.items[0].choices} == {option.text for option in WHERE.options}
    assert view.passage == QUIZ.passage


def test_the_wrong_answers_known_for_a_fill_in_are_not_shown(engine: Engine) -> None:
    wrong = Option("o-40", "40", OptionKind.ELSEWHERE, "40 is how many kinds of bread there are.")
    room = make_room(engine, quiz=replace(QUIZ, questions=(replace(WHEN, options=(wrong,)),)))
    token = start(room).token
    assert attempt_views.attempt_view(engine, token, now=NOON).items[0].choices == ()
    choose(room, token, 1, "2019")
    assert attempts.submit(engine, token, now=NOON).score == 1


def test_a_refreshed_page_shows_what_was_saved(room: Room) -> None:
    token = start(room).token
    choose(room, token, 1, "Bergen", at=3)
    choose(room, token, 3, " 2019 ", at=4)
    first, second, third = attempt_views.attempt_view(room.engine, token, now=NOON).items
    assert first.choices[int(first.answer) - 1].text == "Bergen"
    assert (first.sequence, first.saved_at) == (1, later(3))
    assert (second.answer, second.sequence, second.saved_at) == ("", 0, None)
    assert (third.answer, third.saved_at) == ("2019", later(4))


@pytest.mark.parametrize("token", ["", "no such token", "\0", "\ud800"])
def test_a_token_that_opens_nothing_is_refused_everywhere(room: Room, token: str) -> None:
    start(room)
    for action in (
        lambda: attempt_views.attempt_view(room.engine, token, now=NOON),
        lambda: attempts.save_answer(room.engine, token, 1, "1", sequence=0, now=NOON),
        lambda: attempts.submit(room.engine, token, now=NOON),
        lambda: reviews.review(room.engine, token, now=NOON),
    ):
        with pytest.raises(UnknownAttemptError):
            action()


def test_the_store_keeps_no_token(room: Room) -> None:
    token = start(room).token
    with reading(room.engine) as session:
        assert token not in session.exec(select(TicketRow.token_hash)).all()


def test_a_browser_finds_the_newest_of_what_whoever_sits_there_began(room: Room) -> None:
    guests = [start(room, name).token for name in ("Ann", "Bob", "Cleo", "Dan", "Eve", "Fay")]
    own = start(room, student=room.student).token
    attempts.submit(room.engine, guests[5], now=later(5))
    found = list_begun(room.engine, [own, "made-up", *guests], None, now=NOON)
    assert [(each.name, each.submitted) for each in found] == [
        ("Fay", True), ("Eve", False), ("Dan", False), ("Cleo", False), ("Bob", False),
    ]  # fmt: skip
    assert {(each.code, each.title) for each in found} == {(room.quiz.code, QUIZ.title)}
    assert [each.name for each in list_begun(room.engine, [own, *guests], room.student, now=NOON)] == [
        room.student.name
    ]
    assert list_begun(room.engine, [own, *guests], room.other_student, now=NOON) == ()
    assert list_begun(room.engine, [], None, now=NOON) == ()


def test_a_student_opens_their_own_attempts_again_and_nobody_elses(room: Room) -> None:
    mine = start(room, student=room.student)
    attempts.submit(room.engine, mine.token, now=later(5))
    (summary,) = begun.list_attempts(room.engine, room.student, now=NOON)
    assert (summary.title, summary.submitted_at, summary.score, summary.max_score) == (QUIZ.title, later(5), 0, 3)
    reopened = starting.resume(room.engine, room.student, summary.attempt_id, now=NOON)
    assert reviews.review(room.engine, reopened.token, now=NOON).attempt_id == mine.attempt_id
    assert begun.list_attempts(room.engine, room.other_student, now=NOON) == ()
    with pytest.raises(NotAllowedError):
        starting.resume(room.engine, room.other_student, mine.attempt_id, now=NOON)
    with pytest.raises(NotAllowedError):
        starting.resume(room.engine, room.student, start(room).attempt_id, now=NOON)
    with pytest.raises(UnknownAttemptError):
        starting.resume(room.engine, room.student, 4711, now=NOON)


# ── saving ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_list_of_ones_own_attempts_is_as_long_as_asked_for_and_takes_as_many_queries(room: Room) -> None:
    for _ in range(4):
        quiz = publish(room.engine, room.teacher, room.bank.id)
        newest = starting.start(room.engine, quiz.code, room.student, address=HOME, now=NOON)

    def queries(most: int) -> int:
        with counted_queries(room.engine) as asked:
            listed = begun.list_attempts(room.engine, room.student, most=most, now=NOON)
        assert (len(listed), listed[0].attempt_id) == (most, newest.attempt_id)
        return len(asked)

    assert queries(4) == queries(2)


def test_another_tab_is_told_and_no_answer_is_lost(room: Room) -> None:
    token = start(room).token
    attempts.save_answer(room.engine, token, 3, "2018", sequence=0, now=later(1))
    with pytest.raises(OpenElsewhereError) as caught:
        attempts.save_answer(room.engine, token, 3, "2019", sequence=0, now=later(2))
    saved = caught.value.saved
    assert (saved.position, saved.answer, saved.sequence, saved.saved_at) == (3, "2018", 1, later(1))
    assert attempts.save_answer(room.engine, token, 3, "2019", sequence=saved.sequence, now=later(3)).sequence == 2


def test_saving_what_is_saved_changes_nothing(room: Room) -> None:
    token = start(room).token
    first = attempts.save_answer(room.engine, token, 3, "2019", sequence=0, now=later(1))
    assert attempts.save_answer(room.engine, token, 3, "2019 ", sequence=0, now=later(2)) == first
    assert attempts.save_answer(room.engine, token, 1, "", sequence=0, now=later(2)).sequence == 0
    with reading(room.engine) as session:
        assert len(session.exec(select(ResponseEventRow.id)).all()) == 1


@pytest.mark.parametrize("answer", ["0", "5", "-1", "o-Oslo", "Oslo", "１", "01"])
def test_only_the_choices_shown_can_be_chosen(room: Room, answer: str) -> None:
    with pytest.raises(UnfitAnswerError, match="none of the options"):
        attempts.save_answer(room.engine, start(room).token, 1, answer, sequence=0, now=NOON)


def test_a_typed_answer_may_hold_any_characters_but_not_be_endless(room: Room) -> None:
    token = start(room).token
    nasty = "=1+1 \0 \ud800 ' \" <b> 😀"
    saved = attempts.save_answer(room.engine, token, 3, nasty, sequence=0, now=NOON)
    assert attempts.save_answer(room.engine, token, 3, nasty, sequence=0, now=NOON) == saved
    assert attempt_views.attempt_view(room.engine, token, now=NOON).items[2].answer == saved.answer
    with pytest.raises(UnfitAnswerError, match="longer than 200"):
        attempts.save_answer(room.engine, token, 3, "x" * 201, sequence=1, now=NOON)


def test_sixteen_answers_at_once_leave_one_saved_and_fifteen_told(room: Room) -> None:
    token = start(room).token

    def save(number: int) -> bool:
        try:
            attempts.save_answer(room.engine, token, 3, f"answer {number}", sequence=0, now=NOON)
        except OpenElsewhereError:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(save, range(16))) == 1
    assert attempt_views.attempt_view(room.engine, token, now=NOON).items[2].sequence == 1


# ── submitting ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_sixteen_submits_at_once_are_one_and_all_get_its_score(room: Room) -> None:
    token = start(room).token
    choose(room, token, 1, "Oslo")
    with ThreadPoolExecutor(16) as pool:
        done = list(pool.map(lambda number: attempts.submit(room.engine, token, now=later(number)), range(16)))
    assert len(set(done)) == 1
    assert (done[0].score, done[0].max_score) == (1, 3)
    with reading(room.engine) as session:
        kinds = session.exec(select(ResponseEventRow.kind)).all()
    assert sorted(kinds) == ["grade"] * 3 + ["save"]


def test_answers_saved_while_submitting_count_wholly_or_are_refused(room: Room) -> None:
    token = start(room).token

    def act(number: int) -> str:
        if number == 4:
            return f"{attempts.submit(room.engine, token, now=NOON).score:g}"
        try:
            choose(room, token, 1, "Oslo")
        except (AlreadySubmittedError, OpenElsewhereError):
            return "refused"
        return "saved"

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(act, range(8)))
    marked = reviews.review(room.engine, token, now=NOON)
    assert str(int(marked.score)) == outcomes[4]
    assert marked.items[0].answer == ("Oslo" if marked.score else "")


def test_a_student_who_submits_and_the_teacher_who_collects_do_not_wait_for_each_other_for_ever(room: Room) -> None:
    tokens = [start(room, f"Student {number}").token for number in range(12)]
    quizzes.set_open(room.engine, room.teacher, room.quiz.id, False, now=NOON)

    def act(number: int) -> object:
        if number % 4 == 0:
            return overseeing.collect(room.engine, room.teacher, room.quiz.id, now=NOON)
        return attempts.submit(room.engine, tokens[-number % 12], now=NOON).score

    with ThreadPoolExecutor(8) as pool:
        assert None not in list(pool.map(act, range(48)))


def test_the_score_can_be_had_from_the_events_alone(room: Room) -> None:
    tokens = {name: start(room, name).token for name in ("Sam", "Kim", "Lee")}
    for name, answers in {
        "Sam": ("Oslo", "Jonas", "2019"),
        "Kim": ("Bergen", "Jonas", ""),
        "Lee": ("", "", "2 019"),
    }.items():
        for position, text in enumerate(answers, start=1):
            choose(room, tokens[name], position, text)
    scores = {attempts.submit(room.engine, token, now=NOON).attempt_id: token for token in tokens.values()}
    with reading(room.engine) as session:
        events = session.exec(
            select(AttemptItemRow.attempt_id, AttemptItemRow.max_mark, ResponseEventRow.fraction)
            .join(ResponseEventRow)
            .where(ResponseEventRow.kind == "grade")
        ).all()
    points = defaultdict(list)
    for attempt_id, max_mark, fraction in events:
        points[attempt_id].append(fraction * max_mark)
    for attempt_id, token in scores.items():
        assert math.fsum(points[attempt_id]) == reviews.review(room.engine, token, now=NOON).score


def test_partial_marks_add_up_and_marking_sees_ids_texts_and_the_passage(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, str, bool]] = []

    def half(question: Question, response: str, *, passage: str, credit: Credit) -> Mark:
        assert credit is Credit.PARTIAL
        seen.append((question.id, response, passage == QUIZ.passage.text))
        return Mark(0.5 if response else 0.0, "half")

    monkeypatch.setattr(marking, "mark", half)
    token = start(room).token
    choose(room, token, 1, "Bergen")
    choose(room, token, 3, "2019")
    assert attempts.submit(room.engine, token, now=NOON).score == 1.0
    assert seen == [(WHERE.id, "o-Bergen", True), (WHO.id, "", True), (WHEN.id, "2019", True)]
    assert [item.score for item in reviews.review(room.engine, token, now=NOON).items] == [0.5, 0, 0.5]


# ── reviewing ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_review_shows_key_evidence_and_why_the_chosen_option_is_wrong(room: Room) -> None:
    token = start(room, "Sam", seed=3).token
    choose(room, token, 1, "Bergen")
    choose(room, token, 3, "2019")
    attempts.submit(room.engine, token, now=later(60))
    review = reviews.review(room.engine, token, now=NOON)
    where, who, when = review.items
    assert (review.student, review.score, review.max_score, review.submitted_at) == ("Sam", 1, 3, later(60))
    assert (where.answer, where.key, where.score) == ("Bergen", "Oslo", 0)
    assert where.reason == "Bergen is said of something else."
    assert where.evidence == WHERE.evidence
    assert review.passage.text[where.evidence.start : where.evidence.end] == where.evidence.quote
    assert [choice.text for choice in where.choices if choice.right] == ["Oslo"]
    assert [choice.text for choice in where.choices if choice.chosen] == ["Bergen"]
    assert (who.answer, who.reason, who.rule) == ("", "", "no answer")
    assert (when.answer, when.choices, when.rule) == ("2019", (), "exact")


def test_a_review_shows_the_options_in_the_order_the_student_saw(room: Room) -> None:
    token = start(room, seed=5).token
    shown = [choice.text for choice in attempt_views.attempt_view(room.engine, token, now=NOON).items[0].choices]
    attempts.submit(room.engine, token, now=NOON)
    assert [choice.text for choice in reviews.review(room.engine, token, now=NOON).items[0].choices] == shown


def test_there_is_no_review_before_submitting(room: Room) -> None:
    with pytest.raises(NotSubmittedError):
        reviews.review(room.engine, start(room).token, now=NOON)


def test_an_edit_changes_no_published_quiz_and_no_attempt(room: Room) -> None:
    before = start(room, "Sam", seed=1).token
    view = attempt_views.attempt_view(room.engine, before, now=NOON)
    where = banks.list_questions(room.engine, room.teacher, room.bank.id)[0]
    options = tuple(replace(option, text=option.text.replace("Tromsø", "Trondheim")) for option in WHERE.options)
    rewritten = replace(WHERE, stem="Which city has the bakery?", options=options)
    editing.edit_question(room.engine, room.teacher, where.id, rewritten, version=1, now=later(1))
    editing.set_status(room.engine, room.teacher, where.id, Status.RETIRED, version=2)
    banks.put_bank_away(room.engine, room.teacher, room.bank.id)
    after = start(room, "Kim", seed=1).token
    assert attempt_views.attempt_view(room.engine, before, now=NOON) == view
    assert attempt_views.attempt_view(room.engine, after, now=NOON).items == view.items
    choose(room, before, 1, "Oslo")
    assert attempts.submit(room.engine, before, now=later(2)).score == 1
    assert reviews.review(room.engine, before, now=NOON).items[0].stem == WHERE.stem


# ── the order of options ─────────────────────────────────────────────────────────────────────────────────────────────


def choices(*texts: str, kind: QuestionKind = QuestionKind.MULTIPLE_CHOICE) -> Question:
    options = tuple(Option(text, text, OptionKind.UNSUPPORTED) for text in texts)
    return replace(WHERE, kind=kind, options=options)


@given(st.lists(st.text(min_size=1), unique=True), st.integers())
@example(["0..0"], 0)
def test_shuffling_keeps_every_option_once_and_is_the_same_for_a_seed(texts: list[str], seed: int) -> None:
    question = choices(*texts)
    shuffled = shuffled_options(question, Random(seed))
    assert sorted(shuffled) == sorted(texts)
    assert shuffled == shuffled_options(question, Random(seed))


@pytest.mark.parametrize(
    "texts",
    [
        ("1,200", "3,400", "12,000"),
        ("9 km", "40 km", "200 km"),
        ("1982", "2011"),
        ("One", "Two", "Four"),
        ("About 20", "About 40", "About 200"),
        ("3 May", "27 November"),
    ],
)
def test_numbers_in_order_stay_in_order(texts: tuple[str, ...]) -> None:
    assert all(shuffled_options(choices(*texts), Random(seed)) == texts for seed in range(20))


@pytest.mark.parametrize("texts", [("40", "9", "200"), ("three", "one", "two"), ("Bergen", "Leeds", "Norbury")])
def test_what_is_not_in_order_is_shuffled(texts: tuple[str, ...]) -> None:
    assert len({shuffled_options(choices(*texts), Random(seed)) for seed in range(20)}) > 1


def test_true_comes_before_false() -> None:
    question = choices("True", "False", kind=QuestionKind.TRUE_FALSE)
    assert {shuffled_options(question, Random(seed)) for seed in range(20)} == {("True", "False")}
