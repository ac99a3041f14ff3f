"""Taking a quiz: answers are saved as they are given, and nothing that gives one away is sent before submitting."""

from __future__ import annotations

import pytest

from quizapp.app import visitor
from quizapp.app.cookies import attempt_cookie
from quizapp.app.database import engine
from quizapp.app.widgets import unheard
from quizapp.app.widgets.wording import RULINGS
from quizapp.classroom import attempt_views, attempts, overseeing, quizzes, starting
from quizapp.model import Release, Terms
from quizapp.scoring.marking import RULES
from quizapp.store.engine import Engine
from tests.app_room import Browser, browser, empty, html_of, room, told, words_of
from tests.schoolroom import QUIZ, Room, later, make_room

__all__ = ["browser", "empty", "room"]


def take(browser: Browser, room: Room):
    return browser.open("take", attempt=room.quiz.code)


def saved(token: str) -> list[str]:
    return [item.answer for item in attempt_views.attempt_view(engine(), token, now=visitor.now()).items]


def hand_in(token: str) -> None:
    attempts.submit(engine(), token, now=visitor.now())


def test_the_passage_stands_beside_the_questions(browser: Browser, room: Room) -> None:
    browser.start(room)
    shown = take(browser, room)
    assert not shown.exception
    assert shown.title[0].value == QUIZ.title
    assert "Marta Lind opened a bakery" in html_of(shown)
    assert [QUIZ.questions[n].stem in html_of(shown) for n in range(3)] == [True] * 3


def test_nothing_is_chosen_before_the_student_chooses(browser: Browser, room: Room) -> None:
    browser.start(room)
    assert [radio.value for radio in take(browser, room).radio] == [None, None]


def test_a_gap_is_read_aloud_as_a_word(browser: Browser, room: Room) -> None:
    browser.start(room)
    shown = take(browser, room)
    assert shown.text_input[0].label == "Question 3: The bakery was opened in blank."
    assert "The bakery was opened in ____." in html_of(shown)


def test_an_answer_is_saved_as_it_is_given(browser: Browser, room: Room) -> None:
    token = browser.start(room)
    shown = take(browser, room)
    shown.radio[0].set_value("2").run()
    shown.text_input[0].set_value("2019").run()
    assert saved(token) == ["2", "", "2019"]
    assert "2 of 3 answered" in html_of(shown)
    assert "Saved" in html_of(shown)


def test_answers_are_there_again_after_a_refresh(browser: Browser, room: Room) -> None:
    browser.start(room)
    shown = take(browser, room)
    shown.radio[1].set_value("3").run()
    shown.text_input[0].set_value("in 2019").run()
    again = take(browser, room)
    assert [radio.value for radio in again.radio] == [None, "3"]
    assert again.text_input[0].value == "in 2019"
    assert "2 of 3 answered" in html_of(again)


def test_a_changed_and_an_emptied_answer_replace_the_old_one(browser: Browser, room: Room) -> None:
    token = browser.start(room)
    shown = take(browser, room)
    shown.radio[0].set_value("1").run()
    shown.radio[0].set_value("4").run()
    shown.text_input[0].set_value("2019").run()
    shown.text_input[0].set_value("").run()
    assert saved(token) == ["4", "", ""]


def test_that_an_answer_is_saved_is_read_aloud_where_the_line_changes(
    browser: Browser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.start(room)
    shown = take(browser, room)
    assert told(shown) == []
    monkeypatch.setattr(visitor, "now", lambda: later(0))
    assert told(shown.radio[0].set_value("1").run()) == [f"Saved {later(0):%H:%M}"]
    assert told(shown.radio[0].set_value("2").run()) == []
    monkeypatch.setattr(visitor, "now", lambda: later(60))
    assert told(shown.radio[0].set_value("3").run()) == [f"Saved {later(60):%H:%M}"]
    assert told(take(browser, room)) == []


def test_the_answer_of_another_tab_is_shown_and_not_overwritten(browser: Browser, room: Room) -> None:
    token = browser.start(room)
    here, there = take(browser, room), take(browser, room)
    there.radio[0].set_value("3").run()
    here.run()
    assert here.radio[0].value == "3"
    assert "in another tab or on another device" in here.info[0].value
    assert saved(token)[0] == "3"
    here.radio[0].set_value("1").run()
    assert saved(token)[0] == "1"


def test_after_a_lost_connection_widgets_are_drawn_anew_with_what_is_saved(
    browser: Browser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unheard, "connection", lambda: "first")
    token = browser.start(room)
    shown = take(browser, room)
    shown.radio[0].set_value("2").run()
    half_drawn = [shown.radio[0].key, shown.text_input[0].key]
    monkeypatch.setattr(unheard, "connection", lambda: "second")
    shown.text_input[0].set_value("2019").run()
    assert saved(token) == ["2", "", "2019"]
    assert [shown.radio[0].value, shown.text_input[0].value] == ["2", "2019"]
    afresh = [shown.radio[0].key, shown.text_input[0].key]
    assert not set(afresh) & set(half_drawn)
    assert [shown.run().radio[0].key, shown.text_input[0].key] == afresh


def test_an_answer_given_after_submitting_in_another_tab_is_said_not_to_be_saved(browser: Browser, room: Room) -> None:
    token = browser.start(room)
    here = take(browser, room)
    hand_in(token)
    here.radio[0].set_value("1").run()
    assert saved(token)[0] == ""
    assert "Later answers were not saved." in here.info[0].value
    assert not take(browser, room).info


def test_who_submits_here_is_not_told_of_elsewhere(browser: Browser, room: Room) -> None:
    browser.start(room)
    shown = take(browser, room)
    shown.button[0].click().run()
    next(button for button in shown.button if button.label == "Submit now").click().run()
    assert "of 3 points" in html_of(shown)
    assert not shown.info


def test_nothing_that_gives_an_answer_away_is_sent_before_submitting(browser: Browser, room: Room) -> None:
    browser.start(room)
    shown = take(browser, room)
    shown.radio[0].set_value("2").run()
    sent = words_of(shown)
    for question in QUIZ.questions:
        assert question.id not in sent
        assert not any(option.reason in sent or option.id in sent for option in question.options)
    assert "2019" not in sent.replace(QUIZ.passage.text.split("\n\n")[0], "")
    assert "evidence" not in sent
    assert "mark>" not in sent


def test_submitting_asks_first_and_says_how_many_are_not_answered(browser: Browser, room: Room) -> None:
    token = browser.start(room)
    shown = take(browser, room)
    shown.radio[0].set_value("2").run()
    shown.button[0].click().run()
    assert any("2 questions are not answered in full: 2 and 3." in text.value for text in shown.text)
    assert attempt_views.attempt_view(engine(), token, now=visitor.now()).submitted_at is None


def test_confirming_submits_and_shows_the_score(browser: Browser, room: Room) -> None:
    token = browser.start(room)
    shown = take(browser, room)
    shown.text_input[0].set_value("2019").run()
    shown.button[0].click().run()
    next(button for button in shown.button if button.label == "Submit now").click().run()
    assert attempt_views.attempt_view(engine(), token, now=visitor.now()).submitted_at is not None
    assert "1 of 3 points" in html_of(take(browser, room))


def test_the_review_shows_the_right_answer_the_evidence_and_why_the_choice_was_wrong(
    browser: Browser, room: Room
) -> None:
    token = browser.start(room)
    item = attempt_views.attempt_view(engine(), token, now=visitor.now()).items[0]
    wrong = next(choice for choice in item.choices if choice.text == "Bergen")
    attempts.save_answer(engine(), token, 1, wrong.id, sequence=item.sequence, now=visitor.now())
    hand_in(token)
    page = html_of(take(browser, room))
    assert "✗ Your answer" in page
    assert "Bergen is said of something else." in page
    assert "✓ Right answer" in page
    assert "Jonas is what the passage says." in page
    assert '<blockquote class="evidence" dir="auto">a bakery in Oslo</blockquote>' in page
    assert "<mark>" in page
    assert "not answered" in page


@pytest.mark.parametrize(
    ("typed", "ruling"),
    [
        ("in 2019", "Counted as right: a small word such as “the” or “in” does not matter."),
        ("2018", "Counted as wrong: this is another number."),
    ],
)
def test_the_review_says_why_a_typed_answer_counts_or_not(
    browser: Browser, room: Room, typed: str, ruling: str
) -> None:
    token = browser.start(room)
    attempts.save_answer(engine(), token, 3, typed, sequence=0, now=visitor.now())
    hand_in(token)
    assert ruling in html_of(take(browser, room))


def test_every_rule_that_accepts_another_wording_is_said_in_a_students_words() -> None:
    accepting = {"accepted spelling", "typo", *(rule for rule, _ in RULES)}
    assert accepting == {rule for rule, said in RULINGS.items() if said.startswith("Counted as right")}


def test_a_closed_quiz_keeps_what_was_saved_and_can_be_submitted(browser: Browser, room: Room) -> None:
    token = browser.start(room)
    take(browser, room).radio[0].set_value("2").run()
    quizzes.set_open(engine(), room.teacher, room.quiz.id, False, now=visitor.now())
    shown = take(browser, room)
    assert "closed" in shown.warning[0].value
    assert "<b>Closed</b>" in html_of(shown)
    assert shown.radio[0].disabled
    assert saved(token)[0] == "2"
    shown.button[0].click().run()
    next(button for button in shown.button if button.label == "Submit now").click().run()
    assert attempt_views.attempt_view(engine(), token, now=visitor.now()).submitted_at is not None


def test_the_score_is_shown_at_once_and_the_right_answers_when_the_quiz_is_closed(
    browser: Browser, empty: Engine
) -> None:
    room = make_room(empty, terms=Terms(release=Release.CLOSED))
    hand_in(browser.start(room))
    shown = take(browser, room)
    assert "0 of 3 points" in html_of(shown)
    assert "once your teacher closes the quiz" in shown.info[0].value
    assert "is said of something else" not in html_of(shown)
    assert "Oslo" not in html_of(shown)
    quizzes.set_open(engine(), room.teacher, room.quiz.id, False, now=visitor.now())
    assert "Oslo" in html_of(take(browser, room))


def test_who_tries_their_own_quiz_is_told_that_it_counts_nowhere_and_when_students_see_the_answers(
    browser: Browser, empty: Engine
) -> None:
    room = make_room(empty, terms=Terms(release=Release.CLOSED))
    browser.sign_in(room.teacher)
    token = browser.start(room, room.teacher)
    counts_nowhere = "You are trying your quiz out: this counts nowhere."
    assert [caption.value for caption in take(browser, room).caption] == [counts_nowhere]
    hand_in(token)
    shown = take(browser, room)
    assert "Oslo" in html_of(shown)
    assert f"{counts_nowhere} Students see the right answers once the quiz is closed." in words_of(shown)


def test_a_student_is_not_told_of_trying_out(browser: Browser, room: Room) -> None:
    browser.start(room)
    assert "trying" not in words_of(take(browser, room))


def test_an_accounts_attempt_is_not_shown_once_somebody_else_sits_there(browser: Browser, room: Room) -> None:
    started = starting.start(engine(), room.quiz.code, room.student, address="", now=visitor.now())
    browser.cookies[attempt_cookie(room.quiz.code)] = started.token
    assert "Start again with the quiz's code" in take(browser, room).warning[0].value
    browser.sign_in(room.other_student)
    assert "Start again with the quiz's code" in take(browser, room).warning[0].value
    browser.sign_in(room.student)
    assert not take(browser, room).warning


def test_an_attempt_that_goes_by_its_number_leads_to_signing_in_and_not_to_a_code(browser: Browser, room: Room) -> None:
    started = starting.start(engine(), room.quiz.code, room.student, address="", now=visitor.now())
    browser.cookies[attempt_cookie(str(started.attempt_id))] = started.token
    shown = browser.open("take", attempt=started.attempt_id)
    assert "while its student is signed in" in shown.warning[0].value
    assert 'href="account/sign-in"' in html_of(shown)
    browser.sign_in(room.other_student)
    shown = browser.open("take", attempt=started.attempt_id)
    assert "while its student is signed in" in shown.warning[0].value
    assert "Go to your quizzes" in html_of(shown)
    browser.sign_in(room.student)
    assert len(browser.open("take", attempt=started.attempt_id).radio) == 2


def test_a_guest_who_comes_back_to_the_start_page_is_led_on(browser: Browser, room: Room) -> None:
    assert "Cleo" not in words_of(browser.open("welcome"))
    token = browser.start(room, "Cleo")
    shown = browser.open("welcome")
    assert f"{QUIZ.title}\nCleo: not submitted yet" in [text.value for text in shown.text]
    assert f'aria-label="Go on: {QUIZ.title}"' in html_of(shown)
    assert f'name="attempt" value="{room.quiz.code}"' in html_of(shown)
    hand_in(token)
    assert "See your result" in html_of(browser.open("welcome"))
    browser.sign_in(room.student)
    assert "Cleo" not in words_of(browser.open("welcome"))


def test_an_accounts_attempt_leads_nobody_on_who_is_not_signed_in(browser: Browser, room: Room) -> None:
    started = starting.start(engine(), room.quiz.code, room.student, address="", now=visitor.now())
    browser.cookies[attempt_cookie(room.quiz.code)] = started.token
    assert "Go on" not in html_of(browser.open("welcome"))


def test_a_student_with_an_account_finds_a_way_past_what_a_guest_left(browser: Browser, room: Room) -> None:
    browser.start(room, "Cleo")
    browser.sign_in(room.student)
    assert "Not Cleo?" in html_of(take(browser, room))


def test_the_next_at_a_shared_computer_finds_a_way_past_a_review(browser: Browser, room: Room) -> None:
    hand_in(browser.start(room, "Cleo"))
    assert "Not Cleo?" in html_of(take(browser, room))


def test_who_is_let_begin_anew_finds_the_way(browser: Browser, room: Room) -> None:
    token = browser.start(room)
    hand_in(token)
    assert "Take it again" not in html_of(take(browser, room))
    overseeing.let_again(
        engine(), room.teacher, attempt_views.attempt_view(engine(), token, now=visitor.now()).attempt_id
    )
    assert f"join?code={room.quiz.code}&amp;new=1" in html_of(take(browser, room))


@pytest.mark.parametrize("name", ["", "XXXXXX", "<script>"])
@pytest.mark.usefixtures("room")
def test_a_browser_that_began_nothing_is_told_how_to_begin(browser: Browser, name: str) -> None:
    shown = browser.open("take", attempt=name)
    assert not shown.exception
    assert "Start again with the quiz's code" in shown.warning[0].value
    assert "<script>" not in html_of(shown)


def test_one_browser_does_not_see_what_another_began(browser: Browser, room: Room) -> None:
    browser.start(room)
    browser.cookies.clear()
    assert not take(browser, room).radio
