"""The linter: each flaw is found where it is, and good questions pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from quizapp.model import Evidence, Option, OptionKind, Passage, Question, QuestionKind, Quiz
from quizapp.ranking.linter import lint, lint_quiz

PASSAGE = Passage("Rosa Vane opened the hall in Leeds in March 2011. About 40 people came.")


def choice(stem: str, *options: str, key: int = 0, quote: str = "") -> Question:
    """A multiple-choice question; the option numbered ``key`` is right."""
    kinds = [OptionKind.KEY if place == key else OptionKind.UNSUPPORTED for place in range(len(options))]
    made = tuple(Option("abcdefgh"[n], text, kinds[n], "Why.") for n, text in enumerate(options))
    start = max(0, PASSAGE.text.find(quote))
    evidence = Evidence(quote, start, start + len(quote))
    return Question("q", QuestionKind.MULTIPLE_CHOICE, stem, options[key], evidence, made)


def fill_in(stem: str, key: str = "Leeds") -> Question:
    """A fill-in question."""
    return Question("q", QuestionKind.FILL_IN, stem, key, Evidence("", 0, 0))


def names(question: Question, passage: Passage | None = None) -> list[str]:
    """The names of the flaws found."""
    return [flaw.name for flaw in lint(question, passage)]


GOOD = (
    choice("Who opened the hall in Leeds?", "Omar Finch", "Rosa Vane", "Ada Lund", "Ivor Stone", key=1),
    choice("In which year did the hall open?", "2009", "2011", "2014", key=1),
    choice("About how many people came to the opening?", "About 20", "About 40", "About 60", key=1),
    choice("Why did the council close the road?", "To repair the bridge", "To hold the fair", "To lay new cables"),
    choice("The hall in the old market of Leeds was opened by ____.", "Rosa Vane", "Omar Finch", "Ada Lund"),
    choice("Which of these towns was NOT hit by the flood?", "Leeds", "Hull", "Bradford", "Wakefield"),
    choice("Which rank does Calder hold among the island's towns?", "Largest", "Second largest", "Third largest"),
    fill_in("Rosa Vane opened the new town hall in ____."),
)


@pytest.mark.parametrize("question", GOOD, ids=lambda question: question.stem)
def test_a_good_question_has_no_flaw(question: Question) -> None:
    assert names(question) == []


FLAWED = (
    ("unfocused stem", "stem", choice("The hall in Leeds", "Rosa Vane", "Omar Finch", "Ada Lund")),
    ("one gap", "stem", fill_in("____ opened the new town hall in ____.")),
    ("one gap", "stem", fill_in("Rosa Vane opened the new town hall.", key="May")),
    ("too little context", "stem", fill_in("He lives in ____.")),
    ("gap comes first", "stem", fill_in("____ opened the new town hall in March.", key="Rosa Vane")),
    ("long stem", "stem", choice(f"Which town did the flood hit {'after the rain ' * 8}?", "Leeds", "Hull", "Goole")),
    ("pronoun without a noun", "stem", choice("Where did she open it?", "Leeds", "Hull", "Goole")),
    ("relative date", "stem", choice("Who opened the hall on Thursday?", "Rosa Vane", "Omar Finch", "Ada Lund")),
    ("negative stem", "stem", choice("Which town was not hit by the flood?", "Leeds", "Hull", "Goole")),
    ("double negative", "options.b", choice("What did the mayor NOT do?", "Speak", "Not attend", "Sing")),
    ("opinion asked", "stem", choice("What do you think of the hall?", "It is fine", "It is ugly", "It is old")),
    ("empty words", "stem", choice("According to the text, who sang?", "Rosa Vane", "Omar Finch", "Ada Lund")),
    ("too few options", "options", choice("Who opened the hall?", "Rosa Vane", "Omar Finch")),
    ("too many options", "options", choice("Which letter is it?", "P", "Q", "R", "S", "T", "V")),
    (
        "longest option correct",
        "options.a",
        choice(
            "Why was it late?", "Because the old bridge over the river had cracked", "Because of rain", "By mistake"
        ),
    ),
    (
        "word repeated in the key",
        "options.a",
        choice("Who repaired the bridge?", "The Bridges Trust", "The town council", "The county police"),
    ),
    (
        "key made of the others",
        "options.a",
        choice("What burned?", "Red wooden boats", "Red wooden sheds", "Green wooden boats", "Blue glass jars"),
    ),
    ("same option twice", "options.c", choice("How many came?", "66", "70", "sixty-six")),
    ("overlapping options", "options.b", choice("When did it open?", "2011", "March 2011", "May 2012")),
    ("overlapping options", "options.c", choice("Where was the fair held?", "Leeds", "Paris", "France")),
    ("overlapping options", "options.b", choice("How many came?", "10-20", "20-30", "31-40")),
    ("all or none of the above", "options.c", choice("Who sang?", "Rosa Vane", "Omar Finch", "None of the above")),
    ("all or none of the above", "options.c", choice("Who sang?", "Rosa Vane", "Omar Finch", "Both A and B")),
    ("grammar gives a hint", "options.b", choice("Rosa Vane works as a ____.", "Teacher", "Editor", "Lawyer")),
    (
        "absolute word",
        "options.b",
        choice("What did the mayor say about trains?", "They run late", "They never run", "They cost more"),
    ),
    (
        "vague key",
        "options.a",
        choice("How did visitors travel there?", "Usually by train", "By steam boat", "By hired coach"),
    ),
    ("numbers out of order", "options", choice("In which year did it open?", "2011", "2009", "2014")),
    ("uneven form", "options.c", choice("How many people came?", "20", "40", "Nobody")),
    ("uneven form", "options.a", choice("Where was the fair held?", "leeds", "Hull", "Goole")),
    (
        "uneven length",
        "options",
        choice("What burned?", "A shed", "A boat house near the old quay", "The roof of the town hall"),
    ),
    ("true or false as choice", "options", choice("Did Rosa Vane open the hall?", "True", "False", "Not said")),
    ("no stem", "stem", choice("", "Rosa Vane", "Omar Finch", "Ada Lund")),
    ("answer in the stem", "stem", choice("Where is Leeds Town Hall?", "Leeds", "Hull", "Goole")),
    (
        "long answer to type",
        "key",
        fill_in("The hall was opened in ____.", key="the spring of the following year again"),
    ),
)


@pytest.mark.parametrize(
    ("name", "field", "question"), FLAWED, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_flaw_is_found_in_its_place(name: str, field: str, question: Question) -> None:
    assert (name, field) in [(flaw.name, flaw.field) for flaw in lint(question)]


def test_every_message_is_a_sentence_that_teaches() -> None:
    for _, _, question in FLAWED:
        for flaw in lint(question):
            assert flaw.message[0].isupper() or flaw.message[0] == "“"
            assert flaw.message.endswith(".")
            assert len(flaw.message.split()) > 6


def test_a_question_without_a_right_option_is_told_so() -> None:
    question = GOOD[0]
    blank = replace(question, options=tuple(replace(option, kind=OptionKind.ELSEWHERE) for option in question.options))
    assert "one right option" in names(blank)


def test_a_right_option_that_is_not_the_key_is_told_so() -> None:
    assert "one right option" in names(replace(GOOD[0], key="Omar Finch"))


def test_evidence_is_held_against_the_passage() -> None:
    found = choice("Who opened the hall in Leeds?", "Rosa Vane", "Omar Finch", "Ada Lund", quote="Rosa Vane")
    moved = replace(found, evidence=replace(found.evidence, start=5, end=14))
    assert names(found, PASSAGE) == []
    assert names(moved, PASSAGE) == ["evidence not in the passage"]
    assert names(GOOD[0], PASSAGE) == ["no evidence"]


def quiz(questions: Sequence[Question]) -> Quiz:
    """A quiz on the passage."""
    return Quiz("Hall", PASSAGE, tuple(questions))


def test_a_key_always_in_one_place_is_found_and_a_mixed_one_is_not() -> None:
    same = [choice(f"Who sang song {n}?", "Rosa Vane", "Omar Finch", "Ada Lund") for n in range(4)]
    mixed = [choice(f"Who sang song {n}?", "Rosa Vane", "Omar Finch", "Ada Lund", key=n % 3) for n in range(4)]
    assert [(index, flaw.name) for index, flaw in lint_quiz(quiz(same))] == [(3, "key always in one place")]
    assert lint_quiz(quiz(mixed)) == ()


def test_a_stem_that_tells_another_answer_is_found() -> None:
    quote = "Rosa Vane opened the hall in Leeds in March 2011."
    asks = choice("Who opened the hall?", "Rosa Vane", "Omar Finch", "Ada Lund", quote=quote)
    tells = choice("In which town did Rosa Vane open a hall?", "Hull", "Leeds", "Goole", key=1, quote=quote)
    assert [(index, flaw.name) for index, flaw in lint_quiz(quiz([asks, tells]))] == [(1, "tells another answer")]
