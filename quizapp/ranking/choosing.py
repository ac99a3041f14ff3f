"""Choosing the questions of a quiz: the best ones that differ, cover the passage and give nothing away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from types import MappingProxyType

from quizapp.model import Candidate, EntityKind, QuestionKind
from quizapp.questions.true_false import FALSE
from quizapp.ranking.clashing import clash, shares_a_statement

__all__ = ["MOST", "MOST_ALIKE", "ODD", "PER_SENTENCE", "SPARE", "choose"]

PER_SENTENCE = 2
"""Questions on one sentence, and no more."""
SPARE = 5
"""How many more statements than other questions a quiz may have."""
ODD = 1
"""How uneven true and false may be where few statements are good enough."""
MOST = MappingProxyType({"word_means": 2, "not_listed": 1, "which_true": 2, "which_false": 2})
"""Rules of which a quiz has no more than so many questions."""
REPEATED_DATE = 0.3
"""What each earlier question for a date takes from the next one's score: dates are worth knowing, many are not."""
REPEATED_RULE = 0.3
"""What each earlier question of the same rule costs the next one."""
REPEATED_SENTENCE = 0.5
"""What each earlier question on the same sentence costs the next one."""
MOST_ALIKE = 2
"""Questions with one answer, statements aside: who knows that one man says everything need not read.

A date is asked for once: on one day one thing happened, however often it is told.
"""


def choose(
    ranked: Sequence[Candidate],
    *,
    count: int,
    bar: float,
    finish: Callable[[Candidate], Candidate | None],
    odd: int = ODD,
) -> list[Candidate]:
    """At most ``count`` candidates that reach ``bar``, in the order of the passage.

    ``finish`` gives a candidate its options, or None when there are no good ones; it is asked only for candidates
    that would be taken. ``odd`` is how many more of true than of false statements may be there when one more true one
    is taken, and the other way.
    """
    taken, tally = list[Candidate](), Tally(odd)
    waiting = _true_or_false([candidate for candidate in ranked if candidate.score >= bar])
    while len(taken) < count and (open_now := [candidate for candidate in waiting if tally.has_room_for(candidate)]):
        best = max(open_now, key=tally.worth)
        waiting.remove(best)
        finished = finish(best) if tally.deserved(best) >= bar and _fits(best, taken) else None
        if finished and not any(shares_a_statement(finished.question, other.question) for other in taken):
            taken.append(finished)
            tally.add(finished)
    return sorted(taken, key=lambda candidate: (candidate.question.evidence.start, -candidate.score))


def _true_or_false(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with each statement in one version: false where it can be, but no more so than half of them.

    What cannot be made false is left for the true half; the statements whose turning tells least fill it up.
    """
    stated = [item for item in candidates if item.question.kind is QuestionKind.TRUE_FALSE]
    false = [item for item in stated if item.question.key == FALSE]
    turned = {_clause(item) for item in false}
    plain = sum(item.question.key != FALSE and _clause(item) not in turned for item in stated)
    least = sorted(false, key=lambda item: item.features["turning"])
    true = {_clause(item) for item in least[: max(0, len(false) - plain) // 2]}
    unused = {
        id(item)
        for item in stated
        if _clause(item) in turned and (item.question.key == FALSE) == (_clause(item) in true)
    }
    return [item for item in candidates if id(item) not in unused]


def _clause(candidate: Candidate) -> tuple[int, int]:
    return candidate.fact.sentence, candidate.fact.predicate.head


class Tally:
    """What a quiz has so far, counted, so that a candidate's worth costs the same in a long quiz as in a short one."""

    def __init__(self, odd: int) -> None:
        self.odd = odd
        self.rules: Counter[str] = Counter()
        self.sentences: Counter[int] = Counter()
        self.statements: Counter[str] = Counter()
        self.keys: Counter[str] = Counter()
        self.dates = self.all = 0

    def add(self, candidate: Candidate) -> None:
        """Count a question that was taken."""
        self.rules[candidate.question.rule] += 1
        self.sentences[candidate.fact.sentence] += 1
        if candidate.question.kind is QuestionKind.TRUE_FALSE:
            self.statements[candidate.question.key] += 1
        else:
            self.keys[candidate.question.key.lower()] += 1
        self.dates += candidate.answer.kind is EntityKind.DATE
        self.all += 1

    def worth(self, candidate: Candidate) -> float:
        """The score of a candidate beside what was taken: what differs from it is worth more."""
        alike, near = self.rules[candidate.question.rule], self.sentences[candidate.fact.sentence]
        return candidate.score - REPEATED_RULE * alike - REPEATED_SENTENCE * near

    def deserved(self, candidate: Candidate) -> float:
        """The score of a candidate less what the dates asked for already take from one more."""
        return candidate.score - REPEATED_DATE * self.dates * (candidate.answer.kind is EntityKind.DATE)

    def has_room_for(self, candidate: Candidate) -> bool:
        """Whether one more statement keeps true and false even, and a quiz from being mostly of those.

        Anyone can guess half of them. Of some rules a few are enough.
        """
        if self.rules[candidate.question.rule] >= MOST.get(candidate.question.rule, self.all + 1):
            return False
        if candidate.question.kind is not QuestionKind.TRUE_FALSE:
            alike = 1 if candidate.answer.kind is EntityKind.DATE else MOST_ALIKE
            return self.keys[candidate.question.key.lower()] < alike
        stated = self.statements.total()
        even = 2 * self.statements[candidate.question.key] <= stated + self.odd
        return even and stated <= self.all - stated + SPARE


def _fits(candidate: Candidate, taken: Sequence[Candidate]) -> bool:
    """Whether a candidate leaves the others their answers, asks something else, and keeps to its sentence's share."""
    same = [other for other in taken if other.fact.sentence == candidate.fact.sentence]
    return (
        len(same) < PER_SENTENCE
        and not any(_asks_for_the_same(candidate, other) for other in same)
        and not any(clash(candidate.question, other.question, near=other in same) for other in taken)
    )


def _asks_for_the_same(one: Candidate, other: Candidate) -> bool:
    """Whether two questions of a rule have one answer, whatever their options call it."""
    statement = one.question.kind is QuestionKind.TRUE_FALSE
    return not statement and one.question.rule == other.question.rule and one.answer.start == other.answer.start
