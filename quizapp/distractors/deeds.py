"""Things the passage says of somebody or something else, worded like the key.

> What did the club agree to do? (Sell its ground) ← Close two schools: that is what the council did
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.distractors.case import Case, Distractor
from quizapp.distractors.clauses import undated
from quizapp.distractors.reasons import quote_around
from quizapp.english.lexicon import closeness, kind
from quizapp.english.trees import upper_first
from quizapp.model import EntityKind, Fact, OptionKind, Role
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
    defines = fact.predicate.lemma == "be" and any(item.role is Role.COMPLEMENT for item in fact.arguments[1:])
    return apart and not defines and own not in other and other not in own and not case.is_asked(fact.arguments[0].full)


def _kinship(case: Case, fact: Fact) -> float:
    """How near the subject of a fact is to that of the question's: 1 for two companies, 0 for a war and a man."""
    one, other = _Subject.of(case, case.fact), _Subject.of(case, fact)
    if one.acts and other.acts:
        return 1.0 if (one.kind is EntityKind.PERSON) is (other.kind is EntityKind.PERSON) else 0.0
    if one.acts or other.acts or one.kind is not other.kind:
        return 0.0
    return max(LEAST_KIN * (kind(one.noun) == kind(other.noun)), closeness(one.noun, other.noun))


@dataclass(frozen=True, slots=True)
class _Subject:
    """The subject of a fact: its kind of entity, its head noun, and whether it is somebody who acts."""

    kind: EntityKind
    noun: str
    acts: bool

    @classmethod
    def of(cls, case: Case, fact: Fact) -> _Subject:
        subject = fact.arguments[0]
        noun = case.inventory.reading.sentences[fact.sentence].tokens[subject.head].lemma.lower()
        return cls(subject.kind, noun, subject.kind in ACTORS or kind(noun) == "person")


def _apart(key: str, text: str) -> float:
    """What unlike lengths cost."""
    longer, shorter = max(len(key), len(text)), max(1, min(len(key), len(text)))
    return max(0.0, 0.3 * (longer / shorter - 1.5))
