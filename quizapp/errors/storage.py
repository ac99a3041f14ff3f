"""What can be wrong with the database."""

from __future__ import annotations

from quizapp.errors import QuizError

__all__ = [
    "NewerStoreError",
    "NotAStoreError",
    "StoreAccessError",
    "StoreAddressError",
    "StoreError",
]


class StoreError(QuizError):
    """A database that cannot be used; ``where`` is its address without the password."""

    def __init__(self, where: str, sentence: str) -> None:
        self.where = where
        super().__init__(sentence)


class NotAStoreError(StoreError):
    """A database, or a file that is none, which QuizApp did not make."""

    def __init__(self, where: str) -> None:
        super().__init__(
            where, f"{where} is not a QuizApp database. Name another in QUIZAPP_DATABASE, or move this one away."
        )


class NewerStoreError(StoreError):
    """A database whose tables a newer QuizApp has changed."""

    def __init__(self, where: str) -> None:
        super().__init__(where, f"{where} was made by a newer QuizApp. Update QuizApp, or open another database.")


class StoreAccessError(StoreError):
    """A database that cannot be reached; ``reason`` is what it or the system says."""

    def __init__(self, where: str, reason: str) -> None:
        self.reason = reason
        super().__init__(
            where, f'The database "{where}" cannot be opened: {reason}. Check QUIZAPP_DATABASE, and that it is running.'
        )


class StoreAddressError(StoreError):
    """A text that is no database address. It is not repeated: a password may stand anywhere in it."""

    def __init__(self) -> None:
        super().__init__(
            "",
            "The database's address cannot be read. Write sqlite:///quizapp.db or"
            " postgresql://user:password@host/name in QUIZAPP_DATABASE, or after --database."
            " In a password write %40 for @ and %25 for %.",
        )
