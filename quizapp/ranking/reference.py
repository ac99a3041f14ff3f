"""Whether a stem says which: no "the video" of which nothing says whose, no "similar strategies"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from types import MappingProxyType

from quizapp.english.lexicon import kinds
from quizapp.english.people import kinds_of_noun
from quizapp.english.places import find_country
from quizapp.english.trees import QUOTES, children, is_quoted, subtree
from quizapp.english.wordlists import word_set
from quizapp.model import GOVERNED, Candidate, EntityKind, Reading, Sentence, Token
from quizapp.questions.wording import words_of
from quizapp.ranking.pointing import pointer_in
from quizapp.reading.dangling import LIKELY, THIRD_PERSON
from quizapp.reading.lookup import entities_in, links_in

__all__ = ["points_back"]

_YEAR = re.compile(r"\d{4}\b")
"""A year or a season says which: *the 2022/23 season*."""
LOCAL = re.compile(r"\b(?:local|nearby)\b", re.IGNORECASE)
"""What is near a place that must be named."""
NARROWING = ("nmod", "nmod:poss", "acl", "acl:relcl", "appos", "flat", "obl", "nmod:desc", "advcl:relcl")
OF = word_set("of for on between against about")
"""Prepositions that say which of its kind a noun is, whatever the parser hangs them on."""
RELATIVE = word_set("when who which that where whose")
"""Words that begin what says which."""
UNIQUE = word_set(
    "government president army military police public media press world earth sun moon economy internet parliament "
    "opposition war west east north south time age end beginning weather climate universe "
    "environment constitution law past future present day night year sea sky air rest majority number amount "
    "percentage church court prime minister king queen pope senate congress cabinet market crowd population way eye "
    "middle top bottom beginning future street ground floor door air truth law media internet web "
    "summer winter spring autumn atmosphere electorate euro dollar pound yen"
)
"""Nouns of which a reader takes "the" without asking which."""
CHANGED = word_set("new proposed planned current latest revised existing")
"""What is said of one law among others."""
PARTS = word_set("number rest majority amount percentage population middle top bottom end beginning age way rate")
"""Such nouns that need to say of what."""
GENERIC = word_set(
    "machine device event animal vehicle product system project programme program game gadget building area place site "
    "structure drug treatment scheme tool service object item material substance software"
)
"""Nouns by which a passage calls what it has named."""
WHICH = word_set("of for on between against about in at to from with by near under over behind into")
"""Prepositions that may say which of its kind a noun is."""
RULING = word_set(
    "government president army military parliament opposition economy cabinet minister king queen senate court"
)
"""Those nouns of which every country has one: alone they say nothing."""
ARMED = word_set("army military")
COURSES = word_set(
    "process system agreement scheme plan deal row bid case inquiry talks proposal project programme trial"
)
"""What there is one of in each story: *the visa process* says only what it is about."""
DEEDS = word_set("shift change move decision step announcement ruling verdict reversal response policy")
"""What a nation does more than once: *the US decision* says only whose it was."""
SUBJECTS = ("nsubj", "nsubj:pass")
CONCRETE = frozenset({"animal", "artifact", "body", "food", "location", "object", "phenomenon", "plant", "substance"})
"""Kinds of things; an event or a thought with "the" may be what the passage has told in other words."""
OFTEN = 3
"""How often a passage has a phrase that is one of its subjects."""
FIRMS = word_set(
    "company firm brand marque maker carmaker giant retailer bank studio label club team band group outfit agency"
)
"""Bodies of which a nation has many: *the Japanese maker* says only what Japan has."""
OFFICES = word_set(
    "founder chief head leader president boss director manager captain coach chairman chairwoman owner secretary "
    "minister chancellor mayor governor ceo editor author inventor creator co-founder champion"
)
"""What a body or a land has one of."""
LANDS = word_set("state nation country capital region city town province")


def points_back(candidate: Candidate, reading: Reading) -> bool:
    """Whether the stem has a definite phrase, or a comparison, that only the passage before it explains."""
    stem = candidate.question.stem
    sentence = reading.sentences[candidate.fact.sentence]
    own = candidate.fact.predicate.head
    local = bool(LOCAL.search(stem)) and not _names_a_nation(reading, sentence, stem)
    definite = [token for token in sentence.tokens if _is_definite(sentence, token)]
    return local or bool(pointer_in(stem)) or any(_dangles(reading, sentence, token, stem, own) for token in definite)


def _is_definite(sentence: Sentence, token: Token) -> bool:
    """Whether a noun has "the", for itself and not for what follows it: the *decades*-long war."""
    ahead = token.deprel == "compound" or token.head == token.index + 2
    known = {"the", "both", "all"} if children(sentence, token.index, "nummod") else {"the", "both"}
    articles = (det for det in children(sentence, token.index, "det") if det.text.lower() in known)
    return token.upos == "NOUN" and any(articles) and not (ahead and _is_hyphened(sentence, token))


def _is_hyphened(sentence: Sentence, token: Token) -> bool:
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return bool(after) and after[0].text == "-" and after[0].start == token.end


def _dangles(reading: Reading, sentence: Sentence, token: Token, stem: str, own: int) -> bool:
    """Whether a definite noun stands in the stem with nothing that says which one is meant.

    ``own`` is the head of the clause asked about, which may be what says so: *the fighting, which began in May*.
    """
    cited = is_quoted(sentence, token.index) and any(mark in stem for mark in QUOTES)
    if cited or not _stands_in(sentence, token, stem) or _is_known(reading, sentence, token, stem):
        return False
    if _is_told_before(reading, sentence, token, stem):
        return False
    clause = sentence.tokens[own]
    told = set(words_of(stem.replace("-", " "))) | set(words_of(stem))
    told |= {clause.text.lower()} if clause.lemma in told else set()
    return not (_runs_on(sentence, token, stem) or _is_narrowed(sentence, token, told))


def _is_known(reading: Reading, sentence: Sentence, token: Token, stem: str) -> bool:
    """Whether a reader needs no more than "the" to know which: of its kind there is one, or the passage is about it."""
    if token.lemma.lower() in RULING and not _names_its_nation(reading, sentence, token, stem):
        return False
    if token.lemma.lower() in PARTS and not _is_of(sentence, token):
        return False
    changed = any(child.text.lower() in CHANGED for child in children(sentence, token.index, "amod"))
    if (token.lemma.lower() in UNIQUE and not changed) or token.text[:1].isdigit():
        return True
    described = children(sentence, token.index, "amod", "compound")
    if (
        described
        and token.xpos == "NN"
        and token.deprel not in SUBJECTS
        and _comes_back(f"{described[-1].text} {token.text}", reading)
    ):
        return True
    placed = token.lemma in LANDS and _names_a_place(reading, sentence, stem)
    return placed or _is_first(reading, sentence, token)


def _is_told_before(reading: Reading, sentence: Sentence, token: Token, stem: str) -> bool:
    """Whether the thing that "the" points at stands in the stem before it: *Acme hired a man to save the company*.

    A person or a country may be another one: *the banker accused the chancellor*.
    """
    if token.lemma in LANDS or EntityKind.PERSON in kinds_of_noun(token.lemma):
        return False
    links = (link for link in links_in(reading, sentence.index) if link.end == token.end and link.certainty >= LIKELY)
    named = (text for link in links for text in (link.name, reading.passage.text[slice(*link.antecedent)]))
    before = stem[: stem.rfind(token.text)]
    return any(text in before for text in named if text.lower() not in THIRD_PERSON)


def _is_narrowed(sentence: Sentence, token: Token, told: set[str]) -> bool:
    """Whether a name, a rank or a phrase that the stem has too says which of its kind a noun is."""
    inside = [sentence.tokens[index] for index in _own_words(sentence, token)]
    if _is_one_of_many(sentence, token):
        return False
    named = [part for part in inside if _is_name(part) and part.text.lower() in told]
    nation = token.lemma in DEEDS and find_country(" ".join(part.text for part in named)) is not None
    if named and not nation:
        return True
    many = token.lemma in FIRMS | LANDS - {"capital"} or EntityKind.PERSON in kinds_of_noun(token.lemma)
    adjectives = children(sentence, token.index, "amod")
    if any(_YEAR.match(part.text) and set(words_of(part.text)) <= told for part in inside):
        return True
    if any(child.xpos == "JJS" or (child.text[:1].isupper() and not many) for child in adjectives):
        return True
    of_many = token.deprel in SUBJECTS or token.lemma in COURSES
    narrowing = children(sentence, token.index, *NARROWING, *(() if of_many else ("compound",)))
    told_which = (child for child in narrowing if child.text.lower() in told and not _is_circumstance(sentence, child))
    return any(not (nation and child in named) for child in told_which)


def _is_name(part: Token) -> bool:
    """Whether a word is a name, or a noun written like one inside its sentence: *the Cell processor*."""
    return part.upos == "PROPN" or (part.upos == "NOUN" and part.index > 1 and part.text[0].isupper())


def _own_words(sentence: Sentence, token: Token) -> Iterator[int]:
    """The tokens of a phrase without those that tell when or why something was."""
    yield token.index
    for child in children(sentence, token.index):
        if not _is_circumstance(sentence, child):
            yield from subtree(sentence, child.index)


def _is_circumstance(sentence: Sentence, child: Token) -> bool:
    """Whether a phrase tells when or why something was, not which: *the project, following a row*."""
    cases = {case.text.lower() for case in children(sentence, child.index, "case")}
    timed = child.deprel in {"nmod", "obl"} and bool(cases) and not cases & WHICH
    return timed or child.text.lower() in {"following", "including"}


def _is_of(sentence: Sentence, token: Token) -> bool:
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return bool(following) and following[0].text.lower() in WHICH


def _is_one_of_many(sentence: Sentence, token: Token) -> bool:
    """Whether a person is only described by what many are: *the Labour peer*, but *the Acme founder*."""
    person = kinds(token.lemma)[:1] == ("person",) and token.xpos == "NN"
    told = children(sentence, token.index, "nmod", "nmod:poss", "acl", "acl:relcl", "appos", "flat")
    once = any(child.text.lower() in {"former", "ex"} for child in children(sentence, token.index, "amod"))
    return person and (once or token.lemma not in UNIQUE | OFFICES) and not told


def _is_first(reading: Reading, sentence: Sentence, token: Token) -> bool:
    """Whether a passage has not had a thing's noun before, so that its "the" says there is one; no subject's."""
    thing = token.deprel not in SUBJECTS and CONCRETE & set(kinds(token.lemma)[:1]) and token.lemma not in GENERIC
    return bool(thing) and _first_sentences(reading)[token.lemma] == sentence.index


@lru_cache(maxsize=4)
def _first_sentences(reading: Reading) -> Mapping[str, int]:
    """The number of the first sentence that has each word."""
    first: dict[str, int] = {}
    for sentence in reading.sentences:
        for token in sentence.tokens:
            first.setdefault(token.lemma, sentence.index)
    return MappingProxyType(first)


def _comes_back(phrase: str, reading: Reading) -> bool:
    """Whether a passage has a phrase so often that it is one of its subjects: *the daily mile*."""
    return _lowered(reading).count(phrase.lower()) >= OFTEN


@lru_cache(maxsize=4)
def _lowered(reading: Reading) -> str:
    return reading.passage.text.lower()


def _names_a_place(reading: Reading, sentence: Sentence, stem: str) -> bool:
    """Whether a stem names a place that its nouns may be about; *US forces* and *an Australian* are in any country."""
    found = (item for item in entities_in(reading, sentence.index) if item.kind in GOVERNED)
    return any(item.text in stem and sentence.tokens[item.last].deprel != "compound" for item in found)


def _names_a_nation(reading: Reading, sentence: Sentence, stem: str) -> bool:
    """Whether a stem names a country, a region, a city or a people, so that a reader knows what is near."""
    return _names(reading, sentence, stem, GOVERNED | {EntityKind.GROUP})


def _names_its_nation(reading: Reading, sentence: Sentence, token: Token, stem: str) -> bool:
    """Whether a stem says whose government or army it is; a town tells no army."""
    towns = frozenset() if token.lemma in ARMED else GOVERNED
    return _names(reading, sentence, stem, towns | {EntityKind.COUNTRY, EntityKind.GROUP})


def _names(reading: Reading, sentence: Sentence, stem: str, kinds_told: Set[EntityKind]) -> bool:
    """Whether a stem names something of some kinds."""
    found = (item for item in entities_in(reading, sentence.index) if item.kind in kinds_told)
    return any(item.text in stem for item in found)


def _runs_on(sentence: Sentence, token: Token, stem: str) -> bool:
    """Whether what says which follows at once, in the passage and in the stem: *the dam in Calder*, *the ban on it*."""
    after = sentence.tokens[token.index + 1 : token.index + 4]
    if after and after[0].text.lower() in RELATIVE and f"{token.text} {after[0].text} ".lower() in stem.lower():
        return True
    if len(after) < 2 or after[0].upos != "ADP":
        return False
    name = next((number for number in (1, 2) if after[number:] and after[number].upos == "PROPN"), 0)
    own = any(
        child.index in range(token.index + 1, token.index + 6) for child in children(sentence, token.index, "nmod")
    )
    named = own and bool(name) and " ".join(item.text for item in (token, *after[: name + 1])).lower() in stem.lower()
    told = after[0].text.lower() in OF and f"{token.text} {after[0].text} ".lower() in stem.lower()
    return named or told


def _stands_in(sentence: Sentence, token: Token, stem: str) -> bool:
    article = next(det for det in children(sentence, token.index, "det"))
    start, end = article.start - sentence.start, token.end - sentence.start
    return sentence.text[start:end].lower() in stem.lower()
