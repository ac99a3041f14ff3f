"""A published quiz put right: how its questions count, and marking them again by a corrected key.

The walkthroughs are tables: what the teacher does to a question of the quiz, and the scores of the class after it. Ada
answered Oslo, Jonas, 2019; Sam Bergen, Jonas, 2018; Kim Bergen, nothing, 2019. Published keys: Oslo, Jonas, 2019.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from quizapp.classroom import (
    accepting,
    attempt_views,
    attempts,
    banks,
    corrections,
    editing,
    publishing,
    question_results,
    quizzes,
    results,
    reviews,
    samples,
    starting,
)
from quizapp.errors import QuizError
from quizapp.errors.quizzes import NothingCountsError, UnknownSlotError, UnlikeQuestionError
from quizapp.identity import key_of_parts
from quizapp.model import PARTED, Counting, Option, OptionKind, Question, QuestionKind, Quiz
from quizapp.scoring import as_response_to, asks_alike, marks_alike, write_parts
from quizapp.store.engine import reading
from quizapp.store.tables import CorrectionRow, ResponseEventRow
from tests.kinds import QUIZ_OF_ALL_KINDS
from tests.schoolroom import HOME, NOON, QUIZ, USUAL, WHEN, WHERE, WHO, Room, later, make_room

IDS = {"where": WHERE.id, "who": WHO.id, "when": WHEN.id}
COUNTINGS = {"marked": Counting.AS_MARKED, "right": Counting.RIGHT, "out": Counting.LEFT_OUT}


def take(room: Room, name: str, *answers: str, at: float = 0) -> str:
    """A guest's attempt with these answers, "" for none, submitted; its token."""
    token = starting.start(room.engine, room.quiz.code, starting.Guest(name), address=HOME, now=later(at), seed=1).token
    for item, text in zip(attempt_views.attempt_view(room.engine, token, now=NOON).items, answers, strict=True):
        answer = next((choice.id for choice in item.choices if choice.text == text), text)
        attempts.save_answer(room.engine, token, item.position, answer, sequence=0, now=later(at + 1))
    attempts.submit(room.engine, token, now=later(at + 2))
    return token


@pytest.fixture
def room(engine: Engine) -> Room:
    room = make_room(engine)
    take(room, "Ada", "Oslo", "Jonas", "2019")
    take(room, "Sam", "Bergen", "Jonas", "2018", at=10)
    take(room, "Kim", "Bergen", "", "2019", at=20)
    return room


def with_key(question: Question, key: str) -> Question:
    """A choice with another of its options as the key."""
    options = tuple(
        replace(option, kind=OptionKind.KEY if option.text == key else OptionKind.UNSUPPORTED)
        for option in question.options
    )
    return replace(question, key=key, options=options)


def edit(room: Room, question: Question) -> None:
    """Change a question of the bank that the quiz was published from."""
    found = {each.question.id: each for each in banks.list_questions(room.engine, room.teacher, room.bank.id)}
    where = found[question.id]
    editing.edit_question(room.engine, room.teacher, where.id, question, version=where.version, now=later(100))


def scores(room: Room) -> str:
    found = results.find_results(room.engine, room.teacher, room.quiz.id, now=NOON).attempts
    return ", ".join(f"{each.score:g} of {each.max_score:g}" for each in found if each.score is not None)


def result_of(room: Room, question: Question) -> question_results.QuestionResult:
    found = results.find_results(room.engine, room.teacher, room.quiz.id, now=NOON).questions
    return next(each for each in found if each.id == question.id)


# ── walkthroughs ─────────────────────────────────────────────────────────────────────────────────────────────────────

WALKTHROUGHS = {
    "a question is right for everybody, and then as marked again": """
        count | where right  | 3 of 3, 2 of 3, 2 of 3
        count | where marked | 3 of 3, 1 of 3, 1 of 3
    """,
    "a question is right also for who left it blank": """
        count | who right    | 3 of 3, 1 of 3, 2 of 3
    """,
    "a question is left out of score and maximum, and then counts again": """
        count | where out    | 2 of 2, 1 of 2, 1 of 2
        count | when out     | 1 of 1, 1 of 1, 0 of 1
        count | where marked | 2 of 2, 1 of 2, 0 of 2
        count | when marked  | 3 of 3, 1 of 3, 1 of 3
    """,
    "the last question that counts is not left out": """
        count | where out    | 2 of 2, 1 of 2, 1 of 2
        count | when out     | 1 of 1, 1 of 1, 0 of 1
        count | who out      | NothingCountsError
        count | who right    | 1 of 1, 1 of 1, 1 of 1
    """,
    "the bank's corrected key marks a choice, and the published one marks it again": """
        edit  | where Bergen | 3 of 3, 1 of 3, 1 of 3
        bank  | where        | 2 of 3, 2 of 3, 2 of 3
        print | where        | 3 of 3, 1 of 3, 1 of 3
    """,
    "the bank's corrected key marks a typed answer": """
        edit  | when 2018    | 3 of 3, 1 of 3, 1 of 3
        bank  | when         | 2 of 3, 2 of 3, 0 of 3
    """,
    "a typed answer is counted as right, and no longer": """
        accept | when 2018   | 3 of 3, 2 of 3, 1 of 3
        accept | when 2018   | 3 of 3, 2 of 3, 1 of 3
        refuse | when 2018   | 3 of 3, 1 of 3, 1 of 3
        accept | when 2018   | 3 of 3, 2 of 3, 1 of 3
        print  | when        | 3 of 3, 1 of 3, 1 of 3
    """,
    "a typed answer is accepted beside a corrected key": """
        edit   | when 2018   | 3 of 3, 1 of 3, 1 of 3
        bank   | when        | 2 of 3, 2 of 3, 0 of 3
        accept | when 2019   | 3 of 3, 2 of 3, 1 of 3
    """,
    "only what is typed is accepted, and no blank": """
        accept | where Bergen | NotTypedError
        accept | when         | UnfitQuestionError
    """,
    "how a question counts stays when it is marked again": """
        edit  | where Bergen | 3 of 3, 1 of 3, 1 of 3
        count | where out    | 2 of 2, 1 of 2, 1 of 2
        bank  | where        | 2 of 2, 1 of 2, 1 of 2
        count | where marked | 2 of 3, 2 of 3, 2 of 3
        count | where right  | 3 of 3, 2 of 3, 2 of 3
        print | where        | 3 of 3, 2 of 3, 2 of 3
        count | where marked | 3 of 3, 1 of 3, 1 of 3
    """,
}


def act(room: Room, action: str, what: str) -> str:
    name, _, how = what.partition(" ")
    try:
        if action == "count":
            corrections.count_as(room.engine, room.teacher, room.quiz.id, IDS[name], COUNTINGS[how], now=later(200))
        elif action in {"accept", "refuse"}:
            change = accepting.accept_answer if action == "accept" else accepting.refuse_answer
            change(room.engine, room.teacher, room.quiz.id, IDS[name], how, now=later(200))
        elif action == "edit":
            edit(room, with_key(WHERE, how) if name == "where" else replace(WHEN, key=how, evidence=WHEN.evidence))
        else:
            mark = corrections.mark_by_bank if action == "bank" else corrections.mark_as_published
            mark(room.engine, room.teacher, room.quiz.id, IDS[name], now=later(200))
    except QuizError as error:
        return type(error).__name__
    return scores(room)


@pytest.mark.parametrize("walkthrough", WALKTHROUGHS)
def test_a_walkthrough_goes_as_written(room: Room, walkthrough: str) -> None:
    for line in WALKTHROUGHS[walkthrough].strip().splitlines():
        action, what, expected = (cell.strip() for cell in line.split("|"))
        assert act(room, action, what) == expected, line


# ── what follows ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_points_figures_and_answers_follow_how_a_question_counts(room: Room) -> None:
    act(room, "count", "where right")
    act(room, "count", "when out")
    found = results.find_results(room.engine, room.teacher, room.quiz.id, now=NOON)
    assert [each.points for each in found.attempts] == [(1, 1, None), (1, 1, None), (1, 0, None)]
    assert [each.figures.facility for each in found.questions] == [1, pytest.approx(2 / 3), None]
    where = found.questions[0]
    assert (where.counting, where.right_count, where.wrong_count) == (Counting.RIGHT, 1, 2)


def test_answers_are_counted_by_the_key_that_marks_them(room: Room) -> None:
    act(room, "edit", "where Bergen")
    act(room, "bank", "where")
    where = result_of(room, WHERE)
    assert (where.key, where.right_count, where.wrong_count) == ("Bergen", 2, 1)
    assert [(each.text, each.count) for each in where.answers if each.right] == [("Bergen", 2)]


def test_who_changed_it_and_when_is_known(room: Room) -> None:
    assert result_of(room, WHERE).correction is None
    act(room, "count", "where right")
    correction = result_of(room, WHERE).correction
    assert correction is not None
    assert (correction.by, correction.at) == (room.teacher.name, later(200))


def test_every_change_and_every_mark_is_kept(room: Room) -> None:
    for action, what in [("edit", "where Bergen"), ("bank", "where"), ("print", "where"), ("count", "where out")]:
        act(room, action, what)
    with reading(room.engine) as session:
        changes = session.exec(select(CorrectionRow.counting).order_by(CorrectionRow.id)).all()
        marks = session.exec(select(ResponseEventRow).where(ResponseEventRow.kind == "grade")).all()
    assert changes == ["as_marked", "as_marked", "left_out"]
    assert len(marks) == 3 * 3 + 2 * 3
    assert {mark.actor_id for mark in marks} == {None, room.teacher.id}


def test_what_is_handed_in_later_is_marked_and_counted_as_corrected(room: Room) -> None:
    started = starting.start(room.engine, room.quiz.code, starting.Guest("Lee"), address=HOME, now=later(30), seed=3)
    view = attempt_views.attempt_view(room.engine, started.token, now=NOON)
    act(room, "edit", "where Bergen")
    act(room, "bank", "where")
    act(room, "count", "who out")
    assert attempt_views.attempt_view(room.engine, started.token, now=NOON).items == view.items
    bergen = next(choice.id for choice in view.items[0].choices if choice.text == "Bergen")
    attempts.save_answer(room.engine, started.token, 1, bergen, sequence=0, now=later(210))
    done = attempts.submit(room.engine, started.token, now=later(220))
    assert (done.score, done.max_score) == (1, 2)
    assert reviews.review(room.engine, started.token, now=NOON).first_score == 1


def test_who_submits_once_more_after_a_correction_was_still_told_the_score_of_before(room: Room) -> None:
    token = take(room, "Lee", "Bergen", "Jonas", "2018", at=30)
    act(room, "count", "when out")
    assert attempts.submit(room.engine, token, now=later(220)).max_score == 2
    review = reviews.review(room.engine, token, now=NOON)
    assert (review.first_max, review.max_score) == (3, 2)


def test_a_review_says_how_a_question_counts_and_what_the_score_was(engine: Engine) -> None:
    room = make_room(engine)
    token = take(room, "Sam", "Bergen", "Jonas", "2018")
    act(room, "edit", "where Bergen")
    act(room, "bank", "where")
    act(room, "count", "who right")
    act(room, "count", "when out")
    review = reviews.review(engine, token, now=NOON)
    assert (review.first_score, review.first_max, review.score, review.max_score) == (1, 3, 2, 2)
    assert [(item.counting, item.remarked) for item in review.items] == [
        (Counting.AS_MARKED, True),
        (Counting.RIGHT, False),
        (Counting.LEFT_OUT, False),
    ]
    where = review.items[0]
    assert (where.answer, where.key, where.score, where.stem) == ("Bergen", "Bergen", 1, WHERE.stem)
    assert [(choice.text, choice.chosen) for choice in where.choices if choice.right] == [("Bergen", True)]


# ── accepted answers ─────────────────────────────────────────────────────────────────────────────────────────────────


def accepted_in_bank(room: Room, bank_id: int) -> list[tuple[str, ...]]:
    return [
        each.question.accepted
        for each in banks.list_questions(room.engine, room.teacher, bank_id)
        if each.question.id == WHEN.id
    ]


def test_an_accepted_answer_is_accepted_in_the_teachers_bank_too_until_it_is_taken_back(room: Room) -> None:
    act(room, "accept", "when 2018")
    assert accepted_in_bank(room, room.bank.id) == [("2018",)]
    assert result_of(room, WHEN).offer is None
    act(room, "refuse", "when 2018")
    assert accepted_in_bank(room, room.bank.id) == [()]
    when = result_of(room, WHEN)
    assert (when.offer, when.remarked, when.accepted) == (None, False, ())


def test_a_question_replaced_in_the_bank_since_is_left_alone_there(room: Room) -> None:
    item = banks.list_questions(room.engine, room.teacher, room.bank.id)[2]
    other = replace(WHEN, id="q-other", stem="It was opened in ____.")
    editing.replace_question(room.engine, room.teacher, item.id, other, version=item.version, now=later(100))
    assert act(room, "accept", "when 2018") == "3 of 3, 2 of 3, 1 of 3"
    (kept,) = [each for each in banks.list_questions(room.engine, room.teacher, room.bank.id) if each.id == item.id]
    assert (kept.question, kept.version) == (other, item.version + 1)


def test_the_bank_is_edited_on_after_an_answer_was_accepted(room: Room) -> None:
    act(room, "accept", "when 2018")
    edit(room, replace(WHEN, accepted=("2018", "2017")))
    act(room, "refuse", "when 2018")
    assert accepted_in_bank(room, room.bank.id) == [("2017",)]


def test_an_answer_to_a_quiz_from_a_sample_bank_is_accepted_in_that_quiz_alone(engine: Engine) -> None:
    room = make_room(engine)
    samples.ensure_sample_banks(engine, [replace(QUIZ, title="Sample")], now=later(0))
    sample = next(each for each in banks.list_banks(engine, room.teacher) if each.owner_id is None)
    ids = [each.id for each in banks.list_questions(engine, room.teacher, sample.id)]
    quizzes_of_it = [
        publishing.publish(engine, room.teacher, title="Ours", question_ids=ids, terms=USUAL, now=later(1))
        for _ in range(2)
    ]
    here, there = (replace(room, quiz=quiz) for quiz in quizzes_of_it)
    for each in (here, there):
        take(each, "Sam", "Oslo", "Jonas", "2018")
    assert act(here, "accept", "when 2018") == "3 of 3"
    assert scores(there) == "2 of 3"
    assert act(there, "accept", "when 2018") == "3 of 3"
    assert accepted_in_bank(here, sample.id) == [()]


def test_an_accepted_answer_counts_for_those_who_submit_later_too(room: Room) -> None:
    act(room, "accept", "when 2018")
    take(room, "Lee", "Oslo", "Jonas", "2018", at=300)
    assert scores(room).endswith("3 of 3")


def test_how_many_attempts_have_another_mark_is_told(room: Room) -> None:
    change = (room.engine, room.teacher, room.quiz.id, WHEN.id, "2018")
    assert accepting.accept_answer(*change, now=later(200)) == 1
    assert accepting.accept_answer(*change, now=later(201)) == 0
    assert accepting.refuse_answer(*change, now=later(202)) == 1


def test_teachers_tabs_that_accept_answers_at_once_lose_none(room: Room) -> None:
    texts = [str(year) for year in range(1990, 1998)]
    with ThreadPoolExecutor(len(texts)) as pool:
        list(pool.map(lambda text: act(room, "accept", f"when {text}"), texts))
    assert sorted(result_of(room, WHEN).accepted) == texts
    assert [sorted(each) for each in accepted_in_bank(room, room.bank.id)] == [texts]


def test_the_right_answer_has_a_row_also_where_nobody_gave_it(engine: Engine) -> None:
    room = make_room(engine)
    take(room, "Sam", "Oslo", "Jonas", "2018")
    rows = [(each.text, each.count, each.right, each.since) for each in result_of(room, WHEN).answers]
    assert rows == [("2019", 0, True, False), ("2018", 1, False, False)]
    act(room, "accept", "when 2018")
    rows = [(each.text, each.count, each.right, each.since) for each in result_of(room, WHEN).answers]
    assert rows == [("2019", 0, True, False), ("2018", 1, True, True)]


# ── the bank's key ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_banks_key_is_offered_once_it_is_another(room: Room) -> None:
    assert result_of(room, WHERE).offer is None
    edit(room, replace(WHERE, stem="Which city has the bakery?"))
    assert result_of(room, WHERE).offer is None
    edit(room, with_key(WHERE, "Bergen"))
    assert result_of(room, WHERE).offer == question_results.Offer("Bergen", (), suits=True)
    act(room, "bank", "where")
    where = result_of(room, WHERE)
    assert (where.offer, where.remarked, where.stem) == (None, True, WHERE.stem)


def test_a_quiz_is_printed_as_it_was_asked_with_the_key_it_has_by_now(room: Room) -> None:
    assert quizzes.published_as_quiz(room.engine, room.teacher, room.quiz.id) == QUIZ
    edit(room, with_key(WHERE, "Bergen"))
    corrections.mark_by_bank(room.engine, room.teacher, room.quiz.id, WHERE.id, now=later(50))
    where, *rest = quizzes.published_as_quiz(room.engine, room.teacher, room.quiz.id).questions
    assert (where.stem, where.key) == (WHERE.stem, "Bergen")
    assert rest == [WHO, WHEN]


def test_another_accepted_spelling_is_offered_too(room: Room) -> None:
    edit(room, replace(WHEN, accepted=("2018",)))
    assert result_of(room, WHEN).offer == question_results.Offer("2019", ("2018",), suits=True)
    act(room, "bank", "when")
    assert scores(room) == "3 of 3, 2 of 3, 1 of 3"


def test_a_question_with_other_options_cannot_mark_what_was_answered(room: Room) -> None:
    options = (replace(WHERE.options[0], id="", text="Drammen"), *WHERE.options[1:])
    edit(room, replace(WHERE, key="Drammen", options=options))
    offer = result_of(room, WHERE).offer
    assert offer is not None
    assert not offer.suits
    with pytest.raises(UnlikeQuestionError, match="right for everybody"):
        corrections.mark_by_bank(room.engine, room.teacher, room.quiz.id, WHERE.id, now=later(200))
    assert scores(room) == "3 of 3, 1 of 3, 1 of 3"


def test_only_a_question_of_the_quiz_is_corrected(room: Room) -> None:
    with pytest.raises(UnknownSlotError):
        corrections.count_as(room.engine, room.teacher, room.quiz.id, "q-none", Counting.RIGHT, now=later(1))


def test_nothing_left_out_is_refused_in_a_sentence() -> None:
    assert "At least one question has to count" in str(NothingCountsError())


@pytest.mark.parametrize("question", QUIZ_OF_ALL_KINDS.questions, ids=lambda question: question.kind)
def test_a_response_says_the_same_of_the_same_words_under_other_ids(question: Question) -> None:
    other = replace(
        question,
        options=tuple(replace(option, id=f"new {option.id}") for option in reversed(question.options)),
    )
    assert asks_alike(question, other)
    there = respond(question)
    assert as_response_to(question, other, as_response_to(other, question, there)) == there
    assert as_response_to(other, question, "") == ""


def respond(question: Question) -> str:
    """Some response to a question that answers each of its parts."""
    if question.kind in PARTED:
        matched = any(option.left for option in question.options)
        lefts = [option.id for option in question.options if option.left or not matched]
        last = question.options[-1].id
        return write_parts({uid: last if matched else str(place) for place, uid in enumerate(lefts, 1)})
    return question.options[0].id if question.options else "typed"


def test_versions_mark_alike_unless_what_is_right_differs() -> None:
    assert marks_alike(WHERE, replace(WHERE, stem="Where?"))
    assert not marks_alike(WHERE, with_key(WHERE, "Bergen"))
    assert not marks_alike(WHEN, replace(WHEN, accepted=("2018",)))
    assert not marks_alike(WHEN, replace(WHEN, options=(Option("o-2018", "2018", OptionKind.ELSEWHERE),)))
    assert not asks_alike(WHERE, WHO)
    assert not asks_alike(WHERE, replace(WHERE, kind=QuestionKind.WORD_BANK))


def test_the_key_of_a_matching_question_is_corrected(engine: Engine) -> None:
    published = next(each for each in QUIZ_OF_ALL_KINDS.questions if each.kind is QuestionKind.MATCHING)
    room = make_room(engine, quiz=Quiz(QUIZ.title, QUIZ.passage, (published,)))
    started = starting.start(engine, room.quiz.code, starting.Guest("Sam"), address=HOME, now=later(0), seed=1)
    (item,) = attempt_views.attempt_view(engine, started.token, now=NOON).items
    paired = [option for option in published.options if option.left]
    swapped = {paired[0].left: paired[1].text, paired[1].left: paired[0].text}
    words = [swapped.get(option.left, option.text) for option in paired]
    by_text = {choice.text: choice.id for choice in item.choices}
    by_left = dict(zip([option.left for option in paired], words, strict=True))
    answer = ",".join(by_text[by_left[left]] for left in item.lefts)
    attempts.save_answer(engine, started.token, 1, answer, sequence=0, now=later(1))
    before = attempts.submit(engine, started.token, now=later(2))
    assert before.score == pytest.approx((len(paired) - 2) / len(paired))
    options = tuple(
        replace(option, id="", text=swapped.get(option.left, option.text), left=option.left)
        for option in published.options
    )
    edit(room, replace(published, options=options, key=key_of_parts(options)))
    corrections.mark_by_bank(engine, room.teacher, room.quiz.id, published.id, now=later(3))
    review = reviews.review(engine, started.token, now=NOON)
    assert review.score == 1
    assert all(part.right for part in review.items[0].parts)
