"""Questions beside those there are: another in the place of one, the same with other options, easier, harder; or more.

What is offered is always sound and no repetition of another question. It is of the same kind as the question it would
stand for, else of a kind that the others have, and only then of any kind. The same passage, question, others and wish
give the same alternative.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import combinations, islice

from quizapp.errors.articles import NoAlternativeError
from quizapp.model import Candidate, Difficulty, OptionKind, Passage, Question, QuestionKind
from quizapp.pipeline import BAR, KINDS, LOWEST, Findings, finish, finish_at
from quizapp.ranking.choosing import MOST, MOST_ALIKE, PER_SENTENCE
from quizapp.ranking.clashing import clash, shares_a_statement
from quizapp.ranking.difficulty import difficulty_of

__all__ = ["Wish", "alternative", "further"]

NEARBY = 60
"""How many candidates are tried for another difficulty, the nearest first: a long passage takes no longer."""
LEVELS = (Difficulty.EASY, Difficulty.MEDIUM, Difficulty.HARD)


class Wish(StrEnum):
    """What a teacher may want instead of a question."""

    QUESTION = "question"
    OPTIONS = "options"
    EASIER = "easier"
    HARDER = "harder"


def alternative(
    wish: Wish,
    question: Question,
    findings: Findings,
    *,
    others: Sequence[Question] = (),
    seen: Sequence[Question] = (),
) -> Question:
    """The best question to put in the place of ``question``.

    ``findings`` are what its passage was found to hold, ``others`` the questions that stay beside it, ``seen`` what was
    offered and put back already. Raises NoAlternativeError, which says why, when there is none.
    """
    offers = {Wish.QUESTION: _other_questions, Wish.OPTIONS: _other_options}.get(wish)
    shown = (question, *seen)
    found = next(offers(shown, findings, others) if offers else _graded(wish, shown, findings, others), None)
    if found is None:
        raise NoAlternativeError(_reason_of(wish, question))
    return found


def _reason_of(wish: Wish, question: Question) -> str:
    """Why there is no alternative."""
    if wish is Wish.QUESTION:
        return "The passage has no other good question that is not asked already"
    if wish is Wish.OPTIONS:
        return "No other wrong answers were found that are surely wrong and fit this question"
    if not _levels_beyond(wish, question.difficulty):
        return f"This question is {question.difficulty} already"
    return f"No good question near this one is {wish} and not asked already"


def further(
    findings: Findings,
    others: Sequence[Question],
    *,
    most: int,
    kinds: Collection[QuestionKind] = (),
    difficulty: Difficulty | None = None,
) -> tuple[Question, ...]:
    """At most ``most`` questions more on a passage beside ``others``, the best there are, in the order of the passage.

    They may be below the bar that a quiz made without a number keeps to, but are sound, repeat none and are of one of
    ``kinds``; without any, of a kind that goes with the others.
    """
    kinds = kinds or _kinds_beside(others)
    beside, places = list(others), [_place_of(other, findings) for other in others]
    known = {other.id for other in others}
    for candidate in findings.ranked:
        if len(beside) - len(others) == most or candidate.score < LOWEST:
            break
        if candidate.question.kind not in kinds or _is_commoner(candidate.question, beside):
            continue
        if not _fits_beside(candidate, beside, places):
            continue
        made = finish_at(difficulty, candidate, findings) if difficulty else finish(candidate, findings)
        # A question that was reworded by hand keeps its id, and the bank takes no second with it.
        if made and made.question.id not in known and _has_room(made.question, beside):
            beside.append(made.question)
            places.append(candidate.fact.sentence)
    return tuple(sorted(beside[len(others) :], key=lambda question: question.evidence.start))


def _has_room(question: Question, beside: Sequence[Question]) -> bool:
    """Whether there is room for one more of its rule and answer, and no sentence is called true or false twice."""
    same_rule = sum(other.rule == question.rule for other in beside)
    asked = [other.key.lower() for other in beside if other.kind is not QuestionKind.TRUE_FALSE]
    alike = question.kind is not QuestionKind.TRUE_FALSE and asked.count(question.key.lower()) >= MOST_ALIKE
    judged = any(shares_a_statement(question, other) for other in beside)
    return same_rule < MOST.get(question.rule, same_rule + 1) and not (alike or judged)


def _kinds_beside(others: Sequence[Question]) -> frozenset[QuestionKind]:
    """The kinds that go with some questions: theirs, and the two a quiz is mostly of where there are others than these.

    Any kind goes with questions that say little yet.
    """
    present, usual = {other.kind for other in others}, {QuestionKind.MULTIPLE_CHOICE, QuestionKind.FILL_IN}
    telling = len(others) > 1 and present != {QuestionKind.TRUE_FALSE}
    kinds = present if present <= usual else present | usual
    return frozenset(kinds if telling else KINDS)


def _fits_beside(candidate: Candidate, others: Sequence[Question], places: Sequence[int]) -> bool:
    """Whether a candidate's sentence has its share still, and none of ``others``, at ``places``, tells the same."""
    here = candidate.fact.sentence
    beside = zip(others, places, strict=True)
    return places.count(here) < PER_SENTENCE and not any(
        clash(candidate.question, other, near=place == here) for other, place in beside
    )


def _is_commoner(question: Question, beside: Sequence[Question]) -> bool:
    """Whether the questions have more statements of this truth value than of the other already."""
    stated = [other.key for other in beside if other.kind is QuestionKind.TRUE_FALSE]
    return question.kind is QuestionKind.TRUE_FALSE and 2 * stated.count(question.key) > len(stated)


# ── another question ─────────────────────────────────────────────────────────────────────────────────────────────────


def _other_questions(shown: Sequence[Question], findings: Findings, others: Sequence[Question]) -> Iterator[Question]:
    """Questions on the same sentence, and then on those around it."""
    for candidate in _unused(shown, findings, others):
        made = finish(candidate, findings)
        if made and not any(shares_a_statement(made.question, other) for other in others):
            yield made.question


def _unused(shown: Sequence[Question], findings: Findings, others: Sequence[Question]) -> Iterator[Candidate]:
    """Candidates that neither repeat a question nor tell its answer: of its kind and sentence, then good, then near."""
    here, kinds = _place_of(shown[0], findings), {each.kind for each in others}
    taken = [_place_of(other, findings) for other in others]

    def farness(candidate: Candidate) -> tuple[bool, bool, bool, bool, int, float]:
        kind, distance = candidate.question.kind, abs(candidate.fact.sentence - here)
        strange = kind is not shown[0].kind
        return strange, strange and kind not in kinds, distance > 0, candidate.score < BAR, distance, -candidate.score

    for candidate in sorted(findings.ranked, key=farness):
        again = any(_repeats(candidate, each, findings) for each in shown)
        if candidate.score >= LOWEST and not again and _fits_beside(candidate, others, taken):
            yield candidate


def _repeats(candidate: Candidate, question: Question, findings: Findings) -> bool:
    """Whether a candidate asks what a question that it would stand for asks; its stem may tell that one's answer."""
    if candidate.question.kind is QuestionKind.TRUE_FALSE:
        return _clashes(candidate, question, findings)
    same_key = candidate.question.key.lower() == question.key.lower()
    here = candidate.fact.sentence == _place_of(question, findings)
    return candidate.question.stem == question.stem or (here and same_key)


def _clashes(candidate: Candidate, question: Question, findings: Findings) -> bool:
    return clash(candidate.question, question, near=candidate.fact.sentence == _place_of(question, findings))


def _place_of(question: Question, findings: Findings) -> int:
    """The index of the sentence in which a question's evidence begins."""
    starts = [sentence.start for sentence in findings.reading.sentences]
    return max(0, sum(start <= question.evidence.start for start in starts) - 1)


# ── the same question, chosen among others ───────────────────────────────────────────────────────────────────────────


def _other_options(shown: Sequence[Question], findings: Findings, _: Sequence[Question]) -> Iterator[Question]:
    """The question with as many new wrong options as there are, and no fewer options than before if that can be."""
    made = list(_reoptioned(shown, findings))
    yield from sorted(made, key=lambda each: len(each.options) < len(shown[0].options))


def _reoptioned(shown: Sequence[Question], findings: Findings) -> Iterator[Question]:
    question = shown[0]
    candidate = _origin_of(question, findings)
    current, before = _wrong_texts(question), {text for each in shown for text in _wrong_texts(each)}
    if candidate is None:
        return
    for kept in range(len(current)):
        for staying in combinations(current, kept):
            made = finish(candidate, findings, without=before - set(staying))
            if made and not before.issuperset(_wrong_texts(made.question)):
                yield _with_options_of(question, made.question, findings.reading.passage)


def _origin_of(question: Question, findings: Findings) -> Candidate | None:
    """The candidate that a question was made of, or one with its answer where the stem has been rewritten."""
    here = _place_of(question, findings)
    near = (each for each in findings.ranked if each.fact.sentence == here and each.question.kind is question.kind)
    same = [each for each in near if (made := finish(each, findings)) and made.question.key == question.key]
    return min(same, key=lambda each: each.question.stem != question.stem, default=None)


def _wrong_texts(question: Question) -> tuple[str, ...]:
    return tuple(option.text for option in question.options if option.kind is not OptionKind.KEY)


def _with_options_of(question: Question, other: Question, passage: Passage) -> Question:
    """The question with another's options, and as difficult as they make it."""
    changed = replace(question, options=other.options)
    return replace(changed, difficulty=difficulty_of(changed, passage))


# ── another difficulty ───────────────────────────────────────────────────────────────────────────────────────────────


def _graded(
    wish: Wish, shown: Sequence[Question], findings: Findings, others: Sequence[Question]
) -> Iterator[Question]:
    """Questions of the next difficulty: this one with other options, then another nearby; then of the one after."""
    nearby = list(islice(_unused(shown, findings, others), NEARBY))
    own = _origin_of(shown[0], findings)
    for level in _levels_beyond(wish, shown[0].difficulty):
        made = own and finish_at(level, own, findings)
        if made and all(set(_wrong_texts(made.question)) != set(_wrong_texts(each)) for each in shown):
            yield replace(shown[0], options=made.question.options, difficulty=level)
        for candidate in nearby:
            if found := finish_at(level, candidate, findings):
                yield found.question


def _levels_beyond(wish: Wish, difficulty: Difficulty) -> tuple[Difficulty, ...]:
    """The difficulties on the wished side of one, the nearest first."""
    place = LEVELS.index(difficulty)
    return LEVELS[place + 1 :] if wish is Wish.HARDER else LEVELS[:place][::-1]
