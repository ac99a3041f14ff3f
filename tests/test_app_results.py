"""The results of a quiz as its teacher's page shows them, and what can be put right there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.classroom import attempt_views, attempts, banks, classes, corrections, editing, reviews, samples, starting
from quizapp.model import Counting, OptionKind
from tests.app_room import Browser, browser, empty, html_of, room, teacher, told
from tests.schoolroom import HOME, QUIZ, WHERE, Room

__all__ = ["browser", "empty", "room", "teacher"]


def take(room: Room, name: str, text: str = "", *, typed: str = "", submit: bool = True) -> str:
    """A guest's attempt with this answer to the first question, and typed to the last; its token."""
    token = starting.start(engine(), room.quiz.code, starting.Guest(name), address=HOME, now=visitor.now()).token
    item, *_, last = attempt_views.attempt_view(engine(), token, now=visitor.now()).items
    answer = next((choice.id for choice in item.choices if choice.text == text), "")
    attempts.save_answer(engine(), token, 1, answer, sequence=0, now=visitor.now())
    if typed:
        attempts.save_answer(engine(), token, last.position, typed, sequence=0, now=visitor.now())
    if submit:
        attempts.submit(engine(), token, now=visitor.now())
    return token


def open_results(teacher: Browser, room: Room) -> AppTest:
    shown = teacher.open("results", quiz=room.quiz.id)
    assert not shown.exception
    return shown


def press(shown: AppTest, label: str) -> AppTest:
    shown = next(each for each in shown.button if each.label == label).click().run()
    assert not shown.exception
    return shown


def texts(shown: AppTest) -> str:
    return " ".join([*(each.value for each in shown.caption), *(each.value for each in shown.markdown)])


def score_of(token: str) -> str:
    review = reviews.review(engine(), token, now=visitor.now())
    return f"{review.score:g} of {review.max_score:g}"


def bergen_in_bank(room: Room) -> None:
    """The bank's first question gets another key than was published."""
    item = banks.list_questions(engine(), room.teacher, room.bank.id)[0]
    options = tuple(
        replace(option, kind=OptionKind.KEY if option.text == "Bergen" else OptionKind.UNSUPPORTED)
        for option in WHERE.options
    )
    changed = replace(WHERE, key="Bergen", options=options)
    editing.edit_question(engine(), room.teacher, item.id, changed, version=item.version, now=visitor.now())


# ── the files ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_file_is_offered_with_the_zone_of_whoever_looks_and_what_each_is_for(teacher: Browser, room: Room) -> None:
    take(room, "Sam")
    shown = open_results(teacher, room)
    for sheet in ("points", "answers", "statistics"):
        assert f"download/results/{room.quiz.id}?sheet={sheet}&amp;zone=UTC" in html_of(shown)
    assert "one row a student, for your gradebook" in texts(shown)
    assert "Statistics: one row a question" in texts(shown)


def test_two_students_of_one_name_are_told_apart_by_the_account(teacher: Browser, room: Room) -> None:
    take(room, "Ada")
    starting.start(engine(), room.quiz.code, room.student, address=HOME, now=visitor.now())
    shown = open_results(teacher, room)
    assert '<th scope="row">Ada</th>' in html_of(shown)
    assert '<th scope="row">Ada (ada)</th>' in html_of(shown)
    box = next(each for each in shown.selectbox if each.label == "Student")
    assert box.options == ["Ada, 0 of 3", "Ada (ada), not submitted"]


def test_students_are_chosen_by_name(teacher: Browser, room: Room) -> None:
    for name in ("Kim", "ben", "Ada"):
        take(room, name)
    box = next(each for each in open_results(teacher, room).selectbox if each.label == "Student")
    assert box.options == ["Ada, 0 of 3", "ben, 0 of 3", "Kim, 0 of 3"]


# ── what tells students apart ────────────────────────────────────────────────────────────────────────────────────────

STRONG, WEAK = ("Bergen", "Jonas", "2019"), ("Oslo", "Marta", "2018")
"""The strong get the first question wrong and the others right, the weak the other way round."""


def answer(room: Room, name: str, answers: tuple[str, ...]) -> None:
    token = starting.start(engine(), room.quiz.code, starting.Guest(name), address=HOME, now=visitor.now()).token
    for item, text in zip(attempt_views.attempt_view(engine(), token, now=visitor.now()).items, answers, strict=True):
        given = next((choice.id for choice in item.choices if choice.text == text), text)
        attempts.save_answer(engine(), token, item.position, given, sequence=0, now=visitor.now())
    attempts.submit(engine(), token, now=visitor.now())


def answer_all(room: Room, strong: int, weak: int) -> None:
    """So many attempts of each sort; the last of each gets the first question as it should be."""
    for number in range(strong):
        answer(room, f"Strong {number}", STRONG if number else ("Oslo", *STRONG[1:]))
    for number in range(weak):
        answer(room, f"Weak {number}", WEAK if number else ("Bergen", *WEAK[1:]))


def test_ten_attempts_say_which_question_the_strong_got_wrong_and_how_reliable_the_quiz_is(
    teacher: Browser, room: Room
) -> None:
    answer_all(room, 5, 5)
    shown = open_results(teacher, room)
    table = html_of(shown)
    assert "Tells strong from weak" in table
    assert "<td>the wrong way, −0.60</td>" in table
    assert "<td>well, 0.45</td>" in table
    assert "Question 1: students who did well elsewhere got this one wrong more often." in texts(shown)
    assert "Reliability −0.23 (Cronbach's alpha, 1 at best): the scores differ more by chance" in texts(shown)
    assert "give or take 0.9 points" in texts(shown)


def test_of_fewer_than_ten_attempts_nothing_is_said_of_strong_and_weak(teacher: Browser, room: Room) -> None:
    answer_all(room, 5, 4)
    shown = open_results(teacher, room)
    assert "strong" not in (html_of(shown) + texts(shown)).replace("Strong", "")
    assert "Reliability" not in texts(shown)


# ── putting a question right ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_question_is_counted_as_right_for_everybody_and_as_marked_again(teacher: Browser, room: Room) -> None:
    token = take(room, "Sam", "Bergen")
    shown = open_results(teacher, room)
    shown.radio[0].set_value(Counting.RIGHT).run()
    assert score_of(token) == "1 of 3"
    assert f"{QUIZ.questions[0].stem} – right for everybody" in html_of(shown)
    assert "Changed by Ms Berg on" in texts(shown)
    assert shown.metric[2].value == "1.0 of 3"
    shown.radio[0].set_value(Counting.AS_MARKED).run()
    assert score_of(token) == "0 of 3"
    assert "right for everybody" not in html_of(shown)


def test_a_question_left_out_has_no_facility_and_lowers_the_maximum(teacher: Browser, room: Room) -> None:
    token = take(room, "Sam", "Oslo")
    shown = open_results(teacher, room)
    shown.radio[0].set_value(Counting.LEFT_OUT).run()
    assert score_of(token) == "0 of 2"
    assert shown.metric[2].value == "0.0 of 2"
    assert "100 %" not in html_of(shown)


def test_the_last_question_that_counts_is_not_left_out(teacher: Browser, room: Room) -> None:
    take(room, "Sam")
    for question in QUIZ.questions[1:]:
        corrections.count_as(engine(), room.teacher, room.quiz.id, question.id, Counting.LEFT_OUT, now=visitor.now())
    shown = open_results(teacher, room)
    shown.radio[0].set_value(Counting.LEFT_OUT).run()
    assert "At least one question has to count" in shown.error[0].value


def test_how_a_question_counts_may_be_changed_in_another_tab(teacher: Browser, room: Room) -> None:
    token = take(room, "Sam", "Bergen")
    here = open_results(teacher, room)
    there = open_results(teacher, room)
    there.radio[0].set_value(Counting.RIGHT).run()
    here.run()
    assert here.radio[0].value is Counting.RIGHT
    assert score_of(token) == "1 of 3"


def test_a_wrong_key_is_put_right_from_the_bank_and_back(teacher: Browser, room: Room) -> None:
    token = take(room, "Sam", "Bergen")
    assert "Mark again by the bank's right answer" not in [each.label for each in open_results(teacher, room).button]
    bergen_in_bank(room)
    shown = open_results(teacher, room)
    assert "another right answer by now: **Bergen**" in texts(shown)
    shown = press(shown, "Mark again by the bank's right answer")
    assert told(shown) == ["The question is marked again by the bank&#x27;s right answer."]
    assert score_of(token) == "1 of 3"
    assert "marked by the corrected answer" in html_of(shown)
    press(shown, "Mark again by the answer that was published")
    assert score_of(token) == "0 of 3"


def test_a_question_rewritten_in_the_bank_is_not_offered_for_marking(teacher: Browser, room: Room) -> None:
    take(room, "Sam", "Bergen")
    item = banks.list_questions(engine(), room.teacher, room.bank.id)[0]
    options = (replace(WHERE.options[0], id="", text="Drammen"), *WHERE.options[1:])
    changed = replace(WHERE, key="Drammen", options=options)
    editing.edit_question(engine(), room.teacher, item.id, changed, version=item.version, now=visitor.now())
    shown = open_results(teacher, room)
    assert "cannot mark the answers given here" in texts(shown)
    assert "Mark again by the bank's right answer" not in [each.label for each in shown.button]


def open_typed(teacher: Browser, room: Room) -> AppTest:
    """The results, with the answers to the question that is answered by typing."""
    shown = open_results(teacher, room)
    box = next(each for each in shown.selectbox if each.label == "Answers to question")
    return box.set_value(2).run()


def test_a_typed_answer_is_counted_as_right_where_it_is_seen_and_no_longer(teacher: Browser, room: Room) -> None:
    token = take(room, "Sam", typed="the year 2018")
    shown = open_typed(teacher, room)
    assert "2019 ✓ right" in html_of(shown)
    shown = press(shown, "Count this answer :small[the year 2018]")
    assert score_of(token) == "1 of 3"
    assert "“the year 2018” counts as right now. 1 attempt has another mark." in html_of(shown)
    assert "the year 2018 ✓ right" in html_of(shown)
    assert "(also accepted: the year 2018)" in texts(shown)
    shown = press(shown, "No longer count this answer :small[the year 2018]")
    assert score_of(token) == "0 of 3"
    assert "“the year 2018” is no longer accepted." in html_of(shown)


def test_of_many_answers_the_first_are_shown_until_more_are_asked_for(teacher: Browser, room: Room) -> None:
    for number in range(21):
        take(room, f"Sam {number}", typed=f"in spring {number}")
    shown = open_typed(teacher, room)
    assert len([each for each in shown.button if each.label.startswith("Count this answer")]) == 19
    shown = press(shown, "Show more answers")
    assert len([each for each in shown.button if each.label.startswith("Count this answer")]) == 21


def test_whoever_may_not_change_a_quiz_counts_no_answer(teacher: Browser, room: Room) -> None:
    samples.ensure_sample_banks(engine(), [replace(QUIZ, title="Sample")], now=visitor.now())
    sample = samples.ensure_sample_quiz(engine(), now=visitor.now())
    assert sample is not None
    take(replace(room, quiz=sample), "Sam", typed="2018")
    shown = open_typed(teacher, replace(room, quiz=sample))
    assert "2019 ✓ right" in html_of(shown)
    assert not [each for each in shown.button if each.label.startswith("Count this answer")]


def test_a_student_reads_in_the_review_what_was_corrected(browser: Browser, room: Room) -> None:
    token = browser.start(room, "Cleo")
    attempts.submit(engine(), token, now=visitor.now())
    before = html_of(browser.open("take", attempt=room.quiz.code))
    assert "Your teacher" not in before
    bergen_in_bank(room)
    where, who, when = (question.id for question in QUIZ.questions)
    corrections.mark_by_bank(engine(), room.teacher, room.quiz.id, where, now=visitor.now())
    corrections.count_as(engine(), room.teacher, room.quiz.id, who, Counting.RIGHT, now=visitor.now())
    corrections.count_as(engine(), room.teacher, room.quiz.id, when, Counting.LEFT_OUT, now=visitor.now())
    after = html_of(browser.open("take", attempt=room.quiz.code))
    assert "Your teacher has corrected the right answer to this question" in after
    assert "Your teacher counts this question as right for everybody." in after
    assert "· counted as right</h2>" in after
    assert "counted as right" not in before
    assert "Your teacher has left this question out: it counts for nobody." in after
    assert "1 of 2 points" in after
    assert "0 of 3 points before your teacher corrected this quiz" in after


def choose_student(shown: AppTest, name: str) -> AppTest:
    box = next(each for each in shown.selectbox if each.label == "Student")
    box.set_value(next(option for option in box.options if option.startswith(name)))
    shown.run()
    assert not shown.exception
    return shown


def test_a_discarded_attempt_leaves_the_results_and_can_be_taken_back(teacher: Browser, room: Room) -> None:
    for name in ("Ada", "Batman"):
        take(room, name, "Oslo")
    shown = press(choose_student(open_results(teacher, room), "Batman"), "Discard this attempt")
    assert told(shown) == ["The attempt of Batman is discarded: it counts nowhere."]
    assert [each.value for each in shown.metric[:2]] == ["1", "1"]
    assert "Discarded: 1 attempt" in [box.label for box in shown.expander]
    shown = press(shown, "Take back")
    assert told(shown) == ["The attempt of Batman counts again."]
    assert [each.value for each in shown.metric[:2]] == ["2", "2"]


def test_the_students_come_before_the_scores_and_the_questions(teacher: Browser, room: Room) -> None:
    take(room, "Ada", "Oslo")
    shown = open_results(teacher, room)
    assert [heading.value for heading in shown.header] == ["1 student", "Scores", "Questions"]
    tables = html_of(shown)
    assert tables.index("Points for each question") < tables.index("How many students reached each score")


def test_of_a_student_who_begins_anew_the_attempt_submitted_last_counts(teacher: Browser, room: Room) -> None:
    take(room, "Ada", "Bergen")
    press(choose_student(open_results(teacher, room), "Ada"), "Let Ada take it again")
    take(room, "Ada", "Oslo")
    shown = open_results(teacher, room)
    assert [each.value for each in shown.metric[:2]] == ["1", "1"]
    assert "the attempt submitted last counts" in texts(shown)
    assert [option for box in shown.selectbox if box.label == "Student" for option in box.options][1].startswith("Ada")


# ── classes ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def take_in(room: Room, name: str, class_name: str, *, submit: bool = True) -> None:
    """A guest's attempt in a class."""
    started = starting.start(
        engine(), room.quiz.code, starting.Guest(name), class_name=class_name, address=HOME, now=visitor.now()
    )
    if submit:
        attempts.submit(engine(), started.token, now=visitor.now())


@pytest.fixture
def two_classes(room: Room) -> Room:
    """A room whose quiz is for 7A and 7B: Sam and Kim took it, another Sam is at it, and Ada of 7B has not begun."""
    classes.set_classes(engine(), room.teacher, room.quiz.id, "7A, 7B")
    classes.put_into_class(engine(), room.teacher, "ada", "7B")
    take_in(room, "Sam", "7A")
    take_in(room, "Kim", "7B")
    take_in(room, "Sam", "7B", submit=False)
    return room


def choose_class(shown: AppTest, name: str) -> AppTest:
    shown.segmented_control(key="class_shown").set_value(name).run()
    assert not shown.exception
    return shown


def waited_for(shown: AppTest) -> dict[str, str]:
    """The lists of names to be copied, by the headings of what they are in."""
    return {box.label: box.code[0].value for box in shown.expander if box.code}


def test_the_choice_of_a_class_is_followed_by_all_on_the_page(teacher: Browser, two_classes: Room) -> None:
    shown = open_results(teacher, two_classes)
    assert [each.value for each in shown.metric[:2]] == ["3", "2"]
    assert '<th scope="col">Class</th>' in html_of(shown)
    shown = choose_class(shown, "7B")
    assert [each.value for each in shown.metric[:2]] == ["2", "1"]
    assert f"{two_classes.quiz.id}?sheet=points&amp;zone=UTC&amp;class=7B" in html_of(shown)
    assert '<th scope="col">Class</th>' not in html_of(shown)
    box = next(each for each in shown.selectbox if each.label == "Student")
    assert box.options == ["Kim, 0 of 3", "Sam, not submitted"]


def test_who_has_not_begun_and_who_has_not_submitted_is_listed_to_be_copied(
    teacher: Browser, two_classes: Room
) -> None:
    shown = open_results(teacher, two_classes)
    assert waited_for(shown) == {"Not begun: 1 student": "Ada, 7B", "Begun, not submitted: 1 student": "Sam, 7B"}
    assert waited_for(choose_class(shown, "7B")) == {
        "Not begun: 1 student": "Ada",
        "Begun, not submitted: 1 student": "Sam",
    }
    assert waited_for(choose_class(shown, "7A")) == {}


def test_before_anybody_has_begun_the_file_says_who_is_waited_for(teacher: Browser, room: Room) -> None:
    assert "download/results" not in html_of(open_results(teacher, room))
    classes.put_into_class(engine(), room.teacher, "ada", "7B")
    classes.set_classes(engine(), room.teacher, room.quiz.id, "7B")
    assert "download/results" in html_of(open_results(teacher, room))


def test_two_guests_of_one_name_are_told_apart_by_the_class(teacher: Browser, two_classes: Room) -> None:
    box = next(each for each in open_results(teacher, two_classes).selectbox if each.label == "Student")
    assert box.options == ["Kim, 0 of 3", "Sam (7A), 0 of 3", "Sam (7B), not submitted"]


def test_a_published_quiz_names_its_classes_that_nobody_with_an_account_is_in(
    teacher: Browser, two_classes: Room
) -> None:
    captions = [caption.value for caption in teacher.open("quiz", quiz=two_classes.quiz.id).caption]
    assert ":material/info: Nobody with an account is in 7A yet." in captions


def test_a_student_in_a_wrong_class_is_put_into_the_right_one(teacher: Browser, two_classes: Room) -> None:
    shown = choose_student(choose_class(open_results(teacher, two_classes), "7B"), "Kim")
    next(each for each in shown.selectbox if each.label == "Class of this student").set_value("7A").run()
    shown = press(shown, "Change class")
    assert [each.value for each in shown.metric[:2]] == ["1", "0"]
    assert [each.value for each in choose_class(shown, "7A").metric[:2]] == ["2", "2"]


def test_a_class_that_is_there_no_more_is_no_longer_looked_at(teacher: Browser, room: Room) -> None:
    classes.set_classes(engine(), room.teacher, room.quiz.id, "7A, 7B")
    take_in(room, "Sam", "7A")
    shown = choose_class(open_results(teacher, room), "7B")
    assert "Nobody of 7B has started yet." in texts(shown)
    classes.set_classes(engine(), room.teacher, room.quiz.id, "7A")
    shown.run()
    assert not shown.exception
    assert shown.metric[0].value == "1"


def test_where_all_are_in_one_class_nothing_is_asked(teacher: Browser, room: Room) -> None:
    classes.put_into_class(engine(), room.teacher, "ada", "7A")
    started = starting.start(engine(), room.quiz.code, room.student, address=HOME, now=visitor.now())
    attempts.submit(engine(), started.token, now=visitor.now())
    shown = open_results(teacher, room)
    assert "Class" not in {each.label for each in shown.segmented_control}
    assert "Class" not in html_of(shown)


def test_a_quiz_for_no_class_shows_nothing_of_classes(teacher: Browser, room: Room) -> None:
    take(room, "Sam")
    shown = open_results(teacher, room)
    assert "Class" not in {each.label for each in shown.segmented_control}
    assert "Class" not in html_of(shown)
    choose_student(shown, "Sam")
    assert "Change class" not in {each.label for each in shown.button}
