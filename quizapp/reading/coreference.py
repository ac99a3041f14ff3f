"""Who or what a short mention stands for: precise rather than complete, each link with how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.model import Entity, Link, Passage, Sentence
from quizapp.reading.discourse import Discourse
from quizapp.reading.mentions import Mention, find_mentions
from quizapp.reading.referents import resolve
from quizapp.reading.same_name import find_name_links, name_of
from quizapp.reading.standalone import SURE, standalone

__all__ = ["SURE", "find_links", "standalone"]


def find_links(sentences: Sequence[Sentence], entities: Sequence[Entity], passage: Passage) -> tuple[Link, ...]:
    """The coreference links of a passage, in text order, at most one a mention.

    Links below ``SURE`` are for choosing distractors and for study; a stem may only use the others. No link leaves the
    passage's text: offsets are checked against it.
    """
    discourse = Discourse(sentences, find_mentions(sentences, entities))
    names = tuple(find_name_links(sentences, entities))
    links = [*names, *_links_of_short_mentions(discourse, names)]
    return tuple(sorted((link for link in links if link.end <= len(passage.text)), key=lambda link: link.start))


def _links_of_short_mentions(discourse: Discourse, names: Sequence[Link]) -> Iterator[Link]:
    """The links of pronouns and short descriptions to what has a name in the passage."""
    for place, found in resolve(discourse, names).items():
        mention, named, nearest = (discourse.mentions[p] for p in (place, found.referent, found.nearest))
        name = _name(discourse.sentences[named.sentence], named)
        if name:
            start = _start(discourse.sentences[mention.sentence], mention)
            yield Link(start, mention.end, name, (nearest.start, nearest.end), found.certainty)


def _start(sentence: Sentence, mention: Mention) -> int:
    """Where a mention begins with its article."""
    return mention.start if mention.is_pronoun else sentence.tokens[mention.head - 1].start


def _name(sentence: Sentence, mention: Mention) -> str:
    """What to call a thing: its name, or a phrase that says which ("the Syrian army"); "" where neither is known."""
    if mention.entity:
        return name_of(sentence, mention.entity)
    words = sentence.tokens[mention.first : mention.last + 1]
    if words[0].upos == "PRON":
        return ""
    named = any(token.text[:1].isupper() and token.upos in {"PROPN", "ADJ"} for token in words[:-1])
    if not named or words[-1].index != mention.head or len(words) > 4 or mention.lemma == "member":
        return ""
    return "the " + (mention.text.split(" ", 1)[1] if words[0].upos == "DET" else mention.text)
