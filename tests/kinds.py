"""One question of each kind beside multiple choice and typed fill-ins, on the classroom's passage."""

from __future__ import annotations

from dataclasses import replace

from quizapp.identity import key_of_parts
from quizapp.model import Option, OptionKind, Question, QuestionKind, Quiz, Status
from tests.schoolroom import QUIZ, evidence

KEY, WRONG = OptionKind.KEY, OptionKind.UNSUPPORTED


def question(kind: QuestionKind, stem: str, *options: Option, quote: str, key: str = "") -> Question:
    return Question(
        f"q-{kind}", kind, stem, key or key_of_parts(options), evidence(quote), options, status=Status.READY
    )


STATED = question(
    QuestionKind.TRUE_FALSE,
    "The bakery stands in Bergen.",
    Option("o-true", "True", OptionKind.MISREADING, "It is the mill that is near Bergen."),
    Option("o-false", "False", KEY, "The bakery is in Oslo."),
    key="False",
    quote="opened a bakery in Oslo",
)
BANKED = question(
    QuestionKind.WORD_BANK,
    "What Jonas runs is a ____.",
    Option("o-mill", "mill", KEY, "It grinds the flour."),
    Option("o-bakery", "bakery", OptionKind.ELSEWHERE, "Marta opened the bakery."),
    Option("o-farm", "farm", WRONG, "No farm is spoken of."),
    key="mill",
    quote="brother Jonas runs a mill",
)
MATCHED = question(
    QuestionKind.MATCHING,
    "Match each with what is said of it.",
    Option("o-opened", "opened a shop", KEY, "Marta opened it in 2019.", "Marta", evidence("Marta Lind opened")),
    Option("o-grinds", "grinds flour", KEY, "It grinds the flour for the bread.", "The mill", evidence("grinds the")),
    Option("o-sells", "sells bread", KEY, "There are 40 kinds.", "The bakery", evidence("It sells 40 kinds of bread.")),
    Option("o-sails", "sails to Bergen", WRONG, "Nobody is said to sail."),
    quote="Marta Lind opened",
)
ORDERED = question(
    QuestionKind.ORDERING,
    "Put these in the order of the passage.",
    Option("o-first", "A bakery opens", KEY, "That was in 2019.", evidence=evidence("in 2019")),
    Option("o-second", "Bread is sold", KEY, "It comes next.", evidence=evidence("40 kinds")),
    Option("o-third", "Jonas is named", KEY, "He comes after the bread.", evidence=evidence("Her brother Jonas")),
    quote="in 2019",
)
NEW_KINDS = (STATED, BANKED, MATCHED, ORDERED)
QUIZ_OF_KINDS = replace(QUIZ, questions=NEW_KINDS)
QUIZ_OF_ALL_KINDS = replace(QUIZ, questions=(*QUIZ.questions, *NEW_KINDS))


def quiz_of(*questions: Question) -> Quiz:
    return replace(QUIZ, questions=questions)
