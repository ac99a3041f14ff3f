"""What can be wrong with a file that is read or written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.errors import QuizError

__all__ = [
    "BackupError",
    "BankFileError",
    "Fault",
    "FileAccessError",
    "NothingToAskError",
    "OtherFileError",
    "SeveralFilesError",
    "UnknownFormatError",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """One place in a file and the rule it breaks, as the end of "It …": ``must have "key"``."""

    place: str
    rule: str

    def __str__(self) -> str:
        return f"{self.place[:1].upper()}{self.place[1:]} {self.rule}."


class BankFileError(QuizError):
    """A bank file that does not fit its format; ``faults`` are all the places, question by question."""

    def __init__(self, name: str, faults: tuple[Fault, ...]) -> None:
        self.name, self.faults = name, faults
        first, others = faults[0], len(faults) - 1
        more = f" There {'is one more fault' if others == 1 else f'are {others} more faults'} in it." if others else ""
        super().__init__(f"{name} was not loaded: {first.place} {first.rule}.{more}")


class OtherFileError(BankFileError):
    """A file of another sort in the place of a bank file; ``sort`` ends "It is …", ``advice`` is a sentence."""

    def __init__(self, name: str, sort: str, advice: str) -> None:
        super().__init__(name, (Fault("the whole file", f"must be a bank file, and is {sort}"),))
        self.args = (f"{name} was not loaded: it is {sort}. {advice}",)


class NothingToAskError(BankFileError):
    """A bank of another program without a question that QuizApp can ask; ``notes`` say of each why."""

    def __init__(self, name: str, notes: Sequence[Fault]) -> None:
        reason = Fault("the whole file", "must hold a question that QuizApp can ask")
        super().__init__(name, (reason, *notes))
        self.args = (f"{name} was not loaded: it holds no question that QuizApp can ask.",)


class UnknownFormatError(QuizError):
    """A file format that nobody here reads or writes; ``known`` are those somebody does."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name, self.known = name, tuple(known)
        super().__init__(f'There is no format "{name}" for this. Choose one of: {", ".join(self.known)}.')


class FileAccessError(QuizError):
    """A file that cannot be opened or written; ``reason`` is what the system says."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"{name} cannot be used: {reason}. Check the path and that you may read and write there.")


class SeveralFilesError(QuizError):
    """A bank on ``count`` passages to be written to one place; a file holds one passage."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(f"This bank is on {count} passages, each a file of its own. Give a file's name with --output.")


class BackupError(QuizError):
    """A database that cannot be copied to a file; ``reason`` is a sentence without its stop."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"No backup was made: {reason}.")
