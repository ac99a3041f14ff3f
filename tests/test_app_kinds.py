"""Questions of every kind on the pages: taken, reviewed, edited, written by hand, published and counted."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.app.widgets.part_fields import TypedPart, with_parts
from quizapp.app.widgets.quoting import quoted
from quizapp.classroom import attempt_views, attempts, banks, publishing, quizzes
from quizapp.model import (
    NO_EVIDENCE,
    Credit,
    Evidence,
    Option,
    OptionKind,
    Passage,
    Question,
    QuestionKind,
    Status,
    Terms,
)
from quizapp.store.engine import Engine
from tests.app_room import Browser, browser, empty, html_of, seen, teacher, told, words_of
from tests.kinds import BANKED, MATCHED, NEW_KINDS, ORDERED, QUIZ_OF_KINDS, STATED
from tests.schoolroom import QUIZ, Room, make_room

__all__ = ["browser", "empty", "teacher"]


@pytest.fixture
def room(empty: Engine) -> Room:
    """The app with a quiz that has one question of each of the newer kinds."""
    return make_room(empty, quiz=QUIZ_OF_KINDS)


def take(browser: Browser, room: Room) -> AppTest:
    return browser.open("take", attempt=room.quiz.code)


def saved(token: str) -> list[str]:
    return [item.answer for item in attempt_views.attempt_view(engine(), token, now=visitor.now()).items]


def field(shown: AppTest, label: str) -> object:
    """The text, number or choice with this label."""
    fields = [*shown.text_input, *shown.text_area, *shown.number_input, *shown.selectbox, *shown.radio]
    return next(each for each in fields if each.label == label)


def press(shown: AppTest, label: str) -> AppTest:
    return next(button for button in shown.button if seen(button) == label).click().run()


def questions(room: Room) -> list[Question]:
    return [item.question for item in banks.list_questions(engine(), room.teacher, room.bank.id)]


# ── taking ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_chosen_before_the_student_chooses(browser: Browser, room: Room) -> None:
    browser.start(room)
    shown = take(browser, room)
    assert not shown.exception
    assert [widget.value for widget in (*shown.radio, *shown.selectbox)] == [None] * 8
    assert [widget.label for widget in shown.selectbox[:3]] == [
        f"Question 3: {left}" for left in ("Marta", "The mill", "The bakery")
    ]
    assert "0 of 4 answered" in html_of(shown)


def test_parts_are_saved_one_by_one_and_are_there_after_a_refresh(browser: Browser, room: Room) -> None:
    token = browser.start(room)
    shown = take(browser, room)
    shown.selectbox[0].set_value("2").run()
    shown.selectbox[2].set_value("4").run()
    shown.selectbox[4].set_value("1").run()
    assert saved(token) == ["", "", "2,,4", ",1,"]
    again = take(browser, room)
    assert [box.value for box in again.selectbox] == ["2", None, "4", None, "1", None]
    assert again.selectbox[0].options == shown.selectbox[0].options
    again.selectbox[0].set_value(None).run()
    again.selectbox[2].set_value(None).run()
    assert saved(token)[2] == ""


def test_a_question_counts_as_answered_when_all_its_parts_are(browser: Browser, room: Room) -> None:
    browser.start(room)
    shown = take(browser, room)
    for place, value in enumerate(["1", "2"]):
        shown.selectbox[place].set_value(value).run()
    shown.radio[0].set_value("2").run()
    assert "1 of 4 answered" in html_of(shown)
    shown.selectbox[2].set_value("3").run()
    assert "2 of 4 answered" in html_of(shown)
    shown.button[0].click().run()
    assert any("2 questions are not answered in full: 2 and 4." in text.value for text in shown.text)


def test_a_choice_given_twice_is_pointed_out(browser: Browser, room: Room) -> None:
    browser.start(room)
    shown = take(browser, room)
    shown.selectbox[3].set_value("1").run()
    assert not [caption for caption in shown.caption if "more than once" in caption.value]
    shown.selectbox[4].set_value("1").run()
    assert any("You gave 1st more than once" in caption.value for caption in shown.caption)
    assert any("Question 4: You gave 1st more than once" in sentence for sentence in told(shown))
    shown.selectbox[5].set_value("2").run()
    assert not any("more than once" in sentence for sentence in told(shown))


def test_nothing_that_gives_an_answer_away_is_sent_before_submitting(browser: Browser, room: Room) -> None:
    browser.start(room)
    shown = take(browser, room)
    shown.selectbox[0].set_value("2").run()
    shown.selectbox[3].set_value("3").run()
    sent = words_of(shown)
    for question in NEW_KINDS:
        assert question.id not in sent
        assert not [option.id for option in question.options if option.id in sent]
        assert not [option.reason for option in question.options if option.reason in sent]
    assert "mark>" not in sent
    assert "goes with" not in sent


def test_a_quiz_where_only_a_whole_answer_counts_says_so(browser: Browser, room: Room) -> None:
    ids = [item.id for item in banks.list_questions(engine(), room.teacher, room.bank.id)]
    quiz = publishing.publish(
        engine(),
        room.teacher,
        title="Whole",
        question_ids=ids,
        terms=Terms(credit=Credit.ALL_OR_NOTHING),
        now=visitor.now(),
    )
    whole = Room(room.engine, room.teacher, room.student, room.other_student, room.bank, quiz)
    browser.start(whole)
    captions = [caption.value for caption in take(browser, whole).caption]
    assert "This question counts only when every pair is right." in captions
    assert "This question counts only when every place is right." in captions
    browser.sign_in(room.teacher)
    assert any("only when all of it" in caption.value for caption in browser.open("quiz", quiz=quiz.id).caption)


def test_the_review_shows_each_part_with_what_is_right_and_why(browser: Browser, room: Room) -> None:
    token = browser.start(room)
    item = attempt_views.attempt_view(engine(), token, now=visitor.now()).items[2]
    place = {choice.text: choice.id for choice in item.choices}
    answer = f"{place['opened a shop']},{place['sells bread']},"
    attempts.save_answer(engine(), token, 3, answer, sequence=0, now=visitor.now())
    attempts.submit(engine(), token, now=visitor.now())
    page = html_of(take(browser, room))
    assert "1 of 3 right, 0.33 of 1 points" in page
    assert "✓ Your answer is right: opened a shop." in page
    assert "✗ Your answer: sells bread." in page
    assert "“sells bread” goes with The bakery." in page
    assert "✓ Right answer: grinds flour." in page
    assert '<q class="reason" dir="auto">grinds the</q>' in page
    assert "✓ Right answer: 3rd." in page
    assert page.count("<mark>") >= 5


# ── the bank ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def edit(teacher: Browser, room: Room, question: Question) -> AppTest:
    item = next(
        each for each in banks.list_questions(engine(), room.teacher, room.bank.id) if each.question.id == question.id
    )
    shown = teacher.open("bank", bank=room.bank.id)
    return next(button for button in shown.button if button.key == f"edit_{item.id}").click().run()


def test_a_card_shows_pairs_and_events_with_their_evidence(teacher: Browser, room: Room) -> None:
    page = html_of(teacher.open("bank", bank=room.bank.id))
    assert "<bdi>Marta</bdi> – <bdi>opened a shop</bdi>" in page
    assert "2. <bdi>Bread is sold" in page
    assert '<q class="reason" dir="auto">Her brother Jonas</q>' in page
    assert "Nobody is said to sail." in page


@pytest.mark.parametrize("question", NEW_KINDS, ids=lambda question: question.kind)
def test_saving_what_was_not_changed_changes_nothing(teacher: Browser, room: Room, question: Question) -> None:
    shown = press(edit(teacher, room, question), "Save question")
    assert not shown.exception
    assert not shown.error
    assert questions(room) == list(NEW_KINDS)
    assert {item.version for item in banks.list_questions(engine(), room.teacher, room.bank.id)} == {1}


def test_a_pair_can_be_changed_and_another_added(teacher: Browser, room: Room) -> None:
    shown = edit(teacher, room, MATCHED)
    field(shown, "Right 1").set_value("opened a bakery")
    field(shown, "Left 4").set_value("Jonas")
    field(shown, "Right 4").set_value("runs a mill")
    field(shown, "Evidence for pair 4").set_value("Her brother  Jonas runs a mill")
    press(shown, "Save question")
    changed = questions(room)[2]
    assert (
        changed.key == "Marta – opened a bakery; The mill – grinds flour; The bakery – sells bread; Jonas – runs a mill"
    )
    assert changed.options[3].evidence.quote == "Her brother Jonas runs a mill"
    assert changed.options[1] == MATCHED.options[1].__class__(
        changed.options[1].id,
        "grinds flour",
        OptionKind.KEY,
        MATCHED.options[1].reason,
        "The mill",
        changed.options[1].evidence,
    )
    assert [option.text for option in changed.options if not option.left] == ["sails to Bergen"]


def test_events_take_the_places_they_are_given(teacher: Browser, room: Room) -> None:
    shown = edit(teacher, room, ORDERED)
    field(shown, "Place 3").set_value(1)
    press(shown, "Save question")
    assert questions(room)[3].key == "Jonas is named; A bakery opens; Bread is sold"


def test_evidence_that_is_not_in_the_passage_is_refused_with_what_was_typed_kept(teacher: Browser, room: Room) -> None:
    shown = edit(teacher, room, ORDERED)
    field(shown, "Evidence for event 1").set_value("words of my own")
    shown = press(shown, "Save question")
    assert "not in the passage" in shown.error[0].value
    assert field(shown, "Evidence for event 1").value == "words of my own"
    assert questions(room)[3] == ORDERED


def test_a_statement_can_be_made_true(teacher: Browser, room: Room) -> None:
    shown = edit(teacher, room, STATED)
    field(shown, "Statement").set_value("The bakery stands in Oslo.")
    field(shown, "The statement is").set_value("True")
    field(shown, "Reason for True").set_value("It was opened there.")
    press(shown, "Save question")
    changed = questions(room)[0]
    assert (changed.stem, changed.key) == ("The bakery stands in Oslo.", "True")
    assert [(option.text, option.kind) for option in changed.options] == [
        ("True", OptionKind.KEY),
        ("False", OptionKind.MISREADING),
    ]


def test_a_word_can_be_added_to_a_word_bank(teacher: Browser, room: Room) -> None:
    shown = edit(teacher, room, BANKED)
    field(shown, "Option 4").set_value("quarry")
    press(shown, "Save question")
    assert [option.text for option in questions(room)[1].options] == ["mill", "bakery", "farm", "quarry"]


# ── writing by hand ──────────────────────────────────────────────────────────────────────────────────────────────────

TYPED = {
    QuestionKind.MULTIPLE_CHOICE: {"Question": "Who runs the mill?", "Option 1": "Jonas", "Option 2": "Marta"},
    QuestionKind.FILL_IN: {"Question": "Jonas runs a ____.", "Right answer": "mill"},
    QuestionKind.WORD_BANK: {
        "Question": "Jonas runs a ____.",
        "Option 1": "mill",
        "Option 2": "farm",
        "Option 3": "pub",
    },
    QuestionKind.TRUE_FALSE: {"Statement": "Jonas runs a mill.", "Reason for True": "The passage says so."},
    QuestionKind.MATCHING: {
        "Question": "Match them.",
        "Left 1": "Jonas",
        "Right 1": "a mill",
        "Evidence for pair 1": "runs a mill",
        "Left 2": "Marta",
        "Right 2": "a bakery",
        "Extra right-hand side 1": "a farm",
    },
    QuestionKind.ORDERING: {
        "Question": "Put these in order.",
        "Event 1": "A bakery opens",
        "Event 2": "Flour is ground",
    },
}


def write(teacher: Browser, room: Room, kind: QuestionKind, **otherwise: str) -> AppTest:
    shown = teacher.open("bank", bank=room.bank.id)
    field(shown, "Kind").set_value(kind).run()
    for label, text in (TYPED[kind] | otherwise).items():
        field(shown, label).set_value(text)
    return press(shown, "Save question")


@pytest.mark.parametrize("kind", QuestionKind)
def test_a_question_of_every_kind_can_be_written_by_hand(teacher: Browser, room: Room, kind: QuestionKind) -> None:
    shown = write(teacher, room, kind)
    assert not shown.exception
    assert not shown.error
    assert told(shown) == ["The question is in the bank."]
    (*before, written) = questions(room)
    assert len(before) == 4
    assert (written.kind, written.status, written.stem) == (kind, Status.READY, next(iter(TYPED[kind].values())))
    assert all(option.id for option in written.options)
    assert field(shown, "Statement" if kind is QuestionKind.TRUE_FALSE else "Question").value == ""


def test_a_question_that_the_bank_has_is_not_written_twice(teacher: Browser, room: Room) -> None:
    write(teacher, room, QuestionKind.FILL_IN)
    shown = write(teacher, room, QuestionKind.FILL_IN)
    assert "has this question already" in shown.info[0].value
    assert len(questions(room)) == 5


def test_a_half_written_question_is_refused_and_stays_in_the_form(teacher: Browser, room: Room) -> None:
    shown = teacher.open("bank", bank=room.bank.id)
    field(shown, "Kind").set_value(QuestionKind.MATCHING).run()
    field(shown, "Question").set_value("Match them.")
    field(shown, "Left 1").set_value("Jonas")
    shown = press(shown, "Save question")
    assert "at least two whole pairs" in shown.error[0].value
    assert field(shown, "Left 1").value == "Jonas"
    assert len(questions(room)) == 4


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        (
            QuestionKind.FILL_IN,
            {"Question": "Jonas runs a mill."},
            r"must hold exactly one gap; write \_\_\_\_ where the answer",
        ),
        (QuestionKind.WORD_BANK, {"Question": "____ runs a ____."}, "it must hold exactly one gap"),
        (QuestionKind.MULTIPLE_CHOICE, {"Option 3": "JONAS"}, "two of its options are the same; change one"),
        (QuestionKind.MATCHING, {"Left 2": ""}, "one of its pairs has no left-hand side; write it, or remove the pair"),
    ],
)
def test_the_editor_says_what_is_wrong_with_a_question_and_what_to_do(
    teacher: Browser, room: Room, kind: QuestionKind, fields: dict[str, str], sentence: str
) -> None:
    shown = write(teacher, room, kind, **fields)
    assert not shown.exception
    assert " cannot be saved: " in shown.error[0].value
    assert sentence in shown.error[0].value
    assert len(questions(room)) == 4


def test_a_typed_question_is_written_and_edited_without_a_gap_and_keeps_one_behind_it(
    teacher: Browser, room: Room
) -> None:
    shown = write(teacher, room, QuestionKind.FILL_IN, Question="Who runs the mill?")
    assert not shown.error
    assert questions(room)[-1].stem == "Who runs the mill? ____"
    shown = teacher.open("bank", bank=room.bank.id)
    [each for each in shown.button if each.label.startswith("Edit")][-1].click().run()
    assert field(shown, "Question").value == "Who runs the mill?"


# ── publishing and results ───────────────────────────────────────────────────────────────────────────────────────────


def test_publishing_asks_how_partly_right_answers_count(teacher: Browser, room: Room) -> None:
    shown = press(teacher.open("bank", bank=room.bank.id), "Publish a quiz")
    field(shown, "Matching and ordering").set_value(Credit.ALL_OR_NOTHING)
    press(shown, "Publish")
    newest = quizzes.list_quizzes(engine(), room.teacher)[0]
    assert newest.id != room.quiz.id
    assert newest.terms.credit is Credit.ALL_OR_NOTHING


def test_results_count_partly_right_answers_where_there_can_be_any(teacher: Browser, room: Room) -> None:
    token = teacher.start(room)
    item = attempt_views.attempt_view(engine(), token, now=visitor.now()).items[3]
    place = {choice.text: choice.id for choice in item.choices}
    answer = ",".join("1" if choice.text == "A bakery opens" else "" for choice in item.choices)
    assert place
    attempts.save_answer(engine(), token, 4, answer, sequence=0, now=visitor.now())
    attempts.submit(engine(), token, now=visitor.now())
    shown = teacher.open("results", quiz=room.quiz.id)
    assert ">Partly<" in html_of(shown)
    field(shown, "Answers to question").set_value(3).run()
    assert "A bakery opens – 1st ✓ right" in html_of(shown)


# ── the words of the fields ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a b", Evidence("a b", 0, 3)),
        ("b\n c", Evidence("b\n\nc", 2, 6)),
        ("  c ", Evidence("c", 5, 6)),
        ("", NO_EVIDENCE),
        ("x", Evidence("x", 0, 0)),
        ("(", Evidence("(", 0, 0)),
    ],
)
def test_words_are_found_in_the_passage_however_they_are_broken(words: str, found: Evidence) -> None:
    assert quoted(Passage("a b\n\nc"), words) == found


def test_evidence_that_is_left_as_it_is_keeps_its_place() -> None:
    second = Evidence("c", 2, 3)
    assert quoted(Passage("c c"), "c", second) == second
    assert quoted(Passage("c c"), "c") == Evidence("c", 0, 1)


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ([1, 2, 3], "abc"),
        ([2, 2, 3], "bac"),
        ([1, 2, 1], "cab"),
        ([3, 2, 3], "bca"),
        ([9, 2, 3], "bca"),
        ([3, 1, 2], "bca"),
    ],
)
def test_an_event_moved_up_comes_before_and_one_moved_down_after(places: list[int], order: str) -> None:
    rows = [
        TypedPart(Option("", "", OptionKind.KEY), text, was=was, place=place)
        for was, (text, place) in enumerate(zip("abc", places, strict=True), start=1)
    ]
    empty_row = TypedPart(Option("", "", OptionKind.KEY), " ", was=4, place=1)
    changed = with_parts(ORDERED, QUIZ.passage, [*rows, empty_row])
    assert "".join(option.text for option in changed.options) == order
