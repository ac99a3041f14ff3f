"""Noun phrases of the passage that are of the key's kind, number and make: for keys that are things, not names.

> What did the council ban? (plastic straws) ← glass bottles, paper cups; not a straw, not the ban, not councillors
> What is the Norbury Trust? (a local charity) ← a road builder: another description with "a"
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.distractors.case import Case, Distractor, Form
from quizapp.distractors.noun_phrases import Phrase, determiner_of, may_be_one
from quizapp.distractors.reasons import quote_around
from quizapp.english.lexicon import closeness, kind
from quizapp.english.trees import lower_first
from quizapp.model import Argument, Entity, OptionKind, Role, Token
from quizapp.reading.standalone import standalone

__all__ = ["propose"]

NEAR = 40
"""Sentences on either side that are looked at."""
LONGEST = 9
LEAST, NEAREST = 0.5, 0.55
"""Least fit, and least closeness of two head nouns in the tree of kinds."""
LONGER = 2.2
"""How many times as many words one option may have as the key."""


def propose(case: Case) -> Iterator[Distractor]:
    """Noun phrases of the passage that could answer the same question, the best fitting first, each head noun once."""
    key = _key_phrase(case)
    if case.form is not Form.PHRASE or key is None:
        return
    kin = case.inventory.phrases.get(kind(key.head.lemma), ())
    near = [phrase for phrase in kin if abs(phrase.sentence.index - case.fact.sentence) <= NEAR]
    fitting = [(fit, phrase) for phrase in near if (fit := _fit(case, key, phrase)) >= LEAST]
    heads: set[str] = set()
    for fit, phrase in sorted(fitting, key=lambda item: (-item[0], item[1].start)):
        text = _wording(case, phrase) if phrase.head.lemma not in heads else ""
        if text:
            heads.add(phrase.head.lemma)
            yield _distractor(case, phrase, text, fit)


def _key_phrase(case: Case) -> Phrase | None:
    """The key as a phrase of the passage; None for one that is no noun's, or only a part: *[Rosa Vane]'s ambitions*."""
    head = case.sentence.tokens[case.answer.head]
    if head.upos != "NOUN" or not kind(head.lemma) or head.text.lower() not in case.key.lower():
        return None
    return Phrase(case.sentence, case.answer.first, case.answer.last, head)


def _fit(case: Case, key: Phrase, phrase: Phrase) -> float:
    """How well a phrase stands beside the key, 0 where it is of another kind, number or make."""
    if not _is_of_kind(key.head, phrase.head) or determiner_of(key) != determiner_of(phrase):
        return 0.0
    sizes = sorted((key.last - key.first + 1, phrase.last - phrase.first + 1))
    if sizes[1] > LONGEST or sizes[1] > LONGER * sizes[0] or _overlaps(key, phrase):
        return 0.0
    near = closeness(key.head.lemma, phrase.head.lemma)
    if near < NEAREST:
        return 0.0
    distance = abs(phrase.sentence.index - case.fact.sentence)
    return 0.2 + 0.6 * near + 0.15 * (_place(key) == _place(phrase)) + 0.05 * (distance == 0) - 0.002 * distance


def _is_of_kind(key: Token, other: Token) -> bool:
    """Whether two nouns of one kind agree in number and do not stand for one thing."""
    return key.xpos == other.xpos and not may_be_one(key.lemma, other.lemma)


def _place(phrase: Phrase) -> str:
    """What a phrase does in its clause, roughly: it acts, is acted on, describes or stands aside."""
    deprel = phrase.head.deprel
    if deprel == "conj":
        deprel = phrase.sentence.tokens[phrase.head.head].deprel
    return {"nsubj:pass": "obj", "obl:agent": "nsubj", "appos": "root"}.get(deprel, deprel)


def _overlaps(key: Phrase, phrase: Phrase) -> bool:
    same = key.sentence.index == phrase.sentence.index
    return same and key.first <= phrase.last and phrase.first <= key.last


def _wording(case: Case, phrase: Phrase) -> str:
    """The phrase as it stands alone, "" when it cannot."""
    full = standalone(case.inventory.reading, phrase.sentence.index, phrase.first, phrase.last)
    return lower_first(phrase.sentence, phrase.first, full)


def _distractor(case: Case, phrase: Phrase, text: str, fit: float) -> Distractor:
    sentence = phrase.sentence
    tokens = sentence.tokens[phrase.first], sentence.tokens[phrase.last]
    span = Entity(case.answer.kind, text, phrase.start, phrase.end, sentence.index, phrase.first, phrase.last)
    sort = OptionKind.MISREADING if sentence.index == case.fact.sentence else OptionKind.ELSEWHERE
    argument = Argument(
        Role.OBLIQUE, phrase.first, phrase.last, phrase.head.index, text, text, tokens[0].start, tokens[1].end
    )
    reason = f"The passage speaks of this in another connection: {quote_around(case, span)}."
    return Distractor(text, sort, fit, reason, argument=argument)
