"""What a person can get wrong: one class a situation, each keeping the value and saying what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = [
    "AddressError",
    "AlreadySubmittedError",
    "BackupError",
    "BadUsernameError",
    "BankFileError",
    "BankInUseError",
    "BankNameTakenError",
    "BarrenArticleError",
    "BinaryFileError",
    "BlankNameError",
    "ChangedPassageError",
    "EmptyArticleError",
    "Fault",
    "FetchError",
    "FetchingOffError",
    "FileAccessError",
    "FirstTeacherExistsError",
    "GuestsNotAllowedError",
    "LanguageError",
    "LongArticleError",
    "LongNameError",
    "MissingExtraError",
    "NewerStoreError",
    "NoAlternativeError",
    "NoQuestionsError",
    "NoSuchBankError",
    "NoTeacherError",
    "NotAStoreError",
    "NotAllowedError",
    "NotReadyError",
    "NotSubmittedError",
    "OpenElsewhereError",
    "OwnAccountError",
    "QuizClosedError",
    "QuizError",
    "SeveralFilesError",
    "SeveralPassagesError",
    "ShortArticleError",
    "StaleQuestionError",
    "StoreAccessError",
    "StoreError",
    "TooManyTriesError",
    "UnfitAnswerError",
    "UnfitQuestionError",
    "UnknownAttemptError",
    "UnknownBankError",
    "UnknownCodeError",
    "UnknownFormatError",
    "UnknownPersonError",
    "UnknownQuestionError",
    "UnknownQuizError",
    "UsernameTakenError",
    "WeakPasswordError",
    "WhichTeacherError",
    "WrongSignInError",
]


class QuizError(Exception):
    """Something a person can put right; ``str(error)`` is a sentence to show them."""


class EmptyArticleError(QuizError):
    """Nothing was pasted."""

    def __init__(self) -> None:
        super().__init__("There is no text here yet. Paste an article, or choose a file with one.")


class ShortArticleError(QuizError):
    """The body of the article is too small to ask about; ``words`` is how many there are."""

    def __init__(self, words: int, least: int) -> None:
        self.words, self.least = words, least
        super().__init__(
            f"The article's body has only {words} {'word' if words == 1 else 'words'}, and a quiz needs at least"
            f" {least}. Paste the whole article."
        )


class LongArticleError(QuizError):
    """More text than a quiz can be made of; ``size`` and ``limit`` in bytes of UTF-8."""

    def __init__(self, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        super().__init__(
            f"This is {size / 1e6:.1f} MB of text, and at most {limit / 1e6:g} MB can be read."
            " Paste one article, or a part of this one."
        )


class LanguageError(QuizError):
    """The article is in another language, named by ``language``."""

    def __init__(self, language: str) -> None:
        self.language = language
        super().__init__(f"This article looks like {language}, and only English is understood. Paste it in English.")


class BinaryFileError(QuizError):
    """A file that holds no readable text; ``name`` is what the person called it, ``found`` what it looks like."""

    def __init__(self, name: str, found: str = "a binary file") -> None:
        self.name, self.found = name, found
        super().__init__(
            f"{name or 'What you gave'} is {found}, not text. Choose a text, Markdown, HTML, PDF or Word (.docx) file,"
            " or paste the article."
        )


class MissingExtraError(QuizError):
    """A library that only some need is not installed; ``package`` is the name pip knows it by."""

    def __init__(self, what: str, package: str) -> None:
        self.what, self.package = what, package
        super().__init__(
            f"Reading {what} needs a library that is not installed. Run: pip install {package}, or paste the article's"
            " text."
        )


class FetchingOffError(QuizError):
    """A web address was given where addresses are not opened."""

    def __init__(self, url: str) -> None:
        self.url = url
        super().__init__(f"Web addresses are not opened here ({url}). Open the page, copy its text and paste it.")


class AddressError(QuizError):
    """A web address that may not be opened; ``reason`` says why, as the end of "It …"."""

    def __init__(self, url: str, reason: str) -> None:
        self.url, self.reason = url, reason
        super().__init__(f"{url} cannot be opened: it {reason}. Open the page yourself, copy its text and paste it.")


class FetchError(QuizError):
    """A web page that could not be had; ``reason`` says why, as a sentence without its stop."""

    def __init__(self, url: str, reason: str) -> None:
        self.url, self.reason = url, reason
        super().__init__(f"{url} could not be read: {reason}. Open the page yourself, copy its text and paste it.")


@dataclass(frozen=True, slots=True)
class Fault:
    """One place in a file and the rule it breaks, as the end of "It …": ``must have "key"``."""

    place: str
    rule: str


class BankFileError(QuizError):
    """A bank file that does not fit its format; ``faults`` are all the places, in reading order."""

    def __init__(self, name: str, faults: tuple[Fault, ...]) -> None:
        self.name, self.faults = name, faults
        first, others = faults[0], len(faults) - 1
        more = f" There {'is one more fault' if others == 1 else f'are {others} more faults'} in it." if others else ""
        super().__init__(f"{name} was not loaded: {first.place} {first.rule}.{more}")


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


class NotAllowedError(QuizError):
    """Somebody asked for what is not theirs to do; ``action`` as the end of "You may not …"."""

    def __init__(self, action: str) -> None:
        self.action = action
        super().__init__(f"You may not {action}. Sign in with an account that may, or ask the teacher it belongs to.")


class BlankNameError(QuizError):
    """A name without a letter; ``what`` is the thing to name."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"The {what} is empty. Write one.")


class LongNameError(QuizError):
    """A name too long to show in a list."""

    def __init__(self, what: str, limit: int) -> None:
        self.what, self.limit = what, limit
        super().__init__(f"The {what} is too long. Use at most {limit} characters.")


class BadUsernameError(QuizError):
    """A username with characters that are easily mistaken or mistyped."""

    def __init__(self, username: str) -> None:
        self.username = username
        super().__init__(
            f'"{username}" cannot be a username. Use 2 to 60 letters, figures, dots, hyphens, underscores or one @.'
        )


class UsernameTakenError(QuizError):
    """A username that somebody has."""

    def __init__(self, username: str) -> None:
        self.username = username
        super().__init__(f'The username "{username}" is taken. Choose another.')


class WeakPasswordError(QuizError):
    """A password that is guessed too soon; ``reason`` as the end of "This password …". The password is not kept."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"This password {reason}. Choose a longer one, for instance four words.")


class FirstTeacherExistsError(QuizError):
    """The first teacher's account was created already."""

    def __init__(self) -> None:
        super().__init__("There is a teacher's account already. Sign in, or ask that teacher to create yours.")


class WrongSignInError(QuizError):
    """A username and password that do not belong together; which of them is wrong is not said."""

    def __init__(self) -> None:
        super().__init__("The username or the password is wrong. Try again, or ask a teacher for a new password.")


class TooManyTriesError(QuizError):
    """Too many wrong tries in a row; ``wait`` is the seconds until the next is looked at."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__(
            f"There were too many wrong tries. Wait {wait} {'second' if wait == 1 else 'seconds'} and try again."
        )


class UnknownPersonError(QuizError):
    """An account that does not exist."""

    def __init__(self, person_id: int) -> None:
        self.person_id = person_id
        super().__init__("There is no such account. Go back to the list of people and choose one.")


class OwnAccountError(QuizError):
    """Somebody tried to lock themselves out."""

    def __init__(self) -> None:
        super().__init__("You cannot disable your own account. Ask another teacher to do it.")


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
            f'Quizzes were published from "{name}", so it cannot be deleted. Retire it: it leaves the list, and the'
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

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"This question cannot be saved: {reason}.")


class ChangedPassageError(QuizError):
    """No question is on this version of a passage any more: a line was put back elsewhere, or the questions went."""

    def __init__(self, passage_id: int) -> None:
        self.passage_id = passage_id
        super().__init__("This passage was changed in another window, so nothing was done. Load the page again.")


class NoQuestionsError(QuizError):
    """A quiz without questions."""

    def __init__(self) -> None:
        super().__init__("No question was chosen. Choose at least one question that is ready.")


class NotReadyError(QuizError):
    """A question that nobody has accepted yet, or that was rejected."""

    def __init__(self, stem: str) -> None:
        self.stem = stem
        super().__init__(f'"{stem}" is not ready. Accept it first, or leave it out.')


class SeveralPassagesError(QuizError):
    """Questions on ``count`` different passages chosen for one quiz."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(f"These questions are on {count} passages. Choose questions on one passage for a quiz.")


class UnknownQuizError(QuizError):
    """A quiz that does not exist."""

    def __init__(self, quiz_id: int) -> None:
        self.quiz_id = quiz_id
        super().__init__("There is no such quiz. Go back to the list of quizzes and choose one.")


class UnknownCodeError(QuizError):
    """A join code that no quiz has."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(
            f'There is no quiz with the code "{code[:20]}". Check each letter, or ask your teacher for the code.'
        )


class QuizClosedError(QuizError):
    """A quiz that the teacher has closed."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(
            f'"{title}" is closed: it can no longer be started or answered. What you saved before is kept; ask your'
            " teacher if you need more time."
        )


class GuestsNotAllowedError(QuizError):
    """A quiz that only students with an account may take."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(f'"{title}" is for students with an account. Sign in first.')


class UnknownAttemptError(QuizError):
    """A token that opens no attempt, or an attempt that is not there."""

    def __init__(self) -> None:
        super().__init__("This attempt cannot be found. Start again with the quiz's code: saved answers are not lost.")


class OpenElsewhereError(QuizError):
    """Another tab or device saved since this page last looked; ``saved`` is what the store holds now."""

    def __init__(self, saved: object) -> None:
        self.saved = saved
        super().__init__(
            "This quiz is open in another tab or on another device, where this question was answered since. That answer"
            " is kept; answer again here to replace it."
        )


class AlreadySubmittedError(QuizError):
    """An answer that came after the attempt was handed in."""

    def __init__(self) -> None:
        super().__init__("This attempt was handed in already, so its answers can no longer be changed.")


class NotSubmittedError(QuizError):
    """A review asked for before the attempt was handed in."""

    def __init__(self) -> None:
        super().__init__("This attempt was not handed in yet. Submit it first to see the right answers.")


class UnfitAnswerError(QuizError):
    """An answer that does not fit its question; ``reason`` is a sentence without its stop."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"This answer was not saved: {reason}.")


class BarrenArticleError(QuizError):
    """An article on which no question was good enough to show."""

    def __init__(self) -> None:
        super().__init__(
            "No good question was found in this article. Ask for every kind and difficulty, or paste a longer article"
            " that reports facts: who did what, where, when."
        )


class NoTeacherError(QuizError):
    """A command that works for a teacher, on a database that has none."""

    def __init__(self) -> None:
        super().__init__(
            "There is no teacher's account in this database yet. Run: python -m quizapp app, and create one there."
        )


class WhichTeacherError(QuizError):
    """A command that works for one teacher, where ``usernames`` are those there are."""

    def __init__(self, usernames: Iterable[str]) -> None:
        self.usernames = tuple(usernames)
        super().__init__(f"Say whose banks are meant: --teacher with one of {', '.join(self.usernames)}.")


class NoSuchBankError(QuizError):
    """A bank's name or path that leads to none; ``known`` are the names there are."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name, self.known = name, tuple(known)
        names = ", ".join(f'"{each}"' for each in self.known) or "none"
        super().__init__(f'There is no bank called "{name}", and no bank file. The banks here are: {names}.')


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


class NoAlternativeError(QuizError):
    """A question of which there is no other as wished; ``reason`` is a sentence without its stop."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"{reason}. Edit this question, or reject it.")
