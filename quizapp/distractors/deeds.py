"""Things the passage says of somebody or something else, worded like the key.

> What did the club agree to do? (Sell its ground) ← Close two schools: that is what the council did
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.distractors.case import Case, Distractor
from quizapp.english.trees import upper_first
from quizapp.model import EntityKind, Fact, OptionKind
from quizapp.questions.deeds import bare_deed, said_of

__all__ = ["propose"]

SAYING, DOING = "what_said", "what_do"
ACTORS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.COUNTRY})


def propose(case: Case) -> Iterator[Distractor]:
    """The other facts of the passage, the nearest first."""
    if case.question.rule not in {SAYING, DOING}:
        return
    facts = [fact for fact in case.inventory.facts if _is_about_another(case, fact)]
    for fact in sorted(facts, key=lambda fact: abs(fact.sentence - case.fact.sentence)):
        text = _worded(case, fact)
        if text:
            fit = 0.9 - 0.01 * min(20, abs(fact.sentence - case.fact.sentence)) - _apart(case.key, text)
            yield Distractor(text, OptionKind.ELSEWHERE, fit, _reason(fact), fact=fact)


def _worded(case: Case, fact: Fact) -> str:
    reading = case.inventory.reading
    if case.question.rule == DOING:
        return upper_first(bare_deed(fact, reading)) if fact.arguments[0].kind in ACTORS else ""
    plural = case.key.startswith("They ")
    return said_of(fact, reading, plural=plural) if fact.arguments[0].kind is not EntityKind.PERSON else ""


def _is_about_another(case: Case, fact: Fact) -> bool:
    """A fact with another subject, said in another sentence, that does not speak of the stem's own subject."""
    own, other = case.fact.arguments[0].full.lower(), fact.arguments[0].full.lower()
    apart = fact.sentence != case.fact.sentence and bool(other)
    return apart and own not in other and other not in own and not case.is_asked(fact.arguments[0].full)


def _apart(key: str, text: str) -> float:
    """What unlike lengths cost."""
    longer, shorter = max(len(key), len(text)), max(1, min(len(key), len(text)))
    return max(0.0, 0.3 * (longer / shorter - 1.5))


def _reason(fact: Fact) -> str:
    return f"The passage says this of {fact.arguments[0].full}."
