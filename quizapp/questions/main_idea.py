"""Asks which statement says best what the passage is about: the one that agrees with its title or opens it.

> The council in Norbury rejected a plan to close a mill in Leeds. The council in Norbury owns the mill in Leeds. The
  plan to close the mill in Leeds was made in Norbury. Rosa Vane led a long march through Bergen in May 2015. Omar Finch
  opened a school for sailors in Calder in 2019. The Norbury Trust repaired a stone bridge in Hull.
  → Which sentence says best what the article is mainly about?
> Rosa Vane led a march through Norbury in May. It rained. → nothing: too little is told besides
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from quizapp.english.trees import upper_first
from quizapp.english.wordlists import word_set
from quizapp.model import Candidate, Option, OptionKind, QuestionKind, Reading, Tense
from quizapp.questions.drafting import draft
from quizapp.questions.true_false import ask_of
from quizapp.questions.wording import words_of

__all__ = ["STEM", "ask_about", "parts_of"]

STEM = "Which sentence says best what the article is mainly about?"
OPENING = 3
"""Sentences that open a passage: what it is about stands there."""
AGREEING = 0.4
"""The share of the title's words that a statement has when it says what the title says."""
CENTRAL = 2.2
"""How often a passage without a title comes back, on average, to the words of the statement that opens it."""
SHORTEST, LONGEST = 8, 28
FEWEST = 2
"""Statements of other things that must be there to choose from."""
TOLD_ELSEWHERE, TITLED = 0.5, 0.34
"""The share of an opening's words, and of a title's, with which a statement may be the main idea too."""
_FIGURES = re.compile(r"\d")
"""What shows at once that a statement is only a detail."""
_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|her|them|his|its|their)\b", re.IGNORECASE)
UNSURE = 0.3
"""Certainty of the parse below which a statement may have been cut wrongly."""
SMALL = word_set(
    "the a an of in on at to for by with and or from as is was were are be been it its their his her that which who "
    "have has had will would can could may might said says say after before over into than more not but this these"
)


parts_of = ask_of
"""The statements to choose among are those of true or false."""


def ask_about(statements: Sequence[Candidate], reading: Reading) -> Iterator[Candidate]:
    """At most one question; ``statements`` are what the passage says, each able to stand alone.

    Its options are the key and everything else that might stand beside it; a later stage chooses among them.
    """
    key = _main(statements, reading)
    if key is None:
        return
    others = [item for item in statements if _is_detail(item, key, reading)]
    if len({item.fact.sentence for item in others}) < FEWEST:
        return
    others.sort(
        key=lambda item: (_is_loose(item), bool(_FIGURES.search(item.question.stem)), -_centrality(item, reading))
    )
    text = key.question.stem
    made = draft("main_idea", STEM, fact=key.fact, answer=key.answer, key=_bare(text), reading=reading)
    options = (Option("", _bare(text), OptionKind.KEY), *(_option(item) for item in others))
    yield replace(made, question=replace(made.question, kind=QuestionKind.MULTIPLE_CHOICE, options=options))


def _is_loose(statement: Candidate) -> bool:
    """Whether a statement reads less well beside others: a pronoun in it has its noun there, or it is cut unsurely."""
    return statement.fact.certainty < UNSURE or bool(_PRONOUN.search(statement.question.stem))


def _option(statement: Candidate) -> Option:
    text, evidence = _bare(statement.question.stem), statement.question.evidence
    return Option(
        "", text, OptionKind.ELSEWHERE, "The passage says this, but it is only one part of it.", evidence=evidence
    )


def _bare(statement: str) -> str:
    """A statement as an option: without its stop."""
    return upper_first(statement.removesuffix("."))


def _main(statements: Sequence[Candidate], reading: Reading) -> Candidate | None:
    """The statement that agrees with the title, or the news that opens the passage and has a word of the title.

    Without a title, the news that opens the passage where all that follows comes back to it.
    """
    opening = [item for item in statements if item.fact.sentence < OPENING and _fits(item)]
    title = _telling(reading.passage.title)
    if title:
        best = max(opening, key=lambda item: _shared(item, title), default=None)
        if best is not None and _shared(best, title) >= max(AGREEING * len(title), 2):
            return best
    first = [item for item in opening if item.fact.sentence == 0 and not item.fact.claimant and _is_news(item)]
    if title:
        return next((item for item in first if _shared(item, title)), None)
    return next((item for item in first if _centrality(item, reading) >= CENTRAL), None)


def _is_news(statement: Candidate) -> bool:
    """Whether a statement tells what happened or will; how things are is where many an article sets out from."""
    predicate = statement.fact.predicate
    return predicate.tense is not Tense.PRESENT or predicate.words[0].lower() in {"has", "have"}


def _centrality(statement: Candidate, reading: Reading) -> float:
    """In how many sentences, on average, the words of a statement stand."""
    counts = _sentences_with(reading)
    return _mean([counts[word] for word in _words(statement)])


@lru_cache(maxsize=4)
def _sentences_with(reading: Reading) -> Counter[str]:
    return Counter(word for sentence in reading.sentences for word in _telling(sentence.text))


def _fits(statement: Candidate) -> bool:
    return SHORTEST <= len(statement.question.stem.split()) <= LONGEST


def _is_detail(statement: Candidate, key: Candidate, reading: Reading) -> bool:
    """Whether a statement tells something else, further on, that nobody need take for the main idea."""
    if statement.fact.sentence < OPENING or not _is_alike(statement, key):
        return False
    title = _telling(reading.passage.title) or _words(key)
    same = len(_words(statement) & _words(key)) / max(1, len(_words(key)))
    return same <= TOLD_ELSEWHERE and _shared(statement, title) <= TITLED * len(title)


def _is_alike(statement: Candidate, key: Candidate) -> bool:
    """Whether two statements are of about one length."""
    own, other = len(statement.question.stem), len(key.question.stem)
    return 0.5 <= own / other <= 1.6


def _shared(statement: Candidate, words: Collection[str]) -> int:
    return len(_words(statement) & set(words))


def _words(statement: Candidate) -> frozenset[str]:
    return _telling(statement.question.stem)


def _telling(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, without their endings: "dropped" meets "drops"."""
    words = words_of(re.sub(r"['’]s\b", "", text))
    return frozenset(_root(word) for word in words if word not in SMALL and len(word) > 2)


def _root(word: str) -> str:
    return re.sub(r"([bdgmnprt])\1$", r"\1", re.sub(r"(?:ing|ed|es|s|e)$", "", word)) if len(word) > 4 else word


def _mean(values: list[int]) -> float:
    return sum(values) / len(values) if values else 0.0
