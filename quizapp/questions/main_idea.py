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
from itertools import chain
from types import MappingProxyType

from quizapp.english.trees import children, upper_first
from quizapp.english.verbs import SAYING
from quizapp.english.wordlists import word_set
from quizapp.model import ADRIFT, LEANING, Candidate, Option, OptionKind, QuestionKind, Reading, Sentence, Tense, Token
from quizapp.questions.drafting import draft, standing_alone
from quizapp.questions.true_false import ask_of
from quizapp.questions.wording import words_of
from quizapp.reading.roots import root_of

__all__ = ["STEM", "ask_about", "parts_of"]

STEM = "Which sentence says best what the article is mainly about?"
OPENING = 3
"""Sentences that open a passage: what it is about stands there."""
AGREEING = 0.4
"""The share of the title's words that a statement has when it says what the title says."""
CENTRAL = 2.2
"""How often a passage comes back, on average, to the words of the statement that opens it and tells the news."""
SHORTEST, LONGEST = 8, 28
LOOSE = "loose_options"
"""The feature of a question whose options are clear only with the passage beside them."""
FEWEST = 2
"""Statements of other things that must be there to choose from."""
SHORTER, LONGER = 0.4, 2.0
"""How long another statement may be beside the key, as a share of its letters."""
TOLD_ELSEWHERE, TITLED = 0.5, 0.34
"""The share of an opening's words, and of a title's, with which a statement may be the main idea too."""
_GOING_ON = re.compile(r"\b(?:is|are) (?:(?:set )?to [a-z]+|(?:[a-z]+ly )?[a-z]+ing)\b")
"""What happens now or is to happen."""
POINTING = word_set("the this that these those such both")
NARROWING = ("nmod", "nmod:poss", "acl", "acl:relcl", "appos", "flat", "compound")
"""How what says which of its kind a noun is hangs on it."""
_BACK = re.compile(r"\b(?:other|since|another|latest|further|instead|more|both|(?:the|all) (?:two|three|four|five))\b")
"""What points at things told before without naming them."""
SMALL = word_set(
    "the a an of in on at to for by with and or from as is was were are be been it its their his her that which who "
    "have has had will would can could may might said says say after before over into than more not but this these"
)


parts_of = ask_of
"""The statements to choose among are those of true or false."""


def ask_about(statements: Sequence[Candidate], reading: Reading) -> Iterator[Candidate]:
    """At most one question; ``statements`` are what the passage says, some of them clear only beside it.

    Its options are the key and everything else that might stand beside it; a later stage chooses among them. The key
    stands alone.
    """
    key = _main(standing_alone(statements), reading)
    if key is None:
        return
    alone, others = _beside(key, statements, reading)
    if _sentences(others) < FEWEST:
        return
    text = key.question.stem
    made = draft("main_idea", STEM, fact=key.fact, answer=key.answer, key=_bare(text), reading=reading)
    options = (Option("", _bare(text), OptionKind.KEY), *(_option(item) for item in others))
    features = MappingProxyType({LOOSE: float(_sentences(alone) < FEWEST)})
    question = replace(made.question, kind=QuestionKind.MULTIPLE_CHOICE, options=options)
    yield replace(made, question=question, features=features)


def _beside(
    key: Candidate, statements: Sequence[Candidate], reading: Reading
) -> tuple[Sequence[Candidate], Sequence[Candidate]]:
    """The statements of other things that stand alone, and all that may stand beside the key.

    What leans on the passage is taken where too little stands alone, and the opening where that is too little yet.
    """
    clear = [item for item in statements if _is_detail(item, key, reading) and _is_clear_beside(item, key, reading)]
    later = [item for item in clear if item.fact.sentence >= OPENING]
    alone = standing_alone(later)
    return alone, next((some for some in (alone, later) if _sentences(some) >= FEWEST), clear)


def _sentences(statements: Sequence[Candidate]) -> int:
    """Of how many sentences some statements are."""
    return len({statement.fact.sentence for statement in statements})


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

    What is no news but how things are needs two of them.

    Without a title, or with one in other words, the news that opens the passage where all that follows comes back
    to it.
    """
    opening = [item for item in statements if item.fact.sentence < OPENING and _fits(item)]
    title = _telling(reading.passage.title)
    if title:
        best = max(opening, key=lambda item: _shared(item, title), default=None)
        if best is not None and _shared(best, title) >= max(AGREEING * len(title), 2):
            return best
    first = [item for item in opening if item.fact.sentence == 0]
    named = (item for item in first if title and _shared(item, title) > (not _is_news(item)))
    central = (item for item in first if _is_news(item) and _centrality(item, reading) >= CENTRAL)
    return next(chain(named, central), None)


def _is_news(statement: Candidate) -> bool:
    """Whether a statement tells what happened, happens or will; from how things are many an article sets out."""
    predicate = statement.fact.predicate
    told = predicate.tense is not Tense.PRESENT or predicate.words[0].lower() in {"has", "have"}
    return told or predicate.lemma in SAYING or bool(_GOING_ON.search(statement.question.stem))


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
    """Whether a statement of another sentence tells something that nobody need take for the main idea."""
    if statement.fact.sentence <= key.fact.sentence or not _is_alike(statement, key):
        return False
    title = _telling(reading.passage.title) or _words(key)
    same = len(_words(statement) & _words(key)) / max(1, len(_words(key)))
    return same <= TOLD_ELSEWHERE and _shared(statement, title) <= TITLED * len(title)


def _is_clear_beside(statement: Candidate, key: Candidate, reading: Reading) -> bool:
    """Whether a statement stands alone, or all that it points at has its noun in the key.

    > The survey was made in May. – beside *According to a survey, most bakers sleep badly*
    """
    if LEANING not in statement.features:
        return True
    if ADRIFT in statement.features:
        return False
    sentence, stem = reading.sentences[statement.fact.sentence], statement.question.stem.lower()
    pointing = (token for token in sentence.tokens if token.text.lower() in stem and _is_pointed_at(sentence, token))
    return not _BACK.search(stem) and all(root_of(token.text.lower()) in _words(key) for token in pointing)


def _is_pointed_at(sentence: Sentence, token: Token) -> bool:
    """Whether a noun has an article or a demonstrative and nothing that says which one it is."""
    pointed = any(det.text.lower() in POINTING for det in children(sentence, token.index, "det"))
    return token.upos == "NOUN" and pointed and not children(sentence, token.index, *NARROWING)


def _is_alike(statement: Candidate, key: Candidate) -> bool:
    """Whether two statements are of about one length."""
    own, other = len(statement.question.stem), len(key.question.stem)
    return SHORTER <= own / other <= LONGER


def _shared(statement: Candidate, words: Collection[str]) -> int:
    return len(_words(statement) & set(words))


def _words(statement: Candidate) -> frozenset[str]:
    return _telling(statement.question.stem)


def _telling(text: str) -> frozenset[str]:
    """The roots of the words of a text that carry meaning: "dropped" meets "drops", and "'dropped'" too."""
    words = (word.strip("'’-") for word in words_of(re.sub(r"['’]s\b", "", text)))
    return frozenset(root_of(word) for word in words if word not in SMALL and len(word) > 2)


def _mean(values: list[int]) -> float:
    return sum(values) / len(values) if values else 0.0
