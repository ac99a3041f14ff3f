"""The linter: what is wrong with a question, whoever wrote it, and where to mend it.

The rules are those of Haladyna, Downing and Rodriguez (2002) and of SAQUET (Moore and others 2023) that a program can
check without judging the meaning. A flaw is advice, not a verdict: human item writers break a rule in more than half of
their items, and an item with one flaw may still be a good one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from quizapp.model import PARTED, Passage, Question, QuestionKind, Quiz
from quizapp.ranking.flaw import Flaw, Rule, has_word
from quizapp.ranking.option_flaws import OPTION_RULES, WORD_BANK_RULES
from quizapp.ranking.part_flaws import MATCHING_RULES, ORDERING_RULES
from quizapp.ranking.quiz_flaws import QUIZ_RULES, SHUFFLED_RULES
from quizapp.ranking.stem_flaws import STATEMENT_RULES, STEM_RULES

__all__ = ["Flaw", "lint", "lint_quiz"]

LONGEST_TYPED = 5
"""Words of a typed answer; longer ones are worded in too many ways to be marked fairly."""
KEPT = 1000
"""How many questions' flaws are kept: a teacher's page asks for the same ones at every click."""
RULES_OF_KIND: Mapping[QuestionKind, tuple[Rule, ...]] = {
    QuestionKind.MULTIPLE_CHOICE: OPTION_RULES,
    QuestionKind.WORD_BANK: WORD_BANK_RULES,
    QuestionKind.TRUE_FALSE: STATEMENT_RULES,
    QuestionKind.MATCHING: MATCHING_RULES,
    QuestionKind.ORDERING: ORDERING_RULES,
}
"""What is asked of questions of one kind besides."""


@lru_cache(maxsize=KEPT)
def lint(question: Question, passage: Passage | None = None) -> tuple[Flaw, ...]:
    """The flaws of a question, the gravest first; with its passage the evidence is checked too."""
    rules: tuple[Rule, ...] = (*GENERAL_RULES, *STEM_RULES, *RULES_OF_KIND.get(question.kind, ()))
    return tuple(flaw for rule in rules for flaw in rule(question, passage))


def _find_missing(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A stem or a key without words."""
    if not question.stem.strip():
        yield Flaw("no question", "The question is empty. Write what is asked.", "stem")
    if not question.key.strip():
        yield Flaw("no answer", "The question has no answer. Write or mark the right one.", "key")


def _find_leak(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A stem that holds its own answer."""
    worded = question.kind not in PARTED and question.kind is not QuestionKind.TRUE_FALSE
    if worded and question.key.strip() and has_word(question.stem, [" ".join(question.key.lower().split())]):
        yield Flaw("answer in the question", f"It holds its answer, “{question.key}”. Reword one of them.", "stem")


def _find_long_answer(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A typed answer of more words than can be marked."""
    count = len(question.key.split())
    if question.kind is QuestionKind.FILL_IN and count > LONGEST_TYPED:
        yield Flaw(
            "long answer to type",
            f"Students must type {count} words, and few will choose the same. Ask for a name, a number or one term.",
            "key",
        )


def _find_loose_evidence(question: Question, passage: Passage | None) -> Iterator[Flaw]:
    """Evidence that is not in the passage as quoted; without a passage there is none to give."""
    if passage is None or not passage.text:
        return
    evidence = question.evidence
    if not evidence.quote.strip():
        yield Flaw("no evidence", "Mark the words of the passage that prove the answer.", "evidence")
    elif passage.text[evidence.start : evidence.end] != evidence.quote:
        yield Flaw(
            "evidence not in the passage", "The passage does not have these words there. Mark them again.", "evidence"
        )


GENERAL_RULES: tuple[Rule, ...] = (_find_missing, _find_leak, _find_long_answer, _find_loose_evidence)


def lint_quiz(quiz: Quiz, *, shuffled: bool = False) -> tuple[tuple[int, Flaw], ...]:
    """Flaws between the questions of a quiz: each with the index of the question to mend.

    Where the options are ``shuffled`` for each student, the place of the right one is no matter.
    """
    return tuple(found for rule in (SHUFFLED_RULES if shuffled else QUIZ_RULES) for found in rule(quiz.questions))
