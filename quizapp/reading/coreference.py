"""Who or what a short mention stands for: precise rather than complete, each link with how sure it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from quizapp.english.trees import children, lower_first, text_of
from quizapp.english.wordlists import word_set
from quizapp.model import Entity, EntityKind, Link, Passage, Sentence
from quizapp.reading.discourse import Discourse
from quizapp.reading.mentions import Mention, find_mentions
from quizapp.reading.referents import resolve
from quizapp.reading.same_name import find_name_links, name_of
from quizapp.reading.standalone import SURE

__all__ = ["find_links"]


LEGAL_FORM = re.compile(r",? (?:Co|Inc|Corp|Ltd|PLC|plc|LLC)\.?$")
OFTEN, LIKELY = 4, 0.65
"""How often a passage names what it is about, and how sure a link to that must be by itself."""
CAUTION = 0.87
"""What is left of the certainty of "it", which may mean a whole clause, and of several things joined by "and"."""
LENGTHS = word_set("kilometre kilometer km mile metre meter")
DIRECTIONS = word_set(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west"
)
DESCRIBED = 0.7
"""The certainty from which "the city" is right nearly always (28 of 28 in GUM between this and 0.85)."""
LOCATED = 0.5
"""The certainty from which a mention is a place where its sentence says how far from another it lies."""
PASSED = 0.5
"""How sure it is at most that "he" is not the one its own sentence names before it."""
QUANTIFIERS = word_set("one some any many much most few several each every all both other another no more less enough")
"""What a phrase may begin with that is not made definite by "the"."""


def find_links(sentences: Sequence[Sentence], entities: Sequence[Entity], passage: Passage) -> tuple[Link, ...]:
    """The coreference links of a passage, in text order, at most one a mention.

    Links below ``SURE`` are for choosing distractors and for study; a stem may only use the others. No link leaves the
    passage's text: offsets are checked against it.
    """
    discourse = Discourse(sentences, find_mentions(sentences, entities))
    names = tuple(find_name_links(sentences, entities))
    main = _main_names(entities, names)
    short = _links_of_short_mentions(discourse, names)
    links = [*names, *(link if _is_many(link, passage) else _surer(link, main) for link in short)]
    return tuple(sorted((link for link in links if link.end <= len(passage.text)), key=lambda link: link.start))


def _main_names(entities: Sequence[Entity], names: Sequence[Link]) -> frozenset[str]:
    """The person and the organisation that a passage keeps coming back to, by their fullest names."""
    fullest = {link.end: link.name for link in names}
    found = set()
    for kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
        counts = Counter(fullest.get(entity.end, entity.text) for entity in entities if entity.kind is kind)
        ranked = [*counts.most_common(2), ("", 0)]
        if ranked[0][1] >= OFTEN and ranked[0][1] >= 2 * ranked[1][1]:
            found.add(ranked[0][0])
    return frozenset(found)


def _is_many(link: Link, passage: Passage) -> bool:
    """Whether a mention is of several: the passage's own subject is one."""
    return passage.text[link.start : link.end].lower() in {"they", "them", "their"}


def _surer(link: Link, main: frozenset[str]) -> Link:
    """A link to what the passage is about, surer than its words alone make it."""
    likely = link.name in main and link.certainty >= LIKELY
    return replace(link, certainty=max(link.certainty, SURE)) if likely else link


def _links_of_short_mentions(discourse: Discourse, names: Sequence[Link]) -> Iterator[Link]:
    """The links of pronouns and short descriptions to what the passage calls the thing."""
    for place, found in resolve(discourse, names).items():
        mention, named, nearest = (discourse.mentions[p] for p in (place, found.referent, found.nearest))
        sentence = discourse.sentences[mention.sentence]
        start, end = _start(sentence, mention), sentence.tokens[mention.head].end
        name = _name(discourse.sentences[named.sentence], named)
        if name:
            doubtful = mention.text.lower() == "it" or named.lemma == "and"
            certainty = found.certainty * (CAUTION if doubtful else 1)
            certainty = min(certainty, PASSED) if _passes_somebody(discourse, place, nearest) else certainty
            located = certainty >= LOCATED and named.sort == "place" and _is_located(sentence, mention)
            if located or (certainty >= DESCRIBED and not mention.is_pronoun):
                certainty = max(certainty, SURE)
            yield Link(start, end, _plainer(name, discourse), (nearest.start, nearest.end), round(certainty, 3))


def _passes_somebody(discourse: Discourse, place: int, nearest: Mention) -> bool:
    """Whether "he" would stand for somebody of an earlier sentence though its own names a man, or may, before it."""
    mention = discourse.mentions[place]
    if not mention.is_pronoun or mention.sort != "person" or nearest.sentence == mention.sentence:
        return False
    earlier = (discourse.mentions[number] for number in range(place - 1, -1, -1))
    beside = takewhile(lambda other: other.sentence == mention.sentence, earlier)
    named = (other for other in beside if other.entity and other.entity.kind is EntityKind.PERSON)
    return any(other.gender in {"", mention.gender} for other in named)


def _is_located(sentence: Sentence, mention: Mention) -> bool:
    """Whether a sentence says on which side of a place something lies, and how far: *It is 40 km north of Leeds*."""
    said = sentence.tokens[sentence.tokens[mention.head].head]
    beside = [said, *children(sentence, said.index, "advmod", "amod", "obl", "obl:unmarked", "nmod", "obj")]
    far = any(token.lemma in LENGTHS for token in beside)
    return mention.deprel == "nsubj" and far and any(token.lemma in DIRECTIONS for token in beside)


def _plainer(name: str, discourse: Discourse) -> str:
    """A company without its legal form, where that is what the passage mostly calls it: *Disney* for *Disney Co.*"""
    plain = LEGAL_FORM.sub("", name)
    if plain == name:
        return name
    text = " ".join(sentence.text for sentence in discourse.sentences)
    return plain if text.count(plain) > OFTEN * text.count(name) else name


def _start(sentence: Sentence, mention: Mention) -> int:
    """Where a mention begins with its article."""
    return mention.start if mention.is_pronoun else sentence.tokens[mention.head - 1].start


def _name(sentence: Sentence, mention: Mention) -> str:
    """What to call a thing: its name, else the phrase that brought it in, made definite; "" for other pronouns."""
    if mention.entity:
        return name_of(sentence, mention.entity)
    words = sentence.tokens[mention.first : mention.last + 1]
    if mention.is_pronoun or words[0].upos == "PRON":
        return ""
    last = mention.last - (words[-1].xpos == "POS")
    owned = words[0].deprel == "nmod:poss" or any(token.xpos == "POS" for token in words[:-1])
    if owned or mention.lemma == "and" or words[0].lemma in QUANTIFIERS:
        said = lower_first(sentence, mention.first, text_of(sentence, mention.first, last))
        return f"the {said[4:]}" if said.startswith("The ") else said
    first = mention.first + (words[0].upos == "DET" and len(words) > 1)
    return "the " + lower_first(sentence, first, text_of(sentence, first, last))
