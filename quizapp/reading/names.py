"""What kind of thing a name stands for: the model's label, made finer by the gazetteer and by the words around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from quizapp.english.people import group_of
from quizapp.english.places import Place, find_country, find_places
from quizapp.english.trees import text_of
from quizapp.english.wordlists import word_set
from quizapp.model import Entity, EntityKind, Sentence, Token
from quizapp.reading.name_repair import NameLike, repair_names
from quizapp.reading.name_votes import names_organisation

__all__ = ["find_groups", "find_named", "find_titles_of_works"]


LABELS = {
    "PER": EntityKind.PERSON,
    "LOC": EntityKind.PLACE,
    "ORG": EntityKind.ORGANISATION,
    "EVENT": EntityKind.EVENT,
    "WORK": EntityKind.WORK,
    "PRODUCT": EntityKind.PRODUCT,
}
EVENT = re.compile(
    r"(?:\bWorld War(?: (?:I{1,2}|One|Two|1|2))?|\b(?:War|Wars|Championships?|Cup|League|Olympics|Paralympics|Games"
    r"|Festival|Summit|Revolution|Uprising|Massacre|Holocaust|Grand Prix|Marathon|Derby|Awards?|Oscars|Brexit|Biennale"
    r"|Expo|Intifada|Genocide|Depression|Super Bowl|Open|Masters|Playoffs|Armistice|Crusades?))$"
)
PLACE = re.compile(
    r"(?:^(?:Mount|Mt|Lake|Cape|Fort|Gulf of|Bay of|Strait of|Isle of|River|Port of)\b|\b(?:River|Island|Islands|Sea"
    r"|Ocean|Lake|Mountains?|Valley|Bay|Street|Road|Avenue|Square|Park|Bridge|Airport|Station|Stadium|Beach|Desert|Forest"
    r"|Peninsula|Strait|Canal|Palace|Castle|Cathedral|Tower|Arena|Hall|Centre|Center|Plaza|Peak|Glacier|Reef|Creek|Harbour|Harbor)$)"
)
REGION = re.compile(r"\b(?:Province|Region|State|Governorate|County|Oblast|Prefecture|Territory|District|Voivodeship)$")
REGION_NOUNS = frozenset({"province", "region", "state", "governorate", "county", "oblast", "prefecture", "territory"})
CITY_NOUNS = frozenset({"city", "capital", "town"})
PLACE_NOUNS = frozenset({"village", "island", "suburb", "district", "neighbourhood", "neighborhood", "river", "lake"})
SHORT_NOUNS = word_set(
    "it tv pc cd dvd vcr pr hr vat gdp cgi ceo cfo mp mep msp qc gp dna pin sms usb gps hiv ict ufo diy suv atm"
)
"""Common nouns that are written in capitals."""
INDICES = frozenset(
    {
        "nasdaq",
        "nasdaq composite",
        "dow",
        "dow jones",
        "dow jones industrial average",
        "ftse",
        "ftse 100",
        "s&p",
        "s&p 500",
        "nikkei",
    }
    | {"nikkei 225", "dax", "cac", "cac 40", "hang seng"}
)
"""What the prices of shares are read from, named after who makes it."""
TITLE = re.compile(r"[“‘\"']([A-Z][\w’'&:!?-]*(?:[ ,:]+[\w’'&:!?-]+){0,9}?[!?]?)[”’\"'](?!\w)")
SMALL = frozenset(
    {"a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "from", "by", "with", "but", "as", "vs", "is"}
)


def find_named(sentences: Sequence[Sentence], names: Collection[NameLike]) -> Iterator[Entity]:
    """The entities of the names the model found, in the order given."""
    context = _countries_mentioned(sentences)
    for name in repair_names(sentences, names):
        sentence = sentences[name.sentence]
        text = text_of(sentence, name.first, name.last)
        if _is_short_for_a_noun(text) or text.lower().removeprefix("the ") in INDICES:
            continue
        kind = _kind(sentence, name.first, name.last, text, name.label, context)
        yield _entity(sentence, name.first, name.last, kind, name.certainty)


def _is_short_for_a_noun(text: str) -> bool:
    """Whether capitals stand for a common noun, one or several: *TV*, *the MPs*."""
    short = text.removeprefix("The ").removeprefix("the ").removesuffix("s")
    return short.isupper() and short.lower() in SHORT_NOUNS


def _kind(sentence: Sentence, first: int, last: int, text: str, label: str, context: Counter[str]) -> EntityKind:
    """The kind of a name; a nationality is a group and a country a country, whatever the model says."""
    people = sentence.tokens[last].xpos == "NNPS" and group_of(sentence.tokens[last].text)
    if people or (group_of(text) and label != "PER" and not find_country(text)):
        return EntityKind.GROUP
    if EVENT.search(text) and label != "PER":
        return EntityKind.EVENT
    kind = LABELS.get(label, EntityKind.OTHER)
    if kind is EntityKind.PLACE and names_organisation(text):
        return EntityKind.ORGANISATION
    country = find_country(text)
    if kind is EntityKind.PLACE or (country and kind in {EntityKind.ORGANISATION, EntityKind.OTHER}):
        return _place_kind(sentence, first, last, text, context)
    return kind


def _place_kind(sentence: Sentence, first: int, last: int, text: str, context: Counter[str]) -> EntityKind:
    noun = _noun_around(sentence, first, last)
    if noun in REGION_NOUNS or REGION.search(text):
        return EntityKind.REGION
    if noun in CITY_NOUNS or text.endswith(" City"):
        return EntityKind.CITY
    if noun in PLACE_NOUNS:
        return EntityKind.PLACE
    places = find_places(text)
    if _takes_article(sentence, first, last) and places and places[0].kind is EntityKind.CITY:
        return EntityKind.OTHER
    if places:
        return _likeliest(places, context).kind
    if PLACE.search(text):
        return EntityKind.PLACE
    return EntityKind.CITY if _before_its_region(sentence, last) else EntityKind.PLACE


def _takes_article(sentence: Sentence, first: int, last: int) -> bool:
    """Whether "the" stands before a name that is no part of another word's: *the Aurora*, but *the Leeds team*."""
    article = first > 0 and sentence.tokens[first - 1].text.lower() == "the"
    return article and not sentence.tokens[last].deprel.startswith(("compound", "nmod:poss", "amod"))


def _likeliest(places: Sequence[Place], context: Counter[str]) -> Place:
    """The place meant: the first, unless only another one of the name lies in a country that is mentioned.

    "Victoria" is a state in an article that speaks of Australia, "Georgia" one where the United States come up.
    """
    first = places[0]
    if context[first.name] or context[first.within]:
        return first
    return next((place for place in places[1:] if context[place.within]), first)


def _countries_mentioned(sentences: Sequence[Sentence]) -> Counter[str]:
    """How often each country is named, by name or demonym, anywhere in the passage."""
    found: Counter[str] = Counter()
    for sentence in sentences:
        for token in sentence.tokens:
            if token.upos in {"PROPN", "ADJ"} and token.text[:1].isupper():
                country = find_country(token.text)
                if country and len(find_places(token.text)) < 2:
                    found[country.name] += 1
    return found


def _noun_around(sentence: Sentence, first: int, last: int) -> str:
    """The common noun that says what a place is: "the city of X", "X province", "the coastal province of X"."""
    tokens = sentence.tokens
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after and after.lemma in REGION_NOUNS | CITY_NOUNS and after.text.islower() and after.deprel != "compound":
        return after.lemma
    before = tokens[first - 1] if first else None
    if before is None:
        return ""
    if first >= 2 and before.text.lower() == "of" and tokens[first - 2].upos == "NOUN":
        return tokens[first - 2].lemma
    joined = tokens[first].head == before.index or first <= before.head <= last
    return before.lemma if joined and before.upos == "NOUN" else ""


def _before_its_region(sentence: Sentence, last: int) -> bool:
    """ "Turnberry, Scotland": an unknown place that is followed by a comma and a larger one."""
    after = sentence.tokens[last + 1 : last + 4]
    if len(after) < 2 or after[0].text != "," or after[1].upos != "PROPN":
        return False
    larger = find_places(" ".join(token.text for token in after[1:])) or find_places(after[1].text)
    return bool(larger) and larger[0].kind in {EntityKind.COUNTRY, EntityKind.REGION}


def find_groups(sentence: Sentence, taken: set[int]) -> Iterator[Entity]:
    """The nationalities, faiths and followings of a sentence on tokens that are not taken yet."""
    for token in sentence.tokens:
        following = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else token
        pair = f"{token.text} {following.text}" if following.text[:1].isupper() else ""
        if {token.index, following.index} & taken or not token.text[:1].isupper():
            continue
        if token.text != "The" and group_of(pair):
            taken |= {token.index, following.index}
            yield _entity(sentence, token.index, following.index, EntityKind.GROUP, 0.95)
        elif group_of(token.text) and token.upos in {"ADJ", "PROPN", "NOUN"}:
            yield _entity(sentence, token.index, token.index, EntityKind.GROUP, 0.95)


def find_titles_of_works(sentence: Sentence, taken: set[int]) -> Iterator[Entity]:
    """Titles in quotation marks: several words, all but the small ones with a capital."""
    for match in TITLE.finditer(sentence.text):
        title = match[1]
        words = [word for word in re.split(r"[ ,:]+", title) if word]
        large = [word for word in words if word.lower() not in SMALL]
        if len(words) < 2 or len(large) < 2 or not all(word[0].isupper() or word[0].isdigit() for word in large):
            continue
        tokens = [t for t in sentence.tokens if match.start(1) <= t.start - sentence.start < match.end(1)]
        if tokens and not {token.index for token in tokens} & taken and not _has_finite_verb(tokens):
            yield _entity(sentence, tokens[0].index, tokens[-1].index, EntityKind.WORK, 0.7)


def _has_finite_verb(tokens: Sequence[Token]) -> bool:
    return any(token.xpos in {"VBD", "VBZ", "VBP", "MD"} and not token.text[:1].isupper() for token in tokens)


def _entity(sentence: Sentence, first: int, last: int, kind: EntityKind, certainty: float) -> Entity:
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    return Entity(kind, text_of(sentence, first, last), start, end, sentence.index, first, last, certainty)
