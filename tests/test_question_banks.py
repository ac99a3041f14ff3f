"""The sample banks fit their format and keep the promises made for questions."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from quizapp.formats.folder import bank_folders, read_bank, read_banks
from quizapp.formats.native import write
from quizapp.identity import option_id, question_id
from quizapp.model import CHOSEN, GAPPED, PARTED, Option, OptionKind, Question, QuestionKind, Quiz, Status
from quizapp.scoring import mark, write_parts

ROOT = Path(__file__).parents[1] / "question_banks"
BANKS = {folder.name: read_bank(folder) for folder in bank_folders(ROOT)}
QUESTIONS = [question for bank in BANKS.values() for question in bank.questions]
CHOICES = [question for question in QUESTIONS if question.kind is QuestionKind.MULTIPLE_CHOICE]
FILL_INS = [question for question in QUESTIONS if question.kind is QuestionKind.FILL_IN]

each_bank = pytest.mark.parametrize("bank", BANKS.values(), ids=BANKS)
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
each_choice = pytest.mark.parametrize("question", CHOICES, ids=lambda question: question.id)
each_fill_in = pytest.mark.parametrize("question", FILL_INS, ids=lambda question: question.id)


def test_there_are_at_least_three_sample_banks_and_all_are_read():
    assert read_banks(ROOT) == tuple(BANKS.values())
    assert len(BANKS) >= 3


@pytest.mark.parametrize("name", BANKS)
def test_a_bank_file_is_written_as_the_program_would_write_it(name):
    assert (ROOT / name / "bank.json").read_bytes() == write(BANKS[name])


@pytest.mark.parametrize("name", BANKS)
def test_a_bank_has_its_passage_beside_it(name):
    assert (ROOT / name / "passage.txt").read_text("utf-8") == BANKS[name].passage.text + "\n"


@each_bank
def test_a_bank_says_whose_it_is_and_on_what_terms(bank: Quiz):
    passage = bank.passage
    assert all((passage.source, passage.byline, passage.published))
    assert passage.licence == "CC BY 4.0"


@each_bank
def test_a_passage_is_as_long_as_a_news_article(bank: Quiz):
    assert 350 <= len(bank.passage.text.split()) <= 600


@each_bank
def test_a_bank_holds_enough_of_both_common_kinds_and_all_are_ready(bank: Quiz):
    kinds = Counter(question.kind for question in bank.questions)
    assert len(bank.questions) >= 10
    assert kinds[QuestionKind.MULTIPLE_CHOICE] >= 3
    assert kinds[QuestionKind.FILL_IN] >= 2
    assert {question.status for question in bank.questions} == {Status.READY}


def test_there_is_a_sample_of_every_kind():
    assert {question.kind for question in QUESTIONS} == set(QuestionKind)


def test_statements_are_true_and_false_alike():
    statements = Counter(question.key for question in QUESTIONS if question.kind is QuestionKind.TRUE_FALSE)
    assert statements["True"] == statements["False"]


@each_bank
def test_no_two_questions_rest_on_the_same_words(bank: Quiz):
    spans = sorted((question.evidence.start, question.evidence.end) for question in bank.questions)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@each_question
def test_ids_follow_from_content(question: Question):
    assert question.id == question_id(question.kind, question.stem, question.key, question.evidence.quote)
    assert [option.id for option in question.options] == [option_id(question.id, o.text) for o in question.options]


@each_question
def test_a_stem_ends_in_a_question_mark_or_holds_the_gap_or_is_a_sentence(question: Question):
    is_choice = question.kind is QuestionKind.MULTIPLE_CHOICE
    assert question.stem.endswith("?" if is_choice else ".")
    assert question.stem.count("____") == (question.kind in GAPPED)


@each_question
def test_no_stem_gives_its_answer_away(question: Question):
    assert question.key.lower() not in question.stem.lower()


@each_question
def test_the_right_answer_is_marked_right_and_no_other(question: Question):
    assert mark(question, answered(question)).fraction == 1
    if question.kind in CHOSEN:
        assert not [option.text for option in question.options if is_wrong_but_marked_right(question, option)]


@each_question
def test_every_part_has_its_evidence_in_the_passage(question: Question):
    parts = [option for option in question.options if question.kind in PARTED and option.kind is OptionKind.KEY]
    passage = next(bank.passage.text for bank in BANKS.values() if question in bank.questions)
    assert all(part.evidence and passage[part.evidence.start : part.evidence.end] for part in parts)


@each_choice
def test_each_choice_has_one_option_of_each_kind_with_a_reason(question: Question):
    assert {option.kind for option in question.options} == set(OptionKind)
    assert all(option.reason.endswith(".") for option in question.options)


@each_choice
def test_options_begin_with_a_capital_and_have_no_full_stop(question: Question):
    assert all(option.text[0].isupper() and not option.text.endswith(".") for option in question.options)


@each_choice
def test_options_are_alike_in_length(question: Question):
    lengths = sorted(len(option.text) for option in question.options)
    assert lengths[-1] <= 1.5 * lengths[0]


def test_the_key_stands_in_each_place_about_as_often():
    places = Counter(question.options.index(right(question)) for question in CHOICES)
    assert max(places.values()) - min(places.values()) <= 2


def test_the_key_is_the_longest_option_no_more_than_chance_would_have_it():
    longest = [question for question in CHOICES if is_longest(question)]
    assert len(longest) <= 0.3 * len(CHOICES)


@each_fill_in
def test_the_key_and_every_accepted_spelling_are_marked_right(question: Question):
    assert {mark(question, answer).fraction for answer in (question.key, *question.accepted)} == {1.0}


@each_fill_in
def test_no_key_of_another_question_is_marked_right(question: Question):
    others = {other.key for other in FILL_INS if other.key != question.key}
    assert not [key for key in others if mark(question, key).fraction]


def answered(question: Question) -> str:
    """The right response to a question."""
    if question.kind is QuestionKind.FILL_IN:
        return question.key
    if question.kind is QuestionKind.MATCHING:
        return write_parts({option.id: option.id for option in question.options if option.left})
    if question.kind is QuestionKind.ORDERING:
        return write_parts({event.id: str(place) for place, event in enumerate(question.options, start=1)})
    return right(question).id


def is_wrong_but_marked_right(question: Question, option: Option) -> bool:
    return option.kind is not OptionKind.KEY and mark(question, option.id).fraction > 0


def right(question: Question) -> Option:
    return next(option for option in question.options if option.kind is OptionKind.KEY)


def is_longest(question: Question) -> bool:
    others = [len(option.text) for option in question.options if option.kind is not OptionKind.KEY]
    return len(question.key) > max(others)
