"""What a person can get wrong: one class a situation, each keeping the value and saying what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = [
    "AddressError",
    "BankFileError",
    "BinaryFileError",
    "EmptyArticleError",
    "Fault",
    "FetchError",
    "FetchingOffError",
    "FileAccessError",
    "LanguageError",
    "LongArticleError",
    "MissingExtraError",
    "QuizError",
    "ShortArticleError",
    "UnknownFormatError",
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
    """A library that only some need is not installed; ``extra`` is the name pip knows it by."""

    def __init__(self, what: str, extra: str) -> None:
        self.what, self.extra = what, extra
        super().__init__(
            f'Reading {what} needs a library that is not installed. Run: pip install "quizapp[{extra}]",'
            " or paste the article's text."
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
