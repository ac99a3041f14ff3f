"""Things the passage says of somebody or something else, worded like the key.

> What did the club agree to do? (Sell its ground) ← Close two schools: that is what the council did
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.distractors.case import Case, Distractor
from quizapp.distractors.clauses import undated
from quizapp.distractors.reasons import quote_around
from quizapp.english.lexicon import closeness, kind
from quizapp.english.trees import upper_first
from quizapp.model import Argument, EntityKind, Fact, OptionKind
from quizapp.questions.deeds import bare_deed, said_of

__all__ = ["propose"]

SAYING, DOING = "what_said", "what_do"
ACTORS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.COUNTRY})
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
        if text:
            fit = 0.7 + 0.2 * _kinship(case, fact) - 0.01 * min(20, abs(fact.sentence - case.fact.sentence))
            reason = f"The passage says this of {fact.arguments[0].full}: {quote_around(case, fact)}."
            yield Distractor(text, OptionKind.ELSEWHERE, fit - _apart(case.key, text), reason, fact=fact)


def _worded(case: Case, fact: Fact) -> str:
    reading = case.inventory.reading
    if case.question.rule == DOING:
        return upper_first(undated(fact, bare_deed(fact, reading)))
    return said_of(fact, reading, plural=case.key.startswith("They "))


def _is_about_another(case: Case, fact: Fact) -> bool:
    """A fact with another subject, said in another sentence, that does not speak of the stem's own subject."""
    own, other = case.fact.arguments[0].full.lower(), fact.arguments[0].full.lower()
    apart = fact.sentence != case.fact.sentence and bool(other)
    defines = fact.predicate.lemma == "be" and any(item.entity for item in fact.arguments[1:])
    return apart and not defines and own not in other and other not in own and not case.is_asked(fact.arguments[0].full)


def _kinship(case: Case, fact: Fact) -> float:
    """How near the subject of a fact is to that of the question's: 1 for two companies, 0 for a war and a man."""
    one, other = case.fact.arguments[0], fact.arguments[0]
    if one.kind in ACTORS and other.kind in ACTORS:
        return 1.0 if one.kind is other.kind or case.question.rule == DOING else LEAST_KIN
    if one.kind in ACTORS or other.kind in ACTORS:
        return float(_noun(case, one if other.kind in ACTORS else other, fact) in {"person", "group"}) * LEAST_KIN
    if one.kind is not other.kind:
        return 0.0
    same = _noun(case, one, case.fact) == _noun(case, other, fact)
    return max(LEAST_KIN * same, closeness(_lemma(case, one, case.fact), _lemma(case, other, fact)))


def _lemma(case: Case, argument: Argument, fact: Fact) -> str:
    return case.inventory.reading.sentences[fact.sentence].tokens[argument.head].lemma.lower()


def _noun(case: Case, argument: Argument, fact: Fact) -> str:
    """The kind of thing that an argument's head noun stands for."""
    return kind(_lemma(case, argument, fact))


def _apart(key: str, text: str) -> float:
    """What unlike lengths cost."""
    longer, shorter = max(len(key), len(text)), max(1, min(len(key), len(text)))
    return max(0.0, 0.3 * (longer / shorter - 1.5))
