"""One question made anew, with the real parser: another here, other options, an easier one, a harder one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from quizapp.alternatives import Wish, alternative, further
from quizapp.errors.articles import NoAlternativeError
from quizapp.model import Difficulty, OptionKind, Question, QuestionKind
from quizapp.pipeline import Findings, find_candidates, make_questions, read
from quizapp.ranking.choosing import MOST_ALIKE
from quizapp.ranking.clashing import shares_a_statement
from quizapp.reading.cleaning import clean
from quizapp.reading.intake import article_from_text

ARTICLE = (Path(__file__).parent / "articles" / "clock-tower.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def findings() -> Findings:
    return find_candidates(read(clean(article_from_text(ARTICLE))))


@pytest.fixture(scope="module")
def quiz(findings: Findings) -> tuple[Question, ...]:
    return make_questions(findings.reading, count=4)


def wrong(question: Question) -> set[str]:
    return {option.text for option in question.options if option.kind is not OptionKind.KEY}


def beside(quiz: tuple[Question, ...], question: Question) -> list[Question]:
    return [other for other in quiz if other is not question]


def all_of(wish: Wish, question: Question, findings: Findings, others: list[Question]) -> Iterator[Question]:
    """What comes when the same wish is made again and again, until there is no more."""
    seen: list[Question] = []
    while True:
        try:
            made = alternative(wish, question, findings, others=others, seen=seen)
        except NoAlternativeError:
            return
        seen.append(question)
        question = made
        yield made


def test_another_question_asks_what_no_question_asks_and_is_proved_by_the_passage(
    findings: Findings, quiz: tuple[Question, ...]
) -> None:
    found = list(all_of(Wish.QUESTION, quiz[0], findings, beside(quiz, quiz[0])))
    asked = [question.stem for question in (*quiz, *found)]
    assert found
    assert len(set(asked)) == len(asked)
    text = findings.reading.passage.text
    assert all(text[each.evidence.start : each.evidence.end] == each.evidence.quote != "" for each in found)


def test_another_question_is_of_the_same_kind_as_long_as_there_is_one(
    findings: Findings, quiz: tuple[Question, ...]
) -> None:
    [question, *others] = [each for each in quiz if each.kind is QuestionKind.MULTIPLE_CHOICE]
    kinds = [found.kind for found in all_of(Wish.QUESTION, question, findings, others)]
    same = kinds.count(QuestionKind.MULTIPLE_CHOICE)
    assert same
    assert QuestionKind.MULTIPLE_CHOICE not in kinds[same:]


def test_the_same_sentence_may_be_asked_for_something_else(findings: Findings, quiz: tuple[Question, ...]) -> None:
    found = next(all_of(Wish.QUESTION, quiz[0], findings, beside(quiz, quiz[0])))
    assert (found.key, found.stem) != (quiz[0].key, quiz[0].stem)


def test_the_same_wish_brings_the_same_question(findings: Findings, quiz: tuple[Question, ...]) -> None:
    others = beside(quiz, quiz[0])
    once, again = (alternative(Wish.QUESTION, quiz[0], findings, others=others) for _ in range(2))
    assert once == again


def optioned(findings: Findings) -> Iterator[tuple[Question, Question]]:
    """Questions of the passage, each with what it is with other options."""
    for question in make_questions(findings.reading, count=20, kinds=[QuestionKind.MULTIPLE_CHOICE]):
        for made in all_of(Wish.OPTIONS, question, findings, []):
            yield question, made


def test_other_options_leave_stem_key_and_evidence_and_bring_a_new_wrong_answer(findings: Findings) -> None:
    pairs = list(optioned(findings))
    assert pairs
    for question, made in pairs:
        assert (made.stem, made.key, made.evidence) == (question.stem, question.key, question.evidence)
        assert wrong(made) - wrong(question)
        assert [option.text for option in made.options].count(made.key) == 1


def test_a_rewritten_stem_keeps_its_words_with_other_options(findings: Findings) -> None:
    question, _ = next(optioned(findings))
    rewritten = replace(question, stem="What did the teacher ask instead?")
    made = alternative(Wish.OPTIONS, rewritten, findings)
    assert made.stem == rewritten.stem
    assert wrong(made) - wrong(question)


def test_a_question_of_ones_own_has_no_other_options_and_is_told_what_to_do(findings: Findings) -> None:
    question, _ = next(optioned(findings))
    with pytest.raises(NoAlternativeError, match=r"No other wrong answers .* Edit this question, or reject it\."):
        alternative(Wish.OPTIONS, replace(question, key="My own answer"), findings)


@pytest.mark.parametrize(("wish", "marked"), [(Wish.EASIER, Difficulty.HARD), (Wish.HARDER, Difficulty.EASY)])
def test_easier_is_easier_and_harder_is_harder(
    wish: Wish, marked: Difficulty, findings: Findings, quiz: tuple[Question, ...]
) -> None:
    levels = list(Difficulty)
    question = replace(quiz[0], difficulty=marked)
    found = list(all_of(wish, question, findings, beside(quiz, quiz[0])))
    assert found
    climb = [levels.index(each.difficulty) for each in (question, *found)]
    assert climb == sorted(set(climb), reverse=wish is Wish.EASIER)


@pytest.mark.parametrize(("wish", "level"), [(Wish.EASIER, Difficulty.EASY), (Wish.HARDER, Difficulty.HARD)])
def test_nothing_is_easier_than_easy_or_harder_than_hard(
    wish: Wish, level: Difficulty, findings: Findings, quiz: tuple[Question, ...]
) -> None:
    with pytest.raises(NoAlternativeError, match=f"This question is {level} already"):
        alternative(wish, replace(quiz[0], difficulty=level), findings)


def test_more_questions_come_until_the_passage_has_no_more_and_none_comes_twice(
    findings: Findings, quiz: tuple[Question, ...]
) -> None:
    asked = list(quiz)
    while more := further(findings, asked, most=2):
        assert len(more) <= 2
        asked += more
    assert len(asked) > len(quiz)
    assert len({question.stem for question in asked}) == len(asked)
    text = findings.reading.passage.text
    assert all(text[each.evidence.start : each.evidence.end] == each.evidence.quote != "" for each in asked)


def test_a_question_that_was_reworded_by_hand_does_not_come_again(
    findings: Findings, quiz: tuple[Question, ...]
) -> None:
    (offered,) = further(findings, quiz, most=1)
    elsewhere = next(each for each in quiz if each.evidence != offered.evidence).evidence
    reworded = replace(offered, stem="What is all this about?", key="a clock", options=(), evidence=elsewhere)
    assert offered.id not in {each.id for each in further(findings, (*quiz, reworded), most=3)}


def test_more_questions_keep_true_and_false_even(findings: Findings) -> None:
    asked: list[Question] = []
    while more := further(findings, asked, most=5):
        asked += more
    stated = [question.key for question in asked if question.kind is QuestionKind.TRUE_FALSE]
    assert abs(stated.count("True") - stated.count("False")) <= 1


def test_more_questions_call_no_sentence_true_or_false_twice_and_ask_for_nobody_too_often() -> None:
    bank = Path(__file__).parents[1] / "question_banks" / "fell-race" / "passage.txt"
    found = find_candidates(read(clean(article_from_text(bank.read_text("utf-8")))))
    asked: list[Question] = []
    while more := further(found, asked, most=5):
        asked += more
    assert len(asked) >= 8
    assert not [(one.stem, other.stem) for one, other in combinations(asked, 2) if shares_a_statement(one, other)]
    keys = Counter(question.key.lower() for question in asked if question.kind is not QuestionKind.TRUE_FALSE)
    assert max(keys.values()) <= MOST_ALIKE


@pytest.mark.parametrize("kind", [QuestionKind.MULTIPLE_CHOICE, QuestionKind.FILL_IN])
def test_more_questions_are_of_the_kind_that_all_are_of(findings: Findings, kind: QuestionKind) -> None:
    chosen = make_questions(findings.reading, count=2, kinds=(kind,))
    assert {question.kind for question in further(findings, chosen, most=9)} == {kind}


def test_more_questions_are_of_the_kinds_and_the_difficulty_that_were_asked_for(
    findings: Findings, quiz: tuple[Question, ...]
) -> None:
    kinds, level = {QuestionKind.MULTIPLE_CHOICE, QuestionKind.TRUE_FALSE}, Difficulty.EASY
    more = further(findings, quiz, most=9, kinds=kinds, difficulty=level)
    assert more
    assert {question.kind for question in more} <= kinds
    assert {question.difficulty for question in more} == {level}
