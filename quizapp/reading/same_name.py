"""Names that are one thing: short forms of a person's name, acronyms, shortened names of organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizapp.english.people import gender_of_name, is_title, kinds_of_noun
from quizapp.english.trees import text_of
from quizapp.english.wordlists import word_set
from quizapp.model import Entity, EntityKind, Link, Sentence

__all__ = ["find_name_links", "name_of"]

SMALL = word_set("of for the and in on at to a an")
KIN = word_set(
    "father mother son daughter brother sister wife husband uncle aunt nephew niece cousin grandfather grandmother "
    "widow parent late"
)
FAMILY_FIRST = word_set(
    "cao chen cheng choi chung deng ding fan fang feng gao guo han he hu huang hwang jang jeong jiang jung kang kim "
    "kwon le lee li liang lim lin liu lu luo ma mao moon ng nguyen park peng pham qian shen shi song sun tan tang tian "
    "tran tsai vo wang wei wu xi xiao xie xu yan yang ye yoon yu yuan zeng zhang zhao zheng zhou zhu"
)
"""Family names that come before the given name, and are used alone: *Xi* for *Xi Jinping*."""
ACRONYM = re.compile(r"[A-Z][A-Z&]{2,7}s?|[A-Z]{2}")
LEGAL_FORMS = word_set("Inc Ltd LLC Corp Corporation Company Co plc PLC AG SA SE Group Holdings Limited Motors")


def find_name_links(sentences: Sequence[Sentence], entities: Sequence[Entity]) -> Iterator[Link]:
    """The links of short names to the fullest name of the same thing in the passage, in no order."""
    people = [entity for entity in entities if entity.kind is EntityKind.PERSON]
    for entity in people:
        if not _is_told_first(sentences, entity, people) and not _is_a_title(sentences, entity, people):
            yield from _person_link(sentences, entity, people)
    others = [
        entity for entity in entities if entity.kind in {EntityKind.ORGANISATION, EntityKind.EVENT, EntityKind.OTHER}
    ]
    for entity in others:
        yield from _organisation_link(sentences, entity, others)


def _full_range(sentence: Sentence, entity: Entity) -> tuple[int, int]:
    """An entity's range with the titles or the article before it: "Mr Assad", "the United Nations"."""
    first = entity.first
    if entity.kind is EntityKind.PERSON:
        while first > 0 and is_title(sentence.tokens[first - 1].text) and _is_title_of(sentence, first - 1):
            first -= 1
    elif first > 0 and sentence.tokens[first - 1].text.lower() == "the":
        governed = sentence.tokens[first - 1].head
        first -= entity.first <= governed <= entity.last
    return first, entity.last


def _is_title_of(sentence: Sentence, index: int) -> bool:
    """Whether the word before a name belongs to it: capitals, as in "Mr" or "President"."""
    token = sentence.tokens[index]
    return token.text[:1].isupper() and (token.head >= index or token.deprel in {"nmod:desc", "flat", "compound"})


def name_of(sentence: Sentence, entity: Entity) -> str:
    """The wording that names an entity on its own: with its article, without titles, and with a small first letter."""
    first, last = _full_range(sentence, entity) if entity.kind is not EntityKind.PERSON else (entity.first, entity.last)
    text = text_of(sentence, first, last)
    return text if first == entity.first else "the " + entity.text


def _person_link(sentences: Sequence[Sentence], entity: Entity, people: Sequence[Entity]) -> Iterator[Link]:
    """ "Mr Assad" → "Bashar Assad": one full name, or only one so far, ends in the short one."""
    sentence = sentences[entity.sentence]
    if len(entity.text.split()) > 1 or _is_no_mention(sentence, entity):
        return
    first, last = _full_range(sentence, entity)
    mention = text_of(sentence, first, last)
    fuller = _fuller_names(entity, people, gender_of_name(mention) if first < entity.first else "")
    names = list(dict.fromkeys(other.text for other in fuller))
    if not names:
        return
    chosen, certainty = _choose_person(sentences, entity, fuller, names)
    if entity.text == chosen.text.split()[0]:
        certainty -= 0.05
    start = sentence.tokens[first].start
    yield Link(start, entity.end, name_of(sentences[chosen.sentence], chosen), (chosen.start, chosen.end), certainty)


def _is_told_first(sentences: Sequence[Sentence], entity: Entity, people: Sequence[Entity]) -> bool:
    """Whether a surname without a title was told before its full name: *Ford made a profit, Bill Ford said*.

    Newspapers introduce people in full; what comes first may be a firm or a town.
    """
    alike = [other for other in people if other.text.split()[-1] == entity.text]
    bare = [other.sentence for other in alike if other.text == entity.text and _is_bare(sentences, other)]
    full = [other.sentence for other in alike if other.text != entity.text]
    return bool(bare and full) and min(bare) < min(full) and _is_bare(sentences, entity)


def _is_a_title(sentences: Sequence[Sentence], entity: Entity, people: Sequence[Entity]) -> bool:
    """Whether a bare name is that of a work somewhere: *the film Kinsey*, which is about Alfred Kinsey."""
    alike = (other for other in people if other.text == entity.text and _is_bare(sentences, other))
    return _is_bare(sentences, entity) and any(_follows_work(sentences[other.sentence], other) for other in alike)


def _follows_work(sentence: Sentence, entity: Entity) -> bool:
    before = sentence.tokens[entity.first - 1].text.lower() if entity.first else ""
    return EntityKind.WORK in kinds_of_noun(before)


def _is_bare(sentences: Sequence[Sentence], entity: Entity) -> bool:
    return _full_range(sentences[entity.sentence], entity)[0] == entity.first


def _is_no_mention(sentence: Sentence, entity: Entity) -> bool:
    """ "a Moreau", "the Bush administration", "the Bernoulli family": not the person."""
    before = sentence.tokens[entity.first - 1].text.lower() if entity.first else ""
    return before in {"a", "an"} or sentence.tokens[entity.last].deprel == "compound"


def _fuller_names(entity: Entity, people: Sequence[Entity], gender: str) -> list[Entity]:
    """The full names, of the title's sex, that the short name ends, or opens where that can stand alone."""
    found = []
    for other in people:
        words = other.text.split()
        opens = entity.text == words[0] and (gender_of_name(words[0]) or words[0].lower() in FAMILY_FIRST)
        if len(words) < 2 or not (entity.text == words[-1] or opens):
            continue
        if gender and gender_of_name(other.text) not in {gender, ""}:
            continue
        found.append(other)
    return found


def _choose_person(
    sentences: Sequence[Sentence], entity: Entity, fuller: Sequence[Entity], names: Sequence[str]
) -> tuple[Entity, float]:
    """The person meant and how sure that is; relatives brought in with "his late father" give way to the other."""
    if len(names) == 1:
        return fuller[0], 0.98 if fuller[0].start < entity.start else 0.95
    before = [other for other in fuller if other.start < entity.start]
    if before and len({other.text for other in before}) == 1:
        return before[0], 0.97
    leading = [other for other in before or fuller if not _is_relative(sentences[other.sentence], other)]
    if len({other.text for other in leading}) == 1:
        return leading[0], 0.93
    return (before or fuller)[-1], 0.6


def _is_relative(sentence: Sentence, entity: Entity) -> bool:
    return any(token.lemma.lower() in KIN for token in sentence.tokens[max(0, entity.first - 4) : entity.first])


def _organisation_link(sentences: Sequence[Sentence], entity: Entity, others: Sequence[Entity]) -> Iterator[Link]:
    """ "the SNA" → "the Syrian National Army"; "the Observatory" → "the Syrian Observatory for Human Rights"."""
    long, certainty = _longer_names(sentences, entity, others)
    if len({other.text for other in long}) != 1:
        return
    chosen, sentence = long[0], sentences[entity.sentence]
    in_brackets_behind_it = sentences[chosen.sentence].tokens[chosen.last].end <= entity.start <= chosen.end + 3
    if not in_brackets_behind_it:
        start = sentence.tokens[_full_range(sentence, entity)[0]].start
        name = _with_article_of(sentence, entity, name_of(sentences[chosen.sentence], chosen))
        yield Link(start, entity.end, name, (chosen.start, chosen.end), certainty)


def _longer_names(
    sentences: Sequence[Sentence], entity: Entity, others: Sequence[Entity]
) -> tuple[list[Entity], float]:
    """The names that a name may be short for, and how sure it is to be so."""
    if ACRONYM.fullmatch(entity.text):
        long = [other for other in others if _abbreviates(entity.text, other.text)]
        introduced = any(_introduces(sentences, other, entity.text) for other in long)
        return long, 0.98 if introduced else 0.96 if len(entity.text) > 2 else 0.7
    sentence = sentences[entity.sentence]
    if _is_part_of_name(sentence, *_full_range(sentence, entity)):
        return [], 0.0
    return [other for other in others if other.start < entity.start and _shortens(entity.text, other.text)], 0.95


def _with_article_of(sentence: Sentence, entity: Entity, name: str) -> str:
    """The longer name with "the" where the shorter has it, and without before the noun it describes."""
    first, last = _full_range(sentence, entity)
    if first < entity.first:
        return name if name.startswith("the ") else f"the {name}"
    return name.removeprefix("the ") if sentence.tokens[last].deprel == "compound" else name


def _is_part_of_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name is a piece of more: "University [of North Carolina]", "[European] Union", "University [staff]"."""
    before = sentence.tokens[first - 1] if first else None
    after = sentence.tokens[last + 1 : last + 2]
    capital = before is not None and before.text[:1].isupper() and before.upos in {"ADJ", "PROPN"}
    modifies = sentence.tokens[last].deprel == "compound"
    return capital or modifies or any(token.text in {"of", "for"} for token in after)


def _abbreviates(short: str, long: str) -> bool:
    """Whether letters are the initials of a name, its small words counted or not."""
    words = [word for word in re.split(r"[\s-]+", long) if word]
    letters = short.removesuffix("s").replace("&", "")
    large = "".join(word[0] for word in words if word.lower() not in SMALL)
    every = "".join(word[0] for word in words)
    return len(words) > 1 and letters.upper() in {large.upper(), every.upper()}


def _introduces(sentences: Sequence[Sentence], entity: Entity, short: str) -> bool:
    """Whether the name is followed by the short form in brackets: "World Health Organization (WHO)"."""
    after = sentences[entity.sentence].tokens[entity.last + 1 : entity.last + 4]
    return [token.text for token in after] == ["(", short, ")"]


def _shortens(short: str, long: str) -> bool:
    """Whether a name is a longer one cut to the word the rest explains, or without its legal form.

    > the Syrian Observatory for Human Rights → the Observatory; Apple Inc → Apple; *the White House → the House
    """
    words = long.split()
    if words[0] == short and all(word.rstrip(".") in LEGAL_FORMS for word in words[1:]):
        return len(words) > 1
    head = next((place for place, word in enumerate(words) if word in {"of", "for"}), len(words)) - 1
    return len(words) > 1 and words[head] == short and EntityKind.ORGANISATION in kinds_of_noun(short.lower())
