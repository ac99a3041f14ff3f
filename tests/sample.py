"""Two small quizzes that use every field of the model, for tests to write, read and change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from quizapp.formats import WRITERS, write_quiz
from quizapp.identity import key_of_parts
from quizapp.model import (
    Difficulty,
    Evidence,
    Option,
    OptionKind,
    Passage,
    Question,
    QuestionKind,
    Quiz,
    Status,
)

GOLDEN = Path(__file__).parent / "golden"

TEXT = (
    "The lighthouse at Skerry Point was lit again on 27 November, after nine dark years.\n\n"
    "“We missed it,” said Ida Møller, 71, whose father kept the lamp. The repair cost £40,000; a café paid half.\n\n"
    "=Visitors= may climb its 112 steps on Sundays."
)


def write_folder(quiz: Quiz, folder: Path) -> None:
    """A bank as a folder, as those in ``question_banks`` are."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bank.json").write_bytes(write_quiz(quiz, "json"))
    (folder / "passage.txt").write_text(f"{quiz.passage.text}\n", "utf-8")


def evidence(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(quote, start, start + len(quote))


QUIZ = Quiz(
    title="The lamp at Skerry Point",
    passage=Passage(
        text=TEXT,
        title="Dark for nine years, lighthouse shines again",
        published=date(2024, 11, 28),
        byline="Ann Onymous",
        source="QuizApp tests",
        url="https://example.org/lamp",
        licence="CC BY 4.0",
    ),
    questions=(
        Question(
            id="q1",
            kind=QuestionKind.MULTIPLE_CHOICE,
            stem="Who kept the lamp when Ida Møller was young?",
            key="Her father",
            evidence=evidence("said Ida Møller, 71, whose father kept the lamp"),
            options=(
                Option("o1", "Ida Møller", OptionKind.MISREADING, "It was her father’s work, not hers."),
                Option("o2", "A café owner", OptionKind.ELSEWHERE, "A café paid for half the repair."),
                Option("o3", "Her father", OptionKind.KEY, "Her father kept the lamp."),
                Option("o4", "A coastguard", OptionKind.UNSUPPORTED),
            ),
            rule="who",
            difficulty=Difficulty.HARD,
            status=Status.READY,
        ),
        Question(
            id="q2",
            kind=QuestionKind.FILL_IN,
            stem="The lighthouse was lit again on ____.",
            key="27 November",
            evidence=evidence("was lit again on 27 November"),
            accepted=("St Catherine’s eve", "the 27th"),
            rule="when",
            difficulty=Difficulty.EASY,
        ),
        Question(
            id="q3",
            kind=QuestionKind.FILL_IN,
            stem="=Visitors= may climb the ____ steps, on Sundays, “gratis”.",
            key="112",
            evidence=evidence("=Visitors= may climb its 112 steps"),
            status=Status.RETIRED,
        ),
    ),
)


KEY, WRONG = OptionKind.KEY, OptionKind.UNSUPPORTED
PAIRS = (
    Option("o1", "it was lit again", KEY, "It was lit on 27 November.", "The lamp", evidence("lit again")),
    Option("o2", "it paid for half", KEY, "Half of £40,000.", "The café", evidence("a café paid half")),
    Option("o3", "they climb on Sundays", KEY, "", "=Visitors=", evidence("=Visitors= may climb")),
    Option("o4", "he kept the bees", WRONG, "No bees are spoken of."),
)
EVENTS = (
    Option("o1", "It went dark", KEY, "That was nine years before.", evidence=evidence("after nine dark years")),
    Option("o2", "A café paid", KEY, "It paid for the repair."),
    Option("o3", "The lamp was lit", KEY, "That was on 27 November.", evidence=evidence("27 November")),
)
KINDS = Quiz(
    title="Every other kind",
    passage=QUIZ.passage,
    questions=(
        Question(
            id="k1",
            kind=QuestionKind.TRUE_FALSE,
            stem="The lighthouse was dark for seven years.",
            key="False",
            evidence=evidence("after nine dark years"),
            options=(
                Option("o1", "True", OptionKind.MISREADING),
                Option("o2", "False", KEY, "It was dark for nine years."),
            ),
        ),
        Question(
            id="k2",
            kind=QuestionKind.WORD_BANK,
            stem="The ____ was kept by Ida Møller’s father.",
            key="lamp",
            evidence=evidence("whose father kept the lamp"),
            options=(
                Option("o1", "café", OptionKind.ELSEWHERE, "It paid half.", evidence=evidence("a café paid half")),
                Option("o2", "lamp", KEY),
                Option("o3", "boat", WRONG),
            ),
        ),
        Question(
            id="k3",
            kind=QuestionKind.MATCHING,
            stem="Match each with what is said of it.",
            key=key_of_parts(PAIRS),
            evidence=evidence("lit again"),
            options=PAIRS,
        ),
        Question(
            id="k4",
            kind=QuestionKind.ORDERING,
            stem="Put these in the order in which they happened.",
            key=key_of_parts(EVENTS),
            evidence=evidence("after nine dark years"),
            options=EVENTS,
        ),
    ),
)
SAMPLES = {"quiz": QUIZ, "kinds": KINDS}


def rewrite_golden_files() -> None:
    """Write what each format makes of the sample quizzes; read the difference before committing it."""
    for name, quiz in SAMPLES.items():
        for writer in WRITERS.values():
            (GOLDEN / f"{name}{writer.suffix}").write_bytes(writer.write(quiz))


if __name__ == "__main__":
    rewrite_golden_files()
