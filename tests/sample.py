"""A small quiz that uses every field of the model, for tests to write, read and change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from quizapp.formats import WRITERS
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


def rewrite_golden_files() -> None:
    """Write what each format makes of the sample quiz; read the difference before committing it."""
    for writer in WRITERS.values():
        (GOLDEN / f"quiz{writer.suffix}").write_bytes(writer.write(QUIZ))


if __name__ == "__main__":
    rewrite_golden_files()
