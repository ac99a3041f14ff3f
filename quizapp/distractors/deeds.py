"""Things the passage says of somebody or something else, worded like the key.

> What did the club agree to do? (Sell its ground) ← Close two schools: that is what the council did
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.distractors.case import Case, Distractor
from quizapp.distractors.clauses import undated
from quizapp.distractors.reasons import quote_around
from quizapp.distractors.subjects import subject_of
from quizapp.distractors.wording import lower_article
from quizapp.english.trees import upper_first
from quizapp.english.wordlists import FUNCTION_WORDS
from quizapp.model import Fact, OptionKind, Role
from quizapp.questions.deeds import bare_deed, said_of
from quizapp.questions.wording import words_of

__all__ = ["propose"]

SAYING, DOING = "what_said", "what_do"
NEAR = 40
"""Sentences on either side whose facts are looked at."""
LEAST_KIN = 0.5
"""How near two subjects must be for what is said of one to be believed of the other."""


def propose(case: Case) -> Iterator[Distractor]:
    """What other facts say, the nearest first."""
    if case.question.rule not in {SAYING, DOING}:
        return
    facts = [
        fact for fact in case.inventory.facts if _is_about_another(case, fact) and _kinship(case, fact) >= LEAST_KIN
    ]
    for fact in sorted(facts, key=lambda fact: abs(fact.sentence - case.fact.sentence)):
        text = _worded(case, fact)
        if text and not _mentions_subject(case, text):
            fit = 0.7 + 0.2 * _kinship(case, fact) - 0.01 * min(20, abs(fact.sentence - case.fact.sentence))
            reason = f"The passage says this of {lower_article(fact.arguments[0].full)}: {quote_around(case, fact)}."
            yield Distractor(text, OptionKind.ELSEWHERE, fit - _apart(case.key, text), reason, fact=fact)


def _mentions_subject(case: Case, text: str) -> bool:
    """Whether a deed speaks of the one whom the stem is about, who cannot have done it to himself."""
    own = case.fact.arguments[0]
    return any(name and name.lower() in text.lower() for name in (own.full, own.entity.text if own.entity else ""))


def _worded(case: Case, fact: Fact) -> str:
    reading = case.inventory.reading
    if case.question.rule == DOING:
        return upper_first(undated(fact, bare_deed(fact, reading)))
    return said_of(fact, reading, plural=case.key.startswith("They "))


def _is_about_another(case: Case, fact: Fact) -> bool:
    """A fact with another subject, said in another sentence, that does not speak of the stem's own subject."""
    own, other = case.fact.arguments[0].full.lower(), fact.arguments[0].full.lower()
    apart = 0 < abs(fact.sentence - case.fact.sentence) <= NEAR and bool(other) and not _telling(own) & _telling(other)
    defines = fact.predicate.lemma == "be" and any(item.role is Role.COMPLEMENT for item in fact.arguments[1:])
    return apart and not defines and own not in other and other not in own and not case.is_asked(fact.arguments[0].full)


def _telling(subject: str) -> frozenset[str]:
    """The words by which a subject is known again: *net use in China* is *net usage* too."""
    return frozenset(words_of(subject)) - FUNCTION_WORDS


def _kinship(case: Case, fact: Fact) -> float:
    reading = case.inventory.reading
    return subject_of(case.fact, reading).nearness(subject_of(fact, reading))


def _apart(key: str, text: str) -> float:
    """What unlike lengths cost."""
    longer, shorter = max(len(key), len(text)), max(1, min(len(key), len(text)))
    return max(0.0, 0.3 * (longer / shorter - 1.5))
