"""A contrary where it stands in its sentence, with what the checks of it ask again and again."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.english.opposites import Contrary
from quizapp.english.trees import children
from quizapp.model import Sentence, Token

__all__ = ["Turned"]


@dataclass(frozen=True, slots=True)
class Turned:
    """A contrary where it stands: in the clause headed by ``head``, for ``token``; whether somebody ``claims`` it."""

    sentence: Sentence
    head: int
    token: Token
    contrary: Contrary
    claimed: bool

    @property
    def verb(self) -> Token:
        """The head of the clause."""
        return self.sentence.tokens[self.head]

    @property
    def above(self) -> Token:
        """The word that the turned one hangs on, itself for a root."""
        return self.sentence.tokens[self.token.head] if self.token.head >= 0 else self.token

    @property
    def words(self) -> frozenset[str]:
        """Every word of the sentence, in small letters."""
        return frozenset(token.text.lower() for token in self.sentence.tokens)

    @property
    def after(self) -> tuple[str, ...]:
        """The words behind what is turned, in small letters."""
        return tuple(token.text.lower() for token in self.sentence.tokens[self.contrary.last + 1 :])

    def has(self, *deprels: str) -> tuple[Token, ...]:
        """The dependents of the turned word in some relation."""
        return children(self.sentence, self.token.index, *deprels)
