"""The arguments of a clause: which words play which role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.english.trees import children, core_range, preposition_of, range_of, subtree, text_of
from quizapp.english.wordlists import word_set
from quizapp.model import PLACES, TIMES, Argument, Entity, EntityKind, Reading, Role, Sentence, Token
from quizapp.reading.lookup import entities_in
from quizapp.reading.standalone import standalone

__all__ = ["argument", "arguments_of", "entity_at", "is_epithet", "opens_a_clause"]

PLACE_PREPOSITIONS = word_set("in at near from to into inside outside on across through around over")
PLACE_NOUNS = word_set("city town village port province region district county island peninsula suburb")
NOT_PLACED = word_set("believe trust invest interest delight confide specialise specialize")
"""Verbs whose "in" is not about where."""
TIME_PREPOSITIONS = word_set("in on at since until by before after during from") | {""}
DIRECT = {
    "obj": Role.OBJECT,
    "iobj": Role.RECIPIENT,
    "xcomp": Role.COMPLEMENT,
    "ccomp": Role.CONTENT,
    "obl:agent": Role.AGENT,
}
CLAUSAL = frozenset({Role.PURPOSE, Role.REASON, Role.CONTENT, Role.COMPLEMENT, Role.MANNER})
"""Roles that a whole clause may play."""
PURPOSE = frozenset({"to"})
REASON = frozenset({"because"})
GERUND_PREPOSITIONS = word_set("of from for as about into against in on with")
"""What ties a gerund to a verb that needs it: *accused it of meddling*."""
REASON_PREPOSITIONS = frozenset({"because of", "due to", "owing to", "thanks to"})


def entity_at(reading: Reading, sentence: Sentence, head: int) -> Entity | None:
    """The entity that a token belongs to, or the name beside it: *the group Open Door*, *the city of Leeds*."""
    for entity in entities_in(reading, sentence.index):
        if entity.first <= head <= entity.last:
            return entity
    beside = [token.index for token in children(sentence, head, "appos") if token.index > head]
    named = (entity_at(reading, sentence, index) for index in beside if sentence.tokens[index - 1].text != ",")
    return next((entity for entity in named if entity), None) or _place_at(reading, sentence, head)


def _place_at(reading: Reading, sentence: Sentence, head: int) -> Entity | None:
    """The place whose kind a noun says with *of* behind it: *the coastal province of Calder*."""
    if sentence.tokens[head].lemma not in PLACE_NOUNS:
        return None
    named = [token for token in children(sentence, head, "nmod") if token.upos == "PROPN" and token.index == head + 2]
    found = entity_at(reading, sentence, named[0].index) if named and sentence.tokens[head + 1].text == "of" else None
    return found if found and found.kind in PLACES else None


def arguments_of(reading: Reading, sentence: Sentence, head: int) -> Iterator[Argument]:
    """The arguments of a clause's head but for its subject, in text order."""
    for token in children(sentence, head):
        role = _role(reading, sentence, token)
        if role:
            yield argument(reading, sentence, token.index, role)


def argument(reading: Reading, sentence: Sentence, head: int, role: Role, *, less: int = -1) -> Argument:
    """The phrase headed by a token, in a role; clauses keep their opening word, nouns lose their preposition.

    ``less`` is a dependent to leave out: the relative clause that the phrase is the subject of. A phrase torn from its
    article or adjective by a wrong parse, or with an aside in its middle, has no wording that stands alone.
    """
    is_clause = role in CLAUSAL
    first, last = range_of(sentence, head) if is_clause else core_range(sentence, head, less=less)
    entity = entity_at(reading, sentence, head)
    phrase = Argument(
        role=role,
        first=first,
        last=last,
        head=head,
        text=text_of(sentence, first, last),
        full="",
        start=sentence.tokens[first].start,
        end=sentence.tokens[last].end,
        preposition="" if is_clause or role is Role.SUBJECT else preposition_of(sentence, head),
        kind=entity.kind if entity else EntityKind.OTHER,
        entity=entity,
    )
    torn = _is_torn(reading, sentence, phrase)
    return phrase if torn else replace(phrase, full=standalone(reading, sentence.index, first, last))


def _is_torn(reading: Reading, sentence: Sentence, phrase: Argument) -> bool:
    """Whether a phrase lost a word that it needs, or is only an epithet of somebody."""
    if phrase.first > 0 and sentence.tokens[phrase.first - 1].upos in {"DET", "ADJ", "NUM"}:
        return True
    if phrase.role is Role.SUBJECT and is_epithet(sentence.tokens[phrase.head], phrase.entity):
        return True
    return phrase.role not in CLAUSAL and _is_torn_noun(reading, sentence, phrase)


def _is_torn_noun(reading: Reading, sentence: Sentence, noun: Argument) -> bool:
    """Whether a noun phrase is parted from its preposition or its verb, or has an aside in its middle."""
    cases = [case.index for case in children(sentence, noun.head, "case") if case.index < noun.head]
    apart = bool(cases) and noun.first > max(cases) + 1
    verbless = noun.role is not Role.SUBJECT and opens_a_clause(sentence, noun.first - 1)
    loose = apart or verbless or _is_loosely_introduced(sentence, cases)
    return loose or _holds_aside(reading, sentence, noun.first, noun.last)


def opens_a_clause(sentence: Sentence, index: int) -> bool:
    """Whether a token opens a clause, so that a noun behind it was torn from its verb: *fell after staff sold*."""
    return index >= 0 and sentence.tokens[index].upos == "SCONJ"


def _is_loosely_introduced(sentence: Sentence, cases: Sequence[int]) -> bool:
    """Whether a word between two prepositions would be lost with them: *to just over £25bn*."""
    between = sentence.tokens[min(cases) : max(cases)] if cases else ()
    return any(token.index not in cases and token.deprel != "fixed" for token in between)


def is_epithet(token: Token, entity: Entity | None) -> bool:
    """Whether a nationality stands for somebody who has a name: *the 48-year-old Australian*."""
    return entity is not None and entity.kind is EntityKind.GROUP and token.xpos in {"NN", "NNP", "JJ"}


def _holds_aside(reading: Reading, sentence: Sentence, first: int, last: int) -> bool:
    """Whether a phrase has more commas than its lists and dates account for."""
    inside = entities_in(reading, sentence.index)
    dated = {index for entity in inside for index in range(entity.first, entity.last + 1)}
    tokens = sentence.tokens[first : last + 1]
    commas = sum(token.text == "," and token.index not in dated for token in tokens)
    return commas > sum(token.deprel == "conj" for token in tokens)


def _role(reading: Reading, sentence: Sentence, token: Token) -> Role | None:
    if token.deprel in DIRECT:
        return DIRECT[token.deprel]
    if token.deprel.startswith("advcl"):
        return _clause_role(sentence, token)
    if token.deprel.startswith("obl") and _is_set_off(sentence, token):
        return None
    if token.deprel.startswith("obl") and not preposition_of(sentence, token.index).startswith("according"):
        return _oblique_role(reading, sentence, token)
    return None


def _is_set_off(sentence: Sentence, token: Token) -> bool:
    """Whether an adverbial stands behind the verb after a comma: what it adds may be somebody else's word."""
    start = min(subtree(sentence, token.index))
    comma = sentence.tokens[start].text if sentence.tokens[start].upos == "PUNCT" else sentence.tokens[start - 1].text
    return start > token.head and comma in {",", ":", ";", "–", "—"}


def _clause_role(sentence: Sentence, token: Token) -> Role | None:
    marks = {mark.text.lower() for mark in children(sentence, token.index, "mark")}
    if marks & REASON:
        return Role.REASON
    if marks & GERUND_PREPOSITIONS and token.xpos == "VBG":
        return Role.COMPLEMENT
    if marks & PURPOSE and token.xpos == "VB":
        return Role.PURPOSE
    return Role.MANNER if "by" in marks and token.xpos == "VBG" else None


def _oblique_role(reading: Reading, sentence: Sentence, token: Token) -> Role:
    entity = entity_at(reading, sentence, token.index)
    preposition = preposition_of(sentence, token.index)
    governor = sentence.tokens[token.head]
    if preposition in REASON_PREPOSITIONS:
        return Role.REASON
    if preposition == "by" and children(sentence, governor.index, "aux:pass", "nsubj:pass"):
        return Role.AGENT
    if entity is None:
        return Role.OBLIQUE
    if entity.kind in PLACES and preposition in PLACE_PREPOSITIONS and governor.lemma not in NOT_PLACED:
        return Role.PLACE
    if entity.kind in TIMES and preposition in TIME_PREPOSITIONS:
        return Role.TIME
    if entity.kind is EntityKind.DURATION and preposition in {"for", "", "over"}:
        return Role.DURATION
    return Role.OBLIQUE
