"""What can be wrong with an article, with where it comes from and with what is asked of it."""

from __future__ import annotations

from quizapp.errors import QuizError

__all__ = [
    "AddressError",
    "BarrenArticleError",
    "BinaryFileError",
    "EmptyArticleError",
    "FetchError",
    "FetchingOffError",
    "LanguageError",
    "LongArticleError",
    "MissingExtraError",
    "NoAlternativeError",
    "ShortArticleError",
]


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
        super().__init__(
            f"This is a web address, and none is opened here: {url}. Open the page, copy its text and paste it."
        )


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


class BarrenArticleError(QuizError):
    """An article on which no question was good enough to show."""

    def __init__(self) -> None:
        super().__init__(
            "No good question was found in this article. Ask for every kind and difficulty, or paste a longer article"
            " that reports facts: who did what, where, when."
        )


class NoAlternativeError(QuizError):
    """A question of which there is no other as wished; ``reason`` is a sentence without its stop."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"{reason}. Edit this question, or reject it.")
