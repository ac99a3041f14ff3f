"""The question a rule asks, with all that later stages must know about it."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from quizapp.model import LEANING, Argument, Candidate, Evidence, Fact, Question, QuestionKind, Reading

__all__ = ["draft", "evidence_of", "standing_alone"]


def evidence_of(fact: Fact, reading: Reading) -> Evidence:
    """The sentence of the passage that a fact was read from."""
    return Evidence(reading.passage.text[fact.start : fact.end], fact.start, fact.end)


def standing_alone(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those that are clear without the passage beside them."""
    return [candidate for candidate in candidates if LEANING not in candidate.features]


def draft(
    rule: str,
    stem: str,
    *,
    fact: Fact,
    answer: Argument,
    key: str,
    reading: Reading,
    kind: QuestionKind = QuestionKind.MULTIPLE_CHOICE,
    accepted: tuple[str, ...] = (),
) -> Candidate:
    """A candidate without options yet; the stages after give it options, an id and a score."""
    question = Question(
        id="",
        kind=kind,
        stem=stem,
        key=key,
        evidence=evidence_of(fact, reading),
        accepted=accepted,
        rule=rule,
    )
    return Candidate(question=question, fact=fact, answer=answer, features=MappingProxyType({}))
