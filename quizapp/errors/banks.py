"""What can be wrong with a bank and its questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizapp.errors import QuizError

__all__ = [
    "BankInUseError",
    "BankNameTakenError",
    "ChangedPassageError",
    "EmptyBankError",
    "LinesInUseError",
    "LostEvidenceError",
    "NoLineLeftError",
    "NoSuchBankError",
    "StaleQuestionError",
    "UnfitQuestionError",
    "UnknownBankError",
    "UnknownQuestionError",
]

LONGEST_STEM = 100
"""How many characters of a stem an error repeats."""


class UnknownBankError(QuizError):
    """A bank that does not exist."""

    def __init__(self, bank_id: int) -> None:
        self.bank_id = bank_id
        super().__init__("There is no such bank. Go back to the list of banks and choose one.")


class BankNameTakenError(QuizError):
    """A name that another of the teacher's banks has."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f'You have a bank called "{name}" already. Choose another name.')


class BankInUseError(QuizError):
    """A bank that cannot be deleted because quizzes were published from it."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f'Quizzes were published from "{name}", so it cannot be deleted. Put it away: it leaves the list, and the'
            " results stay."
        )


class UnknownQuestionError(QuizError):
    """A question that does not exist."""

    def __init__(self, question_id: int) -> None:
        self.question_id = question_id
        super().__init__("There is no such question. Go back to the bank and choose one.")


class StaleQuestionError(QuizError):
    """Somebody saved another version of the question since ``version`` was opened; ``current`` is the newest."""

    def __init__(self, version: int, current: int) -> None:
        self.version, self.current = version, current
        super().__init__(
            "Somebody else changed this question since you opened it, so nothing was saved. Copy what you wrote, load"
            " the question again and make your change in it."
        )


class UnfitQuestionError(QuizError):
    """A question that could not be answered or marked; ``reason`` is a sentence without its stop."""

    def __init__(self, stem: str, reason: str) -> None:
        self.stem, self.reason = stem, reason
        called = f'The question "{_beginning_of(stem)}"' if stem.strip() else "This question"
        super().__init__(f"{called} cannot be saved: {reason}.")


class ChangedPassageError(QuizError):
    """No question is on this version of a passage any more: its lines were changed elsewhere, or the questions went."""

    def __init__(self, passage_id: int) -> None:
        self.passage_id = passage_id
        super().__init__("This passage was changed in another window, so nothing was done. Load the page again.")


class EmptyBankError(QuizError):
    """A bank without questions that is to be written to a file."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f'The bank "{name}" has no questions yet, so no file was written.')


class LinesInUseError(QuizError):
    """Lines that questions rest on were to leave the passage; ``places`` are these questions', from 1."""

    def __init__(self, places: Sequence[int]) -> None:
        self.places = tuple(places)
        *first, last = map(str, self.places)
        which = f"Questions {', '.join(first)} and {last} rest" if first else f"Question {last} rests"
        super().__init__(
            f"{which} on what you want to leave out, with the evidence or with a wrong answer. Reject or change"
            f" {'them' if first else 'it'} first."
        )


class NoLineLeftError(QuizError):
    """Every line was to leave a passage."""

    def __init__(self) -> None:
        super().__init__("Nothing would be left to read. Keep at least one line in the passage.")


class LostEvidenceError(QuizError):
    """What a question was before rests on words that are in the passage no more."""

    def __init__(self) -> None:
        super().__init__(
            "What was here before rests on a line that is no longer in the passage. Put the line back, then undo."
        )


class NoSuchBankError(QuizError):
    """A bank's name or path that leads to none; ``known`` are the names there are."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name, self.known = name, tuple(known)
        names = ", ".join(f'"{each}"' for each in self.known) or "none"
        super().__init__(f'There is no bank called "{name}", and no bank file. The banks here are: {names}.')


def _beginning_of(stem: str) -> str:
    """As much of a stem as tells which question is meant."""
    return stem if len(stem) <= LONGEST_STEM else f"{stem[:LONGEST_STEM]}…"
