"""The street itself, one line per stage: a pasted article in, a quiz out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from quizapp.model import Article, Candidate, Option, Passage, Question, QuestionKind, Quiz, Reading

__all__ = ["KINDS", "make_questions", "make_quiz", "read"]

KINDS = (QuestionKind.MULTIPLE_CHOICE, QuestionKind.FILL_IN)
BAR, LOWEST = 1.1, 0.0
"""The score below which a question is not shown, and where the teacher asks for a number of them."""


def silent(stage: str, share: float) -> None:
    """The progress report of a caller who asks for none: ``stage`` begins, ``share`` (0 to 1) of the work is done."""


def make_quiz(
    article: str | Article,
    *,
    title: str = "",
    count: int | None = None,
    kinds: Collection[QuestionKind] = KINDS,
    seed: int = 0,
    progress: Callable[[str, float], None] = silent,
) -> Quiz:
    """Turn an article, or the text of one as pasted, into a quiz of draft questions.

    ``count`` is how many questions at most; None takes all that are good enough. The same text, options and seed
    give the same quiz. Raises a QuizError that says what to do when the text cannot become a quiz.
    """
    from quizapp.reading.cleaning import clean
    from quizapp.reading.intake import article_from_text

    progress("Cleaning the article", 0.0)
    if isinstance(article, str):
        article = article_from_text(article)
    passage = clean(replace(article, title=title or article.title))
    progress("Reading", 0.1)
    reading = read(passage)
    progress("Writing questions", 0.5)
    questions = make_questions(reading, count=count, kinds=kinds, seed=seed)
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
    reading: Reading, *, count: int | None = None, kinds: Collection[QuestionKind] = KINDS, seed: int = 0
) -> tuple[Question, ...]:
    """The best questions on a passage that has been read, at most ``count``, in the order of the passage."""
    from quizapp.distractors import choose_options, take_inventory
    from quizapp.facts import find_facts
    from quizapp.questions import ask_all
    from quizapp.ranking.choosing import choose, rank
    from quizapp.ranking.soundness import flaw_of

    def finish(candidate: Candidate) -> Candidate | None:
        is_choice = candidate.question.kind is QuestionKind.MULTIPLE_CHOICE
        finished = choose_options(candidate, inventory, seed=seed) if is_choice else candidate
        return finished and replace(finished, question=_identified(finished.question))

    facts = find_facts(reading)
    inventory = take_inventory(facts, reading)
    asked = [item for item in ask_all(facts, reading) if item.question.kind in kinds]
    sound = [item for item in asked if not flaw_of(item, facts, reading)]
    chosen = choose(
        rank(sound, reading),
        count=count if count is not None else _fitting(reading),
        bar=BAR if count is None else LOWEST,
        finish=finish,
    )
    return tuple(item.question for item in chosen)


def _fitting(reading: Reading) -> int:
    """How many questions a passage can bear: about two for each hundred words."""
    return max(6, round(len(reading.passage.text.split()) / 50))


def _identified(question: Question) -> Question:
    from quizapp.identity import option_id, question_id

    name = question_id(question.kind, question.stem, question.key, question.evidence.quote)
    options = tuple(
        Option(option_id(name, option.text), option.text, option.kind, option.reason) for option in question.options
    )
    return replace(question, id=name, options=options)
