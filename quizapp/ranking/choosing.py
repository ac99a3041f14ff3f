"""Choosing the questions of a quiz: the best ones that differ, cover the passage and give nothing away."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from quizapp.english.numbers import read_number
from quizapp.english.stems import GAP
from quizapp.model import PARTED, Candidate, EntityKind, Evidence, Question, QuestionKind, Reading
from quizapp.questions.true_false import FALSE
from quizapp.questions.wording import words_of
from quizapp.ranking.critic import appeal_of
from quizapp.ranking.features import BESIDE, COMMON, STATED, Topic, features_of, topic_of

__all__ = ["MOST", "MOST_ALIKE", "ODD", "PER_SENTENCE", "SPARE", "choose", "clash", "rank", "shares_a_statement"]

PER_SENTENCE = 2
ALIKE = 0.8
"""The share of the longer stem's words that two stems have in common when they ask the same."""
SPARE = 5
"""How many more statements than other questions a quiz may have."""
ODD = 1
"""How many more of true than of false statements may be there when one more true one is taken, and the other way."""
GRACE = 0.5
"""What a false statement may lack of the bar: they are fewer, and half of a quiz's statements should be false."""
MOST = MappingProxyType({"word_means": 2, "not_listed": 1, "which_true": 2, "which_false": 2})
"""Rules of which a quiz has no more than so many questions."""
REPEATED_DATE = 0.3
"""What each earlier question for a date takes from the next one's score: dates are worth knowing, many are not."""
REPEATED_RULE = 0.3
"""What each earlier question of the same rule costs the next one."""
MOST_ALIKE = 2
"""Questions with one answer, statements aside: who knows that one man says everything need not read."""


@cache
def _weights() -> dict[str, float]:
    return {
        str(name): float(weight)
        for name, weight in json.loads(files(__package__).joinpath("weights.json").read_text("utf-8")).items()
    }


def rank(candidates: Iterable[Candidate], reading: Reading) -> list[Candidate]:
    """The candidates with their features and score, best first; ties keep the order of the text."""
    topic = topic_of(reading)
    scored = [_scored(candidate, reading, topic) for candidate in candidates]
    return sorted(scored, key=lambda candidate: -candidate.score)


def _scored(candidate: Candidate, reading: Reading, topic: Topic) -> Candidate:
    appeal = {"appeal": appeal_of(candidate.question)}
    features = MappingProxyType({**candidate.features, **features_of(candidate, reading, topic), **appeal})
    score = sum(_weights().get(name, 0.0) * value for name, value in features.items())
    return replace(candidate, features=features, score=score)


def choose(
    ranked: Sequence[Candidate],
    *,
    count: int,
    bar: float,
    finish: Callable[[Candidate], Candidate | None],
) -> list[Candidate]:
    """At most ``count`` candidates that reach ``bar``, in the order of the passage.

    ``finish`` gives a candidate its options, or None when there are no good ones; it is asked only for candidates
    that would be taken.
    """
    taken, tally = list[Candidate](), Tally()
    waiting = _true_or_false([candidate for candidate in ranked if candidate.score >= _bar_for(candidate, bar)])
    while len(taken) < count and (open_now := [candidate for candidate in waiting if tally.has_room_for(candidate)]):
        best = max(open_now, key=tally.worth)
        waiting.remove(best)
        finished = finish(best) if tally.deserved(best) >= _bar_for(best, bar) and _fits(best, taken) else None
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


def _bar_for(candidate: Candidate, bar: float) -> float:
    """The score a candidate needs: a false statement may lack a little."""
    false = candidate.question.kind is QuestionKind.TRUE_FALSE and candidate.question.key == FALSE
    return bar - GRACE if false else bar


def _clause(candidate: Candidate) -> tuple[int, int]:
    return candidate.fact.sentence, candidate.fact.predicate.head


class Tally:
    """What a quiz has so far, counted, so that a candidate's worth costs the same in a long quiz as in a short one."""

    def __init__(self) -> None:
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
        return candidate.score - REPEATED_RULE * alike - 0.5 * near

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
            return self.keys[candidate.question.key.lower()] < MOST_ALIKE
        stated = self.statements.total()
        even = 2 * self.statements[candidate.question.key] <= stated + ODD
        return even and stated <= self.all - stated + SPARE


def _fits(candidate: Candidate, taken: Sequence[Candidate]) -> bool:
    """Whether a candidate leaves the others their answers, asks something else, and keeps to its sentence's share."""
    same = [other for other in taken if other.fact.sentence == candidate.fact.sentence]
    return (
        len(same) < PER_SENTENCE
        and not any(_asks_for_the_same(candidate, other) for other in same)
        and not any(clash(candidate.question, other.question, near=other in same) for other in taken)
    )


def shares_a_statement(one: Question, other: Question) -> bool:
    """Whether two questions call the same sentence true or false, so that one may tell the other's answer."""
    return bool(_judged(one) & _judged(other))


def _judged(question: Question) -> set[int]:
    """Where the sentences begin that a question on statements calls true or false."""
    if question.rule == "main_idea":
        return {question.evidence.start}
    if question.rule not in BESIDE | {"true_false"}:
        return set()
    return {question.evidence.start} | {option.evidence.start for option in question.options if option.evidence}


def _asks_for_the_same(one: Candidate, other: Candidate) -> bool:
    """Whether two questions of a rule have one answer, whatever their options call it."""
    statement = one.question.kind is QuestionKind.TRUE_FALSE
    return not statement and one.question.rule == other.question.rule and one.answer.start == other.answer.start


def clash(one: Question, other: Question, *, near: bool) -> bool:
    """Whether two questions ask the same, or one tells the other's answer; ``near`` is on the same sentence."""
    if (near and (_state_the_same(one, other) or _shows_sentence(one, other))) or _states_part(one, other):
        return True
    same_key = one.key.lower() == other.key.lower()
    tells = _tells(one, other) or _tells(other, one) or _states_what_is_asked(one, other)
    return (near and (same_key or tells)) or _same_stem(one, other) or (same_key and _count_the_same(one, other))


def _state_the_same(one: Question, other: Question) -> bool:
    """Whether two questions on one sentence are about whether it is true, or the main idea, or both."""
    return all(item.kind is QuestionKind.TRUE_FALSE or item.rule == "main_idea" for item in (one, other))


def _shows_sentence(one: Question, other: Question) -> bool:
    """Whether one of two questions on a sentence shows it."""
    return "word_means" in {one.rule, other.rule}


def _states_what_is_asked(one: Question, other: Question) -> bool:
    """Whether one calls true or false what the other asks for: *Leeds has six mills*, *How many mills has Leeds?*"""
    for stated, asking in ((one, other), (other, one)):
        asked = set(words_of(asking.stem)) - COMMON - {GAP}
        if stated.kind is QuestionKind.TRUE_FALSE and len(asked & set(words_of(stated.stem))) >= ALIKE * len(asked):
            return True
    return False


def _states_part(one: Question, other: Question) -> bool:
    """Whether one says or asks what is to be matched or put in order in the other."""
    return any(
        parted.kind in PARTED and bool(_rested_on(asking) & {option.evidence for option in parted.options})
        for asking, parted in ((one, other), (other, one))
    )


def _rested_on(question: Question) -> set[Evidence | None]:
    """The evidence of a question, and of each statement that it sets beside others."""
    beside = question.options if question.rule in BESIDE else ()
    return {question.evidence, *(option.evidence for option in beside if option.evidence)}


def _tells(one: Question, other: Question) -> bool:
    """Whether one shows the key of the other: in its stem, or in the statement that is its own key."""
    key = set(words_of(other.key)) - COMMON
    shown = f"{one.stem} {one.key}" if one.rule in STATED else one.stem
    return bool(key) and key <= set(words_of(shown))


def _count_the_same(one: Question, other: Question) -> bool:
    """Whether two questions with one number for their key ask how many there were of the same."""
    shared = set(words_of(one.stem)) & set(words_of(other.stem)) - COMMON
    return bool(shared) and "how_many" in {one.rule, other.rule} and read_number(one.key) is not None


def _same_stem(one: Question, other: Question) -> bool:
    first, second = (set(words_of(item.stem)) - COMMON - {GAP} for item in (one, other))
    return len(first & second) >= ALIKE * max(len(first), len(second))
