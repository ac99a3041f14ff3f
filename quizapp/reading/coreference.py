"""Who or what a short mention stands for: precise rather than complete, each link with how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.model import Entity, Link, Passage, Sentence
from quizapp.reading.descriptions import find_description_links
from quizapp.reading.mentions import find_mentions
from quizapp.reading.pronouns import find_pronoun_links
from quizapp.reading.same_name import find_name_links
from quizapp.reading.standalone import SURE, standalone

__all__ = ["SURE", "find_links", "standalone"]


def find_links(sentences: Sequence[Sentence], entities: Sequence[Entity], passage: Passage) -> tuple[Link, ...]:
    """The coreference links of a passage, in text order, at most one a mention.

    Links below ``SURE`` are for choosing distractors and for study; a stem may only use the others.
    """
    mentions = find_mentions(sentences, entities)
    names = tuple(find_name_links(sentences, entities))
    links = [*names, *find_description_links(sentences, entities, mentions)]
    links += find_pronoun_links(sentences, mentions, names)
    assert all(0 <= link.start < link.end <= len(passage.text) for link in links)
    return tuple(sorted(links, key=lambda link: link.start))
