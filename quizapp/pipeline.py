"""The street itself, one line per stage: a pasted article in, a quiz out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from quizapp.model import (
    ADRIFT,
    LEANING,
    Article,
    Candidate,
    Difficulty,
    OptionKind,
    Passage,
    Question,
    QuestionKind,
    Quiz,
    Reading,
)

if TYPE_CHECKING:
    from quizapp.distractors.inventory import Inventory

__all__ = [
    "BAR",
    "KINDS",
    "LOWEST",
    "Findings",
    "find_candidates",
    "finish",
    "finish_at",
    "make_questions",
    "make_quiz",
    "read",
]

KINDS = (
    QuestionKind.MULTIPLE_CHOICE,
    QuestionKind.FILL_IN,
    QuestionKind.TRUE_FALSE,
    QuestionKind.MATCHING,
    QuestionKind.ORDERING,
)
"""The kinds of question that are asked unless others are asked for."""
BAR, FLOOR, LOWEST = 1.75, -2.5, -6.0
"""The score below which a question is not shown by itself, where the teacher asks for a number, and for more still.

Of statements above the first three quarters were accepted, between the two two in five, below one in eight
(docs/quality.md).
"""
EVEN, UNEVEN = 0, 2
"""How uneven true and false statements may be where a number is asked for: as little as can be; and where less than
that number is good enough, since most of what a passage says cannot be made false."""
WEAK, STRONG = (OptionKind.UNSUPPORTED,), (OptionKind.MISREADING, OptionKind.ELSEWHERE)
"""Wrong options that make a question easier, and those that make it harder."""


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """What questions are made of: a reading, its sound candidates, the best first, and what their options come from."""

    reading: Reading
    ranked: tuple[Candidate, ...]
    inventory: Inventory


def _silent(stage: str, share: float) -> None:
    """The progress report of a caller who asks for none: ``stage`` begins, ``share`` (0 to 1) of the work is done."""


def make_quiz(
    article: str | Article,
    *,
    title: str = "",
    whole: bool = False,
    count: int | None = None,
    kinds: Collection[QuestionKind] = KINDS,
    difficulty: Difficulty | None = None,
    seed: int = 0,
    progress: Callable[[str, float], None] = _silent,
) -> Quiz:
    """Turn an article, or the text of one as pasted, into a quiz of draft questions.

    ``whole`` leaves no line of it out. ``count`` is how many questions at most; None takes all that are good enough.
    ``difficulty`` asks for questions of that difficulty alone. The same article and options give the same quiz. Raises
    a QuizError that says what to do when the text cannot become a quiz.
    """
    from quizapp.reading.cleaning import clean
    from quizapp.reading.intake import article_from_text

    progress("Cleaning the article", 0.0)
    if isinstance(article, str):
        article = article_from_text(article)
    passage = clean(replace(article, title=title or article.title), whole=whole)
    progress("Reading", 0.1)
    reading = read(passage)
    progress("Writing questions", 0.5)
    questions = make_questions(reading, count=count, kinds=kinds, difficulty=difficulty, seed=seed)
    progress("Done", 1.0)
    return Quiz(passage.title or title, passage, questions)


def read(passage: Passage) -> Reading:
    """Read a passage: its sentences parsed, its entities found, its mentions linked."""
    from quizapp.reading.coreference import find_links
    from quizapp.reading.entities import find_entities
    from quizapp.reading.parsing import read_sentences

    sentences, names = read_sentences(passage.text)
    entities = find_entities(sentences, names, published=passage.published)
    return Reading(passage, sentences, entities, find_links(sentences, entities, passage))


def make_questions(
    reading: Reading,
    *,
    count: int | None = None,
    kinds: Collection[QuestionKind] = KINDS,
    difficulty: Difficulty | None = None,
    seed: int = 0,
) -> tuple[Question, ...]:
    """The best questions on a passage that has been read, at most ``count``, in the order of the passage."""
    from quizapp.ranking.giveaways import without_giveaways

    def finished(candidate: Candidate) -> Candidate | None:
        if difficulty:
            return finish_at(difficulty, candidate, findings, seed=seed)
        return finish(candidate, findings, seed=seed)

    def finished_without(candidate: Candidate, texts: Collection[str]) -> Candidate | None:
        return finish(candidate, findings, seed=seed, without=texts)

    findings = find_candidates(reading, kinds)
    chosen = _chosen(findings, count, finished)
    return _questions(without_giveaways(chosen, findings.ranked, finished_without), seed)


def _chosen(
    findings: Findings, count: int | None, finished: Callable[[Candidate], Candidate | None]
) -> Sequence[Candidate]:
    """The best candidates, at most ``count``; without a number those that are good enough. Rather one than none."""
    from quizapp.ranking.choosing import ODD, choose

    def taken(most: int, bar: float, odd: int) -> Sequence[Candidate]:
        return choose(findings.ranked, count=most, bar=bar, finish=finished, odd=odd)

    most = _fitting(findings.reading) if count is None else count
    chosen = taken(most, BAR, ODD) if count is None else taken(most, FLOOR, EVEN)
    if count is not None and len(chosen) < count:
        chosen = taken(most, FLOOR, UNEVEN)
    return chosen or taken(min(most, 1), LOWEST, ODD)


def _questions(chosen: Sequence[Candidate], seed: int) -> tuple[Question, ...]:
    from quizapp.distractors import place_keys

    return tuple(place_keys((item.question for item in chosen), seed=seed))


def find_candidates(reading: Reading, kinds: Collection[QuestionKind] = KINDS) -> Findings:
    """Every question that a rule may ask of a passage, the best first, without options yet.

    Those that lean on the passage say so in their features, and weigh little; what is adrift is at most an option.
    """
    from quizapp.distractors import take_inventory, versions_of
    from quizapp.facts import find_facts
    from quizapp.questions import ask_all, ask_of_passage, which_false, which_true
    from quizapp.questions.drafting import standing_alone
    from quizapp.ranking.leaning import leaning_of
    from quizapp.ranking.soundness import flaw_of
    from quizapp.ranking.tempting import with_tempting_first
    from quizapp.ranking.weighing import rank

    def checked(candidate: Candidate) -> Candidate | None:
        if flaw_of(candidate, facts, reading):
            return None
        return _leaning(candidate, leaning_of(candidate, reading))

    facts = find_facts(reading)
    inventory = take_inventory(facts, reading)
    sound = [item for asked in ask_all(facts, reading) if (item := checked(asked)) and ADRIFT not in item.features]
    alone = [*standing_alone(sound), *ask_of_passage(facts, reading, checked)]
    ranked = rank([version for item in alone for version in versions_of(item, inventory)], reading)
    beside = [*which_true.ask_about(ranked, reading), *which_false.ask_about(ranked, reading)]
    leaning = [version for item in sound if LEANING in item.features for version in versions_of(item, inventory)]
    ranked = sorted([*ranked, *rank([*beside, *leaning], reading)], key=lambda item: -item.score)
    asked = (item for item in with_tempting_first(ranked) if item.question.kind in kinds)
    return Findings(reading, tuple(asked), inventory)


def _leaning(candidate: Candidate, how: str) -> Candidate:
    """The candidate with how it leans on its passage among its features."""
    from quizapp.ranking.leaning import UNCLEAR

    if not how:
        return candidate
    added = {LEANING: 1.0, ADRIFT: 1.0} if how in UNCLEAR else {LEANING: 1.0}
    return replace(candidate, features=MappingProxyType({**candidate.features, **added}))


def finish(
    candidate: Candidate, findings: Findings, *, seed: int = 0, without: Collection[str] = ()
) -> Candidate | None:
    """The candidate with options (none worded as one of ``without``), id and difficulty; None without good options."""
    from quizapp.distractors import choose_options
    from quizapp.questions.true_false import vouched
    from quizapp.ranking.difficulty import difficulty_of

    is_choice = candidate.question.kind in {QuestionKind.MULTIPLE_CHOICE, QuestionKind.WORD_BANK}
    made = choose_options(candidate, findings.inventory, seed=seed, without=without) if is_choice else candidate
    if made is None:
        return None
    made = vouched(made, findings.reading)
    question = _identified(made.question)
    return replace(made, question=replace(question, difficulty=difficulty_of(question, findings.reading.passage)))


def finish_at(difficulty: Difficulty, candidate: Candidate, findings: Findings, *, seed: int = 0) -> Candidate | None:
    """``finish``, with options that draw readers more or less until as difficult as asked; None if it cannot be."""
    dropped: set[str] = set()
    while made := finish(candidate, findings, seed=seed, without=dropped):
        question = made.question
        if question.difficulty == difficulty:
            return made
        harder = difficulty == Difficulty.HARD or question.difficulty is Difficulty.EASY
        unfit = {option.text for option in question.options if option.kind in (WEAK if harder else STRONG)}
        if unfit <= dropped:
            return None
        dropped |= unfit
    return None


def _fitting(reading: Reading) -> int:
    """How many questions a passage can bear: about two for each hundred words."""
    return max(6, round(len(reading.passage.text.split()) / 50))


def _identified(question: Question) -> Question:
    from quizapp.identity import option_id, question_id

    name = question_id(question.kind, question.stem, question.key, question.evidence.quote)
    options = tuple(replace(option, id=option_id(name, option.text)) for option in question.options)
    return replace(question, id=name, options=options)
