"""Banks and published quizzes: adding, editing, accepting, publishing, and the samples."""

from __future__ import annotations

import secrets
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from quizapp.classroom import (
    attempt_views,
    attempts,
    banks,
    begun,
    codes,
    editing,
    publishing,
    quizzes,
    reviews,
    samples,
    starting,
)
from quizapp.classroom.codes import ALPHABET, clean_code, make_code
from quizapp.classroom.results import find_results
from quizapp.errors import QuizError
from quizapp.errors.banks import (
    BankInUseError,
    BankNameTakenError,
    StaleQuestionError,
    UnfitQuestionError,
    UnknownBankError,
    UnknownQuestionError,
)
from quizapp.errors.people import BlankNameError, LongNameError, TooManyTriesError
from quizapp.errors.quizzes import (
    NoQuestionsError,
    NotReadyError,
    PutAwayError,
    QuizClosedError,
    SeveralPassagesError,
    UnknownAttemptError,
    UnknownCodeError,
    UnknownQuizError,
)
from quizapp.identity import question_id
from quizapp.model import Evidence, Option, OptionKind, Passage, Question, QuestionKind, Quiz, Status
from quizapp.store import bank_questions as store
from quizapp.store.engine import reading, writing
from quizapp.store.records.banks import Bank, BankQuestion
from quizapp.store.records.people import Person
from quizapp.store.tables import QuestionVersionRow
from tests.schoolroom import (
    HOME,
    NOON,
    QUIZ,
    WHEN,
    WHERE,
    WHO,
    add_second_teacher,
    add_teacher,
    counted_queries,
    evidence,
    later,
    make_room,
    publish,
    with_status,
)

OTHER_TEXT = "The harbour of Vardø freezes in no winter."
OTHER = Quiz(
    "The harbour",
    Passage(OTHER_TEXT),
    (
        replace(
            WHEN, id="q-harbour", stem="The harbour is in ____.", key="Vardø", evidence=evidence("Vardø", OTHER_TEXT)
        ),
    ),
)


@pytest.fixture
def teacher(engine: Engine) -> Person:
    return add_teacher(engine)


@pytest.fixture
def bank(engine: Engine, teacher: Person) -> Bank:
    return banks.create_bank(engine, teacher, "News", now=NOON)


@pytest.fixture
def filled(engine: Engine, teacher: Person, bank: Bank) -> Bank:
    banks.add_questions(engine, teacher, bank.id, QUIZ, now=NOON)
    return banks.find_bank(engine, teacher, bank.id)


def question_where(engine: Engine, teacher: Person, bank: Bank) -> BankQuestion:
    return next(each for each in banks.list_questions(engine, teacher, bank.id) if each.question.id == WHERE.id)


# ── banks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_teacher_sees_their_own_banks_by_name_and_then_the_sample_banks(engine: Engine, teacher: Person) -> None:
    samples.ensure_sample_banks(engine, [QUIZ], now=NOON)
    dahl = add_second_teacher(engine, teacher)
    for owner, name in ((teacher, "Sport"), (teacher, "archive"), (teacher, "News"), (dahl, "Animals")):
        banks.create_bank(engine, owner, name, now=NOON)
    assert [each.name for each in banks.list_banks(engine, teacher)] == ["archive", "News", "Sport", QUIZ.title]
    assert [each.owner_id for each in banks.list_banks(engine, dahl)] == [dahl.id, None]


def test_two_banks_of_a_teacher_cannot_share_a_name_but_those_of_two_teachers_can(
    engine: Engine, teacher: Person, bank: Bank
) -> None:
    with pytest.raises(BankNameTakenError):
        banks.create_bank(engine, teacher, " News ", now=NOON)
    assert banks.create_bank(engine, add_second_teacher(engine, teacher), "News", now=NOON).id != bank.id


def test_a_bank_can_be_renamed_but_not_to_a_name_in_use(engine: Engine, teacher: Person, bank: Bank) -> None:
    banks.create_bank(engine, teacher, "Sport", now=NOON)
    assert banks.rename_bank(engine, teacher, bank.id, "World  news").name == "World news"
    assert banks.find_bank(engine, teacher, bank.id).name == "World news"
    with pytest.raises(BankNameTakenError):
        banks.rename_bank(engine, teacher, bank.id, "Sport")
    with pytest.raises(BlankNameError):
        banks.rename_bank(engine, teacher, bank.id, " ")


def test_an_unused_bank_is_deleted_with_its_questions(engine: Engine, teacher: Person, filled: Bank) -> None:
    banks.delete_bank(engine, teacher, filled.id)
    assert banks.list_banks(engine, teacher) == ()
    with pytest.raises(UnknownBankError):
        banks.find_bank(engine, teacher, filled.id)
    with reading(engine) as session:
        assert session.exec(select(QuestionVersionRow)).all() == []


def test_a_bank_that_a_quiz_came_from_can_only_be_put_away(engine: Engine, teacher: Person, filled: Bank) -> None:
    quiz = publish(engine, teacher, filled.id)
    with pytest.raises(BankInUseError, match="Put it away"):
        banks.delete_bank(engine, teacher, filled.id)
    banks.put_bank_away(engine, teacher, filled.id)
    assert banks.list_banks(engine, teacher) == ()
    assert quizzes.find_quiz(engine, teacher, quiz.id).question_count == 3
    assert [each.id for each in banks.list_banks_put_away(engine, teacher)] == [filled.id]


def test_a_bank_put_away_is_taken_out_unless_another_has_its_name_by_now(
    engine: Engine, teacher: Person, filled: Bank
) -> None:
    banks.put_bank_away(engine, teacher, filled.id)
    other = banks.create_bank(engine, teacher, filled.name, now=NOON)
    with pytest.raises(BankNameTakenError):
        banks.take_bank_out(engine, teacher, filled.id)
    banks.rename_bank(engine, teacher, other.id, "Other news")
    banks.take_bank_out(engine, teacher, filled.id)
    assert banks.list_banks(engine, teacher) == (filled, banks.find_bank(engine, teacher, other.id))
    assert banks.list_banks_put_away(engine, teacher) == ()


def test_a_bank_counts_its_questions_by_status(engine: Engine, teacher: Person, filled: Bank) -> None:
    first, second, _ = banks.list_questions(engine, teacher, filled.id)
    editing.set_status(engine, teacher, first.id, Status.RETIRED, version=1)
    editing.set_status(engine, teacher, second.id, Status.DRAFT, version=1)
    found = banks.find_bank(engine, teacher, filled.id)
    assert (found.draft_count, found.ready_count) == (1, 1)


@pytest.mark.parametrize("first", ["publish", "delete"])
def test_a_bank_is_deleted_or_published_from_but_not_both_at_once(
    engine: Engine, teacher: Person, filled: Bank, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    works = {
        "publish": lambda: publish(engine, teacher, filled.id),
        "delete": lambda: banks.delete_bank(engine, teacher, filled.id),
    }
    second = works["delete" if first == "publish" else "publish"]
    steps = {"publish": (publishing, "_refuse_unready"), "delete": (banks.store, "delete_bank")}
    step = getattr(*steps[first])
    with ThreadPoolExecutor(1) as pool:
        begun: list[Future[object]] = []

        def step_meanwhile(*what: object) -> None:
            begun.append(pool.submit(second))
            wait(begun, timeout=0.5)
            step(*what)

        monkeypatch.setattr(*steps[first], step_meanwhile)
        works[first]()
        assert isinstance(begun[0].exception(), QuizError)


# ── adding ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_quiz_is_added_to_a_bank_whole(engine: Engine, teacher: Person, filled: Bank) -> None:
    kept = banks.list_questions(engine, teacher, filled.id)
    assert tuple(each.question for each in kept) == QUIZ.questions
    assert {each.passage for each in kept} == {QUIZ.passage}
    assert banks.bank_quizzes(engine, teacher, filled.id) == (replace(QUIZ, title="News"),)


def test_adding_the_same_quiz_again_adds_nothing_and_undoes_no_edit(
    engine: Engine, teacher: Person, filled: Bank
) -> None:
    where = question_where(engine, teacher, filled)
    edited = replace(WHERE, stem="In what city is the bakery?")
    editing.edit_question(engine, teacher, where.id, edited, version=1, now=NOON)
    assert banks.add_questions(engine, teacher, filled.id, QUIZ, now=later(9)) == 0
    assert question_where(engine, teacher, filled).question.stem == edited.stem


def test_questions_on_another_passage_are_added_although_they_are_numbered_alike(
    engine: Engine, teacher: Person, filled: Bank
) -> None:
    text = "Ada Stone opened a dairy in Voss in 1998."
    when = replace(WHERE, stem="The dairy was opened in ____.", key="1998", kind=QuestionKind.FILL_IN, options=())
    dairy = Quiz("A dairy", Passage(text), (replace(when, evidence=evidence("in 1998", text)),))
    assert [banks.add_questions(engine, teacher, filled.id, dairy, now=NOON) for _ in range(2)] == [1, 0]
    assert banks.add_questions(engine, teacher, filled.id, QUIZ, now=NOON) == 0
    kept = banks.list_questions(engine, teacher, filled.id)
    assert [each.question.stem for each in kept if each.passage.text == text] == [when.stem]
    assert len({each.question.id for each in kept}) == 4


def test_a_question_that_has_the_same_words_on_another_version_of_its_passage_is_no_new_one(
    engine: Engine, teacher: Person, filled: Bank
) -> None:
    longer = replace(QUIZ, passage=replace(QUIZ.passage, text=f"{QUIZ.passage.text} It snowed."))
    assert banks.add_questions(engine, teacher, filled.id, longer, now=NOON) == 0


def test_a_bank_is_created_with_a_quiz_or_not_at_all(engine: Engine, teacher: Person) -> None:
    assert banks.create_bank(engine, teacher, "Bread", quiz=QUIZ, now=NOON).ready_count == 3
    unfit = replace(QUIZ, questions=(WHERE, replace(WHO, stem="")))
    with pytest.raises(UnfitQuestionError):
        banks.create_bank(engine, teacher, "Mills", quiz=unfit, now=NOON)
    assert [each.name for each in banks.list_banks(engine, teacher)] == ["Bread"]


def test_only_new_questions_of_a_quiz_are_added_on_the_same_passage(
    engine: Engine, teacher: Person, bank: Bank
) -> None:
    assert banks.add_questions(engine, teacher, bank.id, replace(QUIZ, questions=(WHERE,)), now=NOON) == 1
    assert banks.add_questions(engine, teacher, bank.id, QUIZ, now=NOON) == 2
    assert len({each.passage_id for each in banks.list_questions(engine, teacher, bank.id)}) == 1


def test_the_same_quiz_added_many_times_at_once_is_there_once(engine: Engine, teacher: Person, bank: Bank) -> None:
    with ThreadPoolExecutor(6) as pool:
        added = pool.map(lambda _: banks.add_questions(engine, teacher, bank.id, QUIZ, now=NOON), range(6))
    assert sorted(added) == [0, 0, 0, 0, 0, 3]


def test_questions_can_be_listed_by_status(engine: Engine, teacher: Person, bank: Bank) -> None:
    drafts = with_status(replace(QUIZ, questions=(WHERE,)), Status.DRAFT)
    banks.add_questions(engine, teacher, bank.id, drafts, now=NOON)
    banks.add_questions(engine, teacher, bank.id, QUIZ, now=NOON)
    listed = banks.list_questions(engine, teacher, bank.id, status=Status.DRAFT)
    assert [each.question.id for each in listed] == [WHERE.id]


def test_a_hand_written_question_gets_ids_from_its_content(engine: Engine, teacher: Person, bank: Bank) -> None:
    options = tuple(replace(option, id="") for option in WHERE.options)
    by_hand = replace(QUIZ, questions=(replace(WHERE, id="", options=options),))
    banks.add_questions(engine, teacher, bank.id, by_hand, now=NOON)
    assert banks.add_questions(engine, teacher, bank.id, by_hand, now=NOON) == 0
    (kept,) = banks.list_questions(engine, teacher, bank.id)
    assert kept.question.id == question_id(WHERE.kind, WHERE.stem, WHERE.key, WHERE.evidence.quote)
    assert len({option.id for option in kept.question.options} - {""}) == 4


def test_a_bank_on_many_passages_is_read_in_as_many_queries_as_one_on_one(
    engine: Engine, teacher: Person, filled: Bank
) -> None:
    def queries() -> int:
        with counted_queries(engine) as asked:
            assert all(each.passage.text for each in banks.list_questions(engine, teacher, filled.id))
        return len(asked)

    on_one = queries()
    for number in range(3):
        passage = replace(QUIZ.passage, text=f"{QUIZ.passage.text}\n\nNumber {number}.")
        questions = tuple(replace(question, id=f"{question.id}-{number}") for question in QUIZ.questions)
        banks.add_questions(engine, teacher, filled.id, Quiz(QUIZ.title, passage, questions), now=NOON)
    assert queries() == on_one


def test_a_bank_can_be_copied_and_the_copy_edited(engine: Engine, teacher: Person) -> None:
    samples.ensure_sample_banks(engine, [QUIZ, OTHER], now=NOON)
    sample = banks.list_banks(engine, teacher)[0]
    copy = banks.copy_bank(engine, teacher, sample.id, "Mine", now=NOON)
    assert (copy.owner_id, copy.ready_count) == (teacher.id, 3)
    where = question_where(engine, teacher, copy)
    editing.edit_question(engine, teacher, where.id, replace(WHERE, stem="Where is it?"), version=1, now=NOON)
    assert question_where(engine, teacher, sample).question.stem == WHERE.stem


def test_a_bank_that_holds_a_question_nobody_could_answer_is_not_copied_and_the_question_is_named(
    engine: Engine, teacher: Person, filled: Bank
) -> None:
    (where, *_) = banks.list_questions(engine, teacher, filled.id)
    with writing(engine) as session:
        odd = replace(WHERE, stem='It is "here".', options=())
        assert store.add_version(session, where, odd, author_id=teacher.id, now=NOON)
    with pytest.raises(
        UnfitQuestionError, match=r'The question "It is "here"\." cannot be saved: it needs at least two'
    ):
        banks.copy_bank(engine, teacher, filled.id, "Copy", now=NOON)


def test_a_long_stem_is_named_by_its_beginning() -> None:
    assert str(UnfitQuestionError("x" * 5000, "it has no gap")) == (
        f'The question "{"x" * 100}…" cannot be saved: it has no gap.'
    )


# ── editing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_edit_makes_a_new_version_and_keeps_the_id_and_the_status(
    engine: Engine, teacher: Person, filled: Bank
) -> None:
    where = question_where(engine, teacher, filled)
    changed = replace(WHERE, id="another", stem="In what city is the bakery?", status=Status.RETIRED)
    edited = editing.edit_question(engine, teacher, where.id, changed, version=1, now=later(5))
    assert edited.version == 2
    assert edited.question == replace(WHERE, stem=changed.stem)
    assert question_where(engine, teacher, filled) == edited
    assert edited.version_id != where.version_id


def test_what_was_replaced_can_be_added_again_and_results_keep_it(
    engine: Engine, teacher: Person, filled: Bank
) -> None:
    where, quiz = question_where(engine, teacher, filled), publish(engine, teacher, filled.id)
    other = replace(WHERE, id="q-other", stem="Which city has the bakery?", status=Status.DRAFT)
    replaced = editing.replace_question(engine, teacher, where.id, other, version=1, now=later(5))
    assert (replaced.id, replaced.version, replaced.question) == (where.id, 2, other)
    assert [each.id for each in find_results(engine, teacher, quiz.id, now=NOON).questions] == [
        each.id for each in QUIZ.questions
    ]
    assert banks.add_questions(engine, teacher, filled.id, QUIZ, now=later(6)) == 1
    assert banks.add_questions(engine, teacher, filled.id, replace(QUIZ, questions=(other,)), now=later(6)) == 0
    back = editing.replace_question(engine, teacher, where.id, WHERE, version=2, now=later(7))
    assert replace(back.question, id=WHERE.id) == WHERE
    assert len({each.question.id for each in banks.list_questions(engine, teacher, filled.id)}) == 4


def test_a_question_with_other_options_is_the_same_question(engine: Engine, teacher: Person, filled: Bank) -> None:
    where = question_where(engine, teacher, filled)
    fewer = replace(WHERE, options=WHERE.options[:3])
    assert editing.replace_question(engine, teacher, where.id, fewer, version=1, now=NOON).question == fewer
    with pytest.raises(StaleQuestionError):
        editing.replace_question(engine, teacher, where.id, WHERE, version=1, now=NOON)


def test_saving_a_question_unchanged_makes_no_version(engine: Engine, teacher: Person, filled: Bank) -> None:
    where = question_where(engine, teacher, filled)
    assert editing.edit_question(engine, teacher, where.id, WHERE, version=1, now=NOON) == where


def test_an_edit_of_an_old_version_is_refused_and_loses_nothing(engine: Engine, teacher: Person, filled: Bank) -> None:
    where = question_where(engine, teacher, filled)
    editing.edit_question(engine, teacher, where.id, replace(WHERE, stem="First?"), version=1, now=NOON)
    with pytest.raises(StaleQuestionError) as caught:
        editing.edit_question(engine, teacher, where.id, replace(WHERE, stem="Second?"), version=1, now=NOON)
    assert (caught.value.version, caught.value.current) == (1, 2)
    with pytest.raises(StaleQuestionError):
        editing.set_status(engine, teacher, where.id, Status.READY, version=1)
    assert question_where(engine, teacher, filled).question.stem == "First?"


def test_of_many_edits_at_once_one_is_saved(engine: Engine, teacher: Person, filled: Bank) -> None:
    where = question_where(engine, teacher, filled)

    def edit(number: int) -> bool:
        try:
            wording = replace(WHERE, stem=f"Wording {number}?")
            editing.edit_question(engine, teacher, where.id, wording, version=1, now=NOON)
        except StaleQuestionError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(edit, range(8))) == 1
    assert question_where(engine, teacher, filled).version == 2


def test_a_question_is_accepted_rejected_and_taken_back(engine: Engine, teacher: Person, filled: Bank) -> None:
    where = question_where(engine, teacher, filled)
    for status in (Status.RETIRED, Status.DRAFT, Status.READY, Status.READY):
        assert editing.set_status(engine, teacher, where.id, status, version=1).question.status is status
        assert question_where(engine, teacher, filled).question.status is status


def test_a_question_that_is_not_there_is_said_to_be_so(engine: Engine, teacher: Person) -> None:
    with pytest.raises(UnknownQuestionError):
        editing.set_status(engine, teacher, 4711, Status.READY, version=1)


SAME = Option("o-same", " oslo ", OptionKind.ELSEWHERE)
EMPTY = Option("o-empty", " ", OptionKind.ELSEWHERE)
SECOND_KEY = Option("o-second", "Bodø", OptionKind.KEY)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (replace(WHERE, stem=" "), "write the question"),
        (replace(WHERE, key=""), "no right answer yet"),
        (replace(WHERE, key="Rome"), "exactly one option must be the right answer"),
        (replace(WHERE, options=(*WHERE.options, SECOND_KEY)), "exactly one option must be the right answer"),
        (replace(WHERE, options=WHERE.options[:1]), "at least two options"),
        (replace(WHERE, options=(*WHERE.options, SAME)), "two of its options are the same"),
        (replace(WHERE, options=(*WHERE.options, EMPTY)), "one of its options is empty"),
        (replace(WHERE, options=(*WHERE.options, replace(SAME, id="o-Oslo", text="Bodø"))), "share an id"),
        (replace(WHERE, evidence=Evidence("a bakery in Rome", 0, 16)), "not in the passage"),
        (replace(WHEN, key=""), "no right answer yet"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(
    engine: Engine, teacher: Person, filled: Bank, question: Question, reason: str
) -> None:
    where = question_where(engine, teacher, filled)
    with pytest.raises(UnfitQuestionError, match=reason):
        editing.edit_question(engine, teacher, where.id, question, version=1, now=NOON)
    with_new = replace(QUIZ, questions=(WHO, replace(question, id="q-new")))
    with pytest.raises(UnfitQuestionError, match=reason):
        banks.add_questions(engine, teacher, filled.id, with_new, now=NOON)
    assert banks.find_bank(engine, teacher, filled.id).ready_count == 3


def test_a_question_without_evidence_may_be_kept(engine: Engine, teacher: Person, bank: Bank) -> None:
    without = replace(WHERE, evidence=Evidence("", 0, 0))
    assert banks.add_questions(engine, teacher, bank.id, replace(QUIZ, questions=(without,)), now=NOON) == 1


# ── publishing ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_published_quiz_has_a_code_and_is_open_to_guests(engine: Engine, teacher: Person, filled: Bank) -> None:
    quiz = publish(engine, teacher, filled.id)
    assert len(quiz.code) >= 6
    assert (quiz.title, quiz.is_open(NOON), quiz.terms.guests, quiz.question_count, quiz.student_count) == (
        QUIZ.title,
        True,
        True,
        3,
        0,
    )
    assert quizzes.list_quizzes(engine, teacher) == (quiz,)


def test_questions_are_asked_in_the_order_chosen_and_once_each(engine: Engine, teacher: Person, filled: Bank) -> None:
    ids = [each.id for each in banks.list_questions(engine, teacher, filled.id)]
    chosen = [ids[2], ids[0], ids[2]]
    quiz = publishing.publish(engine, teacher, title="Short", question_ids=chosen, now=NOON)
    started = starting.start(engine, quiz.code, starting.Guest("Sam"), address=HOME, now=NOON)
    assert [item.stem for item in attempt_views.attempt_view(engine, started.token, now=NOON).items] == [
        WHEN.stem,
        WHERE.stem,
    ]


def test_only_ready_questions_on_one_passage_can_be_published(engine: Engine, teacher: Person, filled: Bank) -> None:
    ids = [each.id for each in banks.list_questions(engine, teacher, filled.id)]
    banks.add_questions(engine, teacher, filled.id, OTHER, now=NOON)
    every = [each.id for each in banks.list_questions(engine, teacher, filled.id)]
    editing.set_status(engine, teacher, ids[0], Status.DRAFT, version=1)
    for chosen, error in (
        ([], NoQuestionsError),
        (ids[:1], NotReadyError),
        (every[1:], SeveralPassagesError),
        ([4711], UnknownQuestionError),
    ):
        with pytest.raises(error):
            publishing.publish(engine, teacher, title="Quiz", question_ids=chosen, now=NOON)
    with pytest.raises(BlankNameError, match="quiz's title is empty"):
        publishing.publish(engine, teacher, title="", question_ids=ids[1:], now=NOON)
    assert quizzes.list_quizzes(engine, teacher) == ()


def test_a_quiz_is_found_by_its_code_however_it_is_typed(engine: Engine) -> None:
    room = make_room(engine)
    code = room.quiz.code
    for typed in (code, f" {code.lower()} ", f"{code[:3]}-{code[3:]}", f"{code[:3]} {code[3:]}\n"):
        assert codes.find_by_code(engine, typed, address=HOME, now=NOON) == room.quiz


@pytest.mark.parametrize("code", ["", "AAAAAA", "Robert'); DROP TABLE quiz;--", "\0", "\ud800"])
def test_an_unknown_code_is_refused_with_a_sentence(engine: Engine, code: str) -> None:
    with pytest.raises(UnknownCodeError, match="no quiz with the code"):
        codes.find_by_code(engine, code, address=HOME, now=NOON)


def test_an_address_that_guesses_codes_is_slowed_down_and_others_are_not(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = make_room(engine)
    monkeypatch.setattr(codes, "CODE_GUESSES", codes.tries.Limit(free=3, most_seconds=60))
    for _ in range(3):
        with pytest.raises(UnknownCodeError):
            codes.find_by_code(engine, "CCCCCC", address=HOME, now=NOON)
    with pytest.raises(TooManyTriesError):
        codes.find_by_code(engine, room.quiz.code, address=HOME, now=NOON)
    assert codes.find_by_code(engine, room.quiz.code, address="198.51.100.7", now=NOON)
    assert codes.find_by_code(engine, room.quiz.code, address=HOME, now=later(1))


def guess(engine: Engine, at: float, code: str = "CCCCCC") -> str:
    """What comes of typing a code: the quiz's title, or the error's name."""
    try:
        return codes.find_by_code(engine, code, address=HOME, now=later(at)).title
    except (UnknownCodeError, TooManyTriesError) as error:
        return type(error).__name__


def test_slips_now_and_then_shut_no_school_out(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    room = make_room(engine)
    monkeypatch.setattr(codes, "CODE_GUESSES", replace(codes.CODE_GUESSES, free=3))
    pause = codes.CODE_GUESSES.pause.total_seconds()
    assert {guess(engine, pause * number) for number in range(20)} == {"UnknownCodeError"}
    assert guess(engine, pause * 19, room.quiz.code) == QUIZ.title


def test_knowing_one_code_does_not_help_to_guess_another(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    room = make_room(engine)
    monkeypatch.setattr(codes, "CODE_GUESSES", replace(codes.CODE_GUESSES, free=3))
    guesses = []
    for second in range(300):
        guesses.append(guess(engine, second))
        guess(engine, second, room.quiz.code)
    assert guesses.count("UnknownCodeError") < 300 / codes.CODE_GUESSES.pause.total_seconds() + 10


def test_no_code_can_be_taken_for_the_number_of_an_attempt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "choice", lambda signs: min(signs, key=str.isalpha))
    assert not make_code().isdecimal()


def test_codes_are_of_letters_and_figures_that_are_not_mistaken() -> None:
    codes = {make_code() for _ in range(500)}
    assert len(codes) > 495
    assert all(len(code) == 6 and set(code) <= set(ALPHABET) and clean_code(code) == code for code in codes)
    assert not set("AEIOU01L2Z5S8B") & set(ALPHABET)


def test_a_renamed_quiz_keeps_its_code_and_has_its_new_title_for_everybody(engine: Engine) -> None:
    room = make_room(engine)
    token = starting.start(engine, room.quiz.code, room.student, address=HOME, now=NOON).token
    renamed = quizzes.rename_quiz(engine, room.teacher, room.quiz.id, "  Week 12: the bakery ")
    assert renamed == replace(room.quiz, title="Week 12: the bakery", student_count=1, unfinished_count=1)
    assert codes.find_by_code(engine, room.quiz.code, address=HOME, now=NOON) == renamed
    assert attempt_views.attempt_view(engine, token, now=NOON).title == "Week 12: the bakery"
    attempts.submit(engine, token, now=NOON)
    assert reviews.review(engine, token, now=NOON).title == "Week 12: the bakery"
    assert [each.title for each in begun.list_attempts(engine, room.student, now=NOON)] == ["Week 12: the bakery"]


@pytest.mark.parametrize(("title", "error"), [("  ", BlankNameError), ("x" * 121, LongNameError)])
def test_a_quiz_is_not_renamed_to_what_no_title_can_be(engine: Engine, title: str, error: type[QuizError]) -> None:
    room = make_room(engine)
    with pytest.raises(error, match="quiz's title"):
        quizzes.rename_quiz(engine, room.teacher, room.quiz.id, title)
    assert quizzes.find_quiz(engine, room.teacher, room.quiz.id) == room.quiz


def test_a_quiz_that_is_put_away_leaves_the_list_and_takes_no_students_and_keeps_its_results(engine: Engine) -> None:
    room = make_room(engine)
    token = starting.start(engine, room.quiz.code, starting.Guest("Sam"), address=HOME, now=NOON).token
    attempts.submit(engine, token, now=NOON)
    quizzes.put_quiz_away(engine, room.teacher, room.quiz.id, now=NOON)
    assert quizzes.list_quizzes(engine, room.teacher) == ()
    assert quizzes.count_quizzes(engine, room.teacher, put_away=True) == 1
    assert [each.id for each in quizzes.list_quizzes_put_away(engine, room.teacher)] == [room.quiz.id]
    with pytest.raises(QuizClosedError):
        starting.start(engine, room.quiz.code, starting.Guest("Kim"), address=HOME, now=NOON)
    assert [each.student for each in find_results(engine, room.teacher, room.quiz.id, now=NOON).attempts] == ["Sam"]
    assert reviews.review(engine, token, now=NOON).student == "Sam"


def test_the_newest_quizzes_are_listed_and_all_are_counted(engine: Engine) -> None:
    room = make_room(engine)
    newer = [publish(engine, room.teacher, room.bank.id).id for _ in range(3)]
    assert [each.id for each in quizzes.list_quizzes(engine, room.teacher, most=2)] == [newer[2], newer[1]]
    assert quizzes.count_quizzes(engine, room.teacher) == 4
    assert quizzes.count_quizzes(engine, room.teacher, put_away=True) == 0


def test_a_quiz_is_opened_only_once_it_is_taken_out(engine: Engine) -> None:
    room = make_room(engine)
    quizzes.put_quiz_away(engine, room.teacher, room.quiz.id, now=NOON)
    with pytest.raises(PutAwayError, match="Take it out first"):
        quizzes.set_open(engine, room.teacher, room.quiz.id, True, now=NOON)
    quizzes.take_quiz_out(engine, room.teacher, room.quiz.id)
    assert quizzes.list_quizzes(engine, room.teacher) == (replace(room.quiz, closed_at=NOON),)
    assert quizzes.list_quizzes_put_away(engine, room.teacher) == ()
    assert quizzes.set_open(engine, room.teacher, room.quiz.id, True, now=NOON) == room.quiz


def test_a_quiz_is_closed_and_opened_by_its_teacher(engine: Engine) -> None:
    room = make_room(engine)
    assert not quizzes.set_open(engine, room.teacher, room.quiz.id, False, now=NOON).is_open(NOON)
    assert not quizzes.find_quiz(engine, room.teacher, room.quiz.id).is_open(NOON)
    assert quizzes.set_open(engine, room.teacher, room.quiz.id, True, now=NOON) == room.quiz


def test_a_quiz_that_is_not_there_is_said_to_be_so(engine: Engine, teacher: Person) -> None:
    with pytest.raises(UnknownQuizError):
        quizzes.find_quiz(engine, teacher, 4711)


# ── the samples ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_samples_are_loaded_once_however_often_the_app_starts(engine: Engine, teacher: Person) -> None:
    assert samples.find_sample_quiz(engine) is None
    assert samples.ensure_sample_banks(engine, [QUIZ, OTHER], now=NOON) == 4
    quiz = samples.ensure_sample_quiz(engine, now=NOON)
    assert samples.ensure_sample_banks(engine, [QUIZ, OTHER], now=later(9)) == 0
    assert samples.ensure_sample_quiz(engine, now=later(9)) == quiz == samples.find_sample_quiz(engine)
    assert (quiz.title, quiz.owner_id, quiz.terms.guests, quiz.question_count) == (QUIZ.title, None, True, 3)
    assert [each.name for each in banks.list_banks(engine, teacher)] == [QUIZ.title, OTHER.title]
    assert quizzes.list_quizzes(engine, teacher) == (quiz,)


def test_several_processes_load_the_samples_once(engine: Engine) -> None:
    def load(_: int) -> int:
        added = samples.ensure_sample_banks(engine, [QUIZ, OTHER], now=NOON)
        return added * 10 + samples.ensure_sample_quiz(engine, now=NOON).id

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(load, range(4))) == [1, 1, 1, 41]


def test_without_a_ready_question_there_is_no_sample_quiz(engine: Engine) -> None:
    assert samples.ensure_sample_quiz(engine, now=NOON) is None
    samples.ensure_sample_banks(engine, [with_status(QUIZ, Status.DRAFT)], now=NOON)
    assert samples.ensure_sample_quiz(engine, now=NOON) is None


def test_of_the_sample_quiz_the_newest_attempts_are_kept_and_the_oldest_go_with_all_in_them(
    engine: Engine, teacher: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples.ensure_sample_banks(engine, [QUIZ], now=NOON)
    quiz = samples.ensure_sample_quiz(engine, now=NOON)
    guests = [starting.Guest(f"G{at}") for at in range(8)]
    begun = [starting.start(engine, quiz.code, who, address=HOME, now=later(at)) for at, who in enumerate(guests)]
    attempts.save_answer(engine, begun[0].token, 1, "1", sequence=0, now=later(9))
    attempts.submit(engine, begun[0].token, now=later(9))
    monkeypatch.setattr(starting, "SAMPLES_KEPT", 3)
    monkeypatch.setattr(starting, "SAMPLES_FORGOTTEN", 4)
    kept = []
    for at in range(10, 14):
        begun.append(starting.start(engine, quiz.code, starting.Guest(f"G{at}"), address=HOME, now=later(at)))
        kept.append(len(find_results(engine, teacher, quiz.id, now=NOON).attempts))
    assert kept == [5, 3, 3, 3]
    assert [each.attempt_id for each in find_results(engine, teacher, quiz.id, now=NOON).attempts] == [
        each.attempt_id for each in begun[-3:]
    ]
    with pytest.raises(UnknownAttemptError):
        attempts.save_answer(engine, begun[0].token, 1, "2", sequence=1, now=later(20))


def test_attempts_at_a_teachers_quiz_are_all_kept(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    room = make_room(engine)
    monkeypatch.setattr(starting, "SAMPLES_KEPT", 1)
    for name in ("Sam", "Kim", "Lee"):
        starting.start(engine, room.quiz.code, starting.Guest(name), address=HOME, now=NOON)
    assert len(find_results(engine, room.teacher, room.quiz.id, now=NOON).attempts) == 3


def test_the_start_page_counts_nobody_who_takes_the_sample_quiz(engine: Engine) -> None:
    samples.ensure_sample_banks(engine, [QUIZ], now=NOON)
    samples.ensure_sample_quiz(engine, now=NOON)
    with counted_queries(engine) as asked:
        samples.find_sample_quiz(engine)
    assert not [statement for statement in asked if "attempt" in statement]
