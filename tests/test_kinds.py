"""Every kind of question from the bank to the results: kept, taken, shuffled, marked, reviewed and counted.

The walkthroughs are tables, one line an answer: what the page sends, and what becomes of it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, replace
from itertools import count
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from quizapp.classroom import (
    attempt_views,
    attempts,
    banks,
    editing,
    publishing,
    quizzes,
    results,
    reviews,
    sheets,
    starting,
)
from quizapp.classroom.shuffling import shuffled_options
from quizapp.errors.banks import UnfitQuestionError
from quizapp.errors.quizzes import NotSubmittedError, UnfitAnswerError
from quizapp.model import Credit, Evidence, OptionKind, Question, Status, Terms
from tests.kinds import BANKED, MATCHED, NEW_KINDS, ORDERED, QUIZ_OF_ALL_KINDS, QUIZ_OF_KINDS, STATED, quiz_of
from tests.schoolroom import HOME, NOON, QUIZ, Room, later, make_room


@pytest.fixture
def room(engine: Engine) -> Room:
    return make_room(engine, quiz=QUIZ_OF_KINDS)


def start(room: Room, *, seed: int = 7, name: str = "Sam") -> str:
    return starting.start(room.engine, room.quiz.code, starting.Guest(name), address=HOME, now=NOON, seed=seed).token


def item_at(room: Room, token: str, position: int) -> attempt_views.AttemptItem:
    return attempt_views.attempt_view(room.engine, token, now=NOON).items[position - 1]


def save(room: Room, token: str, position: int, answer: str, *, at: float = 1) -> attempts.SavedAnswer:
    sequence = item_at(room, token, position).sequence
    return attempts.save_answer(room.engine, token, position, answer, sequence=sequence, now=later(at))


def as_sent(item: attempt_views.AttemptItem, words: str) -> str:
    """What the page sends for an answer in words: a choice, or one entry a part, in the parts' own order.

    Of a matching question the entries are the choices for each left, of an ordering question the events in order.
    """
    texts = {choice.text: choice.id for choice in item.choices}
    given_ = [word.strip() for word in words.split("|")]
    if item.lefts:
        return ",".join(texts.get(word, "") for word in given_)
    if item.kind is ORDERED.kind:
        places = {event: str(place) for place, event in enumerate(given_, start=1)}
        return ",".join(places.get(choice.text, "") for choice in item.choices)
    return texts[words]


# ── the bank ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_kind_comes_back_from_the_store_as_it_went_in(room: Room) -> None:
    kept = banks.list_questions(room.engine, room.teacher, room.bank.id)
    assert tuple(item.question for item in kept) == NEW_KINDS


def test_an_edited_part_is_kept_in_a_new_version_and_the_old_one_stays(room: Room) -> None:
    item = banks.list_questions(room.engine, room.teacher, room.bank.id)[2]
    told = replace(MATCHED, options=(replace(MATCHED.options[0], reason="She did."), *MATCHED.options[1:]))
    assert editing.edit_question(room.engine, room.teacher, item.id, told, version=1, now=NOON).question == told
    token = start(room)
    attempts.submit(room.engine, token, now=NOON)
    assert reviews.review(room.engine, token, now=NOON).items[2].parts[0].why == "Marta opened it in 2019."


OPTIONS = MATCHED.options


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (replace(MATCHED, options=OPTIONS[:1], key="Marta – opened a shop"), "at least two whole pairs"),
        (replace(MATCHED, key="Marta"), "its right answer must be its parts"),
        (replace(MATCHED, options=(*OPTIONS[:3], replace(OPTIONS[3], text="sells bread"))), "options are the same"),
        (replace(MATCHED, options=(*OPTIONS[:3], replace(OPTIONS[3], text=" "))), "options is empty"),
        (replace(MATCHED, options=(*OPTIONS[:3], replace(OPTIONS[3], id="o-sells"))), "share an id"),
        (
            replace(MATCHED, options=(OPTIONS[0], replace(OPTIONS[1], evidence=Evidence("bred", 0, 4)), *OPTIONS[2:])),
            "not in the passage",
        ),
        (replace(ORDERED, options=ORDERED.options[:1], key="A bakery opens"), "at least two events"),
        (replace(ORDERED, options=tuple(reversed(ORDERED.options))), "its right answer must be its parts"),
        (
            replace(ORDERED, options=(*ORDERED.options, replace(OPTIONS[3], id="o-z"))),
            "all its options must be events",
        ),
        (replace(STATED, options=STATED.options[::-1]), "must be True and False, in this order"),
        (replace(STATED, key="True"), "exactly one option must be the right answer"),
        (replace(BANKED, options=BANKED.options[:1]), "at least two options"),
        (
            replace(MATCHED, options=(*OPTIONS[:3], replace(OPTIONS[3], left="Jonas"))),
            "only the pairs of a matching question",
        ),
        (
            replace(BANKED, options=(replace(BANKED.options[0], left="Jonas"), *BANKED.options[1:])),
            "only the pairs of a matching question",
        ),
    ],
)
def test_a_question_that_cannot_be_marked_is_refused(room: Room, question: Question, reason: str) -> None:
    with pytest.raises(UnfitQuestionError, match=reason):
        banks.add_questions(room.engine, room.teacher, room.bank.id, quiz_of(replace(question, id="q-new")), now=NOON)


def test_two_lefts_that_are_the_same_are_refused(room: Room) -> None:
    twice = replace(OPTIONS[1], left="marta")
    key = "Marta – opened a shop; marta – grinds flour; The bakery – sells bread"
    question = replace(MATCHED, id="q-new", key=key, options=(OPTIONS[0], twice, *OPTIONS[2:]))
    with pytest.raises(UnfitQuestionError, match="left-hand sides are the same"):
        banks.add_questions(room.engine, room.teacher, room.bank.id, quiz_of(question), now=NOON)


# ── taking: walkthroughs ─────────────────────────────────────────────────────────────────────────────────────────────

WALKTHROUGHS = {
    "everything right": (
        Credit.PARTIAL,
        """
        1 ; False                                   ; 1
        2 ; mill                                    ; 1
        3 ; opened a shop|grinds flour|sells bread  ; 1
        4 ; A bakery opens|Bread is sold|Jonas is named ; 1
        """,
    ),
    "some parts right": (
        Credit.PARTIAL,
        """
        1 ; True                                    ; 0
        2 ; bakery                                  ; 0
        3 ; opened a shop|sells bread|grinds flour  ; 0.33
        3 ; opened a shop|grinds flour|             ; 0.67
        4 ; Bread is sold|A bakery opens|Jonas is named ; 0.33
        """,
    ),
    "only a whole answer counts": (
        Credit.ALL_OR_NOTHING,
        """
        1 ; False                                   ; 1
        3 ; opened a shop|grinds flour|             ; 0
        4 ; A bakery opens|Bread is sold|Jonas is named ; 1
        """,
    ),
    "changed until it is right": (
        Credit.PARTIAL,
        """
        3 ; sells bread|sells bread|sells bread     ; 0.33
        3 ; opened a shop||                         ; 0.33
        3 ; ||                                      ; 0
        3 ; opened a shop|grinds flour|sells bread  ; 1
        4 ; Jonas is named|Bread is sold|A bakery opens ; 0.33
        4 ; A bakery opens|Bread is sold|Jonas is named ; 1
        """,
    ),
}


@pytest.mark.parametrize(("credit", "table"), WALKTHROUGHS.values(), ids=WALKTHROUGHS)
def test_a_walkthrough_of_the_kinds(engine: Engine, credit: Credit, table: str) -> None:
    room = make_room(engine, quiz=QUIZ_OF_KINDS)
    ids = [each.id for each in banks.list_questions(engine, room.teacher, room.bank.id)]
    quiz = publishing.publish(
        engine, room.teacher, title="Kinds", question_ids=ids, terms=Terms(credit=credit), now=NOON
    )
    assert quizzes.find_quiz(engine, room.teacher, quiz.id).terms.credit is credit
    room = replace(room, quiz=quiz)
    token, expected = start(room), dict.fromkeys(range(1, 5), 0.0)
    for line in table.strip().splitlines():
        position, words, points = (cell.strip() for cell in line.split(";"))
        answer = as_sent(item_at(room, token, int(position)), words)
        saved = save(room, token, int(position), answer)
        assert saved.answer == item_at(room, token, int(position)).answer == (answer if answer.strip(",") else "")
        expected[int(position)] = float(points)
    score = attempts.submit(engine, token, now=later(9)).score
    reviewed = reviews.review(engine, token, now=NOON)
    assert {item.position: round(item.score, 2) for item in reviewed.items} == expected
    assert score == pytest.approx(sum(item.score for item in reviewed.items))


@pytest.mark.parametrize("position", [3, 4])
@pytest.mark.parametrize("answer", ["1", "1,2", "1,2,3,4", "0,1,2", "1,2,9", "1,2,o-sells", "a,b,c", "1, 2,3", "١,2,3"])
def test_an_answer_that_the_page_could_not_give_is_refused(room: Room, position: int, answer: str) -> None:
    token = start(room)
    with pytest.raises(UnfitAnswerError):
        save(room, token, position, answer)
    assert item_at(room, token, position).answer == ""


def test_a_refreshed_page_shows_the_same_order_and_what_was_saved(room: Room) -> None:
    token = start(room)
    before = attempt_views.attempt_view(room.engine, token, now=NOON)
    save(room, token, 3, "2,,1")
    save(room, token, 4, ",3,")
    after = attempt_views.attempt_view(room.engine, token, now=NOON)
    assert [item.choices for item in after.items] == [item.choices for item in before.items]
    assert [item.answer for item in after.items] == ["", "", "2,,1", ",3,"]


# ── nothing is given away ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A room whose quiz has every kind, to begin again and again."""
    from quizapp.store.engine import open_store

    return make_room(open_store(f"sqlite:///{tmp_path_factory.mktemp('kinds') / 'q.db'}"), quiz=QUIZ_OF_ALL_KINDS)


GUESTS = count(1)
"""A number for each guest of that room, also when an example is tried again: no two names may be alike."""


@settings(deadline=None)
@given(seed=st.integers(0, 2**31 - 1), entry=st.sampled_from(["", "1,2,3", "3,1,", ",,2"]))
def test_what_a_student_sees_tells_no_answer_whatever_the_order(shown: Room, seed: int, entry: str) -> None:
    token = start(shown, seed=seed, name=f"Sam {next(GUESTS)}")
    for position in (6, 7):
        save(shown, token, position, entry)
    view = attempt_views.attempt_view(shown.engine, token, now=NOON)
    sent = str(asdict(replace(view, passage=replace(view.passage, text="", lines=()))))
    for question in QUIZ_OF_ALL_KINDS.questions:
        secrets = [option.id for option in question.options] + [option.reason for option in question.options]
        secrets += [option.evidence.quote for option in question.options if option.evidence]
        assert not [secret for secret in (question.id, *secrets) if secret and secret in sent]
    for item, question in zip(view.items, QUIZ_OF_ALL_KINDS.questions, strict=True):
        assert [choice.id for choice in item.choices] == [str(place) for place, _ in enumerate(item.choices, start=1)]
        assert item.lefts == tuple(option.left for option in question.options if option.left)
    with pytest.raises(NotSubmittedError):
        reviews.review(shown.engine, token, now=NOON)


@pytest.mark.parametrize("question", [MATCHED, ORDERED, BANKED], ids=lambda question: question.kind)
def test_every_order_is_shown_about_as_often_so_none_tells_the_key(question: Question) -> None:
    orders = Counter(shuffled_options(question, Random(seed)) for seed in range(2400))
    fair = 2400 / {3: 6, 4: 24}[len(question.options)]
    assert min(orders.values()) > 0.6 * fair
    assert max(orders.values()) < 1.4 * fair


def test_dates_and_numbers_do_not_keep_the_order_that_is_the_key() -> None:
    years = tuple(replace(option, text=str(1990 + n)) for n, option in enumerate(ORDERED.options))
    for question in (replace(ORDERED, options=years), replace(MATCHED, options=years)):
        assert len({shuffled_options(question, Random(seed)) for seed in range(100)}) == 6


def test_true_comes_before_false() -> None:
    assert {shuffled_options(STATED, Random(seed)) for seed in range(20)} == {("o-true", "o-false")}


# ── reviewing and results ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_review_says_of_each_part_what_is_right_why_and_where_it_is_said(room: Room) -> None:
    token = start(room)
    save(room, token, 3, as_sent(item_at(room, token, 3), "grinds flour||sells bread"))
    attempts.submit(room.engine, token, now=NOON)
    item = reviews.review(room.engine, token, now=NOON).items[2]
    assert (item.choices, item.answer) == ((), "Marta – grinds flour; The mill – (blank); The bakery – sells bread")
    assert [(part.asked, part.given, part.right, part.why) for part in item.parts] == [
        ("Marta", "grinds flour", False, "“grinds flour” goes with The mill."),
        ("The mill", "", False, "It grinds the flour for the bread."),
        ("The bakery", "sells bread", True, "There are 40 kinds."),
    ]
    assert [part.evidence for part in item.parts] == [option.evidence for option in MATCHED.options[:3]]


def test_a_question_of_parts_without_an_answer_is_reviewed_as_blank(room: Room) -> None:
    token = start(room)
    attempts.submit(room.engine, token, now=NOON)
    items = reviews.review(room.engine, token, now=NOON).items
    assert [(item.answer, item.score) for item in items] == [("", 0)] * 4
    assert [part.given for part in items[3].parts] == ["", "", ""]


def test_results_count_whole_partly_and_wrong_answers_and_each_part(room: Room) -> None:
    for name, words in [
        ("Ann", "opened a shop|grinds flour|sells bread"),
        ("Bob", "opened a shop|sells bread|grinds flour"),
        ("Cy", "sells bread|sells bread|grinds flour"),
        ("Di", ""),
    ]:
        token = start(room, name=name)
        if words:
            save(room, token, 3, as_sent(item_at(room, token, 3), words))
        attempts.submit(room.engine, token, now=NOON)
    question = results.find_results(room.engine, room.teacher, room.quiz.id, now=NOON).questions[2]
    assert (question.right_count, question.partly_count, question.wrong_count, question.blank_count) == (1, 1, 1, 1)
    assert question.figures.facility == pytest.approx(1 / 3)
    assert [(answer.text, answer.count, answer.right) for answer in question.answers] == [
        ("Marta – opened a shop", 2, True),
        ("Marta – sells bread", 1, False),
        ("The mill – grinds flour", 1, True),
        ("The mill – sells bread", 2, False),
        ("The bakery – sells bread", 1, True),
        ("The bakery – grinds flour", 2, False),
        ("", 1, False),
    ]


def test_the_csv_holds_the_answer_to_every_part(room: Room) -> None:
    token = start(room)
    save(room, token, 4, as_sent(item_at(room, token, 4), "Bread is sold|A bakery opens|Jonas is named"))
    attempts.submit(room.engine, token, now=NOON)
    found = results.find_results(room.engine, room.teacher, room.quiz.id, now=NOON)
    *_, row = sheets.answer_rows(found, ZoneInfo("UTC"))
    assert row[3:6] == ("A bakery opens – 2nd; Bread is sold – 1st; Jonas is named – 3rd", ORDERED.key, 0.33)


def test_the_kinds_stand_beside_the_common_ones_in_one_quiz(engine: Engine) -> None:
    room = make_room(engine, quiz=QUIZ_OF_ALL_KINDS)
    token = start(room)
    assert [item.kind for item in attempt_views.attempt_view(engine, token, now=NOON).items] == [
        question.kind for question in (*QUIZ.questions, *NEW_KINDS)
    ]
    assert attempts.submit(engine, token, now=NOON).max_score == 7


def test_a_copied_bank_keeps_its_parts(room: Room) -> None:
    copy = banks.copy_bank(room.engine, room.teacher, room.bank.id, "Copy", now=NOON)
    (quiz,) = banks.bank_quizzes(room.engine, room.teacher, copy.id)
    assert quiz.questions == NEW_KINDS
    assert all(question.status is Status.READY for question in quiz.questions)
    assert any(option.kind is not OptionKind.KEY and not option.left for option in quiz.questions[2].options)
