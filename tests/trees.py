"""Parsed sentences written by hand, so that tests of grammar need no model."""

from __future__ import annotations

from quizapp.model import Entity, EntityKind, Passage, Reading, Sentence, Token

UPOS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "DT": "DET", "JJ": "ADJ", "JJS": "ADJ"}
UPOS |= {"PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "IN": "ADP", "CD": "NUM", "CC": "CCONJ", "RB": "ADV"}
UPOS |= dict.fromkeys(("VB", "VBD", "VBZ", "VBP", "VBN", "VBG"), "VERB")
UPOS |= dict.fromkeys((",", ".", "``", "''"), "PUNCT")


def sentence(written: str, *, index: int = 0, start: int = 0) -> Sentence:
    """A sentence of words as ``text/tag/lemma/head/label``, set apart by spaces; the root's head is -1."""
    tokens = []
    for number, word in enumerate(written.split()):
        text, tag, lemma, head, label = word.split("/")
        begin = tokens[-1].end + 1 if tokens else start
        tokens.append(Token(number, text, begin, begin + len(text), lemma, UPOS[tag], tag, int(head), label))
    text = " ".join(token.text for token in tokens)
    return Sentence(index, start, start + len(text), text, tuple(tokens))


def reading(*written: str, names: dict[str, EntityKind] | None = None, title: str = "") -> Reading:
    """A passage of sentences written by hand; every occurrence of a name is an entity of the kind given."""
    sentences: list[Sentence] = []
    for line in written:
        start = sentences[-1].end + 1 if sentences else 0
        sentences.append(sentence(line, index=len(sentences), start=start))
    text = " ".join(item.text for item in sentences)
    found = tuple(entity for item in sentences for entity in _entities(item, names or {}))
    return Reading(Passage(text, title=title), tuple(sentences), found)


def _entities(place: Sentence, names: dict[str, EntityKind]) -> list[Entity]:
    words = [token.text for token in place.tokens]
    found = []
    for name, kind in names.items():
        length = len(name.split())
        for first in range(len(words) - length + 1):
            if words[first : first + length] == name.split():
                begin, last = place.tokens[first], place.tokens[first + length - 1]
                found.append(Entity(kind, name, begin.start, last.end, place.index, begin.index, last.index))
    return sorted(found, key=lambda entity: entity.start)
