"""False statements: a statement of the passage with one word or one name changed, so that the passage contradicts it.

> The council rejected the plan. ← The council accepted the plan. (the contrary of its verb)
> The council sold 40 boats. ← The council sold 90 boats. (another figure, proved wrong by the guards)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from quizapp.distractors.affirming import affirm
from quizapp.distractors.exchanging import exchange, whole_words
from quizapp.distractors.inventory import Inventory
from quizapp.distractors.turning import Twist, turn
from quizapp.english.articles import article_of
from quizapp.model import Candidate, OptionKind
from quizapp.questions.true_false import FALSE

__all__ = ["true_and_false"]

OPENING = 2
"""Sentences that open a passage and mostly say what happened."""
TELLING = 11
"""Words of a statement worth calling true though nothing in it can be turned."""
PLAIN = 0.8
"""How telling a change a statement must have for its false version to be worth as much as the plain one."""


def true_and_false(candidate: Candidate, inventory: Inventory) -> Iterator[Candidate]:
    """A statement as it is, and made false where that can be done; a quiz takes one of the two.

    A false one says in its features how telling the change is (``turning``, 0 to 1). What the passage denies is only
    said falsely, since "False" to a denial would deny it twice. What nothing can be made false in must say something
    at some length.
    """
    false = _twist(candidate, inventory)
    if false:
        yield false
    if not candidate.fact.predicate.negated and (false or _says_something(candidate)):
        yield replace(candidate, features=_with_turning(candidate, PLAIN))


def _says_something(candidate: Candidate) -> bool:
    return candidate.fact.sentence < OPENING or len(candidate.question.stem.split()) >= TELLING


def _twist(candidate: Candidate, inventory: Inventory) -> Candidate | None:
    """The candidate's statement made false in one place; None when no change is surely wrong.

    The options stay "True" and "False"; the key becomes "False", with the passage's own words as its reason.
    """
    twists = [
        item
        for item in (*turn(candidate, inventory), *affirm(candidate, inventory), *exchange(candidate, inventory))
        if _applies(item, candidate.question.stem)
    ]
    best = max(twists, key=lambda item: item.worth, default=None)
    return _false(candidate, best) if best else None


def _false(candidate: Candidate, chosen: Twist) -> Candidate:
    question = candidate.question
    true, false = question.options
    reason = f"The passage says “{chosen.said}”, not “{chosen.put}”."
    options = (replace(true, kind=OptionKind.MISREADING), replace(false, kind=OptionKind.KEY, reason=reason))
    changed = replace(question, stem=_put(chosen, question.stem), key=FALSE, options=options)
    return replace(candidate, question=changed, features=_with_turning(candidate, chosen.worth))


def _with_turning(candidate: Candidate, worth: float) -> Mapping[str, float]:
    return MappingProxyType({**candidate.features, "turning": worth})


def _put(chosen: Twist, stem: str) -> str:
    """A statement with the change made."""
    changed = re.sub(whole_words(chosen.said), lambda _: chosen.put, stem)
    article = article_of(chosen.put)[1:]
    changed = re.sub(rf"\b([Aa])n? (?={re.escape(chosen.put)})", rf"\g<1>{article} ", changed)
    return changed[:1].upper() + changed[1:]


def _applies(item: Twist, stem: str) -> bool:
    return len(re.findall(whole_words(item.said), stem)) == 1 and stem.count(item.said) == 1 and item.said != item.put
