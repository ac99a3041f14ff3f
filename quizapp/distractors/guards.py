"""Truth guards: what makes a wrong answer right after all. A distractor that any guard stops is never shown.

Each guard takes the case and a distractor and says whether the distractor may also be right, or is beside the point.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from types import MappingProxyType

from quizapp.distractors.case import Case, Distractor, Form
from quizapp.distractors.figures import split_figure
from quizapp.distractors.numbers import is_compatible
from quizapp.distractors.pairs import is_list
from quizapp.distractors.wording import is_broken
from quizapp.english.lexicon import synonyms
from quizapp.english.numbers import NUMBER, read_number, read_ordinal
from quizapp.english.people import gender_of_name, is_title
from quizapp.english.places import capital_of, find_country, fold_name, is_within
from quizapp.english.wordlists import I_AND_YOU, word_set
from quizapp.model import PLACES, Argument, EntityKind, Fact, OptionKind, Role, Sentence

__all__ = ["GUARDS", "may_be_right"]

JOINING = frozenset({"conj", "appos", "flat", "compound", "nmod", "nmod:poss", "list", "parataxis"})
"""Relations that put two names into one list or make one part of the other."""
_NUMBERS = re.compile(NUMBER, re.IGNORECASE)
POINTING = word_set("earlier later this that these those here there former latter")
OFTEN, THROUGH = 3, 0.4
"""Sentences in which a name must stand before its company tells anything, and the share of the passage they span."""
TOPICAL, ENOUGH_PEOPLE = 2, 4
"""How many times as often as the next the person of the passage is named, and how many people leave a choice."""
HOUSES = (
    (frozenset({"parliament"}), frozenset({"commons", "lords"})),
    (frozenset({"congress"}), frozenset({"senate", "representatives"})),
)
"""Assemblies and the last words of their houses' names: what a house rejects its parliament has rejected too."""
SEXES = MappingProxyType({"he": "m", "his": "m", "him": "m", "himself": "m",
                          "she": "f", "her": "f", "hers": "f", "herself": "f"})  # fmt: skip
DOERS = {Role.SUBJECT: Role.AGENT, Role.AGENT: Role.SUBJECT}


def may_be_right(case: Case, distractor: Distractor) -> str:
    """The name of the guard that stops a distractor, "" when none does."""
    return next((name for name, guard in GUARDS.items() if guard(case, distractor)), "")


def _is_cut(case: Case, distractor: Distractor) -> bool:
    """A text that opens a quotation or a bracket without closing it, or points at what is not shown."""
    pointing = POINTING & set(re.findall(r"\w+", distractor.text.lower()))
    return is_broken(distractor.text) or (bool(pointing) and case.form is not Form.NAME)


def _is_the_key(case: Case, distractor: Distractor) -> bool:
    """Another form of the key: an alias, an acronym, a mention that stands for it."""
    forms, aliases = ({_bare(form) for form in found} for found in (_forms(distractor), case.aliases))
    return bool(forms & aliases)


def _forms(distractor: Distractor) -> frozenset[str]:
    """What a distractor goes by in the passage, folded."""
    return distractor.named.forms if distractor.named else frozenset({fold_name(distractor.text)})


def _bare(form: str) -> str:
    """A form without titles, punctuation, spaces and a plural's ending.

    "Washington, D.C." and "Washington DC" are one, as are "MBEs" and "MBE".
    """
    kept = "".join(word for word in form.split() if not is_title(word)) or form
    return "".join(char for char in kept if char.isalnum()).removesuffix("s")


def _may_be_a_nickname(case: Case, distractor: Distractor) -> bool:
    """An organisation spoken of all through the passage, as the key is, but never in one sentence with it.

    > Tottenham … Spurs … Tottenham … Spurs: that is one club
    """
    key, other = case.named, distractor.named
    if key is None or other is None or case.answer.kind not in {EntityKind.ORGANISATION, EntityKind.GROUP}:
        return False
    own, its = ({mention.sentence for mention in named.mentions} for named in (key, other))
    spread = THROUGH * len(case.inventory.reading.sentences)
    return not own & its and all(len(found) >= OFTEN and max(found) - min(found) >= spread for found in (own, its))


def _is_in_stem(case: Case, distractor: Distractor) -> bool:
    """Named by the stem itself."""
    figure = split_figure(distractor.text) if case.form is Form.NUMBER else None
    if figure:
        return any(read_number(found[0]) == figure.value for found in _NUMBERS.finditer(case.question.stem))
    return any(case.is_asked(form) for form in _forms(distractor))


def _holds_the_key(case: Case, distractor: Distractor) -> bool:
    """Longer or shorter than the key by some words only: *gross negligence* beside *a trial for gross negligence*."""
    if case.form not in {Form.NAME, Form.PHRASE, Form.CLAUSE} or is_list(case):
        return False
    key, other = (f" {re.sub(r'^(?:the|an?) ', '', fold_name(text))} " for text in (case.key, distractor.text))
    return key in other or other in key


def _is_listed_with_key(case: Case, distractor: Distractor) -> bool:
    """A list mate of the key, or a name that is part of it: Russia beside *Russia, Iran and Hezbollah*."""
    heads = [_head(case.sentence, first, last) for first, last in _mentions(case, distractor)]
    inside = any(case.answer.first <= head <= case.answer.last for head in heads)
    return inside or any(_root(case.sentence, head) == _root(case.sentence, case.answer.head) for head in heads)


def _mentions(case: Case, distractor: Distractor) -> Iterator[tuple[int, int]]:
    """The token ranges in the critical sentence that stand for a distractor."""
    mentions = distractor.named.mentions if distractor.named else ()
    yield from ((item.first, item.last) for item in mentions if item.sentence == case.fact.sentence)
    if distractor.argument and distractor.kind is OptionKind.MISREADING:
        yield distractor.argument.first, distractor.argument.last


def _head(sentence: Sentence, first: int, last: int) -> int:
    """The token of a range that hangs on a token outside of it."""
    return next((token.index for token in sentence.tokens[first : last + 1] if not first <= token.head <= last), last)


def _root(sentence: Sentence, index: int) -> int:
    """The first member of the list, or the whole of the name, that a token belongs to."""
    while sentence.tokens[index].deprel in JOINING and sentence.tokens[index].head >= 0:
        index = sentence.tokens[index].head
    return index


def _overlaps_on_the_map(case: Case, distractor: Distractor) -> bool:
    """A place that holds the key or lies in it."""
    if case.answer.kind not in PLACES or case.form is not Form.NAME:
        return False
    # The passage may mean the less likely of two cities: an option that may be right is worse than one too few.
    return any(is_within(*pair, readings=2) for pair in ((distractor.text, case.key), (case.key, distractor.text)))


def _is_house_of(case: Case, distractor: Distractor) -> bool:
    """A parliament beside one of its houses."""
    key, other = (fold_name(text).rpartition(" ")[2] for text in (case.key, distractor.text))
    return any({key, other} & whole and {key, other} & houses for whole, houses in HOUSES)


def _is_of_other_sex(case: Case, distractor: Distractor) -> bool:
    """Somebody whom *her* in the stem cannot mean, where it means the key: *____ won her tenth crown*."""
    said = {SEXES[word] for word in case.stem.split() if word in SEXES}
    told = gender_of_name(distractor.text) if case.answer.kind is EntityKind.PERSON else ""
    return case.fills_gap and bool(told) and said == {gender_of_name(case.key)} and told not in said


def _is_a_capital_asked_for(case: Case, distractor: Distractor) -> bool:
    """The capital of a country in the stem, where a capital is asked for."""
    if not case.is_asked("capital"):
        return False
    countries = [word for word in case.stem.split() if find_country(word)]
    return any(fold_name(capital_of(country)) == fold_name(distractor.text) for country in countries)


def _is_also_said(case: Case, distractor: Distractor) -> bool:
    """Another fact says of this what the stem asks: the same predicate, the same role, nothing that differs."""
    forms = _forms(distractor)
    return any(_names(answer, forms) and _agrees(case, fact, answer) for fact, answer in _same_predicate(case))


def _same_predicate(case: Case) -> Iterator[tuple[Fact, Argument]]:
    """The arguments of other facts that play the answer's role with the same verb or a synonym."""
    lemma = case.fact.predicate.lemma
    for verb in synonyms(lemma, "VERB") if lemma != "be" else {lemma}:
        for fact in case.inventory.facts_by_lemma.get(verb, ()):
            if fact is not case.fact:
                yield from ((fact, item) for item in fact.arguments if _same_role(item.role, case.answer.role))


def _same_role(one: Role, other: Role) -> bool:
    return one is other or DOERS.get(one) is other


def _names(argument: Argument, forms: frozenset[str]) -> bool:
    return bool({fold_name(argument.full), fold_name(argument.text)} & forms) or bool(
        argument.entity and fold_name(argument.entity.text) in forms
    )


def _agrees(case: Case, fact: Fact, answer: Argument) -> bool:
    """Whether no other argument of two facts with one predicate tells them apart."""
    others = {item.role: item for item in fact.arguments if item is not answer}
    for item in case.fact.arguments:
        rival = others.get(item.role)
        is_answer = (item.head, item.role) == (case.answer.head, case.answer.role)
        if not is_answer and rival and not _share_words(item, rival):
            return False
    return True


def _share_words(one: Argument, other: Argument) -> bool:
    """Whether two arguments have all telling words of the shorter in common."""
    first, second = (_telling(item) for item in (one, other))
    if {word for word in first if read_ordinal(word)} != {word for word in second if read_ordinal(word)}:
        return False
    return not first or not second or first <= second or second <= first


def _telling(argument: Argument) -> frozenset[str]:
    words = fold_name(argument.full or argument.text).split()
    return frozenset(word for word in words if len(word) > 3)


def _is_within_tolerance(case: Case, distractor: Distractor) -> bool:
    """A number so near the key, or so implied by its hedge, that it is right too."""
    figure, other = split_figure(case.key), split_figure(distractor.text)
    return bool(case.form is Form.NUMBER and figure and other and is_compatible(figure, other.value))


def _is_impossible(case: Case, distractor: Distractor) -> bool:
    """More than a hundred per cent where the key is less."""
    figure, other = split_figure(case.key), split_figure(distractor.text)
    if case.form is not Form.NUMBER or not figure or not other or "percent" not in _unit(case, figure.unit):
        return False
    return figure.value <= 100 < other.value


def _unit(case: Case, unit: str) -> str:
    asked = "percent" if case.answer.kind is EntityKind.PERCENT or case.is_asked("percentage") else ""
    return f"{unit.replace('%', 'percent').replace('per cent', 'percent')} {asked}"


def _is_the_topic(case: Case, distractor: Distractor) -> bool:
    """The person the passage is about, where another is the key: nobody leads the tributes to himself."""
    people = case.inventory.names.get(EntityKind.PERSON, ())
    counts = sorted((len(person.mentions) for person in people), reverse=True)
    if distractor.named not in people or len(counts) < ENOUGH_PEOPLE or distractor.named is None:
        return False
    return len(distractor.named.mentions) >= TOPICAL * counts[1]


def _speaks_of_us(case: Case, distractor: Distractor) -> bool:
    """Somebody's own words: *to move all of us*."""
    said = set(distractor.text.lower().replace("’", " ").replace("'", " ").split())
    return bool(said & I_AND_YOU) and case.form in {Form.PHRASE, Form.CLAUSE}


GUARDS: dict[str, Callable[[Case, Distractor], bool]] = {
    "broken": _is_cut,
    "the key itself": _is_the_key,
    "a nickname": _may_be_a_nickname,
    "in the stem": _is_in_stem,
    "holds the key": _holds_the_key,
    "in one list with the key": _is_listed_with_key,
    "overlaps on the map": _overlaps_on_the_map,
    "a parliament and its house": _is_house_of,
    "of the other sex": _is_of_other_sex,
    "a capital": _is_a_capital_asked_for,
    "also said": _is_also_said,
    "within tolerance": _is_within_tolerance,
    "impossible": _is_impossible,
    "the topic": _is_the_topic,
    "speaks of us": _speaks_of_us,
}
"""Every guard by its name, in the order in which they are asked: the cheap ones first."""
