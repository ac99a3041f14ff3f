"""Which question words ask for a name: *who*, *which city*, or by the passage's own word for it, *which charity*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from quizapp.english.lexicon import kinds
from quizapp.english.trees import children
from quizapp.english.wh import which
from quizapp.english.wordlists import word_set
from quizapp.model import Argument, Entity, EntityKind, Reading, Sentence, Token
from quizapp.reading.lookup import entities_named

__all__ = ["wh_for", "wh_of"]

DESCRIBED = frozenset(
    {EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.PRODUCT, EntityKind.WORK, EntityKind.EVENT}
)
TELLING = frozenset({"group", "artifact", "location", "event", "communication"})
SPORT = word_set(
    "match game season league coach score goal player striker midfielder defender playoff cup champion squad manager"
)
SPORTING = 6
"""How many of these words make a passage one on sport."""
SAID_OF_WORDS = word_set("name word phrase term title slogan letter nickname motto likes")
"""Nouns before a name that is only mentioned."""
LONGEST_DESCRIPTION = 3
VAGUE = frozenset({"side", "body", "place", "area", "thing", "people", "member", "part", "one", "capital"})


def wh_for(entity: Entity, reading: Reading) -> str:
    """The question words for a name; "" when none fits."""
    if entity.kind in DESCRIBED:
        for noun in _descriptions(entity, reading):
            telling = noun.lemma == "group" or TELLING & set(kinds(noun.lemma)[:1])
            if noun.xpos == "NN" and noun.lemma not in VAGUE and telling:
                return f"which {noun.lemma}"
    return "which team" if entity.kind is EntityKind.ORGANISATION and _is_sport(reading) else which(entity)


def wh_of(answer: Argument, sentence: Sentence, reading: Reading) -> str:
    """The question words for an argument with a name, in the words that describe it there: *which coastal province*."""
    described = _described(answer, sentence)
    return f"which {described}" if described else wh_for(answer.entity, reading) if answer.entity else ""


def _described(answer: Argument, sentence: Sentence) -> str:
    """The noun that a name stands behind, with its adjectives: *the jihadi group Open Hand*; "" where there is none."""
    noun, entity = sentence.tokens[answer.head], answer.entity
    named = entity is not None and entity.sentence == sentence.index and answer.head < entity.first <= answer.last
    if not named or noun.xpos != "NN" or noun.lemma in SAID_OF_WORDS | VAGUE:
        return ""
    words = [token for token in sentence.tokens[answer.first : answer.head + 1] if token.deprel != "det"]
    plain = all(token.text.isalpha() and token.upos in {"NOUN", "ADJ"} for token in words)
    own = all(token.head == answer.head or token is noun for token in words)
    return " ".join(token.text for token in words) if plain and own and len(words) <= LONGEST_DESCRIPTION else ""


@lru_cache(maxsize=4)
def _is_sport(reading: Reading) -> bool:
    """Whether a passage speaks of matches and players so often that its organisations are teams."""
    said = Counter(token.lemma for sentence in reading.sentences for token in sentence.tokens)
    return sum(said[word] for word in SPORT) >= SPORTING


def _descriptions(entity: Entity, reading: Reading) -> Iterator[Token]:
    """The common nouns set beside a mention of the name: *the charity Open Door*, *Open Door, a charity*."""
    for mention in entities_named(reading, entity.text):
        sentence = reading.sentences[mention.sentence]
        inside = range(mention.first, mention.last + 1)
        head = next((index for index in inside if sentence.tokens[index].head not in inside), mention.last)
        beside = [*children(sentence, head, "appos")]
        if sentence.tokens[head].deprel == "appos":
            beside.append(sentence.tokens[sentence.tokens[head].head])
        yield from (token for token in beside if token.upos == "NOUN")
