"""Pronouns that can only stand for the subject of the clause they are in, so that they need no name in their place.

> The EU reiterated *it* still considers the plan illegal. Many of the protesters wear masks to hide *their* faces.
> In *his* speech, Dara Flint praised the council.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.english.lexicon import kinds
from quizapp.english.trees import children, is_plural, subtree
from quizapp.english.wordlists import word_set
from quizapp.model import EntityKind, Reading, Sentence, Token
from quizapp.reading.lookup import entities_in

__all__ = ["bound_pronouns"]

PLURAL, PERSONAL, NEUTER = word_set("they them their"), word_set("he she him her his"), word_set("it its")
PLURAL_VERBS = word_set("are were have")
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
ONLOOKERS = word_set("expert analyst critic observer commentator pundit economist forecaster")
"""Those who say what others do: *Experts believe they are enough*."""
CARRYING = frozenset({"ccomp", "advcl"})
"""Clauses that go on about the subject of the verb they hang on."""
OPENING = frozenset({"obl", "obl:unmarked"})
"""Relations of a phrase that opens its clause: *in its report*."""
WITHIN_NAMES = frozenset({"flat", "compound", "nmod:desc", "obl:unmarked", "nmod:unmarked"})
"""Relations of a noun that is part of a name or a compound, and so nothing a pronoun stands for."""


def bound_pronouns(reading: Reading, sentence: Sentence, first: int, last: int) -> frozenset[int]:
    """The pronouns among tokens ``first`` to ``last`` that can only stand for a subject before or right after them."""
    tokens = sentence.tokens[first : last + 1]
    subject = next((token for token in tokens if token.deprel in SUBJECTS and token.upos != "PRON"), None)
    return frozenset(
        token.index
        for token in tokens
        if token.xpos in {"PRP", "PRP$"}
        and (_is_of_those_who(reading, sentence, token) or (subject and _means(reading, sentence, token, subject)))
    )


def _is_of_those_who(reading: Reading, sentence: Sentence, pronoun: Token) -> bool:
    """Whether a possessive stands in a relative clause whose subject it is: *people who hid their money*."""
    owned = sentence.tokens[pronoun.head]
    verb = sentence.tokens[owned.head]
    who = any(token.xpos in {"WP", "WDT"} for token in children(sentence, verb.index, *SUBJECTS))
    clause = pronoun.xpos == "PRP$" and owned.deprel in {"obj", "obl"} and verb.deprel == "acl:relcl"
    return clause and who and _agrees(reading, sentence, pronoun, sentence.tokens[verb.head])


def _means(reading: Reading, sentence: Sentence, pronoun: Token, subject: Token) -> bool:
    if not _agrees(reading, sentence, pronoun, subject) or not _is_free(sentence, pronoun, subject):
        return False
    if subject.lemma in ONLOOKERS and pronoun.deprel in SUBJECTS:
        return False
    if pronoun.index < subject.index:
        return _leads_up(sentence, pronoun, subject)
    if _carries_on(reading, sentence, pronoun, subject):
        return True
    whole = set(_members(sentence, subject.index))
    rivals = (t for t in sentence.tokens[: pronoun.index] if t.upos in {"NOUN", "PROPN"} and t.index not in whole)
    return not any(_agrees(reading, sentence, pronoun, rival) for rival in rivals if rival.deprel not in WITHIN_NAMES)


def _leads_up(sentence: Sentence, pronoun: Token, subject: Token) -> bool:
    """Whether a possessive stands in a phrase that opens the subject's clause, with no other party before the subject.

    > In *its* report, the council said the mill was safe.
    """
    phrase = sentence.tokens[pronoun.head]
    opens = phrase.deprel in OPENING and phrase.head == subject.head and pronoun.xpos == "PRP$"
    whole = {phrase.index, *_members(sentence, subject.index)}
    before = (token for token in sentence.tokens[: subject.index] if token.upos in {"NOUN", "PROPN"})
    return opens and all(token.index in whole for token in before)


def _carries_on(reading: Reading, sentence: Sentence, pronoun: Token, subject: Token) -> bool:
    """Whether a pronoun is the subject of a clause below the subject's own verb, and the verb has no other such party.

    > *Norbury Mills* took a loan from its owner, Acme, as *it* ran out of money.
    """
    clause = sentence.tokens[pronoun.head]
    below = pronoun.deprel in SUBJECTS and clause.deprel in CARRYING and clause.head == subject.head
    party = children(sentence, subject.head, "obj", "iobj")
    return below and not any(_agrees(reading, sentence, pronoun, other) for other in party)


def _members(sentence: Sentence, head: int) -> Iterator[int]:
    """A noun with the words of its name and what it is joined with: they agree together or not at all."""
    yield head
    for child in children(sentence, head, "flat", "compound", "conj", "appos", "nmod:desc"):
        yield from subtree(sentence, child.index)


def _is_free(sentence: Sentence, pronoun: Token, subject: Token) -> bool:
    """Whether a pronoun may be the subject: a possessive, or the subject of another clause; no object beside it."""
    clause = sentence.tokens[pronoun.head]
    finite = clause.upos in {"VERB", "AUX"} or bool(children(sentence, clause.index, "cop"))
    return pronoun.xpos == "PRP$" or (pronoun.deprel in SUBJECTS and finite and clause.index != subject.head)


def _takes_plural(sentence: Sentence, noun: Token) -> bool:
    """Whether a name has a plural verb, as a team's has: *Norbury are set to win*."""
    verb = sentence.tokens[noun.head] if noun.deprel in SUBJECTS else noun
    words = (*children(sentence, verb.index, "aux", "aux:pass", "cop"), verb)
    return noun.upos == "PROPN" and any(word.text.lower() in PLURAL_VERBS or word.xpos == "VBP" for word in words)


def _agrees(reading: Reading, sentence: Sentence, pronoun: Token, noun: Token) -> bool:
    word = pronoun.text.lower()
    if word in PLURAL:
        return is_plural(sentence, noun.index) or _takes_plural(sentence, noun)
    if is_plural(sentence, noun.index):
        return False
    named = next((e for e in entities_in(reading, sentence.index) if e.first <= noun.index <= e.last), None)
    person = named.kind is EntityKind.PERSON if named else kinds(noun.lemma)[:1] == ("person",)
    return person if word in PERSONAL else word in NEUTER and not person
