"""What a bank takes, its file may hold, and what a file may hold, a bank takes: both ask for the same faults."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from quizapp.classroom import banks
from quizapp.errors.banks import UnfitQuestionError
from quizapp.errors.files import BankFileError
from quizapp.faults import faults_of
from quizapp.formats import native
from quizapp.identity import key_of_parts
from quizapp.model import Evidence, Option, OptionKind, Question, QuestionKind
from quizapp.scoring import mark
from tests.kinds import BANKED, MATCHED, ORDERED, STATED, quiz_of
from tests.schoolroom import NOON, QUIZ, WHEN, WHERE, Room, make_room

PARIS, SMALL_PARIS = (Option(uid, text, OptionKind.ELSEWHERE) for uid, text in (("o-p", "Paris"), ("o-q", " paris ")))
MANY = tuple(Option(f"o-{number}", f"in {number}", OptionKind.ELSEWHERE) for number in range(26))


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A room whose teacher fills one bank after another."""
    from quizapp.store.engine import open_store

    return make_room(open_store(f"sqlite:///{tmp_path_factory.mktemp('faults') / 'q.db'}"))


# ── both ways ────────────────────────────────────────────────────────────────────────────────────────────────────────

TEXTS = st.sampled_from(["Paris", "paris", " PARIS ", "the  mill", "The mill", "True", "False", "", " ", "\u00a0", "ß"])
STEMS = st.sampled_from(
    ["", "\n", "Who runs the mill?", "He runs a ____.", "____ runs a ____.", "________", "A _____."]
)
IDS = st.sampled_from(["o-1", "o-2", "o-Å", "o 3", "", "o" * 40, "o" * 41, "o-1\n"])
SPANS = st.sampled_from(
    [Evidence("", 0, 0), Evidence("", 9, 3), Evidence("flour.", -6, 9999), Evidence("Marta", 0, 5), Evidence("M", 0, 5)]
)
LEFTS = st.just("") | TEXTS
OPTIONS = st.builds(Option, IDS, TEXTS, st.sampled_from(OptionKind), TEXTS, LEFTS, st.none() | SPANS)
OPTION_FIELDS = {"id": IDS, "text": TEXTS, "kind": st.sampled_from(OptionKind), "left": LEFTS, "evidence": SPANS}


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A question that can be asked, of any kind, with one thing or two made otherwise."""
    question = draw(st.sampled_from([WHERE, WHEN, STATED, BANKED, MATCHED, ORDERED]))
    for change in draw(st.lists(st.sampled_from([with_a_field, with_other_options, with_an_option]), max_size=2)):
        question = change(draw, question)
    if question.kind in {QuestionKind.MATCHING, QuestionKind.ORDERING} and draw(st.booleans()):
        question = replace(question, key=key_of_parts(question.options))
    return replace(question, id=question.id or "q")


def with_a_field(draw: st.DrawFn, question: Question) -> Question:
    fields = {
        "id": IDS,
        "kind": st.sampled_from(QuestionKind),
        "stem": STEMS,
        "key": TEXTS,
        "evidence": SPANS,
        "accepted": st.lists(TEXTS, max_size=2).map(tuple),
    }
    name = draw(st.sampled_from(sorted(fields)))
    return replace(question, **{name: draw(fields[name])})


def with_other_options(draw: st.DrawFn, question: Question) -> Question:
    drop = draw(st.integers(0, len(question.options)))
    more = draw(st.just(MANY) | st.lists(OPTIONS, max_size=2).map(tuple))
    return replace(question, options=(*question.options[drop:], *more))


def with_an_option(draw: st.DrawFn, question: Question) -> Question:
    name = draw(st.sampled_from(sorted(OPTION_FIELDS)))
    options = list(question.options)
    if options:
        place = draw(st.integers(0, len(options) - 1))
        options[place] = replace(options[place], **{name: draw(OPTION_FIELDS[name])})
    return replace(question, options=tuple(options))


@settings(deadline=None, max_examples=400)
@given(questions())
@example(replace(WHEN, options=(PARIS,)))
@example(replace(WHEN, stem="No gap."))
@example(replace(WHEN, accepted=(" ",)))
@example(replace(WHERE, options=(*WHERE.options, PARIS, SMALL_PARIS)))
@example(replace(WHERE, options=(WHERE.options[0], *MANY)))
def test_what_a_bank_takes_its_file_gives_back_and_what_a_file_holds_a_bank_takes(
    room: Room, question: Question
) -> None:
    written = native.write(quiz_of(question))
    try:
        held = native.read(written).questions
    except BankFileError:
        held = ()
    taken = kept(room, question)
    event(f"{question.kind}: {'taken' if taken else 'refused'}")
    assert taken == held


def kept(room: Room, question: Question) -> tuple[Question, ...]:
    """What the file of a bank gives back of the question that was put into the bank; nothing where it is refused."""
    bank = banks.create_bank(room.engine, room.teacher, "Kept", now=NOON)
    try:
        # An empty id is one to be given; a file must have one.
        named = all(option.id for option in question.options)
        if not named or not banks.add_questions(room.engine, room.teacher, bank.id, quiz_of(question), now=NOON):
            return ()
        (quiz,) = banks.bank_quizzes(room.engine, room.teacher, bank.id)
        return native.read(native.write(quiz)).questions
    except UnfitQuestionError:
        return ()
    finally:
        banks.delete_bank(room.engine, room.teacher, bank.id)


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("question", "place", "rule", "reason"),
    [
        (replace(WHEN, stem="No gap."), "stem", "must hold exactly one gap, written ____", "write ____ where the ans"),
        (
            replace(WHEN, stem="____ and ____"),
            "stem",
            "must hold exactly one gap",
            "it must hold exactly one gap",
        ),
        (replace(BANKED, stem="No gap."), "stem", "must hold exactly one gap", "it must hold exactly one gap"),
        (replace(WHEN, accepted=("x", " ")), "accepted[1]", "must hold some text", "accepted answers is empty"),
        (replace(WHEN, options=(*MANY, PARIS)), "options", "must hold at most 26", "more than 26 options"),
        (
            replace(WHEN, options=(PARIS, SMALL_PARIS)),
            "options[1].text",
            'options[0], "Paris", in more than',
            "the same",
        ),
        (
            replace(WHEN, options=(replace(PARIS, text=" "),)),
            "options[0].text",
            "must hold some text",
            "is empty; write",
        ),
        (replace(WHEN, options=(WHERE.options[0],)), "key", 'which is "Oslo"', "one option must be the right answer"),
        (replace(WHEN, id="q 1"), "id", "must be 1 to 40 of the letters", '"q 1" is no id'),
        (replace(WHEN, options=(replace(PARIS, left="x"),)), "options[0]", 'must have no "left"', "only the pairs of"),
        (
            replace(WHEN, evidence=Evidence("flour.", -6, 999)),
            "evidence",
            "must quote the passage: characters -6 to 999",
            "its evidence is not in the passage",
        ),
        (
            replace(MATCHED, options=(replace(MATCHED.options[0], left=" "), *MATCHED.options[1:])),
            "options[0]",
            'must have a "left" with some text',
            "one of its pairs has no left-hand side",
        ),
    ],
)
def test_a_fault_is_said_with_its_place_in_a_file_and_what_to_do_in_the_editor(
    question: Question, place: str, rule: str, reason: str
) -> None:
    fault = faults_of(question, QUIZ.passage)[0]
    assert fault.place == place
    assert rule in fault.rule
    assert reason in fault.reason


@pytest.mark.parametrize("question", [WHERE, WHEN, STATED, BANKED, MATCHED, ORDERED], ids=lambda each: each.kind)
def test_a_question_that_can_be_asked_has_no_fault(question: Question) -> None:
    assert faults_of(question, QUIZ.passage) == ()


def test_a_fill_in_may_know_wrong_answers_and_no_right_one_among_its_options() -> None:
    question = replace(WHEN, options=(Option("o-2018", "2018", OptionKind.ELSEWHERE),))
    assert faults_of(question, QUIZ.passage) == ()
    assert mark(question, "2018").rule == "another option"
