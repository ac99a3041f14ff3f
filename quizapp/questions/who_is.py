"""Asks who bears a description, and what a name is.

> Rosa Vane, the director of the Norbury Museum, opened a new hall in 2019. Vane was born in Leeds. Vane once taught
  chemistry in Bergen. → Who is the director of the Norbury Museum?
> Norbury Aid, a small local charity, repaired the roof of the mill in 2019. → What is Norbury Aid?
> Rosa Vane, then a director of the Norbury Museum, resigned in 2019. → nothing: it fits her no longer
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.english.lexicon import kinds
from quizapp.english.trees import lower_first
from quizapp.model import Argument, Candidate, Entity, EntityKind, Fact, Reading, Role, Sentence
from quizapp.questions.drafting import draft
from quizapp.questions.naming import wh_for
from quizapp.questions.who import is_name, name_of
from quizapp.questions.wording import phrase, small_article
from quizapp.reading.lookup import entities_in, entities_named, links_in

__all__ = ["ask_of", "heads_what_matters", "matters"]


OFTEN = 3
LONGEST_OWNER = 3
"""Words of a name that may still stand before *’s*, its article with them."""
PAST = frozenset({"then", "former", "late", "ex", "outgoing", "previous"})
"""Words by which a description no longer fits its bearer."""
_OWNED = re.compile(r"(the [A-Z][^’']+)[’']s? ([\w-]+(?: [\w-]+)?)")


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """Both directions of an apposition or a copula with a name as its subject."""
    if fact.construction not in {"apposition", "copula"} or fact.predicate.negated or fact.predicate.modal:
        return
    name, description = fact.arguments[:2]
    if len(fact.predicate.words) > 1 or not name_of(name):
        return
    if not is_name(name) or name.entity is None or not description.full or fact.claimant:
        return
    sentence = reading.sentences[fact.sentence]
    worded = lower_first(sentence, description.first, phrase(description))
    verb = fact.predicate.words[0]
    wh = wh_for(name.entity, reading)
    if _identifies(reading, fact, description) and _fits(wh, name, sentence, description):
        stem = f"{wh.capitalize()} {verb} {_of_owner(small_article(worded))}?"
        yield draft("who_is", stem, fact=fact, answer=name, key=name_of(name), reading=reading)
    if _defines(worded) and description.role is Role.COMPLEMENT:
        wh = "Who" if name.kind is EntityKind.PERSON else "What"
        stem = f"{wh} {verb} {small_article(name_of(name))}?"
        yield draft("who_is", stem, fact=fact, answer=description, key=worded, reading=reading)


def _of_owner(worded: str) -> str:
    """A description with the long name of an owner behind it: *the Trust for Old Mills’s chief* → *the chief of …*."""
    owned = _OWNED.fullmatch(worded)
    long = owned and len(owned[1].split()) > LONGEST_OWNER
    return f"the {owned[2]} of {owned[1]}" if owned and long else worded


def _fits(wh: str, name: Argument, sentence: Sentence, description: Argument) -> bool:
    """Whether a description is of the sort that is asked for, but not in its word: *which novel is Vane’s novel*."""
    noun = sentence.tokens[description.head].lemma
    sort = kinds(noun)[:2]
    acting = name.kind is not EntityKind.ORGANISATION or not sort or bool({"group", "person", "artifact"} & set(sort))
    return acting and noun not in wh.split()


def matters(name: Argument, reading: Reading) -> bool:
    """Whether a person is spoken of often enough for the office to matter; who only gives a quotation is not."""
    if name.kind is not EntityKind.PERSON:
        return True
    mentions = {link.start for link in reading.links if link.name == name.full}
    mentions |= {entity.start for entity in entities_named(reading, name.full)}
    return len(mentions) >= OFTEN


def heads_what_matters(description: Argument, fact: Fact, reading: Reading) -> bool:
    """Whether an office is one of a body that the passage speaks of elsewhere too: *the chief of the union*."""
    inside = range(description.start, description.end)
    bodies = {item.text for item in entities_in(reading, fact.sentence) if item.start in inside and _is_body(item)}
    bodies |= {link.name.removeprefix("the ") for link in links_in(reading, fact.sentence) if link.start in inside}
    return any(item.sentence != fact.sentence for body in bodies for item in entities_named(reading, body))


def _is_body(entity: Entity) -> bool:
    return entity.kind is EntityKind.ORGANISATION


def _identifies(reading: Reading, fact: Fact, description: Argument) -> bool:
    """A definite description that fits one bearer: *the museum's director*, *chief of the union*; not *a lawyer*."""
    tokens = reading.sentences[fact.sentence].tokens[description.first : description.last + 1]
    if tokens[0].upos in {"DET", "NUM", "ADP"} and tokens[0].text.lower() != "the":
        return False
    if any(token.xpos == "JJS" for token in tokens):
        return False
    definite = tokens[0].text.lower() in {"the", "its"} or any(token.deprel == "nmod:poss" for token in tokens)
    roled = any(token.deprel == "nmod" for token in tokens) and tokens[0].text.lower() not in {"a", "an", "one"}
    if {token.text.lower() for token in tokens} & PAST or not any(token.upos == "PROPN" for token in tokens):
        return False
    telling = sum(token.upos in {"NOUN", "PROPN", "ADJ", "NUM"} for token in tokens)
    return (definite or roled) and telling >= 2 and len(tokens) <= 14 and tokens[0].upos not in {"ADV", "VERB"}


def _defines(worded: str) -> bool:
    """An indefinite noun phrase long enough to say something: *an opposition war monitor*."""
    return worded.split(" ", 1)[0] in {"a", "an"} and 3 <= len(worded.split()) <= 10
